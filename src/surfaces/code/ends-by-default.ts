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
  type Binding,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { isNeverGiven } from './calls-elsewhere.ts'

/**
 * The end that a token has because nobody gives another one: `expire = now() + timedelta(hours=24)` in the branch beside
 * `if expires_delta:`, where every caller in the repository leaves that parameter out and nothing else gives it a value.
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
  if (binding?.kind !== 'param' || !inside(binding.id, fn) || isGivenHere(module, fn, binding, test)) return undefined
  return { name: binding.name, isThere }
}

/** Whether a parameter that no caller gives may have a value: of its own, of the lines above, or of what is put around the function. */
function isGivenHere(module: Module, fn: FunctionNode, binding: Binding, test: Ast): boolean {
  if (binding.otherwise && !isNothing(fold(module, binding.otherwise))) return true
  if (assignmentsOf(module, binding).some(({ start }) => start < test.end)) return true
  const method = module.parent(fn)
  const decorators = [...fn.decorators, ...(method?.type === 'MethodDefinition' ? method.decorators : [])]
  return decorators.some(({ expression }) => !OWN_DECORATOR.test(module.source(expression)))
}

/** Those of the language itself, which hand on what is called as it is. */
const OWN_DECORATOR = /^(?:staticmethod|classmethod|(?:typing\.)?(?:override|final)|(?:abc\.)?abstractmethod)$/
