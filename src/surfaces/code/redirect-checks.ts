import {
  branchesAround,
  callsTo,
  definition,
  dotted,
  enclosingFunction,
  fold,
  inside,
  isFunction,
  isNothing,
  isTextLiteral,
  keyOf,
  lastName,
  lastOfOrigin,
  nameOf,
  textOf,
  unwrap,
  type Ast,
  type Module,
} from '../../program/index.ts'
import type { Owner, RedirectUri } from '../../model/index.ts'
import { holdsSettings } from '../../knowledge/words/capability-urls.ts'
import { pageOfBrowser } from '../../knowledge/words/redirect-checks.ts'
import { string, boolean } from '../../parse/node.ts'
import { givenCalls } from './given.ts'
import type { Span } from '../../text/source.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { redirectsMatched } from '../idp/oauth-client-fields.ts'

const OWNER: Owner = { what: 'the authorization endpoint', product: 'code' }
const REDIRECT = /^(?:(?:requested|req|incoming|client|callback|params)_?)?redirect_?ur[il]$/i
/** What a check may look at without letting another page in: a scheme, or a host of this machine. */
const NO_PREFIX = /^[a-z][a-z0-9+.-]*:(?:\/\/)?$|^https?$|^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])|^\/[^/]*$|^[/\\]{2}$/i

/** A page that sends people back to where they came from may call its parameter so, and knows neither a client nor a code. */
const SPEAKS_OF_CLIENTS = /client|oauth|oidc|authori[sz]|grant|\bcode\b/i

/** `redirectUri.startsWith(registered)`, `pattern.test(redirectUri)`: RFC 9700 section 2.1 asks for whole strings. */
export function* comparisons(module: Module): Generator<RedirectUri> {
  if (/\.[jt]sx$/.test(module.file.path) && !SPEAKS_OF_CLIENTS.test(module.file.text)) return
  for (const call of callsTo(module, /^(?:startsWith|startswith|indexOf|includes|match|test|matches|isMatch|minimatch)$/)) {
    const callee = unwrap(call.node.callee)
    const argument = call.argument(0)
    if (!argument) continue
    const receiver = callee.type === 'MemberExpression' ? callee.object : undefined
    const asText = receiver !== undefined && isRedirect(receiver)
    if (asText && (isMessageOrigin(module, argument) || pageOfBrowser.pattern.test(dotted(argument) ?? ''))) continue
    if (asText && (call.name === 'startsWith' || call.name === 'startswith' || call.name === 'indexOf' || call.name === 'includes')) {
      const value = fold(module, argument)
      const written = string(value)?.value
      const all = value.kind === 'list' ? value.items.map((one) => string(one)?.value) : [written]
      if (all.every((one) => one !== undefined && NO_PREFIX.test(one))) continue
      if (call.name === 'indexOf' && !isZero(module, call.node)) continue
      if (isForThisMachine(module, call.node) || isOwnSetting(module, receiver)) continue
      if (call.name === 'includes' && written !== undefined && !(/[./]/.test(written) && inCheck(module, call.node))) continue
      yield comparison('prefix', module.span(call.node))
    } else {
      const regex = call.name === 'match' && asText ? argument : call.name === 'test' && isRedirect(argument) ? receiver : undefined
      const tried = regex ? patternsOf(module, regex) : []
      if (regex ? tried.some(isLoose) : (call.name === 'minimatch' || call.name === 'isMatch') && isRedirect(argument))
        yield comparison('pattern', module.span(call.node))
    }
  }
}

/** `re.match(pattern, redirect_uri)`, `fnmatch(redirect_uri, pattern)`, `registered in redirect_uri`. */
export function* patterns(module: Module): Generator<RedirectUri> {
  for (const call of givenCalls(module)) {
    if (!call.node.arguments.some(isRedirect)) continue
    const last = lastOfOrigin(call.node.callee)
    if ((last !== undefined && !MATCHES.has(last)) || !/^re\.(?:match|search)$|^fnmatch\.fnmatch(?:case)?$/.test(call.path)) continue
    const { path, args, at } = call
    const [first, second] = args.positional
    const [subject, pattern] = path.startsWith('re.') ? [second, first] : [first, second]
    const written = pattern && textOf(fold(module, pattern))?.value
    if (!subject || !pattern || !isRedirect(subject)) continue
    if (written === undefined ? !isFixed(module, pattern) : isLooseForHost(written)) yield comparison('pattern', at)
  }
  for (const call of callsTo(module, /^(?:match|search)$/)) {
    const subject = call.argument(0)
    const callee = unwrap(call.node.callee)
    const made = callee.type === 'MemberExpression' && subject && isRedirect(subject) ? definition(module, callee.object) : undefined
    if (made?.type !== 'CallExpression' || dotted(made.callee) !== 're.compile') continue
    const [first] = made.arguments
    const written = first && first.type !== 'SpreadElement' ? textOf(fold(module, first))?.value : undefined
    if (written !== undefined && isLooseForHost(written)) yield comparison('pattern', module.span(call.node))
  }
  for (const node of module.nodes('BinaryExpression')) {
    if (node.operator === 'in' && isRedirect(node.right) && !isFixed(module, node.left)) yield comparison('pattern', module.span(node))
  }
}
const MATCHES: ReadonlySet<string> = new Set(['match', 'search', 'fnmatch', 'fnmatchcase'])

/** A text of the code itself: a scheme, a loopback address. */
function isFixed(module: Module, node: Ast): boolean {
  const value = fold(module, node)
  return textOf(value) !== undefined || (value.kind === 'list' && value.items.every((item) => textOf(item) !== undefined))
}

/** In a function whose name says that it lets redirect URIs pass. */
function inCheck(module: Module, node: Ast): boolean {
  const around = enclosingFunction(module, node)
  return around !== undefined && /allow|valid|permit|trust|check|match/i.test(nameOf(module, around) ?? '')
}

function isRedirect(node: Ast): boolean {
  const given = unwrap(node)
  const [first] = given.type === 'CallExpression' && lastName(given.callee) === 'str' ? given.arguments : []
  const inner = first && first.type !== 'SpreadElement' ? unwrap(first) : given
  const name = lastName(inner)
  return name !== undefined && REDIRECT.test(name) && (inner.type === 'Identifier' || inner.type === 'MemberExpression')
}

/** A redirect URI of one's own, which settings or a variable have: `config.redirectUri`, `required_env("GOOGLE_REDIRECT_URL")`. */
function isOwnSetting(module: Module, receiver: Ast): boolean {
  const value = definition(module, receiver)
  const holder = value.type === 'MemberExpression' ? (dotted(value.object) ?? '') : ''
  // Options may be those of one request.
  if (holdsSettings.pattern.test(holder) && !/opt(?:ion)?s$/i.test(holder)) return true
  return (
    value.type === 'CallExpression' && value.arguments.some((one) => isTextLiteral(one) && /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(one.value))
  )
}

/** `event.origin` of a window that listens for the page it has opened: it asks who speaks, and sends no code anywhere. */
function isMessageOrigin(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  if (inner.type !== 'MemberExpression' || keyOf(inner) !== 'origin') return false
  const event = unwrap(inner.object)
  if (event.type !== 'Identifier' || module.binding(event)?.kind !== 'param') return false
  const around = enclosingFunction(module, inner)
  return around !== undefined && speakers(module, around).has(event.name)
}

/** Names of a function whose `data` it reads. */
const speakers = oncePerPair(
  (module: Module, around: Ast): ReadonlySet<string> =>
    new Set(Array.from(module.source(around).matchAll(/([\w$]{1,200})\.data/g), ([, name = '']) => name)),
)

function isZero(module: Module, node: Ast): boolean {
  const parent = module.parent(node)
  return parent?.type === 'BinaryExpression' && /^[!=]==?$/.test(parent.operator) && module.source(parent.right) === '0'
}

/** The sources of a regular expression, or of all those of a list that are asked one by one: `KNOWN.some((one) => one.test(uri))`. */
function patternsOf(module: Module, node: Ast): readonly string[] {
  const one = regexOf(module, node)
  if (one !== undefined) return [one]
  const binding = module.binding(unwrap(node))
  const asked = binding?.kind === 'param' ? enclosingFunction(module, binding.id) : undefined
  const call = asked && module.parent(asked)
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || !ASKED_ONE_BY_ONE.test(keyOf(call.callee) ?? ''))
    return []
  const list = definition(module, call.callee.object)
  return list.type === 'ArrayExpression' ? list.elements.flatMap((item) => (item ? (regexOf(module, item) ?? []) : [])) : []
}

const ASKED_ONE_BY_ONE = /^(?:some|every|find)$/

/** The source of a regular expression; a string made into one at run time is `''`. */
function regexOf(module: Module, node: Ast, steps = 12): string | undefined {
  const inner = unwrap(node)
  if (inner.type === 'Literal' && inner.regex) return inner.regex.pattern
  if (inner.type === 'NewExpression' && lastName(inner.callee) === 'RegExp')
    return (
      string(inner.arguments[0] && inner.arguments[0].type !== 'SpreadElement' ? fold(module, inner.arguments[0]) : undefined)?.value ?? ''
    )
  if (inner.type !== 'Identifier') return undefined
  const binding = module.binding(inner)
  return binding?.init && steps > 0 ? regexOf(module, binding.init, steps - 1) : undefined
}

/** The same of a pattern that says whose pages it lets pass: what has the form of any address is none. */
function isLooseForHost(pattern: string): boolean {
  return /[a-z0-9-]\\?\.[a-z]{2,}/i.test(pattern) && isLoose(pattern.replace(/\\[zZ]$/, '$'))
}

/** Open at its end or with a gap; a scheme or a loopback address of any port is what RFC 8252 asks for. */
function isLoose(pattern: string): boolean {
  if (/localhost|127\\?\.0|\[::1|loopback/.test(pattern) || (pattern.length < 8 && pattern !== '')) return false
  return (
    pattern === '' ||
    /\.[*+](?!\?\$)|\[\^[^\]]*\][*+]|\\w[*+]|\\S[*+]/.test(pattern) ||
    (/\\?\/\\?\//.test(pattern) && !pattern.endsWith('$') && /[a-z0-9-]+\\?\.[a-z]{2,}/i.test(pattern))
  )
}

/** A comparison of redirect URIs in server code, or none. */
export function comparison(matching: 'prefix' | 'suffix' | 'pattern' | 'request' | 'state' | 'error', at: Span): RedirectUri {
  return redirectsMatched(OWNER, matching, at)
}

/**
 * Whether what a comparison lets pass has to have a host of this machine as well: in the same condition, or in those that every way out of
 * its branch goes through. Any port of the loopback address is what RFC 8252 section 7.3 asks for.
 */
function isForThisMachine(module: Module, comparison: Ast): boolean {
  let inner = comparison
  for (const outer of module.ancestors(comparison)) {
    if (isFunction(outer)) return false
    if (outer.type === 'UnaryExpression' || (outer.type === 'LogicalExpression' && outer.operator !== '&&')) return false
    if (outer.type === 'LogicalExpression' && comparesHost(module, outer.left === inner ? outer.right : outer.left)) return true
    if (outer.type === 'IfStatement') return outer.test === inner && passesOnlyHere(module, outer.consequent)
    inner = outer
  }
  return false
}

/** Whether each way out of a branch that says yes goes through a comparison of the host. */
function passesOnlyHere(module: Module, branch: Ast): boolean {
  const passing = module.nodes('ReturnStatement').filter(({ argument, ...at }) => {
    const value = argument && fold(module, argument)
    return inside(at as Ast, branch) && value && boolean(value) !== false && !isNothing(value)
  })
  return (
    passing.length > 0 && passing.every((one) => (one.argument && comparesHost(module, one.argument)) || isBehindHost(module, one, branch))
  )
}

function isBehindHost(module: Module, node: Ast, branch: Ast): boolean {
  return [...branchesAround(module, node, (outer) => outer === branch)].some((test) => comparesHost(module, test))
}

/** `parsed.hostname in ("localhost", "127.0.0.1")`, `LOOPBACK.has(url.hostname)`, `isLoopback(host)` */
function comparesHost(module: Module, node: Ast): boolean {
  const test = unwrap(node)
  if (test.type === 'LogicalExpression')
    return test.operator === '&&'
      ? [test.left, test.right].some((one) => comparesHost(module, one))
      : [test.left, test.right].every((one) => comparesHost(module, one))
  if (test.type === 'BinaryExpression' && /^(?:==|===|in)$/.test(test.operator)) {
    const [left, right] = [test.left, test.right].map((one) => module.source(one).slice(0, LONGEST)) as [string, string]
    return (isHost(left) && HERE.test(right)) || (isHost(right) && HERE.test(left))
  }
  if (test.type !== 'CallExpression') return false
  const code = module.source(test).slice(0, LONGEST)
  const asksByName = ASKS.test(module.source(test.callee).slice(-LONGEST))
  return asksByName || (/(?:includes|has)$/.test(module.source(test.callee).slice(-20)) && HOST.test(code) && HERE.test(code))
}

const LONGEST = 300
const HOST = /\bhost(?:_?name)?\b/i
const HERE = /\blocalhost\b|127\.0\.0\.1|loopback/i
const ASKS = /\bis_?(?:loopback|local_?host)(?:_?(?:ur[il]|host(?:name)?|address|ip|redirect\w{0,10}))?$/i

/** The host that a request was sent to says nothing of where it sends people. */
function isHost(code: string): boolean {
  return HOST.test(code) && !/^(?:req|request|ctx|context|event)\b/.test(code)
}
