import {
  addsToVerifier,
  asksGeneratorOfGo,
  asksGeneratorOfRust,
  fillsBytes,
  givesUuid,
  makesVerifier,
  secureRandom,
  uuidAlone,
  weakGeneratorOfCsharp,
  weakGeneratorOfGo,
  weakGeneratorOfJvm,
  weakGeneratorOfRust,
  weakRandomOfCsharp,
  weakRandomOfGo,
  weakRandomOfJvm,
  weakRandomOfPhp,
  weakRandomOfRuby,
  weakRandomOfRust,
} from '../../knowledge/words/random.ts'
import type { CodeVerifier } from '../../model/index.ts'
import { entries, type Node } from '../../parse/node.ts'
import { own } from '../../text/own.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import type { Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { C_LIKE_FILES, isInComment, RUBY_FILES, saidInAny } from '../../program/written/index.ts'

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
  *read(text, { file }): Generator<CodeVerifier> {
    const values = verifiersIn(text, file.path)
    const bodies = bodiesIn(text.value)
    for (const weak of weakIn(text.value, file.path)) {
      const place = values.find(({ start, end }) => start <= weak.start && end >= weak.end)
      const body = bodies.find(({ start, end }) => start <= weak.start && end >= weak.end)
      const isWhole = body && (isMaker(body, values, bodies, text.value) || fillsVerifier(weak, body, values, text.value))
      const whole = place ?? (isWhole ? body : undefined)
      if (!whole || isInComment(text.value, weak.start) || isLength(text.value, weak.start)) continue
      if (secureRandom.pattern.test(text.value.slice(whole.start, whole.end))) continue
      const by = text.value.slice(weak.start, weak.end).replace(/\($/, '()').replace(/^\./, '')
      const at = { file: text.at.file, start: text.at.start + weak.start, end: text.at.start + weak.end }
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
function uuidsOf(code: string, values: readonly Part[], makers: readonly Part[]): readonly Uuid[] {
  const given = makers.flatMap(({ start, end }) => {
    const last = givesUuid.pattern.exec(code.slice(start, end))
    return last ? [{ start: start + last.index + last[0].indexOf(last[1] ?? ''), end }] : []
  })
  const found = [...values, ...given].flatMap(({ start, end }) => {
    const said = /^\s{0,40}([^\n;]{1,160}?);?\s{0,40}\}?\s{0,20}$/.exec(code.slice(start, end))?.[1] ?? ''
    const by = uuidAlone.pattern.exec(said)?.[1]
    return by === undefined ? [] : [{ by, start: code.indexOf(by, start) }]
  })
  return found.filter(({ start }, i) => found.findIndex((one) => one.start === start) === i && !isInComment(code, start))
}

interface Uuid {
  readonly by: string
  readonly start: number
}

const NAME = /(?:^|[.$@>_]|code_?|pkce_?|oauth_?)verifier$/i

interface Part {
  readonly start: number
  readonly end: number
}

interface Body extends Part {
  readonly name: string
}

/** What is given to the name of a verifier. */
function verifiersIn(text: Text, path: string): readonly Part[] {
  const added = Array.from(text.value.matchAll(ADDED), ({ index, 0: { length } }) => ({ start: index, end: index + length }))
  return [...added, ...givenIn(text, path)]
}

/** What is put behind what a verifier has already: `$verifier .= $chars[…];`, `code_verifier << CHARS.sample` */
const ADDED = inTurn('g', addsToVerifier.pattern)

function givenIn(text: Text, path: string): readonly Part[] {
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
function isMaker({ name, start, end }: Body, values: readonly Part[], bodies: readonly Body[], code: string): boolean {
  if (makesVerifier.pattern.test(name) || (NAME.test(name) && isGivenNothing(name, code.slice(start, end)))) return true
  if (name.length < 3) return false
  const called = new RegExp(`(?<![\\w$])${literally(name)}\\(`)
  const makers = bodies.filter((one) => makesVerifier.pattern.test(one.name))
  return [...values, ...makers].some(({ start, end }) => called.test(code.slice(start, end)))
}

/** `fun verifier() =`, and what Ruby writes without brackets: `def self.verifier = …` */
function isGivenNothing(name: string, body: string): boolean {
  return body.includes(`${name}()`) || new RegExp(`^def (?:self\\.)?${literally(name)}(?: =|;|\\s*$)`, 'm').test(body)
}

/** Whether bytes are filled that a verifier of the same function is made of: `new Random().NextBytes(bytes)`. */
function fillsVerifier(weak: Part, { start, end }: Part, values: readonly Part[], code: string): boolean {
  const filled = FILLED.exec(code.slice(weak.start, weak.end + LONGEST_NAME))?.[1]
  if (filled === undefined) return false
  const named = new RegExp(`(?<![\\w.])${literally(filled)}(?!\\w)`)
  return values.some((one) => one.start > weak.end && one.start >= start && one.end <= end && named.test(code.slice(one.start, one.end)))
}

const FILLED = inTurn('', /^[\w.() ]{0,60}/, fillsBytes.pattern)
/** Of a variable, in characters. */
const LONGEST_NAME = 60

/** How long it is may be anybody's guess: `val length = Random.nextInt(43, 128)`. */
function isLength(code: string, at: number): boolean {
  const line = code.slice(code.lastIndexOf('\n', at) + 1, at)
  return /\b\$?\w{0,20}(?:len|length|size|count|delay|wait)\b[^=\n]{0,20}=[^\n[(]{0,40}$/i.test(line)
}

function weakIn(code: string, path: string): readonly Part[] {
  const language = /\.(go|java|kt|cs|php|rs|rb)(?:\.tt)?$/.exec(path)?.[1]
  const found = language === undefined ? [] : [...weakCalls(code, language), ...ofGenerators(code, language)]
  return found.sort((a, b) => a.start - b.start)
}

function weakCalls(code: string, language: string): Part[] {
  return language === 'go' ? ofGo(code) : all(code, own(WEAK, language))
}

const WEAK: Readonly<Record<string, RegExp | undefined>> = {
  java: weakRandomOfJvm.pattern,
  kt: weakRandomOfJvm.pattern,
  cs: weakRandomOfCsharp.pattern,
  php: weakRandomOfPhp.pattern,
  rb: weakRandomOfRuby.pattern,
  rs: weakRandomOfRust.pattern,
}

const GENERATORS: Readonly<Record<string, RegExp | undefined>> = {
  java: weakGeneratorOfJvm.pattern,
  kt: weakGeneratorOfJvm.pattern,
  cs: weakGeneratorOfCsharp.pattern,
  go: weakGeneratorOfGo.pattern,
  rs: weakGeneratorOfRust.pattern,
}

function all(code: string, pattern: RegExp | undefined): Part[] {
  return pattern
    ? Array.from(code.matchAll(new RegExp(pattern, 'g')), ({ index, 0: { length } }) => ({ start: index, end: index + length }))
    : []
}

/** Calls of the variables that hold a generator: `random.nextInt(`, `chars.choose(&mut rng)`. */
function ofGenerators(code: string, language: string): Part[] {
  const pattern = language === 'go' && !ofMathRand(code) ? undefined : own(GENERATORS, language)
  const names = new Set(pattern ? Array.from(code.matchAll(new RegExp(pattern, 'g')), ([, name = '']) => name) : [])
  const asks = own(ASKS, language) ?? /[nN]ext\w{0,10}\(/
  return [...names].flatMap((name) =>
    all(code, oneOf('', inTurn('', /(?<![\w.])/, literal(name), /\./, asks), inTurn('', /&mut /, literal(name), /\b/))),
  )
}

const literal = (name: string): RegExp => new RegExp(literally(name))

/** What a generator is asked for. */
const ASKS: Readonly<Record<string, RegExp | undefined>> = { go: asksGeneratorOfGo.pattern, rs: asksGeneratorOfRust.pattern }

/** Of math/rand by the name that it is imported under. */
function ofGo(code: string): Part[] {
  const alias = ofMathRand(code)
  return alias ? all(code, weakRandomOfGo.pattern).filter(({ start }) => code.startsWith(`${alias}.`, start)) : []
}

function ofMathRand(code: string): string | undefined {
  const name = /^(?:import )?[ \t]{0,8}(\w{1,20} )?"math\/rand(?:\/v2)?"/m.exec(code)
  return name ? (name[1]?.trim() ?? 'rand') : undefined
}
