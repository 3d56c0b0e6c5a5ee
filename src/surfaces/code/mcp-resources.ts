import { entries, get, getAny, items, type Node, string } from '../../parse/node.ts'
import type { Agent } from '../../model/index.ts'
import type { Assignment, Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { referenceTo } from '../deploy/interpolation.ts'
import { type Field, mapNode } from '../deploy/nodes.ts'
import { readEntry } from '../clients/server-entry.ts'

/** Custom resources of an operator that name a server, and where its fields stand under `spec`. */
interface Resource {
  readonly group: RegExp
  readonly kinds: readonly string[]
  readonly agent: Agent
  readonly url?: readonly string[]
  /** Headers as a map, or as a list of `{name, value}` or of `{name, valueFrom}`. */
  readonly headers: readonly (readonly string[])[]
  /** What is started: the program of an image, or the image. */
  readonly program?: readonly (readonly string[])[]
  readonly args?: readonly string[]
  readonly env?: readonly string[]
  /** Keys of Secrets that become variables. */
  readonly secrets?: readonly string[]
}

const toolhive: Agent = {
  id: 'toolhive',
  name: 'ToolHive',
  oauth: 'configured',
  signIn: 'delete the header and set `externalAuthConfigRef`',
  reference: 'addHeadersFromSecret: [{headerName, valueSecretRef}]',
}
const kagent: Agent = {
  id: 'kagent',
  name: 'kagent',
  oauth: 'unknown',
  reference: 'headersFrom: [{name, valueFrom: {type: Secret, name, key}}]',
}

const RESOURCES: readonly Resource[] = [
  // https://github.com/stacklok/toolhive/blob/main/docs/operator/crd-api.md
  {
    group: /^toolhive\.stacklok\.dev\//,
    kinds: ['MCPRemoteProxy', 'MCPServerEntry'],
    agent: toolhive,
    url: ['remoteUrl'],
    headers: [
      ['headerForward', 'addPlaintextHeaders'],
      ['headerForward', 'addHeadersFromSecret'],
    ],
  },
  {
    group: /^toolhive\.stacklok\.dev\//,
    kinds: ['MCPServer'],
    agent: { ...toolhive, reference: 'secrets: [{name, key, targetEnvName: NAME}]' },
    program: [['image']],
    args: ['args'],
    headers: [],
    env: ['env'],
    secrets: ['secrets'],
  },
  // https://kagent.dev/docs/kagent/resources/api-ref
  { group: /^kagent\.dev\//, kinds: ['RemoteMCPServer'], agent: kagent, url: ['url'], headers: [['headersFrom']] },
  {
    group: /^kagent\.dev\//,
    kinds: ['MCPServer'],
    agent: { ...kagent, reference: 'secretRefs: [{name}]' },
    program: [
      ['deployment', 'cmd'],
      ['deployment', 'image'],
    ],
    args: ['deployment', 'args'],
    headers: [],
    env: ['deployment', 'env'],
  },
  {
    group: /^kagent\.dev\//,
    kinds: ['ToolServer'],
    agent: kagent,
    url: ['config', 'streamableHttp', 'url'],
    headers: [
      ['config', 'streamableHttp', 'headers'],
      ['config', 'streamableHttp', 'headersFrom'],
    ],
  },
  {
    group: /^kagent\.dev\//,
    kinds: ['ToolServer'],
    agent: kagent,
    url: ['config', 'sse', 'url'],
    headers: [
      ['config', 'sse', 'headers'],
      ['config', 'sse', 'headersFrom'],
    ],
  },
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
      const program = resource.program?.map((path) => get(spec, ...path)).find(Boolean)
      if (!url && !program) continue
      const headers = resource.headers.map((path) => get(spec, ...path))
      const fields: Field[] = [['headers', mapNode(headers.flatMap(headersIn), spec.at)]]
      for (const [key, node] of [
        ['url', url],
        ['command', program],
        ['args', resource.args && get(spec, ...resource.args)],
        ['env', resource.env && get(spec, ...resource.env)],
      ] as const)
        if (node) fields.push([key, node])
      const references = {
        headers: headers.flatMap(referencesIn),
        env: resource.secrets ? referencesIn(get(spec, ...resource.secrets)) : [],
      }
      yield* readEntry(name, mapNode(fields, spec.at), { agent: resource.agent, source: 'config', references })
    }
  },
})

/** What is written out. */
function headersIn(node: Node | undefined): Field[] {
  const listed = items(node).flatMap((item): Field[] => {
    const name = string(get(item, 'name'))
    const value = string(get(item, 'value'))
    return name && value ? [[name, value]] : []
  })
  return [...entries(node).map(({ key, value }): Field => [key, value]), ...listed]
}

/**
 * Values from a Secret, which is no part of the file: `{headerName, valueSecretRef}`, `{name, valueFrom}`, `{name, key, targetEnvName}`.
 */
function referencesIn(node: Node | undefined): Assignment[] {
  return items(node).flatMap((item) => {
    const source = getAny(item, ['valueSecretRef', 'valueFrom']) ?? item
    const secret = string(getAny(source, ['name', 'valueRef']))
    const key = string(get(source, 'key'))
    const name = source === item ? (string(get(item, 'targetEnvName')) ?? key) : string(getAny(item, ['headerName', 'name']))
    return secret && key && name
      ? [{ name, value: referenceTo({ value: `${secret.value}/${key.value}`, at: key.at, opaque: true }, 'vault') }]
      : []
  })
}
