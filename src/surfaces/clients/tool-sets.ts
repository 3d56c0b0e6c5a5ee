import { toolPermissions } from '../../knowledge/scopes/index.ts'
import type { ScopeSet } from '../../model/index.ts'
import { entries, items, type Node, string } from '../../parse/node.ts'
import { type Located, slice, type Text } from '../../text/source.ts'

/**
 * Permissions of tools that the rows of the catalogue call too wide. Only those are handed on: other permissions of the same client are
 * another row's matter.
 */
export function* toolSet(
  rows: readonly string[],
  what: string,
  name: string | undefined,
  permissions: readonly Located<string>[],
): Generator<ScopeSet> {
  for (const row of toolPermissions.filter(({ id }) => rows.includes(id))) {
    const matching = permissions.filter(({ value }) => 'pattern' in row && row.pattern.test(value))
    // An option by itself, and with its value, is one.
    const wide = matching.filter(({ at }, i) => at.start !== matching[i - 1]?.at.start)
    const [first] = wide
    if (!first) continue
    yield {
      kind: 'scopeSet',
      owner: { what, ...(name ? { name } : {}), product: row.client },
      role: 'tool',
      scopes: wide,
      open: false,
      at: first.at,
    }
  }
}

/** Names of tools: a list, a map of them, or one string with commas. */
export function toolNames(node: Node | undefined): Text[] {
  const line = string(node)
  if (line)
    return [...line.value.matchAll(/[^\s,](?:[^,(]|\([^)]*\))*/g)].map((match) =>
      slice(line, match.index, match.index + match[0].trimEnd().length),
    )
  return [...items(node).flatMap((item) => string(item) ?? []), ...entries(node).map(({ key }) => key)]
}
