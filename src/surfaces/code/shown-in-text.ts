import { stringEnd } from '../../program/python/string.ts'
import { bracketEnd } from '../../program/python/brackets.ts'
import { copyMethod, getter, objectMethod, showsWhole } from '../../knowledge/words/logging.ts'
import { append } from '../../text/append.ts'

/** A name in code that nobody has parsed, of which the value is shown. */
export interface NameShown {
  readonly name: string
  /** Where it stands in the text. */
  readonly at: number
}

/** Longer expressions are tables. */
const LONGEST = 4000

/**
 * The names of which an expression in Python shows the value, up to the end of its brackets or its statement: no names of
 * options and of calls, no fixed text, and nothing that is handed to a call which makes something else of it. Keys that values are taken
 * by count as names.
 */
export function namesShown(text: string, from: number, to = Math.min(text.length, from + LONGEST)): NameShown[] {
  const found: NameShown[] = []
  let depth = 0
  for (let i = from; i < to;) {
    const char = text[i] as string
    if (char === '"' || char === "'") i = inString(text, i, to, found)
    else if (char === '#') i = commentEnd(text, i, to)
    else if (char === '\\') i += text.startsWith('\r\n', i + 1) ? 3 : 2
    else if (char === '\n' && depth === 0) break
    else if ('([{'.includes(char)) {
      depth++
      i++
    } else if (')]}'.includes(char)) {
      depth--
      if (depth <= 0 && !/^[.[(]/.test(text.slice(i + 1, i + 2)) && isAtStart(text, from)) break
      if (depth < 0) break
      i++
    } else if (/\w/.test(char)) i = inWord(text, i, to, found)
    else i++
  }
  return found
}

/** Whether the expression is what a bracket holds. */
function isAtStart(text: string, from: number): boolean {
  return text[from] === '('
}

function commentEnd(text: string, from: number, to: number): number {
  let end = from
  while (end < to && text[end] !== '\n') end++
  return end
}

/** Behind a string: the fields of one with an `f` are expressions, and one word in brackets is a key. */
function inString(text: string, quote: number, to: number, found: NameShown[]): number {
  const end = stringEnd(text, quote, to)
  if (end === undefined || end >= to) return to
  const marks = text.startsWith((text[quote] as string).repeat(3), quote) ? 3 : 1
  const [start, stop] = [quote + marks, end - marks + 1]
  const prefix = /(?<!\w)[A-Za-z]{1,2}$/.exec(text.slice(Math.max(0, quote - 3), quote))?.[0] ?? ''
  if (/f/i.test(prefix)) {
    for (const field of text.slice(start, stop).matchAll(/\{([^{}]{1,300})/g)) {
      const at = start + field.index + 1
      append(found, namesShown(text, at, at + (field[1] as string).length))
    }
  } else if (/[[(]\s{0,4}$/.test(text.slice(Math.max(0, quote - 6), quote)) && /^[\w-]{1,80}$/.test(text.slice(start, stop)))
    found.push({ name: text.slice(start, stop), at: quote })
  return end + 1
}

/** Behind a dotted name, and behind the arguments of a call that shows nothing of them. */
function inWord(text: string, start: number, to: number, found: NameShown[]): number {
  WORD.lastIndex = start
  const word = WORD.exec(text)?.[0] ?? (text[start] as string)
  const end = start + word.length
  const next = text.slice(end, end + 24)
  const name = word.slice(word.lastIndexOf('.') + 1)
  const last = { name, at: end - name.length }
  if (/environ|getenv/.test(word)) found.push({ name: 'environ', at: start })
  if (/^\s{0,4}=(?!=)/.test(next)) return end
  if (/^\s{0,4}\(/.test(next)) {
    const handsOn = name === 'get' || copyMethod.pattern.test(name) || objectMethod.pattern.test(name)
    const method = handsOn ? word.slice(0, -name.length - 1) : undefined
    if (getter.pattern.test(name)) found.push({ name: name.replace(getter.pattern, ''), at: last.at })
    if (method) found.push({ name: method.slice(method.lastIndexOf('.') + 1), at: start })
    return showsWhole.pattern.test(word) ? end : keyIn(text, text.indexOf('(', end), to, found)
  }
  if (!/^\s{0,4}\[/.test(next)) found.push(last)
  return end
}

const WORD = /\w+(?:\.\w+)*/y

/** Behind the arguments of a call; a key by itself is a name. */
function keyIn(text: string, open: number, to: number, found: NameShown[]): number {
  const key = /^\(\s{0,40}["']([\w-]{1,80})["']/.exec(text.slice(open, open + 130))?.[1]
  if (key !== undefined) found.push({ name: key, at: open })
  return Math.min(bracketEnd(text, open), to)
}
