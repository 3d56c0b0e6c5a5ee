import { collectsHeaders, putsValue } from '../../knowledge/words/names-looped.ts'
import { asksForHeaders, valueOfLoop, wholeByOthers } from '../../knowledge/words/logged-requests.ts'
import { namesEnvironment } from '../../knowledge/words/whole-environment.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { functionAround } from '../../program/written/index.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt } from '../../text/source.ts'
import { areLeftOut, writtenName } from './c-like-held.ts'
import { valueLooped } from './c-like-looped-headers.ts'
import { readByEachName } from './read-by-each-name.ts'

/**
 * A map, a list or a text that a loop fills with all headers of a request, or with all variables of the process, and that is logged by its
 * name. What is taken out of it again, or put in by another name, may be what is secret.
 */
export function filledByLoop(node: Node, language: CLike): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  const joined = node.kind === 'dynamic' ? valueOfLoop.pattern.exec(codeAt(node.at, LONGEST)) : undefined
  const name = writtenName(node) ?? joined?.slice(1).find((one) => one !== undefined)
  const { file } = node.at
  if (
    name === undefined ||
    !(wholeByOthers.pattern.test(file.text) || asksForHeaders.pattern.test(file.text) || namesEnvironment.pattern.test(file.text))
  )
    return undefined
  const { before, start } = functionAround(node.at, language)
  const as = (what: string) => ({ what, ...(name.replace('$', '') === what ? {} : { within: name }), at: node.at })
  const one = `(?<![\\w.$>])${literally(name)}`
  if (areLeftOut(name, { before })) return undefined
  if (collectsHeaders.pattern.test(lastStatement(before, new RegExp(`${one} ?= ?`, 'g')))) return as('headers')
  for (const { index, 0: put } of before.matchAll(new RegExp(`${one}(?:${putsValue.pattern.source})`, 'g'))) {
    const from = index + put.length
    const given = /^[^;\n]{1,200}/.exec(before.slice(from))?.[0] ?? ''
    for (const part of given.matchAll(PARTS)) {
      if (isChanged(given, part.index, part.index + part[0].length)) continue
      const at = { file, start: start + from + part.index, end: start + from + part.index + part[0].length }
      const found = valueLooped({ kind: 'dynamic', at }, language) ?? readByEachName({ kind: 'dynamic', at }, language)
      if (found) return as(found.what)
    }
  }
  return undefined
}

/** A longer expression is no name, and no lines of one joined. */
const LONGEST = 90

/** Names, members of them, and what is read by one. */
const PARTS = /\$?[A-Za-z_][\w.]{0,60}(?:\[\$?\w{1,40}\]|\(\w{0,40}\))?/g

/** Whether something is made of a part before it is put in: `mask(request.getHeader(name))`, `value.length()`. */
function isChanged(given: string, start: number, end: number): boolean {
  const call = /(\w{1,40})\(\s{0,4}$/.exec(given.slice(Math.max(0, start - 50), start))?.[1]
  return /^[.\w([]/.test(given.slice(end)) || (call !== undefined && !/^(?:append|Append|add|of|asList|format|sprintf|concat)$/.test(call))
}

/** The value that a name was given last, over several lines. */
function lastStatement(before: string, set: RegExp): string {
  const last = [...before.matchAll(set)].at(-1)
  return last ? (/^[^;]{1,400}/.exec(before.slice(last.index + last[0].length))?.[0] ?? '') : ''
}
