import { entries, get, has, items, type Node, string } from '../../parse/node.ts'
import type { Assignment, Reading } from '../../model/reading.ts'
import { slice } from '../../text/source.ts'
import { defineSurface } from '../reading/surface.ts'
import { referenceTo } from './interpolation.ts'
import { literalUnder } from '../clients/literals.ts'
import { type Field, mapNode } from './nodes.ts'
import { readEntry } from '../clients/server-entry.ts'

const agent = {
  id: 'toolhive',
  name: 'ToolHive',
  oauth: 'configured',
  signIn: 'delete the header and set `remote_auth_config`',
  reference: 'thv run --secret NAME,target=VARIABLE',
} as const

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
    for (const [key, node] of [
      ['url', get(root, 'remote_url')],
      ['command', get(root, 'image')],
      ['args', get(root, 'cmd_args')],
      ['env', get(root, 'env_vars')],
      ['headers', get(root, 'header_forward', 'add_plaintext_headers')],
      ['oauth', get(root, 'remote_auth_config')],
      ['envFile', get(root, 'env_file')],
    ] as const) {
      if (node) fields.push([key, node])
    }
    yield* readEntry(name, mapNode(fields, root.at), {
      agent,
      source: 'config',
      references: { headers: fromSecrets(get(root, 'header_forward', 'add_headers_from_secret')), env: targets(get(root, 'secrets')) },
    })
    for (const block of ['oidc_config', 'token_exchange_config']) yield* literalUnder('client_secret', get(root, block, 'client_secret'))
  },
})

/** Headers whose values the secrets manager keeps: header to the secret's name. */
function fromSecrets(node: Node | undefined): Assignment[] {
  return entries(node).flatMap(({ key, value }) => {
    const secret = string(value)
    return secret ? [{ name: key, value: referenceTo(secret, 'vault') }] : []
  })
}

/** `NAME,target=VARIABLE`: a secret and the variable that it becomes. */
function targets(node: Node | undefined): Assignment[] {
  return items(node).flatMap((item) => {
    const text = string(item)
    const at = text?.value.indexOf(',target=') ?? -1
    return text && at > 0 ? [{ name: slice(text, at + 8, text.value.length), value: referenceTo(slice(text, 0, at), 'vault') }] : []
  })
}
