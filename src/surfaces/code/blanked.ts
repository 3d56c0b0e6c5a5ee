import { shownName } from '../../classify/shown-name.ts'
import { dotted, keyOf, lastName, memberName, unwrap, type Ast, type AstOf, type Binding, type Module } from '../../program/index.ts'
import { redactor, tokenResponse } from '../../knowledge/words/logging.ts'
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
    if (change?.type === 'CallExpression') return change.callee === inside && BLANKS.test(lastName(inside) ?? '') && !mergesTokens(change)
    return (
      change?.type === 'OtherStatement' ||
      (change?.type === 'UnaryExpression' && change.operator === 'delete') ||
      (change?.type === 'AssignmentExpression' && change.left === inside && writesOver(change))
    )
  })
})

const BLANKS = /^(?:pop|update|setdefault|clear)$/

/** `result.update(**tokens)`, `result.update({"token": token})`: what has been answered or given is added, and nothing written over. */
function mergesTokens({ callee, arguments: [given, ...more] }: AstOf<'CallExpression'>): boolean {
  if (lastName(callee) !== 'update' || more.length > 0 || !given) return false
  return given.type === 'ObjectExpression' ? given.properties.every((one) => addsToken(one)) : addsToken(given)
}

function addsToken(one: Ast): boolean {
  if (one.type !== 'Property') return tokenResponse.pattern.test(dotted(one.type === 'SpreadElement' ? one.argument : one) ?? '')
  const value = unwrap(one.value)
  return shownName(keyOf(one) ?? '') === 'credential' && (value.type === 'Identifier' || value.type === 'MemberExpression')
}

/** Whether an assignment may write over a credential: it puts none in, and the member is not said to be another one. */
function writesOver({ left, right }: AstOf<'AssignmentExpression'>): boolean {
  const key = memberName(left)
  if (key === undefined) return true
  if (shownName(key) !== 'credential' && !/^(?:authorization|(?:x-)?api-key|cookie)$/i.test(key)) return false
  const value = unwrap(right)
  if (value.type === 'CallExpression') return redactor.pattern.test(lastName(value.callee) ?? '')
  return value.type !== 'Identifier' && value.type !== 'MemberExpression'
}
