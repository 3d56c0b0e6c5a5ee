import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { entries, type Node } from '../../parse/node.ts'
import { anyAddress, givesBearer, givesBearerByName, tokenOfHolder } from '../../knowledge/words/bearers-given.ts'
import { functionAround } from '../../program/written/index.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt } from '../../text/source.ts'
import { isOfFailure } from './logged-answers.ts'

/**
 * A live credential that its holder calls only `token`, in a language that is read as it is written: `code` is what is shown, `before` its
 * function up to there. The last address that stands before the answer is read is the one that has answered.
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
  const address = [...until.matchAll(ADDRESSES)].at(-1)?.[0]
  return address !== undefined && givesBearer.pattern.test(address) && !isOfFailure(before.slice(end))
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

/** Where the statement ends that begins at a place: with a line on which no bracket is open, and which no call of the next follows. */
function statementEnd(code: string, from: number): number {
  let depth = 0
  for (let at = from; at < Math.min(code.length, from + LONGEST_STATEMENT); at++) {
    const mark = code.charAt(at)
    if (mark === '(' || mark === '{' || mark === '[') depth++
    else if (mark === ')' || mark === '}' || mark === ']') depth--
    else if (mark === ';' && depth <= 0) return at
    else if (mark === '\n' && depth <= 0 && !/^\s{0,40}(?:\.|\?\.|->|&\.)/.test(code.slice(at + 1, at + 50))) return at
  }
  return Math.min(code.length, from + LONGEST_STATEMENT)
}

const LONGEST_STATEMENT = 800
