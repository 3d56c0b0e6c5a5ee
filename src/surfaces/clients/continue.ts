import { get, items, type Node } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { literalsIn, literalUnder, sentBeside } from './literals.ts'
import { readServers } from './mcp-servers.ts'
import { looksLikeServer, readEntry } from './server-entry.ts'

/** Its own MCP client with OAuth; `apiKey` of a server becomes a bearer token. */
const agent = {
  id: 'continue',
  name: 'Continue',
  oauth: 'automatic',
  signIn: 'keep `url`, delete `apiKey` and `requestOptions.headers` and sign in when Continue asks',
  reference: '${{ secrets.NAME }}',
} as const

/** The list of servers in configurations of before 2025. */
const OLDER = ['experimental', 'modelContextProtocolServers']

export default defineSurface({
  id: 'continue',
  name: 'Continue configuration, blocks and agents',
  spec: 'https://docs.continue.dev/reference',
  agent,
  counts: 'agent',
  files: ['**/.continue/**/*.{yaml,yml,json}', '**/.continue/*.{yaml,yml,json}', '**/.continuerc.json'],
  format: 'by name',
  *read(root, { file }): Generator<Reading> {
    yield* readServers(root, { agent, servers: [['mcpServers'], ['projects', '*', 'mcpServers'], OLDER] })
    // Servers of the older list have no name of their own.
    for (const one of items(get(root, ...OLDER))) {
      if (!get(one, 'name') && looksLikeServer(one))
        yield* readEntry({ value: 'modelContextProtocolServers', at: one.at }, one, { agent, source: 'config' })
    }
    // A file of the folder may be one server as it is.
    if (looksLikeServer(root))
      yield* readEntry(
        {
          value: file.path.replace(/^.*\/|\.\w+$/g, ''),
          at: root.at,
        },
        root,
        { agent, source: 'config' },
      )
    for (const model of [
      ...items(get(root, 'models')),
      get(root, 'tabAutocompleteModel'),
      get(root, 'embeddingsProvider'),
      get(root, 'reranker'),
    ])
      yield* modelKeys(model)
  },
})

/** Keys of a model provider that stand in the file. */
function* modelKeys(model: Node | undefined): Generator<Reading> {
  yield* sentBeside(model, literalUnder('apiKey', get(model, 'apiKey')))
  yield* sentBeside(model, literalsIn(get(model, 'requestOptions', 'headers')))
}
