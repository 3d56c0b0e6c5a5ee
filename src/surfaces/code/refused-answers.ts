import { branchesAround, isFunction, keyOf, leaves, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { failedAnswer } from '../../knowledge/words/checks.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { oneOf } from '../../text/pattern.ts'
import { givenAgain } from './given-again.ts'

const SUCCEEDED = oneOf(
  'i',
  /\.ok\b|\bis_success\b|\bstatus(?:_code)?\s{0,4}(?:===?|<)|access_?token/,
  // What is negated asks for the failure: `if not answer["ok"]`.
  /^(?!\s{0,4}(?:!|not\b))[^!]{0,200}?(?:\[\s?["'](?:ok|success)["']\s?\]|\.get\(\s?["'](?:ok|success)["']|\.success\b)/,
)

/**
 * Stands where an answer has refused, and has an error and no token: on that branch, behind the other one, or where an error is caught.
 * What is asked before the request goes out is about something else.
 */
export function isRefused(module: Module, node: Ast): boolean {
  let below: Ast = node
  const since = askedAt(module, node)
  for (const one of module.ancestors(node)) {
    if (one.type === 'CatchClause' || (one.type === 'BlockStatement' && isBehindSuccess(module, one, since, below))) return true
    if (one.type === 'IfStatement' && one.test !== below && one.start >= since) {
      const test = module.source(one.test).slice(0, 300)
      const failed = failedAnswer.pattern.test(test)
      if (one.consequent === below ? failed : !failed && SUCCEEDED.test(test)) return true
    }
    if (isFunction(one)) return false
    below = one
  }
  return false
}

/** Where the request begins whose answer, or part of an answer, a node is; the beginning of the file where reading cannot tell. */
function askedAt(module: Module, node: Ast, steps = 5): number {
  const inner = unwrap(node)
  if (steps === 0) return 0
  if (inner.type === 'MemberExpression') return askedAt(module, inner.object, steps - 1)
  if (inner.type === 'Identifier') {
    const binding = module.binding(inner)
    const value = binding && (givenAgain(module, inner, binding) ?? binding.init)
    return value ? askedAt(module, value, steps - 1) : 0
  }
  if (inner.type !== 'CallExpression') return 0
  const callee = unwrap(inner.callee)
  const isPart = callee.type === 'MemberExpression' && /^(?:json|text)$/.test(keyOf(callee) ?? '')
  return isPart ? askedAt(module, callee.object, steps - 1) : inner.start
}

/** Whether a name for what was answered stands on the branch where that is an error itself, or has no token: `if (result.error)`. */
export function isErrorItself(module: Module, node: AstOf<'Identifier'>): boolean {
  for (const condition of branchesAround(module, node)) {
    const test = module.source(condition).slice(0, 300)
    if (failedAnswer.pattern.test(test) && [`${node.name}.`, `${node.name}?.`, `${node.name}[`].some((start) => test.includes(start)))
      return true
  }
  return false
}

/** Whether a block goes on only without success: behind `if (response.ok) return …`. */
function isBehindSuccess(module: Module, block: AstOf<'BlockStatement'>, since: number, { start: at }: Ast): boolean {
  return successesIn(module, block).some(({ start, end }) => start >= since && end <= at)
}

const successesIn = oncePerPair((module: Module, { body }: AstOf<'BlockStatement'>): readonly Ast[] =>
  body.filter((one) => {
    if (one.type !== 'IfStatement' || one.alternate) return false
    const test = module.source(one.test).slice(0, 300)
    return SUCCEEDED.test(test) && !failedAnswer.pattern.test(test) && leaves(one.consequent)
  }),
)
