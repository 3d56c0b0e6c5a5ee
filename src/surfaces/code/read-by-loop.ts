import { dotted, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { requestHeaders } from '../../knowledge/words/logging.ts'
import { isOfAnswer } from './answer-headers.ts'
import type { Shown } from './logged-secrets.ts'
import { goneThrough, loopAround } from './loop-around.ts'
import { looksAtNames } from './names-looked-at.ts'

/**
 * The value of each header of a request that a loop over their names reads: `for (const name in req.headers) console.log(name,
 * req.headers[name])`. One that looks at the names may leave some out.
 */
export function readByLoop(module: Module, node: AstOf<'MemberExpression'>): Shown | undefined {
  const key = node.computed ? unwrap(node.property) : undefined
  const all = key?.type === 'Identifier' ? wholeOf(module, node.object) : undefined
  if (all === undefined || key?.type !== 'Identifier') return undefined
  const loop = loopAround(module, key)
  if (!loop || loop.pattern.type !== 'Identifier') return undefined
  const { of, gives } = goneThrough(loop.through)
  if (gives === 'pairs' || wholeOf(module, of) !== all) return undefined
  return looksAtNames(module.source(loop.body).slice(0, LONGEST)) ? undefined : { what: all, node, within: node }
}

/** All headers of a request, as they are written. */
export function wholeOf(module: Module, node: Ast): string | undefined {
  const name = dotted(node)
  if (name === undefined) return undefined
  return requestHeaders.pattern.test(name) && !isOfAnswer(module, node)
    ? module.source(node).replace(/\s+/g, '').slice(0, LONGEST_NAME)
    : undefined
}

/** More of a name tells a reader nothing. */
const LONGEST_NAME = 80
/** More of a loop is not looked at. */
const LONGEST = 2000
