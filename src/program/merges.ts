import { dotted, keyOf, unwrap, type Ast, type AstOf } from './ast.ts'
import type { Module } from './module.ts'
import { usesOf } from './holders.ts'

/** What an object goes into as one part of several. */
export interface Merges {
  /** The objects that are put together with it. */
  readonly into: readonly Ast[]
  /** Nothing else is done with it: by itself it is nobody's request. */
  readonly only: boolean
}

/** Where an object is merged into others, by itself, through its name or as the field of a class: `{...base, state}`. */
export function mergesOf(module: Module, node: Ast): Merges {
  const { nodes, lost } = usesOf(module, node)
  const [first] = nodes
  const uses =
    first === undefined || module.parent(first)?.type === 'PropertyDefinition' || isField(module, first) ? fields(module, node) : nodes
  const into = uses.flatMap((use) => mergedInto(module, use) ?? [])
  return { into, only: !lost && into.length > 0 && into.length === uses.length }
}

/** Whether an expression is an object that is made of others. */
export function isMerge(node: Ast): boolean {
  switch (node.type) {
    case 'ObjectExpression':
      return !node.named && node.properties.some((one) => one.type === 'SpreadElement')
    case 'BinaryExpression':
      return node.operator === '|'
    case 'CallExpression':
      return /^(?:Object\.assign|dict)$/.test(dotted(node.callee) ?? '') || isCopy(node)
    default:
      return false
  }
}

/** `base.copy()` */
function isCopy(node: AstOf<'CallExpression'>): boolean {
  const callee = unwrap(node.callee)
  return callee.type === 'MemberExpression' && keyOf(callee) === 'copy' && node.arguments.length === 0
}

/** The object that a use of another one is a part of. */
function mergedInto(module: Module, use: Ast): Ast | undefined {
  let node = use
  let parent = module.parent(node)
  while (parent?.type === 'TypedExpression') {
    node = parent
    parent = module.parent(node)
  }
  if (parent?.type === 'SpreadElement' || parent?.type === 'MemberExpression') parent = module.parent(parent)
  // `dict(**base, state=state)`
  if (parent?.type === 'ObjectExpression' && parent.named) parent = module.parent(parent)
  return parent && parent !== node && isMerge(parent) && !isChanged(parent, node) ? parent : undefined
}

/** `Object.assign(base, more)` changes the object itself; a literal there is a part as any other. */
function isChanged(whole: Ast, node: Ast): boolean {
  return (
    whole.type === 'CallExpression' &&
    dotted(whole.callee) === 'Object.assign' &&
    whole.arguments[0] === node &&
    node.type !== 'ObjectExpression'
  )
}

function isField(module: Module, node: Ast): boolean {
  const parent = module.parent(node)
  return parent?.type === 'AssignmentExpression' && parent.right === node && unwrap(parent.left).type === 'MemberExpression'
}

/** The reads of the field of a class that holds an object: `this.base`, `self.base`. */
function fields(module: Module, node: Ast): Ast[] {
  const holder = module.parent(node)
  const target = holder?.type === 'AssignmentExpression' ? unwrap(holder.left) : holder
  if (target?.type !== 'PropertyDefinition' && target?.type !== 'MemberExpression') return []
  const name = keyOf(target)
  const owner = [...module.ancestors(target)].find((one) => one.type === 'ClassBody')
  if (name === undefined || !owner) return []
  return module
    .nodes('MemberExpression')
    .filter((one) => one !== target && keyOf(one) === name && one.start >= owner.start && one.end <= owner.end)
}
