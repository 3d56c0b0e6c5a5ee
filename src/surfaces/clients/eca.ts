import { entries, get, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { literalUnder, sentBeside } from './literals.ts'
import { readServers } from './mcp-servers.ts'
import { publicSecret } from './entry-oauth.ts'

const agent = {
  id: 'eca',
  name: 'ECA',
  oauth: 'automatic',
  signIn: 'keep `url`, delete `headers` and sign in when ECA asks',
  reference: '${env:NAME}',
} as const

export default defineSurface({
  id: 'eca',
  name: 'ECA configuration',
  spec: 'https://eca.dev/config/tools/#mcp',
  agent,
  counts: 'agent',
  files: ['**/.eca/config.json', '**/eca/config.json', '**/.eca/*.json'],
  format: 'jsonc',
  *read(root): Generator<Reading> {
    yield* readServers(root, { agent, servers: [['mcpServers']] })
    // A registered client stands beside the address.
    for (const { key, value } of entries(get(root, 'mcpServers'))) {
      const secret = string(get(value, 'clientSecret'))
      if (secret) yield publicSecret(secret, key, agent)
    }
    for (const { value } of entries(get(root, 'providers'))) yield* sentBeside(value, literalUnder('key', get(value, 'key')))
  },
})
