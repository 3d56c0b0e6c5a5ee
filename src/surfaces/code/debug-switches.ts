import { debuggedClient, debuggedRequests } from '../../knowledge/words/dotted-paths.ts'
import type { LogCall } from '../../model/index.ts'
import { boolean, number, plain } from '../../parse/node.ts'
import {
  callsTo,
  conditionsAround,
  fold,
  isFunction,
  keyOf,
  madeOf,
  pathWritten,
  property,
  textAt,
  unwrap,
  variableOf,
  type Ast,
  type AstOf,
  type Module,
} from '../../program/index.ts'
import { inTurn } from '../../text/pattern.ts'
import { asksToLog, asksToLogByOption, debugLevel, debugOtherwise, switchesDebugging } from '../../knowledge/words/log-switches.ts'

/** Switches that make libraries print whole requests. */
export function* debugSwitches(module: Module): Generator<LogCall> {
  for (const node of module.nodes('AssignmentExpression')) yield* assigned(module, node)
  for (const { node } of callsTo(module, 'set_debuglevel')) {
    const [level] = node.arguments
    if (level && (number(fold(module, level)) ?? 0) > 0 && !isAskedFor(module, node)) yield debugSwitch(module, 'set_debuglevel', node)
  }
  for (const { node } of callsTo(module, 'ClientSession')) {
    const debug = property(module, node.arguments.at(-1), 'debug')
    if (debug && boolean(fold(module, debug)) && debuggedClient.pattern.test(pathWritten(module, node.callee)))
      yield debugSwitch(module, 'debug', node)
  }
  yield* loggedEvents(module)
}

function* assigned(module: Module, node: AstOf<'AssignmentExpression'>): Generator<LogCall> {
  const { left, right } = node
  const variable = variableOf(left)
  if (
    left.type === 'MemberExpression' &&
    keyOf(left) === 'debuglevel' &&
    (number(fold(module, right)) ?? 0) > 0 &&
    !isAskedFor(module, node)
  )
    yield debugSwitch(module, 'debuglevel', node)
  const value = variable === 'NODE_DEBUG' || variable === 'DEBUG' ? textAt(module, right)?.value : undefined
  if (value === undefined || isAskedFor(module, node) || !PRINTS_REQUESTS[variable as 'DEBUG' | 'NODE_DEBUG'].test(value)) return
  yield {
    kind: 'logCall',
    sink: 'debug-switch',
    what: `${variable}=${value.slice(0, LONGEST_NAME)}`,
    by: `\`${variable}\``,
    at: module.span(right),
  }
}

const PRINTS_REQUESTS = { NODE_DEBUG: /\bhttps?\b/, DEBUG: debuggedRequests.pattern }

/** More of a name tells a reader nothing. */
const LONGEST_NAME = 80

/**
 * The whole event of a function that answers HTTP, with its headers, which the logger of AWS Powertools writes when it is told to:
 * https://docs.aws.amazon.com/powertools/python/latest/core/logger/#logging-incoming-event
 */
function* loggedEvents(module: Module): Generator<LogCall> {
  for (const { node } of callsTo(module, /^inject_?lambda_?context$/i)) {
    const options = node.arguments.at(-1)
    const name = LOG_EVENT.find((one) => property(module, options, one))
    const given = name && property(module, options, name)
    if (!given || boolean(fold(module, given)) !== true || !ANSWERS_HTTP.test(module.file.text)) continue
    yield { kind: 'logCall', sink: 'debug-switch', what: 'event', by: `\`${name}\``, at: module.span(given) }
  }
}

/** As Python and as TypeScript write it. */
const LOG_EVENT = ['log_event', 'logEvent']
const ANSWERS_HTTP = /API_?GATEWAY|ApiGateway|APIGateway|\bevent(?:\.|\[["']|\.get\(["'])headers\b|[aA]uthorization/

/** Whether it stands behind a switch of the program's own, which is off for who does not ask. */
export function isAskedFor(module: Module, node: Ast): boolean {
  for (const outer of module.ancestors(node)) {
    if (isFunction(outer)) break
    if (outer.type === 'IfStatement' && node.start >= outer.consequent.start && node.end <= outer.consequent.end)
      if (switchesDebugging.pattern.test(module.source(outer.test)) && boolean(fold(module, outer.test)) !== true) return true
  }
  return isAskedToShow(module, node)
}

/** Whether it stands behind a switch that is named for such logs, and that is off until somebody turns it on. */
export function isAskedToShow(module: Module, node: Ast): boolean {
  for (const { test, holds } of conditionsAround(module, node)) {
    if (!holds) continue
    if (isDebugLevel(module.source(test), module.file.text)) return true
    if (partsOf(test).some((one) => asksToShow(module.source(one), module.file.text) && isOffUntilSet(module, one))) return true
  }
  return false
}

/** What has to hold all together. */
function partsOf(test: Ast): readonly Ast[] {
  const inner = unwrap(test)
  return inner.type === 'LogicalExpression' && inner.operator === '&&' ? [...partsOf(inner.left), ...partsOf(inner.right)] : [inner]
}

/**
 * Whether a condition, as it is written in any language, is a switch that is named for writing secrets: `state.showToken`, `*printToken`,
 * `args["show-token"]`. One that the same file turns on by itself is none.
 */
export function asksToShow(condition: string, text: string): boolean {
  return condition
    .slice(0, 2 * LONGEST_NAME)
    .split(/&&|\band\b/)
    .some((one) => {
      const part = bare(one)
      if (NOT_ALONE.test(part)) return false
      const [option] = asksToLogByOption.pattern.exec(part) ?? []
      const name = option ?? (asksToLog.pattern.test(part) ? /\w+$/.exec(part)?.[0] : undefined)
      return name !== undefined && !isOnByItself(name, text)
    })
}

/** Without what only says that it has to hold: `if (options.ShowToken == true)`, `*showToken`, `options.showToken()`. */
function bare(condition: string): string {
  const inner = condition
    .trim()
    .replace(/^if\b\s{0,4}/, '')
    .replace(/^\((.{1,160})\)$/, '$1')
  return inner.replace(/\s?={2,3}\s?true$/i, '').replace(/^\*|\(\)$/g, '')
}

const NOT_ALONE = /^(?:!|not\b|unless\b)|[!=]=|\|\|/

/** `showToken: true`, `show_token = True`, `flag.Bool("show-token", true, …)` */
function isOnByItself(name: string, text: string): boolean {
  const words = name.match(/[A-Z]?[a-z]{1,30}|[A-Z]{1,30}/g) ?? []
  return inTurn('i', /(?<![a-z])/, new RegExp(words.join('[-_]?')), IS_ON).test(text)
}

const IS_ON = /["'`]?\s{0,4}(?::\s?\w{1,20}\s{0,2})?[:=,]\s{0,4}(?:true|True)\b/

/** Whether a condition asks for the level of a log that is meant for debugging, and which nothing in the file sets. */
export function isDebugLevel(condition: string, text: string): boolean {
  return condition.length < LONGEST_NAME && debugLevel.pattern.test(condition) && !debugOtherwise.pattern.test(text)
}

/** What nothing here turns on: a setting of an object or a parameter, or what is read from the environment and stands for no without it. */
function isOffUntilSet(module: Module, test: Ast): boolean {
  if (boolean(fold(module, test)) === true) return false
  const inner = unwrap(test)
  if (inner.type !== 'Identifier') return true
  const { init, otherwise } = module.binding(inner) ?? {}
  // Who calls turns a parameter on or off, where it has no default.
  if (!init) return otherwise !== undefined && boolean(fold(module, otherwise)) === false
  if (ON_UNLESS.test(module.source(init))) return false
  return !madeOf(module, init, (one) => {
    const value = fold(module, one)
    return value.kind === 'scalar' ? value.value === true : value.kind === 'dynamic' && SAYS_YES.test(plain(value.fallback)?.value ?? '')
  })
}

/** `os.getenv("LOG_TOKENS") != "0"` */
const ON_UNLESS = /!==?\s{0,4}["'](?:0|false|no|off)["']|\bnot in\b/i
const SAYS_YES = /^(?:1|true|yes|on)$/i

function debugSwitch(module: Module, by: string, node: Ast): LogCall {
  return { kind: 'logCall', sink: 'debug-switch', what: 'HTTP requests', by, at: module.span(node) }
}
