import { TOOLHIVE } from '../../knowledge/cluster-resources.ts'
import type { Owner } from '../../model/index.ts'
import { get, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { type LifetimeRow, literal, ownerOf, scopes } from '../idp/oauth-client-fields.ts'
import { lifetime } from '../idp/lifetime-fields.ts'

export default defineSurface({
  id: 'toolhive-lifespans',
  name: 'ToolHive authorization servers',
  spec: 'https://github.com/stacklok/toolhive/blob/main/docs/operator/crd-api.md',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: [TOOLHIVE],
  format: 'yaml',
  recognises: (root) => literal(get(root, 'apiVersion'))?.startsWith(`${TOOLHIVE}/`) === true,
  *read(root): Generator<Statement> {
    const name = literal(get(root, 'metadata', 'name'))
    const owner = ownerOf('ToolHive authorization server', 'toolhive', name)
    for (const server of SERVERS.map((path) => get(root, ...path))) if (server) yield* authorizationServer(server, owner)
  },
})

const SERVERS = [
  ['spec', 'embeddedAuthServer'],
  ['spec', 'authServer'],
  ['spec', 'authServerConfig'],
  ['spec', 'config', 'authServer'],
  ['spec', 'incomingAuth', 'authServer'],
]

/** Go durations, though the documentation also writes `7d`. */
const LIFETIMES: readonly (readonly [key: string, token: LifetimeRow['token']])[] = [
  ['accessTokenLifespan', 'access'],
  ['refreshTokenLifespan', 'refresh'],
  ['authCodeLifespan', 'code'],
]

function* authorizationServer(server: Node, owner: Owner): Generator<Statement> {
  for (const [key, token] of LIFETIMES) {
    const value = get(server, 'tokenLifespans', key)
    if (value)
      yield* lifetime(
        value,
        { token, grammar: /d/.test(literal(value) ?? '') ? 'words' : 'go', key: `tokenLifespans.${key}` },
        { owner, clientType: 'public', rotates: true },
      )
  }
  yield* scopes(get(server, 'baselineClientScopes'), 'allowed', owner)
}
