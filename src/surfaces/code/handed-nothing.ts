import { firstThat } from '../../text/by-halves.ts'
import { definition, dotted, isFunction, isNone, leaves, unwrap, type Ast, type Binding, type Module } from '../../program/index.ts'

// Where a sign-in has failed, and what its library has handed over holds no token.

/**
 * Whether a name for what was handed over stands on a branch that is only taken where there was an error, or no session: `if (error)`,
 * `if (!data.session)`, the other branch of `if (data.session)`, or behind it where that one leaves.
 */
export function isWhereFailed(module: Module, node: Ast, given: Binding): boolean {
  let below: Ast = node
  for (const outer of module.ancestors(node)) {
    if (isFunction(outer)) return false
    if (outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') {
      if (outer.consequent === below && says(module, outer.test, given, 'failed')) return true
      if (outer.alternate === below && says(module, outer.test, given, 'done')) return true
    }
    if (outer.type === 'LogicalExpression' && outer.right === below && outer.operator === '&&' && says(module, outer.left, given, 'failed'))
      return true
    if (outer.type === 'BlockStatement') {
      const at = below.start
      const last = outer.body[firstThat<Ast>(outer.body, ({ start }) => start >= at) - 1]
      if (last?.type === 'IfStatement' && leaves(last.consequent) && says(module, last.test, given, 'done')) return true
    }
    below = outer
  }
  return false
}

type Outcome = 'failed' | 'done'

/** Whether a sign-in has certainly failed, or has certainly gone well, wherever a condition holds or, for the latter, does not. */
function says(module: Module, test: Ast, given: Binding, outcome: Outcome, steps = 8): boolean {
  const one = unwrap(test)
  if (steps === 0) return false
  if (one.type === 'LogicalExpression') {
    const sides = [one.left, one.right].map((side) => says(module, side, given, outcome, steps - 1))
    // Where `a && b` does not hold, only one of them may not.
    return (one.operator === '&&') === (outcome === 'failed') ? sides.some(Boolean) : sides.every(Boolean)
  }
  if (one.type === 'UnaryExpression' && /^(?:!|not)$/.test(one.operator))
    return outcome === 'failed' ? isHandedOver(module, one.argument, given) : isError(module, one.argument, given)
  if (one.type === 'BinaryExpression' && isNothing(one.right)) {
    const isEqual = /^(?:={2,3}|is)$/.test(one.operator)
    if (!isEqual && !/^(?:!={1,2}|is not)$/.test(one.operator)) return false
    return isEqual === (outcome === 'failed') ? isHandedOver(module, one.left, given) : isError(module, one.left, given)
  }
  return outcome === 'failed' ? isError(module, one, given) : isHandedOver(module, one, given)
}

const isNothing = (node: Ast) => isNone(node) || (node.type === 'Identifier' && node.name === 'undefined')

/** The error that was taken out of the same answer, or the one that a browser keeps of its last call. */
function isError(module: Module, node: Ast, given: Binding): boolean {
  const one = unwrap(node)
  if (one.type === 'MemberExpression') return /^(?:chrome|browser)\.runtime\.lastError$/.test(dotted(one) ?? '')
  const binding = one.type === 'Identifier' ? module.binding(one) : undefined
  return binding?.init !== undefined && binding.init === given.init && binding.path?.join('.') === 'error'
}

/** What was handed over, or its session or user: `data`, `data?.session`, `session` of the same answer. */
function isHandedOver(module: Module, node: Ast, given: Binding): boolean {
  const inner = unwrap(node)
  const binding = inner.type === 'Identifier' ? module.binding(inner) : undefined
  if (binding !== undefined && binding === given) return true
  if (binding?.init !== undefined && binding.init === given.init) return /^data\.(?:session|user)$/.test(binding.path?.join('.') ?? '')
  const one = inner.type === 'Identifier' ? definition(module, inner) : inner
  if (one.type !== 'MemberExpression' || !/[\w$]\.(?:session|user)$/.test(dotted(one) ?? '')) return false
  const holder = unwrap(one.object)
  return holder.type === 'Identifier' && module.binding(holder) === given
}
