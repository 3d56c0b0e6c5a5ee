import type { ClientType, Owner } from '../../model/index.ts'
import { get, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import {
  flag,
  grantsIn,
  implicitResponses,
  isOpen,
  type Issuer,
  type LifetimeRow,
  literal,
  pkcePolicy,
  redirectUris,
  refreshRotation,
  scopes,
  set,
  unset,
  words,
} from './oauth-client-fields.ts'
import { lifetime, lifetimes, tokenPolicy } from './lifetime-fields.ts'
import { defineTerraformSurface, lacking, resourceOwner, type TerraformReader, type TerraformResource } from './terraform.ts'
import { oktaTypes } from '../../knowledge/words/resources.ts'

export const okta: TerraformReader = {
  types: oktaTypes.pattern,
  words: ['okta_app_oauth', 'okta_auth_server_policy_rule', 'okta_policy_rule_signon'],
  *read(resources): Generator<Statement> {
    for (const resource of resources) {
      if (resource.type.value === 'okta_app_oauth') yield* app(resource)
      else if (resource.type.value === 'okta_auth_server_policy_rule') yield* tokenRule(resource)
      else if (resource.type.value === 'okta_app_oauth_api_scope')
        yield* scopes(get(resource.body, 'scopes'), 'allowed', resourceOwner('Okta API grant', 'okta', resource), 'Okta')
      else
        yield* lifetimes(resource.body, SESSIONS, {
          owner: resourceOwner('Okta sign-on rule', 'okta', resource, 'name'),
          clientType: 'unknown',
        })
    }
  },
}

export default defineTerraformSurface({
  id: 'terraform-okta',
  name: 'Okta applications and token policies in Terraform',
  spec: 'https://registry.terraform.io/providers/okta/okta/latest/docs/resources/app_oauth',
  ...okta,
})

function* app(resource: TerraformResource): Generator<Statement> {
  const { body } = resource
  if (literal(get(body, 'status')) === 'INACTIVE') return
  const owner = resourceOwner('Okta app', 'okta', resource, 'label')
  const type = literal(get(body, 'type'))
  const clientType = typeOf(body, type)
  const grants = get(body, 'grant_types')
  const names = words(grants).map(({ value }) => value)
  yield* grantsIn(grants, owner, clientType)
  // Okta wants `response_types = ["token"]` for services, which never see an authorization endpoint.
  const machine = type === 'service' || (names.length > 0 && !isOpen(grants) && names.every((name) => name === 'client_credentials'))
  if (!machine && !names.includes('implicit')) yield* implicitResponses(get(body, 'response_types'), owner, clientType)
  yield* redirects(body, owner, type === 'native' || undefined)
  if (!machine && (names.length === 0 || names.includes('authorization_code'))) yield* pkce(resource, owner, clientType)
  if (names.includes('refresh_token')) yield* rotation(resource, owner, clientType)
}

/** `web` and `service` keep a secret unless they say that they have none. */
function typeOf(body: Node, type: string | undefined): ClientType {
  const method = literal(get(body, 'token_endpoint_auth_method'))
  if (method) return method === 'none' ? 'public' : 'confidential'
  return type === 'browser' || type === 'native' ? 'public' : type === 'web' || type === 'service' ? 'confidential' : 'unknown'
}

function* redirects(body: Node, owner: Owner, native: true | undefined): Generator<Statement> {
  const wildcard = get(body, 'wildcard_redirect')
  const list = get(body, 'redirect_uris')
  yield* redirectUris(list, owner, { native })
  if (wildcard && literal(wildcard) === 'SUBDOMAIN' && !words(list).some(({ value }) => value.includes('*'))) {
    yield { kind: 'redirectUri', owner, matching: 'pattern', native, development: false, at: wildcard.at }
  }
}

/** Browser and native apps have it by default, so only a written switch is judged. */
function* pkce({ body }: TerraformResource, owner: Owner, clientType: ClientType): Generator<Statement> {
  const required = get(body, 'pkce_required')
  const value = flag(required)
  if (required && value !== undefined)
    yield pkcePolicy(owner, 'client', clientType, set(value ? 'S256' : 'optional', required), 'pkce_required = true')
}

function* rotation({ type, body }: TerraformResource, owner: Owner, clientType: ClientType): Generator<Statement> {
  const fix = 'refresh_token_rotation = "ROTATE"'
  const written = get(body, 'refresh_token_rotation')
  const rotates = { ROTATE: true, STATIC: false }[literal(written) ?? '']
  if (written && rotates !== undefined) yield refreshRotation(owner, clientType, set(rotates, written), fix)
  // STATIC unless set: https://developer.okta.com/docs/guides/refresh-tokens/main/; single-page apps rotate.
  else if (lacking(body, 'refresh_token_rotation') && literal(get(body, 'type')) !== 'browser')
    yield refreshRotation(owner, clientType, unset(type), fix)
  const leeway = get(body, 'refresh_token_leeway')
  if (leeway && rotates)
    yield* lifetime(leeway, { token: 'rotation-grace', grammar: 'sec', key: 'refresh_token_leeway' }, { owner, clientType })
}

/** Minutes; an hour for access tokens when unset, a week without use for refresh tokens. */
const TOKENS: readonly LifetimeRow[] = [
  { path: ['access_token_lifetime_minutes'], token: 'access', grammar: 'min' },
  { path: ['refresh_token_lifetime_minutes'], token: 'refresh', grammar: 'min', special: { '0': 'never' } },
  { path: ['refresh_token_window_minutes'], token: 'refresh-idle', grammar: 'min' },
]

/** Minutes; `0` turns the maximum off. */
const SESSIONS: readonly LifetimeRow[] = [
  { path: ['session_lifetime'], token: 'session', grammar: 'min', special: { '0': 'never' } },
  { path: ['session_idle'], token: 'session-idle', grammar: 'min' },
]

function* tokenRule(resource: TerraformResource): Generator<Statement> {
  const { body, type } = resource
  if (literal(get(body, 'status')) === 'INACTIVE') return
  const owner = resourceOwner('Okta token policy rule', 'okta', resource, 'name')
  const issuer: Issuer = { owner, clientType: 'unknown' }
  yield* lifetimes(body, TOKENS, issuer)
  const grants = get(body, 'grant_type_whitelist')
  yield* grantsIn(grants, owner, 'unknown')
  yield* scopes(get(body, 'scope_whitelist'), 'allowed', owner)
  // Without a lifetime refresh tokens have no absolute end, but one after a week without use.
  const refreshes = words(grants).some(({ value }) => value === 'authorization_code' || value === 'password')
  const endless = lacking(body, 'refresh_token_lifetime_minutes') && refreshes
  if (endless)
    yield tokenPolicy('refresh', { lifetime: unset(type), written: '', effective: 'never' }, 'refresh_token_lifetime_minutes', issuer)
  if (lacking(body, 'refresh_token_window_minutes') && (endless || literal(get(body, 'refresh_token_lifetime_minutes')) === '0')) {
    yield tokenPolicy('refresh-idle', { lifetime: set(WEEK, type), written: '7 days by default' }, 'refresh_token_window_minutes', issuer)
  }
}

const WEEK = 7 * 24 * 3600
