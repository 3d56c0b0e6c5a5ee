import { stringEnd } from './string.ts'

/** A text in which the grammar no longer stumbles at one place; every other character stays where it was. */
export interface Recovered {
  readonly source: string
  /** Where a statement stood that is left out; undefined when it is valid Python that only the grammar does not know. */
  readonly left?: number
}

/**
 * The text with the statement around an error in words that the grammar knows. A star in an index, `lambda a, /` and what
 * decorators and `match` name are valid Python; any other statement is left out, and what belongs to it stays.
 * Undefined when the end of the statement cannot be told, as after a bracket that is never closed.
 */
export function withoutStatement(source: string, error: number): Recovered | undefined {
  const before = source.slice(Math.max(0, error - 24), error).trimEnd()
  if (source[error] === '*' && /[[,]$/.test(before)) return replaced(source, error, error + 1, '')
  if (source[error] === '/' && before.endsWith(',')) return replaced(source, source.lastIndexOf(',', error), error + 1, '')
  const statement = statementAround(source, error)
  if (!statement) return undefined
  const { start, end } = statement
  const words = source.slice(start, end)
  const changed = replaced(source, start, end, simpler(words))
  return /^(?:@|match\b)/.test(words) ? changed : { ...changed, left: start }
}

function replaced(source: string, start: number, end: number, words: string): Recovered {
  return { source: source.slice(0, start) + words.padEnd(end - start) + source.slice(end) }
}

/** What stands in a statement's place. The head of a compound one stays one, so that its body does. */
function simpler(words: string): string {
  if (words.startsWith('@')) return '@_'.slice(0, words.length)
  const word = /^(?:async[ \t]+)?(?:def[ \t]+\w+|class[ \t]+\w+|if|elif|else|while|for|with|try|except|finally|match|case)\b/.exec(
    words,
  )?.[0]
  const head =
    word && words.endsWith(':')
      ? word + (/\b(?:class[ \t]+\w+|else|try|except|finally)$/.test(word) ? '' : word.endsWith('for') ? '() in ()' : '()')
      : undefined
  return head && head.length < words.length ? `${head.padEnd(words.length - 1)}:` : 'pass'.slice(0, words.length)
}

/** The statement that holds an offset, without its comment: lines that brackets, strings and backslashes join are one. */
function statementAround(source: string, offset: number): { readonly start: number; readonly end: number } | undefined {
  let start: number | undefined
  let end = 0
  let depth = 0
  for (let i = 0; i < source.length; i++) {
    const char = source[i] as string
    if (char === '\n' || char === '\r') {
      if (depth > 0) continue
      if (i >= offset && start !== undefined) return { start, end }
      start = undefined
      continue
    }
    if (char === ' ' || char === '\t' || char === '\f') continue
    if (char === '#') {
      while (i + 1 < source.length && source[i + 1] !== '\n' && source[i + 1] !== '\r') i++
      continue
    }
    start ??= i
    if (char === '"' || char === "'") {
      const close = stringEnd(source, i)
      if (close === undefined) return undefined
      i = close
    } else if (char === '\\') i += source.startsWith('\r\n', i + 1) ? 2 : 1
    else if ('([{'.includes(char)) depth++
    else if (')]}'.includes(char)) depth = Math.max(0, depth - 1)
    end = i + 1
  }
  return start !== undefined && depth === 0 ? { start, end: Math.min(end, source.length) } : undefined
}
