import { singleCalls } from '../../knowledge/libraries/single-calls.ts'
import { packagesIn } from '../../knowledge/libraries/row.ts'
import {
  callsThat,
  fold,
  functionOf,
  isOpen,
  property,
  propertyNode,
  results,
  textAt,
  versionOf,
  type Ast,
  type Call,
  type Module,
} from '../../program/index.ts'
import { PASSWORD } from './password-words.ts'
import { optionPolicy, policyOf, SECONDS, type PolicyFacts } from './policy.ts'
import { entryOf } from './settings.ts'
import type { ClientType, Owner, PkcePolicy, TokenPolicy } from '../../model/index.ts'
import { boolean, get, items, type Node, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import type { Span } from '../../text/source.ts'
import { defineCodeSurface } from '../reading/surface.ts'
import { ofProvider } from '../idp/lifetime-fields.ts'
import { grantsIn, implicitResponses, pkcePolicy, redirectUris, refreshRotation, set } from '../idp/oauth-client-fields.ts'

const PACKAGES = singleCalls.flatMap((row) => (row.means === 'makes-oidc-provider' ? packagesIn(row) : []))

/** `new Provider(issuer, configuration)` of oidc-provider. */
export default defineCodeSurface({
  id: 'code-oidc-provider',
  name: 'oidc-provider',
  spec: 'https://github.com/panva/node-oidc-provider/blob/main/docs/README.md',
  counts: 'code',
  inTests: [[PASSWORD]],
  mentions: PACKAGES,
  *read(module): Generator<Reading> {
    for (const { call } of callsThat(module, singleCalls, 'makes-oidc-provider')) yield* provider(module, call)
  },
})

/** `ttl`, in seconds. */
const TTL: readonly (readonly [string, TokenPolicy['token']])[] = [
  ['AccessToken', 'access'],
  ['ClientCredentials', 'access'],
  ['AuthorizationCode', 'code'],
  ['DeviceCode', 'device-code'],
  ['BackchannelAuthenticationRequest', 'state'],
  ['RefreshToken', 'refresh'],
  ['IdToken', 'id'],
  ['Session', 'session'],
]

function* provider(module: Module, call: Call): Generator<Reading> {
  const options = call.argument(1)
  const name = call.argument(0)
  const issuer = textAt(module, name)?.value
  const owner: Owner = { what: 'oidc-provider', ...(issuer ? { name: issuer } : {}), product: 'oidc-provider' }
  const folded = options && fold(module, options)
  if (!options || folded?.kind !== 'map') return
  const clients = items(get(folded, 'clients'))
  const clientType = typeOf(clients)
  yield* pkce(module, options, owner, clientType)
  const rotate = propertyNode(module, options, 'rotateRefreshToken')
  const rotates = rotate && constant(module, rotate.value)
  if (rotate && rotates !== undefined)
    yield refreshRotation(owner, clientType, { is: 'set', value: rotates, at: module.span(rotate) }, 'rotateRefreshToken: true')
  for (const [key, token] of TTL) {
    const facts: PolicyFacts = {
      owner,
      token,
      key: `ttl.${key}`,
      clientType,
      ...(rotates === undefined || token !== 'refresh' ? {} : { rotates }),
      ...(token === 'session' && { opens: [ofProvider(owner, module.span(options))] }),
    }
    yield* lifetimeOf(module, options, key, facts)
  }
  yield* revocation(module, options, folded, owner, call.at)
  yield* implicitResponses(get(folded, 'responseTypes'), owner, clientType)
  for (const client of clients) yield* clientReadings(client)
}

/** Public as soon as one client has no authentication: rotation and PKCE are for that one. */
function typeOf(clients: readonly Node[]): ClientType {
  if (clients.length === 0) return 'unknown'
  const methods = clients.map((client) => string(get(client, 'token_endpoint_auth_method'))?.value)
  if (methods.includes('none')) return 'public'
  return clients.every((client) => get(client, 'client_secret') ?? get(client, 'jwks_uri') ?? get(client, 'jwks'))
    ? 'confidential'
    : 'unknown'
}

/** A boolean, or a function that always gives the same one. */
function constant(module: Module, node: Ast): boolean | undefined {
  const fn = functionOf(module, node)
  if (!fn) return boolean(fold(module, node))
  const answers = results(module, fn).map((one) => boolean(fold(module, one)))
  return answers.length > 0 && answers.every((one) => one === answers[0]) ? answers[0] : undefined
}

/** Version 9 requires PKCE of public clients by itself; version 8 asks `methods`. */
function* pkce(module: Module, options: Ast, owner: Owner, clientType: ClientType): Generator<PkcePolicy> {
  const required = propertyNode(module, property(module, options, 'pkce'), 'required')
  const value = required && constant(module, required.value)
  const fix = 'pkce: { required: () => true }'
  if (required && value === false)
    yield pkcePolicy(owner, 'server', clientType, { is: 'set', value: 'optional', at: module.span(required) }, fix)
  const methods = property(module, options, 'pkce', 'methods')
  const plain = methods && items(fold(module, methods)).find((one) => string(one)?.value === 'plain')
  const version = versionOf(module.project, module.file.path, ...PACKAGES)
  if (plain && (!version || version.major < 9))
    yield pkcePolicy(owner, 'server', clientType, { is: 'set', value: 'plain', at: plain.at }, "pkce: { methods: ['S256'] }")
}

/** A number, or a function that always gives the same one. */
function* lifetimeOf(module: Module, options: Ast, key: string, facts: PolicyFacts): Generator<TokenPolicy> {
  const node = propertyNode(module, property(module, options, 'ttl'), key)
  const fn = node && functionOf(module, node.value)
  if (!node || !fn) {
    const ttl = property(module, options, 'ttl')
    yield* optionPolicy(facts, ttl && fold(module, ttl), key, SECONDS)
    return
  }
  const [only, ...more] = results(module, fn)
  if (only && more.length === 0)
    yield policyOf(facts, { key: { value: key, at: module.span(node.key) }, value: fold(module, only), at: module.span(node) }, SECONDS)
}

/** `features.revocation.enabled` is false by default. */
function* revocation(module: Module, options: Ast, folded: Node, owner: Owner, at: Span): Generator<Reading> {
  const fix = 'features: { revocation: { enabled: true } }'
  const features = entryOf(folded, 'features')
  const enabled = get(features?.value, 'revocation', 'enabled')
  if (enabled) {
    const value = boolean(enabled)
    yield {
      kind: 'revocation',
      owner,
      offered: value === undefined ? { is: 'dynamic', at: enabled.at } : set(value, enabled),
      byDefault: false,
      fix,
      at: enabled.at,
    }
    return
  }
  const hidden = isOpen(module, options) || (features !== undefined && isOpen(module, property(module, options, 'features')))
  if (hidden || get(features?.value, 'revocation') || issuesNoRefreshTokens(folded)) return
  const place = features?.at ?? at
  yield { kind: 'revocation', owner, offered: { is: 'unset', at: place }, byDefault: true, fix, at: place }
}

/**
 * Whether the scopes that it knows are listed without `offline_access`: by default only that gets a refresh token
 * (https://github.com/panva/node-oidc-provider/blob/main/docs/README.md#issuerefreshtoken), and access tokens end by themselves.
 */
function issuesNoRefreshTokens(options: Node): boolean {
  const scopes = get(options, 'scopes')
  if (scopes?.kind !== 'list' || scopes.open || get(options, 'issueRefreshToken')) return false
  const listed = items(scopes).map((one) => string(one)?.value)
  return !listed.includes(undefined) && !listed.includes('offline_access')
}

function* clientReadings(client: Node): Generator<Reading> {
  const id = string(get(client, 'client_id'))?.value
  const owner: Owner = { what: 'oidc-provider client', ...(id ? { name: id } : {}), product: 'oidc-provider' }
  const clientType = typeOf([client])
  yield* redirectUris(get(client, 'redirect_uris'), owner, {
    native: string(get(client, 'application_type'))?.value === 'native' || undefined,
  })
  yield* grantsIn(get(client, 'grant_types'), owner, clientType)
  const secret = entryOf(client, 'client_secret')
  const text = string(secret?.value)
  if (secret && text) yield { kind: 'literal', place: 'code', name: secret.key, text, at: text.at }
}
