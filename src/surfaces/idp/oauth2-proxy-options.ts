import type { Owner } from '../../model/index.ts'
import { get, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { plainEndpoints } from '../documents/document-checks.ts'
import {
  authorizationRequest,
  fieldsOf,
  flag,
  isDynamic,
  isOnThisMachine,
  type LifetimeRow,
  literal,
  redirectUris,
  scopes,
  set,
  unset,
} from './oauth-client-fields.ts'
import { lifetimes } from './lifetime-fields.ts'

const OWNER: Owner = { what: 'oauth2-proxy', product: 'oauth2-proxy' }

/** Whether a map is the flat configuration: https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview */
export function isProxyConfig(node: Node): boolean {
  const fields = fieldsOf(node)
  return (fields.has('client_id') || fields.has('provider')) && OPTIONS.some((key) => fields.has(key))
}

const OPTIONS = [
  'cookie_secret',
  'cookie_secure',
  'email_domains',
  'upstreams',
  'http_address',
  'cookie_expire',
  'whitelist_domains',
  'skip_provider_button',
  'pass_access_token',
  'set_xauthrequest',
]

/** Go durations: a week when unset; zero is a cookie that dies with the browser. */
const LIFETIMES: readonly LifetimeRow[] = [
  { path: ['cookie_expire'], token: 'session', grammar: 'go', special: { '0': 'default', '0s': 'default', '0h0m0s': 'default' } },
]

/** The flat configuration, in TOML. */
export function* readProxyConfig(node: Node): Generator<Statement> {
  yield* challenge(node, get(node, 'code_challenge_method'), literal(get(node, 'provider')))
  yield* lifetimes(node, LIFETIMES, { owner: OWNER, clientType: 'confidential' })
  yield* scopes(get(node, 'scope'), 'request', OWNER, providerOf(literal(get(node, 'provider'))))
  yield* redirectUris(get(node, 'redirect_url'), OWNER)
  yield* transport(node)
  yield* plainEndpoints(['oidc_issuer_url', 'login_url', 'redeem_url', 'oidc_jwks_url'].map((key) => get(node, key)))
}

/** That no challenge is sent, where the options are seen and say none. */
export function* challengeMissing(node: Node): Generator<Statement> {
  if (!get(node, 'code_challenge_method')) yield* challenge(node, undefined, literal(get(node, 'provider')))
}

/** Switches for a machine of one's own that others can reach; one that only its own people reach needs none of them. */
function* transport(node: Node): Generator<Statement> {
  if (isOnThisMachine(literal(get(node, 'redirect_url')) ?? '')) return
  for (const [key, unsafe, problem] of SWITCHES) {
    const value = get(node, key)
    if (value && flag(value) === unsafe) yield { kind: 'transportSetting', problem, written: `${key} = ${unsafe}`, at: value.at }
  }
}

const SWITCHES = [
  ['ssl_insecure_skip_verify', true, 'verification-off'],
  ['ssl_upstream_insecure_skip_verify', true, 'verification-off'],
  ['cookie_secure', false, 'insecure-cookie'],
] as const

/** Whether a map is an entry of `providers` in the alpha configuration. */
export function isProxyProvider(node: Node): boolean {
  const fields = fieldsOf(node)
  return fields.has('clientID') && (fields.has('provider') || fields.has('oidcConfig') || fields.has('loginURL'))
}

/** A provider of the alpha configuration: https://oauth2-proxy.github.io/oauth2-proxy/configuration/alpha-config */
export function* readProxyProvider(node: Node): Generator<Statement> {
  const provider = literal(get(node, 'provider'))
  yield* challenge(node, get(node, 'code_challenge_method') ?? get(node, 'codeChallengeMethod'), provider)
  yield* plainEndpoints([get(node, 'oidcConfig', 'issuerURL'), get(node, 'loginURL'), get(node, 'redeemURL')])
  yield* scopes(get(node, 'scope'), 'request', OWNER, providerOf(provider))
}

/** Sent only when the method is set; GitHub took no challenge for long, so that its absence there is left alone. */
function* challenge(node: Node, method: Node | undefined, provider: string | undefined): Generator<Statement> {
  const word = literal(method)
  if (method && (word === 'S256' || word === 'plain')) yield authorizationRequest(OWNER, 'confidential', set(word, method))
  else if (!isDynamic(method) && provider !== 'github' && !(node.kind === 'map' && node.open))
    yield authorizationRequest(OWNER, 'confidential', unset(node))
}

function providerOf(name: string | undefined): string | undefined {
  return { google: 'Google', github: 'GitHub', gitlab: 'GitLab', 'entra-id': 'Microsoft', azure: 'Microsoft' }[name ?? '']
}
