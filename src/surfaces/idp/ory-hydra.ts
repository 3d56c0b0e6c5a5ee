import type { ClientType, Owner } from '../../model/index.ts'
import { entries, get, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { plainEndpoints } from '../documents/document-checks.ts'
import {
  fieldsOf,
  flag,
  grantsIn,
  implicitResponses,
  isDynamic,
  type LifetimeRow,
  literal,
  ownerOf,
  pkcePolicy,
  redirectUris,
  scopes,
  set,
  unset,
} from './oauth-client-fields.ts'
import { lifetime, lifetimes } from './lifetime-fields.ts'
import { oryLog } from './ory-log.ts'
import { holds, productDocuments } from './product-documents.ts'
import { keyWords } from './key-words.ts'

export default defineSurface({
  id: 'ory-hydra',
  name: 'Ory Hydra configuration and OAuth2Client resources',
  spec: 'https://www.ory.com/docs/hydra/reference/configuration',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: [
    ...keyWords('access_token', 'refresh_token', 'auth_code'),
    'enforced_for_public_clients',
    ...keyWords('pkce'),
    'hydra.ory.sh',
    'subject_identifiers',
    'login_consent_request',
  ],
  format: 'yaml',
  recognises: (root) => isClientResource(root) || holds(root, isHydra),
  async *read(root, reader): AsyncGenerator<Statement> {
    if (isClientResource(root)) yield* clientResource(root)
    for await (const config of productDocuments(root, isHydra, reader)) yield* server(config)
  },
})

/** `ttl` or `oauth2` of Hydra, beside another key that only a whole configuration has. */
function isHydra(node: Node): boolean {
  if (node.kind !== 'map') return false
  const fields = fieldsOf(node)
  const own = ['access_token', 'refresh_token', 'id_token', 'auth_code', 'login_consent_request', 'authentication_session']
  const ttl = own.some((key) => get(fields.get('ttl'), key))
  const oauth2 = ['pkce', 'grant', 'expose_internal_errors', 'session', 'hashers', 'client_credentials'].some((key) =>
    get(fields.get('oauth2'), key),
  )
  const urls = get(fields.get('urls'), 'self') !== undefined || get(fields.get('urls'), 'consent') !== undefined
  return (
    (urls && (get(fields.get('urls'), 'login') !== undefined || ttl || oauth2)) ||
    ((ttl || oauth2) && ['strategies', 'dsn', 'serve', 'oidc', 'webfinger'].some((key) => fields.has(key)))
  )
}

/** Go durations; `-1` for refresh tokens: no end. Same page as `spec`, key `ttl`. */
const LIFETIMES: readonly LifetimeRow[] = [
  { path: ['ttl', 'access_token'], token: 'access', grammar: 'go' },
  { path: ['ttl', 'id_token'], token: 'id', grammar: 'go' },
  { path: ['ttl', 'refresh_token'], token: 'refresh', grammar: 'go', special: { '-1': 'never' } },
  { path: ['ttl', 'auth_code'], token: 'code', grammar: 'go' },
  { path: ['ttl', 'device_user_code'], token: 'device-code', grammar: 'go' },
  { path: ['ttl', 'login_consent_request'], token: 'state', grammar: 'go' },
  { path: ['ttl', 'authentication_session'], token: 'session', grammar: 'go' },
  { path: ['oauth2', 'grant', 'refresh_token', 'rotation_grace_period'], token: 'rotation-grace', grammar: 'go' },
  { path: ['oauth2', 'grant', 'jwt', 'max_ttl'], token: 'assertion', grammar: 'go' },
]

function* server(config: Node): Generator<Statement> {
  yield* plainEndpoints([get(config, 'urls', 'self', 'issuer'), get(config, 'urls', 'self', 'public')])
  const owner: Owner = { what: 'Ory Hydra', product: 'ory-hydra' }
  yield* oryLog(config, owner)
  yield* lifetimes(config, LIFETIMES, { owner, clientType: 'unknown', rotates: true })

  const pkce = get(config, 'oauth2', 'pkce')
  const all = get(pkce, 'enforced')
  const forPublic = get(pkce, 'enforced_for_public_clients')
  if (isDynamic(pkce) || isDynamic(all) || isDynamic(forPublic)) return
  const fix = 'oauth2.pkce.enforced_for_public_clients: true'
  const on = [all, forPublic].find((node) => flag(node) === true)
  const off = forPublic ?? all
  if (on) yield pkcePolicy(owner, 'server', 'public', set('S256', on), fix)
  else if (off) yield pkcePolicy(owner, 'server', 'public', set('optional', off), fix)
  else yield pkcePolicy(owner, 'server', 'public', unset(pkce ?? get(config, 'oauth2') ?? config), fix) // both are false by default
}

/** https://github.com/ory/hydra-maester : the operator's clients. */
function isClientResource(root: Node): boolean {
  return literal(get(root, 'kind')) === 'OAuth2Client' && /^hydra\.ory\.sh\//.test(literal(get(root, 'apiVersion')) ?? '')
}

function* clientResource(root: Node): Generator<Statement> {
  const spec = get(root, 'spec')
  const name = literal(get(spec, 'clientName')) ?? literal(get(root, 'metadata', 'name'))
  const owner = ownerOf('OAuth2Client', 'ory-hydra', name)
  const method = literal(get(spec, 'tokenEndpointAuthMethod'))
  const clientType: ClientType = method === 'none' ? 'public' : method ? 'confidential' : 'unknown'
  yield* grantsIn(get(spec, 'grantTypes'), owner, clientType)
  yield* implicitResponses(get(spec, 'responseTypes'), owner, clientType)
  yield* redirectUris(get(spec, 'redirectUris'), owner)
  yield* scopes(get(spec, 'scope') ?? get(spec, 'scopeArray'), 'allowed', owner)
  for (const { key, value } of entries(get(spec, 'tokenLifespans'))) {
    const token = /_refresh_token_lifespan$/.test(key.value) ? 'refresh' : /_id_token_lifespan$/.test(key.value) ? 'id' : 'access'
    yield* lifetime(value, { token, grammar: 'go', key: `tokenLifespans.${key.value}` }, { owner, clientType, rotates: true })
  }
}
