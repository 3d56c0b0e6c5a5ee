import { comparedBy, firstAssigned, keyOf, lastName, unwrap, walk, type Ast, type FunctionNode, type Module } from '../../program/index.ts'
import { inTurn } from '../../text/pattern.ts'
import { isDecodedState } from './decoded-state.ts'

/** Whether a handler asks if a part of the state is the person whom its browser is signed in as: `if told["user_id"] != str(user.id):`. */
export function comparesWithPerson(module: Module, handler: FunctionNode): boolean {
  for (const asked of walk(handler)) {
    if (asked.type !== 'IfStatement') continue
    for (const one of parts(asked.test)) {
      const [left, right] = comparedBy(one) ?? []
      if (!left || !right) continue
      if (isOfPerson(module, right) && isPartOfState(module, left) && !isPartOfState(module, right)) return true
      if (isOfPerson(module, left) && isPartOfState(module, right) && !isPartOfState(module, left)) return true
    }
  }
  return false
}

/** What a condition is made of by `and`, `or` and `not`. */
function parts(test: Ast): readonly Ast[] {
  const inner = unwrap(test)
  if (inner.type === 'UnaryExpression') return parts(inner.argument)
  return inner.type === 'LogicalExpression' ? [...parts(inner.left), ...parts(inner.right)] : [inner]
}

/** `user.id`, `str(account.id)`, `currentUserId` */
function isOfPerson(module: Module, node: Ast): boolean {
  return PERSON.test(module.source(unwrap(node)).slice(0, LONGEST))
}

const PERSON = inTurn(
  'i',
  /^(?:(?:str|int|String|Number)\()?(?:\w{1,40}\??\.){0,4}/,
  /(?:_?id|pk|sub|uid|e?mail|\w{0,20}user_?(?:id)?)(?:\.toString\(\)|\))?$/,
)
const LONGEST = 200

function isPartOfState(module: Module, node: Ast, steps = 6): boolean {
  const inner = unwrap(node)
  const follow = (one: Ast | undefined) => one !== undefined && one.type !== 'SpreadElement' && isPartOfState(module, one, steps - 1)
  if (steps === 0) return false
  switch (inner.type) {
    case 'MemberExpression':
      return isDecodedState(module, inner.object) || follow(inner.object)
    case 'CallExpression': {
      const callee = unwrap(inner.callee)
      if (callee.type === 'MemberExpression' && /^(?:get|toString)$/.test(keyOf(callee) ?? '')) return follow(callee)
      return /^(?:str|int|String|Number)$/.test(lastName(callee) ?? '') && follow(inner.arguments[0])
    }
    case 'ConditionalExpression':
      return follow(inner.consequent) || follow(inner.alternate)
    case 'LogicalExpression':
      return follow(inner.left) || follow(inner.right)
    case 'Identifier': {
      const binding = module.binding(inner)
      if (!binding) return false
      if ((binding.path ?? []).length > 0) return binding.init !== undefined && isDecodedState(module, binding.init)
      return follow(binding.init) || follow(firstAssigned(module, binding))
    }
    default:
      return false
  }
}
