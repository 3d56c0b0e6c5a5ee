import { fillsText } from '../../knowledge/words/written-prompts.ts'
import { asksBefore } from '../../knowledge/words/written-texts.ts'
import { append } from '../../text/append.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Piece } from '../../text/brackets.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { formatting, named, nextPart, opened, shows, type Bracket } from './open-brackets.ts'

// Texts that a program puts together over several lines, in languages that are read without a grammar: what is put into them.

/** The languages, with Ruby. */
export type WrittenLanguage = CLike | 'rb'

/** More of an expression is not looked at. */
const LONGEST = 6000

/** An expression that begins at a place: where it ends, and the names and calls whose values it shows. */
export interface FilledText {
  readonly end: number
  readonly shown: readonly Piece[]
  /** Whether a text stands in it that things are put into or joined with. */
  readonly isText: boolean
}

/**
 * What an expression shows: what is joined, filled into a text (`$"{a}"`, `"#{a}"`, also over several lines), or given to a call that
 * formats. What any other call is given may be masked and is not shown; nor is a condition, or what a block does beside.
 */
export function filledText(text: string, start: number, language: WrittenLanguage): FilledText {
  const shown: Piece[] = []
  const open: Bracket[] = []
  const most = Math.min(text.length, start + LONGEST)
  let isText = false
  let asked = -1
  let at = start
  while (at < most) {
    const token = tokenAt(text, at, language)
    if (token.is === 'stop' || (token.is === 'close' && open.pop() === undefined)) break
    if (token.is === 'mark' && endsAt(text, at, language)) {
      const inner = open.pop()
      if (!inner) break
      open.push(nextPart(inner, text[at] ?? ''))
    }
    if (token.is === 'asks') {
      asked = at = conditionEnd(text, token.end, language)
      continue
    }
    if (token.is === 'text') isText = true
    if (token.is === 'text' || token.is === 'name') {
      const inner = open.pop()
      if (inner) open.push(named(inner, text, { start: at, end: token.end }, language))
      if (open.every(shows)) append(shown, piecesOf(text, at, token, language, open))
    } else if (OPENS.has(token.is)) open.push(bracketOf(text, at, token, { asked, around: open.at(-1) }))
    at = token.end
  }
  return { end: at, shown, isText }
}

const OPENS: ReadonlySet<Token['is']> = new Set(['call', 'formats', 'open'])

function bracketOf(
  text: string,
  at: number,
  { is, end }: Token,
  { asked, around }: { asked: number; around: Bracket | undefined },
): Bracket {
  if (is === 'call') return { holds: 'nothing', part: 0 }
  if (is === 'formats') return formatting(text.slice(Math.max(0, at - 1), end))
  const isAsked = asked >= 0 && text.slice(asked, Math.max(asked, at)).trim() === ''
  return opened(text[at] ?? '', text.slice(Math.max(0, at - 120), at), isAsked, around)
}

function piecesOf(text: string, start: number, { is, end }: Token, language: WrittenLanguage, open: readonly Bracket[]): readonly Piece[] {
  const isFormatted = open.some(({ holds }) => holds === 'formatted')
  if (is === 'text') return filledIn(text, { start, end }, language, isFormatted)
  return ASKED.test(text.slice(end, end + 20)) ? [] : [{ start, end }]
}

/** Those that write a condition between parentheses. */
const PARENTHESISED: ReadonlySet<WrittenLanguage> = new Set(['kt', 'java', 'cs', 'php'])

/** Behind a condition: at the block, at `then`, at the end of the line or of what is around. */
function conditionEnd(text: string, from: number, language: WrittenLanguage): number {
  const most = Math.min(text.length, from + LONGEST)
  let depth = 0
  let at = from
  while (at < most) {
    const { is, end } = tokenAt(text, at, language)
    if (depth === 0 && (text[at] === '{' || is === 'close' || is === 'mark' || /^(?:then\b|[=-]>)/.test(text.slice(at, at + 5)))) return at
    if (OPENS.has(is)) depth++
    if (is === 'close') depth--
    if (is === 'close' && depth === 0 && PARENTHESISED.has(language)) return end
    at = end
  }
  return at
}

/** What is compared, or chosen by, is not shown itself: `key == null ? a : b`. */
const ASKED = /^(?:\s{0,8}(?:[=!]=|=>|[<>]=?\s|\?(?![?:.]))|\s{1,4}(?:is|switch)\b)/

interface Token {
  readonly is: 'text' | 'name' | 'call' | 'formats' | 'asks' | 'open' | 'close' | 'mark' | 'stop' | 'other'
  readonly end: number
}

const FORMATS = new RegExp(fillsText.pattern.source, 'y')
const ASKS = new RegExp(asksBefore.pattern.source, 'y')
/** A block of Ruby, in which what is done stands. */
const BLOCK = /(?<![\w.:@])do\b(?!:)/y
/** A name with its members, keys and calls without calls in them. */
const MEMBERS = oneOf(
  '',
  /(?:\.|->|\?->|\?\.|!!\.|!\.|::)[A-Za-z_]\w{0,80}/,
  /(?:<string>)?\((?:[^()"'\n]|"[^"\n]{0,120}"|'[^'\n]{0,120}'){0,160}\)/,
)
const NAME = inTurn(
  'y',
  /[&*$@\\]{0,2}[A-Za-z_]\w{0,80}/,
  new RegExp(`${MEMBERS.source}{0,8}`),
  /(?:\[["'\w:.-]{1,120}\])?/,
  new RegExp(`${MEMBERS.source}{0,4}`),
  /[!?]{0,2}/,
)
const CALL = /\s?(?:<\w{1,30}>)?\(/y

function tokenAt(text: string, at: number, language: WrittenLanguage): Token {
  const quoted = quotedEnd(text, at, language)
  if (quoted !== undefined) return { is: 'text', end: quoted }
  const char = text[at] ?? ''
  if (char === '/' && text[at + 1] === '/' && language !== 'rb') return { is: 'other', end: lineEnd(text, at) }
  FORMATS.lastIndex = at
  if (FORMATS.test(text)) return { is: 'formats', end: FORMATS.lastIndex }
  ASKS.lastIndex = BLOCK.lastIndex = NAME.lastIndex = at
  if (ASKS.test(text)) return { is: 'asks', end: ASKS.lastIndex }
  if (language === 'rb' && BLOCK.test(text)) return { is: 'stop', end: BLOCK.lastIndex }
  if (NAME.test(text)) {
    const end = NAME.lastIndex
    CALL.lastIndex = end
    return CALL.test(text) ? { is: 'call', end: CALL.lastIndex } : { is: 'name', end }
  }
  if ('([{'.includes(char)) return { is: 'open', end: at + 1 }
  if (')]}'.includes(char)) return { is: 'close', end: at + 1 }
  return { is: /[,;\n]/.test(char) ? 'mark' : 'other', end: at + 1 }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

/** A line goes on where an operator or a dot stands at its end or before the next one. */
function endsAt(text: string, at: number, language: WrittenLanguage): boolean {
  if (text[at] !== '\n') return true
  const before = text.slice(Math.max(0, at - 12), at)
  // In Ruby, `?` ends the name of a method and `|` the parameters of a block.
  const goesOn = language === 'rb' ? /(?:[+.(=,:\\]|\|\|)\s{0,8}$/.test(before) : /(?:[+.(=,|?:\\]|=>)\s{0,8}$/.test(before)
  return !goesOn && !/^\s{1,200}(?:[+.|?]|<<)/.test(text.slice(at, at + 210))
}

const FILLED_IN: Readonly<Partial<Record<WrittenLanguage, RegExp>>> = {
  cs: /(?<!\{)\{([^{}:,"\n]{1,200}|[^{}\n]{1,200}["\])])(?:[:,][^{}\n]{0,40})?\}/g,
  kt: /(?<!\\)\$(?:\{([^{}\n]{1,200})\}|(\w{1,80}))/g,
  php: /(?<!\\)(?:\{(\$[^{}\n]{1,200})\}|(\$\w{1,80}(?:->\w{1,80}|\['?[\w-]{1,80}'?\])?))/g,
  rb: /(?<!\\)#\{([^{}\n]{1,200})\}/g,
  rs: /(?<!\{)\{([a-z_]\w{0,80})(?::[^{}\n]{0,20})?\}/g,
}

/** What is put into a text between quotes. */
function filledIn(text: string, { start, end }: Piece, language: WrittenLanguage, isFormatted: boolean): readonly Piece[] {
  const fields = FILLED_IN[language]
  const code = text.slice(start, end)
  const opening = /^[$@<~-]{0,6}["'`]?/.exec(code)?.[0] ?? ''
  if (!fields || opening.endsWith("'") || (language === 'cs' && !opening.includes('$')) || (language === 'rs' && !isFormatted)) return []
  return Array.from(code.matchAll(fields), ({ index, 0: whole, 1: braced, 2: plain }) => {
    const inner = braced ?? plain ?? ''
    const from = start + index + whole.indexOf(inner)
    return { start: from, end: from + inner.length }
  })
}

/** Texts over several lines, as each language writes them. */
const LONG: Readonly<Partial<Record<WrittenLanguage, RegExp>>> = {
  java: /"""[^]{0,6000}?"""/y,
  kt: /"""[^]{0,6000}?"""/y,
  cs: /[$@]{0,3}"""[^]{0,6000}?"""/y,
  go: /`[^`]{0,6000}`/y,
  rs: /r(#{1,3})"[^]{0,6000}?"\1/y,
}
const HEREDOC: Readonly<Partial<Record<WrittenLanguage, RegExp>>> = {
  rb: /<<[~-]?(["']?)([A-Z_]\w{0,40})\1[^\n]{0,200}\n/y,
  php: /<<<\s?(["']?)([A-Za-z_]\w{0,40})\1\n/y,
}
/** What is put in may have quotes of its own. */
const SHORT: Readonly<Partial<Record<WrittenLanguage, RegExp>>> = {
  cs: /\$@?"(?:[^"\\{]|\\.|\{[^{}\n]{0,200}\}|\{){0,4000}"/y,
  kt: /"(?:[^"\\\n$]|\\.|\$\{[^{}\n]{0,200}\}|\$){0,4000}"/y,
  rb: /"(?:[^"\\#]|\\.|#\{[^{}\n]{0,200}\}|#){0,4000}"/y,
}
const QUOTED = /@?"(?:[^"\\]|\\.){0,4000}"|'(?:[^'\\\n]|\\.){0,4000}'/y

/** Behind the text that begins at a place. */
function quotedEnd(text: string, at: number, language: WrittenLanguage): number | undefined {
  for (const form of [LONG[language], SHORT[language], QUOTED]) {
    if (!form) continue
    form.lastIndex = at
    if (form.test(text)) return form.lastIndex
  }
  const heredoc = HEREDOC[language]
  if (!heredoc) return undefined
  heredoc.lastIndex = at
  const [begins, , tag = ''] = heredoc.exec(text) ?? []
  if (begins === undefined) return undefined
  const from = at + begins.length
  const end = new RegExp(`^[ \\t]{0,40}${literally(tag)}\\b`, 'm').exec(text.slice(from, from + LONGEST))
  return end ? from + end.index + end[0].length : undefined
}
