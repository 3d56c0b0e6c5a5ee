import { entries, get, items, type Node, string } from '../parse/node.ts'
import type { Agent } from '../model/index.ts'
import type { Reading } from '../reading.ts'
import { defineSurface } from '../surface.ts'
import { type Field, mapNode } from './nodes.ts'
import { readEntry } from './server-entry.ts'

/** Custom resources of an operator that name a server, and where its fields stand under `spec`. */
interface Resource {
  readonly group: RegExp
  readonly kinds: readonly string[]
  readonly agent: Agent
  readonly url?: readonly string[]
  /** Headers as a map, or as a list of `{name, value}`. */
  readonly headers: readonly (readonly string[])[]
  readonly image?: readonly string[]
  readonly env?: readonly string[]
}

const toolhive: Agent = { id: 'toolhive', name: 'ToolHive', oauth: 'configured', signIn: 'delete the header and set `externalAuthConfigRef`', reference: 'addHeadersFromSecret: [{headerName, valueSecretRef}]' }
const kagent: Agent = { id: 'kagent', name: 'kagent', oauth: 'unknown', reference: 'headersFrom: [{name, valueFrom: {type: Secret, name, key}}]' }

const RESOURCES: readonly Resource[] = [
  // https://github.com/stacklok/toolhive/blob/main/docs/operator/crd-api.md
  { group: /^toolhive\.stacklok\.dev\//, kinds: ['MCPRemoteProxy', 'MCPServerEntry'], agent: toolhive, url: ['remoteUrl'], headers: [['headerForward', 'addPlaintextHeaders']] },
  { group: /^toolhive\.stacklok\.dev\//, kinds: ['MCPServer'], agent: { ...toolhive, reference: 'secrets: [{name, key, targetEnvName: NAME}]' }, image: ['image'], headers: [], env: ['env'] },
  // https://kagent.dev/docs/kagent/resources/api-ref
  { group: /^kagent\.dev\//, kinds: ['RemoteMCPServer'], agent: kagent, url: ['url'], headers: [['headersFrom']] },
  { group: /^kagent\.dev\//, kinds: ['ToolServer'], agent: kagent, url: ['config', 'streamableHttp', 'url'], headers: [['config', 'streamableHttp', 'headers'], ['config', 'streamableHttp', 'headersFrom']] },
  { group: /^kagent\.dev\//, kinds: ['ToolServer'], agent: kagent, url: ['config', 'sse', 'url'], headers: [['config', 'sse', 'headers'], ['config', 'sse', 'headersFrom']] },
]

/** MCP servers as resources of a cluster. */
export default defineSurface({
  id: 'mcp-resources',
  name: 'ToolHive and kagent resources',
  spec: 'https://github.com/stacklok/toolhive/blob/main/docs/operator/crd-api.md',
  counts: 'other',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: ['toolhive.stacklok.dev', 'kagent.dev'],
  format: 'yaml',
  recognises: (root) => /^(?:toolhive\.stacklok|kagent)\.dev\//.test(string(get(root, 'apiVersion'))?.value ?? ''),
  *read(root): Generator<Reading> {
    const group = string(get(root, 'apiVersion'))?.value ?? ''
    const kind = string(get(root, 'kind'))
    const spec = get(root, 'spec')
    if (!kind || !spec) return
    const name = string(get(root, 'metadata', 'name')) ?? kind
    for (const resource of RESOURCES) {
      if (!resource.group.test(group) || !resource.kinds.includes(kind.value)) continue
      const url = resource.url && get(spec, ...resource.url)
      const image = resource.image && get(spec, ...resource.image)
      if (!url && !image) continue
      const fields: Field[] = [...(url ? [['url', url] as const] : []), ...(image ? [['command', image] as const] : []), ['headers', mapNode(resource.headers.flatMap((path) => headersIn(get(spec, ...path))), spec.at)]]
      const env = resource.env && get(spec, ...resource.env)
      if (env) fields.push(['env', env])
      yield* readEntry(name, mapNode(fields, spec.at), { agent: resource.agent, source: 'config' })
    }
  },
})

/** What is written out; values from a Secret are no part of the file. */
function headersIn(node: Node | undefined): Field[] {
  const listed = items(node).flatMap((item): Field[] => {
    const name = string(get(item, 'name'))
    const value = string(get(item, 'value'))
    return name && value ? [[name, value]] : []
  })
  return [...entries(node).map(({ key, value }): Field => [key, value]), ...listed]
}
