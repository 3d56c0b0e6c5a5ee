import { grouped } from '../text/grouped.ts'
import { oncePer } from '../text/once-per.ts'
import type { AstOf, Identifier } from './ast.ts'
import type { Module } from './module.ts'

// What has one name in a module. A module is gone through once, however often somebody asks.

/** The identifiers of this spelling, in the order of the text, whatever they stand for. */
export function identifiersNamed(module: Module, name: string): readonly Identifier[] {
  return identifiersByName(module).get(name) ?? []
}

const identifiersByName = oncePer((module: Module): ReadonlyMap<string, readonly Identifier[]> =>
  grouped(module.nodes('Identifier'), (one) => one.name),
)

/** The declarations that give a variable of this name a value, in the order of the text. */
export function declaratorsNamed(module: Module, name: string): readonly AstOf<'VariableDeclarator'>[] {
  return declaratorsByName(module).get(name) ?? []
}

const declaratorsByName = oncePer((module: Module): ReadonlyMap<string, readonly AstOf<'VariableDeclarator'>[]> =>
  grouped(module.nodes('VariableDeclarator'), ({ id, init }) => (init !== null && id.type === 'Identifier' ? id.name : undefined)),
)
