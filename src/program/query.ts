import type { Node } from '../parse/node.ts'
import { slice, type Span, type Text } from '../text/source.ts'

/** A query or form as text, taken apart. */
export interface Query {
  /** What is before the `?`. */
  readonly base?: Node
  readonly pairs: readonly { readonly name: Text; readonly value: Node; readonly at: Span }[]
  /** Places of values that are put in where a pair should be: `?${params}`. */
  readonly inserted: readonly Span[]
  /** A pair whose name is not readable. */
  readonly open: boolean
}

/** Takes a string apart at `?`, `&` and `=`; undefined when it is no query. `bare`: without what is before a `?`. */
export function queryOf(node: Node, bare = false): Query | undefined {
  const parts = flat(node)
  if (parts.length === 0) return undefined
  const question = parts.findIndex((part) => part.kind === 'text' && part.text.value.includes('?'))
  const first = parts[0]
  if (question < 0 && !bare && !(first?.kind === 'text' && /^&?[\w.]+=/.test(first.text.value))) return undefined
  const { base, rest } = question < 0 ? { base: [], rest: parts } : divided(parts, question)
  const pairs = pieces(rest).map(pair)
  const baseNode = nodeOf(base)
  return {
    ...(baseNode ? { base: baseNode } : {}),
    pairs: pairs.flatMap((one) => (one.kind === 'pair' ? [one] : [])),
    inserted: pairs.flatMap((one) => (one.kind === 'inserted' ? [one.at] : [])),
    open: pairs.some((one) => one.kind === 'unknown'),
  }
}

type Part = { readonly kind: 'text'; readonly text: Text } | { readonly kind: 'value'; readonly node: Node }

type Pair =
  | { readonly kind: 'pair'; readonly name: Text; readonly value: Node; readonly at: Span }
  | { readonly kind: 'inserted'; readonly at: Span }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'nothing' }

function flat(node: Node): Part[] {
  if (node.kind === 'template') return node.parts.flatMap(flat)
  if (node.kind === 'scalar' && typeof node.value === 'string') return [{ kind: 'text', text: node as Text }]
  if (node.kind === 'scalar') return [{ kind: 'text', text: { value: String(node.value), at: node.at, opaque: true } }]
  return [{ kind: 'value', node }]
}

function divided(parts: readonly Part[], index: number): { base: Part[]; rest: Part[] } {
  const part = parts[index]
  if (part?.kind !== 'text') return { base: [], rest: [...parts] }
  const at = part.text.value.indexOf('?')
  return {
    base: [...parts.slice(0, index), { kind: 'text', text: slice(part.text, 0, at) }],
    rest: [{ kind: 'text', text: slice(part.text, at + 1) }, ...parts.slice(index + 1)],
  }
}

/** What stands between the `&`. */
function pieces(parts: readonly Part[]): Part[][] {
  const found: Part[][] = [[]]
  for (const part of parts) {
    if (part.kind === 'value') {
      found.at(-1)?.push(part)
      continue
    }
    let start = 0
    for (let end = part.text.value.indexOf('&'); end >= 0; end = part.text.value.indexOf('&', start)) {
      if (end > start) found.at(-1)?.push({ kind: 'text', text: slice(part.text, start, end) })
      found.push([])
      start = end + 1
    }
    if (start < part.text.value.length) found.at(-1)?.push({ kind: 'text', text: slice(part.text, start) })
  }
  return found
}

function pair(parts: readonly Part[]): Pair {
  const [first, ...rest] = parts
  if (!first) return { kind: 'nothing' }
  if (first.kind === 'value') return rest.length === 0 ? { kind: 'inserted', at: first.node.at } : { kind: 'unknown' }
  const equals = first.text.value.indexOf('=')
  if (equals < 0) return rest.length === 0 ? { kind: 'nothing' } : { kind: 'unknown' }
  const name = slice(first.text, 0, equals)
  const value = slice(first.text, equals + 1)
  const values: Part[] = [...(value.value === '' ? [] : [{ kind: 'text' as const, text: value }]), ...rest]
  const node: Node = nodeOf(values) ?? { kind: 'scalar', ...value }
  const end = values.reduce((last, one) => Math.max(last, (one.kind === 'text' ? one.text.at : one.node.at).end), first.text.at.end)
  const at = { ...first.text.at, end: Math.max(end, name.at.end) }
  return { kind: 'pair', name: { ...name, value: decoded(name.value) }, value: unescaped(node), at: first.text.opaque ? first.text.at : at }
}

function nodeOf(parts: readonly Part[]): Node | undefined {
  const nodes = parts
    .filter((part) => part.kind === 'value' || part.text.value !== '')
    .map((part): Node => (part.kind === 'value' ? part.node : { kind: 'scalar', ...part.text }))
  const [first] = nodes
  const last = nodes.at(-1)
  if (!first || !last) return undefined
  return nodes.length === 1 ? first : { kind: 'template', parts: nodes, at: { ...first.at, end: Math.max(first.at.end, last.at.end) } }
}

/** `openid%20profile+email` as it is meant. */
function unescaped(node: Node): Node {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return node
  const value = decoded(node.value)
  return value === node.value ? node : { kind: 'scalar', value, at: node.at, opaque: true }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
