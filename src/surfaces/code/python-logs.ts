import { isSecretName } from '../../classify/names.ts'
import type { Call, PythonCode, Scope } from '../../program/python/code.ts'
import { toolsOf } from './python-tool-reading.ts'
import { partsOf, within } from '../../program/python/scope.ts'
import { isOtherToken } from '../../knowledge/other-tokens.ts'
import { textOf } from '../../program/template.ts'
import type { LogCall } from '../../model/index.ts'
import { boolean, number } from '../../parse/node.ts'
import type { Expression, Statement } from '../../program/python/parse.ts'
import type { Reading } from '../../model/reading.ts'
import type { Located, Span } from '../../text/source.ts'
import { definePythonSurface } from './python-surface.ts'

const SECRET = 'token|secret|passw|pwd|passphrase|credential|creds\\b|jwt|bearer|pat\\b|apikey|key\\b|headers|environ|getenv|authorization|cookie'
/** An expression that may end with a secret's name: behind a brace, comma, bracket, operator or word of the language. */
const SECRET_GIVEN = `(?:[{,(+%=[*:]|\\b(?:else|or|and|if|await)\\b)\\s{0,40}[\\w.]{0,60}?(?:(?:["']?[\\])]{1,2}|[[(]["']?)[\\w.]{0,60}?){0,4}?(?:${SECRET})`
const CALL = '\\b(?:print|pprint|debug|info|warning|warn|error|critical|exception|log|success|trace|write|echo|set_attributes?)\\s{0,4}\\('
/** What may stand between the parenthesis of a call and its end: no line that begins another statement, and no other such call, which is looked at by itself. */
const WITHIN = `(?:(?!${CALL})(?:[^\\n]|\\n(?![ \\t]{0,80}(?:return|raise|def|class|try|except|finally|with|import|from|pass|break|continue|elif|log|logger|logging|print)\\b|[ \\t]{0,80}[@\\n]))){0,600}?`
const SINK = CALL.replace(/\\\($/, '(?=\\()')
const SECRET_LOGGED = new RegExp(`${SINK}${WITHIN}${SECRET_GIVEN}`, 'i')
/** A dictionary or text by a name, with a secret's name within. */
const SECRET_HELD = new RegExp(`\\b\\w{1,60}(?:\\s{0,4}:\\s{0,4}[\\w.[\\], |]{1,60})?\\s{0,4}=\\s{0,4}(?:\\(\\s{0,40}|json\\.dumps\\(\\s{0,40})?(?:\\{|[fFbBrRuU]{0,2}["'])${WITHIN}(?:${SECRET})`, 'i')
const NAME_LOGGED = new RegExp(`${SINK}${WITHIN}[{,(+%=]\\s{0,40}\\w{1,60}\\s{0,4}[,)}]`, 'i')
/** What an answer or a request may be called. */
const ANSWER_LOGGED = new RegExp(`${SINK}${WITHIN}\\b(?:data|body|json|result|response|payload|res|resp|info)\\b`, 'i')

/** What Python code writes to logs, traces and tool results. */
export default definePythonSurface({
  id: 'python-logs',
  name: 'Logs and tool results in Python',
  spec: 'https://docs.python.org/3/library/logging.html',
  mentions: ['access_token', 'refresh_token', 'id_token', 'client_secret', 'uthorization', '.headers', 'os.environ)', 'os.environ}', 'os.environ,', 'environ.items', 'environ.copy', 'api_key', 'API_KEY', 'password', 'PASSWORD', '_secret', '_SECRET', '_TOKEN', 'token}', 'token)', 'tokens', 'debuglevel', 'grant_type', 'ToolError'],
  together: [
    [SECRET_LOGGED],
    [SECRET_HELD, NAME_LOGGED],
    [/grant_type/, ANSWER_LOGGED],
    [/\btool\b|\badd_tool\b|kernel_function|register_for_llm|FunctionTool/, /\breturn\b[^\n]{0,400}(?:environ|headers|token|key|secret|password)/i],
    [/\btool\b|\badd_tool\b/, /\braise\b[^\n]{0,400}(?:environ|headers|token|key|secret|password)/i],
    [/debuglevel|\bClientSession\s{0,4}\([^)]{0,400}debug/],
  ],
  *read(code): Generator<Reading> {
    for (const call of code.calls) yield* written(call, code)
    yield* results(code)
    yield* switches(code)
  },
})

const LOGGER = /^(?:print|pprint\.pprint|rich\.print|builtins\.print|logging\.(?:debug|info|warning|warn|error|critical|exception|log)|loguru\.logger\.\w+|structlog\.get_logger\(\)\.\w+|logging\.getLogger\(\)\.(?:debug|info|warning|warn|error|critical|exception|log)|rich\.console\.Console\(\)\.(?:print|log)|sys\.std(?:out|err)\.write|typer\.echo|click\.echo|streamlit\.write)$/
const LOGGER_NAME = /(?:^|[.>])_?(?:log|logger|LOG|LOGGER|_logger|console)\.(?:debug|info|warning|warn|error|critical|exception|log|print)$/
const CONTEXT = /^(?:fastmcp|mcp)(?:\.\w+)*\.Context\(\)\.(?:debug|info|warning|error|log)$/
const TRACE = /(?:^|\.)set_attributes?$/

function* written(call: Call, code: PythonCode): Generator<Reading> {
  const by = sinkOf(call)
  if (!by) return
  for (const argument of call.expression.args) {
    if (argument.name && /^(?:end|sep|file|flush|exc_info|stacklevel)$/.test(argument.name.value)) continue
    const found = exposed(argument.value, call.scope, code, argument.name?.value) ?? held(argument.value, call.scope, code) ?? answerIn(argument.value, call, code)
    if (!found || (found.value === 'token' && streams(call))) continue
    const isInCall = call.at.file === found.at.file && call.at.start <= found.at.start && found.at.end <= call.at.end
    const reading = logCall('log', found.value, by, isInCall ? found.at : argument.value.at)
    yield isInCall || argument.value.kind !== 'name' ? reading : { ...reading, within: argument.value.id.slice(0, 60) }
    return
  }
}

/** `print(token, end="", flush=True)`: words of a model as they come. */
function streams({ args }: Call): boolean {
  return textOf(args.get('end'))?.value === ''
}

function sinkOf({ source, expression }: Call): string | undefined {
  const callee = expression.callee
  const name = callee.at.file.text.slice(callee.at.start, callee.at.end).slice(0, 40)
  if (LOGGER.test(source) || LOGGER_NAME.test(source) || CONTEXT.test(source) || LOGGER_NAME.test(name)) return name
  return TRACE.test(source) && /span/i.test(name) ? name : undefined
}

function logCall(sink: LogCall['sink'], what: string, by: string, at: Span): LogCall {
  return { kind: 'logCall', sink, what: what.replace(/\s+/g, ' ').slice(0, 60), by, at }
}

/** Functions that take the secret out of a value. */
const REDACTS = /^(?:redact\w*|mask\w*|\w*_redact(?:ed)?|\w*_mask(?:ed)?|scrub\w*|sanitize\w*|obfuscate\w*|hash\w*|sha256|md5|blake2b|hexdigest|len|bool|type|isinstance|count_tokens|id|sorted|list|keys|any|all|hasattr|callable|token_count|num_tokens)$/i

/** A part of an expression that is a credential, or holds some: by name only. */
function exposed(expression: Expression, scope: Scope, code: PythonCode, label?: string): Located<string> | undefined {
  const text = () => code.file.text.slice(expression.at.start, expression.at.end)
  switch (expression.kind) {
    case 'call': {
      const name = expression.callee.kind === 'name' ? expression.callee.id : expression.callee.kind === 'attribute' ? expression.callee.name.value : ''
      if (REDACTS.test(name)) return undefined
      const source = code.source(expression.callee, scope)
      if (/^os\.environ\.(?:copy|items|values)$/.test(source)) return { value: 'os.environ', at: expression.at }
      if (/^os\.(?:getenv|environ\.get)$/.test(source)) {
        const node = code.value(expression, scope)
        return node.kind === 'dynamic' && node.variable && isSecretName(node.variable) && !SWITCH.test(node.variable) ? { value: node.variable, at: expression.at } : undefined
      }
      if (/(?:^|\.)(?:get|json|model_dump|dict|to_dict)$/.test(source) && expression.callee.kind === 'attribute') {
        const key = expression.args[0]?.value
        if (name === 'get' && key?.kind === 'string') {
          const part = key.parts[0]
          return part && 'value' in part && typeof part.value === 'string' && isSecretKey(part.value) ? { value: text(), at: expression.at } : undefined
        }
        return exposed(expression.callee.object, scope, code, label)
      }
      if (/^(?:dict|str|repr|format|vars|json\.dumps|pprint\.pformat|pformat|yaml\.dump|list)$|\.(?:format|join|dumps)$/.test(source)) {
        for (const { value, name: key } of expression.args) {
          const found = exposed(value, scope, code, key?.value)
          if (found) return found
        }
      }
      return undefined
    }
    case 'name': {
      if (isLabel(label) && !isSecretVariable(expression.id)) return undefined
      if (isSecretVariable(expression.id)) return safeByValue(expression, scope, code) ? undefined : { value: expression.id, at: expression.at }
      if (/^(?:tokens|token_response|credentials|creds|request_headers|headers)$/.test(expression.id)) return holdsSecrets(expression, scope, code) ? { value: expression.id, at: expression.at } : undefined
      return code.source(expression, scope) === 'os.environ' ? { value: 'os.environ', at: expression.at } : undefined
    }
    case 'attribute': {
      const name = expression.name.value
      if (name === 'environ' && code.source(expression, scope) === 'os.environ') return { value: 'os.environ', at: expression.at }
      if (name === 'headers' && /^(?:req|request|self\.request|r|resp\.request|response\.request|ctx\.request|flask\.request|scope|prepared|httpx_request)$/.test(textOfObject(expression, code)) && !isAnswer(expression.object, scope, code)) return { value: text(), at: expression.at }
      return isSecretVariable(name) ? { value: text(), at: expression.at } : undefined
    }
    case 'subscript': {
      const { index } = expression
      const part = index?.kind === 'string' ? index.parts[0] : undefined
      const key = part && 'value' in part && typeof part.value === 'string' ? part.value : ''
      return isSecretKey(key) ? { value: text(), at: expression.at } : undefined
    }
    case 'unary':
    case 'lambda':
      return undefined
    case 'binary':
      if (!/^[+%]|or$/.test(expression.op)) return undefined
      break
    case 'conditional':
      return exposed(expression.then, scope, code) ?? exposed(expression.otherwise, scope, code)
    case 'other':
      return undefined
    default:
  }
  for (const part of partsOf(expression)) {
    const found = exposed(part, scope, code)
    if (found) return found
  }
  return undefined
}

/** The credential in a dictionary or a text that has a name: `entry = {"access_token": access_token}`. */
function held(expression: Expression, scope: Scope, code: PythonCode): Located<string> | undefined {
  if (expression.kind !== 'name' || HARMLESS.test(expression.id)) return undefined
  if (namesIn(code).blanked.has(expression.id)) return undefined
  const { expression: value, scope: where } = code.resolve(expression, scope)
  const isText = value.kind === 'call' && /^json\.dumps$|\.format$/.test(code.source(value.callee, where))
  if (value.kind !== 'dict' && value.kind !== 'string' && value.kind !== 'binary' && !isText) return undefined
  // Logged often, it is looked into once.
  const known = HELD.get(value)
  if (known) return known.found
  const found = code.changesOf(expression.id, scope) ? undefined : exposed(value, where, code)
  HELD.set(value, { found })
  return found
}

const HELD = new WeakMap<Expression, { readonly found: Located<string> | undefined }>()

/** Names that lose a part, and names that a loop gives, told once for a file. */
interface Names {
  readonly blanked: ReadonlySet<string>
  readonly looped: ReadonlySet<string>
}

const NAMES = new WeakMap<PythonCode, Names>()

function namesIn(code: PythonCode): Names {
  const known = NAMES.get(code)
  if (known) return known
  const all = (pattern: RegExp): Set<string> => new Set([...code.file.text.matchAll(pattern)].flatMap((match) => match.slice(1).filter((name) => name !== undefined)))
  const names = { blanked: all(/\bdel\s{1,4}(\w{1,200})\[|\b(\w{1,200})\.pop\(/g), looped: all(/\bfor\s{1,20}(?:\w{1,60},\s{0,20})?(\w{1,200})\b(?=[^\n]{0,20}\bin\b)/g) }
  NAMES.set(code, names)
  return names
}

const HARMLESS = /redact|mask|saniti[sz]|scrub|safe|hidden|censor|obfuscat|preview|public/i

const ANSWERS = /^(?:data|body|json|result|response|payload|res|resp|info)$/

/** What a token endpoint has answered, whole: `response.json()`, `data` that was read from it, in `str(…)` or an f-string. */
function answerIn(expression: Expression, call: Call, code: PythonCode): Located<string> | undefined {
  const { scope } = call
  if (expression.kind === 'await') return answerIn(expression.value, call, code)
  if (expression.kind === 'string' || expression.kind === 'dict' || (expression.kind === 'binary' && /^[+%]$/.test(expression.op))) {
    for (const part of partsOf(expression)) {
      const found = answerIn(part, call, code)
      if (found) return found
    }
    return undefined
  }
  if (expression.kind === 'call' && /^(?:str|repr|dict|json\.dumps|pprint\.pformat|pformat)$/.test(code.source(expression.callee, scope))) {
    const first = expression.args[0]?.value
    return first && answerIn(first, call, code)
  }
  if (expression.kind !== 'call' && !(expression.kind === 'name' && ANSWERS.test(expression.id))) return undefined
  const { expression: read, scope: where } = code.resolve(expression, scope)
  if (read.kind !== 'call' || read.callee.kind !== 'attribute' || read.callee.name.value !== 'json') return undefined
  const { expression: sent } = code.resolve(read.callee.object, where)
  if (sent.kind !== 'call' || !sent.args.some(({ value }) => asksForToken(value, where, code)) || isRefused(call, code)) return undefined
  return { value: code.file.text.slice(expression.at.start, expression.at.end), at: expression.at }
}

function asksForToken(argument: Expression, scope: Scope, code: PythonCode): boolean {
  const { at } = code.resolve(argument, scope).expression
  return at.file === code.file && /["']?\bgrant_type\b["']?\s*[:=]/.test(code.file.text.slice(at.start, at.end))
}

const FAILED = /\bnot\s.{0,60}(?:\.ok\b|is_success\b|access_token)|["']error["']|access_token["']\s+not\s+in\b|\bis_error\b|\bstatus(?:_code)?\s*(?:!=|>=?)/
const SUCCEEDED = /\.ok\b|\bis_success\b|\bstatus(?:_code)?\s*(?:==|<)|access_token/

/** Stands on the branch of an answer that refused: it has an error and no token. */
function isRefused({ statement }: Call, code: PythonCode): boolean {
  const holds = (one: Statement) => one.at.start <= statement.at.start && statement.at.end <= one.at.end
  let list: readonly Statement[] = code.module.body
  for (let around = list.find(holds); around && around !== statement; around = list.find(holds)) {
    if (around.kind === 'function' || around.kind === 'class') list = around.body
    else if (around.kind === 'block') {
      const place = around.bodies.findIndex((body) => body.some(holds))
      if (around.keyword === 'if' && isFailedBranch(around.heads, place, code)) return true
      list = around.bodies[place] ?? []
    } else return false
  }
  return false
}

function isFailedBranch(heads: readonly Expression[], place: number, code: PythonCode): boolean {
  const tests = heads.map(({ at }) => code.file.text.slice(at.start, Math.min(at.end, at.start + 300)))
  const own = tests[place]
  if (own !== undefined && FAILED.test(own)) return true
  return tests.slice(0, place).some((test) => !FAILED.test(test) && SUCCEEDED.test(test))
}

/** `r = httpx.post(…)`: its headers are the server's. */
function isAnswer(object: Expression, scope: Scope, code: PythonCode): boolean {
  const { expression } = code.resolve(object, scope)
  const call = expression.kind === 'await' ? expression.value : expression
  return call.kind === 'call' && call.callee.kind === 'attribute' && /^(?:get|post|put|patch|delete|head|options|request|send|fetch|urlopen)$/.test(call.callee.name.value)
}

function textOfObject({ object }: Extract<Expression, { kind: 'attribute' }>, code: PythonCode): string {
  return code.file.text.slice(object.at.start, object.at.end)
}

function isLabel(label: string | undefined): boolean {
  return label !== undefined && /^(?:end|sep|file)$/.test(label)
}

/** The last word says what a name is: `token_scopes` are scopes, and a `component_key` opens nothing. */
const HEAD = /(?:^|_)(?:token|secret|password|passwd|pwd|passphrase|credentials?|jwt|bearer|pat|apikey)$|(?:^|_)(?:api|secret|private|access|auth|service|signing|encryption|master|admin|account|license|client)_?key$/i

/** `CORS_ALLOW_CREDENTIALS` is a flag, and `FASTMCP_SERVER_AUTH` a class (https://gofastmcp.com/servers/auth/authentication). */
const SWITCH = /(?:^|_)(?:allow|enable|disable|include)[sd]?_|^FASTMCP_SERVER_AUTH$/i

/** Names of a single value: `access_token`, `API_KEY`; counts, flags and addresses are none. */
function isSecretVariable(name: string): boolean {
  if (/^(?:token|key|auth|credentials?|secret|cookie|jwt|bearer)s?$/i.test(name)) return /^(?:token|secret|jwt|bearer|credentials?)$/i.test(name)
  return !SWITCH.test(name) && HEAD.test(name.replace(/([a-z\d])([A-Z])/g, '$1_$2')) && isSecretName(name) && !isOtherToken(name) && !/^(?:has|is|use|num|n|max|min|count|need|with|no|missing|valid|masked|redacted|hashed|truncated|obfuscated|saniti[sz]ed|scrubbed|censored|anonymi[sz]ed|hidden|safe|short)_/i.test(name)
}

function isSecretKey(key: string): boolean {
  return /^(?:authorization|access_token|refresh_token|id_token|client_secret|x-api-key|cookie|set-cookie)$/i.test(key) || isSecretVariable(key)
}

/** A name whose value is harmless: a length, a flag, a tokenizer's token, a shortened text. */
function safeByValue(expression: Expression, scope: Scope, code: PythonCode): boolean {
  const { expression: value } = code.resolve(expression, scope)
  if (value.kind === 'number' || value.kind === 'constant' || value.kind === 'unary') return true
  if (value.kind === 'subscript' && value.index?.kind === 'other') return true
  // `client_key = f"oauth:client:{id}"` names a place in a store.
  if (/key$/i.test(expression.kind === 'name' ? expression.id : '') && isStorePath(value)) return !showsSecret(value, scope, code)
  if (value.kind === 'binary' && /^(?:==|!=|in|not in|is|is not|<|>|<=|>=)$/.test(value.op)) return true
  if (value.kind === 'name' && value !== expression && !isSecretVariable(value.id)) return false
  if (value.kind !== 'call') return loopedOver(expression, code)
  const name = value.callee.kind === 'attribute' ? value.callee.name.value : value.callee.kind === 'name' ? value.callee.id : ''
  return REDACTS.test(name) || /^(?:next_token|tokenize|encode_ordinary|get_tokenizer|split)$/.test(name)
}

/** Paths may be made of each other. */
function showsSecret(value: Expression, scope: Scope, code: PythonCode): boolean {
  const known = SHOWS.get(value)
  if (known !== undefined) return known
  SHOWS.set(value, false)
  const shows = partsOf(value).some((part) => exposed(part, scope, code))
  SHOWS.set(value, shows)
  return shows
}

const SHOWS = new WeakMap<Expression, boolean>()

/** A text that begins with a word and `:` or `/` and goes on with something else, whichever way it is put together. */
function isStorePath(value: Expression): boolean {
  const beginning = value.kind === 'binary' && /^[+%]$/.test(value.op) ? value.left : value.kind === 'call' && value.callee.kind === 'attribute' && value.callee.name.value === 'format' ? value.callee.object : value
  if (beginning.kind !== 'string' || (beginning === value && beginning.parts.length < 2)) return false
  const [first] = beginning.parts
  return first !== undefined && 'value' in first && typeof first.value === 'string' && /^[a-z][\w-]{0,60}[:/]/i.test(first.value)
}

/** `for token in tokenizer.encode(…)`, `async for token in stream`: words of a model, not of a sign-in. */
function loopedOver(expression: Expression, code: PythonCode): boolean {
  return expression.kind === 'name' && namesIn(code).looped.has(expression.id)
}

/** Headers or tokens by the name, when the value is a request's, a response's or a known header map. */
function holdsSecrets(expression: Expression, scope: Scope, code: PythonCode): boolean {
  const { expression: value } = code.resolve(expression, scope)
  const text = code.file.text.slice(value.at.start, value.at.end)
  if (value.kind === 'call' && value.callee.kind === 'name' && REDACTS.test(value.callee.id)) return false
  if (value.kind === 'dict') return /["'](?:authorization|x-api-key|api-key|access_token|refresh_token|cookie)["']/i.test(text)
  if (expression.kind === 'name' && /^(?:tokens|token_response|credentials|creds)$/.test(expression.id)) return value !== expression && /oauth|\.json\(\)|credential|exchange|refresh|fetch_token|access_token/i.test(text)
  return /request\.headers|\bheaders\(\)/.test(text) || (value === expression && code.says(/request\.headers|def \w+\([^)]*\bheaders\b[^)]*\)/))
}

/** What a tool gives back goes to the model. */
function* results(code: PythonCode): Generator<Reading> {
  const tools = toolsOf(code).filter(({ of }) => of === 'tool')
  for (const { expression, scope } of code.returns) {
    const tool = tools.find((one) => one.function?.scope === scope)
    const found = tool && wholeEnvironment(expression, scope, code)
    if (tool && found) yield logCall('tool-result', found.value, `the result of tool \`${tool.name}\``, found.at)
  }
  for (const call of code.calls) {
    // What a tool raises reaches its caller as text.
    if (!/(?:Error|Exception)$/.test(call.source) || !/^raise\b/.test(code.file.text.slice(call.statement.at.start, call.statement.at.start + 6))) continue
    const tool = tools.find(({ function: own }) => own && isInside(call.scope, own.scope))
    const found = tool && call.args.positional.map((value) => wholeEnvironment(value, call.scope, code)).find((one) => one !== undefined)
    if (tool && found) yield logCall('tool-result', found.value, `an error of tool \`${tool.name}\``, found.at)
  }
}

function isInside(scope: Scope | undefined, outer: Scope): boolean {
  for (let one = scope; one; one = one.parent) if (one === outer) return true
  return false
}

/** The environment, request headers or a token response. */
function wholeEnvironment(expression: Expression, scope: Scope, code: PythonCode): Located<string> | undefined {
  for (const part of within(expression)) {
    if (part.kind === 'attribute' || part.kind === 'name' || part.kind === 'call') {
      const source = code.source(part.kind === 'call' ? part.callee : part, scope)
      const parent = [...within(expression)].find((one) => one !== part && ((one.kind === 'subscript' && one.object === part) || (one.kind === 'attribute' && one.object === part) || (one.kind === 'other' && one.parts.includes(part)) || (one.kind === 'call' && one.args.some(({ value }) => value === part) && one.callee.kind === 'name' && REDACTS.test(one.callee.id))))
      if (source === 'os.environ' && !parent) return { value: 'os.environ', at: part.at }
      if (part.kind === 'call' && /^os\.environ\.(?:copy|items)$/.test(source)) return { value: 'os.environ', at: part.at }
    }
    const found = part.kind === 'name' || part.kind === 'attribute' || part.kind === 'subscript' ? exposed(part, scope, code) : undefined
    if (found && /headers|access_token|refresh_token|token_response|api_?key|secret|password/i.test(found.value) && isOutput(part, expression)) return found
  }
  return undefined
}

/** Stands where its text is given back, and not in a call that uses it. */
function isOutput(part: Expression, whole: Expression): boolean {
  return ![...within(whole)].some((one) => one.kind === 'call' && !/^(?:str|dict|dumps|format|TextContent|repr|join)$/.test(one.callee.kind === 'attribute' ? one.callee.name.value : one.callee.kind === 'name' ? one.callee.id : '') && one.at.start <= part.at.start && part.at.end <= one.at.end && one !== part)
}

/** Switches that dump HTTP with its headers: `HTTPConnection.debuglevel = 1`, `session.set_debuglevel(1)`. */
function* switches(code: PythonCode): Generator<Reading> {
  for (const { target, value, scope } of code.assigned) {
    if (target.kind !== 'attribute' || target.name.value !== 'debuglevel') continue
    if ((number(code.value(value, scope)) ?? 0) > 0) yield logCall('debug-switch', 'HTTP requests', 'debuglevel', { file: code.file, start: target.at.start, end: value.at.end })
  }
  for (const { source, args, at } of code.calls) {
    if (/\.set_debuglevel$/.test(source) && (number(args.get([], 0)) ?? 0) > 0) yield logCall('debug-switch', 'HTTP requests', 'set_debuglevel', at)
    if (/^aiohttp\.ClientSession$/.test(source) && boolean(args.get('debug'))) yield logCall('debug-switch', 'HTTP requests', 'debug', at)
  }
}
