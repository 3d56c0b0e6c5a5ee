import { keyOf, unwrap, type Ast, type AstOf } from './ast.ts'
import { named, type Here } from './instances.ts'
import type { Module } from './module.ts'

/** Methods that change what they are called on. */
const CHANGES = /^(?:update|setdefault|append|extend|insert|remove|pop|popitem|clear|add|push|set|delete|assign|splice|sort)$/

/**
 * What a class of this repository gives a name once and for all: in Python in its body, in TypeScript as a static field. Nothing where this
 * module or that of the class gives it something else or changes it.
 */
export function classConstant(module: Module, { object }: AstOf<'MemberExpression'>, key: string, elsewhere: boolean): Here | undefined {
  const inner = unwrap(object)
  const binding = inner.type === 'Identifier' ? module.binding(inner) : undefined
  if (!elsewhere && binding?.kind !== 'class') return undefined
  const found = inner.type === 'Identifier' || inner.type === 'MemberExpression' ? named(module, inner) : undefined
  if (found?.node.type !== 'ClassDeclaration') return undefined
  const isPython = found.module.language === 'python'
  const [field, ...more] = found.node.body.body.filter(
    (one): one is AstOf<'PropertyDefinition'> => one.type === 'PropertyDefinition' && keyOf(one) === key && (isPython || one.static),
  )
  if (!field?.value || more.length > 0 || isChanged(found.module, key) || isChanged(module, key)) return undefined
  return { module: found.module, node: field.value }
}

/** `Settings.KEY = …`, `Settings.KEY['a'] = …`, `Settings.KEY.update(…)`, of whatever class. */
function isChanged(module: Module, key: string): boolean {
  if (!module.file.text.includes(key)) return false
  const isKey = (node: Ast): boolean => {
    const inner = unwrap(node)
    return inner.type === 'MemberExpression' && (keyOf(inner) === key || isKey(inner.object))
  }
  return (
    module.nodes('AssignmentExpression').some(({ left }) => isKey(left)) ||
    module.nodes('CallExpression').some(({ callee }) => {
      const called = unwrap(callee)
      return called.type === 'MemberExpression' && CHANGES.test(keyOf(called) ?? '') && isKey(called.object)
    })
  )
}
