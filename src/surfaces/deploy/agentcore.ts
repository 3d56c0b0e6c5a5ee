import type { Owner } from '../../model/index.ts'
import { byLevels, entries, get, getAny, items, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { addressOf, plainHttp } from '../documents/document-checks.ts'
import { isDynamic, isOpen, literal, words } from '../idp/oauth-client-fields.ts'

/** Words of the files that the two surfaces read. */
export const AGENTCORE_WORDS: readonly string[] = [
  'customJWTAuthorizer',
  'CustomJWTAuthorizer',
  'credentialProviderType',
  'CredentialProviderType',
  'AWS::BedrockAgentCore::',
  'authorizerType',
  'AuthorizerType',
  'authorizer_configuration',
]

const DEPTH = 14
const MOST_MAPS = 20_000

/** The maps in which Bedrock AgentCore says who may call a runtime or gateway, and with what it calls others. */
function authorizations(root: Node): Node[] {
  const found: Node[] = []
  let seen = 0
  byLevels([root], DEPTH, (node) => {
    if (++seen > MOST_MAPS) return []
    if (entries(node).some(({ key }) => KEYS.has(lower(key.value)))) found.push(node)
    const values = entries(node).map(({ value }) => value)
    return [...items(node), ...values.filter(({ kind }) => kind === 'map' || kind === 'list')]
  })
  return found
}

/** Keys in lower case: the API spells them in camel case, CloudFormation in Pascal case. */
const KEYS: ReadonlySet<string> = new Set(['customjwtauthorizer', 'credentialprovidertype'])

/** Whether a document is about AgentCore, and not about another service with like words. */
export function isAgentCore(root: Node): boolean {
  return authorizations(root).length > 0 || gateways(root).length > 0
}

/** What an AgentCore configuration, template or API call says. */
export function* agentCore(root: Node): Generator<Statement> {
  for (const { name, type } of gateways(root)) {
    const owner: Owner = { what: 'AgentCore gateway', ...(name ? { name } : {}), product: 'bedrock-agentcore' }
    yield {
      kind: 'mcpServer',
      owner,
      transport: 'http',
      auth: 'none',
      authAt: type.at,
      listens: { is: 'set', value: 'all', at: type.at },
      deployed: [{ at: type.at, label: 'AWS runs it' }],
      tools: 'unknown',
      confidence: 'high',
      at: type.at,
    }
  }
  for (const node of authorizations(root)) {
    const authorizer = field(node, 'customJWTAuthorizer')
    if (authorizer) yield* jwtAuthorizer(authorizer)
    const provider = field(node, 'credentialProviderType')
    if (provider) yield* outbound(node, provider)
  }
}

/** Gateways without an authorizer: https://docs.aws.amazon.com/bedrock-agentcore-control/latest/APIReference/API_CreateGateway.html */
function gateways(root: Node): { name: string | undefined; type: Node }[] {
  const resources = entries(get(root, 'Resources')).filter(({ value }) => literal(get(value, 'Type')) === 'AWS::BedrockAgentCore::Gateway')
  const found: { name: string | undefined; type: Node | undefined }[] = resources.map(({ key, value }) => ({
    name: literal(get(value, 'Properties', 'Name')) ?? key.value,
    type: get(value, 'Properties', 'AuthorizerType'),
  }))
  if (literal(field(root, 'protocolType')) === 'MCP')
    found.push({ name: literal(field(root, 'name')), type: field(root, 'authorizerType') })
  return found.flatMap(({ name, type }) => (type && literal(type) === 'NONE' ? [{ name, type }] : []))
}

/** Tokens are taken from one issuer; without an audience or client they may have been issued for any other service of it. */
function* jwtAuthorizer(node: Node): Generator<Statement> {
  const discovery = addressOf(field(node, 'discoveryUrl'))
  if (discovery && plainHttp(discovery)) {
    yield { kind: 'transportSetting', problem: 'plain-oauth-endpoint', written: 'discoveryUrl', at: discovery.at }
  }
  if (node.kind !== 'map' || node.open || !discovery) return
  const lists = ['allowedAudience', 'allowedClients', 'allowedScopes', 'customClaims'].map((name) => field(node, name))
  if (lists.some((list) => isDynamic(list) || isOpen(list) || words(list).length > 0 || (list?.kind === 'list' && list.items.length > 0)))
    return
  const owner: Owner = { what: 'AgentCore authorizer', product: 'bedrock-agentcore' }
  yield {
    kind: 'tokenCheck',
    owner,
    evidence: [{ is: 'mcp-route', at: discovery.at, say: 'the authorizer stands before MCP servers' }],
    missing: ['audience'],
    by: 'customJWTAuthorizer',
    confidence: 'high',
    at: discovery.at,
  }
}

/** How a gateway signs in to its targets. */
function* outbound(node: Node, type: Node): Generator<Statement> {
  if (literal(type) === 'JWT_PASSTHROUGH') yield { kind: 'tokenForwarding', token: "the caller's token", at: type.at }
  const key = field(field(node, 'credentialProvider'), 'apiKeyCredentialProvider') ?? field(node, 'apiKeyCredentialProvider')
  const location = field(key, 'credentialLocation')
  if (location && literal(location) === 'QUERY_PARAMETER') {
    yield {
      kind: 'urlCredential',
      by: 'document',
      parameter: literal(field(key, 'credentialParameterName')) ?? 'credentialLocation',
      at: location.at,
    }
  }
}

function field(node: Node | undefined, name: string): Node | undefined {
  return getAny(node, [name, name[0]?.toUpperCase() + name.slice(1)])
}

function lower(name: string): string {
  return name.toLowerCase()
}
