import type { BuilderParts } from '../../knowledge/libraries/token-makers.ts'
import { append } from '../../text/append.ts'
import { items, string, type Entry, type Node } from '../../parse/node.ts'

/**
 * A chain without the builders that it goes into and comes back from: `.header().type("at+jwt").and()` says nothing of the claims,
 * `.audience().add(api).and()` is an audience, and what `.claims().add("role", role).and()` adds by name are claims. What comes back from
 * anything else stays in the chain.
 */
export function withoutParts(chain: Node, { aside, whole, added, back, last }: BuilderParts): Node {
  if (chain.kind !== 'map') return chain
  const all: Entry[] = []
  let part: { readonly first: Entry; readonly inside: Entry[] } | undefined
  for (const one of chain.entries) {
    const name = one.key.value
    const isPart = (aside.includes(name) || whole.includes(name) || added.includes(name)) && isEmpty(one.value)
    if (part && (name === back || last.includes(name))) {
      append(all, given(part.first, last.includes(name) ? [...part.inside, one] : part.inside))
      part = undefined
    } else if (part) part.inside.push(one)
    else if (isPart) part = { first: one, inside: [] }
    else all.push(one)
  }
  return { ...chain, entries: [...all, ...(part ? [part.first, ...part.inside] : [])] }

  function given(first: Entry, inside: readonly Entry[]): Entry[] {
    if (aside.includes(first.key.value)) return []
    if (whole.includes(first.key.value)) return inside.slice(0, 1).map(({ value }) => ({ ...first, value }))
    return inside.map((one) => {
      const claim = one.key.value === 'add' && items(one.value).length === 2 ? string(items(one.value)[0]) : undefined
      // A table that is added may bring any claim.
      return one.key.value === 'add' ? { ...one, key: { ...one.key, value: claim ? 'claim' : first.key.value } } : one
    })
  }
}

function isEmpty(value: Node): boolean {
  return value.kind === 'list' && value.items.length === 0
}
