import { fold, keyOf, type Module } from '../../program/index.ts'
import { boolean } from '../../parse/node.ts'

/** Whether a module makes a cookie's options secure after they were written: `config.cookie.secure = true` in production. */
export function isSecuredLater(module: Module): boolean {
  return module
    .nodes('AssignmentExpression')
    .some(({ left, right }) => left.type === 'MemberExpression' && keyOf(left) === 'secure' && boolean(fold(module, right)) !== false)
}
