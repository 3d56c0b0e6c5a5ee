import type { PythonNode } from '../python/node.ts'
import type { Expression, Identifier, SpreadElement } from '../tree.ts'
import type { Context } from './python-context.ts'

/** A name that is declared here, whatever it means elsewhere. */
export function identifierOf(node: Pick<PythonNode, 'from' | 'to'>, context: Context): Identifier {
  return context.builder.make('Identifier', node.from, node.to, { name: context.source.slice(node.from, node.to), typeAnnotation: null })
}

/** One expression, or a tuple without parentheses where commas or stars separate several; undefined for none. */
export function listOf(children: readonly PythonNode[], context: Context, depth: number): Expression | undefined {
  const [first] = children
  if (children.length === 1) return context.expression(first, depth + 1)
  const elements = itemsOf(children, context, depth)
  const [start] = elements
  const last = elements.at(-1)
  if (!start || !last) return undefined
  return context.builder.make('ArrayExpression', start.start, last.end, { elements })
}

/** The expressions among children; `*x` is a spread one. */
export function itemsOf(children: readonly PythonNode[], context: Context, depth: number): (Expression | SpreadElement)[] {
  const items: (Expression | SpreadElement)[] = []
  for (const [i, child] of children.entries()) {
    const item = context.expression(child, depth + 1)
    const star = children[i - 1]
    if (!item) continue
    if (star?.name === '*' || star?.name === '**')
      items.push(context.builder.make('SpreadElement', star.from, child.to, { argument: item }))
    else items.push(item)
  }
  return items
}
