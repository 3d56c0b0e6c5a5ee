import type { Project } from '../../discover/project.ts'
import { asksForAny, asksForAnyInPython } from '../../knowledge/asked-lists.ts'
import { hasRedirects, hasRedirectsInPython, namesListOfRedirects, redirectList } from '../../knowledge/words/registered-redirects.ts'
import type { RedirectUri } from '../../model/index.ts'
import { blockAfter, indentOf } from '../../text/indents.ts'
import { matchesAround } from '../../text/around.ts'
import { literally, oneOf } from '../../text/pattern.ts'
import type { SourceFile } from '../../text/source.ts'
import { isInComment } from '../../program/written/index.ts'
import { redirectsIn } from './redirect-comparisons.ts'
import { redirectsMatched } from '../idp/oauth-client-fields.ts'

const HAS = new RegExp(hasRedirects.pattern, 'g')
const HAS_IN_PYTHON = oneOf('g', hasRedirects.pattern, hasRedirectsInPython.pattern)
const LIST = new RegExp(redirectList.pattern, 'g')
/** More characters than what is asked of a list has on either side of its name. */
const AROUND = 240
/** What leads on to the next condition, or into a block that begins with one; one more condition may stand between them. */
const LEADS = /^\s{0,40}(?:&&|and\b|\)\s{0,40}\{?\s{0,40}if\b|\{\s{0,40}if\b|:\s{0,40}if\b)\s{0,40}/
const NOT_BEFORE = /!(?!=)|\bnot\b/
const NOT_BEHIND = oneOf('i', /^[^\n]{0,160}(?:===? ?-1|< ?0\b|==? ?false)/, /^[^\n]{0,60}\b(?:every|all|none)\w{0,12}\b[^\n]{0,60}!=/)
const NEXT_OPERAND = /&&|\|\||\b(?:and|or)\b/
/** A condition is no longer. */
const LONGEST = 240

/**
 * `if (client.redirectUris.length > 0 && !client.redirectUris.includes(redirectUri))`: of a client that has registered none, a code goes
 * wherever the request says. Where clients may register here and nothing refuses an empty list, anybody has such a client.
 */
export function* ifRegistered(file: SourceFile, project: Project): Generator<RedirectUri> {
  for (const match of questionsIn(file)) {
    const list = match.slice(1).find((one) => one !== undefined)
    const end = match.index + match[0].length
    const rest = conditionFrom(file.text.slice(end, end + LONGEST))
    if (list === undefined || rest === undefined || isInComment(file.text, match.index)) continue
    if (!isRefused(rest, list) || !/redirect|\buri\b|\burl\b/i.test(rest.replaceAll(list, ''))) continue
    const anywhere = redirectsIn(project)
    if (!anywhere || anywhere.refusesNone) return
    const owner = { what: 'the authorization endpoint', product: 'code' }
    const at = { file, start: match.index, end: end + lengthOfLine(file.text, end) }
    yield { ...redirectsMatched(owner, 'if-registered', at), ...(anywhere.registers && { anybody: true }) }
  }
}

/** What asks a list of redirect URIs whether it has any, by the name of the list or of a variable that is given it. */
function* questionsIn({ path, text }: SourceFile): Generator<RegExpExecArray> {
  const isPython = path.endsWith('.py')
  yield* matchesAround(text, LIST, isPython ? HAS_IN_PYTHON : HAS, AROUND)
  for (const { index, 0: given, 1: name = '' } of matchesAround(text, LIST, NAMES, AROUND)) {
    const list = new RegExp(`(?<![\\w.$>])(${literally(name)})(?!\\w)`)
    const from = index + given.length
    const asks = isPython ? oneOf('g', asksForAny(list), asksForAnyInPython(list)) : new RegExp(asksForAny(list), 'g')
    for (const match of inSameBlock(text, index, from, name).matchAll(asks)) {
      match.index += from
      yield match
      break
    }
  }
}

/** What follows in the block of a line, until the name is given something else. */
function inSameBlock(text: string, start: number, from: number, name: string): string {
  const line = text.slice(text.lastIndexOf('\n', start) + 1, from)
  const next = text.indexOf('\n', from) + 1
  if (next === 0) return ''
  const block = text.slice(from, next) + blockAfter(text.slice(0, from + BEHIND), next, indentOf(line))
  const again = new RegExp(`(?<![\\w.$>])${literally(name)}\\s{0,4}:?=(?!=)`).exec(block)
  return again ? block.slice(0, again.index) : block
}

const NAMES = new RegExp(namesListOfRedirects.pattern, 'g')
/** A function asks its variable soon, in characters. */
const BEHIND = 600

/** Whether a condition holds where something is not in a list: a `!` of another operand says nothing of it. */
function isRefused(condition: string, list: string): boolean {
  return condition.split(NEXT_OPERAND).some((operand) => {
    const [before = '', ...behind] = operand.split(list)
    return behind.length > 0 && (NOT_BEFORE.test(before) || NOT_BEHIND.test(behind.join(list)))
  })
}

/** The condition that is asked next, up to what depends on it. */
function conditionFrom(code: string): string | undefined {
  const leads = LEADS.exec(code)
  if (!leads) return undefined
  return code.slice(leads[0].length).split(/[;{}]|\n\s{0,40}(?:return|raise|throw)\b/, 1)[0]
}

function lengthOfLine(text: string, from: number): number {
  const line = text.slice(from, from + LONGEST).split(/[\r\n]/, 1)[0] ?? ''
  return line.replace(/\s{0,8}[{:]?\s{0,8}$/, '').length
}
