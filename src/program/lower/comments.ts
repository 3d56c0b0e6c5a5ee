import type { Ast, Comment } from '../tree.ts'
import { lazy } from '../../text/lazy.ts'

/**
 * The comments of code by its nodes, scanned when they are asked for first: what stands in strings, templates, regular
 * expressions and texts of JSX is none.
 */
export function commentsIn(text: string, byType: ReadonlyMap<string, readonly Ast[]>): () => readonly Comment[] {
  return lazy(() => scanned(text, byType))
}

function scanned(text: string, byType: ReadonlyMap<string, readonly Ast[]>): Comment[] {
  const opaque = ['Literal', 'TemplateElement', 'JsxText'].flatMap((type) => byType.get(type) ?? [])
  opaque.sort((a, b) => a.start - b.start)
  const found: Comment[] = []
  // Quotes stand for the texts of types, which are no nodes everywhere.
  const mark = /\/\/|\/\*|["'`]/g
  mark.lastIndex = text.startsWith('#!') ? lineEnd(text, 0) : 0
  let next = 0
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    const start = match.index
    while (next < opaque.length && (opaque[next] as Ast).end <= start) next++
    const around = opaque[next]
    // A template's text begins behind its back-tick.
    if (around && around.start <= start) mark.lastIndex = around.end
    else if (match[0] === '//' || match[0] === '/*') {
      const end = match[0] === '//' ? lineEnd(text, start) : blockEnd(text, start)
      found.push({ value: text.slice(start + 2, match[0] === '//' ? end : end - 2), start, end })
      mark.lastIndex = end
    } else if (match[0] !== '`') mark.lastIndex = quotedEnd(text, start)
  }
  return found
}

function lineEnd(text: string, from: number): number {
  const found = /[\n\r\u2028\u2029]/g
  found.lastIndex = from
  return found.exec(text)?.index ?? text.length
}

function blockEnd(text: string, from: number): number {
  const end = text.indexOf('*/', from + 2)
  return end < 0 ? text.length : end + 2
}

/** Behind the closing quote, or at the end of the line. */
function quotedEnd(text: string, start: number): number {
  const quote = text[start]
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === quote) return i + 1
    else if (text[i] === '\n') return i
  }
  return text.length
}
