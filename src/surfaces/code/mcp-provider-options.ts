import { describesCaller } from './described-callers.ts'
import { publicClientsOnly } from '../../knowledge/words/oauth.ts'
import { type McpAuthorizationCall, mcpAuthorizationCalls, sdkOf } from '../../knowledge/libraries/mcp-authorization.ts'
import { enclosingFunction, hostOf, isNothing, keyOf, lastName, rowOfPath, textOf, unwrap, type Module } from '../../program/index.ts'
import { isGivenToNobody } from './verifiers-given.ts'
import { oneOf } from '../../text/pattern.ts'
import type { Owner, TokenCheck } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import { boolean, get, items } from '../../parse/node.ts'
import { type GivenCall, givenCalls, nodeAt } from './given.ts'
import { isGiven, lifetimeSetting, literal, tokenPolicy } from './statements.ts'
import { scopeSet } from './scope-sets.ts'
import { requestAt } from '../reading/authorization-request.ts'
import { redirectsMatched } from '../idp/oauth-client-fields.ts'

/**
 * How MCP servers verify and issue tokens, by the options of FastMCP's and the MCP SDK's classes:
 * https://gofastmcp.com/servers/auth/authentication
 */
export function* providerOptions(module: Module): Generator<Reading> {
  for (const call of givenCalls(module)) {
    const row = rowOfPath(call.path, mcpAuthorizationCalls)
    if (!row) continue
    yield* stated(call, row)
    yield* READERS[row.means]?.(call, module) ?? []
  }
}

/** The secrets and scopes that a class is given. */
function* stated(call: GivenCall, { secrets = [], scopes = [] }: McpAuthorizationCall): Generator<Reading> {
  for (const [name, ...places] of secrets) yield* literal(name, nodeAt(call.args, places.length > 0 ? places : name))
  for (const { at, as, of } of scopes) {
    const server = of === 'server' ? upstreamOf(call) : of === 'name' ? call.name.replace(/Provider$/, '') : undefined
    yield* scopeSet(nodeAt(call.args, at), as, ownerOf(call), server)
  }
}

function upstreamOf({ args }: GivenCall): string | undefined {
  return hostOf(nodeAt(args, ['upstream_authorization_endpoint', 'config_url']))
}

const READERS: Partial<Record<McpAuthorizationCall['means'], (call: GivenCall, module: Module) => Iterable<Reading>>> = {
  'verifies-jwt': jwtVerifier,
  'lists-tokens': staticVerifier,
  'verifies-nothing': debugVerifier,
  'stands-before-server': proxy,
  'keeps-in-memory': inMemory,
  'sets-up-authorization': settings,
  'registers-clients': registration,
  'revokes-tokens': revocation,
  'issues-token': issued,
  'accepts-token': accepted,
}

function ownerOf({ name, path }: GivenCall): Owner {
  return { what: name, product: sdkOf(path) }
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

function* jwtVerifier(call: GivenCall, module: Module): Generator<Reading> {
  const { args } = call
  if (args.open || isGivenToNobody(module, call)) return
  const missing: TokenCheck['missing'][number][] = []
  if (!isGiven(nodeAt(args, 'audience')) && !isSetLater(module, 'audience')) missing.push('audience')
  if (!isGiven(nodeAt(args, 'issuer')) && !isSetLater(module, 'issuer')) missing.push('issuer')
  yield check(call, missing)
}

/** Whether a verifier is told later what it asks for: `self._verifier.audience = resource`. */
function isSetLater(module: Module, name: string): boolean {
  return module
    .nodes('AssignmentExpression')
    .some(
      ({ left }) =>
        left.type === 'MemberExpression' &&
        keyOf(left) === name &&
        /verifier|auth|provider|^jwt/i.test(lastName(unwrap(left.object)) ?? ''),
    )
}

/** Tokens that stand in the code: they are keys, and most have no end. */
function* staticVerifier(call: GivenCall): Generator<Reading> {
  const tokens = nodeAt(call.args, ['tokens', 0])
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
  const pkce = nodeAt(args, 'forward_pkce')
  if (pkce && boolean(pkce) === false) {
    yield requestAt(pkce.at, {
      owner,
      clientType: 'confidential',
      host: upstreamOf(call),
      pkce: { is: 'set', value: 'off', at: pkce.at },
    })
  }
  for (const uri of items(nodeAt(args, 'allowed_client_redirect_uris'))) {
    const text = textOf(uri)
    // Any port of this machine is what RFC 8252 asks for.
    if (!text || /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|\/|$)/.test(text.value)) continue
    yield redirectsMatched(owner, 'exact', text.at, text)
  }
  for (const [key, token] of [
    ['fallback_access_token_expiry_seconds', 'access'],
    ['fallback_refresh_token_expiry_seconds', 'refresh'],
  ] as const) {
    const value = nodeAt(args, key)
    if (isGiven(value)) yield tokenPolicy({ owner, token, lifetime: lifetimeSetting(value, call.at, true), key, at: value.at })
  }
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
  if (boolean(nodeAt(args, 'enabled')) !== true || args.open || publicClientsOnly.pattern.test(call.at.file.text)) return
  const ends = lifetimeSetting(nodeAt(args, 'client_secret_expiry_seconds'), call.at, false)
  yield {
    kind: 'secretTerm',
    owner: { what: 'clients that register themselves', product: 'the MCP Python SDK' },
    what: 'the client secret',
    ends,
    ...(ends.is === 'unset' && { byDefaultOfRegistration: true }),
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
  if (describesCaller(module, call)) return
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
