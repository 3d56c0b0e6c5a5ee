import type { Tree } from './typescript.ts'
import type { Ast, Identifier } from './ast.ts'
import { settled } from './local-names.ts'
import type { Binding, Declared } from './scope.ts'

/** The assignments of Python that leave a name what it is. What is settled takes the place of what was declared. */
export function settledIn(
  tree: Tree,
  declared: Declared,
  binding: (id: Identifier) => Binding | undefined,
  known: Map<Identifier, Binding | undefined>,
): ReadonlySet<Ast> {
  const quiet = settled(tree, binding, (old, meant, at) => {
    for (let node: Ast | undefined = at; node; node = node.parent) {
      const names = declared.get(node)
      if (names?.get(old.name) !== old) continue
      names.set(old.name, meant)
      return
    }
  })
  known.clear()
  return quiet
}
