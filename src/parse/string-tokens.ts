import type { Text } from '../text/source.ts'
import { jsString } from './js-string.ts'

/**
 * The string literals and fixed parts of templates in JavaScript-like text, without understanding it: for files that
 * do not parse. Comments and regular expressions are passed over as well as a scan can.
 */
export function stringTokens(text: Text): Text[] {
  const source = text.value
  const found: Text[] = []
  const take = (start: number, end: number) => found.push(jsString(text.at.file, text.at.start + start, text.at.start + end))
  const templates: number[] = []
  let braces = 0
  let at = 0

  /** From behind a back-tick or a `}` to the next `${` or the end. */
  const template = (start: number): number => {
    for (let i = start; i < source.length; i++) {
      if (source[i] === '\\') i++
      else if (source[i] === '`') {
        take(start, i)
        return i + 1
      } else if (source[i] === '$' && source[i + 1] === '{') {
        take(start, i)
        templates.push(braces)
        return i + 2
      }
    }
    return source.length
  }

  while (at < source.length) {
    const char = source[at] as string
    if (char === '"' || char === "'") {
      const end = quoted(source, at)
      if (end !== undefined) take(at + 1, end)
      at = (end ?? at) + 1
    } else if (char === '`') at = template(at + 1)
    else if (char === '{') {
      braces++
      at++
    } else if (char === '}' && templates.at(-1) === braces) {
      templates.pop()
      at = template(at + 1)
    } else if (char === '}') {
      braces = Math.max(0, braces - 1)
      at++
    } else if (char === '/') at = afterSlash(source, at)
    else at++
  }
  return found.filter(({ value }) => value !== '')
}

/** Where the closing quote is; undefined when the line ends first. */
function quoted(source: string, start: number): number | undefined {
  for (let i = start + 1; i < source.length; i++) {
    const char = source[i]
    if (char === '\\') i++
    else if (char === source[start]) return i
    else if (char === '\n') return undefined
  }
  return undefined
}

function afterSlash(source: string, at: number): number {
  if (source[at + 1] === '/') return orEnd(source, source.indexOf('\n', at))
  if (source[at + 1] === '*') return orEnd(source, source.indexOf('*/', at + 2), 2)
  if (!/(?:^|[(,=:[!&|?{};+\n]|\breturn|\btypeof)\s*$/.test(source.slice(Math.max(0, at - 40), at))) return at + 1
  let set = false
  for (let i = at + 1; i < source.length && source[i] !== '\n'; i++) {
    if (source[i] === '\\') i++
    else if (source[i] === '[') set = true
    else if (source[i] === ']') set = false
    else if (source[i] === '/' && !set) return i + 1
  }
  return at + 1
}

function orEnd(source: string, found: number, length = 0): number {
  return found < 0 ? source.length : found + length
}
