import { get, items } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { continueAgent as agent, modelKeys } from './continue.ts'
import { readServers } from './mcp-servers.ts'
import { looksLikeServer, readEntry } from './server-entry.ts'

export default defineSurface({
  id: 'continue-json',
  name: 'Continue configuration in JSON',
  spec: 'https://docs.continue.dev/customize/deep-dives/mcp',
  agent,
  counts: 'agent',
  files: ['**/.continue/**/*.json', '**/.continue/*.json', '**/.continuerc.json'],
  format: 'jsonc',
  *read(root, { file }): Generator<Reading> {
    yield* readServers(root, {
      agent,
      servers: [['mcpServers'], ['projects', '*', 'mcpServers'], ['experimental', 'modelContextProtocolServers']],
    })
    // Servers of the older list have no name of their own.
    for (const one of items(get(root, 'experimental', 'modelContextProtocolServers'))) {
      if (!get(one, 'name') && looksLikeServer(one))
        yield* readEntry({ value: 'modelContextProtocolServers', at: one.at }, one, { agent, source: 'config' })
    }
    // A file of the folder may be one server as it is.
    if (looksLikeServer(root))
      yield* readEntry(
        {
          value:
            file.path
              .split('/')
              .at(-1)
              ?.replace(/\.json$/, '') ?? '',
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
