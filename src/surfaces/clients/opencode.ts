import { entries, get } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { literalUnder, sentBeside } from './literals.ts'
import { readServers } from './mcp-servers.ts'

const agent = {
  id: 'opencode',
  name: 'OpenCode',
  oauth: 'automatic',
  signIn: 'delete `headers`, leave `oauth` out and run `opencode mcp auth NAME`',
  reference: '{env:NAME}',
} as const

export default defineSurface({
  id: 'opencode',
  name: 'OpenCode and Kilo configuration',
  spec: 'https://opencode.ai/docs/mcp-servers',
  agent,
  counts: 'agent',
  files: [
    '**/opencode.json',
    '**/opencode.jsonc',
    '**/.opencode/*.json',
    '**/.opencode/*.jsonc',
    '**/opencode/*.json',
    '**/kilo.json',
    '**/kilo.jsonc',
    '**/.kilo/*.jsonc',
    '**/.kilo/*.json',
  ],
  format: 'jsonc',
  *read(root): Generator<Reading> {
    yield* readServers(root, { agent, servers: [['mcp'], ['mcpServers']] })
    for (const { value } of entries(get(root, 'provider'))) {
      const options = get(value, 'options')
      yield* sentBeside(options, literalUnder('apiKey', get(options, 'apiKey')))
    }
  },
})
