import { own } from '../text/own.ts'

/** Where an expression ends: at the line's end, at an item's end in a list or object, or at the brace of a template. */
export type Ending = 'line' | 'list' | 'object' | 'argument' | 'brace'

const HEREDOC = /<<-?([A-Za-z_][\w-]*)[ \t]*\r?\n/y

/** A heredoc: from the character after its first line to the line of its end mark, and where it goes on. */
export interface Heredoc {
  readonly start: number
  readonly end: number
  readonly next: number
  readonly indented: boolean
  readonly closed: boolean
}

/** The heredoc that begins at an offset. */
export function heredocAt(source: string, at: number): Heredoc | undefined {
  HEREDOC.lastIndex = at
  const match = HEREDOC.exec(source)
  if (!match) return undefined
  const start = at + match[0].length
  const indented = source[at + 2] === '-'
  for (let line = start; line < source.length;) {
    const end = lineEnd(source, line)
    if (source.slice(line, end).trim() === match[1]) return { start, end: line, next: end, indented, closed: true }
    line = end + 1
  }
  return { start, end: source.length, next: source.length, indented, closed: false }
}

/** The offset of the line break, or the end. */
export function lineEnd(source: string, at: number): number {
  const found = source.indexOf('\n', at)
  return found < 0 ? source.length : found
}

/** The first character that is neither blank nor comment; line breaks count as blank if asked. */
export function blanksEnd(source: string, at: number, lines: boolean): number {
  let i = at
  for (;;) {
    const char = source[i]
    if (char === ' ' || char === '\t' || char === '\r' || char === '\uFEFF' || (lines && char === '\n')) i++
    else if (char === '#' || (char === '/' && source[i + 1] === '/')) i = lineEnd(source, i)
    else if (char === '/' && source[i + 1] === '*') {
      const close = source.indexOf('*/', i + 2)
      i = close < 0 ? source.length : close + 2
    } else return i
  }
}

/** Whether an interpolation or directive begins: `${` and `%{`, but not `$${`. */
export function templateAt(source: string, at: number): boolean {
  const char = source[at]
  return (char === '$' || char === '%') && source[at + 1] === '{'
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/** Where an expression ends, and where its last character that is neither blank nor comment does. */
interface End {
  readonly end: number
  readonly last: number
}

/**
 * The end of an expression that is not understood: brackets, strings, templates and heredocs in it are passed over whole.
 * Goes once over the text and needs no recursion.
 */
export function expressionEnd(source: string, from: number, ending: Ending): End {
  /** What is open: closers of brackets, `"` of strings. */
  const open: string[] = []
  let i = from
  let last = from
  while (i < source.length) {
    const char = source[i] as string
    if (open.at(-1) === '"') i = inString(source, i, open)
    else {
      const blank = blanksEnd(source, i, open.length > 0 || ending === 'list' || ending === 'argument' || ending === 'brace')
      if (blank > i) {
        i = blank
        continue
      }
      if (char === ')' || char === ']' || char === '}') {
        const at = open.lastIndexOf(char)
        // The end of what is around, or a bracket that nothing opened: then what is open has lost its end.
        if (at < 0) break
        open.length = at
        i++
      } else if (open.length === 0 && (char === '\n' || (char === ',' && ending !== 'line' && ending !== 'brace'))) break
      else if (char === '"' || own(CLOSERS, char)) {
        open.push(own(CLOSERS, char) ?? '"')
        i++
      } else i = (char === '<' && source[i + 1] === '<' && heredocAt(source, i)?.next) || i + 1
    }
    last = Math.min(i, source.length)
  }
  return { end: Math.min(i, source.length), last }
}

/** One step within a string. */
function inString(source: string, i: number, open: string[]): number {
  const char = source[i]
  if (char === '\\') return i + 2
  if (char === '"' || char === '\n') {
    open.pop()
    return char === '"' ? i + 1 : i
  }
  if ((char === '$' || char === '%') && source[i + 1] === char && source[i + 2] === '{') return i + 3
  if (!templateAt(source, i)) return i + 1
  open.push('}')
  return i + 2
}
