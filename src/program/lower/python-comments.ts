import type { Ast, Comment, TemplateLiteral } from '../tree.ts'
import { lazy } from '../../text/lazy.ts'

/**
 * The comments of Python by its nodes, scanned when they are asked for first: what stands in strings is none. Between strings
 * side by side there may be one.
 */
export function pythonComments(text: string, byType: ReadonlyMap<string, readonly Ast[]>): () => readonly Comment[] {
  return lazy(() => scanned(text, byType))
}

function scanned(text: string, byType: ReadonlyMap<string, readonly Ast[]>): Comment[] {
  const templates = (byType.get('TemplateLiteral') ?? []) as readonly TemplateLiteral[]
  const opaque: (readonly [start: number, end: number])[] = [
    ...(byType.get('Literal') ?? []).map(({ start, end }) => [start, end] as const),
    ...templates.flatMap(stringsOf),
  ]
  opaque.sort(([a], [b]) => a - b)
  const found: Comment[] = []
  let next = 0
  let from = 0
  for (let start = text.indexOf('#'); start >= 0; start = text.indexOf('#', from)) {
    while ((opaque[next]?.[1] ?? Infinity) <= start) next++
    const around = opaque[next]
    if (around && around[0] <= start) {
      from = around[1]
      continue
    }
    const line = /[\n\r]/g
    line.lastIndex = start
    from = line.exec(text)?.index ?? text.length
    found.push({ value: text.slice(start + 1, from), start, end: from })
  }
  return found
}

/** Each string of those side by side, from its first fixed text to its last. */
function stringsOf({ quasis }: TemplateLiteral): [number, number][] {
  const found: [number, number][] = []
  let start: number | undefined
  for (const one of quasis) {
    start ??= one.start
    if (one.joined) {
      found.push([start, one.end])
      start = undefined
    }
  }
  const last = quasis.at(-1)
  if (last) found.push([start ?? last.start, last.end])
  return found
}
