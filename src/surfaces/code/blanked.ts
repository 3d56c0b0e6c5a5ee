import { lastName, type Ast } from '../../program/ast.ts'
import type { Module } from '../../program/module.ts'
import type { Binding } from '../../program/scope.ts'

/** A part of it is taken out or written over before it is shown: `delete entry.token`, `entry.pop("token")`. */
export function isBlanked(module: Module, binding: Binding): boolean {
  return module.references(binding).some((one) => {
    let inside: Ast = one
    for (
      let parent = module.parent(inside);
      parent?.type === 'MemberExpression' && parent.object === inside;
      parent = module.parent(inside)
    )
      inside = parent
    const change = inside === one ? undefined : module.parent(inside)
    if (change?.type === 'CallExpression')
      return change.callee === inside && /^(?:pop|update|setdefault|clear)$/.test(lastName(inside) ?? '')
    return (
      change?.type === 'OtherStatement' ||
      (change?.type === 'UnaryExpression' && change.operator === 'delete') ||
      (change?.type === 'AssignmentExpression' && change.left === inside)
    )
  })
}
