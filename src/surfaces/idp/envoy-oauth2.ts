import type { Owner } from '../../model/index.ts'
import { get, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { plainEndpoints } from '../documents/document-checks.ts'
import { isDynamic, literal, ownerOf, scopes } from './oauth-client-fields.ts'
import { lifetimes } from './lifetime-fields.ts'
import { everyMap } from './product-documents.ts'

export default defineSurface({
  id: 'envoy-oauth2',
  name: 'Envoy OAuth2 filter and Envoy Gateway OIDC policies',
  spec: 'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/oauth2_filter',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: ['envoy.filters.http.oauth2', 'filters.http.oauth2.v3', 'SecurityPolicy'],
  format: 'yaml',
  recognises: (root) => filters(root).length > 0 || oidc(root) !== undefined,
  *read(root): Generator<Statement> {
    for (const config of filters(root)) yield* filter(config)
    const policy = oidc(root)
    if (!policy) return
    const owner = ownerOf('Envoy Gateway policy', 'envoy-gateway', literal(get(root, 'metadata', 'name')))
    yield* scopes(get(policy, 'scopes'), 'request', owner)
    yield* plainEndpoints(['issuer', 'authorizationEndpoint', 'tokenEndpoint'].map((key) => get(policy, 'provider', key)))
    // Used when the authorization server says nothing: https://gateway.envoyproxy.io/docs/api/extension_types/#oidc
    yield* lifetimes(
      policy,
      [
        { path: ['defaultTokenTTL'], token: 'access', grammar: 'go', key: 'spec.oidc.defaultTokenTTL' },
        { path: ['defaultRefreshTokenTTL'], token: 'refresh', grammar: 'go', key: 'spec.oidc.defaultRefreshTokenTTL' },
      ],
      { owner, clientType: 'confidential' },
    )
  },
})

function oidc(root: Node): Node | undefined {
  return literal(get(root, 'kind')) === 'SecurityPolicy' && /^gateway\.envoyproxy\.io\//.test(literal(get(root, 'apiVersion')) ?? '')
    ? get(root, 'spec', 'oidc')
    : undefined
}

/** Configurations of the filter, wherever a listener or an EnvoyFilter puts them. */
function filters(root: Node): Node[] {
  return [...everyMap(root)].flatMap((map) => {
    const config = get(map, 'config')
    return config && get(config, 'token_endpoint') && get(config, 'authorization_endpoint') ? [config] : []
  })
}

/** Durations of protobuf: `3600s`. */
function* filter(config: Node): Generator<Statement> {
  const owner: Owner = { what: 'Envoy OAuth2 filter', product: 'envoy' }
  const list = get(config, 'auth_scopes')
  if (!isDynamic(list)) yield* scopes(list, 'request', owner)
  yield* plainEndpoints([get(config, 'token_endpoint', 'uri'), get(config, 'authorization_endpoint')])
  yield* lifetimes(
    config,
    [
      { path: ['default_expires_in'], token: 'access', grammar: 'go' },
      { path: ['default_refresh_token_expires_in'], token: 'refresh', grammar: 'go' },
      { path: ['csrf_token_expires_in'], token: 'state', grammar: 'go' },
      { path: ['code_verifier_token_expires_in'], token: 'state', grammar: 'go' },
    ],
    { owner, clientType: 'confidential' },
  )
}
