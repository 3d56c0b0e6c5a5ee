import { logsLambda } from '../../knowledge/words/loggers.ts'
import type { Said } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { inTurn } from '../../text/pattern.ts'
import type { Text } from '../../text/source.ts'
import { blockEnd, isInComment } from '../../program/written/index.ts'

/** A logger that is given a lambda, behind arguments of its own or none, up to its brace. */
const WRITES = inTurn('g', /(?<![\w.])/, logsLambda.pattern, /(?:\((?:[^(){}\n]|\([^(){}\n]{0,60}\)){0,120}\))?\s{0,4}\{/)

/** Longer lambdas do more than to give a text. */
const LONGEST = 600

/**
 * Calls of loggers whose message is a lambda, as calls that are given what it gives: `log.info { "renewed: $grant" }`.
 * https://github.com/oshai/kotlin-logging
 */
export function lambdasLogged({ value: code, at: { file, start: from } }: Text): readonly Said[] {
  return [...code.matchAll(WRITES)].flatMap(({ index, 0: whole, 1: logger, 2: other }): Said[] => {
    const name = logger ?? other ?? ''
    const open = index + whole.length - 1
    const end = blockEnd(code, open)
    const inner = code.slice(open + 1, end - 1)
    const given = inner.trim()
    if (given === '' || inner.length > LONGEST || isInComment(code, index)) return []
    const start = from + open + 1 + inner.indexOf(given)
    const node: Node = { kind: 'dynamic', at: { file, start, end: start + given.length } }
    const at = { file, start: from + index, end: from + end }
    return [{ is: 'call', name, value: { kind: 'list', items: [node], at: node.at }, conditions: [], passed: [], within: [], at }]
  })
}
