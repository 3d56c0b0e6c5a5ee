import { keyOf, unwrap, type Ast, type AstOf } from './ast.ts'
import { named, type Here } from './instances.ts'
import type { Module } from './module.ts'
import { oncePer } from '../text/once-per.ts'

/** Methods that change what they are called on. */
const CHANGES = /^(?:update|setdefault|append|extend|insert|remove|pop|popitem|clear|add|push|set|delete|assign|splice|sort)$/

/**
 * What a class of this repository gives a name once and for all: in Python in its body, in TypeScript as a static field. Nothing where this
 * module or that of the class gives it something else or changes it.
 */
export function classConstant(module: Module, { object }: AstOf<'MemberExpression'>, key: string, elsewhere: boolean): Here | undefined {
  const inner = unwrap(object)
  const binding = module.binding(inner)
  if (!elsewhere && binding?.kind !== 'class') return undefined
  const found = inner.type === 'Identifier' || inner.type === 'MemberExpression' ? named(module, inner, undefined, 'constants') : undefined
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
  return changedIn(module).has(key)
}

/** Told once a module: a class may be asked for each of its names. */
const changedIn = oncePer((module: Module): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const { left } of module.nodes('AssignmentExpression')) addKeys(found, left)
  for (const { callee } of module.nodes('CallExpression')) {
    const called = unwrap(callee)
    if (called.type === 'MemberExpression' && CHANGES.test(keyOf(called) ?? '')) addKeys(found, called.object)
  }
  return found
})

/** All members on the way to what is changed. */
function addKeys(found: Set<string>, node: Ast): void {
  for (let inner = unwrap(node); inner.type === 'MemberExpression'; inner = unwrap(inner.object)) {
    const key = keyOf(inner)
    if (key !== undefined) found.add(key)
  }
}
