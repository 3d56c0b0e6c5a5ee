import type { Owner } from '../../model/index.ts'
import { get, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { readKeycloak } from './keycloak.ts'
import { flag, type Issuer, type LifetimeRow, literal, refreshRotation, set, unset } from './oauth-client-fields.ts'
import { lifetimes, tokenPolicy } from './lifetime-fields.ts'
import { defineTerraformSurface, lacking, renamed, resourceOwner, type TerraformReader, type TerraformResource } from './terraform.ts'
import { own } from '../../text/own.ts'

export const keycloak: TerraformReader = {
  types: /^keycloak_(?:realm|openid_client)$/,
  words: ['keycloak_openid_client', 'keycloak_realm'],
  *read(resources): Generator<Statement> {
    const hasPublic = resources.some(({ body }) => literal(get(body, 'access_type')) === 'PUBLIC')
    for (const resource of resources) yield* resource.type.value === 'keycloak_realm' ? realm(resource, hasPublic) : client(resource)
  },
}

export default defineTerraformSurface({
  id: 'terraform-keycloak',
  name: 'Keycloak realms and clients in Terraform',
  spec: 'https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/openid_client',
  ...keycloak,
})

/** The provider's names for those of a realm export. */
const NAMES: Readonly<Record<string, string>> = {
  client_id: 'clientId',
  enabled: 'enabled',
  standard_flow_enabled: 'standardFlowEnabled',
  implicit_flow_enabled: 'implicitFlowEnabled',
  direct_access_grants_enabled: 'directAccessGrantsEnabled',
  valid_redirect_uris: 'redirectUris',
}

const ATTRIBUTES: Readonly<Record<string, string>> = {
  pkce_code_challenge_method: 'pkce.code.challenge.method',
  access_token_lifespan: 'access.token.lifespan',
  client_session_idle_timeout: 'client.session.idle.timeout',
  client_session_max_lifespan: 'client.session.max.lifespan',
  client_offline_session_idle_timeout: 'client.offline.session.idle.timeout',
  client_offline_session_max_lifespan: 'client.offline.session.max.lifespan',
  use_refresh_tokens: 'use.refresh.tokens',
}

/** What the provider sends for an absent attribute: flows are off. */
const OFF = ['standard_flow_enabled', 'implicit_flow_enabled', 'direct_access_grants_enabled']

/** A client as an export has it; every node keeps its place, and an absence is said of the line that names the resource. */
function* client({ type, body }: TerraformResource): Generator<Statement> {
  const access = get(body, 'access_type')
  const kind = literal(access)
  if (body.kind !== 'map' || !access || kind === 'BEARER-ONLY') return
  const word = (name: string, value: Node) => ({ key: { value: name, at: value.at }, value, at: value.at })
  const off: Node = { kind: 'scalar', value: false, at: type.at }
  const isPublic: Node = kind ? { kind: 'scalar', value: kind === 'PUBLIC', at: access.at } : { kind: 'dynamic', at: access.at }
  const attributes = body.entries.flatMap(({ key, value }) =>
    Object.hasOwn(ATTRIBUTES, key.value) ? [word(own(ATTRIBUTES, key.value) as string, value)] : [],
  )
  const absent = OFF.filter((name) => lacking(body, name)).map((name) => word(own(NAMES, name) as string, off))
  const renames = renamed(body, NAMES)
  yield* inTerraform(
    readKeycloak({
      kind: 'map',
      open: body.open,
      at: type.at,
      entries: [
        ...(renames?.kind === 'map' ? renames.entries : []),
        ...absent,
        word('publicClient', isPublic),
        word('attributes', { kind: 'map', entries: attributes, open: body.open, at: type.at }),
      ],
    }),
  )
}

function* inTerraform(statements: Iterable<Statement>): Generator<Statement> {
  const names = Object.entries(ATTRIBUTES)
  for (const statement of statements) {
    if (statement.kind === 'pkcePolicy') yield { ...statement, fix: 'pkce_code_challenge_method = "S256"' }
    else if (statement.kind === 'tokenPolicy')
      yield { ...statement, key: names.find(([, attribute]) => statement.key.includes(`"${attribute}"`))?.[0] ?? statement.key }
    else yield statement
  }
}

/** Go durations: https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/realm */
const LIFETIMES: readonly LifetimeRow[] = [
  { path: ['access_token_lifespan'], token: 'access', grammar: 'go' },
  { path: ['access_token_lifespan_for_implicit_flow'], token: 'access', grammar: 'go' },
  { path: ['access_code_lifespan'], token: 'code', grammar: 'go' },
  { path: ['oauth2_device_code_lifespan'], token: 'device-code', grammar: 'go' },
  { path: ['sso_session_idle_timeout'], token: 'session-idle', grammar: 'go' },
  { path: ['sso_session_max_lifespan'], token: 'session', grammar: 'go' },
  { path: ['sso_session_idle_timeout_remember_me'], token: 'session-idle', grammar: 'go' },
  { path: ['sso_session_max_lifespan_remember_me'], token: 'session', grammar: 'go' },
  { path: ['client_session_idle_timeout'], token: 'refresh-idle', grammar: 'go' },
  { path: ['client_session_max_lifespan'], token: 'refresh', grammar: 'go' },
  { path: ['offline_session_idle_timeout'], token: 'refresh-idle', grammar: 'go' },
].map((row) => ({ ...row, special: { '0': 'default', '0s': 'default' } }) as LifetimeRow)

function* realm(resource: TerraformResource, hasPublic: boolean): Generator<Statement> {
  const { type, body } = resource
  const owner: Owner = resourceOwner('Keycloak realm', 'keycloak', resource, 'realm')
  const revoke = get(body, 'revoke_refresh_token')
  const reuse = get(body, 'refresh_token_max_reuse')
  const revokes = flag(revoke)
  const reuses = Number(literal(reuse) ?? 0) > 0
  const clientType = hasPublic ? 'public' : 'unknown'
  const issuer: Issuer = { owner, clientType, rotates: revoke && revokes === undefined ? undefined : revokes === true && !reuses }
  yield* lifetimes(body, LIFETIMES, issuer)
  const limited = get(body, 'offline_session_max_lifespan_enabled')
  const max = get(body, 'offline_session_max_lifespan')
  if (limited && flag(limited) === false)
    yield tokenPolicy('refresh', { lifetime: set('never', limited), written: 'false' }, 'offline_session_max_lifespan_enabled', issuer)
  else if (max && flag(limited) === true)
    yield* lifetimes(body, [{ path: ['offline_session_max_lifespan'], token: 'refresh', grammar: 'go' }], issuer)

  if (revokes === true && reuse && reuses) yield refreshRotation(owner, clientType, set(false, reuse), 'refresh_token_max_reuse = 0')
  else if (revoke && revokes === false) yield refreshRotation(owner, clientType, set(false, revoke), 'revoke_refresh_token = true')
  else if (hasPublic && lacking(body, 'revoke_refresh_token'))
    yield refreshRotation(owner, clientType, unset(type), 'revoke_refresh_token = true')
}
