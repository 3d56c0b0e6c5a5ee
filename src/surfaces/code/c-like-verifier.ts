import {
  addsToVerifier,
  fillsBytes,
  givesUuid,
  makesVerifier,
  mayMakeVerifier,
  saysPkce,
  secureRandom,
  uuidAlone,
} from '../../knowledge/words/random.ts'
import type { CodeVerifier } from '../../model/index.ts'
import { entries, type Node } from '../../parse/node.ts'
import { firstThat } from '../../text/by-halves.ts'
import type { Piece } from '../../text/brackets.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import type { Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isLengthOrWait } from './counted-or-waited.ts'
import { isOnlyForDebugging } from './debug-builds.ts'
import { C_LIKE_FILES, isInComment, RUBY_FILES, saidInAny } from '../../program/written/index.ts'
import { weakTextsIn } from './random-texts.ts'
import { isWholeVerifier } from './fixed-verifiers.ts'
import { bodiesIn, LONGEST_PART, partAround, type NamedBody } from './named-bodies.ts'
import { clockOfVerifier } from './told-verifiers.ts'
import { weakIn } from './weak-random-calls.ts'

/** How code of other languages makes PKCE verifiers (RFC 7636 section 4.1). */
export default defineTextSurface({
  id: 'c-like-verifier',
  name: 'PKCE code verifiers in Go, Java, Kotlin, C#, PHP, Ruby and Rust',
  spec: 'https://www.rfc-editor.org/rfc/rfc7636.html#section-4.1',
  counts: 'code',
  files: [...C_LIKE_FILES, ...RUBY_FILES],
  mentions: ['erifier', 'VERIFIER'],
  together: [[/challenge|pkce/i, saysPkce.pattern, mayMakeVerifier.pattern]],
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
      if (!whole || isInComment(text.value, weak.start) || isLengthOrWait(text.value, weak)) continue
      if (secureRandom.pattern.test(text.value.slice(whole.start, whole.end))) continue
      const by = text.value.slice(weak.start, weak.end).replace(/\($/, '()').replace(/^\./, '')
      const at = { file: text.at.file, start: text.at.start + weak.start, end: text.at.start + weak.end }
      if (isOnlyForDebugging(at)) continue
      yield { kind: 'codeVerifier', source: 'weak-random', by, at }
      return
    }
    yield* othersKnow(text, file.path, values, bodies)
  },
})

/** Verifiers without a generator: too short, the time, or a text that is written. */
function* othersKnow(text: Text, path: string, values: readonly Piece[], bodies: readonly NamedBody[]): Generator<CodeVerifier> {
  const at = (start: number, end: number) => ({ file: text.at.file, start: text.at.start + start, end: text.at.start + end })
  const makers = bodies.filter(({ name }) => makesVerifier.pattern.test(name))
  for (const { by, start } of uuidsOf(text.value, values, makers))
    yield { kind: 'codeVerifier', source: 'short', by, at: at(start, start + by.length) }
  const clock = clockOfVerifier(text.value, values, makers)
  if (clock && !isOnlyForDebugging(at(clock.start, clock.end))) {
    const by = text.value.slice(clock.start, clock.end)
    yield { kind: 'codeVerifier', source: 'time', by, at: at(clock.start, clock.end) }
  }
  for (const { is, name, value } of saidInAny(text, path)) {
    if (is !== 'set' || !OF_PKCE.test(name) || value.kind !== 'scalar' || isOnlyForDebugging(value.at)) continue
    if (isWholeVerifier(String(value.value))) yield { kind: 'codeVerifier', source: 'constant', by: 'a fixed string', at: value.at }
  }
}

/**
 * Another verifier may be a text: a bare one has to be in the words of PKCE, as a constant is an error. `INVALID_CODE_VERIFIER` says what
 * is wrong with one.
 */
const OF_PKCE = /(?<!(?:invalid|missing|mismatched|wrong|bad|unknown|error|example|sample|test)_?)(?:code|pkce|oauth)_?verifier$/i

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
      at.end - at.start < LONGEST_PART ? [{ start: at.start - text.at.start, end: at.end - text.at.start }] : [],
    )
  })
}

function ofEntries(map: Node): Node[] {
  return entries(map).flatMap(({ key, value }) => (NAME.test(key.value) ? [value] : []))
}

/**
 * Whether a function makes a verifier, by its name, which may be no more than `verifier()` where it is given nothing, or gives what is
 * called one: `val codeVerifier = randomText(64)`.
 */
function isMaker({ name, start, end }: NamedBody, called: ReadonlySet<string>, code: string): boolean {
  if (makesVerifier.pattern.test(name) || (NAME.test(name) && isGivenNothing(name, code.slice(start, end)))) return true
  return name.length >= 3 && called.has(name)
}

/** The functions that are called for what is given to a verifier, or by those that make one. */
function calledBy(values: readonly Piece[], bodies: readonly NamedBody[], code: string): ReadonlySet<string> {
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
