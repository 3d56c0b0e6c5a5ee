import { functionOf, isFunction, lastName, type Ast, type Module } from '../../program/index.ts'

/**
 * Whether a token is signed for its own check alone, as a trial of the key: `jwt.decode(jwt.encode(…))`, or a name within a function
 * that nothing but such a check reads; other modules may read one that stands at the top. It is handed to nobody, so how long it lives does
 * not matter.
 *
 * @param node the call that signs.
 */
export function isTriedAtOnce(module: Module, node: Ast): boolean {
  let value = node
  let parent = module.parent(value)
  while (parent?.type === 'AwaitExpression') [value, parent] = [parent, module.parent(parent)]
  if (isChecked(module, value)) return true
  const id = parent?.type === 'VariableDeclarator' ? parent.id : parent?.type === 'AssignmentExpression' ? parent.left : undefined
  const binding = id?.type === 'Identifier' && [...module.ancestors(id)].some(isFunction) ? module.binding(id) : undefined
  const uses = binding ? module.references(binding).filter((one) => one !== id) : []
  return uses.length > 0 && uses.every((use) => isChecked(module, use))
}

function isChecked(module: Module, value: Ast): boolean {
  const call = module.parent(value)
  if (call?.type !== 'CallExpression' || call.arguments[0] !== value || !CHECKS.test(lastName(call.callee) ?? '')) return false
  // A function of the module's own that is called so may do anything with the token.
  return functionOf(module, call.callee) === undefined
}

const CHECKS = /^(?:decode|verify|jwtVerify|verifyAsync|jwtDecrypt)$/
