import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { entries, type Node } from '../../parse/node.ts'
import { anyAddress, givesBearer, givesBearerByName, tokenOfHolder } from '../../knowledge/words/bearers-given.ts'
import { functionAround } from '../../program/written/index.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt } from '../../text/source.ts'
import { isOfFailure } from './logged-answers.ts'
import { callStart, cameFrom, namesAny, statementEnd } from './c-like-came-from.ts'

/**
 * A live credential that its holder calls only `token`, in a language that is read as it is written: `code` is what is shown, `before` its
 * function up to there. The last address that stands before the answer is read is the one that has answered, where the answer is read
 * of what came from there.
 */
export function isTokenAnswered(code: string, before: string): boolean {
  const holder = tokenOfHolder.pattern.exec(code)?.slice(1).find(Boolean)
  if (holder === undefined) return false
  const one = `(?<![\\w.>$@])${literally(holder)}(?!\\w)`
  const given = new RegExp(
    `${one}(?:\\s?:\\s?[\\w<>?,. ]{1,60})?(?:, ?\\w{1,40}){0,2}\\s{0,4}:?=(?![=>~])|&${literally(holder)}\\s?\\)`,
    'g',
  )
  const last = [...before.matchAll(given)].at(-1)
  if (!last) return false
  const end = last[0].startsWith('&') ? last.index : statementEnd(before, last.index + last[0].length)
  const until = before.slice(0, end)
  const called = /([A-Za-z_]\w{2,60})[!?]?\s?\(/g
  const names = last[0].startsWith('&') ? [] : Array.from(until.slice(last.index).matchAll(called), ([, name = '']) => name)
  if (names.some((name) => givesBearerByName.pattern.test(name))) return true
  const address = [...until.matchAll(ADDRESSES)].at(-1)
  if (!address || !givesBearer.pattern.test(address[0]) || isOfFailure(before.slice(end))) return false
  const from = last[0].startsWith('&') ? callStart(until) : last.index + last[0].length
  return address.index >= from || namesAny(until.slice(from), cameFrom(address.index, before.slice(0, from)))
}

/** The same of what a call in C-like code writes, by itself or as an entry of a table. */
export function tokenAnswered(node: Node, language: CLike): Pick<LogCall, 'what' | 'at'> | undefined {
  for (const { kind, at } of node.kind === 'map' ? entries(node).map(({ value }) => value) : [node]) {
    const code = kind === 'dynamic' ? codeAt(at, LONGEST_SHOWN) : ''
    if (/token/i.test(code) && tokenOfHolder.pattern.test(code) && isTokenAnswered(code, functionAround(at, language).before))
      return { what: code, at }
  }
  return undefined
}

const LONGEST_SHOWN = 100
const ADDRESSES = new RegExp(anyAddress.pattern, 'g')
