import type { Entry, Node } from '../parse/node.ts'
import type { SourceFile, Span } from '../text/source.ts'
import { SpanIndex } from '../text/span-index.ts'
import { inTurn } from '../text/pattern.ts'
import { oncePer } from '../text/once-per.ts'
import { firstThat } from '../text/by-halves.ts'

/** The trees of parsed files, where there are any. */
export type Outline = (file: SourceFile) => readonly Node[]

/**
 * The symbolic place of a span: its path of keys, `mcpServers.billing.headers.Authorization`, or the function around it. Survives
 * moves within the file and never holds a value.
 */
export function placeOf(at: Span, outline: Outline): string {
  for (const root of outline(at.file)) {
    const path = keysTo(root, at, 0)
    if (path.length) return path.join('.')
  }
  return symbolAbove(at)
}

function keysTo(node: Node, at: Span, depth: number): string[] {
  if (depth > 200) return []
  if (node.kind === 'map') {
    const i = holding(node.entries, at)
    const entry = node.entries[i] ?? elsewhere(node.entries, at)
    return entry ? [entry.key.value.slice(0, 120), ...keysTo(entry.value, at, depth + 1)] : []
  }
  if (node.kind !== 'list') return []
  const long = node.long?.holding(at)
  if (long && contains(long.item.at, at)) return [String(long.index), ...keysTo(long.item, at, depth + 1)]
  const { items } = node
  const i = holding(items, at)
  return i < 0 ? [] : [String(i), ...keysTo(items[i] as Node, at, depth + 1)]
}

/** The first that a place lies in, or -1; by halves, since most stand in the order of the text. */
function holding(list: readonly { readonly at: Span }[], at: Span): number {
  const last = firstThat(list, (one) => one.at.start > at.start) - 1
  const near = list[last]
  return near && contains(near.at, at)
    ? last
    : (indexOf(list, ({ at: own }) => own).at(wide(at), (i) => contains((list[i] as { at: Span }).at, at)) ?? -1)
}

/** The first entry whose value holds a place though the entry does not: what an alias stands for is elsewhere. */
function elsewhere(entries: readonly Entry[], at: Span): Entry | undefined {
  const i = indexOf(entries, ({ value }) => value.at, values).at(wide(at), (one) => contains((entries[one] as Entry).value.at, at))
  return i === undefined ? undefined : entries[i]
}

type Indexes = WeakMap<object, SpanIndex<number>>
const places: Indexes = new WeakMap()
const values: Indexes = new WeakMap()

/** Where the parts of a list stand, for lists in another order; made once, as many findings may ask. */
function indexOf<T>(list: readonly T[], place: (one: T) => Span, known = places): SpanIndex<number> {
  const before = known.get(list)
  if (before) return before
  const index = new SpanIndex<number>()
  for (const [i, one] of list.entries()) index.add(place(one), i)
  known.set(list, index)
  return index
}

/** A place without a character is that of the next. */
function wide(at: Span): Span {
  return at.end > at.start ? at : { ...at, end: at.start + 1 }
}

function contains(outer: Span, inner: Span): boolean {
  return outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end
}

const SYMBOL = inTurn(
  'g',
  /(?:^|\n)[ \t]*(?:export\s+)?(?:default\s+)?(?:async\s+)?/,
  /(?:function\*?|class|const|let|var|def|interface)\s+([A-Za-z_$][\w$]{0,80})/,
)

/** The last named declaration above a span, looked for in the 20,000 characters before it. */
function symbolAbove({ file, start }: Span): string {
  const known = symbolsOf(file)
  const last = known[firstThat(known, ({ at }) => at >= start) - 1]
  return last && last.from >= start - 20_000 ? last.name.slice(0, start - last.at) : ''
}

interface Named {
  readonly name: string
  /** Where the declaration begins, and its name. */
  readonly from: number
  readonly at: number
}

const symbolsOf = oncePer(({ text }: SourceFile): readonly Named[] =>
  [...text.matchAll(SYMBOL)].map(({ 0: whole, 1: name = '', index }) => ({
    name,
    from: index,
    at: index + whole.length - name.length,
  })),
)
