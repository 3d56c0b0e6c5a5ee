import type { PythonNode } from '../python/node.ts'
import type { Expression, Identifier, MemberExpression, TypeReference } from '../tree.ts'
import { type Context, isTrusted, textOf } from './python-context.ts'
import { identifierOf } from './python-parts.ts'

/** The type in `x: T` or `-> T`. */
export function typeOf(definition: PythonNode | null | undefined, context: Context): TypeReference | null {
  const node = definition && definition.children.at(-1)
  return node ? referenceOf(node, context, 0) : null
}

const MAX_DEPTH = 40
/** What follows the type in these is no type. */
const WITH_VALUES = /(?:^|\.)(?:Annotated|Literal)$/

function referenceOf(node: PythonNode, context: Context, depth: number): TypeReference | null {
  if (depth > MAX_DEPTH || !isTrusted(node, context)) return null
  const { make } = context.builder
  switch (node.name) {
    case 'VariableName':
      return make('TypeReference', node.from, node.to, { name: identifierOf(node, context), arguments: [] })
    case 'MemberExpression':
      return memberType(node, context, depth)
    case 'String':
      return quoted(node, context)
    case 'ParenthesizedExpression':
    case 'ArrayExpression':
    case 'TupleExpression':
    case 'BinaryExpression':
      return make('TypeReference', node.from, node.to, { name: null, arguments: typesOf(node.children, context, depth) })
    case 'None':
    case 'Ellipsis':
      return make('TypeReference', node.from, node.to, { name: null, arguments: [] })
    default: {
      const value = context.expression(node, 1)
      return value ? make('TypeReference', node.from, node.to, { name: null, arguments: [], values: [value] }) : null
    }
  }
}

function typesOf(nodes: readonly PythonNode[], context: Context, depth: number): TypeReference[] {
  return nodes.flatMap((node) => (/^[A-Z]/.test(node.name) && !/Op$/.test(node.name) ? (referenceOf(node, context, depth + 1) ?? []) : []))
}

/** `a.B` and `B[C, D]`. */
function memberType(node: PythonNode, context: Context, depth: number): TypeReference | null {
  const { make } = context.builder
  const children = node.children
  const [outer, mark, ...more] = children
  if (mark?.name === '.') {
    const name = context.expression(node, 1)
    return name?.type === 'MemberExpression' ? make('TypeReference', node.from, node.to, { name, arguments: [] }) : null
  }
  const name = outer && context.expression(outer, 1)
  if (name?.type !== 'Identifier' && name?.type !== 'MemberExpression') return null
  const given = more.filter((child) => child.name !== ']' && child.name !== ',')
  const withValues = outer ? WITH_VALUES.test(textOf(outer, context)) : false
  const types = !withValues ? given : /Literal$/.test(outer ? textOf(outer, context) : '') ? [] : given.slice(0, 1)
  const inner = typesOf(types, context, depth)
  const values = given.slice(types.length).flatMap((child): Expression[] => {
    const value = context.expression(child, 1)
    return value ? [value] : []
  })
  return make('TypeReference', node.from, node.to, { name, arguments: inner, ...(values.length > 0 ? { values } : {}) })
}

/** `'Client'` and `"httpx.Client"`: the name of something that comes later. Other types in quotes are not read. */
function quoted(node: PythonNode, context: Context): TypeReference {
  const { make } = context.builder
  const match = /^(["'])([^\W\d]\w*(?:\.[^\W\d]\w*)*)\1$/u.exec(textOf(node, context))
  if (!match) return make('TypeReference', node.from, node.to, { name: null, arguments: [] })
  let from = node.from + 1
  let name: Identifier | MemberExpression | undefined
  for (const word of (match[2] as string).split('.')) {
    const id = identifierOf({ from, to: from + word.length }, context)
    name = name ? make('MemberExpression', node.from + 1, id.end, { object: name, property: id, computed: false }) : id
    from = id.end + 1
  }
  return make('TypeReference', node.from, node.to, { name: name ?? null, arguments: [] })
}
