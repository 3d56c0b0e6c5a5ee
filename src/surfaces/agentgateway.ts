import { get, type Node } from '../parse/node.ts'
import type { Statement } from '../reading.ts'
import { defineSurface } from '../surface.ts'
import { plainEndpoints } from './document-checks.ts'
import { literal, ownerOf, scopes, words } from './oauth-client-fields.ts'
import { everyMap } from './product-documents.ts'

export default defineSurface({
  id: 'agentgateway',
  name: 'agentgateway configuration',
  spec: 'https://agentgateway.dev/docs/configuration/security/mcp-authn/',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: ['mcpAuthentication'],
  format: 'yaml',
  recognises: (root) => policies(root).length > 0,
  *read(root): Generator<Statement> {
    for (const policy of policies(root)) yield* authentication(policy)
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
      kind: 'mcpServer', owner, transport: 'http', auth: 'none', authAt: mode.at, listens: { is: 'dynamic', at: mode.at },
      deployed: [{ at: policy.at, label: 'a gateway publishes it' }], tools: 'unknown', confidence: 'medium', at: mode.at,
    }
  }
}
