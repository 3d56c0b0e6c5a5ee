import { get, items, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { fieldsOf, grantsIn, type LifetimeRow, literal, ownerOf, redirectUris } from './oauth-client-fields.ts'
import { lifetimes } from './lifetime-fields.ts'

export default defineSurface({
  id: 'casdoor',
  name: 'Casdoor init_data.json',
  spec: 'https://casdoor.org/docs/deployment/data-initialization',
  counts: 'oauth',
  files: ['**/*.json', '**/init_data*.json.*'],
  mentions: ['expireInHours', 'enablePassword'],
  format: 'jsonc',
  recognises: (root) => items(get(root, 'applications')).some(isApplication),
  *read(root): Generator<Statement> {
    for (const application of items(get(root, 'applications'))) if (isApplication(application)) yield* applicationStatements(application)
  },
})

function isApplication(node: Node): boolean {
  const fields = fieldsOf(node)
  return (
    fields.has('organization') &&
    ['expireInHours', 'grantTypes', 'enablePassword', 'tokenFormat', 'clientId'].some((key) => fields.has(key))
  )
}

/** Hours. Zero: for refresh tokens as long as the access token, for cookies 30 days. */
const LIFETIMES: readonly LifetimeRow[] = [
  { path: ['expireInHours'], token: 'access', grammar: 'hour', special: { '0': 'default' } },
  { path: ['refreshExpireInHours'], token: 'refresh', grammar: 'hour', special: { '0': 'default' } },
  { path: ['cookieExpireInHours'], token: 'session', grammar: 'hour', special: { '0': 'default' } },
]

/** Its names of grant types: `token` and `id_token` are the implicit flow (https://casdoor.org/docs/how-to-connect/oauth). */
const GRANTS = { password: 'password', token: 'implicit', implicit: 'implicit' } as const

function* applicationStatements(node: Node): Generator<Statement> {
  const name = literal(get(node, 'name'))
  const owner = ownerOf('Casdoor application', 'casdoor', name)
  yield* lifetimes(node, LIFETIMES, { owner, clientType: 'unknown' })
  yield* grantsIn(get(node, 'grantTypes'), owner, 'unknown', GRANTS)
  yield* redirectUris(get(node, 'redirectUris'), owner)
}
