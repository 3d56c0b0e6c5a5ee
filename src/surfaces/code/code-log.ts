import { calls, type Binding, definition, dotted, enclosingFunction, fold, isFunction, keyOf, lastName, nameOf, unwrap, variableOf, type Ast, type AstOf, type Call, type Module } from '../../program/index.ts'
import { functionOf, property, results } from '../../program/objects.ts'
import { trackerOf } from './error-trackers.ts'
import { SECRET_NAME } from './word-tests.ts'
import { isSecretName } from '../../classify/names.ts'
import { isOtherToken } from '../../knowledge/other-tokens.ts'
import type { LogCall } from '../../model/index.ts'
import { string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineCodeSurface } from '../reading/surface.ts'

/** Agent, MCP and OAuth code; other programs have secrets of another kind. */
const CONTEXT = /oauth|access_?token|refresh_?token|authorization|bearer|api_?key|client_?secret|modelcontextprotocol|mcp|openai|anthropic|process\.env/i
const WRITTEN = `${SECRET_NAME.source}|headers|\\benv\\b`
const LOGS = '(?:console|log|logger|logging|winston|pino|bunyan)\\)?[!?]?\\s{0,40}\\??\\.\\s{0,40}(?:log|info|warn|error|debug|trace|dir|table|fatal|verbose|silly|notice|http)\\s{0,8}(?:\\?\\.)?\\([^;]{0,600}?'
/** A call that writes a log, and within its arguments a name that may be a secret's. */
const SECRET_LOGGED = new RegExp(`${LOGS}(?:${WRITTEN})`, 'i')
/** An object or a text by a name, with one that may be a secret's within. */
const SECRET_HELD = new RegExp(`\\b(?:const|let|var)\\s{1,8}\\w{1,60}(?:\\s{0,8}:\\s{0,8}[\\w.<>, \\[\\]|]{1,80})?\\s{0,8}=\\s{0,8}(?:JSON\\.stringify\\()?[{\`][^;]{0,400}?(?:${WRITTEN})`, 'i')
/** A log of something by its name. */
const NAME_LOGGED = new RegExp(`${LOGS}\\b[\\w$]{1,60}\\s{0,8}[,)}]`, 'i')
/** The same with a name that an answer or a request may have. */
const ANSWER_LOGGED = new RegExp(`${LOGS}\\b(?:data|body|json|result|response|payload|res|params|form|fields)\\b`, 'i')
/** The text of a tool's result, with a name that may be a secret's behind it. */
const TEXT_OF_SECRET = new RegExp(`\\btext["']?\\s{0,8}[:,}][^;]{0,600}?(?:${WRITTEN})`, 'i')

/** A call that traces or tracks errors, with a name that may be a secret's in its arguments. */
const TRACKED = new RegExp(`\\.(?:setContext|setExtras?|setTags?|addBreadcrumb|capture\\w{0,12}|setAttributes?|addEvent|addTags|createRun|trace|generation)\\s{0,4}\\([^;]{0,600}?(?:${WRITTEN})`, 'i')
/** An error whose message has such a name. */
const THROWN = new RegExp(`\\bthrow\\s{1,4}new\\s[^;]{0,400}?(?:${WRITTEN})`, 'i')

/** Tokens, headers and environments that are written to a log or handed to the model as the result of a tool. */
export default defineCodeSurface({
  id: 'code-log',
  name: 'Logs and tool results in TypeScript and JavaScript',
  spec: 'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html',
  counts: 'code',
  mentions: ['console.', 'logger', 'log.', 'process.env', 'Log(', 'winston', 'pino', 'Sentry', 'setAttribute', 'langfuse', 'langsmith', 'posthog', 'registerTool', '.tool(', 'addTool'],
  together: [
    [CONTEXT, SECRET_LOGGED],
    [CONTEXT, SECRET_HELD, NAME_LOGGED],
    [/grant_type/, ANSWER_LOGGED],
    [CONTEXT, /\b(?:registerTool|tool|addTool|setRequestHandler)\s{0,8}[(<]/, TEXT_OF_SECRET],
    [CONTEXT, /\bexecute\b/, /\bdescription\b/, new RegExp(WRITTEN, 'i')],
    [CONTEXT, TRACKED],
    [CONTEXT, /\b(?:registerTool|tool|addTool)\s{0,8}[(<]/, THROWN],
    [/\b(?:NODE_)?DEBUG["']?\]?\s{0,8}=/],
  ],
  skipsTests: true,
  *read(module): Generator<Reading> {
    for (const call of calls(module)) {
      const by = loggerOf(call) ?? trackerOf(call)
      if (by) yield* written(module, call, by)
    }
    yield* toolResults(module)
    yield* thrownByTools(module)
    yield* debugSwitches(module)
  },
})
const LEVELS = /^(?:log|info|warn|error|debug|trace|dir|table|fatal|verbose|silly|notice|http)$/
const LOGGERS = /^(?:.*\.)?(?:console|logger|log|_?logger|logging|winston|pino|bunyan|baseLogger|rootLogger|appLogger|Logger)$/

/** What a call is called when it writes to a log. */
function loggerOf({ node, name }: Call): string | undefined {
  const callee = unwrap(node.callee)
  if (callee.type !== 'MemberExpression' || !LEVELS.test(name)) return undefined
  const holder = dotted(callee.object)
  return holder !== undefined && LOGGERS.test(holder) ? `${holder.split('.').slice(-2).join('.')}.${name}` : undefined
}

function* written(module: Module, { node }: Call, by: string): Generator<LogCall> {
  for (const argument of node.arguments) {
    const found = argument.type === 'SpreadElement' ? undefined : secretIn(module, argument)
    if (found) {
      yield { kind: 'logCall', sink: 'log', ...said(found), by: by.slice(0, LONGEST_NAME), at: module.span(found.node) }
      return
    }
  }
}

/** What is written, and the name that holds it. */
function said({ what, node, within }: Found): Pick<LogCall, 'what' | 'within'> {
  return { what: what.slice(0, LONGEST_NAME), ...(within && node.type === 'Identifier' ? { within: node.name.slice(0, LONGEST_NAME) } : {}) }
}

/** More of a name tells a reader nothing. */
const LONGEST_NAME = 80

interface Found {
  readonly what: string
  readonly node: Ast
  /** Where the credential itself stands, when `node` is a name for what holds it. */
  readonly within?: Ast
}

/** The part of a value that is a credential, as far as it is handed on whole: no length, mask, flag or list of names. */
function secretIn(module: Module, node: Ast, steps = 6): Found | undefined {
  const inner = unwrap(node)
  if (steps === 0) return undefined
  const first = (list: readonly (Ast | null)[]): Found | undefined => {
    for (const one of list) {
      const found = one && secretIn(module, one, steps - 1)
      if (found) return found
    }
    return undefined
  }
  switch (inner.type) {
    case 'TemplateLiteral':
      return first(inner.expressions)
    case 'ArrayExpression':
      return first(inner.elements)
    case 'ObjectExpression':
      return first(inner.properties.map((one) => (one.type === 'SpreadElement' ? one.argument : one.value)))
    case 'BinaryExpression':
      return inner.operator === '+' ? first([inner.left, inner.right]) : undefined
    case 'LogicalExpression':
      return first([inner.left, inner.right])
    case 'ConditionalExpression':
      return first([inner.consequent, inner.alternate])
    case 'SpreadElement':
      return secretIn(module, inner.argument, steps - 1)
    case 'NewExpression':
      return lastName(inner.callee) === 'Headers' ? first(inner.arguments) : undefined
    case 'CallExpression':
      return SHOWING.test(dotted(inner.callee) ?? '') ? first(inner.arguments) : answered(module, inner)
    case 'MemberExpression':
      return named(module, inner)
    case 'Identifier':
      return named(module, inner) ?? held(module, inner, steps - 1)
    default:
      return undefined
  }
}

/** The credential in an object or a text that has a name: `const entry = { accessToken }`. */
function held(module: Module, node: AstOf<'Identifier'>, steps: number): Found | undefined {
  const binding = module.binding(node)
  if (!binding || HARMLESS.test(node.name)) return undefined
  // A value that others are made of is looked into once for each depth, and not by each of its names.
  const known = HELD.get(binding) ?? new Map<number, Found | undefined>()
  HELD.set(binding, known)
  if (!known.has(steps)) known.set(steps, isBlanked(module, binding) ? undefined : insideOf(module, node, steps))
  const found = known.get(steps)
  return found && { ...found, node }
}

const HELD = new WeakMap<Binding, Map<number, Found | undefined>>()

function insideOf(module: Module, node: AstOf<'Identifier'>, steps: number): Found | undefined {
  const value = definition(module, node)
  if (!HOLDERS.has(value.type) && !(value.type === 'CallExpression' && SHOWING.test(dotted(value.callee) ?? ''))) return undefined
  const found = secretIn(module, value, steps)
  return found && { what: found.what, node, within: found.within ?? found.node }
}

const HOLDERS: ReadonlySet<string> = new Set(['ObjectExpression', 'ArrayExpression', 'TemplateLiteral', 'BinaryExpression', 'NewExpression'])

/** A part of it is taken out or written over before it is shown: `delete entry.token`. */
function isBlanked(module: Module, binding: Binding): boolean {
  return module.references(binding).some((one) => {
    let inside: Ast = one
    for (let parent = module.parent(inside); parent?.type === 'MemberExpression' && parent.object === inside; parent = module.parent(inside)) inside = parent
    const change = inside === one ? undefined : module.parent(inside)
    return (change?.type === 'UnaryExpression' && change.operator === 'delete') || (change?.type === 'AssignmentExpression' && change.left === inside)
  })
}

/** Functions that make a text of all that they are given. */
const SHOWING = /^(?:JSON\.stringify|(?:util\.)?(?:inspect|format)|String|Object\.entries|Object\.values|stringify)$/

/** Headers of a request hold its Authorization; an answer's hold cookies at most. */
const HEADERS = /^(?:.*\.)?(?:req|request|config|options|init|fetchOptions|requestOptions|requestInfo|ctx\.request|c\.req\.raw)\.headers$/
/** A token response as a whole. */
const RESPONSES = /^(?:.*\.)?(?:tokens|token_?response|token_?set|token_?data|oauth_?tokens?|token_?result|auth_?tokens|oauth2?Client\.credentials)$/i
const HARMLESS = /mask|redact|hash|obfuscat|preview|last4|truncated|saniti[sz]|scrub|censor|anonymi[sz]|hidden|has[A-Z_]|fingerprint|placeholder|public/i

function named(module: Module, node: AstOf<'MemberExpression' | 'Identifier'>): Found | undefined {
  const variable = variableOf(node)
  if (variable !== undefined) return isSecretName(variable) && !HARMLESS.test(variable) ? { what: `process.env.${variable}`, node } : undefined
  const name = node.type === 'MemberExpression' && node.computed && keyOf(node) === undefined ? undefined : dotted(node)
  if (name === undefined) return undefined
  if (name === 'process.env' || name === 'Bun.env') return { what: name, node }
  if (HEADERS.test(name)) return { what: name, node }
  const last = name.split('.').at(-1) ?? ''
  if (HARMLESS.test(last)) return undefined
  if (/^authorization$/i.test(last) && /headers/i.test(name)) return { what: name, node }
  if (ANSWERS.test(last) && isTokenAnswer(module, node) && !isRefused(module, node)) return { what: name, node }
  if (SENT.test(last) && isTokenRequest(module, node)) return { what: name, node }
  if (RESPONSES.test(name)) return /access_token|refresh_token|oauth/i.test(module.file.text) && !isNumberOf(module, node) ? { what: name, node } : undefined
  if (!isSecretName(last) || (VAGUE.test(last) ? !isAuthToken(module, node) : !SECRETS.test(last) || isOtherToken(last))) return undefined
  return isFunctionName(module, node) ? undefined : { what: name, node }
}

/** Names that are something else as often: a parser's token, a map's key, what a model streams. */
const VAGUE = /^(?:token|key|auth|secret_?key_?name|cookie|jwt|bearer|credentials?|pat|dsn)$/i

/** A name that ends in a credential; `cacheKey` and `outputKey` are keys of maps. */
const SECRETS = /(?:api|secret|access|private|auth|service|signing|encryption|master|admin|role|account|app|license)_?key$|secret$|passw(?:or)?d$|passphrase$|[a-z]_?token$|credentials?$|cookie$|(?:^|_)api_?key$/i

const ANSWERS = /^(?:data|body|json|result|response|payload|res)$/i

const SENT = /^(?:params|body|form|fields|data)$/i

/** What a client sends to a token endpoint, by the parts that the same function takes from it. */
function isTokenRequest(module: Module, node: Ast): boolean {
  const around = enclosingFunction(module, node)
  return around !== undefined && requestsIn(module).get(around)?.has(module.source(node)) === true
}

const REQUESTS = new WeakMap<Module, ReadonlyMap<Ast, ReadonlySet<string>>>()

/** What parts of a token request are taken from, by the functions that name a grant. */
function requestsIn(module: Module): ReadonlyMap<Ast, ReadonlySet<string>> {
  const known = REQUESTS.get(module)
  if (known) return known
  const found = new Map<Ast, Set<string>>()
  const named = new Map<Ast, boolean>()
  for (const one of module.nodes('MemberExpression')) {
    if (!/^(?:code_verifier|refresh_token|client_secret|password)$/.test(keyOf(one) ?? '') || one.object.end - one.object.start > 200) continue
    for (const around of module.ancestors(one)) {
      if (!isFunction(around)) continue
      const isNamed = named.get(around) ?? /\bgrant_type\b/.test(module.source(around))
      named.set(around, isNamed)
      if (isNamed) found.set(around, (found.get(around) ?? new Set<string>()).add(module.source(one.object)))
    }
  }
  REQUESTS.set(module, found)
  return found
}

/** What a token endpoint has answered: `response.data`, `data` of `{ data }`, `await response.json()`. */
function isTokenAnswer(module: Module, node: Ast, steps = 4): boolean {
  const inner = unwrap(node)
  if (steps === 0) return false
  const follow = (one: Ast) => isTokenAnswer(module, one, steps - 1)
  if (inner.type === 'MemberExpression') return keyOf(inner) === 'data' && follow(inner.object)
  if (inner.type === 'Identifier') {
    const binding = module.binding(inner)
    const [step, ...more] = binding?.path ?? []
    return binding?.init !== undefined && more.length === 0 && (step === undefined || step === 'data') && follow(binding.init)
  }
  if (inner.type !== 'CallExpression') return false
  const callee = unwrap(inner.callee)
  if (callee.type === 'MemberExpression' && keyOf(callee) === 'json') return follow(callee.object)
  // An answer that has not been read shows nothing.
  const sent = inner.arguments.map((one) => module.source(one)).join()
  return /\bgrant_type\b/.test(sent) || /\/token['"`?]/.test(sent.slice(0, 200)) || /^\w{0,40}token_?(?:url|uri|endpoint)\b/i.test(sent)
}

/** `await response.json()`, read where it is logged. */
function answered(module: Module, node: AstOf<'CallExpression'>): Found | undefined {
  const callee = unwrap(node.callee)
  if (callee.type !== 'MemberExpression' || keyOf(callee) !== 'json' || !isTokenAnswer(module, node) || isRefused(module, node)) return undefined
  return { what: `${dotted(callee) ?? 'response.json'}()`, node }
}

const FAILED = /![\w.?]{0,60}(?:\.ok|access_?token)\b|\.error\b|["']error["']\s{1,4}in\b|\bstatus\s{0,4}(?:!==?|>=?)/i
const SUCCEEDED = /\.ok\b|\bstatus\s{0,4}(?:===?|<)|access_?token/i

/** Stands on the branch of an answer that refused: it has an error and no token. */
function isRefused(module: Module, node: Ast): boolean {
  let below: Ast = node
  for (const one of module.ancestors(node)) {
    if (one.type === 'IfStatement' && one.test !== below) {
      const test = module.source(one.test).slice(0, 300)
      const failed = FAILED.test(test)
      if (one.consequent === below ? failed : !failed && SUCCEEDED.test(test)) return true
    }
    if (/Function/.test(one.type)) return false
    below = one
  }
  return false
}

/** `tokens` of a model's answer are counted. */
function isNumberOf(module: Module, node: Ast): boolean {
  return /usage|count|total|max|num/i.test(module.source(node)) || fold(module, node).kind === 'scalar'
}

function isFunctionName(module: Module, node: Ast): boolean {
  return functionOf(module, node) !== undefined
}

/** A vague name that gets its value from something that makes or reads a credential. */
function isAuthToken(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  if (inner.type === 'MemberExpression') return /(?:auth|session|credential|oauth|account|user)\w*\.token$/i.test(dotted(inner) ?? '') || /authInfo\.token$/.test(dotted(inner) ?? '')
  const binding = inner.type === 'Identifier' ? module.binding(inner) : undefined
  // A parameter of a function that is about sign-ins, or a part of what a sign-in gave.
  if (binding?.kind === 'param') return isAboutSignIn(module, inner)
  const value = binding?.init && binding.path?.length === 1 ? unwrap(binding.init) : definition(module, inner)
  if (value === inner) return false
  if (variableOf(value) !== undefined) return isSecretName(variableOf(value) ?? '')
  return /access_?token|auth|jwt|login|bearer|credential|secret/i.test(module.source(value).slice(0, 300)) && value.type !== 'ObjectExpression'
}

function isAboutSignIn(module: Module, node: Ast): boolean {
  const around = enclosingFunction(module, node)
  const name = around && nameOf(module, around)
  return name !== undefined && /auth(?!or)|log_?in|sign_?in|bearer|session|oauth|jwt|(?:verify|validate|introspect|revoke|refresh|check|store|save)_?token/i.test(name)
}

/** Results of tools: texts of `content`, and what `execute` gives back. */
function* toolResults(module: Module): Generator<LogCall> {
  const seen = new Set<Ast>()
  for (const object of module.nodes('ObjectExpression')) {
    const text = property(module, object, 'text')
    const type = property(module, object, 'type')
    if (!text || !type || string(fold(module, type))?.value !== 'text') continue
    const tool = toolAround(module, object)
    if (tool === undefined) continue
    yield* result(module, text, tool, seen)
  }
  for (const object of module.nodes('ObjectExpression')) {
    const execute = functionOf(module, property(module, object, 'execute'))
    if (!execute || !property(module, object, 'description')) continue
    const node = property(module, object, 'name') ?? property(module, object, 'id')
    const tool = (node && string(fold(module, node))?.value) ?? ''
    for (const value of results(module, execute)) yield* result(module, value, tool, seen)
  }
}

/** What a tool throws reaches its caller as text: https://modelcontextprotocol.io/specification/2026-07-28/server/tools#error-handling. */
function* thrownByTools(module: Module): Generator<LogCall> {
  const seen = new Set<Ast>()
  for (const { argument } of module.nodes('ThrowStatement')) {
    const error = argument && unwrap(argument)
    if (!error || (error.type !== 'NewExpression' && error.type !== 'CallExpression')) continue
    const tool = toolAround(module, error)
    if (tool === undefined) continue
    for (const value of error.arguments) if (value.type !== 'SpreadElement') yield* result(module, value, tool, seen, 'an error')
  }
}

function* result(module: Module, value: Ast, tool: string, seen: Set<Ast>, what = 'the result'): Generator<LogCall> {
  const found = secretIn(module, value)
  if (!found || isParameter(module, found.within ?? found.node) || seen.has(found.node) || module.span(found.node).file !== module.file) return
  seen.add(found.node)
  yield { kind: 'logCall', sink: 'tool-result', ...said(found), by: tool ? `${what} of tool \`${tool.slice(0, LONGEST_NAME)}\`` : `${what} of a tool`, at: module.span(found.node) }
}

/** What the model has given the tool, it knows already. */
function isParameter(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  return inner.type === 'Identifier' && module.binding(inner)?.kind === 'param'
}

/** The tool in whose registration a node stands. */
function toolAround(module: Module, node: Ast): string | undefined {
  for (const one of module.ancestors(node)) {
    if (one.type !== 'CallExpression' || !/^(?:registerTool|tool|addTool|setRequestHandler)$/.test(lastName(one.callee) ?? '')) continue
    const [first] = one.arguments
    return (first && first.type !== 'SpreadElement' && string(fold(module, first))?.value) || ''
  }
  return undefined
}

/** Switches that make libraries print whole requests. */
function* debugSwitches(module: Module): Generator<LogCall> {
  for (const { left, right } of module.nodes('AssignmentExpression')) {
    const variable = variableOf(left)
    const value = variable === 'NODE_DEBUG' || variable === 'DEBUG' ? string(fold(module, right))?.value : undefined
    if (value === undefined || (variable === 'NODE_DEBUG' ? !/\bhttps?\b/.test(value) : !/^\*|(?:^|,)(?:axios|http|follow-redirects|superagent|express:\*)/.test(value))) continue
    yield { kind: 'logCall', sink: 'debug-switch', what: `${variable}=${value.slice(0, LONGEST_NAME)}`, by: `\`${variable}\``, at: module.span(right) }
  }
}
