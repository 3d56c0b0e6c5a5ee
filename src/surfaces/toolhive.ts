import { get, has, string } from '../parse/node.ts'
import type { Reading } from '../reading.ts'
import { defineSurface } from '../surface.ts'
import { literalUnder } from './literals.ts'
import { type Field, mapNode } from './nodes.ts'
import { readEntry } from './server-entry.ts'

const agent = { id: 'toolhive', name: 'ToolHive', oauth: 'configured', signIn: 'delete the header and set `remote_auth_config`', reference: 'thv run --secret NAME,target=VARIABLE' } as const

export default defineSurface({
  id: 'toolhive',
  name: 'ToolHive run configurations',
  spec: 'https://docs.stacklok.com/toolhive/guides-cli/run-mcp-servers',
  counts: 'agent',
  files: ['**/runconfigs/*.json', '**/*run-config*.json', '**/*runconfig*.json', '**/*run_config*.json', '**/toolhive/**/*.json'],
  format: 'jsonc',
  recognises: (root) => has(root, 'schema_version') && (has(root, 'remote_url') || has(root, 'image')),
  *read(root): Generator<Reading> {
    const name = string(get(root, 'name')) ?? string(get(root, 'base_name')) ?? { value: 'toolhive', at: root.at }
    const fields: Field[] = []
    for (const [key, node] of [['url', get(root, 'remote_url')], ['command', get(root, 'image')], ['args', get(root, 'cmd_args')], ['env', get(root, 'env_vars')], ['headers', get(root, 'header_forward', 'add_plaintext_headers')], ['oauth', get(root, 'remote_auth_config')], ['envFile', get(root, 'env_file')]] as const) {
      if (node) fields.push([key, node])
    }
    yield* readEntry(name, mapNode(fields, root.at), { agent, source: 'config' })
    for (const block of ['oidc_config', 'token_exchange_config']) yield* literalUnder('client_secret', get(root, block, 'client_secret'))
  },
})
