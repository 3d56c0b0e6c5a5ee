import { configuredCommand, packageRunner } from '../../knowledge/words/agents.ts'
import type { Reading, ServerReading } from '../../model/reading.ts'
import { get, type Node } from '../../parse/node.ts'
import {
  callsTo,
  dotted,
  enclosingFunction,
  givenBack,
  keyOf,
  textOf,
  writtenAt,
  type Arguments,
  type Ast,
  type Here,
  type Module,
} from '../../program/index.ts'
import { oneOf } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { EVERY_SERVER } from '../deploy/environment-handover.ts'

/**
 * Every variable of this process for a package of somebody else's (STANDARD.md, "Agents").
 *
 * @param added where all of them are put into what is handed over, after it was made
 */
export function* handover(entry: Node, command: Node, { command: started }: ServerReading, added?: Span): Generator<Reading> {
  const env = get(entry, 'env')
  const whole = env && WHOLE.test(writtenAt(env.at)) ? env.at : added
  if (!whole) return
  const program = textOf(command)?.value
  const isConfigured = program === undefined && configuredCommand.pattern.test(writtenAt(command.at))
  if (!isConfigured && !packageRunner.pattern.test(program ?? '')) return
  yield {
    kind: 'environmentHandover',
    to: isConfigured ? EVERY_SERVER : started ? `the package ${started.program.value}` : 'a package',
    what: 'the whole environment of this process',
    at: whole,
  }
}

/** `env.update(os.environ)` of what a call is given as its environment, in the same function, or a function that gives all of it. */
export function environmentAdded(module: Module, args: Arguments): Span | undefined {
  const given = args.expression('env')
  const made = given ? givenBack(module, given) : []
  if (given && made.length > 0 && made.every(isWhole)) return module.span(given)
  const name = given && dotted(given)
  if (name === undefined || given === undefined) return undefined
  const update = callsTo(module, 'update').find(
    ({ node, argument }) =>
      dotted(node.callee) === `${name}.update` &&
      node.start < given.start &&
      enclosingFunction(module, node) === enclosingFunction(module, given) &&
      WHOLE.test(module.source(argument(0) ?? node.callee)),
  )
  return update?.at
}

/** Whether a function gives every variable back, of which it has taken none away. */
function isWhole({ module, node }: Here): boolean {
  if (WHOLE.test(module.source(node))) return true
  const binding = module.binding(node)
  if (!binding?.init || binding.path?.length !== 0 || module.written(binding) || !WHOLE.test(module.source(binding.init))) return false
  return module.references(binding).every((use) => {
    const member = module.parent(use)
    if (member?.type !== 'MemberExpression' || member.object !== use) return member?.type === 'ReturnStatement'
    const set = module.parent(member)
    return GROWS.test(keyOf(member) ?? '') || (set?.type === 'AssignmentExpression' && set.left === member && !isEmpty(module, set.right))
  })
}

/** What takes the value away that a variable had: `env["API_KEY"] = ""`. */
export function isEmpty(module: Module, node: Ast): boolean {
  return /^(?:["'`]{2}|undefined|null|None)$/.test(module.source(node).trim())
}

const GROWS = /^(?:setdefault|update|get)$/

/** Whether code of Python is every variable of the process. */
export function isWholeText(code: string): boolean {
  return WHOLE.test(code)
}

/** `os.environ` itself, its copy, or a dictionary that begins with it or takes it in. */
const WHOLE = oneOf(
  's',
  /^(?:dict\(\s*)?(?:os\.)?environ(?:\.copy\(\s*\))?\s*(?:[,|].*|\)?$)/,
  /\*\*\s*(?:os\.)?environ\b(?!\.(?!copy\())/,
  /\|\s*(?:os\.)?environ$/,
)
