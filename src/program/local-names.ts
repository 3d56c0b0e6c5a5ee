import { isFunction, type Ast, type AstOf, type Identifier, isNone } from './ast.ts'
import type { Binding } from './scope.ts'
import type { Tree } from './typescript.ts'
import { addTo } from '../text/grouped.ts'

/** What Python's names belong to: the function, class body or module around, or the comprehension whose own they are. */
export function localScope(tree: Tree, node: Ast): Ast | undefined {
  const list = node.type === 'VariableDeclarator' ? node.parent : undefined
  if (list?.parent?.type === 'OtherExpression') return list.parent
  let scope = node.parent
  while (scope && scope.type !== 'ClassBody' && !isFunction(scope)) scope = scope.parent
  return scope ?? tree.program
}

export type Declare = (scope: Ast | undefined, binding: Binding) => void

/** Declares what only `:=`, or a further target of `a = b = 1`, binds, and what a class body does. */
export function declareLocals(tree: Tree, declared: ReadonlyMap<Ast, ReadonlyMap<string, Binding>>, declare: Declare): void {
  for (const node of nodesOf(tree, 'PropertyDefinition')) {
    if (node.key.type === 'Identifier')
      declare(node.parent, {
        name: node.key.name,
        kind: 'local',
        id: node.key,
        node,
        path: [],
        ...(node.value ? { init: node.value } : {}),
      })
  }
  for (const node of nodesOf(tree, 'AssignmentExpression')) {
    const { left } = node
    if (left.type !== 'Identifier' || node.operator !== '=') continue
    let around: Ast | undefined = left
    while (around && !declared.get(around)?.has(left.name)) around = around.parent
    if (!around) declare(localScope(tree, node), { name: left.name, kind: 'local', id: left, node, path: [], init: node.right })
  }
}

/**
 * What Python's names mean when all their values are seen: one that is `None`, or only declared, until it is given its one
 * value is that value; and an import stays one when the module may be missing.
 */
export function settled(
  tree: Tree,
  binding: (id: Identifier) => Binding | undefined,
  replace: (old: Binding, settled: Binding, at: Ast) => void,
): ReadonlySet<Ast> {
  const later = new Map<Binding, AstOf<'AssignmentExpression'>[]>()
  for (const node of nodesOf(tree, 'AssignmentExpression')) {
    const found = node.left.type === 'Identifier' && node.operator === '=' ? binding(node.left) : undefined
    if (!found || found.id === node.left) continue
    addTo(later, found, node)
  }
  const quiet = new Set<Ast>()
  for (const [one, sets] of later) {
    const real = sets.filter(({ right }) => !isNone(right))
    const isOpen = one.kind === 'local' && (!one.init ? one.node.type !== 'VariableDeclarator' || isAnnotated(one) : isNone(one.init))
    if (real.length > (isOpen ? 1 : 0) || one.kind === 'param') continue
    for (const { left } of sets) quiet.add(left)
    const [only] = real
    if (only && isOpen) replace(one, { ...one, init: only.right, path: [] }, only)
  }
  return quiet
}

function isAnnotated({ id }: Binding): boolean {
  return id.typeAnnotation !== null
}

function nodesOf<K extends Ast['type']>(tree: Tree, type: K): readonly AstOf<K>[] {
  return (tree.byType.get(type) ?? []) as unknown as readonly AstOf<K>[]
}
