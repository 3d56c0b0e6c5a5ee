import { get, type Node } from '../../parse/node.ts'
import { slice, type Span, type Text } from '../../text/source.ts'
import type { Reader } from '../reading/surface.ts'
import { mapNode } from './nodes.ts'

/** One value and the keys above it. */
interface Setting {
  readonly keys: readonly Text[]
  readonly value: Node
}

/**
 * The tree that overrides such as `mcp_servers.x.url="https://…"` make together.
 *
 * A value is TOML, and text where it is not (https://github.com/openai/codex/blob/main/docs/config.md).
 */
export async function overriddenTree(overrides: readonly Text[], at: Span, reader: Reader): Promise<Node> {
  const settings: Setting[] = []
  for (const override of overrides) {
    const equals = override.value.indexOf('=')
    if (equals <= 0) continue
    const keys = keysOf(slice(override, 0, equals))
    const last = override.value.lastIndexOf('.', equals) + 1
    settings.push({ keys, value: await valueOf(slice(override, last), equals - last, reader) })
  }
  return nested(settings, at)
}

function keysOf(path: Text): Text[] {
  let from = 0
  return path.value.split('.').map((key) => {
    const start = from
    from += key.length + 1
    return slice(path, start, start + key.length)
  })
}

async function valueOf(statement: Text, equals: number, reader: Reader): Promise<Node> {
  const { roots, problems } = await reader.parse('toml', statement)
  const value = problems.length === 0 ? get(roots[0], statement.value.slice(0, equals).trim()) : undefined
  if (value) return value
  const written = statement.value.slice(equals + 1)
  const [before = ''] = /^\s*["']?/.exec(written) ?? []
  const text = written.slice(before.length).trimEnd().replace(/["']$/, '')
  const start = equals + 1 + before.length
  return { kind: 'scalar', ...slice(statement, start, start + text.length) }
}

function nested(settings: readonly Setting[], at: Span): Node {
  const groups = new Map<string, { key: Text; settings: Setting[] }>()
  for (const { keys, value } of settings) {
    const key = keys[0] as Text
    const group = groups.get(key.value) ?? { key, settings: [] }
    group.settings.push({ keys: keys.slice(1), value })
    groups.set(key.value, group)
  }
  return mapNode(
    [...groups.values()].map(
      (group) => [group.key, group.settings.findLast(({ keys }) => keys.length === 0)?.value ?? nested(group.settings, at)] as const,
    ),
    at,
  )
}
