import { entries, get, has, items, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { defaultsIn } from '../clients/literals.ts'
import { inputDefaults } from '../clients/mcp-servers.ts'
import { readEntry } from '../clients/server-entry.ts'

const agent = { id: 'mcpb', name: 'MCP bundle', oauth: 'none', reference: '${user_config.NAME}` with `"sensitive": true' } as const

export default defineSurface({
  id: 'mcpb',
  name: 'MCP bundles (MCPB, DXT)',
  spec: 'https://github.com/modelcontextprotocol/mcpb/blob/main/MANIFEST.md',
  counts: 'agent',
  files: ['**/manifest.json', '**/manifest.json.*', '**/*manifest*.json'],
  format: 'jsonc',
  mentions: ['mcp_config'],
  // Browser extensions and web applications have a manifest.json, too.
  recognises: (root) => (has(root, 'manifest_version') || has(root, 'dxt_version')) && has(get(root, 'server'), 'mcp_config'),
  *read(root): Generator<Reading> {
    const config = get(root, 'server', 'mcp_config')
    const name = string(get(root, 'name'))
    if (config && name) yield* readEntry(name, config, { agent, source: 'manifest', inputs: inputDefaults(root) })
    for (const { value } of entries(get(config, 'platform_overrides'))) {
      for (const item of items(get(value, 'args'))) {
        const text = string(item)
        if (text) yield { kind: 'literal', place: 'argument', text, at: text.at }
      }
    }
    yield* defaultsIn(get(root, 'user_config'))
  },
})
