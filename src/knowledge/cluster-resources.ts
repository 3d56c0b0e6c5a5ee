import type { Agent } from '../model/index.ts'

/** Custom resources of an operator that name a server, and where its fields stand under `spec`. */
export interface ClusterResource {
  /** The operator's group, of any version. */
  readonly group: string
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

export const TOOLHIVE = 'toolhive.stacklok.dev'
const KAGENT = 'kagent.dev'

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

export const clusterResources: readonly ClusterResource[] = [
  // https://github.com/stacklok/toolhive/blob/main/docs/operator/crd-api.md
  {
    group: TOOLHIVE,
    kinds: ['MCPRemoteProxy', 'MCPServerEntry'],
    agent: toolhive,
    url: ['remoteUrl'],
    headers: [
      ['headerForward', 'addPlaintextHeaders'],
      ['headerForward', 'addHeadersFromSecret'],
    ],
  },
  {
    group: TOOLHIVE,
    kinds: ['MCPServer'],
    agent: { ...toolhive, reference: 'secrets: [{name, key, targetEnvName: NAME}]' },
    program: [['image']],
    args: ['args'],
    headers: [],
    env: ['env'],
    secrets: ['secrets'],
  },
  // https://kagent.dev/docs/kagent/resources/api-ref
  { group: KAGENT, kinds: ['RemoteMCPServer'], agent: kagent, url: ['url'], headers: [['headersFrom']] },
  {
    group: KAGENT,
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
    group: KAGENT,
    kinds: ['ToolServer'],
    agent: kagent,
    url: ['config', 'streamableHttp', 'url'],
    headers: [
      ['config', 'streamableHttp', 'headers'],
      ['config', 'streamableHttp', 'headersFrom'],
    ],
  },
  {
    group: KAGENT,
    kinds: ['ToolServer'],
    agent: kagent,
    url: ['config', 'sse', 'url'],
    headers: [
      ['config', 'sse', 'headers'],
      ['config', 'sse', 'headersFrom'],
    ],
  },
]
