import {
  asksGeneratorOfGo,
  asksGeneratorOfRust,
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
import type { Piece } from '../../text/brackets.ts'
import { own } from '../../text/own.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'

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
  rs: weakGeneratorOfRust.pattern,
}

function all(code: string, pattern: RegExp | undefined): Piece[] {
  return pattern
    ? Array.from(code.matchAll(new RegExp(pattern, 'g')), ({ index, 0: { length } }) => ({ start: index, end: index + length }))
    : []
}

/** Calls of the variables that hold a generator: `random.nextInt(`, `chars.choose(&mut rng)`. */
function ofGenerators(code: string, language: string): Piece[] {
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
function ofGo(code: string): Piece[] {
  const alias = ofMathRand(code)
  return alias ? all(code, weakRandomOfGo.pattern).filter(({ start }) => code.startsWith(`${alias}.`, start)) : []
}

function ofMathRand(code: string): string | undefined {
  const name = /^(?:import )?[ \t]{0,8}(\w{1,20} )?"math\/rand(?:\/v2)?"/m.exec(code)
  return name ? (name[1]?.trim() ?? 'rand') : undefined
}
