import { entries, get, items } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { literalsIn, literalUnder, sentBeside } from './literals.ts'
import { readServers } from './mcp-servers.ts'

const agent = {
  id: 'librechat',
  name: 'LibreChat',
  oauth: 'automatic',
  signIn: 'delete `headers` and let LibreChat sign in for each user, or set `oauth`',
  reference: '${NAME}',
} as const

export default defineSurface({
  id: 'librechat',
  name: 'LibreChat configuration',
  spec: 'https://www.librechat.ai/docs/configuration/librechat_yaml/object_structure/mcp_servers',
  agent,
  counts: 'agent',
  files: ['**/librechat*.{yaml,yml}', '**/librechat.yaml.*'],
  format: 'yaml',
  *read(root): Generator<Reading> {
    yield* readServers(root, { agent, servers: [['mcpServers']] })
    for (const endpoint of [...items(get(root, 'endpoints', 'custom')), ...entries(get(root, 'endpoints')).map(({ value }) => value)]) {
      yield* sentBeside(endpoint, literalUnder('apiKey', get(endpoint, 'apiKey')))
      yield* sentBeside(endpoint, literalsIn(get(endpoint, 'headers')))
    }
  },
})
