import { isServerAlone, isSignInPath, makesClient, sendsForm, signsInAt } from '../../knowledge/words/password-endpoints.ts'
import { bodyAround, isInComment, type Body } from '../../program/written/index.ts'
import { oncePer } from '../../text/once-per.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import type { SourceFile, Span } from '../../text/source.ts'

// Which of the addresses that a file writes down a request goes to.

/**
 * Whether the code that makes a request names the server that people sign in at: an address in its function, in what calls that or makes
 * its object, or a constant or a field that holds one. An address that only a comment or another function has is none.
 */
export function namesServer(at: Span): boolean {
  const own = bodyAround(at)
  const named = countsOf(own.code)
  return addressesIn(at.file).some((one) => isReached(one, own, named, at.file))
}

interface Address {
  readonly start: number
  readonly around: Body
  /** Whether a variable or a constant is given it. */
  readonly isHeld: boolean
  /** What is given it, and what is given that where it is a constant. */
  readonly names: readonly string[]
  readonly holders: readonly string[]
}

const addressesIn = oncePer((file: SourceFile): readonly Address[] => {
  const patterns = isSignInPath.pattern.test(file.text) ? [signsInAt.pattern, isServerAlone.pattern] : [signsInAt.pattern]
  const found = patterns.flatMap((one) => Array.from(file.text.matchAll(new RegExp(one, 'gi')), ({ index }) => index))
  return found
    .filter((index) => !isInComment(file.text, index))
    .slice(0, MOST)
    .map((start) => addressAt({ file, start, end: start }))
})

function addressAt(at: Span): Address {
  const statement = statementBefore(at)
  const names = Array.from(statement.matchAll(NAMES), ([, name = '']) => name)
  return {
    start: at.start,
    around: bodyAround(at),
    isHeld: IS_HELD.test(statement) && !sendsForm.pattern.test(statement),
    names,
    holders: names.flatMap((name) => heldBy(name, at.file)),
  }
}

type Counts = ReadonlyMap<string, number>

function isReached({ start, around, isHeld, names, holders }: Address, own: Body, named: Counts, file: SourceFile): boolean {
  if (!isHeld && isUsedWith(around, own)) return true
  const makers = makersIn(file)
  const isInside = [own, ...makers.bodies].some(({ start: begins, code }) => begins <= start && start < begins + code.length)
  const times = (name: string) => (named.get(name) ?? 0) + (makers.named.get(name) ?? 0)
  // Where a variable is given the address it is named as well.
  return names.some((name) => times(name) > (isInside ? 1 : 0)) || holders.some((name) => times(name) > 0)
}

function countsOf(code: string): Counts {
  const found = new Map<string, number>()
  for (const [word] of code.matchAll(/\w{2,60}/g)) found.set(word, (found.get(word) ?? 0) + 1)
  return found
}

/** What is given a constant: `address: String = TOKEN_URL`. */
function heldBy(name: string, { text }: SourceFile): string[] {
  const before = /(?<!\w)(\w{2,60})(?:\s?:\s?[^=,;(){}\n]{1,60})?\s?:?=\s?[\w$.&!(]{0,60}\b/
  const given = inTurn('g', before, new RegExp(`${literally(name)}(?!\\w)`))
  return Array.from(text.matchAll(given), ([, one = '']) => one).slice(0, MOST)
}

function statementBefore({ file, start }: Span): string {
  return (
    file.text
      .slice(Math.max(0, start - LONGEST), start)
      .split(/[;}]|\n\s{0,40}\n/)
      .at(-1) ?? ''
  )
}

/** `TOKEN_URL: &str = `, `this.url = new Uri(`: nothing but what wraps the address is between. An argument that is named holds nothing. */
const IS_HELD = inTurn(
  '',
  /(?:^|[^(,\s]|[^(,]\s)\s{0,40}[\w$>.]{1,80}["'\]]{0,2}(?:\s?:\s?[^=,()\n]{1,60})?/,
  /\s{0,4}:?=(?![=>])\s{0,40}(?:[\w$.&]{1,60}\s?(?:::|\(|\{)?){0,4}$/,
)

/** What is given something in a statement: variables, fields and keys of tables. */
const NAMES = /(\w{2,60})["'\]]{0,2}(?:\s?:\s?[^=,;(){}\n]{1,60})?\s{0,4}(?::?=(?!=)>?|:|\bto\b)/g

/** Whether a function is the one that asks, calls it, is called by it, or makes the object. */
function isUsedWith(one: Body, own: Body): boolean {
  return one.start === own.start || isMaker(one) || calls(one, own) || calls(own, one)
}

function calls(one: Body, other: Body): boolean {
  const [, named, method] = NAME.exec(other.code.slice(0, LONGEST_HEAD)) ?? []
  const name = named ?? method
  return name !== undefined && new RegExp(`(?<!\\w)${literally(name)}(?!\\w)`).test(one.code)
}

/** A function by its word, or by its brackets and its body. */
const NAME = oneOf(
  '',
  /\b(?:fn|func|fun|function|def)\s{1,4}(?:\([^)\n]{0,80}\)\s{0,4})?(?:[\w<>]{1,60}\.)?(\w{1,80})/,
  /(\w{1,80})\s{0,2}\([^(){};]{0,400}\)\s{0,4}(?:throws [\w., ]{1,120})?\s{0,40}(?:\{|=>)/,
)

function isMaker({ code }: Body): boolean {
  return makesClient.pattern.test(code.slice(0, LONGEST_HEAD))
}

/** The functions that make objects of a file, and what they name. */
const makersIn = oncePer((file: SourceFile): { readonly bodies: readonly Body[]; readonly named: Counts } => {
  const found = [...file.text.matchAll(inTurn('gm', makesClient.pattern))].slice(0, MOST)
  const bodies = found.map(({ index, 0: { length } }) => bodyAround({ file, start: index + length, end: index + length }))
  return { bodies, named: countsOf([...new Map(bodies.map(({ start, code }) => [start, code])).values()].join('\n')) }
})

/** More addresses and functions of a file are not looked at. */
const MOST = 30
/** In characters. */
const LONGEST = 240
const LONGEST_HEAD = 500
