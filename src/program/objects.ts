import { enclosingFunction, type Module } from './module.ts'
import { isFunction, keyOf, unwrap, type Ast, type AstOf, type FunctionNode } from './ast.ts'
import { callback } from './origin.ts'
import { definition } from './fold.ts'
import { madeObject } from './made-objects.ts'
import type { Entry } from '../parse/node.ts'
import { oncePer } from '../text/once-per.ts'
import { addTo } from '../text/grouped.ts'

/** The object literal that an expression is, stands for, or gets from a function of this module. */
export function objectOf(module: Module, node: Ast | undefined): AstOf<'ObjectExpression'> | undefined {
  const found = node && definition(module, node)
  if (found?.type === 'CallExpression') return madeObject(module, found, false)?.node
  return found?.type === 'ObjectExpression' ? found : undefined
}

/** The code of a property, through nested objects and spreads of known ones; a method is its function. */
export function property(module: Module, node: Ast | undefined, ...path: readonly string[]): Ast | undefined {
  let current = node
  for (const name of path) current = step(module, current, name)
  return current
}

/** The property itself, for its place. */
export function propertyNode(module: Module, node: Ast | undefined, name: string): AstOf<'Property'> | undefined {
  return objectOf(module, node)?.properties.findLast((one): one is AstOf<'Property'> => one.type === 'Property' && keyOf(one) === name)
}

/**
 * The code of an entry of a folded object: in its literal, or in the line that puts it there (`claims["exp"] = …`). Undefined for one of
 * another file.
 */
export function valueOf(module: Module, { at }: Entry): Ast | undefined {
  if (at.file !== module.file) return undefined
  return valuesOf(module).get(`${at.start}-${at.end}`)
}

/** The values of a module by where an entry begins and ends: of objects, of assignments to members, and of calls with a key. */
const valuesOf = oncePer((module: Module): ReadonlyMap<string, Ast> => {
  const found = new Map<string, Ast>()
  const add = (start: number, end: number, value: Ast) => {
    const key = `${start}-${end}`
    if (!found.has(key)) found.set(key, value)
  }
  for (const { start, end, value } of module.nodes('Property')) add(start, end, value)
  for (const { left, right } of module.nodes('AssignmentExpression'))
    if (left.type === 'MemberExpression') add(left.property.start, right.end, right)
  for (const {
    arguments: [key, value],
  } of module.nodes('CallExpression'))
    if (key && value) add(key.start, value.end, value)
  return found
})

/** Whether an object may have properties that its literal does not show; also true for what is no literal. */
export function isOpen(module: Module, node: Ast | undefined, seen = new Set<Ast>()): boolean {
  const object = objectOf(module, node)
  // A spread of itself adds nothing.
  if (!object || seen.has(object)) return !object
  seen.add(object)
  return object.properties.some((one) => (one.type === 'SpreadElement' ? isOpen(module, one.argument, seen) : keyOf(one) === undefined))
}

/** The function that an expression is or names. */
export function functionOf(module: Module, node: Ast | undefined): FunctionNode | undefined {
  const found = callback(module, node)
  return isFunction(found) ? found : undefined
}

/** What a function gives back: the bodies of arrows, and the arguments of its own `return`s. */
export function results(module: Module, fn: FunctionNode): Ast[] {
  const body = fn.body
  if (!body) return []
  if (body.type !== 'BlockStatement') return [unwrap(body)]
  return returnsIn(module).get(fn) ?? []
}

/** What the functions of a module return, by the function. */
const returnsIn = oncePer((module: Module): ReadonlyMap<Ast, Ast[]> => {
  const found = new Map<Ast, Ast[]>()
  for (const node of module.nodes('ReturnStatement')) {
    const fn = node.argument && enclosingFunction(module, node)
    if (!node.argument || !fn) continue
    addTo(found, fn, unwrap(node.argument))
  }
  return found
})

/** Whether one node stands within another. */
export function inside(inner: Ast, outer: Ast): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}

function step(module: Module, node: Ast | undefined, name: string, seen = new Set<Ast>()): Ast | undefined {
  const object = objectOf(module, node)
  if (!object || seen.has(object)) return undefined
  seen.add(object)
  for (const one of object.properties.toReversed()) {
    if (one.type === 'SpreadElement') {
      const found = step(module, one.argument, name, seen)
      if (found) return found
    } else if (keyOf(one) === name) return one.value
  }
  return undefined
}
