import type { FunctionNode, Module } from '../../program/index.ts'
import { readsRequest } from '../../knowledge/words/requests-elsewhere.ts'
import { namedForRequest } from '../../knowledge/words/unverified-claims.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { literally } from '../../text/pattern.ts'
import { BEGINS, type CallAt } from './calls-elsewhere.ts'

/**
 * Whether what a call hands to a function is read of a request, as far as the file with the call and that with the function say it:
 * `read_claims(bearer())`; or the function reads the request itself: `claimsOf(req)`. A token that a program keeps is its own.
 */
export function isHandedRequest(call: CallAt, module: Module, fn: FunctionNode): boolean {
  const end = bracketEnd(call.text, call.end - 1, '()', LONGEST)
  const given = end === undefined ? '' : call.text.slice(call.end, end - 1)
  const before = call.text.slice(Math.max(0, call.start - BEFORE), call.start)
  const texts = [call.text, module.file.text]
  return isOfRequest(given, { before, texts }, STEPS) || isOfRequest(module.source(fn).slice(0, BEFORE), { before: '', texts }, 0)
}

/** More of what a call is given is not looked at. */
const LONGEST = 400
/** How much before a call may say what it is given, in characters. */
const BEFORE = 1600
/** How many variables lead from a call to a request. */
const STEPS = 3
/** How many names of an expression are asked about. */
const NAMES = 4
/** How far a function reaches that takes a token off a request, if no other begins before. */
const REACH = 500

interface Around {
  readonly before: string
  readonly texts: readonly string[]
}

function isOfRequest(code: string, around: Around, steps: number): boolean {
  if (readsRequest.pattern.test(code) || namedForRequest.pattern.test(code)) return true
  if ([...code.matchAll(CALLED)].slice(0, NAMES).some(([, name]) => name !== undefined && isReader(name, around.texts))) return true
  if (steps === 0) return false
  const names = [...code.matchAll(NAMED)].slice(0, NAMES).map(([name]) => name)
  return names.some((name): boolean => {
    const last = [...around.before.matchAll(new RegExp(`(?<![\\w.])${literally(name)}\\b${GIVEN}`, 'g'))].at(-1)
    const value = last?.[1] ?? last?.[2]
    return (
      last !== undefined && value !== undefined && isOfRequest(value, { ...around, before: around.before.slice(0, last.index) }, steps - 1)
    )
  })
}

const CALLED = /(?<![\w.])(\w{1,60})\(/g
/** A name that stands for itself, and is no member of another. */
const NAMED = /(?<![\w.])[a-zA-Z_]\w{0,60}(?![\w(])/g
/** `token: Annotated[str, Header()]`; `token = …`, `scheme, _, token = …`, `{ token } = …`, `token: str = …` */
const GIVEN = '(?:\\s{0,4}:\\s{0,4}(Annotated\\[[^\\n]{0,120})|[^=\\n]{0,80}=(?![=>])\\s{0,40}([^\\n]{0,200}))'

/** Whether one of the texts declares a function of this name that reads a request. */
function isReader(name: string, texts: readonly string[]): boolean {
  const declared = new RegExp(`\\b(?:def|function)\\s{1,4}${literally(name)}\\(|\\b(?:const|let)\\s{1,4}${literally(name)}\\s{0,4}=`)
  return texts.some((text) => {
    const at = text.search(declared)
    const near = at < 0 ? '' : text.slice(at, at + REACH)
    const next = near.slice(1).search(BEGINS)
    return readsRequest.pattern.test(next < 0 ? near : near.slice(0, next + 1))
  })
}
