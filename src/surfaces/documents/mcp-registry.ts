import { isSecretName } from '../../classify/names.ts'
import { boolean, get, getAny, has, items, type Node, string } from '../../parse/node.ts'
import type { Assignment, Reading } from '../../model/reading.ts'
import { slice, type Text } from '../../text/source.ts'
import { defineSurface } from '../reading/surface.ts'
import { listNode, mapNode, type Field } from '../deploy/nodes.ts'
import { readEntry } from '../clients/server-entry.ts'

const agent = {
  id: 'mcp-registry',
  name: 'MCP client',
  oauth: 'automatic',
  signIn: 'leave the header out, and clients sign in when the server asks',
  reference: '"isSecret": true` without `value',
} as const

export default defineSurface({
  id: 'mcp-registry',
  name: 'MCP registry manifests (server.json)',
  spec: 'https://github.com/modelcontextprotocol/registry/blob/main/docs/reference/server-json/server.schema.json',
  counts: 'agent',
  files: ['**/server.json', '**/server.json.*', '**/*.server.json', '**/server-*.json', '**/mcp-server.json'],
  format: 'jsonc',
  mentions: ['remotes', 'packages'],
  recognises: (root) =>
    has(root, 'name') &&
    (/modelcontextprotocol/.test(string(get(root, '$schema'))?.value ?? '') ||
      items(getAny(root, ['remotes', 'packages'])).some(isOfServer)),
  *read(root): Generator<Reading> {
    const name = string(get(root, 'name'))
    if (!name) return
    for (const remote of items(get(root, 'remotes'))) {
      yield* readEntry(name, remote, { agent, source: 'manifest', references: { headers: secretHeaders(remote), env: [] } })
      yield* asksInQuery(remote)
    }
    for (const one of items(get(root, 'packages'))) {
      const entry = packageEntry(one)
      if (entry) yield* readEntry(name, entry, { agent, source: 'manifest' })
    }
  },
})

/** Secret headers that every client must send: people type a key in, although the server could let them sign in. */
function secretHeaders(remote: Node): Assignment[] {
  return items(get(remote, 'headers')).flatMap((header): Assignment[] => {
    const name = string(get(header, 'name'))
    const asked =
      ['isRequired', 'is_required'].some((key) => isTrue(get(header, key))) &&
      ['isSecret', 'is_secret'].some((key) => isTrue(get(header, key)))
    if (!name || !asked || has(header, 'value') || has(header, 'default')) return []
    return [{ name, value: { parts: [{ kind: 'reference', store: 'prompt', name: name.value, at: name.at }], at: name.at } }]
  })
}

function isTrue(node: Node | undefined): boolean {
  return node !== undefined && boolean(node) === true
}

/** A secret that clients ask people for and put into the address: `?api_key={api_key}`. */
function* asksInQuery(remote: Node): Generator<Reading> {
  const url = string(get(remote, 'url'))
  if (!url) return
  for (const match of url.value.matchAll(/[?&]([\w.-]{1,80})=\{([\w.-]{1,80})\}/g)) {
    const [, parameter = '', variable = ''] = match
    const secret = boolean(get(remote, 'variables', variable, 'isSecret')) ?? isSecretName(parameter)
    const start = match.index + 1
    if (secret) yield { kind: 'urlCredential', by: 'document', parameter, at: slice(url, start, start + parameter.length).at }
  }
}

/** Without a schema, the words of the format tell it from a server's own settings. */
function isOfServer(node: Node): boolean {
  return (
    ['transport_type', 'registryType', 'registry_type', 'registry_name', 'environmentVariables', 'environment_variables'].some((key) =>
      has(node, key),
    ) ||
    (has(node, 'url') && /^(?:sse|streamable-http|streamable)$/.test(string(get(node, 'type'))?.value ?? ''))
  )
}

/** A package as the command that a client makes of it; previews of 2025 spell the keys with underscores. */
function packageEntry(one: Node): Node | undefined {
  const identifier = string(getAny(one, ['identifier', 'name']))
  if (!identifier) return undefined
  const args = ['runtimeArguments', 'runtime_arguments', 'packageArguments', 'package_arguments'].flatMap((key) =>
    items(get(one, key)).flatMap(argumentWords),
  )
  const fields: Field[] = [
    ['command', identifier],
    ['args', listNode(args, one.at)],
  ]
  const env = getAny(one, ['environmentVariables', 'environment_variables'])
  if (env) fields.push(['env', env])
  return mapNode(fields, one.at)
}

function argumentWords(argument: Node): Text[] {
  const value = string(getAny(argument, ['value', 'default']))
  const name = string(get(argument, 'name'))
  if (!value) return []
  return name && string(get(argument, 'type'))?.value === 'named' ? [name, value] : [value]
}
