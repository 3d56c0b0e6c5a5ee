import { publicClientsOnly } from '../../knowledge/words/oauth.ts'
import { own } from '../../text/own.ts'
import { oneOf } from '../../text/pattern.ts'
import type { Owner, TokenCheck } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import { boolean, get, items } from '../../parse/node.ts'
import { isNothing } from '../../program/fold.ts'
import { enclosingFunction, type Module } from '../../program/module.ts'
import { hostOf } from '../../program/outline.ts'
import { textOf } from '../../program/template.ts'
import { type GivenCall, givenCalls, nodeAt } from './given.ts'
import { isGiven, lifetimeSetting, literal, scopeSet, tokenPolicy } from './statements.ts'

/**
 * How MCP servers verify and issue tokens, by the options of FastMCP's and the MCP SDK's classes:
 * https://gofastmcp.com/servers/auth/authentication
 */
export function* providerOptions(module: Module): Generator<Reading> {
  for (const call of givenCalls(module)) {
    if (!/^(?:fastmcp|mcp)\./.test(call.path)) continue
    const read =
      own(READERS, call.name) ?? (/^[A-Z]\w*Provider$/.test(call.name) && /\.auth\.providers\./.test(call.path) ? provider : undefined)
    if (read) yield* read(call, module)
  }
}

const READERS: Readonly<Record<string, (call: GivenCall, module: Module) => Iterable<Reading>>> = {
  JWTVerifier: jwtVerifier,
  BearerAuthProvider: jwtVerifier,
  StaticTokenVerifier: staticVerifier,
  DebugTokenVerifier: debugVerifier,
  IntrospectionTokenVerifier: (call) => [
    ...literal('client_secret', nodeAt(call.args, 'client_secret')),
    ...scopeSet(nodeAt(call.args, 'required_scopes'), 'required', ownerOf(call)),
  ],
  RemoteAuthProvider: (call) => scopeSet(nodeAt(call.args, 'scopes_supported'), 'published', ownerOf(call)),
  OAuthProxy: proxy,
  OIDCProxy: proxy,
  InMemoryOAuthProvider: inMemory,
  AuthSettings: settings,
  ClientRegistrationOptions: registration,
  RevocationOptions: revocation,
  OAuthClientMetadata: (call) => scopeSet(nodeAt(call.args, 'scope'), 'request', ownerOf(call)),
  OAuth: (call) => scopeSet(nodeAt(call.args, ['scopes', 1]), 'request', ownerOf(call)),
  OAuthToken: issued,
  AccessToken: accepted,
}

function ownerOf(call: GivenCall): Owner {
  const name = call.name
  return { what: name, product: call.path.startsWith('fastmcp') ? 'FastMCP' : 'the MCP Python SDK' }
}

function check(call: GivenCall, missing: TokenCheck['missing']): TokenCheck {
  return {
    kind: 'tokenCheck',
    owner: { what: 'this MCP server', product: 'FastMCP' },
    evidence: [{ is: 'mcp-route', at: call.at, say: 'it is the verifier of an MCP server' }],
    missing,
    by: call.name,
    confidence: 'high',
    at: call.at,
  }
}

function* jwtVerifier(call: GivenCall): Generator<Reading> {
  const { args } = call
  yield* scopeSet(nodeAt(args, 'required_scopes'), 'required', ownerOf(call))
  if (args.open) return
  const missing: TokenCheck['missing'][number][] = []
  if (!isGiven(nodeAt(args, 'audience'))) missing.push('audience')
  if (!isGiven(nodeAt(args, 'issuer'))) missing.push('issuer')
  yield check(call, missing)
}

/** Tokens that stand in the code: they are keys, and most have no end. */
function* staticVerifier(call: GivenCall): Generator<Reading> {
  const tokens = nodeAt(call.args, ['tokens', 0])
  yield* scopeSet(nodeAt(call.args, 'required_scopes'), 'required', ownerOf(call))
  if (tokens?.kind !== 'map') return
  for (const { key, value } of tokens.entries) {
    if (key.at.end - key.at.start === key.value.length)
      yield { kind: 'literal', place: 'code', name: { value: 'token', at: key.at }, text: key, at: key.at }
    if (value.kind === 'map' && !value.open)
      yield tokenPolicy({
        owner: ownerOf(call),
        token: 'access',
        lifetime: neverUnless(value, key.at),
        key: 'expires_at',
        effective: 'never',
        at: key.at,
      })
  }
}

function neverUnless(value: Parameters<typeof get>[0], at: GivenCall['at']): { is: 'dynamic' | 'unset'; at: GivenCall['at'] } {
  return { is: isGiven(get(value, 'expires_at')) ? 'dynamic' : 'unset', at }
}

function* debugVerifier(call: GivenCall): Generator<Reading> {
  if (!nodeAt(call.args, ['validate', 0])) yield check(call, ['signature'])
}

function* proxy(call: GivenCall): Generator<Reading> {
  const { args } = call
  const owner = ownerOf(call)
  yield* literal('upstream_client_secret', nodeAt(args, ['upstream_client_secret', 'client_secret']))
  yield* literal('jwt_signing_key', nodeAt(args, 'jwt_signing_key'))
  const upstream = hostOf(nodeAt(args, ['upstream_authorization_endpoint', 'config_url']))
  yield* scopeSet(nodeAt(args, 'valid_scopes'), 'allowed', owner, upstream)
  yield* scopeSet(nodeAt(args, 'required_scopes'), 'required', owner, upstream)
  const pkce = nodeAt(args, 'forward_pkce')
  if (pkce && boolean(pkce) === false) {
    yield {
      kind: 'authorizationRequest',
      owner,
      clientType: 'confidential',
      ...(upstream ? { host: upstream } : {}),
      responseType: { is: 'set', value: 'code', at: pkce.at },
      pkce: { is: 'set', value: 'off', at: pkce.at },
      state: { is: 'set', value: 'sent', at: pkce.at },
      nonce: { is: 'unset', at: pkce.at },
      resource: { is: 'dynamic', at: pkce.at },
      mcp: false,
      confidence: 'high',
      at: pkce.at,
    }
  }
  for (const uri of items(nodeAt(args, 'allowed_client_redirect_uris'))) {
    const text = textOf(uri)
    // Any port of this machine is what RFC 8252 asks for.
    if (!text || /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|\/|$)/.test(text.value)) continue
    yield { kind: 'redirectUri', owner, uri: text, matching: 'exact', native: undefined, development: false, at: text.at }
  }
  for (const [key, token] of [
    ['fallback_access_token_expiry_seconds', 'access'],
    ['fallback_refresh_token_expiry_seconds', 'refresh'],
  ] as const) {
    const value = nodeAt(args, key)
    if (isGiven(value)) yield tokenPolicy({ owner, token, lifetime: lifetimeSetting(value, call.at, true), key, at: value.at })
  }
}

/** `GitHubProvider(client_id, client_secret, required_scopes)`: scopes are asked of the provider itself. */
function* provider(call: GivenCall): Generator<Reading> {
  const name = call.name.replace(/Provider$/, '')
  const owner = ownerOf(call)
  yield* literal('client_secret', nodeAt(call.args, 'client_secret'))
  yield* literal('jwt_signing_key', nodeAt(call.args, 'jwt_signing_key'))
  yield* scopeSet(nodeAt(call.args, ['required_scopes', 'valid_scopes']), 'request', owner, name)
}

function* inMemory(call: GivenCall): Generator<Reading> {
  yield tokenPolicy({
    owner: ownerOf(call),
    token: 'refresh',
    lifetime: { is: 'unset', at: call.at },
    key: 'expires_at',
    effective: 'never',
    rotates: true,
    at: call.at,
  })
}

function* settings(call: GivenCall): Generator<Reading> {
  const scopes = nodeAt(call.args, 'required_scopes')
  yield* scopeSet(scopes, 'required', ownerOf(call))
  yield* scopeSet(scopes, 'published', ownerOf(call))
  const registers = nodeAt(call.args, 'client_registration_options')
  if (!registers || call.args.open || nodeAt(call.args, 'revocation_options')) return
  yield {
    kind: 'revocation',
    owner: ownerOf(call),
    offered: { is: 'unset', at: call.at },
    byDefault: true,
    fix: 'revocation_options=RevocationOptions(enabled=True)',
    at: call.at,
  }
}

function* registration(call: GivenCall): Generator<Reading> {
  const { args } = call
  yield* scopeSet(nodeAt(args, 'valid_scopes'), 'allowed', ownerOf(call))
  yield* scopeSet(nodeAt(args, 'default_scopes'), 'allowed', ownerOf(call))
  if (boolean(nodeAt(args, 'enabled')) !== true || args.open || publicClientsOnly.pattern.test(call.at.file.text)) return
  yield {
    kind: 'secretTerm',
    owner: { what: 'clients that register themselves', product: 'the MCP Python SDK' },
    what: 'the client secret',
    ends: lifetimeSetting(nodeAt(args, 'client_secret_expiry_seconds'), call.at, false),
    instead: 'set `client_secret_expiry_seconds` to 90 days or less',
    at: call.at,
  }
}

function* revocation(call: GivenCall): Generator<Reading> {
  const enabled = nodeAt(call.args, 'enabled')
  if (!enabled || boolean(enabled) !== false) return
  const { at } = enabled
  yield {
    kind: 'revocation',
    owner: ownerOf(call),
    offered: { is: 'set', value: false, at },
    byDefault: false,
    fix: 'RevocationOptions(enabled=True)',
    at,
  }
}

/** A token response of an authorization server. */
function* issued(call: GivenCall): Generator<Reading> {
  const given = nodeAt(call.args, 'expires_in')
  if (given)
    yield tokenPolicy({
      owner: { what: 'token response', product: 'the MCP Python SDK' },
      token: 'access',
      lifetime: lifetimeSetting(given, call.at, true),
      key: 'expires_in',
      at: given.at,
    })
}

/** What a verifier accepts: `expires_at=None` written out lets a token live for ever, unless its issuer or store is asked each time. */
function* accepted(call: GivenCall, module: Module): Generator<Reading> {
  const around = enclosingFunction(module, call.node)
  if (around && ASKS.test(module.source(around))) return
  const given = nodeAt(call.args, 'expires_at')
  if (given && isNothing(given))
    yield tokenPolicy({
      owner: { what: 'token verifier', product: 'the MCP Python SDK' },
      token: 'access',
      lifetime: { is: 'set', value: 'never', at: given.at },
      key: 'expires_at',
      at: given.at,
    })
}

/** Who issued a token, or where it is kept, is asked of it: a request, or a method that is given the token and verifies it. */
const ASKS = oneOf(
  '',
  /\bawait\s+[\w.()]{1,200}\.(?:get|post|request|introspect\w*)\(/,
  /\.(?:verify|validate|authenticate|introspect|look_?up)\w{0,40}\(\s{0,20}(?:\w{1,20}=)?\w{0,20}token\b/,
)
