import { agentSdkCalls } from '../../knowledge/libraries/agent-permissions.ts'
import { string } from '../../parse/node.ts'
import {
  conditionsAround,
  fold,
  inside,
  isCallNode,
  keyOf,
  knownCalls,
  lastName,
  textAt,
  unwrap,
  type Ast,
  type CallNode,
  type Module,
} from '../../program/index.ts'
import type { Located } from '../../text/source.ts'
import { isAskedFor } from './agent-starts.ts'

/** A mode in which an agent asks nobody, and the node that has it. */
export interface Mode {
  readonly node: Ast
  readonly mode: Located<string>
}

/** Modes in which agents of an SDK ask nobody about what they are sent: at the call, or in the options that it is handed by their name. */
export function* modes(module: Module): Generator<Mode> {
  const seen = new Set<number>()
  for (const property of module.nodes('Property')) {
    if (!/^permission_?mode$/i.test(keyOf(property) ?? '')) continue
    const value = unwrap(property.value)
    // A choice that was made before and a variable are somebody's option.
    const mode = value.type === 'Literal' ? textAt(module, value) : undefined
    const call = mode && callAround(module, property)
    if (!mode || !call || isAskedFor(module, call) || !takesPrompt(module, call)) continue
    seen.add(mode.at.start)
    yield { node: property, mode }
  }
  for (const { row, call, given } of knownCalls(module, agentSdkCalls)) {
    const option = given.option(row.options.mode)
    const mode = option.is === 'set' ? string(option.value.value) : undefined
    if (option.is !== 'set' || !mode || option.at.file !== module.file || seen.has(mode.at.start)) continue
    if (!isAlwaysSet(module, mode, call.node) || isAskedFor(module, call.node) || !takesPrompt(module, call.node)) continue
    seen.add(mode.at.start)
    yield { node: call.node, mode }
  }
}

/** Whether a mode is written where the options get it, and on each way to a call: a branch may be somebody's choice. */
function isAlwaysSet(module: Module, { at }: Located<string>, call: Ast): boolean {
  const written = module.nodes('Literal').find(({ start, end }) => start <= at.start && at.end <= end)
  const given = written && setting(module, written)
  return given !== undefined && [...conditionsAround(module, given)].every(({ of }) => inside(call, of))
}

/** `"permission_mode": "bypassPermissions"`, `options.permissionMode = 'bypassPermissions'` */
function setting(module: Module, written: Ast): Ast | undefined {
  let parent = module.parent(written)
  while (parent?.type === 'TypedExpression') parent = module.parent(parent)
  const key = parent?.type === 'Property' ? keyOf(parent) : parent?.type === 'AssignmentExpression' ? lastName(parent.left) : undefined
  return /^permission_?mode$/i.test(key ?? '') ? parent : undefined
}

/** The call whose argument an option is, by itself or within another object of options. */
function callAround(module: Module, option: Ast): CallNode | undefined {
  let node: Ast | undefined = module.parent(option)
  while (node?.type === 'ObjectExpression' || node?.type === 'Property' || node?.type === 'TypedExpression') node = module.parent(node)
  return isCallNode(node) ? node : undefined
}

/** What the agent is to do is known only when it is asked for; a text of the program is its owner's. */
function takesPrompt(module: Module, call: CallNode): boolean {
  const prompts = call.arguments.flatMap((one): Ast[] => {
    if (one.type === 'SpreadElement') return []
    if (one.type !== 'ObjectExpression') return [one]
    return one.properties.flatMap((each) => (each.type === 'Property' && keyOf(each) === 'prompt' ? [each.value] : []))
  })
  const [prompt] = prompts
  if (!prompt) return /Options$/.test(module.source(call.callee))
  return fold(module, prompt).kind !== 'scalar'
}
