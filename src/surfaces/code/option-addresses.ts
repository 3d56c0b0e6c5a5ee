import type { Node } from '../../parse/node.ts'
import {
  argumentsOf,
  fold,
  identifiersNamed,
  isFunction,
  nameOf,
  optionDefault,
  unwrap,
  type Ast,
  type CallNode,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'

/**
 * The address that an option of the command line has where nobody gives it, also of a parameter that all calls of its function in the
 * module give from that option: `smoke(args.url)` after `add_argument("--url", default="http://127.0.0.1:4765/mcp")`.
 */
export function addressByOption(module: Module, node: Ast | undefined): Node | undefined {
  const found = node && optionBehind(module, node, STEPS)
  return found && fold(module, found)
}

/** How many functions hand the address on. */
const STEPS = 2

function optionBehind(module: Module, node: Ast, steps: number): Ast | undefined {
  const own = optionDefault(module, node)
  const inner = unwrap(node)
  const binding = inner.type === 'Identifier' ? module.binding(inner) : undefined
  if (own || steps === 0 || binding?.kind !== 'param') return own
  const fn = [...module.ancestors(binding.node)].find((one) => isFunction(one))
  const index = fn?.params.findIndex((one) => one.start <= binding.id.start && binding.id.end <= one.end) ?? -1
  const calls = fn && index >= 0 ? callsOfAll(module, fn) : undefined
  const given = calls?.map((call) => argumentsOf(module, call).expression([binding.name, index]))
  const [first, ...others] = (given ?? []).map((one) => one && optionBehind(module, one, steps - 1))
  return first && others.every((one) => one && module.source(one) === module.source(first)) ? first : undefined
}

/** The calls of a function; undefined where something else is done with it, or other modules may call it. */
function callsOfAll(module: Module, fn: FunctionNode): readonly CallNode[] | undefined {
  const name = nameOf(module, fn)
  if (name === undefined) return undefined
  const found: CallNode[] = []
  for (const use of identifiersNamed(module, name)) {
    const parent = module.parent(use)
    if (use === fn.id || parent === fn || (parent && 'id' in parent)) continue
    if (parent?.type !== 'CallExpression' || parent.callee !== use) return undefined
    found.push(parent)
  }
  return found
}
