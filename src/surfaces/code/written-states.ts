import { stateOfApplication } from '../../knowledge/words/skipped-states.ts'
import { asksForStateWritten, keepsForAnswer, madeAtRandomWritten } from '../../knowledge/words/written-states.ts'
import { givenLast, withoutComments } from '../../program/written/index.ts'
import { isGuessable } from './guessable-states.ts'
import { bracketEnd, endAround, openBrackets, partsAtTop } from '../../text/brackets.ts'
import { literally, inTurn, oneOf } from '../../text/pattern.ts'
import { codeAt, type SourceFile, type Span } from '../../text/source.ts'

/** The function of a request, and where the request stands in its file. */
export interface StateAsked {
  readonly code: string
  readonly start: number
  readonly at: Span
  /** The text that a piece of code stands for, where it is written once and for all. */
  readonly textOf: (at: Span) => string | undefined
}

/**
 * What is weak about the `state` that a request sends, in languages that are read without a grammar: it is the same for every sign-in, it
 * can be guessed, or it is made at random in place and nothing has it afterwards, so that no callback can compare it.
 */
export function weaknessWritten(asked: StateAsked): 'constant' | 'guessable' | 'unkept' | undefined {
  const { code, start, at, textOf } = asked
  const all = valuesIn(code)
  const inRequest = all.filter(({ from, to }) => start + from >= at.start && start + to <= at.end)
  // A record beside it may have a state as well: `'state' => 'pending'`.
  const given = inRequest.length > 0 ? inRequest : all
  const isOther = given.some(({ from, to }) => !/^\s{0,8}\{?\s{0,4}["']/.test(code.slice(from, to)))
  if (isOther ? WRITTEN.test(codeAt(at)) : WRITTEN.test(code)) return 'constant'
  for (const { from, to } of given) {
    const name = code.slice(from, to).replace(ENDS, '')
    const owner = OWN_CLASS.exec(name)?.[0].length ?? 0
    const place = { file: at.file, start: start + from + owner, end: start + from + name.length }
    if (PATH.test(name) && textOf(place) !== undefined) return 'constant'
  }
  const own = signInAround(code, at.start - start)
  const [only, ...more] = given.filter(({ from, to }) => own.from <= from && to <= own.to)
  if (!only) return undefined
  const written = bare(code.slice(only.from, only.to)).replace(/^Value: /, '')
  // What keeps the value may call it so as well.
  if (more.some(({ from, to }) => bare(code.slice(from, to)).replace(/^Value: /, '') !== written)) return undefined
  // The parameter of an address is given nothing: `&state=`.
  // A table of Ruby stands in braces, and what it names before them.
  const from = at.file.path.endsWith('.rb') ? 0 : own.from
  const before = code.slice(from, only.from).replace(/[?&]\w{1,60}=/g, (key) => ' '.repeat(key.length))
  const set = VARIABLE.test(written) ? givenLast(written, { before, start: start + from }, at.file) : undefined
  const made = bare(set ? at.file.text.slice(set.at.start, set.at.end) : written)
  if (isGuessable(made, at.file)) return 'guessable'
  return more.length === 0 && madeAtRandomWritten.pattern.test(made) && isUnkept(asked, own, set ? written : undefined)
    ? 'unkept'
    : undefined
}

/** Behind which a value stands: `"state", `, `'state' => `, `["state"] = `, `"state" to `, `state: `. */
const GIVEN = oneOf(
  '',
  inTurn('', /["']state["']/, oneOf('', /,\s{0,4}/, /\s{0,4}=>\s{0,4}/, /\s{0,4}:\s{0,4}/, /\]\s{0,4}=\s{0,4}/, /\sto\s/)),
  /[\s({]:?state(?::|\s{0,4}=>)\s{1,4}/,
)

/** The same text for every sign-in: `q.Set("state", "tw-login")`, `'state' => 'xyz'`, `…&state=xyz"`. */
const WRITTEN = oneOf(
  '',
  inTurn('', GIVEN, /\{?/, oneOf('', /"[\w.:-]{1,60}"/, /'[\w.:-]{1,60}'/), /\s{0,4}(?:[)\],;}\n]|$)/),
  // Padding of base64 may be written in percent.
  /[?&]state=[A-Za-z\d][\w.:-]{0,80}(?:%3[dD]|=){0,2}(?=[&"'`#])/,
)

/** In the text of an address, what it is joined with, what is put into it, or the place of an argument. */
const IN_TEXT = /[?&]state=(?:["'`]\s{0,4}[+.]\s{0,4}|(%[sv]|\{\})|([$#]?\{)|(?=\$\w))/
const VALUE = oneOf('g', GIVEN, IN_TEXT)

const PATH = /^(?:[A-Za-z_\\][\w.:\\]{1,120}|config\(["'][\w.-]{1,120}["']\))$/
/** A class by itself: `self::STATE`, `Self::STATE`. */
const OWN_CLASS = /^(?:(?:self|static|Self)::|this\.)/
/** What follows a name that is joined or listed. */
const ENDS = /\s+$/
const VARIABLE = /^\$?\w{1,60}$/

interface Piece {
  readonly from: number
  readonly to: number
}

/** The values of `state` in code, each up to where it ends. */
function valuesIn(code: string): Piece[] {
  return Array.from(code.matchAll(VALUE)).flatMap(({ index, 0: found, 1: hole, 2: opened }) => {
    if (hole !== undefined) return argumentOf(code, index + found.length - hole.length) ?? []
    const from = index + found.length
    if (/^\$\w/.test(code.slice(from)) && /=$/.test(found))
      return { from: from + (code[from] === '$' && isTemplate(code, from) ? 1 : 0), to: nameEnd(code, from) }
    // What is joined with a value of a table is a part of it.
    const isInText = /[+.]\s*$/.test(found)
    const isEnd = (at: number) => opened === undefined && (',;\n'.includes(code.charAt(at)) || (isInText && isJoint(code, at)))
    const to = endAround(code, from, '([{)]}', isEnd) ?? code.length
    return { from, to: opened === undefined ? to : from + code.slice(from, to).replace(/:\w{1,4}$/, '').length }
  })
}

/** `+`, or ` . ` of PHP. */
function isJoint(code: string, at: number): boolean {
  return code[at] === '+' || (code[at] === '.' && code[at - 1] === ' ')
}

/** `$state` of a text in Kotlin, whose name has no sign of its own. */
function isTemplate(code: string, at: number): boolean {
  return !new RegExp(`${literally(code.slice(at, nameEnd(code, at)))}\\s?=`).test(code)
}

function nameEnd(code: string, at: number): number {
  return at + (/^\$?\w{1,60}/.exec(code.slice(at, at + 62))?.[0].length ?? 0)
}

/** The argument for a place in a text: `fmt.Sprintf("…&state=%s", state)`, `format!("…&state={}", STATE)`. */
function argumentOf(code: string, hole: number): Piece | undefined {
  const open = Math.max(code.lastIndexOf('"', hole), code.lastIndexOf('`', hole))
  const quote = code[open]
  const close = quote === undefined ? -1 : code.indexOf(quote, hole)
  if (open < 0 || close < 0) return undefined
  const before = (code.slice(open, hole).match(/%[a-z]|\{\}/g) ?? []).length
  const behind = /^\s{0,8}(?:,|\.formatted\()/.exec(code.slice(close + 1, close + 40))
  if (!behind) return undefined
  const start = close + 1 + behind[0].length
  const end = endAround(code, start, '([{)]}') ?? code.length
  const part = partsAtTop(code, (at) => code[at] === ',', { start, end })[before]
  return part && { from: part.start + (/^\s*/.exec(code.slice(part.start, part.end))?.[0].length ?? 0), to: part.end }
}

/** A value without what only writes it otherwise: `Uri.EscapeDataString(state)`, `{state}`, `&state`, `state.as_str()`. */
function bare(code: string): string {
  const inner = code
    .trim()
    .replace(/;$/, '')
    .replace(/^\{([^{}]{1,200})\}$/, '$1')
    .replace(/^&(?:mut )?/, '')
    .trim()
  const encoded = ENCODED.exec(inner)?.[1]
  return (encoded ?? inner).replace(/\.(?:as_str|clone|as_ref)\(\)$/, '')
}

const ENCODED = /^[\w.:\\]{0,40}(?:[eE]scape|[eE]ncode)\w{0,20}\(\s{0,4}([^,]{1,120}?)(?:,[^()]{0,60})?\)$/

/** The largest block around a place in which no code is redeemed, or its statement: routes of one function are handlers of their own. */
function signInAround(code: string, place: number): Piece {
  let found: Piece | undefined
  for (const open of openBrackets(code, '{}', { end: place })) {
    // The function may be cut off before it closes, and its class always is.
    const to = bracketEnd(code, open, '{}') ?? (found ? undefined : code.length)
    if (to === undefined || REDEEMS.test(code.slice(open, to))) break
    found = { from: open, to }
  }
  if (found) return found
  if (!REDEEMS.test(code)) return { from: 0, to: code.length }
  const end = endAround(code, place, '([{)]}', (at) => code[at] === ';') ?? code.length
  return { from: Math.max(code.lastIndexOf(';', place), code.lastIndexOf('{\n', place)) + 1, to: end }
}

const REDEEMS = /authorization_code/

/** Whether nothing but the address has a value, in a file that asks nowhere else for a state, or takes one and drops it. */
function isUnkept({ code, start, at }: StateAsked, own: Piece, name: string | undefined): boolean {
  const around = withoutComments(code.slice(own.from, own.to))
  if (keepsForAnswer.pattern.test(around)) return false
  if (name !== undefined && timesNamed(name, around) > 2) return false
  return !asksElsewhere(at.file, start + own.from, start + own.to)
}

/** How often code names a variable, but for the key of the same name. */
function timesNamed(name: string, code: string): number {
  const quoted = name.startsWith('$') ? '' : '"\'&?'
  return (code.match(new RegExp(`(?<![\\w.>:${quoted}])${literally(name)}(?![\\w"'=]|:\\s)`, 'g')) ?? []).length
}

function asksElsewhere({ text }: SourceFile, from: number, to: number): boolean {
  const rest = withoutComments(`${text.slice(0, from)}\n${text.slice(to)}`).replace(new RegExp(stateOfApplication.pattern, 'g'), '')
  return asksForStateWritten.pattern.test(rest.replace(DROPPED, ''))
}

/** A state that a callback takes, which is named nowhere else then: `@RequestParam String state`, `state: Option<String>,`. */
const DROPPED = oneOf(
  'g',
  /(?:@RequestParam\(["']state["']\)\s)?\b[sS]tring\??\s\$?_?state\b/,
  /\b_?state: (?:Option<)?(?:String|&str)\??>?/,
)
