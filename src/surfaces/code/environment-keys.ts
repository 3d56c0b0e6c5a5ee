import { shownName } from '../../classify/shown-name.ts'
import { enclosingFunction, variableOf, type Ast, type Module } from '../../program/index.ts'
import { firstThat } from '../../text/by-halves.ts'
import { oncePer } from '../../text/once-per.ts'

/** What a module takes out of the environment under the name of a secret, and where it uses it. */
export const keysOf = oncePer((module: Module): readonly { readonly made: Ast; readonly uses: readonly Ast[] }[] =>
  module.nodes('VariableDeclarator').flatMap((made) => {
    const name = made.init ? variableOf(made.init) : undefined
    const binding = name !== undefined && shownName(name) === 'credential' ? module.binding(made.id) : undefined
    if (!binding || enclosingFunction(module, made)) return []
    return [{ made, uses: module.references(binding).filter((use) => use !== made.id) }]
  }),
)

/** Whether a part of a module uses one of them. */
export function usesKeys(module: Module, { start, end }: Ast): boolean {
  const uses = usesOfKeys(module)
  const first = uses[firstThat(uses, (use) => use.start >= start)]
  return first !== undefined && first.end <= end
}

/** The places of all keys in order. */
const usesOfKeys = oncePer((module: Module): readonly Ast[] =>
  keysOf(module)
    .flatMap(({ uses }) => uses)
    .toSorted((a, b) => a.start - b.start),
)
