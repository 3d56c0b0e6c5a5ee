import type { Owner } from '../../model/index.ts'
import { get, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { fieldsOf, type LifetimeRow, literal, set } from './oauth-client-fields.ts'
import { lifetimes } from './lifetime-fields.ts'
import { holds, productDocuments } from './product-documents.ts'
import { between } from './terraform-terms.ts'

export default defineSurface({
  id: 'zitadel',
  name: 'Zitadel configuration',
  spec: 'https://github.com/zitadel/zitadel/blob/main/cmd/defaults.yaml',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: ['DefaultAccessTokenLifetime', 'DefaultRefreshToken', 'OIDCSettings', 'DefaultIdTokenLifetime', 'FirstInstance'],
  format: 'yaml',
  recognises: (root) => holds(root, isZitadel),
  async *read(root, reader): AsyncGenerator<Statement> {
    for await (const config of productDocuments(root, isZitadel, reader)) {
      const owner: Owner = { what: 'Zitadel', product: 'zitadel' }
      yield* lifetimes(config, LIFETIMES, { owner, clientType: 'unknown', rotates: true })
      for (const { path, what } of KEYS) yield* term(get(config, ...path), what)
    }
  },
})

function isZitadel(node: Node): boolean {
  const fields = fieldsOf(node)
  return (
    ['DefaultAccessTokenLifetime', 'DefaultIdTokenLifetime', 'DefaultRefreshTokenExpiration', 'CodeMethodS256'].some((key) =>
      get(fields.get('OIDC'), key),
    ) ||
    get(fields.get('DefaultInstance'), 'OIDCSettings') !== undefined ||
    KEYS.some(({ path }) => get(node, ...path) !== undefined)
  )
}

/** Keys of the first service account, which the setup writes out: https://github.com/zitadel/zitadel/blob/main/cmd/setup/steps.yaml */
const KEYS = ['Machine', 'LoginClient'].flatMap((user) => [
  { path: ['FirstInstance', 'Org', user, 'Pat', 'ExpirationDate'], what: 'personal access token' },
  { path: ['FirstInstance', 'Org', user, 'MachineKey', 'ExpirationDate'], what: 'machine key' },
])

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

/** A key of the first instance ends when it says; without a date nothing is said. */
function* term(node: Node | undefined, what: string): Generator<Statement> {
  const seconds = node && between(undefined, literal(node) ?? '')
  if (!node || seconds === undefined) return
  yield {
    kind: 'secretTerm',
    owner: { what: 'the first instance', product: 'zitadel' },
    what,
    ends: set(seconds, node),
    instead: 'let it end within days, and give the setup another one when it runs again',
    at: node.at,
  }
}
