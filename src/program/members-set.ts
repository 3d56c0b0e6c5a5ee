import type { Entry } from '../parse/node.ts'
import { oncePerPair } from '../text/once-per.ts'
import { keyOf, type Ast, type AstOf, type Identifier } from './ast.ts'
import type { Folding } from './fold.ts'
import type { Module } from './module.ts'
import { isMutation, type Binding } from './scope.ts'

/**
 * What later lines set of an object, `options.scope = scopes`, before a use; undefined where anything else changes it. What is set in a
 * branch, in another function or behind the use is there, and what it is cannot be told.
 */
export function membersSet(folding: Folding, binding: Binding, use: Identifier): readonly Entry[] | undefined {
  const { module } = folding
  return setsOf(module, binding)?.map(({ key, member, set }) => {
    const isKnown = set.end <= use.start && isAlways(set, binding)
    const value = isKnown ? folding.once(set, () => folding.fold(set.right)) : undefined
    return {
      key: { value: key, at: module.span(member) },
      value: value ?? folding.dynamic(set.right, isKnown ? {} : { maybe: true }),
      at: module.span(set),
    }
  })
}

interface MemberSet {
  readonly key: string
  readonly member: Ast
  readonly set: AstOf<'AssignmentExpression'>
}

/** More members are set one by one of no object of options. */
const MOST = 60

/** All that changes an object, where these are assignments to its own members by their names. */
const setsOf = oncePerPair((module: Module, binding: Binding): readonly MemberSet[] | undefined => {
  const found: MemberSet[] = []
  for (const one of module.references(binding)) {
    if (!isMutation(one, false)) continue
    const member = one.parent
    const set = member?.parent
    const key = member?.type === 'MemberExpression' ? keyOf(member) : undefined
    if (key === undefined || !member || set?.type !== 'AssignmentExpression' || set.left !== member || set.operator !== '=')
      return undefined
    if (found.push({ key, member, set }) > MOST) return undefined
  }
  return found
})

/** Whether a statement is a step of the very block that declares the object. */
function isAlways(set: Ast, binding: Binding): boolean {
  const block = binding.node.parent?.parent
  const step = set.parent
  return step?.type === 'ExpressionStatement' && step.parent === block
}
