import {
  calls,
  functionOf,
  isFunction,
  isTextLiteral,
  lastName,
  property,
  results,
  textAt,
  unwrap,
  type Ast,
  type Call,
  type Module,
} from '../../program/index.ts'
import type { LogCall } from '../../model/index.ts'
import { matchesIn } from '../../text/needed-pieces.ts'
import type { Reading } from '../../model/reading.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { isCsrfToken } from '../../classify/csrf-tokens.ts'
import { standardOutput } from '../../knowledge/words/logging.ts'
import { LOG_MENTIONS } from './log-mentions.ts'
import { LOG_WORDS, SHOWN_BY_OTHERS, SHOWN_OTHERWISE } from './log-words.ts'
import { mayLogSecret } from './logged-in-script.ts'
import { addressWithQuery } from './logged-addresses.ts'
import { isForOwnVisitor } from './browser-consoles.ts'
import { beginningIn } from './logged-beginnings.ts'
import { codeOfCallback } from './logged-callbacks.ts'
import { isLabelledByVerb } from './formatted-labels.ts'
import { isLabelled } from './labelled-secrets.ts'
import { sinkOf, type Sink } from './log-sinks.ts'
import { mayShowSecret } from './logged-names.ts'
import { isCutIfLong } from './masked-members.ts'
import { loggedByLibraries } from './logged-by-libraries.ts'
import { objectWithSecret } from './logged-objects.ts'
import { failedRequest } from './logged-failures.ts'
import { codeSentBack } from './logged-redirects.ts'
import { newKeyIn } from './new-keys.ts'
import { requestShown } from './logged-requests.ts'
import { secretIn, type Shown } from './logged-secrets.ts'
import { isRedacted } from './redacted-paths.ts'
import { answerGiven, answerOfOwn, secretGiven } from './given-answers.ts'
import { isComposedId } from './composed-ids.ts'
import { handedOver } from './shown-once.ts'
import { isSaidUnknown } from './said-unknown.ts'
import { isFoundEmpty } from './found-empty.ts'
import { isRefused } from './refused-tokens.ts'
import { debugSwitches, isAskedToShow } from './debug-switches.ts'
import { isDeadHere } from './dead-values.ts'
import { isForDevelopment } from './development-branches.ts'
import { printsForPerson } from './terminal-programs.ts'
import { toolFunctions } from './tool-functions.ts'

/** Tokens, headers and environments that are written to a log or handed to the model as the result of a tool. */
export default defineProgramSurface({
  id: 'code-log',
  name: 'Logs, traces and tool results in code',
  spec: 'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html',
  counts: 'code',
  mentions: LOG_MENTIONS,
  ...LOG_WORDS,
  skipsTests: true,
  earns: ({ path, text }) =>
    /\.py$/i.test(path)
      ? mayShowSecret(text) || hasAllOfOne(SHOWN_OTHERWISE, text)
      : mayLogSecret(text) || hasAllOfOne(SHOWN_BY_OTHERS, text),
  *read(module, { project }): Generator<Reading> {
    for (const call of calls(module)) {
      const sink = sinkOf(module, call)
      if (sink) yield* written(module, call.node, sink)
    }
    yield* toolResults(module)
    yield* thrownByTools(module)
    yield* debugSwitches(module)
    yield* loggedByLibraries(module, project)
  },
})

function hasAllOfOne(lists: readonly (readonly RegExp[])[], text: string): boolean {
  return lists.some((all) => all.every((one) => matchesIn(one, text)))
}

function* written(module: Module, call: Call['node'], { by, asked, through = by, arguments: given }: Sink): Generator<LogCall> {
  let beginning: LogCall | undefined
  for (const argument of given.flatMap((one) => partsOf(one))) {
    if (argument.type === 'SpreadElement') continue
    const found =
      secretIn(module, argument) ??
      objectWithSecret(module, argument) ??
      afterLabel(module, call, argument) ??
      codeOfCallback(module, argument) ??
      codeSentBack(module, argument) ??
      requestShown(module, argument) ??
      failedRequest(module, call, argument, by) ??
      answerOfOwn(module, argument) ??
      addressWithQuery(module, argument)
    const part = found || beginning ? undefined : beginningIn(module, argument)
    if (part && !isRefused(module, part.node)) beginning = shown(module, part.isWhole ? 'log' : 'beginning', by, part)
    const opens = found && !isRefused(module, found.node) && !isFoundEmpty(module, found) && !isRedacted(module, call.callee, found)
    const isDead = opens && isDeadHere({ ...said(module, found), at: module.span(found.node) })
    const isOther = opens && (isCsrfToken(found.what, module.file.path) || isComposedId(module, found.what))
    if (opens && !isOther && !isDead && !isSaidUnknown(found.what, module.span(call))) {
      yield shown(module, asked ? 'trace' : whereTo(module, call, found, through), by, found)
      return
    }
  }
  // A whole credential says more, wherever in the call it stands.
  if (beginning) yield beginning
}

/** Who reads what a call writes. */
function whereTo(module: Module, call: Call['node'], found: Shown, through: string): LogCall['sink'] {
  if ([call, found.node].some((one) => isAskedToShow(module, one)) || isForDevelopment(module, call, true)) return 'trace'
  // Where nobody has named the machine, the level keeps it out of logs all the same.
  if (/debug$|^trace$/i.test(lastName(call.callee) ?? '') && isForDevelopment(module, call)) return 'trace'
  if (isForOwnVisitor(module, call, found)) return 'own-console'
  if (printsForPerson(module, call, standardOutput.pattern.test(through))) return 'terminal'
  return handedOver({ what: found.what, at: module.span(found.node) }, module.span(call)) ?? 'log'
}

function shown(module: Module, sink: LogCall['sink'], by: string, found: Shown): LogCall {
  return { kind: 'logCall', sink, ...said(module, found), by: by.slice(0, LONGEST_NAME), at: module.span(found.node) }
}

/** `console.log('access token:', token)`, `console.log('access token: %s', token)` */
function afterLabel(module: Module, call: Call['node'], node: Ast): Shown | undefined {
  const before = call.arguments[call.arguments.findIndex((one) => one === node) - 1]
  const isSaid = isTextLiteral(before) && isLabelled(module, node, before.value)
  return isSaid || isLabelledByVerb(module, call.arguments, node) ? { what: module.source(node), node } : undefined
}

/** An object, and then its members: a logger may take out the first credential of it. */
function partsOf(argument: Ast): readonly Ast[] {
  if (argument.type !== 'ObjectExpression' || argument.named) return [argument]
  return [argument, ...argument.properties.flatMap((one) => (one.type === 'Property' ? partsOf(one.value) : []))]
}

/** What is written, and the name or address that holds it. */
function said(module: Module, { what, node, within }: Shown): Pick<LogCall, 'what' | 'within'> {
  return {
    what: what.slice(0, LONGEST_NAME),
    ...(within && (node.type === 'Identifier' || within === node) ? { within: module.source(node).slice(0, LONGEST_NAME) } : {}),
  }
}

/** More of a name tells a reader nothing. */
const LONGEST_NAME = 80

/** Results of tools: texts of `content`, what `execute` gives back, and what a function does that is a tool by itself. */
function* toolResults(module: Module): Generator<LogCall> {
  const seen = new Set<Ast>()
  for (const object of module.nodes('ObjectExpression')) {
    const text = property(module, object, 'text')
    const type = property(module, object, 'type')
    if (!text || !type || textAt(module, type)?.value !== 'text') continue
    const tool = toolAround(module, object)
    if (tool === undefined) continue
    yield* result(module, text, tool, seen)
  }
  for (const object of module.nodes('ObjectExpression')) {
    const execute = functionOf(module, property(module, object, 'execute'))
    if (!execute || !property(module, object, 'description')) continue
    const node = property(module, object, 'name') ?? property(module, object, 'id')
    const tool = textAt(module, node)?.value ?? ''
    for (const value of results(module, execute)) yield* result(module, value, tool, seen)
  }
  for (const { of, name, function: fn } of toolFunctions(module)) {
    if (of === 'tool') for (const value of results(module, fn)) yield* result(module, value, name, seen)
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
  const answer = answerGiven(module, value)
  const found = answer ?? secretIn(module, value) ?? newKeyIn(module, value, tool) ?? secretGiven(module, value)
  if (!found || isParameter(module, found.within ?? found.node) || seen.has(found.node) || module.span(found.node).file !== module.file)
    return
  const around = module.parent(found.node)
  if (around?.type === 'ConditionalExpression' && isCutIfLong(module, around, LONGEST_BEGINNING)) return
  seen.add(found.node)
  const by = tool ? `${what} of tool \`${tool.slice(0, LONGEST_NAME)}\`` : `${what} of a tool`
  const whole = answer ? { isAnswer: true as const } : {}
  yield { kind: 'logCall', sink: 'tool-result', ...said(module, found), ...whole, by, at: module.span(found.node) }
}

/** A model that sees as many characters of a token at most knows which one it is; a log keeps them for others. */
const LONGEST_BEGINNING = 24

/**
 * What the model has given the tool, it knows already: a parameter, or a member of the arguments. What else comes with a call is the
 * server's.
 */
function isParameter(module: Module, node: Ast): boolean {
  let inner = unwrap(node)
  if (inner.type === 'MemberExpression' && !ARGUMENTS.test(lastName(inner.object) ?? '')) return false
  while (inner.type === 'MemberExpression') inner = unwrap(inner.object)
  return module.binding(inner)?.kind === 'param'
}

/** What tools call what they are given. */
const ARGUMENTS = /^(?:args|arguments|input|params)$/

/** The tool in whose registration, or function, a node stands. */
function toolAround(module: Module, node: Ast): string | undefined {
  for (const one of module.ancestors(node)) {
    if (isFunction(one)) {
      const tool = toolFunctions(module).find((each) => each.function === one && each.of === 'tool')
      if (tool) return tool.name
    }
    if (one.type !== 'CallExpression' || !/^(?:registerTool|tool|addTool|setRequestHandler)$/.test(lastName(one.callee) ?? '')) continue
    const [first] = one.arguments
    return textAt(module, first)?.value ?? ''
  }
  return undefined
}
