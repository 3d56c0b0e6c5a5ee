import type { Node } from '../../parse/node.ts'
import type { Module } from '../../program/index.ts'
import { addTo } from '../../text/grouped.ts'
import { oncePer } from '../../text/once-per.ts'

/** The names of this module's constants that hold a value, or what holds where nothing else is given. */
export function constantsWith(module: Module, value: Node): string[] {
  const at = value.kind === 'dynamic' ? value.fallback?.at : value.at
  return at?.file === module.file ? [...(constantsOf(module).get(at.start) ?? [])] : []
}

/** The names of constants by where their values begin; many tokens ask. */
const constantsOf = oncePer((module: Module): ReadonlyMap<number, readonly string[]> => {
  const found = new Map<number, string[]>()
  for (const { id, init } of module.nodes('VariableDeclarator'))
    if (id.type === 'Identifier' && init) addTo(found, module.span(init).start, id.name)
  return found
})
