import { isFunction, isOwnMember, keyOf, lastName, unwrap, type Ast, type AstOf, type CallNode } from './ast.ts'
import { named, type Here } from './instances.ts'
import type { Module } from './module.ts'
import { callback, methodOf } from './origin.ts'

/**
 * The object literal that a function of this module, or of one that it imports, or a method of the class around always gives back:
 * `configuration()`, `this.headers()`; undefined where it depends on more.
 */
export function madeObject(
  module: Module,
  { callee, arguments: given }: CallNode,
  elsewhere: boolean,
): Here<AstOf<'ObjectExpression'>> | undefined {
  const called = unwrap(callee)
  const own = called.type === 'Identifier' ? callback(module, called) : isOwnMember(called) ? methodOf(module, called) : undefined
  const found = own
    ? { module, node: own }
    : elsewhere && isImport(module, called)
      ? named(module, called, undefined, 'constants')
      : undefined
  const fn = found && unwrap(found.node)
  if (!found || !fn || !isFunction(fn) || !fn.body) return undefined
  // What a caller gives replaces what holds without it.
  if (given.length > 0 && fn.params.some(({ type }) => type === 'AssignmentPattern')) return undefined
  const [only, ...more] = fn.body.type === 'BlockStatement' ? returned(found.module, fn) : [unwrap(fn.body)]
  return only?.type === 'ObjectExpression' && more.length === 0 ? { module: found.module, node: only } : undefined
}

/** What the getter of the class around always gives for `this.name`: one of `get name()`, or behind `@property`. */
export function gotBy(module: Module, member: AstOf<'MemberExpression'>): Ast | undefined {
  const getter = getterOf(module, member)
  const [only, ...more] = getter?.value.body ? returned(module, getter.value) : []
  return more.length === 0 ? only : undefined
}

function getterOf(module: Module, member: AstOf<'MemberExpression'>): AstOf<'MethodDefinition'> | undefined {
  let owner: Ast | undefined = member
  while (owner && owner.type !== 'ClassBody') owner = module.parent(owner)
  if (owner?.type !== 'ClassBody') return undefined
  const name = keyOf(member)
  return owner.body.find((one): one is AstOf<'MethodDefinition'> => one.type === 'MethodDefinition' && keyOf(one) === name && isGetter(one))
}

/** https://docs.python.org/3/library/functions.html#property, https://docs.python.org/3/library/functools.html#functools.cached_property */
const PROPERTY = /^(?:cached_)?property$/

function isGetter({ kind, decorators }: AstOf<'MethodDefinition'>): boolean {
  return kind === 'get' || decorators.some(({ expression }) => PROPERTY.test(lastName(expression) ?? ''))
}

function isImport(module: Module, node: Ast): boolean {
  return module.binding(node)?.kind === 'import'
}

function returned(module: Module, fn: Ast): Ast[] {
  return module.nodes('ReturnStatement').flatMap((one) => {
    if (!one.argument || one.start < fn.start || one.end > fn.end) return []
    for (const outer of module.ancestors(one)) if (isFunction(outer)) return outer === fn ? [unwrap(one.argument)] : []
    return []
  })
}
