import { entries, get, has, items, type Node } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { literalUnder } from './literals.ts'
import { type Field, mapNode } from '../deploy/nodes.ts'
import { looksLikeServer, readEntry } from './server-entry.ts'
import { keyWords } from '../idp/key-words.ts'

const agent = {
  id: 'docker-mcp-catalog',
  name: 'Docker MCP Gateway',
  oauth: 'configured',
  signIn: 'delete the header, declare `oauth.providers` and run `docker mcp oauth authorize NAME`',
  reference: 'secrets: [{name, env}]',
} as const

export default defineSurface({
  id: 'docker-mcp-catalog',
  name: 'Docker MCP catalogs',
  spec: 'https://github.com/docker/mcp-gateway/blob/main/docs/catalog.md',
  counts: 'other',
  files: ['**/*.{yaml,yml}'],
  format: 'yaml',
  mentions: keyWords('registry'),
  recognises: (root) =>
    entries(get(root, 'registry')).some(
      ({ value }) => /^(?:server|remote|poci)$/.test(String(scalar(get(value, 'type')))) || has(value, 'image') || has(value, 'remote'),
    ),
  *read(root): Generator<Reading> {
    for (const { key, value } of entries(get(root, 'registry'))) {
      const entry = asEntry(value)
      if (looksLikeServer(entry)) yield* readEntry(key, entry, { agent, source: 'config' })
      for (const secret of items(get(value, 'secrets'))) yield* literalUnder('secret', get(secret, 'example'))
    }
  },
})

function scalar(node: Node | undefined): unknown {
  return node?.kind === 'scalar' ? node.value : undefined
}

/** The image is the program, or `remote` the server. */
function asEntry(value: Node): Node {
  const remote = get(value, 'remote')
  const fields: Field[] = []
  for (const [key, node] of [
    ['command', get(value, 'image')],
    ['args', get(value, 'command')],
    ['env', get(value, 'env')],
    ['url', get(value, 'sseEndpoint')],
  ] as const)
    if (node) fields.push([key, node])
  if (remote) for (const { key, value: inner } of entries(remote)) fields.push([key, inner])
  return mapNode(remote ? fields.filter(([key]) => key !== 'command' && key !== 'args') : fields, value.at)
}
