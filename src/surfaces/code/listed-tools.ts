import { boolean, get } from '../../parse/node.ts'
import {
  callsTo,
  definition,
  fold,
  importedAs,
  keyOf,
  objectOf,
  property,
  textAt,
  unwrap,
  type Ast,
  type Here,
  type Module,
} from '../../program/index.ts'
import { onlyReads } from './tool-verbs.ts'

/** Longer lists are not looked at, and one that is handed on is followed so far. */
const MOST = 200
const STEPS = 4

/**
 * Whether all tools of a module come from lists, here or next door, of which each tool can be seen and only reads:
 * `for (const tool of tools) server.registerTool(tool.name, tool.config, tool.handler)`.
 */
export function listedToolsRead(module: Module): boolean {
  const lists = callsTo(module, /^(?:registerTool|tool)$/).map((call) => listOf(module, call.argument(0)))
  return lists.length > 0 && lists.every((list) => list !== undefined && everyReads(module, list))
}

/** What is looped over for the name that a tool is given: `tools` where that is `tool.name`. */
function listOf(module: Module, name: Ast | undefined): Ast | undefined {
  const inner = name && unwrap(name)
  const holder = inner?.type === 'MemberExpression' && keyOf(inner) === 'name' ? unwrap(inner.object) : undefined
  if (!inner || holder?.type !== 'Identifier') return undefined
  for (const one of module.ancestors(inner)) {
    if (one.type !== 'ForOfStatement') continue
    const each = one.left.type === 'VariableDeclaration' ? one.left.declarations[0]?.id : one.left
    if (each?.type === 'Identifier' && each.name === holder.name) return one.right
  }
  return undefined
}

/** `known` has the lists that were looked at, with no for one that is not through: a list of itself is not known. */
function everyReads(module: Module, list: Ast, known = new Map<Ast, boolean>()): boolean {
  const { module: at, node } = meant({ module, node: list })
  if (node.type !== 'ArrayExpression' || node.elements.length === 0 || node.elements.length > MOST) return false
  const before = known.get(node)
  if (before !== undefined || known.size >= MOST) return before ?? false
  known.set(node, false)
  const reads = node.elements.every((one) => {
    if (!one) return false
    if (one.type === 'SpreadElement') return everyReads(at, one.argument, known)
    const tool = meant({ module: at, node: one })
    // What stands in a third file is known by its name.
    if (tool.node.type === 'Identifier') return onlyReads(tool.node.name, '')
    const object = objectOf(tool.module, tool.node)
    const text = (key: string) => {
      const value = object && property(tool.module, object, key)
      return textAt(tool.module, value)?.value
    }
    const name = text('name')
    const hints = object && property(tool.module, object, 'annotations')
    const says = hints && fold(tool.module, hints)
    if (name === undefined || boolean(get(says, 'destructiveHint')) === true) return false
    return boolean(get(says, 'readOnlyHint')) === true || onlyReads(name, text('description') ?? '')
  })
  known.set(node, reads)
  return reads
}

/** What a name stands for, here or next door. */
function meant(here: Here, steps = STEPS): Here {
  const node = definition(here.module, here.node)
  const from = node.type === 'Identifier' && steps > 0 ? importedAs(here.module, node) : undefined
  const next = from && here.module.neighbour(from.module)
  const value = next?.exported(from?.name || 'default')
  return next && value ? meant({ module: next, node: value }, steps - 1) : { ...here, node: unwrap(node) }
}
