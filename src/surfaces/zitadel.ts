import type { Owner } from '../model/index.ts'
import { get, type Node } from '../parse/node.ts'
import type { Statement } from '../reading.ts'
import { defineSurface } from '../surface.ts'
import { fieldsOf, type LifetimeRow, lifetimes } from './oauth-client-fields.ts'
import { holds, productDocuments } from './product-documents.ts'

export default defineSurface({
  id: 'zitadel',
  name: 'Zitadel configuration',
  spec: 'https://github.com/zitadel/zitadel/blob/main/cmd/defaults.yaml',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: ['DefaultAccessTokenLifetime', 'DefaultRefreshToken', 'OIDCSettings', 'DefaultIdTokenLifetime'],
  format: 'yaml',
  recognises: (root) => holds(root, isZitadel),
  async *read(root, reader): AsyncGenerator<Statement> {
    for await (const config of productDocuments(root, isZitadel, reader)) {
      const owner: Owner = { what: 'Zitadel', product: 'zitadel' }
      yield* lifetimes(config, LIFETIMES, { owner, clientType: 'unknown', rotates: true })
    }
  },
})

function isZitadel(node: Node): boolean {
  const fields = fieldsOf(node)
  return ['DefaultAccessTokenLifetime', 'DefaultIdTokenLifetime', 'DefaultRefreshTokenExpiration', 'CodeMethodS256'].some((key) => get(fields.get('OIDC'), key)) || get(fields.get('DefaultInstance'), 'OIDCSettings') !== undefined
}

/** Go durations; 12 hours, 30 days without use and 90 days in all when unset. */
const LIFETIMES: readonly LifetimeRow[] = [
  { path: ['OIDC', 'DefaultAccessTokenLifetime'], token: 'access', grammar: 'go' },
  { path: ['OIDC', 'DefaultIdTokenLifetime'], token: 'id', grammar: 'go' },
  { path: ['OIDC', 'DefaultRefreshTokenIdleExpiration'], token: 'refresh-idle', grammar: 'go' },
  { path: ['OIDC', 'DefaultRefreshTokenExpiration'], token: 'refresh', grammar: 'go' },
  { path: ['OIDC', 'DeviceAuth', 'Lifetime'], token: 'device-code', grammar: 'go' },
  { path: ['DefaultInstance', 'OIDCSettings', 'AccessTokenLifetime'], token: 'access', grammar: 'go' },
  { path: ['DefaultInstance', 'OIDCSettings', 'IdTokenLifetime'], token: 'id', grammar: 'go' },
  { path: ['DefaultInstance', 'OIDCSettings', 'RefreshTokenIdleExpiration'], token: 'refresh-idle', grammar: 'go' },
  { path: ['DefaultInstance', 'OIDCSettings', 'RefreshTokenExpiration'], token: 'refresh', grammar: 'go' },
]
