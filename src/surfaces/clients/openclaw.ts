import { entries, get } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { literalsIn, literalUnder, sentBeside } from './literals.ts'
import { readServers } from './mcp-servers.ts'

const agent = { id: 'openclaw', name: 'OpenClaw', oauth: 'unknown', reference: '${NAME}' } as const

export default defineSurface({
  id: 'openclaw',
  name: 'OpenClaw configuration',
  spec: 'https://docs.openclaw.ai/gateway/configuration-reference',
  agent,
  counts: 'agent',
  files: ['**/openclaw*.json', '**/.openclaw/*.json', '**/.clawdbot/*.json', '**/clawdbot*.json', '**/openclaw.json5'],
  format: 'json5',
  *read(root): Generator<Reading> {
    yield* readServers(root, { agent, servers: [['mcp', 'servers'], ['mcpServers']] })
    yield* literalUnder('token', get(root, 'gateway', 'auth', 'token'))
    yield* literalUnder('password', get(root, 'gateway', 'auth', 'password'))
    for (const { value } of entries(get(root, 'models', 'providers')))
      yield* sentBeside(value, literalUnder('apiKey', get(value, 'apiKey')))
    for (const { value } of entries(get(root, 'channels'))) yield* literalsIn(value)
    for (const { value } of entries(get(root, 'skills', 'entries'))) {
      yield* literalUnder('apiKey', get(value, 'apiKey'))
      yield* literalsIn(get(value, 'env'))
    }
    yield* literalsIn(get(root, 'env'))
  },
})
