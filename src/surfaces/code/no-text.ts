import { definition, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { isUsedAsOther } from './number-uses.ts'
import { isOfOtherType } from './other-types.ts'
import { givesNothing, isOfAnother, makesEntryKey } from './other-values.ts'

/**
 * Whether a value opens nothing by its type, by what makes it, or by what else is done with it, whatever it is called. `secretIn` tells
 * whether what it is made of is a credential.
 */
export function isNoText(
  module: Module,
  node: AstOf<'MemberExpression' | 'Identifier'>,
  name: string,
  secretIn: (module: Module, node: Ast, steps: number) => unknown,
): boolean {
  if (isOfOtherType(module, node) || isUsedAsOther(module, node)) return true
  if (node.type === 'MemberExpression') return isOfAnother(node)
  const value = definition(module, node)
  if (value === node) return false
  return givesNothing(module, value) || (/key$/i.test(name) && makesEntryKey(value, (one) => secretIn(module, one, 3) !== undefined))
}
