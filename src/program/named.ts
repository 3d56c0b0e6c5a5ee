import { grouped } from '../text/grouped.ts'
import type { AstOf, Identifier } from './ast.ts'
import type { Module } from './module.ts'

// What has one name in a module. A module is gone through once, however often somebody asks.

/** The identifiers of this spelling, in the order of the text, whatever they stand for. */
export function identifiersNamed(module: Module, name: string): readonly Identifier[] {
  const known = IDENTIFIERS.get(module) ?? grouped(module.nodes('Identifier'), (one) => one.name)
  IDENTIFIERS.set(module, known)
  return known.get(name) ?? []
}

const IDENTIFIERS = new WeakMap<Module, ReadonlyMap<string, readonly Identifier[]>>()

/** The declarations that give a variable of this name a value, in the order of the text. */
export function declaratorsNamed(module: Module, name: string): readonly AstOf<'VariableDeclarator'>[] {
  const known =
    DECLARATORS.get(module) ??
    grouped(module.nodes('VariableDeclarator'), ({ id, init }) => (init !== null && id.type === 'Identifier' ? id.name : undefined))
  DECLARATORS.set(module, known)
  return known.get(name) ?? []
}

const DECLARATORS = new WeakMap<Module, ReadonlyMap<string, readonly AstOf<'VariableDeclarator'>[]>>()
