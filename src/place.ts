import type { Node } from './parse/node.ts'
import type { SourceFile, Span } from './source.ts'

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
    for (const entry of node.entries) {
      if (contains(entry.at, at) || contains(entry.value.at, at)) return [entry.key.value.slice(0, 120), ...keysTo(entry.value, at, depth + 1)]
    }
  } else if (node.kind === 'list') {
    for (const [i, item] of node.items.entries()) if (contains(item.at, at)) return [String(i), ...keysTo(item, at, depth + 1)]
  }
  return []
}

function contains(outer: Span, inner: Span): boolean {
  return outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end
}

const SYMBOL = /(?:^|\n)[ \t]*(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:function\*?|class|const|let|var|def|interface)\s+([A-Za-z_$][\w$]{0,80})/g

/** The last named declaration above a span, looked for in the 20,000 characters before it. */
function symbolAbove({ file, start }: Span): string {
  const before = file.text.slice(Math.max(0, start - 20_000), start)
  let name = ''
  for (const match of before.matchAll(SYMBOL)) name = match[1] as string
  return name
}
