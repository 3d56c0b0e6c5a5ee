import { shownName } from '../../classify/shown-name.ts'
import { lastName, memberName, unwrap, type Ast, type AstOf, type Binding, type Module } from '../../program/index.ts'
import { redactor } from '../../knowledge/words/logging.ts'
import { oncePerPair } from '../../text/once-per.ts'

/** A part of it is taken out or written over before it is shown: `delete entry.token`, `entry.pop("token")`. */
export const isBlanked = oncePerPair((module: Module, binding: Binding): boolean => {
  return module.references(binding).some((one) => {
    let inside: Ast = one
    for (
      let parent = module.parent(inside);
      (parent?.type === 'MemberExpression' && parent.object === inside) || parent?.type === 'TypedExpression';
      parent = module.parent(inside)
    )
      inside = parent
    const change = inside === one ? undefined : module.parent(inside)
    if (change?.type === 'CallExpression')
      return change.callee === inside && /^(?:pop|update|setdefault|clear)$/.test(lastName(inside) ?? '')
    return (
      change?.type === 'OtherStatement' ||
      (change?.type === 'UnaryExpression' && change.operator === 'delete') ||
      (change?.type === 'AssignmentExpression' && change.left === inside && writesOver(change))
    )
  })
})

/** Whether an assignment may write over a credential: it puts none in, and the member is not said to be another one. */
function writesOver({ left, right }: AstOf<'AssignmentExpression'>): boolean {
  const key = memberName(left)
  if (key === undefined) return true
  if (shownName(key) !== 'credential' && !/^(?:authorization|(?:x-)?api-key|cookie)$/i.test(key)) return false
  const value = unwrap(right)
  if (value.type === 'CallExpression') return redactor.pattern.test(lastName(value.callee) ?? '')
  return value.type !== 'Identifier' && value.type !== 'MemberExpression'
}
