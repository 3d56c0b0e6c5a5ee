import { boolean, type Node } from '../../parse/node.ts'
import {
  argumentsOf,
  branchesAround,
  calls,
  definition,
  fold,
  isFunction,
  keyOf,
  knownCalls,
  lastName,
  originOf,
  pathOf,
  pathWritten,
  textOf,
  unwrap,
  type Ast,
  type CallNode,
  type Module,
} from '../../program/index.ts'
import {
  checkSwitches,
  checkVariables,
  connectionCalls,
  requestSwitches,
  switchesOf,
  uncheckedContexts,
  verifyingClients,
} from '../../knowledge/libraries/verification.ts'
import { connectsWithTls, servesTls } from '../../knowledge/words/connections.ts'
import { type HttpRequest, httpRequests } from './http-calls.ts'
import { isLocal } from './settings.ts'
import { callOf, whosever } from './word-tests.ts'
import { oneOf } from '../../text/pattern.ts'

/** A check of certificates that is switched off: as written, and where. */
export interface Switch {
  readonly written: string
  /** The value that decides where nobody says otherwise. */
  readonly byDefault?: { readonly variable?: string }
  readonly node: Ast
}

/** Parameters of whatever sends a request. */
const OF_REQUESTS = [...switchesOf('python', requestSwitches).keys()]
/** Parameters of nothing else, whatever takes them, and variables for the whole process, with the value that leaves the checks out. */
const ANYWHERE = switchesOf('python', checkSwitches)
const VARIABLES = switchesOf('python', checkVariables)

const PARAMETERS = [...new Set([...OF_REQUESTS, ...connectionCalls.flatMap(({ parameters: all }) => all)])]
/** Words for a context without checks. */
export const UNCHECKED: readonly string[] = ['ssl._create', 'CERT_NONE', 'Tls(']
/** Words of which one is in every switch of clients for Python, but for short ones. */
export const PYTHON_SWITCHES: readonly string[] = [
  ...ANYWHERE.keys(),
  ...VARIABLES.keys(),
  ...PARAMETERS.filter((name) => name.includes('_')),
]
/** A switch of clients for Python, as it may be written. */
export const SWITCHED_IN_PYTHON = oneOf(
  '',
  callOf([...ANYWHERE.keys(), ...VARIABLES.keys()]),
  /\bssl\._create|\bCERT_NONE\b/,
  new RegExp(`\\b(?:${PARAMETERS.join('|')})\\s{0,4}=`),
)

/**
 * Checks that named parameters, members of a session or a context, and variables switch off: https://docs.python.org/3/library/ssl.html.
 */
export function* namedSwitches(module: Module, isOffByDefault: (node: Ast) => boolean): Generator<Switch> {
  const known = [...parameters(module, isOffByDefault)]
  yield* known
  yield* anywhere(module, new Set(known.map(({ node }) => node)))
  yield* members(module)
  yield* variables(module)
}

function* parameters(module: Module, isOffByDefault: (node: Ast) => boolean): Generator<Switch> {
  const requests = new Map(httpRequests(module).map((request) => [request.call.node, request]))
  const known = new Map(knownCalls(module, connectionCalls).map(({ call, row }) => [call.node, row]))
  for (const { call } of knownCalls(module, uncheckedContexts))
    yield { written: `${pathWritten(module, call.node.callee)}()`, node: call.node }
  for (const { node, from, name } of calls(module)) {
    const request = from?.dotted ? requests.get(node) : undefined
    const row = known.get(node) ?? (from?.dotted ? WHOSEVER.get(name) : undefined)
    if ((!request && !row) || isLocal(request && writtenHost(request))) continue
    const args = argumentsOf(module, node)
    for (const parameter of [...(request ? OF_REQUESTS : []), ...(row?.parameters ?? [])]) {
      const given = args.expression(parameter)
      const folded = given && fold(module, given)
      if (!given || !folded) continue
      const value = row?.parameters.includes(parameter) ? row.value : undefined
      const byDefault = /^(?:Identifier|(?:Binary|Unary|Call|Member)Expression)$/.test(unwrap(given).type) && isOffByDefault(given)
      if (value !== undefined ? isNamed(folded, given, value) : boolean(folded) === false || byDefault) {
        yield byDefault && (request || boolean(folded) !== false)
          ? { written: `${parameter}=${shortly(module, given)}`, byDefault: variableRead(module, given), node: given }
          : { written: `${parameter}=${value ?? 'False'}`, node: given }
      }
    }
  }
}

/** The code of a short expression. */
function shortly(module: Module, node: Ast): string {
  const code = module.source(node)
  return code.length > LONGEST_SHOWN || code.includes('\n') ? '…' : code
}

const LONGEST_SHOWN = 60

/** The variable of the environment that an expression, or what it is defined as, takes its value of. */
function variableRead(module: Module, node: Ast): NonNullable<Switch['byDefault']> {
  const variable = READS_VARIABLE.exec(module.source(definition(module, node)).slice(0, LONGEST))?.[1]
  return variable === undefined ? {} : { variable }
}

const READS_VARIABLE = /\b(?:getenv|environ\.get|environ)[([]\s{0,20}["'](\w{1,80})["']/
const WHOSEVER = whosever(connectionCalls)

function writtenHost({ url }: HttpRequest): string | undefined {
  const [first] = url?.parts ?? []
  return first?.kind === 'text' ? /^https?:\/\/([^/?#:]+)/i.exec(first.text.value)?.[1]?.toLowerCase() : undefined
}

/** `pinotdb.connect(host=…, verify_ssl=False)`, where no address of this machine stands beside it. */
function* anywhere(module: Module, known: ReadonlySet<Ast>): Generator<Switch> {
  for (const { node } of calls(module)) {
    const last = node.arguments.at(-1)
    if (last?.type !== 'ObjectExpression' || !last.named) continue
    const args = argumentsOf(module, node)
    for (const [name, off] of ANYWHERE) {
      const given = args.expression(name)
      if (!given || known.has(given) || boolean(fold(module, given)) !== off || isToThisMachine(module, node)) continue
      yield { written: `${name}=${off ? 'True' : 'False'}`, node: given }
    }
  }
}

function isToThisMachine(module: Module, { arguments: given }: CallNode): boolean {
  return given.some((one) => /["'](?:https?:\/\/)?(?:localhost|127\.0\.0\.1|\[?::1)\b/.test(module.source(one).slice(0, 300)))
}

/** `ssl.CERT_NONE` is a number: https://docs.python.org/3/library/ssl.html#ssl.CERT_NONE */
function isNamed(value: Node, node: Ast, name: string): boolean {
  return textOf(value)?.value === name || lastName(node) === name || (name === 'CERT_NONE' && value.kind === 'scalar' && value.value === 0)
}

const VERIFYING = new RegExp(`^(?:${verifyingClients.packages.join('|')})\\b`)

/** `session.verify = False`, `context.verify_mode = ssl.CERT_NONE`. */
function* members(module: Module): Generator<Switch> {
  for (const node of module.nodes('AssignmentExpression')) {
    const left = unwrap(node.left)
    const name = left.type === 'MemberExpression' && !left.computed ? keyOf(left) : undefined
    if (left.type !== 'MemberExpression' || name === undefined) continue
    const isOfClient = name === 'verify' && VERIFYING.test(dottedPath(module, left.object))
    if (isOfClient && boolean(fold(module, node.right)) === false) yield { written: 'verify = False', node }
    if (name === 'verify_mode' && lastName(node.right) === 'CERT_NONE' && !isOfServer(module, left.object))
      yield { written: 'verify_mode = ssl.CERT_NONE', node }
    if (name === '_create_default_https_context' && /unverified/.test(lastName(node.right) ?? ''))
      yield { written: 'ssl._create_default_https_context', node }
  }
}

/**
 * The context of a server: there `CERT_NONE` asks callers for no certificate. It is made for one, or is given a certificate in a function
 * that says it is of a server, and nobody looks at the name of the host.
 */
function isOfServer(module: Module, context: Ast): boolean {
  const made = module.source(definition(module, context)).slice(0, LONGEST)
  if (/\bCLIENT_AUTH\b|\bPROTOCOL_TLS_SERVER\b/.test(made)) return true
  const around = [...module.ancestors(context)].find(isFunction)
  const code = around ? module.source(around).slice(0, LONGEST) : ''
  const name = module.source(context)
  return (
    code.includes(`${name}.load_cert_chain(`) &&
    servesTls.pattern.test(code) &&
    !connectsWithTls.pattern.test(code) &&
    !/PROTOCOL_TLS_CLIENT/.test(made)
  )
}

const LONGEST = 8000
function dottedPath(module: Module, node: Ast): string {
  const from = originOf(module, node)
  return from?.dotted ? pathOf(from) : ''
}

/** `os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"`, `os.environ.setdefault(…)`, `os.putenv(…)`. */
function* variables(module: Module): Generator<Switch> {
  const off = (key: Ast | undefined, value: Ast | undefined): string | undefined => {
    const name = key && textOf(fold(module, key))?.value
    const text = value && textOf(fold(module, value))?.value
    return name !== undefined && text !== undefined && VARIABLES.get(name)?.test(text) && !isOnThisMachine(module, value as Ast)
      ? `${name}=${text}`
      : undefined
  }
  for (const node of module.nodes('AssignmentExpression')) {
    const left = unwrap(node.left)
    if (left.type !== 'MemberExpression' || !left.computed || pathWritten(module, left.object) !== 'os.environ') continue
    const written = off(left.property, node.right)
    if (written !== undefined) yield { written, node }
  }
  for (const { node, name } of calls(module)) {
    if (!/^(?:setdefault|putenv)$/.test(name) || !/^os\.(?:environ\.setdefault|putenv)$/.test(pathWritten(module, node.callee))) continue
    const [key, value] = node.arguments
    const written = off(key, value)
    if (written !== undefined) yield { written, node }
  }
}

/** `if "localhost" in redirect_uri:` keeps plain HTTP on this machine. */
function isOnThisMachine(module: Module, node: Ast): boolean {
  return [...branchesAround(module, node, () => false)].some((condition) => {
    const test = module.source(condition).slice(0, 300)
    return LOOPBACK.test(test) && !NOT_LOOPBACK.test(test)
  })
}

const LOOPBACK = /localhost|127\.0\.0\.1|loopback/i
const NOT_LOOPBACK = /(?:localhost|127\.0\.0\.1)["'] not in\b|!= ?["'](?:localhost|127)|\bnot [\w.]{0,60}(?:startswith|localhost|loopback)/i
