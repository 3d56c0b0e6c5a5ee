import { entries, get } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { literalsIn, literalUnder, sentBeside } from './literals.ts'
import { readServers } from './mcp-servers.ts'

const agent = { id: 'crush', name: 'Crush', oauth: 'unknown', reference: '$NAME' } as const

export default defineSurface({
  id: 'crush',
  name: 'Crush configuration',
  spec: 'https://github.com/charmbracelet/crush#mcps',
  agent,
  counts: 'agent',
  files: ['**/crush.json', '**/.crush.json', '**/.crush/*.json', '**/.crush/crush.json'],
  format: 'jsonc',
  *read(root): Generator<Reading> {
    yield* readServers(root, { agent, servers: [['mcp'], ['mcpServers']] })
    for (const { value } of entries(get(root, 'providers'))) {
      yield* sentBeside(value, literalUnder('api_key', get(value, 'api_key')))
      yield* sentBeside(value, literalsIn(get(value, 'extra_headers')))
    }
  },
})
