import type { PythonNode } from '../python/node.ts'
import type { Expression, Identifier, Pattern, TypeReference, VariableDeclaration } from '../tree.ts'
import { type Context, isTrusted } from './python-context.ts'
import { declares } from './python-names.ts'
import { identifierOf } from './python-parts.ts'

/** What is assigned to, and whether it declares a name that its scope did not have. */
export interface Target {
  readonly pattern: Pattern
  readonly declares: boolean
}

/** The target that children are: several with commas between are a pattern. */
export function targetOf(children: readonly PythonNode[], context: Context): Target | undefined {
  const items = children.filter(({ name }) => name !== ',' && name !== '(' && name !== ')' && name !== '[' && name !== ']')
  const isPattern = items.length !== children.length || items[0]?.name === '*'
  if (!isPattern && items.length === 1) return single(items[0] as PythonNode, context)
  return several(items, items[0]?.from ?? 0, items.at(-1)?.to ?? 0, context)
}

function several(items: readonly PythonNode[], start: number, end: number, context: Context): Target | undefined {
  const elements: Pattern[] = []
  let isNew = false
  for (const [i, item] of items.entries()) {
    const star = items[i - 1]
    if (item.name === '*') continue
    const target = single(item, context)
    if (!target) continue
    isNew ||= target.declares
    elements.push(
      star?.name === '*'
        ? context.builder.make('RestElement', star.from, target.pattern.end, { argument: target.pattern })
        : target.pattern,
    )
  }
  return elements.length === 0
    ? undefined
    : { pattern: context.builder.make('ArrayPattern', start, end, { elements, typeAnnotation: null }), declares: isNew }
}

function single(node: PythonNode, context: Context): Target | undefined {
  if (!isTrusted(node, context)) return undefined
  switch (node.name) {
    case 'VariableName':
      return /^[^\W\d]\w*$/u.test(context.source.slice(node.from, node.to)) ? named(node, context) : written(node.from, node.to, context)
    case 'ParenthesizedExpression':
    case 'TupleExpression':
    case 'ArrayExpression': {
      const items: PythonNode[] = []
      for (const child of node.children) if (!/^[()[\],]$/.test(child.name)) items.push(child)
      return node.name === 'ParenthesizedExpression' && items.length === 1
        ? single(items[0] as PythonNode, context)
        : several(items, node.from, node.to, context)
    }
    default: {
      const expression = context.expression(node, 1)
      return expression && { pattern: asPattern(expression, context), declares: false }
    }
  }
}

function named(node: Pick<PythonNode, 'from' | 'to'>, context: Context): Target {
  const id = identifierOf(node, context)
  return { pattern: id, declares: declares(context.names, id.name) }
}

/** A member is a target by itself; anything else that stands there is none, and is kept as what it is. */
function asPattern(expression: Expression, context: Context): Pattern {
  if (expression.type === 'MemberExpression' || expression.type === 'Identifier') return expression
  return context.builder.make('TypedExpression', expression.start, expression.end, { operator: 'cast', expression, typeAnnotation: null })
}

/** `as (a, *_)` and `as self.a`, which the grammar was not shown: names, or one chain of members. */
function written(start: number, end: number, context: Context): Target | undefined {
  const { make } = context.builder
  const words = [...context.source.slice(start, end).matchAll(/#[^\n]*|[^\W\d]\w*/gu)].filter(([word]) => !word.startsWith('#'))
  const ids = words.map((match) => ({ from: start + match.index, to: start + match.index + match[0].length }))
  const [first, ...rest] = ids
  if (!first) return undefined
  if (first.from === start) {
    const object = context.expression({ ...first, name: 'VariableName' } as PythonNode, 0)
    const pattern = rest.reduce<Expression | undefined>((inner, id) => {
      const computed = context.source[id.from - 1] === '['
      return (
        inner &&
        make('MemberExpression', start, computed ? id.to + 1 : id.to, { object: inner, property: identifierOf(id, context), computed })
      )
    }, object)
    return pattern && { pattern: asPattern(pattern, context), declares: false }
  }
  const targets = ids.map((id) => named(id, context))
  return {
    pattern: make('ArrayPattern', start, end, { elements: targets.map(({ pattern }) => pattern), typeAnnotation: null }),
    declares: targets.some((one) => one.declares),
  }
}

/** A declaration without a value, such as that of a `for`. */
export function declaration(pattern: Pattern, init: Expression | null, context: Context): VariableDeclaration {
  const end = init?.end ?? pattern.end
  const declarator = context.builder.make('VariableDeclarator', pattern.start, end, { id: pattern, init })
  return context.builder.make('VariableDeclaration', pattern.start, end, { kind: 'local', declarations: [declarator] })
}

/** A target with the type that is written behind it. */
export function annotated(pattern: Pattern, type: TypeReference, context: Context): Pattern {
  if (pattern.type !== 'Identifier')
    return context.builder.make('TypedExpression', pattern.start, type.end, {
      operator: 'as',
      expression: pattern as Expression,
      typeAnnotation: type,
    })
  return withType(pattern, type)
}

/** A name with its type, which its place takes in as well. */
export function withType(id: Identifier, type: TypeReference): Identifier {
  const typed = id as { -readonly [K in keyof Identifier]: Identifier[K] }
  typed.typeAnnotation = type
  typed.end = type.end
  type.parent = typed
  return typed
}
