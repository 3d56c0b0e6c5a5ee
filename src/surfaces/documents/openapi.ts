import type { Owner } from '../../model/index.ts'
import { entries, get, items, type Node, string } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import type { Located } from '../../text/source.ts'
import type { Reader } from '../reading/surface.ts'
import { changeIn, sensitiveIn } from '../../classify/actions.ts'
import { addressOf, faultsOf, isFar, nameIn, plainHttp } from './document-checks.ts'
import { fieldsOf, literal } from '../idp/oauth-client-fields.ts'
import { isPublicIssuer } from './public-issuers.ts'
import {
  type Requirement,
  requirementsIn,
  type Scheme,
  schemeFaults,
  schemeOf,
  schemesIn,
  urlsIn,
  usedSchemes,
} from './security-schemes.ts'
import { agentFolder, agentPart, agentTitle, speaksOfModel } from '../../knowledge/words/agents.ts'
import { foldersAbove } from '../../text/paths.ts'

/** Whether a map is an OpenAPI document, 2.0 or 3.x. */
export function isOpenApi(node: Node): boolean {
  if (node.kind !== 'map') return false
  const fields = fieldsOf(node)
  const version = fields.get('openapi') ?? fields.get('swagger')
  return (
    version?.kind === 'scalar' &&
    /^(?:3\.\d|2(?:\.0)?$)/.test(String(version.value)) &&
    ['paths', 'components', 'securityDefinitions', 'webhooks'].some((key) => fields.has(key))
  )
}

/**
 * What an OpenAPI document says of security. It describes somebody else's API as often as one's own, so that only what agents
 * act through is judged as a whole; of others, that they offer a grant which is no more.
 */
export function* openApi(root: Node, reader: Reader): Generator<Statement> {
  const servers = serversOf(root)
  if (servers.some(isPublicIssuer) || VENDORED.test(reader.file.path)) return
  const owner: Owner = { what: 'OpenAPI document', ...nameIn(root, 'info', 'title'), product: 'openapi' }
  const schemes = schemesIn(get(root, 'components', 'securitySchemes') ?? get(root, 'securityDefinitions'))
  if (!servesAgents(root, reader)) {
    for (const { name, flows } of schemes) {
      for (const { kind, key, ...flow } of flows) {
        if (kind !== 'implicit' && kind !== 'password') continue
        const scheme = schemeOf(name.value, apiOf(servers, owner), flow)
        yield { kind: 'grantUse', owner, grant: kind, by: 'document', clientType: 'unknown', local: false, ...scheme, at: key.at }
      }
    }
    return
  }
  yield* actions(root, servers, schemes, owner)
}

/** What the documents of one API have alike: where it is, or else its title. */
function apiOf(servers: readonly Located<string>[], { name = '' }: Owner): string {
  return servers[0]?.value ?? name
}

const VENDORED = /(?:^|\/)(?:vendor|third[_-]?party|external|upstream)\//i

/** `servers`, or `schemes`, `host` and `basePath` of 2.0. */
function serversOf(root: Node): Located<string>[] {
  const host = addressOf(get(root, 'host'))
  if (!host) return urlsIn(get(root, 'servers'))
  const schemes = items(get(root, 'schemes')).flatMap((item) => literal(item) ?? [])
  return [{ value: `${schemes.length === 1 && schemes[0] === 'http' ? 'http' : 'https'}://${host.value}`, at: host.at }]
}

const EXTENSIONS = /^x-(?:ms-agentic-protocol|ms-capabilities|openai-is-?consequential|ai-|mcp|gpt|llm)/i
const MANIFESTS = [
  'ai-plugin.json',
  '.well-known/ai-plugin.json',
  'public/.well-known/ai-plugin.json',
  'm365agents.yml',
  'teamsapp.yml',
  'appPackage/manifest.json',
  'agent-card.json',
  '.well-known/agent-card.json',
  'public/.well-known/agent-card.json',
  'declarativeAgent.json',
]

/**
 * What agents are given has few actions (a GPT takes 30: https://platform.openai.com/docs/actions/production#limitations); a product
 * that is called an assistant has an interface of its own.
 */
const MOST_ACTIONS = 30

/** Whether agents act through a document: by its path, title or extensions, or by a manifest beside or above it. */
function servesAgents(root: Node, { file, project }: Reader): boolean {
  const title = string(get(root, 'info', 'title'))?.value ?? ''
  const isShort = operationsOf(root).length <= MOST_ACTIONS
  const named = [agentFolder.pattern.test(file.path), agentFolder.pattern.test(title)].filter(Boolean).length
  if (named === 2 || (isShort && (named === 1 || agentPart.pattern.test(file.path)))) return true
  if (isShort && (agentTitle.pattern.test(file.path) || agentTitle.pattern.test(title)) && isOfModel(root)) return true
  if ([root, ...operationsOf(root).map(({ node }) => node)].some((node) => entries(node).some(({ key }) => EXTENSIONS.test(key.value))))
    return true
  const near = foldersAbove(file.path).slice(0, 4)
  return near.some((folder) => MANIFESTS.some((manifest) => project.has(folder + manifest)))
}

/** Whether what a document says of itself names a model as its caller. */
function isOfModel(root: Node): boolean {
  return ['title', 'summary', 'description'].some((key) =>
    speaksOfModel.pattern.test((string(get(root, 'info', key))?.value ?? '').slice(0, LONGEST_DESCRIPTION)),
  )
}

const LONGEST_DESCRIPTION = 4000

interface Operation {
  readonly method: string
  readonly path: Located<string>
  readonly key: Located<string>
  readonly node: Node
}

const METHODS = new Set(['get', 'put', 'post', 'delete', 'patch', 'options', 'head', 'trace', 'query'])
const MOST_OPERATIONS = 2000

function operationsOf(root: Node): Operation[] {
  const found: Operation[] = []
  for (const path of entries(get(root, 'paths'))) {
    for (const { key, value } of entries(path.value)) {
      if (METHODS.has(key.value)) found.push({ method: key.value, path: path.key, key, node: value })
      if (found.length >= MOST_OPERATIONS) return found
    }
  }
  return found
}

function* actions(root: Node, servers: readonly Located<string>[], schemes: readonly Scheme[], owner: Owner): Generator<Statement> {
  const fault = faultsOf('agent-card', owner)
  // One document names the address within a cluster beside the public one.
  const plain = servers.find((url) => plainHttp(url) === 'everybody')
  if (plain) yield fault('plain-http', plain)
  if (servers.length > 0 && !servers.some(isFar)) return

  const common = requirementsIn(get(root, 'security'))
  const operations = operationsOf(root)
  const own = operations.flatMap(({ node }) => requirementsIn(get(node, 'security')) ?? [])
  const all = [...(common ?? []), ...own]
  yield* schemeFaults(usedSchemes(schemes, all), all, fault, apiOf(servers, owner))
  const far = servers.find(isFar)
  if (far && schemes.length === 0 && all.length === 0) {
    const change = operations.map((one) => changeOf(one)).find(Boolean)
    if (change) yield fault('none-declared', far, { change })
    return
  }
  for (const operation of operations) yield* tool(operation, common)
}

/** What an operation changes: by its method, unless it only asks by POST. */
function changeOf({ method, path, node }: Operation): string | undefined {
  const name = string(get(node, 'operationId'))?.value
  const verb = changeIn(name, string(get(node, 'summary'))?.value)
  const changes = method === 'delete' || method === 'put' || method === 'patch' || (method === 'post' && verb !== undefined)
  return changes ? `\`${name ?? `${method.toUpperCase()} ${path.value}`}\` ${verb ?? DOES[method] ?? 'changes something'}` : undefined
}

const DOES: Readonly<Record<string, string>> = { delete: 'deletes', put: 'writes', patch: 'changes something' }

/** An operation that deletes, pays or gives access, and whether a scope is asked for before it runs. */
function* tool({ method, path, key, node }: Operation, common: readonly Requirement[] | undefined): Generator<Statement> {
  if (method === 'get' || method === 'head' || method === 'options') return
  const id = string(get(node, 'operationId'))
  const does = method === 'delete' ? 'deletes' : sensitiveIn(id?.value, string(get(node, 'summary'))?.value)
  const own = get(node, 'security')
  const required = own ? requirementsIn(own) : common
  // `security: []` takes away what the document asks for elsewhere.
  const open = own?.kind === 'list' && own.items.length === 0 && !own.open
  if (!does || !required || (required.length === 0 && !open)) return
  const scoped = !open && required.every(({ scopes }) => scopes.length > 0)
  yield {
    kind: 'tool',
    name: id?.value ?? `${method.toUpperCase()} ${path.value}`,
    does,
    readOnly: false,
    server: open ? 'network-unauthenticated' : 'network',
    scoped,
    at: (id ?? key).at,
  }
}
