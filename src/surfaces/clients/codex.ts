import { entries, get, type Node, plain, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { template } from '../deploy/interpolation.ts'
import { literalsIn, literalUnder, sentBeside } from './literals.ts'
import { readServers } from './mcp-servers.ts'

const agent = {
  id: 'codex',
  name: 'Codex',
  oauth: 'configured',
  signIn: 'delete the header and run `codex mcp login NAME`',
  reference: 'bearer_token_env_var = "NAME"',
} as const

export default defineSurface({
  id: 'codex',
  name: 'Codex configuration',
  spec: 'https://developers.openai.com/codex/mcp',
  agent,
  counts: 'agent',
  files: ['**/.codex/*.toml', '**/.codex/config.toml.*', '**/codex/config.toml', '**/codex-config*.toml'],
  format: 'toml',
  *read(root): Generator<Reading> {
    yield* readServers(root, { agent, servers: [['mcp_servers'], ['mcp', 'servers'], ['mcpServers'], ['profiles', '*', 'mcp_servers']] })
    for (const { value } of entries(get(root, 'model_providers'))) yield* providerKeys(value)
    const set = get(root, 'shell_environment_policy', 'set')
    if (set) {
      const assignments = entries(set).flatMap(({ key, value }) =>
        plain(value) ? [{ name: key, value: template(plain(value) as never) }] : [],
      )
      yield { kind: 'variables', place: 'settings', assignments, envFiles: [], at: set.at }
    }
    const policy = get(root, 'shell_environment_policy')
    const inherit = string(get(policy, 'inherit'))
    const ignoreDefaults = get(policy, 'ignore_default_excludes')
    if (inherit?.value === 'all' && ignoreDefaults?.kind === 'scalar' && ignoreDefaults.value === true) {
      yield { kind: 'environmentHandover', to: 'every command that Codex runs', what: 'the whole environment', at: ignoreDefaults.at }
    }
  },
})

/** Keys of model providers that stand in the file. */
function* providerKeys(provider: Node): Generator<Reading> {
  const token = get(provider, 'experimental_bearer_token')
  yield* sentBeside(provider, literalUnder('experimental_bearer_token', token))
  yield* sentBeside(provider, literalsIn(get(provider, 'http_headers')))
}
