import type { Call, PythonCode } from '../../program/python/code.ts'
import type { Expression } from '../../program/python/parse.ts'
import type { Scope } from '../../program/python/scope.ts'
import { HTTP_CLIENT, requestsOf } from '../../program/python/requests.ts'
import { conditionsAt, lookup, single } from '../../program/python/lookup.ts'
import { isEnvironment } from '../../program/python/fold.ts'
import { hostOf, isLocalHost } from '../../program/python/values.ts'
import { textOf } from '../../program/template.ts'
import { boolean, type Node } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import type { Span } from '../../text/source.ts'
import { definePythonSurface } from './python-surface.ts'
import { own } from '../../text/own.ts'

/** Certificate checks that Python code switches off, and cookies without Secure. */
export default definePythonSurface({
  id: 'python-transport',
  name: 'Transport security in Python',
  spec: 'https://requests.readthedocs.io/en/latest/user/advanced/#ssl-cert-verification',
  mentions: ['verify=', 'verify =', 'ssl=', 'verify_ssl', 'verify_certs', 'cert_reqs', 'ssl._create', 'CERT_NONE', 'INSECURE_TRANSPORT', 'HTTPSVERIFY', 'CA_BUNDLE', 'UNAUTHORIZED', 'secure=False'],
  *read(code): Generator<Reading> {
    yield* switchedOff(code)
    yield* assigned(code)
    yield* cookies(code)
  },
})

function off(written: string, at: Span): Reading {
  return { kind: 'transportSetting', problem: 'verification-off', written, at }
}

/** Parameters that take the checks away, by the call that takes them. */
const PARAMETERS: readonly { readonly source: RegExp; readonly name: string; readonly value?: string }[] = [
  { source: /^httpx2?\.(?:AsyncHTTPTransport|HTTPTransport|create_ssl_context)$|(?:^|\.)create_mcp_http_client$/, name: 'verify' },
  { source: /^aiohttp\.(?:TCPConnector|connector\.TCPConnector)$/, name: 'ssl' },
  { source: /^aiohttp\.(?:TCPConnector|connector\.TCPConnector)$/, name: 'verify_ssl' },
  { source: /^(?:boto3(?:\.session\.Session\(\))?|boto3\.Session\(\))\.(?:client|resource)$/, name: 'verify' },
  { source: /^urllib3\.(?:PoolManager|HTTPSConnectionPool|ProxyManager)$/, name: 'cert_reqs', value: 'CERT_NONE' },
  { source: /^(?:elasticsearch|opensearchpy)\.\w+$/, name: 'verify_certs' },
  { source: /^(?:requests_oauthlib|authlib)\.[\w.]+\(\)\.\w+$|\.fetch_token$/, name: 'verify' },
]

function* switchedOff(code: PythonCode): Generator<Reading> {
  const requests = new Set(requestsOf(code).map(({ call }) => call.expression))
  for (const call of code.calls) {
    const { args, source } = call
    const http = requests.has(call.expression) || HTTP_CLIENT.test(source)
    if (http && isLocalHost(hostOf(args.get(['url', 'base_url'], /\.request$/.test(source) ? 1 : 0)))) continue
    if (isAsked(call.at, call.scope, code)) continue
    if (http) {
      for (const name of ['verify', 'ssl', 'verify_ssl']) {
        const value = args.get(name)
        const byItself = isFalseByDefault(call, name)
        if (value && (boolean(value) === false || byItself)) yield off(byItself ? `${name}=False by default` : `${name}=False`, value.at)
      }
    }
    for (const row of PARAMETERS) {
      const value = row.source.test(source) ? args.get(row.name) : undefined
      if (value && (row.value ? isNone(value, row.value) : boolean(value) === false || isFalseByDefault(call, row.name))) yield off(`${row.name}=${row.value ?? 'False'}`, value.at)
    }
    if (/^ssl\._create_unverified_context$|^ssl\._create_stdlib_context$/.test(source)) yield off(`${source}()`, call.at)
    if (isEnvironment(source.replace(/\.(?:setdefault|update)$/, '')) && /setdefault$/.test(source) && !onThisMachine(call.at, code)) yield* variable(textOf(args.get([], 0))?.value, args.get([], 1), call.at)
    if (/^os\.putenv$/.test(source) && !onThisMachine(call.at, code)) yield* variable(textOf(args.get([], 0))?.value, args.get([], 1), call.at)
  }
}

/** `def client(verify: bool = False)` hands on what nobody has to ask for. */
function isFalseByDefault({ args, scope }: Call, name: string): boolean {
  const given = args.expression(name)
  return given !== undefined && byDefault(given, scope) === false && given.kind === 'name'
}

/** Flags that take the checks away, and are off until somebody sets them. */
const FLAG = /insecure|self_?signed|skip|unsafe|no_?(?:verify|check)/i

/** Whether the branches around a place are taken only when somebody sets an option, a flag or a variable. */
function isAsked(place: Span, scope: Scope, code: PythonCode): boolean {
  return conditionsAt(place, code.module.body).some((condition) => byDefault(condition, scope) === false)
}

/** What a condition about certificates is when nobody sets anything; undefined where that cannot be told. */
function byDefault(expression: Expression, scope: Scope): boolean | undefined {
  if (expression.kind === 'constant') return expression.value === true
  if (expression.kind === 'unary' && expression.op === 'not') {
    const inner = byDefault(expression.operand, scope)
    return inner === undefined ? undefined : !inner
  }
  if (expression.kind === 'name') {
    const bound = single(lookup(expression.id, scope))
    if (bound?.how === 'param' && bound.param.fallback) return bound.param.fallback.kind === 'constant' ? bound.param.fallback.value === true : undefined
    return bound?.how === 'param' && FLAG.test(expression.id) ? false : undefined
  }
  // `args.insecure`, `settings.insecure`: flags are off.
  return expression.kind === 'attribute' && FLAG.test(expression.name.value) ? false : undefined
}

function isNone(value: Node, name: string): boolean {
  return textOf(value)?.value === name || (value.kind === 'dynamic' && value.from?.name === name)
}

/** Variables that switch checks off for the whole process. */
const VARIABLES: Readonly<Record<string, RegExp>> = {
  OAUTHLIB_INSECURE_TRANSPORT: /^(?:1|true|yes)$/i,
  AUTHLIB_INSECURE_TRANSPORT: /^(?:1|true|yes)$/i,
  PYTHONHTTPSVERIFY: /^0$/,
  CURL_CA_BUNDLE: /^$/,
  REQUESTS_CA_BUNDLE: /^$/,
  NODE_TLS_REJECT_UNAUTHORIZED: /^0$/,
}

function* variable(name: string | undefined, value: Node | undefined, at?: Span): Generator<Reading> {
  const text = textOf(value)
  const bad = name === undefined ? undefined : own(VARIABLES, name)
  if (text && value && bad?.test(text.value)) yield off(`${name}=${text.value}`, at ?? text.at)
}

/** `if "localhost" in redirect_uri:` keeps plain HTTP on this machine. */
function onThisMachine(place: Span, code: PythonCode): boolean {
  return conditionsAt(place, code.module.body).some(({ at }) => {
    const test = code.file.text.slice(at.start, Math.min(at.end, at.start + 300))
    return LOOPBACK.test(test) && !NOT_LOOPBACK.test(test)
  })
}

const LOOPBACK = /localhost|127\.0\.0\.1|loopback/i
const NOT_LOOPBACK = /(?:localhost|127\.0\.0\.1)["'] not in\b|!= ?["'](?:localhost|127)|\bnot [\w.]{0,60}(?:startswith|localhost|loopback)/i

/** `session.verify = False`, `context.verify_mode = ssl.CERT_NONE`, `os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"`. */
function* assigned(code: PythonCode): Generator<Reading> {
  for (const { target, value, scope } of code.assigned) {
    if (target.kind === 'subscript' && target.index && isEnvironment(code.source(target.object, scope)) && !onThisMachine(target.at, code)) yield* variable(textOf(code.value(target.index, scope))?.value, code.value(value, scope), { file: code.file, start: target.at.start, end: value.at.end })
    if (target.kind !== 'attribute') continue
    const node = code.value(value, scope)
    const name = target.name.value
    const at = { file: code.file, start: target.at.start, end: value.at.end }
    if (isAsked(at, scope, code)) continue
    if (name === 'verify' && boolean(node) === false && /^(?:requests|httpx2?|niquests)\b/.test(code.source(target.object, scope))) yield off('verify = False', at)
    if (name === 'verify_mode' && /(?:^|\.)CERT_NONE$/.test(code.source(value, scope))) yield off('verify_mode = ssl.CERT_NONE', at)
    if (name === '_create_default_https_context' && /unverified/.test(code.source(value, scope))) yield off('ssl._create_default_https_context', at)
  }
}

const AUTH_COOKIE = /session|token|auth|jwt|sid$/i

/** `response.set_cookie("session", …, secure=False)`. */
function* cookies(code: PythonCode): Generator<Reading> {
  for (const { source, args } of code.calls) {
    if (!/(?:^|\.)set_cookie$/.test(source)) continue
    const name = textOf(args.get('key', 0))
    const secure = args.get('secure')
    if (name && AUTH_COOKIE.test(name.value) && secure && boolean(secure) === false) yield { kind: 'transportSetting', problem: 'insecure-cookie', written: 'secure=False', at: secure.at }
  }
}
