import { get, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { readAuth0Part } from './auth0.ts'
import { defineTerraformSurface, renamed, type TerraformReader, type TerraformResource } from './terraform.ts'
import { own } from '../../text/own.ts'

/** Attributes have the names of the Management API, which the Deploy CLI has as well. */
const PARTS: Readonly<Record<string, Parameters<typeof readAuth0Part>[1]>> = {
  auth0_client: 'client',
  auth0_resource_server: 'api',
  auth0_tenant: 'tenant',
  auth0_client_grant: 'grant',
}

export const auth0: TerraformReader = {
  types: /^auth0_(?:client|resource_server|tenant|client_grant|client_credentials)$/,
  words: ['auth0_client', 'auth0_resource_server', 'auth0_tenant'],
  *read(resources): Generator<Statement> {
    const methods = authenticationMethods(resources)
    for (const { type, name, body } of resources) {
      const part = own(PARTS, type.value)
      if (!part) continue
      yield* readAuth0Part(
        part === 'grant'
          ? (renamed(body, { scopes: 'scope' }) ?? body)
          : part === 'client'
            ? withMethod(body, methods.get(name.value))
            : body,
        part,
      )
    }
  },
}

export default defineTerraformSurface({
  id: 'terraform-auth0',
  name: 'Auth0 clients, APIs and tenants in Terraform',
  spec: 'https://registry.terraform.io/providers/auth0/auth0/latest/docs/resources/client',
  ...auth0,
})

/** How clients sign in is a resource of its own: `client_id = auth0_client.desk.id`. */
function authenticationMethods(resources: readonly TerraformResource[]): ReadonlyMap<string, Node> {
  const methods = new Map<string, Node>()
  for (const { type, body } of resources) {
    const id = type.value === 'auth0_client_credentials' ? get(body, 'client_id') : undefined
    const client = id?.kind === 'dynamic' ? /^auth0_client\.([\w-]+)\./.exec(id.variable ?? '')?.[1] : undefined
    const method = get(body, 'authentication_method')
    if (client && method) methods.set(client, method)
  }
  return methods
}

function withMethod(body: Node, method: Node | undefined): Node {
  if (body.kind !== 'map' || !method || get(body, 'token_endpoint_auth_method')) return body
  return {
    ...body,
    entries: [...body.entries, { key: { value: 'token_endpoint_auth_method', at: method.at }, value: method, at: method.at }],
  }
}
