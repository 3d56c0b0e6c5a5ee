import { handsAddressOn } from '../../knowledge/words/redirect-checks.ts'
import type { Project } from '../../discover/project.ts'
import { bodyAround } from '../../program/written/index.ts'
import { literally, oneOf } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { mayBeSaid } from '../reading/code-around.ts'

// Functions of the repository that put a challenge into an address that they are given.

/**
 * Whether an address is given to a function that a file of the repository writes which says challenges: `urls.withChallenge("https://…")`,
 * `address.challenged(proof)`.
 */
export function mayBeChallenged(address: Span, project: Project): boolean {
  const ending = /\.\w{2,4}$/.exec(address.file.path)?.[0]
  return ending !== undefined && givenTo(address).some((name) => !handsAddressOn.pattern.test(name) && addsChallenge(name, ending, project))
}

function givenTo(address: Span): string[] {
  const { file, start } = address
  const before = file.text.slice(Math.max(0, start - NEAR), start)
  const around = Array.from((AROUND.exec(before)?.[1] ?? '').matchAll(/(\w{2,60})\(/g), ([, name = '']) => name)
  const held = HELD.exec(before)?.[1]
  return held === undefined ? around : [...around, ...usesOf(held, address)]
}

/** The calls that an address, or what a text begins with it, is an argument of. */
const AROUND = /((?:[\w.:$>-]{1,80}\(\s{0,20}){1,4})(?:[$@f]{0,2}["'`][^"'`\n]{0,200})?$/
const HELD = /(?<![\w.])\$?(\w{1,60})(?:\s?:\s?[\w?<>, ]{1,60})?\s?:?=\s{0,40}[$@f]{0,2}["'`]?$/

/** What a variable is given to as a whole behind its address, and its methods. */
function usesOf(name: string, { file, end }: Span): string[] {
  const { start, code } = bodyAround({ file, start: end, end })
  const one = literally(name)
  const uses = new RegExp(`(\\w{2,60})\\(\\s{0,20}&?\\$?${one}\\s{0,20}[,)]|(?<![\\w.])\\$?${one}(?:\\.|\\?\\.|->)(\\w{2,60})\\(`, 'g')
  return Array.from(code.slice(Math.max(0, end - start)).matchAll(uses), ([, given, method]) => given ?? method ?? '')
}

/** Whether a file has a function of that name, and says challenges. */
function addsChallenge(name: string, ending: string, project: Project): boolean {
  const written = literally(name)
  const definition = oneOf(
    '',
    new RegExp(`\\b(?:fn|func|fun|function|def)\\s{1,4}(?:\\([^)\\n]{0,80}\\)\\s{0,4})?(?:[\\w<>]{1,60}\\.)?${written}\\b`),
    new RegExp(`[\\w>\\]?]\\s{1,4}${written}\\s?\\([^;(){}]{0,300}\\)\\s{0,4}(?:throws [\\w., ]{1,120})?\\s{0,40}(?:\\{|=>)`),
  )
  const files = new RegExp(`${literally(ending)}$`)
  return mayBeSaid(project, `challenge by ${name} ${ending}`, (text) => CHALLENGE.test(text) && definition.test(text), { files })
}

const CHALLENGE = /code_?challenge/i
const NEAR = 400
