import type { PythonNode } from '../python/node.ts'
import type { Expression, ObjectExpression, Property, SpreadElement } from '../tree.ts'
import { type Context } from './python-context.ts'
import { comprehensionOf } from './python-functions.ts'
import { identifierOf } from './python-parts.ts'

/** The arguments of a call: those with names, and `**more`, are one object at the end. */
export function argumentsOf(list: PythonNode, context: Context, depth: number): (Expression | SpreadElement)[] {
  const children = list.children
  if (children.some((child) => child.name === 'for')) {
    const inner = children.filter(({ name }) => name !== '(' && name !== ')')
    const [first] = inner
    const last = inner.at(-1)
    return first && last ? [comprehensionOf(inner, first.from, last.to, context, depth)] : []
  }
  const positional: (Expression | SpreadElement)[] = []
  const named: (Property | SpreadElement)[] = []
  // What stands between two commas; no argument has more than three parts.
  let first: PythonNode | undefined
  let second: PythonNode | undefined
  let third: PythonNode | undefined
  for (let i = 0; i <= children.length; i++) {
    const child = children[i]
    if (child && child.name !== ',') {
      if (child.name === '(' || child.name === ')') continue
      if (!first) first = child
      else if (!second) second = child
      else third ??= child
      continue
    }
    const argument = argumentOf(first, second, third, context, depth)
    if (argument) {
      // `*rest` behind a name opens the object as well: places stay in order.
      if (argument.type === 'Property' || named.length > 0 || first?.name === '**') named.push(asNamed(argument, context))
      else positional.push(argument)
    }
    first = second = third = undefined
  }
  return named.length > 0 ? [...positional, objectOf(named, context)] : positional
}

/** The arguments of a class: its bases, and what has a name. */
export function basesOf(
  list: PythonNode | undefined,
  context: Context,
): { readonly bases: Expression[]; readonly keywords: ObjectExpression | null } {
  const all = list ? argumentsOf(list, context, 0) : []
  const last = all.at(-1)
  const keywords = last?.type === 'ObjectExpression' && last.named ? last : null
  const bases = all.flatMap((one) => (one === keywords ? [] : one.type === 'SpreadElement' ? [one.argument] : [one]))
  return { bases, keywords }
}

function argumentOf(
  first: PythonNode | undefined,
  second: PythonNode | undefined,
  third: PythonNode | undefined,
  context: Context,
  depth: number,
): Expression | SpreadElement | Property | undefined {
  if (!first) return undefined
  const { make } = context.builder
  if (first.name === '*' || first.name === '**') {
    const argument = context.expression(second, depth + 1)
    return argument && make('SpreadElement', first.from, argument.end, { argument })
  }
  if (second?.name !== 'AssignOp') return context.expression(first, depth + 1)
  const isWalrus = context.source.startsWith(':=', second.from)
  if (isWalrus) {
    const left = context.expression(first, depth + 1)
    const right = context.expression(third, depth + 1)
    return left && right && make('AssignmentExpression', first.from, right.end, { operator: '=', left, right })
  }
  const value = context.expression(third, depth + 1)
  if (!value) return undefined
  return make('Property', first.from, value.end, {
    key: identifierOf(first, context),
    value,
    kind: 'init',
    computed: false,
    method: false,
  })
}

function asNamed(argument: Expression | SpreadElement | Property, context: Context): Property | SpreadElement {
  if (argument.type === 'Property' || argument.type === 'SpreadElement') return argument
  // No Python: a plain argument behind one with a name.
  return context.builder.make('SpreadElement', argument.start, argument.end, { argument })
}

function objectOf(properties: (Property | SpreadElement)[], context: Context): ObjectExpression {
  const [first] = properties as [Property | SpreadElement]
  return context.builder.make('ObjectExpression', first.start, properties.at(-1)?.end ?? first.end, { properties, named: true })
}
