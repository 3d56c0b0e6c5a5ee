import type { Entry } from '../parse/node.ts'
import { keyOf, type Ast, type Identifier } from './ast.ts'
import type { Folding } from './fold.ts'
import { isMutation, type Binding } from './scope.ts'

/** More members are set one by one in no object of options. */
const MOST = 60

/**
 * What later lines set of an object, `options.scope = scopes`, before a use; undefined where anything else changes it. What is set in a
 * branch, in another function or behind the use is there, and what it is cannot be told.
 */
export function membersSet(folding: Folding, binding: Binding, use: Identifier): readonly Entry[] | undefined {
  const { module } = folding
  const entries: Entry[] = []
  for (const one of module.references(binding)) {
    if (!isMutation(one, false)) continue
    const member = one.parent
    const set = member?.parent
    const key = member?.type === 'MemberExpression' ? keyOf(member) : undefined
    if (key === undefined || set?.type !== 'AssignmentExpression' || set.left !== member || set.operator !== '=') return undefined
    if (entries.length >= MOST) return undefined
    const value = set.end <= use.start && isAlways(set, binding) ? folding.once(set, () => folding.fold(set.right)) : undefined
    entries.push({ key: { value: key, at: module.span(member) }, value: value ?? folding.dynamic(set.right), at: module.span(set) })
  }
  return entries
}

/** Whether a statement is a step of the very block that declares the object. */
function isAlways(set: Ast, binding: Binding): boolean {
  const block = binding.node.parent?.parent
  const step = set.parent
  return step?.type === 'ExpressionStatement' && step.parent === block
}
