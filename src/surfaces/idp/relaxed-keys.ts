import { type Entry, entries, type Node } from '../../parse/node.ts'
import { loose } from './oauth-client-fields.ts'

/** Entries at a path in Spring's relaxed binding: keys in any spelling, several of them joined with dots. */
export function below(node: Node | undefined, path: readonly string[]): Entry[] {
  if (path.length === 0) return entries(node)
  return entries(node).flatMap(({ key, value }) => {
    const steps = key.value.split('.').map(loose)
    return steps.every((step, i) => step === path[i]) ? below(value, path.slice(steps.length)) : []
  })
}

/** The value of a key that is written with dots, such as `spring.security.user.name`. */
export function valueAt(node: Node | undefined, key: string): Node | undefined {
  return valueBelow(node, key.split('.').map(loose))
}

function valueBelow(node: Node | undefined, path: readonly string[]): Node | undefined {
  for (const { key, value } of entries(node)) {
    const steps = key.value.split('.').map(loose)
    if (!steps.every((step, i) => step === path[i])) continue
    const found = steps.length === path.length ? value : valueBelow(value, path.slice(steps.length))
    if (found) return found
  }
  return undefined
}
