import type { ClientType } from '../../model/index.ts'
import { get, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { grantEnabled, isOpen, type LifetimeRow, literal, redirectUris, words } from './oauth-client-fields.ts'
import { lifetimes } from './lifetime-fields.ts'
import { blocksOf, defineTerraformSurface, resourceOwner, type TerraformReader, type TerraformResource } from './terraform.ts'

export const zitadel: TerraformReader = {
  types: /^zitadel_(?:application_(?:oidc|v2)|default_oidc_settings)$/,
  words: ['zitadel_'],
  *read(resources): Generator<Statement> {
    for (const resource of resources) {
      if (resource.type.value === 'zitadel_default_oidc_settings')
        yield* lifetimes(resource.body, LIFETIMES, {
          owner: { what: 'Zitadel', product: 'zitadel' },
          clientType: 'unknown',
          rotates: true,
        })
      else if (resource.type.value === 'zitadel_application_oidc') yield* application(resource, resource.body)
      else for (const block of blocksOf(resource.body, 'oidc')) yield* application(resource, block)
    }
  },
}

export default defineTerraformSurface({
  id: 'terraform-zitadel',
  name: 'Zitadel applications and lifetimes in Terraform',
  spec: 'https://registry.terraform.io/providers/zitadel/zitadel/latest/docs/resources/application_oidc',
  ...zitadel,
})

/**
 * Go durations, all of them required:
 * https://registry.terraform.io/providers/zitadel/zitadel/latest/docs/resources/default_oidc_settings
 */
const LIFETIMES: readonly LifetimeRow[] = [
  { path: ['access_token_lifetime'], token: 'access', grammar: 'go' },
  { path: ['id_token_lifetime'], token: 'id', grammar: 'go' },
  { path: ['refresh_token_idle_expiration'], token: 'refresh-idle', grammar: 'go' },
  { path: ['refresh_token_expiration'], token: 'refresh', grammar: 'go' },
]

/** PKCE is no setting here: Zitadel asks every client without a secret for it. */
function* application(resource: TerraformResource, body: Node): Generator<Statement> {
  const owner = resourceOwner('Zitadel application', 'zitadel', resource, 'name')
  const method = literal(get(body, 'auth_method_type'))
  const clientType: ClientType = method === undefined ? 'unknown' : method === 'OIDC_AUTH_METHOD_TYPE_NONE' ? 'public' : 'confidential'
  const responses = get(body, 'response_types')
  const token = words(responses).find(({ value }) => value === 'OIDC_RESPONSE_TYPE_ID_TOKEN_TOKEN')
  const idToken = words(responses).find(({ value }) => value === 'OIDC_RESPONSE_TYPE_ID_TOKEN')
  const implicit = words(get(body, 'grant_types')).find(({ value }) => value === 'OIDC_GRANT_TYPE_IMPLICIT')
  // What the grant hands out is said by the response types.
  const grant = idToken && !token && !isOpen(responses) ? 'id_token' : 'implicit'
  const at = implicit ?? token ?? idToken
  if (at) yield grantEnabled(owner, clientType, grant, at.at)
  yield* redirectUris(get(body, 'redirect_uris'), owner, {
    native: literal(get(body, 'app_type')) === 'OIDC_APP_TYPE_NATIVE' || undefined,
  })
}
