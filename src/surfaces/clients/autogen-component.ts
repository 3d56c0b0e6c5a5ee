import type { Agent } from '../../model/index.ts'
import { byLevels, entries, get, items, type Node, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import type { Located } from '../../text/source.ts'
import { defineSurface } from '../reading/surface.ts'
import { looksLikeServer, readEntry } from './server-entry.ts'
import { append } from '../../text/append.ts'

const agent: Agent = { id: 'autogen', name: 'AutoGen', oauth: 'none' }

/** Teams and workbenches that AutoGen Studio writes: parameters of one MCP server, at any depth. */
export default defineSurface({
  id: 'autogen-component',
  name: 'AutoGen components with MCP servers',
  spec: 'https://microsoft.github.io/autogen/stable/reference/python/autogen_ext.tools.mcp.html',
  counts: 'other',
  files: ['**/*.json', '**/*.yaml', '**/*.yml'],
  format: 'by name',
  mentions: ['StdioServerParams', 'SseServerParams', 'StreamableHttpServerParams'],
  *read(root): Generator<Reading> {
    for (const { key, value } of parameters(root)) yield* readEntry(key, value, { agent, source: 'config' })
  },
})

/** Deeper than any team. */
const DEEPEST = 24

function parameters(root: Node): { readonly key: Located<string>; readonly value: Node }[] {
  const found: { readonly key: Located<string>; readonly value: Node }[] = []
  byLevels([root], DEEPEST, (node) => {
    const [servers, others] = [entries(node).filter(isServer), entries(node).filter((one) => !isServer(one))]
    append(found, servers)
    return [...items(node), ...others.map(({ value }) => value)]
  })
  return found
}

function isServer({ value }: { readonly value: Node }): boolean {
  return /^(?:Stdio|Sse|StreamableHttp)ServerParams$/.test(string(get(value, 'type'))?.value ?? '') && looksLikeServer(value)
}
