import { handedOnce } from '../../knowledge/words/oauth.ts'
import type { Project } from '../../discover/project.ts'
import { saidIn, type CLike, type Said } from '../../parse/c-like.ts'
import { codeOf, nameOfMoment, secondsFromNow } from '../../parse/c-like-moments.ts'
import { items, type Node } from '../../parse/node.ts'
import { fileOf, functionAround, givenLast, languageOf, type FunctionAround } from '../../program/written/index.ts'
import { bracketEnd, listAt } from '../../text/brackets.ts'
import { grammarOfName } from '../../text/lifetime.ts'
import { oncePer } from '../../text/once-per.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt, type SourceFile, type Span } from '../../text/source.ts'
import { whereSaid } from '../reading/code-around.ts'
import { secondsOfEnd } from './c-like-ends.ts'
import type { Reading } from './ends-elsewhere.ts'
import { writtenAt } from './c-like-made-ends.ts'

/** How far off an end is that a caller gives, where that is written, and what the token is called there, the nearest first. */
export interface GivenEnd {
  readonly seconds: number
  readonly written: string
  readonly at: Span
  readonly names: readonly string[]
}

/**
 * The ends that callers give to a function which makes a token of its parameter: `claimsFor(user, Instant.now().plus(Duration.ofDays(7)))`,
 * `signed(user, now, ACCESS_DAYS)` of `iat.plusDays(days)`. Each call of the file says its own; calls of other files the shortest of
 * them, where all of them can be read. Go has its own: `shortestGiven`.
 *
 * @param end what the token is given for an end
 * @param said what makes the token
 */
export function givenEnds(end: Node, { inFunction }: Said, { text, language, project, all }: Reading): readonly GivenEnd[] {
  if (language === 'go' || inFunction === undefined || end.at.file !== text.at.file) return []
  const around = functionAround(end.at, language)
  // A function of Kotlin may be one expression.
  const name = (language === 'kt' ? /^fun\s{1,4}(\w{1,80})\s{0,4}\(/.exec(around.before)?.[1] : undefined) ?? inFunction
  const used = usedParameters(end, name, around, language)
  if (!used) return []
  const maker: Maker = { ...used, end, name, language, project }
  if (declarationsIn(text.at.file).get(name) !== 1) return []
  const here = callsIn(all, maker).filter(({ name }) => OWN.test(name))
  if (here.length > MOST_CALLS) return []
  if (here.length > 0) return here.flatMap((call) => givenBy(call, maker) ?? [])
  return ofOtherFiles(maker)
}

/** A call by the object itself, or by nothing. */
const OWN = /^(?:(?:this|self|static|\$this)(?:\.|->|::))?\w+$/

interface Maker {
  readonly end: Node
  readonly name: string
  /** All parameters, and which of them the end is made of. */
  readonly parameters: readonly string[]
  readonly used: readonly string[]
  readonly language: CLike
  readonly project: Project
}

/** The parameters of the function around that its token's end is made of; nothing where one of them is given another value there. */
function usedParameters(
  end: Node,
  name: string,
  { before, start }: FunctionAround,
  language: CLike,
): Pick<Maker, 'parameters' | 'used'> | undefined {
  const head = before.lastIndexOf(`${name}(`)
  const open = head + name.length
  const parameters =
    head < 0 ? undefined : listAt(before, open + 1, LONGEST_HEAD, { brackets: '<[({>])}' })?.map((one) => nameIn(one, language))
  if (!parameters) return undefined
  const code = codeAt(end.at, 400)
  const used = parameters.filter((one) => one !== '' && named(one).test(code))
  const body = { before: before.slice(open + 1 + (bracketEnd(before, open, '([{)]}') ?? open) - open), start }
  return used.length === 0 || used.some((one) => givenLast(one, body, end.at.file)) ? undefined : { parameters, used }
}

const LONGEST_HEAD = 800

/** `final long days`, `DateTime expires`, `ttl: Duration = DAY`, `?int $ttl = null` */
function nameIn(parameter: string, language: CLike): string {
  const bare = parameter.replace(/=(?!>)[^]*$/, '').trim()
  return (language === 'kt' || language === 'rs' ? /(\w{1,60})\s{0,4}:/ : /(\$?\w{1,60})$/).exec(bare)?.[1] ?? ''
}

function named(name: string): RegExp {
  return new RegExp(`(?<![\\w$.>])${literally(name)}(?!\\w)`, 'g')
}

/** How often a file says what a function does, by its name; its declaration in an interface does nothing. */
const declarationsIn = oncePer(({ text: code }: SourceFile): ReadonlyMap<string, number> => {
  const found = new Map<string, number>()
  for (const {
    index,
    0: { length },
    1: type = '',
    2: name = '',
  } of code.matchAll(DECLARES)) {
    const close = NO_TYPE.test(type) ? undefined : bracketEnd(code, index + length - 1, '([{)]}', LONGEST_HEAD)
    if (close !== undefined && /^[^;{}=]{0,160}(?:\{|=)/.test(code.slice(close, close + 170))) found.set(name, (found.get(name) ?? 0) + 1)
  }
  return found
})

const DECLARES = /([\w>\]?]{1,60})\s{1,4}(\w{1,80})\s?\(/g
const NO_TYPE = /^(?:return|new|await|throw|else|in)$/

function callsIn(all: readonly Said[], { name, parameters }: Maker): readonly Said[] {
  return (callsByName(all).get(name) ?? []).filter(({ value }) => {
    const given = items(value)
    return given.length === parameters.length && !given.some(({ at }) => BY_NAME.test(codeAt(at, 80)))
  })
}

const callsByName = oncePer((all: readonly Said[]): ReadonlyMap<string, readonly Said[]> => {
  const found = new Map<string, Said[]>()
  for (const one of all) {
    const name = one.is === 'call' ? one.name.replace(/^.*(?:\.|->|::)/, '') : ''
    const known = found.get(name)
    if (known) known.push(one)
    else if (name !== '') found.set(name, [one])
  }
  return found
})

/** `expires: end` of C#, `end = …` of Kotlin. */
const BY_NAME = /^\w{1,60}\s?(?::(?!:)|=(?![=>]))/

/** What one call gives; nothing where it cannot be read, says itself how long it is, or is for what works once. */
function givenBy({ value, at, inFunction = '' }: Said, { end, parameters, used, language, project }: Maker): GivenEnd | undefined {
  const [last = ''] = used.slice(-1)
  const given = (name: string) => items(value)[parameters.indexOf(name)]
  const node = given(last)
  if (!node) return undefined
  const written = codeAt(node.at, 200)
  const constant = /^[\w.]{1,80}$/.test(written) ? written.replace(/^.*\./, '') : ''
  const variable = GIVEN_TO.exec(at.file.text.slice(Math.max(0, at.start - 200), at.start))?.[1] ?? ''
  const names = [constant, variable, inFunction].filter((one) => one !== '')
  if (grammarOfName(constant) || names.some((one) => handedOnce.pattern.test(one))) return undefined
  const whole = at.file.whole
  const code = codeOf(end, end.at.file.whole)
  const seconds =
    nameOfMoment(code) === last
      ? secondsOfEnd(node, whole, { at: node.at, language, project })
      : secondsFromNow(
          { ...code, value: used.reduce((sum, one) => sum.replace(named(one), () => asGiven(given(one))), code.value) },
          whole,
          language,
        )
  return seconds === undefined || seconds <= 0 ? undefined : { seconds, written: writtenAt(node), at: node.at, names }
}

/** The variable that a statement is for. */
const GIVEN_TO = /(?<!\w)\$?(\w{1,60})\s?=(?![=>])[^;={}]{0,120}$/

/** What a call gives, as it is written, and the number of a constant. */
function asGiven(node: Node | undefined): string {
  if (!node) return ''
  const code = node.kind === 'scalar' && typeof node.value === 'number' ? String(node.value) : codeAt(node.at, 200)
  return /[-+?]/.test(code) ? `(${code})` : code
}

/**
 * The shortest that other files give, said where the token is made. A call is of the maker where its file names the maker's class, or what
 * that is made of; a name that many classes have counts only where the object is said to be of it. Java and Kotlin call each other.
 */
function ofOtherFiles(maker: Maker): readonly GivenEnd[] {
  const { end, name, language, project } = maker
  const types = typesAround(end.at)
  if (types.length === 0) return []
  const word = new RegExp(`(?<!\\w)${literally(name)}\\s?\\(`)
  const ofType = new RegExp(`\\b(?:${types.join('|')})\\b`)
  const around = { files: language === 'java' || language === 'kt' ? /\.(?:java|kt)$/ : new RegExp(`\\.${language}$`) }
  const says = (code: string) => code.includes(name) && word.test(code) && ofType.test(code)
  const paths = whereSaid(project, `calls of ${name} of ${types.join(' ')} in ${language}`, says, around)
  const others = paths?.filter((path) => path !== end.at.file.path) ?? []
  if (others.length === 0 || others.length > MOST_FILES) return []
  const files = others.map((path) => fileOf(path, end.at.file, project))
  // Of two functions of one name nobody knows which is called.
  if (files.some((file) => declarationsIn(file).has(name))) return []
  const calls = files.flatMap((file) => {
    const spoken = languageOf(file.path) ?? language
    const ofMaker = callsIn(saidIn(file.whole, spoken), maker).filter((call) => !COMMON.test(name) || isOfType(call, types))
    return ofMaker.map((call) => ({ call, spoken }))
  })
  if (calls.length > MOST_CALLS) return []
  const all = calls.map(({ call, spoken }) => givenBy(call, { ...maker, language: spoken }))
  const [shortest] = all.toSorted((one, other) => (one?.seconds ?? 0) - (other?.seconds ?? 0))
  return shortest && all.every((one) => one !== undefined) ? [{ ...shortest, written: writtenAt(end), at: end.at }] : []
}

/** A function of more files, or of more calls, is no maker of sign-ins alone. */
const MOST_FILES = 20
const MOST_CALLS = 200

/** Names that functions of many classes have. */
const COMMON = /^(?:create|build|generate|make|sign|issue|get|of|encode|new)$/i

/** The class around a place and what it is made of: `Signer` and `Tokens` of `class Signer implements Tokens {`. */
function typesAround({ file, start }: Span): readonly string[] {
  const [, name, head = ''] = [...file.text.slice(Math.max(0, start - LONGEST_CLASS), start).matchAll(CLASS)].at(-1) ?? []
  if (name === undefined) return []
  const bases = head.replace(/\([^()]{0,400}\)/, '').match(/\b[A-Z]\w{2,60}/g) ?? []
  return [...new Set([name, ...bases.slice(0, 5)])]
}

const LONGEST_CLASS = 40_000
const CLASS = /\b(?:class|object|interface|record|trait)\s{1,4}([A-Z]\w{1,80})([^{};]{0,600})\{/g

/** Whether a file says of the object of a call that it is of a type, or calls the type itself: `private val tokens: ApiTokens`. */
function isOfType({ name, at }: Said, types: readonly string[]): boolean {
  const type = `(?:${types.join('|')})`
  const object = /(\w{1,60})(?:\.|->|::)\w{1,80}$/.exec(name)?.[1]
  if (object === undefined) return false
  const one = `\\$?${object}\\b`
  const said = `\\b${type}\\b[?]?\\s{1,4}${one}|\\b${one}\\s?:\\s?${type}\\b|\\b${one}\\s?=\\s?(?:new )?${type}\\b`
  return types.includes(object) || new RegExp(said).test(at.file.text)
}
