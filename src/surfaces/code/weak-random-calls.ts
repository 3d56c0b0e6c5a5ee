import {
  asksGeneratorOfGo,
  asksGeneratorOfJvm,
  asksGeneratorOfRuby,
  asksGeneratorOfRust,
  weakGeneratorOfCsharp,
  weakGeneratorOfGo,
  weakGeneratorOfJvm,
  weakGeneratorOfRuby,
  weakGeneratorOfRust,
  weakRandomOfCsharp,
  weakRandomOfGo,
  weakRandomOfJvm,
  weakRandomOfPhp,
  weakRandomOfRuby,
  weakRandomOfRust,
} from '../../knowledge/words/random.ts'
import { firstThat } from '../../text/by-halves.ts'
import type { Piece } from '../../text/brackets.ts'
import { own } from '../../text/own.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { bodiesIn, partAround, type NamedBody } from './named-bodies.ts'

/** Where code asks a generator that can be foretold, by the language of its file. */
export function weakIn(code: string, path: string): readonly Piece[] {
  const language = /\.(go|java|kt|cs|php|rs|rb)(?:\.tt)?$/.exec(path)?.[1]
  const found = language === undefined ? [] : [...weakCalls(code, language), ...ofGenerators(code, language)]
  return found.sort((a, b) => a.start - b.start)
}

function weakCalls(code: string, language: string): Piece[] {
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
  rb: weakGeneratorOfRuby.pattern,
  rs: weakGeneratorOfRust.pattern,
}

function all(code: string, pattern: RegExp | undefined): Piece[] {
  return pattern
    ? Array.from(code.matchAll(new RegExp(pattern, 'g')), ({ index, 0: { length } }) => ({ start: index, end: index + length }))
    : []
}

/** Calls of the variables that hold a generator: `random.nextInt(`, `chars.choose(&mut rng)`, `chars.sample(random: rng)`. */
function ofGenerators(code: string, language: string): Piece[] {
  const pattern = language === 'go' && !ofMathRand(code) ? undefined : own(GENERATORS, language)
  const weak = new Map<string, Set<number>>()
  for (const { 1: name = '', indices } of pattern ? code.matchAll(new RegExp(pattern, 'dg')) : [])
    weak.set(name, (weak.get(name) ?? new Set()).add(indices?.[1]?.[0] ?? 0))
  if (weak.size === 0) return []
  const bodies = bodiesIn(code)
  const asks = own(ASKS, language) ?? /[nN]ext\w{0,10}\(/
  return [...weak].flatMap(([name, places]) => {
    const given = givenTo(name, code, bodies, language)
    const named = inTurn('', /(?<![\w.])(?:this\.|self\.)?/, literal(name), /\./, asks)
    const called = oneOf('', named, inTurn('', /(?:&mut |random: ?)/, literal(name), /\b/))
    return all(code, called).filter((one) => places.has(meantAt(one, given, bodies) ?? -1))
  })
}

/** Where something is put under a name, in order: in functions, and for all of a class or file. */
interface Given {
  readonly local: readonly number[]
  readonly fields: readonly number[]
}

/** What is put under a name, with its declarations and the parameters of that name. */
function givenTo(name: string, code: string, bodies: readonly NamedBody[], language: string): Given {
  const set = inTurn('g', /(?<![\w.@])((?:this\.|self\.|let mut |[\w>\]?] )?)/, literal(name), SET)
  const given = Array.from(code.matchAll(set), ({ index, 1: before = '', 2: by }) => {
    const at = index + before.length
    const isField = name.startsWith('@') || /\.$/.test(before) || (before === '' && by !== undefined && DECLARES.test(language))
    return { at, isField: isField || !partAround(bodies, { start: at, end: at }) }
  })
  const places = (isField: boolean) => given.flatMap((one) => (one.isField === isField ? [one.at] : []))
  return { local: places(false), fields: places(true) }
}

/** What is put there, the type of it or of a parameter, or the end of a parameter whose type stands in front. */
const SET = oneOf(
  '',
  /(\s{0,2}(?:\|\|)?=(?![=>]))/,
  /\s{0,2}(?::|, ?\w{1,40}\s{0,2}:)=/,
  /\s{0,2}:\s{0,2}[\w.<>?&' ]{1,40}[,)=]/,
  /(?<=[\w>\]?] \w{1,40})[,)]/,
)
/** Languages in which a local variable is declared by a word or a type, so that what is only assigned is a field. */
const DECLARES = /^(?:java|kt|cs)$/

/** What a name means at a place: what its own function put there last, or else the class. */
function meantAt(place: Piece, { local, fields }: Given, bodies: readonly NamedBody[]): number | undefined {
  const before = (list: readonly number[]) => list[firstThat(list, (at) => at > place.start) - 1]
  const body = partAround(bodies, place)
  const last = body && before(local)
  return last !== undefined && body && last >= body.start ? last : (before(fields) ?? fields[0])
}

const literal = (name: string): RegExp => new RegExp(literally(name))

/** What a generator is asked for. */
const ASKS: Readonly<Record<string, RegExp | undefined>> = {
  java: asksGeneratorOfJvm.pattern,
  kt: asksGeneratorOfJvm.pattern,
  go: asksGeneratorOfGo.pattern,
  rb: asksGeneratorOfRuby.pattern,
  rs: asksGeneratorOfRust.pattern,
}

/** Of math/rand by the name that it is imported under. */
function ofGo(code: string): Piece[] {
  const alias = ofMathRand(code)
  return alias ? all(code, weakRandomOfGo.pattern).filter(({ start }) => code.startsWith(`${alias}.`, start)) : []
}

function ofMathRand(code: string): string | undefined {
  const name = /^(?:import )?[ \t]{0,8}(\w{1,20} )?"math\/rand(?:\/v2)?"/m.exec(code)
  return name ? (name[1]?.trim() ?? 'rand') : undefined
}
