import {
  assignmentsOf,
  enclosingFunction,
  inside,
  isComparison,
  isNothing,
  fold,
  unwrap,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { isNeverGiven } from './calls-elsewhere.ts'

/**
 * The end that a token has because nobody gives another one: `expire = now() + timedelta(hours=24)` in the branch beside
 * `if expires_delta:`, where every caller in the repository leaves that parameter out.
 */
export function endByDefault(module: Module, value: Ast): Ast | undefined {
  const binding = module.binding(unwrap(value))
  const fn = enclosingFunction(module, value)
  if (!binding || !fn) return undefined
  const given = [
    ...(binding.init && binding.path?.length === 0 ? [binding.init] : []),
    ...assignmentsOf(module, binding).map(({ right }) => right),
  ]
  const [one, other] = given
  if (!one || !other || given.length !== 2) return undefined
  for (const choice of module.ancestors(other)) {
    if (choice.type !== 'IfStatement' || !choice.alternate) continue
    const isChoice = inside(one, choice.consequent) && inside(other, choice.alternate)
    const asked = isChoice ? parameterAsked(module, fn, choice) : undefined
    if (!asked || !isNeverGiven(module, fn, asked.name)) return undefined
    return asked.isThere ? other : one
  }
  return undefined
}

/** The parameter that a condition asks for: `if delta`, `if delta is not None`, `if (!delta)`. */
function parameterAsked(
  module: Module,
  fn: FunctionNode,
  { test }: AstOf<'IfStatement'>,
): { readonly name: string; readonly isThere: boolean } | undefined {
  let inner = unwrap(test)
  let isThere = true
  if (inner.type === 'UnaryExpression' && /^(?:!|not)$/.test(inner.operator)) {
    isThere = false
    inner = unwrap(inner.argument)
  }
  if (inner.type === 'BinaryExpression' && isComparison(inner.operator) && isNothing(fold(module, inner.right))) {
    isThere = isThere === /!|not/.test(inner.operator)
    inner = unwrap(inner.left)
  }
  const binding = inner.type === 'Identifier' ? module.binding(inner) : undefined
  return inner.type === 'Identifier' && binding?.kind === 'param' && inside(binding.id, fn) ? { name: inner.name, isThere } : undefined
}
