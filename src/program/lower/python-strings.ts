import type { PythonNode } from '../python/node.ts'
import { pythonString, stringShape } from '../python/string.ts'
import type { Expression, Literal, TemplateElement, TemplateLiteral } from '../tree.ts'
import { type Context, isTrusted } from './python-context.ts'
import { listOf } from './python-parts.ts'

interface Piece {
  readonly quasis: readonly Omit<TemplateElement, 'type' | 'parent'>[]
  readonly expressions: readonly Expression[]
}

/** A string, an f-string or several of them side by side. */
export function stringOf(node: PythonNode, context: Context, depth: number): Literal | TemplateLiteral | undefined {
  if (node.name === 'String') return literalOf(node, context)
  const tokens = node.name === 'ContinuedString' ? node.children : [node]
  const pieces = tokens.flatMap((token) => pieceOf(token, context, depth) ?? [])
  if (pieces.length === 0) return undefined
  const last = pieces.length - 1
  const quasis = pieces.flatMap(({ quasis: own }, i) =>
    own.map(({ start, end, ...rest }, k) => {
      const joined = i < last && k === own.length - 1 ? { joined: true as const } : {}
      return context.builder.make('TemplateElement', start, end, { ...rest, ...joined })
    }),
  )
  return context.builder.make('TemplateLiteral', node.from, node.to, {
    quasis,
    expressions: pieces.flatMap(({ expressions }) => expressions),
    tag: null,
  })
}

function literalOf(node: PythonNode, context: Context): Literal | undefined {
  const shape = stringShape(context.source.slice(node.from, node.to))
  if (!shape) return undefined
  const start = node.from + shape.prefix.length + shape.quote.length
  const end = node.to - shape.quote.length
  const isRaw = shape.prefix.includes('r')
  const { value } = pythonString(context.file, start, end, isRaw, false)
  const isPlain = start === node.from + 1 && end === node.to - 1
  return context.builder.make('Literal', node.from, node.to, {
    value,
    ...(isPlain ? {} : { inner: [start, end] as const }),
    ...(isRaw ? { isRaw } : {}),
  })
}

/** One token: its fixed parts, and what stands between them in an f-string. */
function pieceOf(node: PythonNode, context: Context, depth: number): Piece | undefined {
  const shape = stringShape(context.source.slice(node.from, node.to))
  if (!shape) return undefined
  const format = node.name === 'FormatString'
  const marks = { ...(shape.prefix.includes('r') ? { isRaw: true as const } : {}), ...(format ? { format: true as const } : {}) }
  const quasis: Piece['quasis'][number][] = []
  const expressions: Expression[] = []
  let from = node.from + shape.prefix.length + shape.quote.length
  for (const child of format ? node.all('FormatReplacement') : []) {
    const value = replacementOf(child, context, depth)
    if (!value) continue
    quasis.push({ start: from, end: child.from, ...marks })
    expressions.push(value)
    from = child.to
  }
  quasis.push({ start: from, end: node.to - shape.quote.length, ...marks })
  return { quasis, expressions }
}

/** What `{x!r:>{width}}` shows: how it is shown does not matter. */
function replacementOf(node: PythonNode, context: Context, depth: number): Expression | undefined {
  const children = node.children.filter((one) => !/^(?:Format(?:Conversion|Spec|SelfDoc)|[{}])$/.test(one.name) && isTrusted(one, context))
  const [only] = children
  return children.length === 1 && only ? context.expression(only, depth + 1) : listOf(children, context, depth + 1)
}
