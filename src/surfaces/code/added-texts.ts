import { addedItems, addedPieces, enclosingFunction, type Ast, type AstOf, type Binding, type Module } from '../../program/index.ts'
import type { Shown } from './logged-secrets.ts'
import { isOnOtherBranch } from './other-branches.ts'

/** The credential in a text or a list that is added to, where its name is shown: `url += "&page=2"`, `pairs.push('key=' + key)`. */
export function addedIn(module: Module, node: AstOf<'Identifier'>, secretIn: Finds): Shown | undefined {
  const binding = module.binding(node)
  const all = binding ? secretsAdded(module, binding, secretIn) : []
  if (all.length === 0) return undefined
  const around = enclosingFunction(module, node)
  const isBefore = ({ by }: Added) =>
    by === undefined || (by.end <= node.start && enclosingFunction(module, by) === around && !isOnOtherBranch(module, by, node))
  const first = all.find(isBefore)
  return first && { what: first.found.what, node, within: first.found.within ?? first.found.node }
}

type Finds = (module: Module, node: Ast) => Shown | undefined

interface Added {
  readonly found: Shown
  readonly by: Ast | undefined
}

/** The credentials among the pieces of a text: looked for once, as a piece may show the text itself. */
function secretsAdded(module: Module, binding: Binding, secretIn: Finds): readonly Added[] {
  const known = ADDED.get(binding)
  if (known) return known
  const found: Added[] = []
  ADDED.set(binding, found)
  for (const { value, by } of [...addedPieces(module, binding), ...addedItems(module, binding)]) {
    const secret = secretIn(module, value)
    if (secret) found.push({ found: secret, by })
  }
  return found
}

const ADDED = new WeakMap<Binding, readonly Added[]>()
