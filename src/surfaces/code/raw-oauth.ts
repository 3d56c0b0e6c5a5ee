import { roleOf } from '../../classify/file-role.ts'
import { isBrought } from './brought-client.ts'
import { clientOf, isJob, isMcpClient, PAGE, PUBLIC_VARIABLE } from './client.ts'
import { keyOf, type Ast } from '../../program/ast.ts'
import { enclosingFunction, type Module } from '../../program/module.ts'
import { property } from '../../program/objects.ts'
import { parameter, parameterSets, type Parameters } from '../../program/params.ts'
import { peopleBehind } from './people.ts'
import { canBeGuessed, isStackOutput } from './state-source.ts'
import { addressOf, beginningOf, isLocal, isPrivate, scopesIn, text } from './settings.ts'
import { scopeProviderFor } from '../../knowledge/scopes/index.ts'
import type { AuthorizationRequest, ClientType, Owner, ScopeSet, Setting, TokenRequest } from '../../model/index.ts'
import { string, type Node } from '../../parse/node.ts'
import type { Reading, Statement } from '../../model/reading.ts'
import { templateOf } from '../../program/template.ts'
import type { Span } from '../../text/source.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { redirectUri } from '../idp/oauth-client-fields.ts'
import { supportsPkce } from './pkce-support.ts'
import { oneOf, inTurn } from '../../text/pattern.ts'

export default defineProgramSurface({
  id: 'raw-oauth',
  name: 'OAuth requests written by hand',
  spec: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-4',
  counts: 'code',
  inTests: 'password forms',
  mentions: ['response_type', 'grant_type', 'client_id'],
  together: [[/response_type|grant_type/], [/\/auth(?:orize)?\b/]],

  *read(module): Generator<Reading> {
    for (const set of parameterSets(module)) {
      if (asksForCode(set)) yield* authorization(module, set)
      const grant = parameter(set, 'grant_type')
      const name = grant && text(grant.value)
      if (grant && name !== undefined && isSent(set)) yield* token(module, set, { value: name, at: grant.at })
    }
  },
})

const AUTHORIZE = /(?:oauth2?|connect)\/(?:v\d+(?:\.\d+)?\/)?auth(?:orize)?$|\/authorize$/

/** An address of this application itself is a link of its own server; who sends a code redeems it. */
function asksForCode(set: Parameters): boolean {
  if (!parameter(set, 'client_id') || parameter(set, 'code') || isRelative(set.url)) return false
  const type = parameter(set, 'response_type')
  if (type) return text(type.value) !== '' && (set.url !== undefined || parameter(set, 'redirect_uri') !== undefined)
  const path = addressOf(set.url)?.path ?? ending(set.url)
  return path !== undefined && AUTHORIZE.test(path) && parameter(set, 'grant_type') === undefined
}

/** A form or a body that somebody sends; an object by itself may be anything. */
function isSent(set: Parameters): boolean {
  return set.node.type !== 'ObjectExpression' || set.url !== undefined
}

function isRelative(url: Node | undefined): boolean {
  return url?.kind !== 'dynamic' && /^\.{0,2}\/(?!\/)/.test(beginningOf(url) ?? '')
}

/** What a template ends with, when that is written: `/authorize` of `${issuer}/authorize`. */
function ending(url: Node | undefined): string | undefined {
  const last = url?.kind === 'template' ? url.parts.at(-1) : url
  return last && text(last)
}

function* authorization(module: Module, set: Parameters): Generator<Statement> {
  const address = addressOf(set.url)
  const host = address?.host
  const type = parameter(set, 'response_type')
  const owner: Owner = { what: host ? `the authorization request to ${host}` : 'the authorization request', product: 'this code' }
  const types = type && text(type.value)?.split(/\s+/)
  if (type && types?.includes('token')) yield grant(owner, 'implicit', clientType(module, set), isLocal(host), type.at)
  else if (type && types?.join() === 'id_token') yield grant(owner, 'id_token', clientType(module, set), isLocal(host), type.at)

  const at = set.at
  const elsewhere = isStackOutput(module, set.node) ? ({ is: 'dynamic', at } as const) : undefined
  const request: AuthorizationRequest = {
    kind: 'authorizationRequest',
    owner,
    clientType: clientType(module, set),
    ...(host ? { host } : {}),
    responseType: sent(set, 'response_type', text),
    pkce: elsewhere ?? (supportsPkce(host) ? pkce(set) : { is: 'dynamic', at }),
    state: elsewhere ?? checkedState(module, sentState(module, set)),
    nonce: sent(set, 'nonce', () => 'sent'),
    resource: sent(set, 'resource', text),
    mcp: isMcpClient(module),
    confidence: 'high',
    at,
  }
  yield request
  yield* scopes(set, owner)
  yield* plainEndpoint(set)
  const redirect = parameter(set, 'redirect_uri')
  const uri = redirect && string(redirect.value)
  if (uri && !isLocal(addressOf(redirect.value)?.host)) yield redirectUri(uri, owner)
}

function* token(module: Module, set: Parameters, grantType: TokenRequest['grant']): Generator<Reading> {
  const address = addressOf(set.url)
  const local = isLocal(address?.host) || isRelative(set.url)
  const owner: Owner = { what: address ? `the token request to ${address.host}` : 'the token request', product: 'this code' }
  const type = clientType(module, set)
  yield* plainEndpoint(set)
  yield* shippedSecret(module, set, owner)
  // A test that sends no user asks what the server refuses.
  const isProbe = !set.open && !parameter(set, 'username') && !parameter(set, 'password') && roleOf(grantType.at.file).test
  if (grantType.value === 'password' && !isProbe) yield grant(owner, 'password', type, local, grantType.at)
  if (grantType.value === 'client_credentials') {
    const scope = parameter(set, 'scope')
    yield {
      kind: 'machineGrant',
      owner,
      scopes: scope ? scopesIn(scope.value).scopes : [],
      keyBased: parameter(set, 'client_assertion') !== undefined,
      people: peopleBehind(module, set.node),
      job: isJob(module),
      ...(isBrought(module, set) ? { brought: true as const } : {}),
      at: grantType.at,
    }
  }
  if (grantType.value === 'refresh_token') return
  yield* scopes(set, owner)
  yield {
    kind: 'tokenRequest',
    owner,
    clientType: type,
    ...(address ? { host: address.host } : {}),
    grant: grantType,
    verifier: supportsPkce(address?.host) ? sent(set, 'code_verifier', () => 'sent') : { is: 'dynamic', at: set.at },
    resource: sent(set, 'resource', text),
    mcp: isMcpClient(module),
    confidence: 'high',
    at: set.at,
  }
}

function grant(
  owner: Owner,
  name: 'implicit' | 'id_token' | 'password',
  clientType: ClientType,
  local: boolean,
  at: Parameters['at'],
): Statement {
  return { kind: 'grantUse', owner, grant: name, by: 'use', clientType, local, at }
}

/** A parameter as a setting: missing for certain only when all parameters are seen. */
function sent<T>(set: Parameters, name: string, read: (value: Node) => T | undefined): Setting<T> {
  const found = parameter(set, name)
  if (!found) return { is: set.open ? 'dynamic' : 'unset', at: set.at }
  const value = read(found.value)
  return value === undefined ? { is: 'dynamic', at: found.at } : { is: 'set', value, at: found.at }
}

function stateOf(value: Node): 'sent' | 'constant' {
  return value.kind === 'scalar' ? 'constant' : 'sent'
}

/** A state that differs each time, and yet can be guessed, is none. */
function sentState(module: Module, set: Parameters): Setting<'sent' | 'constant' | 'guessable'> {
  const state = sent(set, 'state', stateOf)
  const found = parameter(set, 'state')
  return found && state.is === 'set' && state.value === 'sent' && canBeGuessed(module, found.code, found.at)
    ? { ...state, value: 'guessable' }
    : state
}

/** A state that is sent, and that the callback of the same module never looks at. */
function checkedState(module: Module, state: Setting<'sent' | 'constant' | 'guessable'>): AuthorizationRequest['state'] {
  const at = state.is === 'set' && state.value === 'sent' ? carelessCallback(module) : undefined
  return at ? { is: 'set', value: 'unchecked', at } : state
}

/** Where a handler takes a code from its request and redeems it, with no word of a state, when no other handler has one. */
function carelessCallback(module: Module): Span | undefined {
  let found: Span | undefined
  for (const node of [...module.nodes('MemberExpression'), ...module.nodes('CallExpression'), ...module.nodes('VariableDeclarator')]) {
    const around = takesCode(module, node) ? enclosingFunction(module, node) : undefined
    if (!around) continue
    const call = module.parent(around)
    const code = module.source(call?.type === 'CallExpression' ? call : around)
    if (!/\bgrant_type\b|token/i.test(code) || (/state|csrf|nonce|verif(?!ier)|validat|check/i.test(code) && !ignoresLookup(code)))
      return undefined
    found ??= module.span(node)
  }
  return found
}

/** A state that is looked up, while nothing depends on whether it was found: `const saved = states.get(state)`, and on it goes. */
function ignoresLookup(code: string): boolean {
  const found = STATE_LOOKUP.exec(code)
  const name = found?.[1]
  if (name === undefined || /csrf|nonce|verif(?!ier)|validat|check/i.test(code)) return false
  // Another word of the state, or a question about what was found, may be the check.
  const rest = code
    .replaceAll(/\bstates?\b[\w.]*\.(?:get|delete|set)\(/g, '')
    .replaceAll(/(?:\{[^{}]{0,200}\}|\bstate\b)\s{0,4}=\s{0,4}[\w.]*quer\w*(?:\.state)?/g, '')
  return (
    !new RegExp(
      `(?:\\bif\\s{0,4}\\([^{;]{0,200}|[!?&|]\\s{0,4}|assert\\w{0,20}\\(\\s{0,4})\\b${name}\\b` +
        `|\\b${name}\\b\\s{0,4}(?:\\?(?!\\.)|&&|\\|\\||[!=]==?)`,
    ).test(rest) && !/\bif\s{0,4}\([^{;]{0,200}\bstate\b/.test(rest)
  )
}

/** `req.query.code`, `const { code } = req.query`, `url.searchParams.get('code')`. */
function takesCode(module: Module, node: Ast): boolean {
  if (node.type === 'MemberExpression') return keyOf(node) === 'code' && QUERY.test(module.source(node.object))
  if (node.type === 'VariableDeclarator') {
    return (
      node.id.type === 'ObjectPattern' &&
      node.init !== null &&
      QUERY.test(module.source(node.init)) &&
      node.id.properties.some((one) => one.type === 'Property' && keyOf(one) === 'code')
    )
  }
  const [first] = node.type === 'CallExpression' ? node.arguments : []
  return (
    node.type === 'CallExpression' &&
    first?.type === 'Literal' &&
    first.value === 'code' &&
    /(?:searchParams\.get|\breq\.query)$/.test(module.source(node.callee))
  )
}

const QUERY = /^(?:req|request|ctx|ctx\.request|context|event)\.(?:query|queryStringParameters)$/

function pkce(set: Parameters): AuthorizationRequest['pkce'] {
  const challenge = parameter(set, 'code_challenge')
  const method = parameter(set, 'code_challenge_method')
  if (!challenge) return { is: set.open ? 'dynamic' : 'unset', at: set.at }
  const name = method && text(method.value)
  if (method && name === 'plain') return { is: 'set', value: 'plain', at: method.at }
  if (VERIFIER.test(challenge.code)) return { is: 'set', value: 'verifier', at: challenge.at }
  if (method) return name === 'S256' ? { is: 'set', value: 'S256', at: challenge.at } : { is: 'dynamic', at: method.at }
  return set.open ? { is: 'dynamic', at: challenge.at } : { is: 'set', value: 'no-method', at: challenge.at }
}

/** A name, and no call that would hash it. */
const VERIFIER = /^(?:[\w$]+[.?])*[\w$]*verifier!?$/i

function clientType(module: Module, set: Parameters): ClientType {
  const { type } = clientOf(module)
  if (type === 'public') return sendsOff(module, set) ? 'unknown' : type
  if (parameter(set, 'client_secret') ?? parameter(set, 'client_assertion') ?? basicBeside(module, set.node)) return 'confidential'
  return type === 'unknown' && comesHome(parameter(set, 'redirect_uri')?.value) ? 'public' : type
}

/** What the client proves itself with in the header of the same request: `auth=(client_id, client_secret)`. */
function basicBeside(module: Module, node: Ast): Ast | undefined {
  for (const one of [node, ...module.ancestors(node)]) {
    if (one.type !== 'CallExpression') continue
    const options = one.arguments.at(-1)
    return property(module, options, 'auth') ?? property(module, options, 'headers', 'Authorization')
  }
  return undefined
}

/** A page that is given the id of somebody's client, and redeems no code: that is for who gave it. */
function sendsOff(module: Module, set: Parameters): boolean {
  const id = parameter(set, 'client_id')?.value
  const isGiven = id?.kind === 'dynamic' && id.variable === undefined && id.from === undefined && !id.fallback
  return (
    isGiven &&
    clientOf(module).shippedTo === PAGE &&
    !/grant_?type|authorization_code|token_?(?:url|uri|endpoint)|oauth2?\/token|exchangeCode/i.test(module.file.text)
  )
}

/** A redirect to an address of this machine by number, as only programs on it have (RFC 8252 section 7.3). */
function comesHome(uri: Node | undefined): boolean {
  return (
    uri?.kind !== 'dynamic' &&
    /^https?(?::|%3A)(?:\/|%2F){2}(?:127(?:\.\d{1,3}){3}|(?:\[|%5B)(?::|%3A){2}1(?:\]|%5D))(?!\w)/i.test(beginningOf(uri) ?? '')
  )
}

function* scopes(set: Parameters, owner: Owner): Generator<ScopeSet> {
  const scope = parameter(set, 'scope')
  if (!scope) return
  const { scopes: found, open } = scopesIn(scope.value)
  const address = addressOf(set.url)
  const provider = address && scopeProviderFor(`https://${address.host}${address.path}`)
  if (found.length === 0) return
  yield { kind: 'scopeSet', owner, role: 'request', scopes: found, open, ...(provider ? { provider } : {}), at: scope.at }
}

function* plainEndpoint(set: Parameters): Generator<Statement> {
  const address = addressOf(set.url)
  if (!set.url || address?.scheme !== 'http:' || isPrivate(address.host)) return
  yield { kind: 'transportSetting', problem: 'plain-oauth-endpoint', written: `http://${address.host}`, host: address.host, at: set.url.at }
}

/** A secret in code that its users get: as a literal, or as a variable of the build. */
function* shippedSecret(module: Module, set: Parameters, owner: Owner): Generator<Reading> {
  const secret = parameter(set, 'client_secret')
  if (!secret) return
  const value = text(secret.value)
  const command = module.project?.manifest(module.file.path)?.command
  const shippedTo = clientOf(module).shippedTo ?? (command === undefined ? undefined : `every user of the command \`${command}\``)
  const built = secret.value.kind === 'dynamic' && secret.value.variable !== undefined && PUBLIC_VARIABLE.test(secret.value.variable)
  if (!built && !(shippedTo && value)) return
  const statement = {
    kind: 'publicClientSecret',
    owner,
    shippedTo: shippedTo ?? 'the browser bundle',
    notSecretByProvider: value?.startsWith('GOCSPX-') ?? false,
    methodOnly: false,
    // A literal behind a constant is the secret itself (STANDARD.md, "Across files").
    at: value === undefined ? secret.at : secret.value.at,
  } as const
  const written = value === undefined ? undefined : templateOf(secret.value)
  yield written ? { kind: 'clientSecret', value: written, statement } : statement
}

/** What is looked up by the state of a request: `const x = store.get(state)`. */
const STATE_LOOKUP = inTurn(
  '',
  /\b(?:const|let|var)\s{1,4}(\w{1,60})\s{0,4}=\s{0,4}(?:await\s{1,4})?[\w$.]{1,80}/,
  oneOf(
    '',
    /\.(?:get|find\w{0,20}|pop|take|consume|load)\(\s{0,4}(?:String\()?(?:req\.query\.)?state\)?\s{0,4}\)/,
    /\[(?:req\.query\.)?state\]/,
  ),
)
