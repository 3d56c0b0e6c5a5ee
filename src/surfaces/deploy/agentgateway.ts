import { get, getAny, items, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { plainEndpoints } from '../documents/document-checks.ts'
import { literal, ownerOf, scopes, words } from '../idp/oauth-client-fields.ts'
import { everyMap } from '../idp/product-documents.ts'
import { keyWords } from '../idp/key-words.ts'

export default defineSurface({
  id: 'agentgateway',
  name: 'agentgateway configuration',
  spec: 'https://agentgateway.dev/docs/configuration/security/mcp-authn/',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: ['mcpAuthentication', ...keyWords('apiKey')],
  format: 'yaml',
  recognises: (root) => policies(root).length > 0 || keyedRoutes(root).length > 0,
  *read(root): Generator<Statement> {
    for (const policy of policies(root)) yield* authentication(policy)
    for (const route of keyedRoutes(root)) yield* apiKeys(route)
  },
})

/** Authentication policies of all routes, backends and gateways. */
function policies(root: Node): Node[] {
  return [...everyMap(root)].flatMap((map) => get(map, 'mcpAuthentication') ?? [])
}

function* authentication(policy: Node): Generator<Statement> {
  const resource = literal(get(policy, 'resourceMetadata', 'resource'))
  const owner = ownerOf('agentgateway resource', 'agentgateway', resource)
  yield* scopes(get(policy, 'resourceMetadata', 'scopesSupported'), 'published', owner)
  yield* plainEndpoints([get(policy, 'issuer'), get(policy, 'jwks', 'url')])
  const query = words(get(policy, 'resourceMetadata', 'bearerMethodsSupported')).find(({ value }) => value === 'query')
  if (query) yield { kind: 'urlCredential', by: 'document', parameter: 'access_token', at: query.at }
  // `optional` and `permissive` let requests without a token pass: crates/agentgateway/src/http/mcp authentication modes.
  const mode = get(policy, 'mode')
  if (mode && ['optional', 'permissive'].includes(literal(mode) ?? '')) {
    yield {
      kind: 'mcpServer',
      owner,
      transport: 'http',
      auth: 'none',
      authAt: mode.at,
      listens: { is: 'dynamic', at: mode.at },
      deployed: [{ at: policy.at, label: 'a gateway publishes it' }],
      tools: 'unknown',
      confidence: 'medium',
      at: mode.at,
    }
  }
}

/** Routes to MCP servers that ask for an API key, and for nothing else that reading shows. */
function keyedRoutes(root: Node): Node[] {
  return [...everyMap(root)].filter(
    (map) =>
      get(map, 'policies', 'apiKey') &&
      !getAny(get(map, 'policies'), OTHER_CHECKS) &&
      items(get(map, 'backends')).some((backend) => get(backend, 'mcp')),
  )
}

const OTHER_CHECKS = ['mcpAuthentication', 'jwtAuth', 'basicAuth', 'extAuthz', 'oidc', 'authorization', 'mcpAuthorization']

/** Keys may name their users. Requests without one pass unless the mode is strict: crates/agentgateway/src/http/apikey.rs */
function* apiKeys(route: Node): Generator<Statement> {
  const policy = get(route, 'policies', 'apiKey')
  const mode = get(policy, 'mode')
  const written = mode ? literal(mode) : 'optional'
  const strict = written === 'strict'
  if (!policy || (strict ? items(get(policy, 'keys')).length !== 1 : written !== 'optional' && written !== 'permissive')) return
  const at = mode?.at ?? policy.at
  yield {
    kind: 'mcpServer',
    owner: ownerOf('agentgateway route', 'agentgateway', literal(get(route, 'name'))),
    transport: 'http',
    auth: strict ? 'shared-key' : 'none',
    authAt: at,
    ...(strict ? {} : { unless: 'mode: strict' }),
    listens: { is: 'dynamic', at },
    deployed: [{ at: policy.at, label: 'a gateway publishes it' }],
    tools: 'unknown',
    confidence: 'medium',
    at,
  }
}
