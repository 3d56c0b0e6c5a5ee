import { assignmentTo, isTextLiteral, keyOf, unwrap, type Ast } from './ast.ts'
import type { Module } from './module.ts'
import { isTarget, type Binding } from './scope.ts'
import { oncePerPair } from '../text/once-per.ts'

/** What a text or a list is made of that is added to: its first value, and then each piece with what adds it. */
export interface Piece {
  readonly value: Ast
  readonly by?: Ast
}

/**
 * The items of a list that is written where it is declared, and those that are put at its end: `pairs.push('page=2')`,
 * `pairs.append("page=2")`. None where a variable is given another list.
 */
export const addedItems = oncePerPair((module: Module, binding: Binding): readonly Piece[] => {
  if (binding.init?.type !== 'ArrayExpression' || binding.path?.length !== 0 || module.written(binding)) return []
  const pieces: Piece[] = []
  for (const use of module.references(binding)) {
    const member = module.parent(use)
    const call = member && module.parent(member)
    if (member?.type !== 'MemberExpression' || member.object !== use || call?.type !== 'CallExpression' || call.callee !== member) continue
    if (pieces.length > MOST) return []
    if (/^(?:push|append)$/.test(keyOf(member) ?? '')) for (const value of call.arguments) pieces.push({ value, by: call })
  }
  return pieces
})

/**
 * The pieces of a text that a variable holds and that is only ever added to, `url += '&page=2'`, `text = text + line`: nothing is lost of
 * what it was given before. None where it is given another value, or nothing of it is seen to be a text.
 */
export const addedPieces = oncePerPair((module: Module, binding: Binding): readonly Piece[] => {
  if (!binding.init || binding.path?.length !== 0 || !module.written(binding)) return []
  const pieces: Piece[] = [{ value: binding.init }]
  for (const use of module.references(binding)) {
    if (!isTarget(use)) continue
    const by = assignmentTo(use)
    const added = by && (by.operator === '+=' ? [by.right] : by.operator === '=' ? behindItself(by.right, binding.name) : undefined)
    if (!by || !added || pieces.length > MOST) return []
    for (const value of added) pieces.push({ value, by })
  }
  return pieces.some(({ value }) => isText(value)) ? pieces : []
})

/** More pieces make a document. */
const MOST = 100

/** What stands behind a name in a sum that begins with it. */
function behindItself(sum: Ast, name: string): readonly Ast[] | undefined {
  const behind: Ast[] = []
  let first = unwrap(sum)
  while (first.type === 'BinaryExpression' && first.operator === '+') {
    behind.push(first.right)
    first = unwrap(first.left)
  }
  return first.type === 'Identifier' && first.name === name && behind.length > 0 ? behind : undefined
}

function isText(value: Ast): boolean {
  let first = unwrap(value)
  while (first.type === 'BinaryExpression' && first.operator === '+') {
    if (isText(first.right)) return true
    first = unwrap(first.left)
  }
  return first.type === 'TemplateLiteral' || isTextLiteral(first)
}
