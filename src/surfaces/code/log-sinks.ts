import {
  callOf,
  comesFrom,
  definition,
  dotted,
  isCallNode,
  keyOf,
  lastName,
  pathOf,
  pathWritten,
  unwrap,
  type Ast,
  type Call,
  type Module,
} from '../../program/index.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { ownLog } from './own-log-calls.ts'
import { trackers } from '../../knowledge/libraries/trackers.ts'
import {
  holdsLoggers,
  loggerLibrary,
  logWriter,
  makesLogger,
  printer,
  redactingLogger,
  switchedLog,
} from '../../knowledge/words/logging.ts'

const LEVELS = /^(?:log|info|warn|warning|error|debug|trace|dir|table|fatal|verbose|silly|notice|http|critical|exception|success)$/
const LOGGERS = inTurn(
  '',
  /^(?:.*\.)?/,
  oneOf('', /console|_?logger|_?log|LOG|LOGGER|logging|[\w$]{0,40}(?:Logger|_logger|_LOGGER)/, loggerLibrary.pattern),
  /$/,
)
const PRINTS = /^(?:p?print|write|echo)$/

/** Where a call writes what it is given. */
export interface Sink {
  /** What it is called. */
  readonly by: string
  /** What of its arguments is written. */
  readonly arguments: readonly Ast[]
  /** Whether nothing is written unless somebody asks for it. */
  readonly asked: boolean
  /** What the program's own function hands it to. */
  readonly through?: string
}

/** The log, the trace or the error tracker that a call writes to, by itself or through a function of the program's own. */
export function sinkOf(module: Module, call: Call): Sink | undefined {
  const { arguments: given } = call.node
  if (isLog(module, call)) return { by: calledAs(module, call), arguments: given, asked: false }
  const tracker = trackerOf(module, call)
  if (tracker !== undefined) return { by: tracker, arguments: given, asked: false }
  if (isSwitched(module, call)) return { by: calledAs(module, call), arguments: given, asked: true }
  const own = ownLog(module, call, (one) => isLog(module, callOf(module, one)))
  return own && { ...own, by: calledAs(module, call) }
}

/** `const debug = createDebug('app')` writes nothing unless `DEBUG` names it: https://github.com/debug-js/debug#usage */
function isSwitched(module: Module, { node, name }: Call): boolean {
  if (!/debug|log|trace/i.test(name)) return false
  const callee = unwrap(node.callee)
  const made = callee.type === 'Identifier' ? definition(module, callee) : undefined
  return made?.type === 'CallExpression' && switchedLog.pattern.test(pathWritten(module, made.callee))
}

function isLog(module: Module, call: Call): boolean {
  const { node, name } = call
  if (PRINTS.test(name))
    return printer.pattern.test(call.from ? pathOf(call.from) : pathWritten(module, node.callee)) || isByPrinter(node.callee)
  const callee = unwrap(node.callee)
  if (callee.type !== 'MemberExpression' || !LEVELS.test(name) || takesOut(module, callee.object)) return false
  return (
    LOGGERS.test(dotted(callee.object) ?? '') || isMadeLogger(callee.object) || logWriter.pattern.test(pathWritten(module, callee.object))
  )
}

/** Whether a logger, or what makes it, says that it takes secrets out: `safeLogger`, `const log = createRedactingLogger()`. */
function takesOut(module: Module, node: Ast): boolean {
  const made = definition(module, node)
  const maker = made.type === 'NewExpression' || made.type === 'CallExpression' ? lastName(made.callee) : undefined
  return [lastName(node), maker].some((one) => one !== undefined && redactingLogger.pattern.test(one))
}

/** `logger.child({ … }).info(…)`, `logger("oauth").debug(…)`, `loggers.oauth.info(…)`, `Logger.get('api').debug(…)` */
function isMadeLogger(node: Ast): boolean {
  const made = unwrap(node)
  if (made.type === 'MemberExpression') return holdsLoggers.pattern.test(lastName(made.object) ?? '')
  const callee = isCallNode(made) ? unwrap(made.callee) : undefined
  if (callee === undefined) return false
  if (makesLogger.pattern.test(lastName(callee) ?? '')) return true
  return (
    callee.type === 'MemberExpression' &&
    keyOf(callee) === 'get' &&
    /(?:^|\.)(?:loggers?|LOGGERS?|Loggers?|logging)$/.test(dotted(callee.object) ?? '')
  )
}

/** `printer.print(…)` of the program's own. */
function isByPrinter(callee: Ast): boolean {
  const member = unwrap(callee)
  return (
    member.type === 'MemberExpression' && keyOf(member) === 'print' && /(?:^|[._])(?:printer|console)$/i.test(dotted(member.object) ?? '')
  )
}

/** The last three names, as they are written. */
function calledAs(module: Module, { node }: Call): string {
  const written = module.source(node.callee).replace(/\s+/g, '')
  return /^[\w$.?!]+$/.test(written)
    ? written.replaceAll(/[?!]/g, '').split('.').slice(-3).join('.')
    : module.source(node.callee).replace(/\s+/g, ' ').slice(0, LONGEST)
}

/** More of a name tells a reader nothing. */
const LONGEST = 40

/** What the trace or the error tracker is called that a call sends to. */
export function trackerOf(module: Module, call: Call): string | undefined {
  const { node, name } = call
  const rows = BY_METHOD.get(name)
  if (!rows) return undefined
  const { from } = call
  const callee = unwrap(node.callee)
  const holder = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined
  const called =
    holder?.type === 'Identifier'
      ? holder.name
      : holder?.type === 'MemberExpression'
        ? keyOf(holder)
        : holder && module.source(holder).split('.').at(-1)
  const row = rows.find(({ packages, named }) => (from && comesFrom(from, packages)) || (called !== undefined && named?.test(called)))
  if (!row) return undefined
  return holder?.type === 'CallExpression'
    ? module.source(node.callee).replaceAll('?.', '.').slice(0, LONGEST)
    : `${(holder && dotted(holder)?.split('.').at(-1)) ?? (from?.dotted ? from.module : row.packages[0])}.${name}`
}

const BY_METHOD = new Map(
  trackers.flatMap(({ methods }) => methods).map((name) => [name, trackers.filter((row) => row.methods.includes(name))]),
)
