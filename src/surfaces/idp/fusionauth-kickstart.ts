import type { ClientType, Owner } from '../../model/index.ts'
import { get, items, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import {
  fieldsOf,
  flag,
  grantsIn,
  type Issuer,
  type LifetimeRow,
  literal,
  pkcePolicy,
  redirectUris,
  refreshRotation,
  set,
} from './oauth-client-fields.ts'
import { lifetime, lifetimes, tokenPolicy } from './lifetime-fields.ts'

export default defineSurface({
  id: 'fusionauth-kickstart',
  name: 'FusionAuth kickstart',
  spec: 'https://fusionauth.io/docs/get-started/download-and-install/development/kickstart',
  counts: 'oauth',
  files: ['**/*.json'],
  mentions: ['jwtConfiguration', 'oauthConfiguration'],
  format: 'jsonc',
  recognises: (root) => bodies(root).length > 0,
  *read(root): Generator<Statement> {
    for (const body of bodies(root)) {
      yield* tokens(get(body, 'tenant'), 'FusionAuth tenant')
      yield* tokens(get(body, 'application'), 'FusionAuth application')
    }
  },
})

/** Bodies of the kickstart's requests; a body in a file of its own is a document. */
function bodies(root: Node): Node[] {
  return [root, ...items(get(root, 'requests')).flatMap((request) => get(request, 'body') ?? [])].filter((body) =>
    ['tenant', 'application'].some((key) => get(body, key, 'jwtConfiguration') ?? get(body, key, 'oauthConfiguration')),
  )
}

/** https://fusionauth.io/docs/apis/tenants#request-body */
const LIFETIMES: readonly LifetimeRow[] = [
  { path: ['jwtConfiguration', 'timeToLiveInSeconds'], token: 'access', grammar: 'sec' },
  { path: ['externalIdentifierConfiguration', 'authorizationGrantIdTimeToLiveInSeconds'], token: 'code', grammar: 'sec' },
  { path: ['externalIdentifierConfiguration', 'deviceCodeTimeToLiveInSeconds'], token: 'device-code', grammar: 'sec' },
  { path: ['ssoConfiguration', 'deviceTrustTimeToLiveInSeconds'], token: 'session', grammar: 'sec' },
  { path: ['httpSessionMaxInactiveInterval'], token: 'session-idle', grammar: 'sec' },
]

function* tokens(node: Node | undefined, what: string): Generator<Statement> {
  if (node?.kind !== 'map') return
  const name = literal(get(node, 'name'))
  const owner: Owner = { what, ...(name ? { name } : {}), product: 'fusionauth' }
  const oauth = get(node, 'oauthConfiguration')
  const clientType = typeOf(oauth)
  const usage = get(node, 'jwtConfiguration', 'refreshTokenUsagePolicy')
  const rotates = { OneTimeUse: true, Reusable: false }[literal(usage) ?? '']
  const issuer: Issuer = { owner, clientType, rotates }
  yield* lifetimes(node, LIFETIMES, issuer)
  yield* refreshTokens(get(node, 'jwtConfiguration'), issuer)
  if (usage && rotates !== undefined)
    yield refreshRotation(owner, clientType, set(rotates, usage), 'jwtConfiguration.refreshTokenUsagePolicy: OneTimeUse')
  if (!oauth) return
  yield* grantsIn(get(oauth, 'enabledGrants'), owner, clientType)
  const pkce = get(oauth, 'proofKeyForCodeExchangePolicy')
  const fix = 'oauthConfiguration.proofKeyForCodeExchangePolicy: Required'
  const policy = literal(pkce)
  if (pkce && policy === 'NotRequired') yield pkcePolicy(owner, 'client', clientType, set('optional', pkce), fix)
  else if (pkce && policy) yield pkcePolicy(owner, 'client', clientType, set('S256', pkce), fix)
  yield* redirectUris(get(oauth, 'authorizedRedirectURLs'), owner)
}

/** A sliding window renews itself at each use, so that only a maximum ends the token. */
function* refreshTokens(jwt: Node | undefined, issuer: Issuer): Generator<Statement> {
  const fields = fieldsOf(jwt)
  const ttl = fields.get('refreshTokenTimeToLiveInMinutes')
  const expiration = fields.get('refreshTokenExpirationPolicy')
  const policy = literal(expiration)
  const key = 'jwtConfiguration.refreshTokenTimeToLiveInMinutes'
  const sliding = policy === 'SlidingWindow' || policy === 'SlidingWindowWithMaximumLifetime'
  if (ttl) yield* lifetime(ttl, { token: sliding ? 'refresh-idle' : 'refresh', grammar: 'min', key }, issuer)
  if (expiration && policy === 'SlidingWindow') {
    yield tokenPolicy(
      'refresh',
      { lifetime: set('never', expiration), written: 'SlidingWindow' },
      'jwtConfiguration.refreshTokenExpirationPolicy',
      issuer,
    )
  }
  const most = get(jwt, 'refreshTokenSlidingWindowConfiguration', 'maximumTimeToLiveInMinutes')
  if (most && policy === 'SlidingWindowWithMaximumLifetime') {
    yield* lifetime(
      most,
      { token: 'refresh', grammar: 'min', key: 'jwtConfiguration.refreshTokenSlidingWindowConfiguration.maximumTimeToLiveInMinutes' },
      issuer,
    )
  }
  const grace = get(jwt, 'refreshTokenOneTimeUseConfiguration', 'gracePeriodInSeconds')
  if (grace && issuer.rotates)
    yield* lifetime(
      grace,
      { token: 'rotation-grace', grammar: 'sec', key: 'jwtConfiguration.refreshTokenOneTimeUseConfiguration.gracePeriodInSeconds' },
      issuer,
    )
}

function typeOf(oauth: Node | undefined): ClientType {
  const policy = literal(get(oauth, 'clientAuthenticationPolicy'))
  if (policy) return policy === 'Required' ? 'confidential' : 'public'
  const requires = flag(get(oauth, 'requireClientAuthentication'))
  return requires === undefined ? 'unknown' : requires ? 'confidential' : 'public'
}
