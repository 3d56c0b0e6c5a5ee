import type { Call, PythonCode } from '../../program/python/code.ts'
import { functionAround } from '../../program/python/lookup.ts'
import { isGiven, lifetimeSetting, literal, scopeSet, tokenPolicy } from '../../program/python/statements.ts'
import { hostOf, isNothing, writtenAt } from '../../program/python/values.ts'
import { textOf } from '../../program/template.ts'
import type { Owner, TokenCheck } from '../../model/index.ts'
import { boolean, get, items } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { definePythonSurface } from './python-surface.ts'
import { own } from '../../text/own.ts'

/** How MCP servers in Python verify and issue tokens: verifiers, proxies and settings of FastMCP and the MCP SDK. */
export default definePythonSurface({
  id: 'python-mcp-auth',
  name: 'Authentication of MCP servers in Python',
  spec: 'https://gofastmcp.com/servers/auth/authentication',
  mentions: ['JWTVerifier', 'BearerAuthProvider', 'TokenVerifier', 'OAuthProxy', 'OIDCProxy', 'AuthSettings', 'RegistrationOptions', 'InMemoryOAuthProvider', 'OAuthToken', 'AccessToken', 'RemoteAuthProvider', 'fastmcp.server.auth', 'OAuthClientMetadata', 'OAuth('],
  *read(code): Generator<Reading> {
    for (const call of code.calls) {
      if (!/^(?:fastmcp|mcp)\./.test(call.source)) continue
      const name = call.source.split('.').at(-1) ?? ''
      const read = own(READERS, name) ?? (/^[A-Z]\w*Provider$/.test(name) && /\.auth\.providers\./.test(call.source) ? provider : undefined)
      if (read) yield* read(call)
    }
    yield* reusedRefreshTokens(code)
  },
})

const READERS: Readonly<Record<string, (call: Call) => Iterable<Reading>>> = {
  JWTVerifier: jwtVerifier,
  BearerAuthProvider: jwtVerifier,
  StaticTokenVerifier: staticVerifier,
  DebugTokenVerifier: debugVerifier,
  IntrospectionTokenVerifier: (call) => [...literal('client_secret', call.args.get('client_secret')), ...scopeSet(call.args.get('required_scopes'), 'required', ownerOf(call))],
  RemoteAuthProvider: (call) => scopeSet(call.args.get('scopes_supported'), 'published', ownerOf(call)),
  OAuthProxy: proxy,
  OIDCProxy: proxy,
  InMemoryOAuthProvider: inMemory,
  AuthSettings: settings,
  ClientRegistrationOptions: registration,
  RevocationOptions: revocation,
  OAuthClientMetadata: (call) => scopeSet(call.args.get('scope'), 'request', ownerOf(call)),
  OAuth: (call) => scopeSet(call.args.get('scopes', 1), 'request', ownerOf(call)),
  OAuthToken: issued,
  AccessToken: accepted,
}

function ownerOf(call: Call): Owner {
  const name = call.source.split('.').at(-1) ?? ''
  return { what: name, product: call.source.startsWith('fastmcp') ? 'FastMCP' : 'the MCP Python SDK' }
}

function check(call: Call, missing: TokenCheck['missing']): TokenCheck {
  return { kind: 'tokenCheck', owner: { what: 'this MCP server', product: 'FastMCP' }, evidence: [{ is: 'mcp-route', at: call.at, say: 'it is the verifier of an MCP server' }], missing, by: call.source.split('.').at(-1) ?? '', confidence: 'high', at: call.at }
}

function* jwtVerifier(call: Call): Generator<Reading> {
  const { args } = call
  yield* scopeSet(args.get('required_scopes'), 'required', ownerOf(call))
  if (args.open) return
  const missing: TokenCheck['missing'][number][] = []
  if (!isGiven(args.get('audience'))) missing.push('audience')
  if (!isGiven(args.get('issuer'))) missing.push('issuer')
  yield check(call, missing)
}

/** Tokens that stand in the code: they are keys, and most have no end. */
function* staticVerifier(call: Call): Generator<Reading> {
  const tokens = call.args.get('tokens', 0)
  yield* scopeSet(call.args.get('required_scopes'), 'required', ownerOf(call))
  if (tokens?.kind !== 'map') return
  for (const { key, value } of tokens.entries) {
    if (key.at.end - key.at.start === key.value.length) yield { kind: 'literal', place: 'code', name: { value: 'token', at: key.at }, text: key, at: key.at }
    if (value.kind === 'map' && !value.open) yield tokenPolicy({ owner: ownerOf(call), token: 'access', lifetime: neverUnless(value, key.at), key: 'expires_at', effective: 'never', at: key.at })
  }
}

function neverUnless(value: Parameters<typeof get>[0], at: Call['at']): { is: 'dynamic' | 'unset'; at: Call['at'] } {
  return { is: isGiven(get(value, 'expires_at')) ? 'dynamic' : 'unset', at }
}

function* debugVerifier(call: Call): Generator<Reading> {
  if (!call.args.get('validate', 0)) yield check(call, ['signature'])
}

function* proxy(call: Call): Generator<Reading> {
  const { args } = call
  const owner = ownerOf(call)
  yield* literal('upstream_client_secret', args.get(['upstream_client_secret', 'client_secret']))
  yield* literal('jwt_signing_key', args.get('jwt_signing_key'))
  const upstream = hostOf(args.get(['upstream_authorization_endpoint', 'config_url']))
  yield* scopeSet(args.get('valid_scopes'), 'allowed', owner, upstream)
  yield* scopeSet(args.get('required_scopes'), 'required', owner, upstream)
  const pkce = args.get('forward_pkce')
  if (pkce && boolean(pkce) === false) {
    yield {
      kind: 'authorizationRequest', owner, clientType: 'confidential', ...(upstream ? { host: upstream } : {}),
      responseType: { is: 'set', value: 'code', at: pkce.at }, pkce: { is: 'set', value: 'off', at: pkce.at }, state: { is: 'set', value: 'sent', at: pkce.at },
      nonce: { is: 'unset', at: pkce.at }, resource: { is: 'dynamic', at: pkce.at }, mcp: false, confidence: 'high', at: pkce.at,
    }
  }
  for (const uri of items(args.get('allowed_client_redirect_uris'))) {
    const text = textOf(uri)
    // Any port of this machine is what RFC 8252 asks for.
    if (!text || /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|\/|$)/.test(text.value)) continue
    yield { kind: 'redirectUri', owner, uri: text, matching: 'exact', native: undefined, development: false, at: text.at }
  }
  for (const [key, token] of [['fallback_access_token_expiry_seconds', 'access'], ['fallback_refresh_token_expiry_seconds', 'refresh']] as const) {
    const value = args.get(key)
    if (isGiven(value)) yield tokenPolicy({ owner, token, lifetime: lifetimeSetting(value, call.at, true), key, at: value.at })
  }
}

/** `GitHubProvider(client_id, client_secret, required_scopes)`: scopes are asked of the provider itself. */
function* provider(call: Call): Generator<Reading> {
  const name = (call.source.split('.').at(-1) ?? '').replace(/Provider$/, '')
  const owner = ownerOf(call)
  yield* literal('client_secret', call.args.get('client_secret'))
  yield* literal('jwt_signing_key', call.args.get('jwt_signing_key'))
  yield* scopeSet(call.args.get(['required_scopes', 'valid_scopes']), 'request', owner, name)
}

function* inMemory(call: Call): Generator<Reading> {
  yield tokenPolicy({ owner: ownerOf(call), token: 'refresh', lifetime: { is: 'unset', at: call.at }, key: 'expires_at', effective: 'never', rotates: true, at: call.at })
}

function* settings(call: Call): Generator<Reading> {
  const scopes = call.args.get('required_scopes')
  yield* scopeSet(scopes, 'required', ownerOf(call))
  yield* scopeSet(scopes, 'published', ownerOf(call))
  const registers = call.args.get('client_registration_options')
  if (!registers || call.args.open || call.args.get('revocation_options')) return
  yield { kind: 'revocation', owner: ownerOf(call), offered: { is: 'unset', at: call.at }, byDefault: true, fix: 'revocation_options=RevocationOptions(enabled=True)', at: call.at }
}

function* registration(call: Call): Generator<Reading> {
  const { args } = call
  yield* scopeSet(args.get('valid_scopes'), 'allowed', ownerOf(call))
  yield* scopeSet(args.get('default_scopes'), 'allowed', ownerOf(call))
  if (boolean(args.get('enabled')) !== true || args.open) return
  yield {
    kind: 'secretTerm', owner: { what: 'clients that register themselves', product: 'the MCP Python SDK' }, what: 'the client secret',
    ends: lifetimeSetting(args.get('client_secret_expiry_seconds'), call.at, false), instead: 'set `client_secret_expiry_seconds` to 90 days or less', at: call.at,
  }
}

/** `exchange_refresh_token(self, client, refresh_token, scopes)` of a provider that answers with the same token. */
function* reusedRefreshTokens(code: PythonCode): Generator<Reading> {
  for (const { function: fn, scope, class: type } of code.functions) {
    const held = fn.params[2]?.name.value
    if (fn.name.value !== 'exchange_refresh_token' || !type || !held) continue
    for (const place of code.returns) {
      if (place.scope !== scope) continue
      const given = code.callOf(code.resolve(place.expression, scope).expression)?.args.expression('refresh_token')
      if (!given || !new RegExp(`^${held}(?:\\.token)?$`).test(writtenAt(given.at))) continue
      const { at } = given
      yield { kind: 'refreshRotation', owner: { what: 'MCP authorization server', name: type.name.value, product: 'the MCP Python SDK' }, clientType: 'public', rotates: { is: 'set', value: false, at }, byDefault: false, bound: false, fix: '`refresh_token` to a new token at each use', at }
    }
  }
}

function* revocation(call: Call): Generator<Reading> {
  const enabled = call.args.get('enabled')
  if (!enabled || boolean(enabled) !== false) return
  const { at } = enabled
  yield { kind: 'revocation', owner: ownerOf(call), offered: { is: 'set', value: false, at }, byDefault: false, fix: 'RevocationOptions(enabled=True)', at }
}

/** A token response of an authorization server. */
function* issued(call: Call): Generator<Reading> {
  const given = call.args.get('expires_in')
  if (given) yield tokenPolicy({ owner: { what: 'token response', product: 'the MCP Python SDK' }, token: 'access', lifetime: lifetimeSetting(given, call.at, true), key: 'expires_in', at: given.at })
}

/** What a verifier accepts: `expires_at=None` written out lets a token live for ever, unless its issuer is asked each time. */
function* accepted(call: Call): Generator<Reading> {
  const around = functionAround(call.scope)?.function
  if (around && ASKS.test(call.at.file.text.slice(around.at.start, around.at.end))) return
  const given = call.args.get('expires_at')
  if (given && isNothing(given)) yield tokenPolicy({ owner: { what: 'token verifier', product: 'the MCP Python SDK' }, token: 'access', lifetime: { is: 'set', value: 'never', at: given.at }, key: 'expires_at', at: given.at })
}

const ASKS = /\bawait\s+[\w.()]{1,200}\.(?:get|post|request|introspect\w*)\(/
