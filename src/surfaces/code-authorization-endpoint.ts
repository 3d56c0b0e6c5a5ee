import { callsTo, enclosingFunction, fold, keyOf, lastName, nameOf, unwrap, type Ast, type Module } from '../code/index.ts'
import { functionOf, inside, objectOf, property, results } from '../code/objects.ts'
import { policyOf, SECONDS, type PolicyFacts } from '../code/policy.ts'
import { madeOf } from '../code/walk.ts'
import type { GrantUse, Owner, RedirectUri, RefreshRotation, SecretTerm, TokenPolicy } from '../model/index.ts'
import { number, string } from '../parse/node.ts'
import type { Statement } from '../reading.ts'
import type { Span } from '../source.ts'
import { defineCodeSurface } from '../surface.ts'
import { plainComparisons } from './pkce-comparison.ts'

/** Authorization servers written by hand: how they compare redirect URIs, and what their token endpoints answer. */
export default defineCodeSurface({
  id: 'code-authorization-endpoint',
  name: 'Hand-written authorization and token endpoints',
  spec: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-5.1',
  counts: 'code',
  mentions: ['redirectUri', 'redirect_uri', 'redirectURI', 'access_token', 'erifier', 'client_secret_expires_at', 'grant_type', 'grantType'],
  together: [[/\baccess_?token/i, /grant_?type\w{0,8}[)!]{0,2}\s{0,4}===?\s{0,4}["'`]password|case\s{1,4}["'`]password/i], [/client_secret_expires_at/], [/redirect_?ur[il]\b/i, /\bcode\b/, /redirect\s{0,8}\(|\b[lL]ocation["']?[:,]/], [/challenge/i, /[!=]==?[^;\n]{0,80}verifier|verifier[^;\n]{0,80}[!=]==?|(?:Equal|Compare)\w{0,10}\(/i], [/redirect_?ur[il]\b/i, /\b(?:startsWith|indexOf|includes|match|test|matches|isMatch|minimatch)\s{0,8}(?:\?\.\s{0,8})?\(/], [/\baccess_token['"]?\s{0,8}[:,}]/, /expires_in|refresh_token/]],
  skipsTests: true,
  *read(module): Generator<Statement> {
    yield* comparisons(module)
    yield* unasked(module)
    yield* answers(module)
    yield* plainComparisons(module)
    yield* registrations(module)
    yield* passwordGrants(module)
  },
})

const OWNER: Owner = { what: 'the authorization endpoint', product: 'code' }
const REDIRECT = /^(?:(?:requested|incoming|client|callback)_?)?redirect_?ur[il]$/i
/** What a check may look at without letting another page in: a scheme, or a host of this machine. */
const NO_PREFIX = /^[a-z][a-z0-9+.-]*:(?:\/\/)?$|^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])|^\/[^/]*$/i

/** `redirectUri.startsWith(registered)`, `pattern.test(redirectUri)`: RFC 9700 section 2.1 asks for whole strings. */
function* comparisons(module: Module): Generator<RedirectUri> {
  for (const call of callsTo(module, /^(?:startsWith|indexOf|includes|match|test|matches|isMatch|minimatch)$/)) {
    const callee = unwrap(call.node.callee)
    const argument = call.argument(0)
    if (!argument) continue
    const receiver = callee.type === 'MemberExpression' ? callee.object : undefined
    const asText = receiver !== undefined && isRedirect(receiver)
    if (asText && isMessageOrigin(module, argument)) continue
    if (asText && (call.name === 'startsWith' || call.name === 'indexOf' || call.name === 'includes')) {
      const written = string(fold(module, argument))?.value
      if (written !== undefined && NO_PREFIX.test(written)) continue
      if (call.name === 'indexOf' && !isZero(module, call.node)) continue
      if (call.name === 'includes' && written !== undefined && !(/[./]/.test(written) && inCheck(module, call.node))) continue
      yield comparison('prefix', module.span(call.node))
    } else {
      const regex = call.name === 'match' && asText ? argument : call.name === 'test' && isRedirect(argument) ? receiver : undefined
      const pattern = regex && regexOf(module, regex)
      if (pattern !== undefined ? isLoose(pattern) : (call.name === 'minimatch' || call.name === 'isMatch') && isRedirect(argument)) yield comparison('pattern', module.span(call.node))
    }
  }
}

/** In a function whose name says that it lets redirect URIs pass. */
function inCheck(module: Module, node: Ast): boolean {
  const around = enclosingFunction(module, node)
  return around !== undefined && /allow|valid|permit|trust|check|match/i.test(nameOf(module, around) ?? '')
}

function isRedirect(node: Ast): boolean {
  const inner = unwrap(node)
  const name = lastName(inner)
  return name !== undefined && REDIRECT.test(name) && (inner.type === 'Identifier' || inner.type === 'MemberExpression')
}

/** `event.origin` of a window that listens for the page it has opened: it asks who speaks, and sends no code anywhere. */
function isMessageOrigin(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  if (inner.type !== 'MemberExpression' || keyOf(inner) !== 'origin') return false
  const event = unwrap(inner.object)
  if (event.type !== 'Identifier' || module.binding(event)?.kind !== 'param') return false
  const around = enclosingFunction(module, inner)
  return around !== undefined && module.source(around).includes(`${event.name}.data`)
}

function isZero(module: Module, node: Ast): boolean {
  const parent = module.parent(node)
  return parent?.type === 'BinaryExpression' && /^[!=]==?$/.test(parent.operator) && module.source(parent.right) === '0'
}

/** The source of a regular expression; a string made into one at run time is `''`. */
function regexOf(module: Module, node: Ast): string | undefined {
  const inner = unwrap(node)
  if (inner.type === 'Literal' && 'regex' in inner) return inner.regex.pattern
  if (inner.type === 'NewExpression' && lastName(inner.callee) === 'RegExp') return string(inner.arguments[0] && inner.arguments[0].type !== 'SpreadElement' ? fold(module, inner.arguments[0]) : undefined)?.value ?? ''
  if (inner.type !== 'Identifier') return undefined
  const binding = module.binding(inner)
  return binding?.init ? regexOf(module, binding.init) : undefined
}

/** Open at its end or with a gap; a scheme or a loopback address of any port is what RFC 8252 asks for. */
function isLoose(pattern: string): boolean {
  if (/localhost|127\\?\.0|\[::1|loopback/.test(pattern) || pattern.length < 8 && pattern !== '') return false
  return pattern === '' || /\.[*+](?!\?\$)|\[\^[^\]]*\][*+]|\\w[*+]|\\S[*+]/.test(pattern) || (/\\?\/\\?\//.test(pattern) && !pattern.endsWith('$') && /[a-z0-9-]+\\?\.[a-z]{2,}/i.test(pattern))
}

function comparison(matching: 'prefix' | 'pattern', at: Span): RedirectUri {
  return { kind: 'redirectUri', owner: OWNER, matching, native: undefined, development: false, at }
}

/** A code that is sent to whatever redirect URI the request names, in a handler that compares it with nothing. */
function* unasked(module: Module): Generator<RedirectUri> {
  for (const { node, targets } of redirections(module)) {
    const around = enclosingFunction(module, node)
    if (!around || !targets.some((one) => one.type !== 'SpreadElement' && madeOf(module, one, (part) => isRequested(module, part)))) continue
    const code = withoutComments(module, around)
    if (SENDS_CODE.test(code) && !MAY_CHECK.test(code)) yield { ...comparison('prefix', module.span(node)), matching: 'request' }
  }
}

/** `res.redirect(302, url)`, `Response.redirect(url, 302)`, and a `Location` header that is set or answered with. */
function* redirections(module: Module): Generator<{ node: Ast; targets: readonly Ast[] }> {
  for (const { node } of callsTo(module, 'redirect')) yield { node, targets: node.arguments }
  for (const { node } of callsTo(module, /^(?:set|append|setHeader|header)$/)) {
    const [name, value] = node.arguments
    if (value && name?.type === 'Literal' && /^location$/i.test(String(name.value))) yield { node, targets: [value] }
  }
  for (const node of module.nodes('Property')) {
    const holder = module.parent(node)
    const use = holder && module.parent(holder)
    if (!use || !/^location$/i.test(keyOf(node) ?? '')) continue
    const answers = use.type === 'Property' ? keyOf(use) === 'headers' : (use.type === 'CallExpression' || use.type === 'NewExpression') && /^(?:writeHead|Headers)$/.test(lastName(use.callee) ?? '')
    if (answers) yield { node, targets: [node.value] }
  }
}

/** What is to be done is not done. */
function withoutComments(module: Module, node: Ast): string {
  const pieces: string[] = []
  let from = node.range[0]
  for (const { range } of module.comments) {
    if (range[0] < from || range[1] > node.range[1]) continue
    pieces.push(module.file.text.slice(from, range[0]))
    from = range[1]
  }
  return [...pieces, module.file.text.slice(from, node.range[1])].join('')
}

const SENDS_CODE = /[?&]code=|\.(?:set|append)\(\s{0,8}['"]code['"]/
/** Anything that a check of the redirect URI would have. */
const MAY_CHECK = /redirect_?uris\b|client(?:s\b|\.|\?\.|\[)|(?:get|find|lookup|load|fetch)\w{0,20}client|allow|registered|valid|verif|trust|permit|whitelist|startsWith|includes\(|redirect\w{0,10}\)?\s{0,8}[!=]==?|[!=]==?\s{0,8}\w{0,10}redirect/i
const FROM_REQUEST = /\b(?:req|request|ctx|context|c|event)\b.{0,40}\b(?:query|body|params|formData|parseBody)\b|searchParams|URLSearchParams\(|queryStringParameters/

/** `req.query.redirect_uri`, `url.searchParams.get('redirect_uri')`, also taken apart. */
function isRequested(module: Module, node: Ast): boolean {
  if (node.type === 'MemberExpression') return REDIRECT.test(keyOf(node) ?? '') && FROM_REQUEST.test(origin(module, node.object))
  if (node.type === 'CallExpression') {
    const [first] = node.arguments
    const callee = unwrap(node.callee)
    const from = callee.type === 'MemberExpression' ? `${module.source(callee)} ${origin(module, callee.object)}` : module.source(callee)
    if (!first || first.type === 'SpreadElement' || !FROM_REQUEST.test(from)) return false
    return REDIRECT.test(string(fold(module, first))?.value ?? '')
  }
  const binding = node.type === 'Identifier' ? module.binding(node) : undefined
  return binding?.init !== undefined && binding.path?.length === 1 && REDIRECT.test(String(binding.path[0])) && FROM_REQUEST.test(module.source(binding.init))
}

/** The code of an expression, and of what its variable was given. */
function origin(module: Module, node: Ast): string {
  const inner = unwrap(node)
  const init = inner.type === 'Identifier' ? module.binding(inner)?.init : undefined
  return init ? module.source(init).slice(0, 200) : module.source(inner)
}

/** Objects that a handler answers with: `{access_token, expires_in}`. */
function* answers(module: Module): Generator<TokenPolicy | RefreshRotation> {
  const seen = new Set<Ast>()
  for (const object of answered(module)) {
    if (seen.has(object) || !property(module, object, 'access_token')) continue
    seen.add(object)
    const owner: Owner = { what: 'token endpoint', product: 'code' }
    yield* lifetime(module, object, 'expires_in', { owner, token: 'access', key: 'expires_in' })
    yield* lifetime(module, object, 'refresh_token_expires_in', { owner, token: 'refresh', key: 'refresh_token_expires_in' })
    const refresh = property(module, object, 'refresh_token')
    if (refresh && refreshesFrom(module, refresh)) {
      const at = module.span(refresh)
      yield { kind: 'refreshRotation', owner, clientType: 'unknown', rotates: { is: 'set', value: false, at }, byDefault: false, bound: false, fix: 'refresh_token: a new one at each use', instead: 'answer each use with a new `refresh_token`, and let the old one end', at }
    }
  }
}

/** Branches of a token endpoint that take a password: `if (grant_type === 'password')`, `case 'password':`; one that refuses is none. */
function* passwordGrants(module: Module): Generator<GrantUse> {
  for (const node of module.nodes('Literal')) {
    if (node.value !== 'password') continue
    const branch = branchOf(module, node)
    const code = branch && withoutComments(module, branch.body)
    if (!branch || !code || !/\bpassword\b/i.test(code.replaceAll(module.source(branch.test), '')) || !ISSUES.test(code) || SENDS.test(code)) continue
    yield { kind: 'grantUse', owner: { what: 'the token endpoint', product: 'code' }, grant: 'password', by: 'enabled', clientType: 'unknown', local: false, at: module.span(branch.test) }
  }
}

/** Makes or answers with a token. */
const ISSUES = /\baccess_?token\b|\b(?:issue|create|generate|sign|mint|make)\w{0,30}token|\bsign\(/i
/** A client that asks somebody else for the token. */
const SENDS = /\bfetch\s{0,4}\(|\baxios\b|\.post\s{0,4}\(/
const GRANT_TYPE = /^(?:requested_?)?grant_?type$/i

/** The code that runs when the grant type is what a literal says. */
function branchOf(module: Module, node: Ast): { test: Ast; body: Ast } | undefined {
  const parent = module.parent(node)
  if (parent?.type === 'SwitchCase') {
    const around = module.parent(parent)
    return around?.type === 'SwitchStatement' && GRANT_TYPE.test(lastName(unwrap(around.discriminant)) ?? '') ? { test: node, body: parent } : undefined
  }
  if (parent?.type !== 'BinaryExpression' || !/^===?$/.test(parent.operator)) return undefined
  const other = unwrap(parent.left === node ? parent.right : parent.left)
  const branch = module.parent(parent)
  return GRANT_TYPE.test(lastName(other) ?? '') && branch?.type === 'IfStatement' && branch.test === parent ? { test: parent, body: branch.consequent } : undefined
}

/** What a registration endpoint answers; an end of `0` is none (RFC 7591 section 3.2.1). */
function* registrations(module: Module): Generator<SecretTerm> {
  for (const node of module.nodes('Property')) {
    const answer = keyOf(node) === 'client_secret_expires_at' ? module.parent(node) : undefined
    if (answer?.type !== 'ObjectExpression' || number(fold(module, node.value)) !== 0 || !property(module, answer, 'client_id') || !property(module, answer, 'client_secret')) continue
    const at = module.span(node)
    yield { kind: 'secretTerm', owner: { what: 'the registration endpoint', product: 'code' }, what: 'each client secret', ends: { is: 'set', value: 'never', at }, instead: 'register public clients without a secret, or let the secret end within 90 days', at }
  }
}

/** `null` and `Infinity` are no end. */
function* lifetime(module: Module, object: Ast, key: string, facts: PolicyFacts): Generator<TokenPolicy> {
  const node = objectOf(module, object)?.properties.findLast((one) => one.type === 'Property' && keyOf(one) === key)
  if (node?.type !== 'Property') return
  const value = fold(module, node.value)
  const policy = policyOf(facts, { key: { value: key, at: module.span(node.key) }, value, at: module.span(node) }, SECONDS, (one) => (one.kind === 'scalar' && one.value === null ? 'never' : undefined))
  if (policy.lifetime.is === 'set') yield policy
}

const ANSWERS = /^(?:json|send|jsonp|status|reply|end)$/

/** Objects that functions named after tokens return, or that a handler sends. What a client stores is neither. */
function* answered(module: Module): Generator<Ast> {
  for (const call of callsTo(module, ANSWERS)) {
    const [first] = call.node.arguments
    const object = first && first.type !== 'SpreadElement' ? objectOf(module, first) : undefined
    if (object) yield object
  }
  for (const call of callsTo(module, 'stringify')) {
    const [first] = call.node.arguments
    const object = first && first.type !== 'SpreadElement' && isBody(module, call.node) ? objectOf(module, first) : undefined
    if (object) yield object
  }
  for (const type of ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'] as const) {
    for (const fn of module.nodes(type)) {
      const types = fn.returnType ? module.source(fn.returnType) : ''
      const name = nameOf(module, fn) ?? ''
      if (!/OAuthTokens|TokenResponse/.test(types) && !/(?:issue|exchange|grant|create|generate|mint|make)\w*(?:token|code|grant)|(?:^|[a-z])tokens?(?:Endpoint|Handler|Response)$/i.test(name)) continue
      if (/^(?:get|fetch|load|read|find|obtain|ensure|retrieve|parse)/.test(name) || readsAnswer(module, fn)) continue
      for (const result of results(module, fn)) {
        const object = objectOf(module, result)
        if (object && functionOf(module, fn)) yield object
      }
    }
  }
}

/** The body of `new Response(…)`, or of what a function of a cloud answers with. */
function isBody(module: Module, node: Ast): boolean {
  const parent = module.parent(node)
  if (parent?.type === 'NewExpression') return /^(?:Next)?Response$/.test(lastName(parent.callee) ?? '')
  const answer = parent?.type === 'Property' && keyOf(parent) === 'body' ? module.parent(parent) : undefined
  return answer !== undefined && property(module, answer, 'statusCode') !== undefined
}

/** A client that unpacks somebody's answer. */
function readsAnswer(module: Module, fn: Ast): boolean {
  return module.nodes('CallExpression').some((one) => inside(one, fn) && /^(?:fetch|axios|json|request|post)$/.test(lastName(one.callee) ?? ''))
}

/** The refresh token of the request, whole: one that is made of pieces of it is another one. */
function refreshesFrom(module: Module, node: Ast, steps = 4): boolean {
  const inner = unwrap(node)
  const follow = (one: Ast) => steps > 0 && refreshesFrom(module, one, steps - 1)
  switch (inner.type) {
    case 'MemberExpression':
      return keyOf(inner) === 'refresh_token' && BODY.test(module.source(inner.object))
    case 'LogicalExpression':
      return follow(inner.left) || follow(inner.right)
    case 'ConditionalExpression':
      return follow(inner.consequent) || follow(inner.alternate)
    case 'Identifier': {
      const binding = module.binding(inner)
      if (!binding?.init || !binding.path || module.written(binding)) return false
      return binding.path.length === 0 ? follow(binding.init) : binding.path.join() === 'refresh_token' && BODY.test(module.source(binding.init))
    }
    default:
      return false
  }
}

const BODY = /^(?:(?:req|request|ctx\.request)\.)?body$/
