import { fold, keyOf, type Module } from '../../program/index.ts'
import { boolean } from '../../parse/node.ts'
import { isMarkedForAll } from './marked-for-all.ts'

/**
 * Whether a module makes a cookie's options secure after they were written, `config.cookie.secure = true` in production, or something marks
 * all cookies of its answers.
 */
export function isSecuredLater(module: Module): boolean {
  const isSet = module
    .nodes('AssignmentExpression')
    .some(({ left, right }) => left.type === 'MemberExpression' && keyOf(left) === 'secure' && boolean(fold(module, right)) !== false)
  return isSet || (module.project !== undefined && isMarkedForAll(module.file.path, module.project))
}
