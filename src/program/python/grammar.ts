import { bracketEnd } from './brackets.ts'
import { stringEnd } from './string.ts'
import { oneOf } from '../../text/pattern.ts'

/**
 * A text that the grammar of `@lezer/python` 1.1 knows, with every character at its place: `with (a as b):` (Python 3.10), `as (a, b)`, `as
 * self.a`, `[a for a, *_ in b]`, `in *a, b`, `a[*b]`, `except A, B:`, a bare `yield`, `20.`, `f"\{{…}}"`, `t"…"` (Python 3.14) and the
 * patterns of `case` are written in a simpler way, and blanks at its end as the ends of lines. What strings say is read elsewhere.
 */
export function knownToGrammar(source: string): string {
  const chars = new Map<number, string>()
  for (const { sign, pattern, write } of FORMS)
    if (sign.test(source)) for (const match of source.matchAll(pattern)) write(match, chars, source)
  if (source.startsWith('\uFEFF')) chars.set(0, '\n')
  if (chars.size === 0) return source
  const result: string[] = []
  let from = 0
  for (const [at, char] of [...chars].sort(([a], [b]) => a - b)) {
    result.push(source.slice(from, at), char)
    from = at + 1
  }
  return result.join('') + source.slice(from)
}

/** `class Table[Row = None, *Rest = *tuple[int]]:` (Python 3.13, PEP 696): the defaults of the types that a definition begins with. */
function withoutDefaults(source: string, start: number, chars: Map<number, string>): void {
  const end = Math.min(bracketEnd(source, start - 1) - 1, start + 1000)
  let depth = 0
  let blank = false
  for (let i = start; i < end; i++) {
    const char = source[i] as string
    if ('([{'.includes(char)) depth++
    else if (')]}'.includes(char)) depth--
    else if (depth === 0 && char === ',') blank = false
    else if (depth === 0 && char === '=') blank = true
    if (blank && char !== '\n' && char !== '\r') chars.set(i, ' ')
  }
}

function put(chars: Map<number, string>, start: number, text: string): void {
  for (const [i, char] of [...text].entries()) chars.set(start + i, char)
}

/** Takes the parentheses around the items away, and the line ends, comments and last comma that only they allow. */
function withoutParentheses(source: string, open: number, chars: Map<number, string>): void {
  const blanks: number[] = [open]
  let depth = 0
  let named = false
  let comma: number | undefined
  for (let i = open; i < source.length && i < open + 20_000; i++) {
    const char = source[i] as string
    if (char === '"' || char === "'") {
      i = stringEnd(source, i) ?? source.length
      comma = undefined
    } else if (char === '#') {
      for (; i < source.length && source[i] !== '\n'; i++) blanks.push(i)
      i--
    } else if ('([{'.includes(char)) depth++
    else if (')]}'.includes(char)) {
      depth--
      if (depth > 0) continue
      if (!named || !/^\)\s*:/.test(source.slice(i, i + 40))) return
      if (comma !== undefined) blanks.push(comma)
      for (const at of [...blanks, i]) chars.set(at, ' ')
      return
    } else if (char === '\n' || char === '\r') {
      if (depth === 1) blanks.push(i)
    } else if (depth === 1 && char === ',') comma = i
    else if (!/\s/.test(char)) comma = undefined
    if (depth === 1 && /^\sas[\s(]/.test(source.slice(i, i + 4))) named = true
  }
}

/** The colon behind a pattern and its guard; undefined when a line ends before it. */
export function patternEnd(source: string, start: number): number | undefined {
  let depth = 0
  for (let i = start; i < source.length && i < start + 4000; i++) {
    const char = source[i] as string
    if (char === '"' || char === "'") i = stringEnd(source, i) ?? source.length
    else if (char === '#') while (i + 1 < source.length && source[i + 1] !== '\n') i++
    else if ('([{'.includes(char)) depth++
    else if (')]}'.includes(char)) depth--
    else if (depth === 0 && char === ':') return i
    else if (depth === 0 && char === '\n') return undefined
  }
  return undefined
}

/** Behind a target such as `(a, *_)`, which may hold comments and line ends; undefined when it is something else. */
export function targetEnd(source: string, start: number): number | undefined {
  let depth = 0
  for (let i = start; i < source.length && i < start + 1000; i++) {
    const char = source[i] as string
    if (char === '(' || char === '[') depth++
    else if (char === ')' || char === ']') {
      depth--
      if (depth === 0) return /^[ \t\r\n]*[,:)]/.test(source.slice(i + 1, i + 40)) ? i + 1 : undefined
    } else if (char === '#') {
      while (i < start + 1000 && source[i + 1] !== '\n') i++
    } else if (!/[\s\w,*.]/.test(char)) return undefined
  }
  return undefined
}

const LATER_STARS = oneOf(
  'g',
  /\bfor[ \t]+(?:(?!\bin\b)[\w \t,()]){0,100}\*(?:(?!\bin\b)[\w \t,*()]){0,100}\bin\b|\bin[ \t]+\*/,
  /\w\[[ \t]*\*|\*\w{1,80}[ \t]*:[ \t]*\*(?=\w)/,
)

/** Something that the grammar does not know, and how it is written in a simpler way. */
interface Form {
  /** What stands in each text that has it: most texts have none, and to look for it alone is quicker than to look for its lines. */
  readonly sign: RegExp
  readonly pattern: RegExp
  readonly write: (match: RegExpExecArray, chars: Map<number, string>, source: string) => void
}

const FORMS: readonly Form[] = [
  {
    sign: /\bwith[ \t]*\(/,
    pattern: /^[ \t]*(?:async[ \t]+)?with[ \t]*(\()/gm,
    write: (match, chars, source) => withoutParentheses(source, match.index + match[0].length - 1, chars),
  },
  {
    sign: /\bwith\b/,
    pattern: /(?:\b|(?<=(?<!\w)\d[\d_]{0,40}))as[ \t]*(?=[([])/g,
    write: (match, chars, source) => {
      const start = match.index + match[0].length
      const end = targetEnd(source, start)
      if (end === undefined) return
      for (let i = start; i < end; i++) chars.set(i, '_')
      if (match[0].length === 2) chars.set(start, ' ')
    },
  },
  {
    sign: /\bwith\b/,
    pattern: /(?:\b|(?<=(?<!\w)\d[\d_]{0,40}))as[ \t]+(\w{1,80}(?:\.\w{1,80}|\[\w{1,80}\]){1,8})(?=[ \t\r\n]*[,:)])/g,
    write: ({ index, 0: { length }, 1: target = '' }, chars) => put(chars, index + length - target.length, '_'.repeat(target.length)),
  },
  {
    sign: /\*/,
    pattern: LATER_STARS,
    write: ({ index, 0: text }, chars) => {
      const last = text.lastIndexOf('*')
      for (let i = text.startsWith('*') ? last : 0; i <= last; i++) if (text[i] === '*') chars.set(index + i, ' ')
    },
  },
  {
    sign: /yield/,
    pattern: /^([ \t]*)yield(?=[ \t]*(?:#.*)?\r?$)/gm,
    write: ({ index, 1: blanks = '' }, chars) => put(chars, index + blanks.length, 'break'),
  },
  {
    sign: /yield/,
    // In brackets a value may stand on a later line; what a comment ends with stays as long as it is.
    pattern: oneOf(
      'g',
      /([=:][ \t]*)(?<!#[^\n]{0,300})yield(?=[ \t]*(?:[)#\r\n]|$))/,
      /(\([ \t]*)(?<!#[^\n]{0,300})yield(?=(?:[ \t]{0,200}(?:#[^\n]{0,200})?\r?\n){0,20}[ \t]{0,200}(?:\)|$))/,
    ),
    write: ({ index, 1: before, 2: within = '' }, chars) => put(chars, index + (before ?? within).length, 'None '),
  },
  {
    sign: /^[ \t]*match\b/m,
    pattern: /^[ \t]+case[ \t]+(?![=.])/gm,
    write: (match, chars, source) => {
      const start = match.index + match[0].length
      const end = patternEnd(source, start)
      if (end !== undefined) put(chars, start, '_'.padEnd(end - start))
    },
  },
  {
    // `except ValueError, yaml.YAMLError:` (Python 3.14, PEP 758), and what stands behind the first.
    sign: /\bexcept\*?[ \t]+\w[\w. \t]{0,400},/,
    pattern: /^([ \t]*except\*?[ \t]+\w[\w.]{0,200}[ \t]*)(,[\w., \t]{1,1000})(?=:)/gm,
    write: ({ index, 1: first = '', 2: rest = '' }, chars) => put(chars, index + first.length, ' '.repeat(rest.length)),
  },
  {
    sign: /\b(?:class|def|type)[ \t]+\w{1,200}\[/,
    pattern: /^[ \t]*(?:class|(?:async[ \t]+)?def|type)[ \t]+\w{1,200}\[/gm,
    write: (match, chars, source) => withoutDefaults(source, match.index + match[0].length, chars),
  },
  {
    sign: /[tT][rR]?["']/,
    pattern: /(?<![\w"'])(?:[tT]|[rR][tT]|[tT][rR])(?=["'])/g,
    write: (match, chars) => put(chars, match.index, match[0].replace(/t/i, 'f')),
  },
  {
    // In an f-string a backslash stands for itself before a brace, and the brace for what it is: `rf"\{{x}}"`, `rf"\{name}"`.
    sign: /\\[{}]/,
    pattern: /(?<!\\)(?:\\\\)*\\(?=[{}])/g,
    write: (match, chars) => chars.set(match.index + match[0].length - 1, '_'),
  },
  {
    // A line of Windows that goes on in the next: the grammar takes one character behind the backslash.
    sign: /\\\r\n/,
    pattern: /\\\r\n/g,
    write: ({ index }, chars) => put(chars, index, ' \\'),
  },
  {
    // A last line of blanks alone: deeper than the block before, the grammar takes it for the beginning of another.
    sign: /[ \t\f]$/,
    pattern: /(?<![ \t\f])(?<!\\\r?\n)[ \t\f]+$/g,
    write: ({ index, 0: { length } }, chars) => put(chars, index, '\n'.repeat(length)),
  },
  { sign: /\f/, pattern: /\f/g, write: ({ index }, chars) => chars.set(index, ' ') },
  { sign: /\d\./, pattern: /\d\.(?=[\s*/)+,\-\]}:]|$)/g, write: ({ index }, chars) => chars.set(index + 1, ' ') },
]
