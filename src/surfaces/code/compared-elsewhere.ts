import { safeComparison } from '../../knowledge/words/checks.ts'
import {
  comparedBy,
  definition,
  functionCalled,
  walk,
  withoutDefault,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { callsIn } from './calls-in-function.ts'

/**
 * What a call has a function of this repository compare in constant time, whatever that is called: `tokenMatches(given, expected)` of
 * `(a, b) => timingSafeEqual(Buffer.from(a), Buffer.from(b))`.
 */
export function comparedElsewhere(module: Module, call: AstOf<'CallExpression'>): readonly [Ast, Ast] | undefined {
  if (call.arguments.length < 2 || call.arguments.length > MOST_PARAMETERS) return undefined
  const run = functionCalled(module, call)
  const [one, other] = run ? comparedIn(run.module, run.node) : []
  const [left, right] = [one, other].map((index) => (index === undefined ? undefined : call.arguments[index]))
  return left && right && left.type !== 'SpreadElement' && right.type !== 'SpreadElement' ? [left, right] : undefined
}

const MOST_PARAMETERS = 4

/** The two parameters of a function that it compares, by their places. */
const comparedIn = oncePerPair((module: Module, fn: FunctionNode): readonly number[] => {
  for (const call of callsIn(module, fn)) {
    const sides = comparedBy(call, { calls: safeComparison.pattern }) ?? []
    const [one, other] = sides.map((side) => parametersIn(module, side, fn)).map((found) => (found.size === 1 ? [...found][0] : undefined))
    if (one !== undefined && other !== undefined && one !== other) return [one, other]
  }
  return []
})

/** The parameters that a value is made of: `Buffer.from(a)`, `hash(a)`, a variable that holds it. */
function parametersIn(module: Module, node: Ast, fn: FunctionNode): ReadonlySet<number> {
  const found = new Set<number>()
  for (const one of walk(definition(module, node))) {
    const meant = one.type === 'Identifier' ? module.binding(one) : undefined
    const index = meant ? fn.params.findIndex((param) => withoutDefault(param) === meant.id) : -1
    if (index >= 0) found.add(index)
  }
  return found
}
