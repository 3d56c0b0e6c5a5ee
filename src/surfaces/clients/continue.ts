import { get, items, type Node } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { literalsIn, literalUnder } from './literals.ts'
import { readServers } from './mcp-servers.ts'

/** Its own MCP client with OAuth; `apiKey` of a server becomes a bearer token. */
export const continueAgent = {
  id: 'continue',
  name: 'Continue',
  oauth: 'automatic',
  signIn: 'keep `url`, delete `apiKey` and `requestOptions.headers` and sign in when Continue asks',
  reference: '${{ secrets.NAME }}',
} as const

export default defineSurface({
  id: 'continue',
  name: 'Continue configuration, blocks and agents',
  spec: 'https://docs.continue.dev/reference',
  agent: continueAgent,
  counts: 'agent',
  files: ['**/.continue/**/*.{yaml,yml}', '**/.continue/*.{yaml,yml}'],
  format: 'yaml',
  *read(root): Generator<Reading> {
    yield* readServers(root, { agent: continueAgent, servers: [['mcpServers']] })
    for (const model of items(get(root, 'models'))) yield* modelKeys(model)
  },
})

/** Keys of a model provider that stand in the file. */
export function* modelKeys(model: Node | undefined): Generator<Reading> {
  yield* literalUnder('apiKey', get(model, 'apiKey'))
  yield* literalsIn(get(model, 'requestOptions', 'headers'))
}
