import {
  bindsBehind,
  bindsHeader,
  callersHeader,
  changesToken,
  keepsToken,
  keepsWithin,
  opensToken,
} from '../../knowledge/words/written-forwarding.ts'
import type { Project } from '../../discover/project.ts'
import { bodyAround, filledText, whereWritten, type Body, type WrittenLanguage } from '../../program/written/index.ts'
import { bracketEnd, type Piece } from '../../text/brackets.ts'
import { firstThat } from '../../text/by-halves.ts'
import { addTo } from '../../text/grouped.ts'
import { oncePer } from '../../text/once-per.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import type { SourceFile, Span } from '../../text/source.ts'

/** A value, by where it begins. */
export interface Valued {
  readonly start: number
  readonly file: SourceFile
  readonly around: Body
  readonly language: WrittenLanguage
  readonly project: Project
}

/** From one name to the next. */
const MOST_STEPS = 3

/**
 * Whether a value is the header or token of the caller as it came, or cut and joined with a scheme. What only asks for it, as the key of a
 * table, a condition or the argument of a function, is another value.
 */
export function isCallersToken(value: Valued, steps = MOST_STEPS): boolean {
  const { file, start, language } = value
  const { end, shown } = filledText(file.text, start, language)
  if (isKept(value, { start, end }, ENDS, steps)) return true
  return shown.some(
    (piece) => standsAlone(file.text.slice(start, piece.start), language) && isKept(value, { ...piece, end }, PIECE_ENDS, steps),
  )
}

/** Whether what stands before a name takes it as no key (`tokens[header]`), and as no argument without parentheses (`swap header`). */
function standsAlone(before: string, language: WrittenLanguage): boolean {
  if (/[\w)\]]\[\s{0,8}$/.test(before)) return false
  const word = language === 'rb' ? /(\w{1,40})[!?]?[ \t]{1,8}$/.exec(before)?.[1] : undefined
  return word === undefined || /^(?:return|then|else|and|or|not|in|when)$/.test(word)
}

const HEADER = callersHeader.pattern
/** `accessor.HttpContext!.`, `parts.`, `context.extensions.get::<Parts>().unwrap().` */
const STEP = /[$@]?\w{1,60}(?:::<[\w:]{1,80}>)?(?:\([^()]{0,80}\))?[!?)]{0,4}/
const RECEIVER = new RegExp(`^(?:${STEP.source}\\s{0,80}(?:\\.|->|::)\\s{0,80}){0,8}(?:${STEP.source})?$`)
/** `$token`, `CallersToken`, `$this->token()` */
const NAME = /^((?:\$this->|this\.|self\.|self::|static::|@)?)(\$?[A-Za-z_]\w{0,60})((?:\(\))?)(?![\w(]|::)/

/** What may stand behind a whole value: nothing, what is taken where there is none, and what is asked of it in Ruby and Rust. */
const ENDS = oneOf('', /^[\s!?);,}]{0,80}$/, /^[\s!?)]{0,40}(?:\?\?|\|\||\?:|\s(?:or|if|unless|rescue|as|else)\b|\{)/)
/** And behind one that is joined with others. */
const PIECE_ENDS = oneOf('', ENDS, /^[\s!?)]{0,40}(?:[+,:}"';\]]|\.\s{0,4}["'$])/)

/** Whether code is the header or a name that holds it, with nothing behind but calls that leave it what it is. */
function isKept(value: Valued, { start, end }: Piece, ends: RegExp, steps: number): boolean {
  const whole = value.file.text.slice(start, end)
  const code = withoutOpening(whole)
  const header = HEADER.exec(code)
  if (header && RECEIVER.test(code.slice(0, header.index))) return isEnded(code.slice(header.index + header[0].length), ends)
  const [named = '', owner = '', name = '', called = ''] = NAME.exec(code) ?? []
  if (named === '' || steps === 0 || !isEnded(code.slice(named.length), ends)) return false
  const used = { ...value, start: start + whole.length - code.length }
  return (owner === '' && called === '' && holdsHeader(name, used, steps)) || isOfMember(owner + name + called, used, steps)
}

function isEnded(rest: string, ends: RegExp): boolean {
  const behind = behindKept(rest)
  return behind !== undefined && ends.test(behind)
}

function withoutOpening(code: string): string {
  let rest = code
  for (let step = 0; step < MOST_CALLS; step++) {
    const opening = opensToken.pattern.exec(rest)
    if (!opening) break
    rest = rest.slice(opening[0].length)
  }
  return rest
}

/** A chain of more calls makes something else. */
const MOST_CALLS = 10
const CALLED = /^[\s!?&)]{0,40}(?:\.|->)\s{0,40}(\w{1,40})[!?]?(?:::<\w{1,40}>)?\(?/
/** `[1]`, `[7..]`, `["Bearer ".Length..]`, `[/Bearer (.+)/, 1]` */
const CUT = /^[!?)]{0,4}\[\s?(?:\^?-?\d|\.\.|["'][bB]earer |\/)[^[\]\n]{0,60}\]/
/** What Ruby gives a call without parentheses: `.delete_prefix "Bearer "`. */
const GIVEN_BARE = /^ {1,4}["'/][^"'/\n]{0,40}["'/](?:, ?["'][^"'\n]{0,40}["'])?/

/** The code behind calls that leave a token what it is; nothing where one may give another. */
function behindKept(code: string, depth = 2): string | undefined {
  let rest = code
  for (let step = 0; step < MOST_CALLS; step++) {
    const cut = CUT.exec(rest)
    const next = cut ? undefined : CALLED.exec(rest)
    if (!cut && !next) return changesToken.pattern.test(beforeBlock(rest)) ? undefined : rest
    if (next && !keepsToken.pattern.test(next[1] ?? '')) return undefined
    const head = (cut ?? next)?.[0] ?? ''
    const isOpen = next !== undefined && head.endsWith('(')
    const bare = next && !isOpen ? (GIVEN_BARE.exec(rest.slice(head.length))?.[0].length ?? 0) : 0
    const end = isOpen ? (bracketEnd(rest, head.length - 1, '()') ?? rest.length) : head.length + bare
    if (next && changesToken.pattern.test(rest.slice(0, end))) return undefined
    if (isOpen && keepsWithin.pattern.test(next?.[1] ?? '') && !isKeptWithin(rest.slice(head.length, end - 1), depth)) return undefined
    rest = rest.slice(end)
  }
  return undefined
}

/** What a block does, which begins with the condition that a name is given in, changes nothing of it. */
function beforeBlock(code: string): string {
  return code.slice(0, 400).split('{', 1)[0] ?? ''
}

/** `|v| v.to_str().ok()`, `str::to_string`: whether a function gives what it is given. */
function isKeptWithin(given: string, depth: number): boolean {
  const path = /^\s{0,40}(?:\w{1,40}::){1,4}(\w{1,40}),?\s{0,40}$/.exec(given)?.[1]
  if (path !== undefined) return keepsToken.pattern.test(path)
  const [head, name = ''] = /^\s{0,40}(?:move )?\|\s?(?:mut |&)?(\w{1,40})[^|\n]{0,60}\|\s{0,40}(?:\{\s{0,40})?/.exec(given) ?? []
  if (head === undefined || depth === 0) return false
  const body = withoutOpening(given.slice(head.length))
  if (!new RegExp(`^${name}\\b`).test(body)) return false
  const behind = behindKept(body.slice(name.length), depth - 1)
  return behind !== undefined && /^[\s!?);,}]{0,80}$/.test(behind)
}

/** Whether the function gave a name the header, the last time that it gave it anything. */
function holdsHeader(name: string, value: Valued, steps: number): boolean {
  const all = givenIn(value.around).get(name) ?? []
  const last = all[firstThat(all, ({ at }) => at > value.start) - 1]
  if (!last) return boundIn(value.around).has(name)
  return !last.isOther && isCallersToken({ ...value, start: last.at }, steps - 1)
}

interface Given {
  /** Where the value begins. */
  readonly at: number
  /** Whether it is one of several that something gives at once, or given by a call that may write it. */
  readonly isOther: boolean
}

/** `let token: &str = `, `if let Some(token) = `, `var token = ` */
const GIVES = /(?<![\w.$>@])(\$?[a-zA-Z_]\w{0,60})\)?(?:\s?:\s?[&'\w<> ]{1,40})?\s{0,4}:?=(?![=>~])\s{0,8}/g
/** `(token, var expires) = `, `[$token, $expires] = ` and `token, expires = ` */
const GIVES_SEVERAL = oneOf(
  'gm',
  /[([](?:[^()[\]=;\n]{1,60},){1,6}[^()[\]=;\n]{0,60}[)\]]\s{0,4}:?=(?![=>~])\s{0,8}/,
  /^[ \t]{0,40}(?:@?\w{1,60},\s{0,4}){1,5}\*?@?\w{1,60}\s{0,4}=(?![=>~])\s{0,8}/,
)
/** `Swap(ref token)` */
const WRITES = /\b(?:out|ref)\s{1,4}(\w{1,60})\s{0,4}[,)]/g

/** What a function gives to its names, by name and in order; read once, however many values name them. */
const givenIn = oncePer(({ code, start }: Body): ReadonlyMap<string, readonly Given[]> => {
  const found = [
    ...Array.from(code.matchAll(GIVES), ({ index, 0: said, 1: name = '' }) => ({ name, at: start + index + said.length, isOther: false })),
    ...Array.from(code.matchAll(WRITES), ({ index, 1: name = '' }) => ({ name, at: start + index, isOther: true })),
    ...Array.from(code.matchAll(GIVES_SEVERAL)).flatMap(({ index, 0: said }) =>
      Array.from(said.matchAll(/\$?[A-Za-z_]\w{0,60}/g), ([name]) => ({ name, at: start + index + said.length, isOther: true })),
    ),
  ].sort((a, b) => a.at - b.at || Number(a.isOther) - Number(b.isOther))
  const names = new Map<string, Given[]>()
  for (const { name, at, isOther } of found) addTo(names, name, { at, isOther })
  return names
})

const BINDS = inTurn('g', bindsHeader.pattern, /(\w{1,60})/)
const BINDS_BEHIND = inTurn('', bindsBehind.pattern, /(\w{1,60})/)

/** The names that a function binds to the header otherwise. */
const boundIn = oncePer(({ code }: Body): ReadonlySet<string> => {
  const behind = Array.from(code.matchAll(new RegExp(HEADER, 'g')), ({ index, 0: { length } }) =>
    code.slice(index + length, index + length + 120),
  )
  return new Set([
    ...Array.from(code.matchAll(BINDS), (found) => found.at(-1) ?? ''),
    ...behind.flatMap((rest) => BINDS_BEHIND.exec(rest)?.[1] ?? []),
  ])
})

/** Whether a member of the class gives the header: `string Token => Request.Headers.Authorization`, `def token = request.headers[…]`. */
function isOfMember(written: string, value: Valued, steps: number): boolean {
  const { file, start, language, project } = value
  const isPlain = /^[$a-z_]\w{0,60}$/.test(written)
  if (language === 'rb') {
    const at = methodsIn(file).get(written)
    return at !== undefined && isCallersToken({ ...value, start: at, around: bodyAround({ file, start: at, end: at }) }, steps - 1)
  }
  const body = isPlain ? undefined : whereWritten(written, { at: { file, start, end: start + written.length }, language, project })
  const at = body && givenBackIn(body)
  if (at === undefined || body === undefined) return false
  const place = { file: body.file, start: at, end: at }
  return isCallersToken({ ...value, ...place, around: bodyAround(place) }, steps - 1)
}

/** Where the one value begins that a body gives back. */
function givenBackIn({ file, start, end }: Span): number | undefined {
  const code = file.text.slice(start, Math.min(end, start + LONGEST_BODY))
  if (!code.startsWith('{')) return start
  const [only, ...more] = code.matchAll(/\breturn\s{1,4}/g)
  return only && more.length === 0 ? start + only.index + only[0].length : undefined
}

const LONGEST_BODY = 2000

const METHOD = oneOf(
  'gm',
  /^[ \t]{0,40}def (?:self\.)?(\w{1,60})(?:\(\))? = (?=\S)/,
  /^[ \t]{0,40}def (?:self\.)?(\w{1,60})(?:\(\))?\n[ \t]{0,40}(?=\S[^\n]{0,300}\n[ \t]{0,40}end\b)/,
)

/** The methods of a file of Ruby that give one value and are given nothing, with where that begins; of several of one name, none. */
const methodsIn = oncePer(({ text }: SourceFile): ReadonlyMap<string, number> => {
  const found = new Map<string, number>()
  const twice = new Set<string>()
  for (const { index, 0: said, 1: short, 2: long = '' } of text.matchAll(METHOD)) {
    const name = short ?? long
    if (found.has(name)) twice.add(name)
    found.set(name, index + said.length)
  }
  for (const name of twice) found.delete(name)
  return found
})
