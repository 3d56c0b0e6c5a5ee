import { dotted, lastName, pathWritten, unwrap, type Ast, type Module } from '../../program/index.ts'
import { showsWhole } from '../../knowledge/words/logging.ts'

/** The expressions whose values are seen in what is shown: those of a text, of an object and of what a call makes a text of. */
export function shownParts(module: Module, node: Ast, steps = 5): readonly Ast[] {
  const inner = unwrap(node)
  const all = (list: readonly (Ast | null)[]): readonly Ast[] => list.flatMap((one) => (one ? shownParts(module, one, steps - 1) : []))
  if (steps === 0) return []
  switch (inner.type) {
    case 'TemplateLiteral':
      return all(inner.expressions)
    case 'ArrayExpression':
      return all(inner.elements)
    case 'ObjectExpression':
      return all(inner.properties.map((one) => (one.type === 'Property' ? one.value : one.argument)))
    case 'BinaryExpression':
      return inner.operator === '+' || inner.operator === '%' ? all([inner.left, inner.right]) : []
    case 'LogicalExpression':
      return all(inner.operator === '&&' ? [inner.right] : [inner.left, inner.right])
    case 'ConditionalExpression':
      return all([inner.consequent, inner.alternate])
    case 'CallExpression':
      return isNamed(module, inner.callee, showsWhole.pattern) ? [inner, ...all(inner.arguments)] : [inner]
    default:
      return [inner]
  }
}

/** Whether what is called goes by a name, as it is written or as its module has it. */
export function isNamed(module: Module, callee: Ast, names: RegExp): boolean {
  return names.test(dotted(callee) ?? `().${lastName(callee) ?? ''}`) || names.test(pathWritten(module, callee))
}

/** Names with dots between them, and anything else as it is written. */
export function written(module: Module, node: Ast): string {
  let root = node
  while (root.type === 'MemberExpression' && !root.computed) root = unwrap(root.object)
  return (root.type === 'Identifier' ? dotted(node) : undefined) ?? module.source(node).replace(/\s+/g, ' ')
}
