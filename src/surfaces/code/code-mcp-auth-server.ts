import {
  argumentsOf,
  callsThat,
  callsTo,
  definition,
  fold,
  functionOf,
  isOpen,
  keyOf,
  knownCalls,
  lastName,
  passesOn,
  property,
  results,
  withoutComments,
  type Ast,
  type AstOf,
  type Call,
  type Module,
} from '../../program/index.ts'
import { mcpAuthorizationCalls, proxiesOfServers } from '../../knowledge/libraries/mcp-authorization.ts'
import { startableServers } from '../../knowledge/libraries/mcp-servers.ts'
import { namesOf, rowsIn, wordsOf } from './word-tests.ts'
import { entryOf } from './settings.ts'
import type { Owner, RefreshRotation, Revocation, SecretTerm } from '../../model/index.ts'
import { boolean, number, string, type Node } from '../../parse/node.ts'
import type { Reading, Statement } from '../../model/reading.ts'
import { makesTokens, publicClientsOnly } from '../../knowledge/words/oauth.ts'
import { providerOptions } from './mcp-provider-options.ts'
import { unrotatedAnswer } from './policy.ts'
import { isLeftAlone } from './refreshed-without-new.ts'
import type { Span } from '../../text/source.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { pkcePolicy, refreshRotation, set } from '../idp/oauth-client-fields.ts'

/** Classes whose options are read; what begins with anything is of a package that is named besides. */
const CLASSES = namesOf(mcpAuthorizationCalls.filter(({ call }) => !String(call).startsWith('*')))

/** Authorization servers of the MCP SDK and FastMCP: providers as classes, routers and proxies. */
export default defineProgramSurface({
  id: 'code-mcp-auth-server',
  name: 'Authentication and authorization servers of MCP SDKs',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization',
  counts: 'code',
  mentions: [
    ...CLASSES.map((name) => `${name}(`),
    'OAuthServerProvider',
    'mcpAuthRouter',
    'exchangeRefreshToken',
    'exchange_refresh_token',
    'skipLocalPkceValidation',
    'clientSecretExpirySeconds',
    ...wordsOf(rowsIn('typescript', startableServers)),
  ],
  *read(module): Generator<Reading> {
    yield* providerOptions(module)
    for (const type of ['ClassDeclaration', 'ClassExpression'] as const) {
      for (const node of module.nodes(type)) yield* providerClass(module, node)
    }
    for (const call of callsTo(module, 'mcpAuthRouter')) yield* router(module, call)
    for (const { call } of knownCalls(module, proxiesOfServers)) yield* proxy(module, call)
    yield* fastMetadata(module)
  },
})

const OWNER: Owner = { what: 'MCP authorization server', product: 'the MCP TypeScript SDK' }
const PROVIDER_METHODS = ['authorize', 'challengeForAuthorizationCode', 'exchangeAuthorizationCode']

function* providerClass(module: Module, node: AstOf<'ClassDeclaration' | 'ClassExpression'>): Generator<Statement> {
  const members = new Map(
    node.body.body.flatMap((one) =>
      (one.type === 'MethodDefinition' || one.type === 'PropertyDefinition') && keyOf(one) !== undefined
        ? [[keyOf(one) ?? '', one] as const]
        : [],
    ),
  )
  const promised = (node.implements ?? []).some((one) => lastName(one) === 'OAuthServerProvider')
  const renew = members.get('exchange_refresh_token')
  const python: Owner = { what: 'MCP authorization server', ...(node.id ? { name: node.id.name } : {}), product: 'the MCP Python SDK' }
  if (renew) yield* renewal(module, node, renew, python)
  if (!promised && !PROVIDER_METHODS.every((name) => members.has(name))) return
  const owner: Owner = { ...OWNER, ...(node.id ? { name: node.id.name } : {}) }
  if (!node.superClass && !members.has('revokeToken')) {
    const found = unrevokable(owner, module.span(node.id ?? node), 'revokeToken()')
    yield handsOnTokens(module, members.get('exchangeRefreshToken')) ? { ...found, upstream: true } : found
  }
  const skip = members.get('skipLocalPkceValidation')
  // What hands codes on to another server leaves the check to that one.
  if (
    !node.superClass &&
    !/proxy|upstream/i.test(node.id?.name ?? '') &&
    !/code_?verifier/i.test(module.source(node)) &&
    skip?.type === 'PropertyDefinition' &&
    skip.value &&
    boolean(fold(module, skip.value)) === true
  ) {
    yield pkcePolicy(owner, 'server', 'public', { is: 'set', value: 'optional', at: module.span(skip) }, 'skipLocalPkceValidation: false')
  }
  const exchange = members.get('exchangeRefreshToken')
  if (exchange) yield* renewal(module, node, exchange, owner)
}

/** What a provider answers a refresh token with: the same, or nothing in its place. */
function* renewal(
  module: Module,
  provider: AstOf<'ClassDeclaration' | 'ClassExpression'>,
  member: AstOf<'MethodDefinition' | 'PropertyDefinition'>,
  owner: Owner,
): Generator<RefreshRotation> {
  const fn = member.value ? functionOf(module, member.value) : undefined
  const kept = fn && keepsRefreshToken(module, fn)
  if (kept) return yield kept(owner)
  if (!fn || /proxy|upstream/i.test(provider.id?.name ?? '')) return
  if (isLeftAlone(module, fn, module.source(provider).replace(module.source(member), '')))
    yield unrotatedAnswer(module.span(member.key), 'unknown', owner)
}

/**
 * Whether a refresh token goes to another server as it came, and the answer back: the tokens are that server's own, and end there. What
 * makes any of its own is none of these.
 */
function handsOnTokens(module: Module, method: AstOf<'MethodDefinition' | 'PropertyDefinition'> | undefined): boolean {
  const fn = method?.value ? functionOf(module, method.value) : undefined
  const token = fn?.params[1]
  if (!fn || token?.type !== 'Identifier') return false
  if (!/^\w+$/.test(token.name)) return false
  // What it answers with is no request.
  const code = withoutComments(module, fn).replace(/\breturn\s{0,8}\{[^{}]{0,600}\}/g, '')
  const named = new RegExp(`\\brefresh_?token["'\\]]{0,2}\\s{0,4}[:,=]\\s{0,4}${token.name}\\b`, 'i')
  const asked = new RegExp(`\\.(?:refresh|renew|exchangeRefresh)\\w{0,40}\\(\\s{0,8}${token.name}\\b`)
  return (asked.test(code) || (named.test(code) && SENDS.test(code))) && !makesTokens.pattern.test(code)
}

const SENDS = /\bURLSearchParams\b|\bfetch\(|\baxios\b|\.(?:post|request|grant|setCredentials)\(/

/** The metadata lists a revocation endpoint only when there is something to call. */
function unrevokable(owner: Owner, at: Span, fix: string): Revocation {
  return { kind: 'revocation', owner, offered: { is: 'unset', at }, byDefault: true, fix, at }
}

/** `exchangeRefreshToken(client, refreshToken)` that gives the same token back. */
function keepsRefreshToken(module: Module, method: Ast): ((owner: Owner) => RefreshRotation) | undefined {
  const fn = functionOf(module, method)
  const param = fn?.params[1]
  if (!fn || param?.type !== 'Identifier') return undefined
  const binding = module.binding(param)
  for (const result of results(module, fn)) {
    const answer = definition(module, result)
    const token =
      answer.type === 'CallExpression' ? argumentsOf(module, answer).expression('refresh_token') : property(module, answer, 'refresh_token')
    if (!token || !passesOn(module, token, (one) => one.type === 'Identifier' && module.binding(one) === binding && binding !== undefined))
      continue
    const kept = set(false, { at: module.span(token) })
    return (owner) => refreshRotation(owner, 'public', kept, '`refresh_token` to a new token at each use')
  }
  return undefined
}

/** `clientSecretExpirySeconds`: 30 days when absent, for ever with 0. */
function* router(module: Module, call: Call): Generator<SecretTerm> {
  const registration = property(module, call.argument(0), 'clientRegistrationOptions')
  const entry = registration && entryOf(fold(module, registration), 'clientSecretExpirySeconds')
  const seconds = entry && number(entry.value)
  if (!entry || seconds === undefined || publicClientsOnly.pattern.test(module.file.text)) return
  yield {
    kind: 'secretTerm',
    owner: OWNER,
    what: 'client secret',
    ends: { is: 'set', value: seconds === 0 ? 'never' : seconds, at: entry.at },
    instead: 'let secrets of registered clients end within 90 days, or register clients without one',
    at: entry.at,
  }
}

function* proxy(module: Module, call: Call): Generator<Revocation> {
  const options = call.argument(0)
  const endpoints = property(module, options, 'endpoints')
  if (!endpoints || isOpen(module, endpoints) || property(module, endpoints, 'revocationUrl')) return
  yield unrevokable(OWNER, module.span(endpoints), 'endpoints: { revocationUrl }')
}

/** `oauth: {authorizationServer: {codeChallengeMethodsSupported}}` of a FastMCP server is published as it is. */
function* fastMetadata(module: Module): Generator<Statement> {
  for (const { call } of callsThat(module, startableServers, 'makes-server')) {
    const list = property(module, call.argument(0), 'oauth', 'authorizationServer', 'codeChallengeMethodsSupported')
    const folded: Node | undefined = list && fold(module, list)
    if (folded?.kind !== 'list' || folded.open) continue
    const methods = folded.items.map((one) => string(one)?.value)
    const owner: Owner = { what: 'authorization server metadata', product: 'fastmcp' }
    const fix = 'codeChallengeMethodsSupported: ["S256"]'
    if (methods.includes(undefined)) continue
    if (!methods.includes('S256')) yield pkcePolicy(owner, 'metadata', 'unknown', set('no-s256', folded), fix)
    else if (methods.includes('plain')) yield pkcePolicy(owner, 'metadata', 'unknown', set('plain', folded), fix)
  }
}
