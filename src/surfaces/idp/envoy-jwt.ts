import type { Evidence, TokenCheck } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { isDefaultAudience } from '../../knowledge/default-audiences.ts'
import { entries, get, items, type Node } from '../../parse/node.ts'
import { defineSurface } from '../reading/surface.ts'
import { isDynamic, isOpen, literal, ownerOf, words } from './oauth-client-fields.ts'
import { everyMap } from './product-documents.ts'

/**
 * JWT checks of the Envoy proxy and of Envoy Gateway's policies. Without `audiences` neither looks at the audience:
 * https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/filters/http/jwt_authn/v3/config.proto
 */
export default defineSurface({
  id: 'envoy-jwt',
  name: 'JWT checks of Envoy and Envoy Gateway',
  spec: 'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/jwt_authn_filter',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: ['remote_jwks', 'remoteJWKS'],
  format: 'yaml',
  recognises: (root) => filters(root).length > 0 || policy(root) !== undefined,
  skipsTests: true,
  *read(root): Generator<Statement> {
    for (const filter of filters(root))
      for (const { key, value } of entries(get(filter, 'providers')))
        if (!asksForAudience(filter, key.value)) yield* check(value, key.value, ['Envoy', 'jwt_authn'], routeOf(filter))
    const gateway = policy(root)
    for (const provider of items(get(gateway, 'providers')))
      yield* check(provider, literal(get(provider, 'name')) ?? '', ['Envoy Gateway', 'jwt'], targetOf(root))
  },
})

function policy(root: Node): Node | undefined {
  const isPolicy =
    literal(get(root, 'kind')) === 'SecurityPolicy' && /^gateway\.envoyproxy\.io\//.test(literal(get(root, 'apiVersion')) ?? '')
  // What its authorization asks of the claims may be the audience.
  return isPolicy && !get(root, 'spec', 'authorization') ? get(root, 'spec', 'jwt') : undefined
}

/** Whether a rule asks a provider's tokens for audiences of its own: `requires: { provider_and_audiences: … }`. */
function asksForAudience(filter: Node, provider: string): boolean {
  return [...everyMap(filter)].some((map) => literal(get(map, 'provider_and_audiences', 'provider_name')) === provider)
}

/** Configurations of the filter, wherever a listener or an EnvoyFilter puts them. */
function filters(root: Node): Node[] {
  return [...everyMap(root)].filter(
    (map) => /\.jwt_authn\.v3\.JwtAuthentication$/.test(literal(get(map, '@type')) ?? '') && get(map, 'providers'),
  )
}

/** The rule that asks for a token before an MCP server. */
function routeOf(filter: Node): Node | undefined {
  return items(get(filter, 'rules'))
    .filter((rule) => get(rule, 'requires', 'provider_name') ?? get(rule, 'requires', 'requires_any'))
    .flatMap((rule) => get(rule, 'match', 'prefix') ?? get(rule, 'match', 'path') ?? [])
    .find((path) => MCP.test(literal(path) ?? ''))
}

/** The route that a policy is for, by its name. */
function targetOf(root: Node): Node | undefined {
  return [get(root, 'spec', 'targetRef'), ...items(get(root, 'spec', 'targetRefs'))]
    .flatMap((target) => get(target, 'name') ?? [])
    .find((name) => MCP.test(literal(name) ?? ''))
}

const MCP = /(?:^|[/_-])mcp(?:$|[/_-])/i

function* check(provider: Node, name: string, [product, by]: readonly [string, string], route: Node | undefined): Generator<TokenCheck> {
  const issuer = get(provider, 'issuer')
  const keys = get(provider, 'remote_jwks') ?? get(provider, 'remoteJWKS')
  const audiences = get(provider, 'audiences')
  if (!issuer || !keys || isDynamic(audiences) || isOpen(audiences)) return
  const listed = words(audiences)
  const common = listed.find(({ value }) => isDefaultAudience(value, literal(issuer) ?? ''))
  if (listed.length > 0 && !common) return
  const at = common?.at ?? issuer.at
  const evidence: Evidence[] = [{ is: 'foreign-issuer', at: keys.at, say: 'it is verified with the keys of an issuer' }]
  if (route) evidence.push({ is: 'mcp-route', at: route.at, say: 'it guards an MCP route' })
  yield {
    kind: 'tokenCheck',
    owner: ownerOf(`${product} JWT provider`, 'envoy', name),
    evidence,
    missing: [common ? 'default-audience' : 'audience'],
    by: common ? 'audiences' : by,
    confidence: 'high',
    at,
  }
}
