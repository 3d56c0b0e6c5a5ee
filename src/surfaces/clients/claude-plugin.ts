import { entries, get, items, type Node } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { claudeCode } from './claude-code.ts'
import { template } from '../deploy/interpolation.ts'
import { variablesIn } from './entry-values.ts'
import { defaultsIn } from './literals.ts'
import { readServers } from './mcp-servers.ts'
import { defineManifestSurface } from './server-manifest.ts'

// A setting of `userConfig` is kept in the keychain only when it is `sensitive`.
const agent = { ...claudeCode, reference: '${user_config.NAME}` of a `sensitive` `userConfig' } as const

export default defineManifestSurface({
  id: 'claude-plugin',
  name: 'Claude Code plugins and marketplaces',
  spec: 'https://code.claude.com/docs/en/plugins-reference',
  agent,
  files: ['**/.claude-plugin/plugin.json', '**/.claude-plugin/marketplace.json', '**/.claude-plugin/plugin.json.*'],
  servers: [['mcpServers']],
  *more(root) {
    yield* components(root)
    for (const plugin of items(get(root, 'plugins'))) {
      yield* readServers(plugin, { agent, servers: [['mcpServers']], source: 'manifest' })
      yield* components(plugin)
    }
  },
})

/** What a plugin may hold beside servers: defaults of its settings and variables of its language servers. */
function* components(plugin: Node): Generator<Reading> {
  yield* defaultsIn(get(plugin, 'userConfig'))
  for (const channel of items(get(plugin, 'channels'))) yield* defaultsIn(get(channel, 'userConfig'))
  for (const { value } of entries(get(plugin, 'lspServers'))) {
    const env = get(value, 'env')
    if (env) yield variablesIn(env, template, 'settings')
  }
}
