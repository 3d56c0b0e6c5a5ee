import { anyClient } from '../clients/mcp-json.ts'
import { readTable } from '../clients/mcp-servers.ts'
import type { Reading } from '../../model/reading.ts'
import { getAny, get, items, string, type Entry, type Node } from '../../parse/node.ts'
import { isReference } from '../../classify/placeholder.ts'
import { isCredentialHeader, isSecretName } from '../../classify/names.ts'
import { defineSurface } from '../reading/surface.ts'

/** Workflows that were exported: credentials belong into n8n's own store, and stand in pairs of names and values all the same. */
export default defineSurface({
  id: 'n8n-workflow',
  name: 'n8n workflows',
  spec: 'https://docs.n8n.io/workflows/export-import/',
  counts: 'other',
  files: ['**/*.json'],
  format: 'jsonc',
  mentions: ['n8n-nodes-'],
  recognises: (root) => workflowNodes(root).length > 0,
  *read(root): Generator<Reading> {
    for (const node of workflowNodes(root)) yield* pairsOf(node)
  },
})

/** A workflow, or an export of several. */
function workflowNodes(root: Node): Node[] {
  const workflows = root.kind === 'list' ? root.items : [root]
  return workflows
    .flatMap((one) => (get(one, 'connections') ? items(get(one, 'nodes')) : []))
    .filter((node) => string(get(node, 'type'))?.value.includes('n8n-nodes-'))
}

const PAIRS = ['headerParameters', 'queryParameters', 'headers']

/** `{ "parameters": [{ "name": "Authorization", "value": "Bearer …" }] }` beside the address that they are sent to. */
function* pairsOf(node: Node): Generator<Reading> {
  const parameters = get(node, 'parameters')
  const address = string(getAny(parameters, ['endpointUrl', 'sseEndpoint', 'url']))
  const pairs = PAIRS.flatMap((key) => [...items(get(parameters, key, 'parameters')), ...items(get(parameters, key, 'values'))])
  const given = pairs.flatMap((pair): Entry[] => {
    const name = string(get(pair, 'name'))
    const value = string(get(pair, 'value'))
    return name && value ? [{ key: name, value: get(pair, 'value') as Node, at: { ...name.at, end: value.at.end } }] : []
  })
  if (/mcp/i.test(string(get(node, 'type'))?.value ?? '') && address && parameters) {
    const server: Node = {
      kind: 'map',
      open: true,
      at: parameters.at,
      entries: [entry('url', address as Node), entry('headers', { kind: 'map', entries: given, open: false, at: parameters.at })],
    }
    const name = string(get(node, 'name'))
    const table: Node = {
      kind: 'map',
      open: false,
      at: parameters.at,
      entries: [{ key: name ?? { value: 'mcp', at: parameters.at }, value: server, at: parameters.at }],
    }
    return yield* readTable(table, table, { agent: anyClient })
  }
  for (const { key, value } of given) {
    const text = string(value)
    // `={{ … }}` is an expression that n8n fills in.
    if (!text || text.value.startsWith('=') || isReference(text.value) || !(isCredentialHeader(key.value) || isSecretName(key.value)))
      continue
    yield {
      kind: 'literal',
      place: 'code',
      name: key,
      text,
      ...(address && /^https?:/.test(address.value) ? { sentTo: address } : {}),
      at: text.at,
    }
  }
}

function entry(key: string, value: Node): Entry {
  return { key: { value: key, at: value.at }, value, at: value.at }
}
