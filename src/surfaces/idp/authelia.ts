import type { ClientType, Owner } from '../../model/index.ts'
import { entries, get, items, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import {
  fieldsOf,
  flag,
  grantsIn,
  implicitResponses,
  type LifetimeRow,
  literal,
  ownerOf,
  pkcePolicy,
  redirectUris,
  scopes,
  set,
} from './oauth-client-fields.ts'
import { lifetimes } from './lifetime-fields.ts'
import { holds, productDocuments } from './product-documents.ts'

export default defineSurface({
  id: 'authelia',
  name: 'Authelia configuration',
  spec: 'https://www.authelia.com/configuration/identity-providers/openid-connect/provider/',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: ['identity_providers', 'authentication_backend'],
  format: 'yaml',
  recognises: (root) => holds(root, isAuthelia),
  async *read(root, reader): AsyncGenerator<Statement> {
    for await (const config of productDocuments(root, isAuthelia, reader)) {
      yield* sessions(config)
      const oidc = get(config, 'identity_providers', 'oidc')
      if (oidc) yield* provider(oidc)
    }
  },
})

function isAuthelia(node: Node): boolean {
  const fields = fieldsOf(node)
  if (get(fields.get('identity_providers'), 'oidc')?.kind === 'map') return true
  return (
    fields.has('authentication_backend') && fields.get('session')?.kind === 'map' && (fields.has('access_control') || fields.has('storage'))
  )
}

const TOKENS = [
  ['access_token', 'access'],
  ['authorize_code', 'code'],
  ['id_token', 'id'],
  ['refresh_token', 'refresh'],
  ['device_code', 'device-code'],
] as const

/**
 * The common duration syntax, in which a number is seconds and `1M` a month:
 * https://www.authelia.com/configuration/prologue/common/#duration
 */
function rows(prefix: readonly string[], suffix = ''): LifetimeRow[] {
  return TOKENS.map(([key, token]) => ({ path: [...prefix, key + suffix], token, grammar: 'words' }))
}

/** Directly under `oidc` before 4.38. */
const LIFETIMES: readonly LifetimeRow[] = [...rows([], '_lifespan'), ...rows(['lifespans'])]

const GRANTS = ['authorize_code', 'implicit', 'client_credentials', 'refresh_token', 'jwt_bearer', 'device_code']

function* provider(oidc: Node): Generator<Statement> {
  const owner: Owner = { what: 'Authelia', product: 'authelia' }
  const clients = items(get(oidc, 'clients'))
  const types = new Set(clients.map(typeOf))
  const clientType: ClientType = types.has('public') ? 'public' : types.has('confidential') ? 'confidential' : 'unknown'
  const issuer = { owner, clientType, rotates: true, under: 'identity_providers.oidc.' }
  yield* lifetimes(oidc, LIFETIMES, issuer)
  for (const { key, value } of entries(get(oidc, 'lifespans', 'custom'))) {
    const under = `identity_providers.oidc.lifespans.custom.${key.value}.`
    yield* lifetimes(value, [...rows([]), ...GRANTS.flatMap((grant) => rows(['grants', grant]))], { ...issuer, under })
  }

  // Required of public clients unless set: same page as `spec`, key `enforce_pkce`.
  const enforce = get(oidc, 'enforce_pkce')
  const plain = get(oidc, 'enable_pkce_plain_challenge')
  const word = literal(enforce)
  if (enforce && word === 'never')
    yield pkcePolicy(owner, 'server', clientType, set('optional', enforce), 'enforce_pkce: public_clients_only')
  else if (enforce && word) yield pkcePolicy(owner, 'server', clientType, set('S256', enforce), 'enforce_pkce: public_clients_only')
  if (plain && flag(plain) === true)
    yield pkcePolicy(owner, 'server', clientType, set('plain', plain), 'enable_pkce_plain_challenge: false')
  for (const client of clients) yield* clientStatements(client)
}

function* clientStatements(client: Node): Generator<Statement> {
  const name = literal(get(client, 'client_id')) ?? literal(get(client, 'id'))
  const owner = ownerOf('Authelia client', 'authelia', name)
  const clientType = typeOf(client)
  yield* grantsIn(get(client, 'grant_types'), owner, clientType)
  yield* implicitResponses(get(client, 'response_types'), owner, clientType)
  const method = get(client, 'pkce_challenge_method')
  if (method && literal(method) === 'plain')
    yield pkcePolicy(owner, 'client', clientType, set('plain', method), 'pkce_challenge_method: S256')
  yield* redirectUris(get(client, 'redirect_uris'), owner)
  yield* scopes(get(client, 'scopes'), 'allowed', owner)
}

function typeOf(client: Node): ClientType {
  return flag(get(client, 'public')) === true || literal(get(client, 'token_endpoint_auth_method')) === 'none' ? 'public' : 'confidential'
}

/** An hour, five minutes and a month when unset; the month is for people who ask to be remembered. */
const SESSION: readonly LifetimeRow[] = [
  { path: ['expiration'], token: 'session', grammar: 'words' },
  { path: ['inactivity'], token: 'session-idle', grammar: 'words' },
  { path: ['remember_me'], token: 'session', grammar: 'words', special: { '-1': 'default', '1M': 'default', '1 month': 'default' } },
  {
    path: ['remember_me_duration'],
    token: 'session',
    grammar: 'words',
    special: { '-1': 'default', '1M': 'default', '1 month': 'default' },
  },
]

function* sessions(config: Node): Generator<Statement> {
  const owner: Owner = { what: 'Authelia', product: 'authelia' }
  yield* lifetimes(get(config, 'session'), SESSION, { owner, clientType: 'unknown', under: 'session.' })
  for (const cookie of items(get(config, 'session', 'cookies'))) {
    const domain = literal(get(cookie, 'domain'))
    yield* lifetimes(cookie, SESSION, {
      owner: { ...owner, ...(domain ? { name: domain } : {}) },
      clientType: 'unknown',
      under: 'session.cookies[].',
    })
  }
}
