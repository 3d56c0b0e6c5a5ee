import type { Agent } from '../../model/index.ts'
import { serverReading } from '../reading/server-reading.ts'
import { template } from './interpolation.ts'
import { anyClient } from '../clients/mcp-json.ts'
import { readTable } from '../clients/mcp-servers.ts'
import type { Reading } from '../../model/reading.ts'
import { getAny, get, items, string, type Entry, type Node } from '../../parse/node.ts'
import { isReference } from '../../classify/placeholder.ts'
import { isCredentialHeader, isSecretName } from '../../classify/names.ts'
import { slice, type Text } from '../../text/source.ts'
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
    const nodes = workflowNodes(root)
    const hasAgent = nodes.some((node) => AGENT_NODE.test(typeOf(node)))
    for (const node of nodes) yield* pairsOf(node, hasAgent && TOOL_NODE.test(typeOf(node)))
  },
})

/** A workflow, or an export of several. */
function workflowNodes(root: Node): Node[] {
  const workflows = root.kind === 'list' ? root.items : [root]
  return workflows
    .flatMap((one) => (get(one, 'connections') ? items(get(one, 'nodes')) : []))
    .filter((node) => string(get(node, 'type'))?.value.includes('n8n-nodes-'))
}

/** https://docs.n8n.io/integrations/builtin/cluster-nodes/root-nodes/n8n-nodes-langchain.agent/ and the tools beside it. */
const AGENT_NODE = /n8n-nodes-langchain\.agent(?:Tool)?$/
const TOOL_NODE = /Tool$|\.tool[A-Z]/

function typeOf(node: Node): string {
  return string(get(node, 'type'))?.value ?? ''
}

const HEADERS = ['headerParameters', 'headers', 'parametersHeaders']
const PAIRS = [...HEADERS, 'queryParameters', 'parametersQuery']

const N8N: Agent = { id: 'n8n', name: 'n8n', oauth: 'unknown' }

/** `{ "parameters": [{ "name": "Authorization", "value": "Bearer …" }] }` beside the address that they are sent to. */
function* pairsOf(node: Node, ofAgent: boolean): Generator<Reading> {
  const parameters = get(node, 'parameters')
  const address = addressIn(string(getAny(parameters, ['endpointUrl', 'sseEndpoint', 'url'])))
  const given = pairsIn(parameters, PAIRS)
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
  // What a tool sends is what the agent has access with.
  if (ofAgent && address && parameters && /^https?:/.test(address.value)) {
    const headers = pairsIn(parameters, HEADERS).flatMap(({ key, value }) => {
      const text = string(value)
      return text && !text.value.startsWith('=') ? [{ name: key, value: template(text) }] : []
    })
    if (headers.length > 0)
      yield serverReading({
        agent: N8N,
        name: string(get(node, 'name')) ?? { value: 'tool', at: parameters.at },
        protocol: 'api',
        source: 'config',
        url: template(address),
        headers,
        at: parameters.at,
      })
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

/** `=https://crm.example/customers/{{ $json.id }}`: an expression is a text with references behind its sign. */
function addressIn(written: Text | undefined): Text | undefined {
  return written && /^=https?:/.test(written.value) ? slice(written, 1) : written
}

function pairsIn(parameters: Node | undefined, keys: readonly string[]): Entry[] {
  const pairs = keys.flatMap((key) => [...items(get(parameters, key, 'parameters')), ...items(get(parameters, key, 'values'))])
  return pairs.flatMap((pair): Entry[] => {
    const name = string(get(pair, 'name'))
    const value = string(get(pair, 'value'))
    return name && value ? [{ key: name, value: get(pair, 'value') as Node, at: { ...name.at, end: value.at.end } }] : []
  })
}

function entry(key: string, value: Node): Entry {
  return { key: { value: key, at: value.at }, value, at: value.at }
}
