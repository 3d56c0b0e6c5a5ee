import { addsToVerifier, fillsBytes, givesUuid, makesVerifier, secureRandom, uuidAlone } from '../../knowledge/words/random.ts'
import type { CodeVerifier } from '../../model/index.ts'
import { entries, type Node } from '../../parse/node.ts'
import { firstThat } from '../../text/by-halves.ts'
import type { Piece } from '../../text/brackets.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import type { Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isOnlyForDebugging } from './debug-builds.ts'
import { C_LIKE_FILES, isInComment, RUBY_FILES, saidInAny } from '../../program/written/index.ts'
import { weakTextsIn } from './random-texts.ts'
import { weakIn } from './weak-random-calls.ts'

/** How code of other languages makes PKCE verifiers (RFC 7636 section 4.1). */
export default defineTextSurface({
  id: 'c-like-verifier',
  name: 'PKCE code verifiers in Go, Java, Kotlin, C#, PHP, Ruby and Rust',
  spec: 'https://www.rfc-editor.org/rfc/rfc7636.html#section-4.1',
  counts: 'code',
  files: [...C_LIKE_FILES, ...RUBY_FILES],
  mentions: ['erifier'],
  together: [[/challenge|pkce/i, /[rR]and|\.sample\b|\.shuffled?\b|shuffle\(|uniqid|lcg_value|oorandom|[uU]uid|UUID|Guid\./]],
  skipsTests: true,
  *read(text, { file, project }): Generator<CodeVerifier> {
    const values = verifiersIn(text, file.path).toSorted((a, b) => a.start - b.start)
    const bodies = bodiesIn(text.value)
    const called = calledBy(values, bodies, text.value)
    for (const weak of [...weakIn(text.value, file.path), ...weakTextsIn(text.value, file.path, project)]) {
      const place = partAround(values, weak)
      const body = partAround(bodies, weak)
      const isWhole = body && (isMaker(body, called, text.value) || fillsVerifier(weak, body, values, text.value))
      const whole = place ?? (isWhole ? body : undefined)
      if (!whole || isInComment(text.value, weak.start) || isLength(text.value, weak.start)) continue
      if (secureRandom.pattern.test(text.value.slice(whole.start, whole.end))) continue
      const by = text.value.slice(weak.start, weak.end).replace(/\($/, '()').replace(/^\./, '')
      const at = { file: text.at.file, start: text.at.start + weak.start, end: text.at.start + weak.end }
      if (isOnlyForDebugging(at)) continue
      yield { kind: 'codeVerifier', source: 'weak-random', by, at }
      return
    }
    for (const { by, start } of uuidsOf(
      text.value,
      values,
      bodies.filter(({ name }) => makesVerifier.pattern.test(name)),
    )) {
      const begins = text.at.start + start
      yield { kind: 'codeVerifier', source: 'short', by, at: { file: text.at.file, start: begins, end: begins + by.length } }
    }
  },
})

/** UUIDs that are a whole verifier, or all that a function gives which makes one. */
function uuidsOf(code: string, values: readonly Piece[], makers: readonly Piece[]): readonly Uuid[] {
  const given = makers.flatMap(({ start, end }) => {
    const last = givesUuid.pattern.exec(code.slice(start, end))
    return last ? [{ start: start + last.index + last[0].indexOf(last[1] ?? ''), end }] : []
  })
  const found = [...values, ...given].flatMap(({ start, end }) => {
    const said = /^\s{0,40}([^\n;]{1,160}?);?\s{0,40}\}?\s{0,20}$/.exec(code.slice(start, end))?.[1] ?? ''
    const by = uuidAlone.pattern.exec(said)?.[1]
    return by === undefined ? [] : [{ by, start: code.indexOf(by, start) }]
  })
  const first = new Map(found.toReversed().map((one) => [one.start, one]))
  return found.filter((one) => first.get(one.start) === one && !isInComment(code, one.start))
}

interface Uuid {
  readonly by: string
  readonly start: number
}

const NAME = /(?:^|[.$@>_]|code_?|pkce_?|oauth_?)verifier$/i

interface Body extends Piece {
  readonly name: string
}

/** The first of the parts around a place; they are in the order in which they begin, and none is longer than is looked at. */
function partAround<T extends Piece>(parts: readonly T[], { start, end }: Piece): T | undefined {
  const from = firstThat(parts, (one) => one.start >= start - LONGEST)
  for (let i = from; i < parts.length; i++) {
    const one = parts[i] as T
    if (one.start > start) return undefined
    if (one.end >= end) return one
  }
  return undefined
}

/** What is given to the name of a verifier. */
function verifiersIn(text: Text, path: string): readonly Piece[] {
  const added = Array.from(text.value.matchAll(ADDED), ({ index, 0: { length } }) => ({ start: index, end: index + length }))
  return [...added, ...givenIn(text, path)]
}

/** What is put behind what a verifier has already: `$verifier .= $chars[…];`, `code_verifier << CHARS.sample` */
const ADDED = inTurn('g', addsToVerifier.pattern)

function givenIn(text: Text, path: string): readonly Piece[] {
  return saidInAny(text, path).flatMap(({ is, name, value }) => {
    // `$_SESSION['verifier'] = …` puts an entry.
    const given = is === 'set' ? (NAME.test(name) ? [value] : []) : is === 'put' ? ofEntries(value) : []
    return given.flatMap(({ at }) =>
      at.end - at.start < LONGEST ? [{ start: at.start - text.at.start, end: at.end - text.at.start }] : [],
    )
  })
}

function ofEntries(map: Node): Node[] {
  return entries(map).flatMap(({ key, value }) => (NAME.test(key.value) ? [value] : []))
}

const LONGEST = 2000

/** Heads of functions: `fun verifier(): String =`, `func newVerifier() string {`, `static String verifier() {`, `def code_verifier`. */
const HEAD = oneOf(
  'gm',
  /\b(?:fun|func|function|def|fn)[ \t]{1,4}(?:\([^()\n]{0,80}\)[ \t]{0,4})?(?:self\.)?(\w{1,80})/,
  inTurn(
    '',
    /^[ \t]{1,40}(?!(?:return|new|throw|else|if|for|var|val|await)\b)(?:[a-z]{3,12} ){0,4}/,
    /(?:[\w<>[\]?.]{1,60}|\([^()\n]{1,120}\)) (\w{1,80})\([^;\n]{0,200}\)[^;\n]{0,80}(?:\{|=>|$)/,
  ),
)

/** Functions up to the next, or to what closes them at their own margin. */
function bodiesIn(code: string): readonly Body[] {
  const heads = [...code.matchAll(HEAD)]
  return heads.map((head, i) => {
    const start = head.index
    const line = code.lastIndexOf('\n', start) + 1
    const margin = /^[ \t]*/.exec(code.slice(line, line + 80))?.[0] ?? ''
    const next = Math.min(heads[i + 1]?.index ?? code.length, start + LONGEST)
    const closed = new RegExp(`\\n${margin}(?:\\}|end\\b)|\\n[ \\t]*\\n${margin}(?=\\S)`).exec(code.slice(start, next))
    return { name: head[1] ?? head[2] ?? '', start, end: closed ? start + closed.index : next }
  })
}

/**
 * Whether a function makes a verifier, by its name, which may be no more than `verifier()` where it is given nothing, or gives what is
 * called one: `val codeVerifier = randomText(64)`.
 */
function isMaker({ name, start, end }: Body, called: ReadonlySet<string>, code: string): boolean {
  if (makesVerifier.pattern.test(name) || (NAME.test(name) && isGivenNothing(name, code.slice(start, end)))) return true
  return name.length >= 3 && called.has(name)
}

/** The functions that are called for what is given to a verifier, or by those that make one. */
function calledBy(values: readonly Piece[], bodies: readonly Body[], code: string): ReadonlySet<string> {
  const makers = bodies.filter((one) => makesVerifier.pattern.test(one.name))
  return new Set(
    [...values, ...makers].flatMap(({ start, end }) =>
      Array.from(code.slice(start, end).matchAll(/(?<![\w$])(\w{3,80})\(/g), ([, name = '']) => name),
    ),
  )
}

/** `fun verifier() =`, and what Ruby writes without brackets: `def self.verifier = …` */
function isGivenNothing(name: string, body: string): boolean {
  return body.includes(`${name}()`) || new RegExp(`^def (?:self\\.)?${literally(name)}(?: =|;|\\s*$)`, 'm').test(body)
}

/** Whether bytes are filled that a verifier of the same function is made of: `new Random().NextBytes(bytes)`. */
function fillsVerifier(weak: Piece, { start, end }: Piece, values: readonly Piece[], code: string): boolean {
  const filled = FILLED.exec(code.slice(weak.start, weak.end + LONGEST_NAME))?.[1]
  if (filled === undefined) return false
  const named = new RegExp(`(?<![\\w.])${literally(filled)}(?!\\w)`)
  const from = firstThat(values, (one) => one.start > weak.end && one.start >= start)
  const within = values.slice(
    from,
    firstThat(values, (one) => one.start >= end),
  )
  return within.some((one) => one.end <= end && named.test(code.slice(one.start, one.end)))
}

const FILLED = inTurn('', /^[\w.() ]{0,60}/, fillsBytes.pattern)
/** Of a variable, in characters. */
const LONGEST_NAME = 60

/** How long it is may be anybody's guess: `val length = Random.nextInt(43, 128)`. */
function isLength(code: string, at: number): boolean {
  const line = code.slice(code.lastIndexOf('\n', at) + 1, at)
  return /\b\$?\w{0,20}(?:len|length|size|count|delay|wait)\b[^=\n]{0,20}=[^\n[(]{0,40}$/i.test(line)
}
