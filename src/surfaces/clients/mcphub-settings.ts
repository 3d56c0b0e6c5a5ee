import type { ClientType, Owner } from '../../model/index.ts'
import { get } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { flag, grantsIn, type LifetimeRow, scopes } from '../idp/oauth-client-fields.ts'
import { lifetimes } from '../idp/lifetime-fields.ts'

export default defineSurface({
  id: 'mcphub-settings',
  name: 'MCPHub settings',
  spec: 'https://docs.mcphubx.com/features/oauth',
  counts: 'oauth',
  files: ['**/mcp_settings.json', '**/mcp_settings*.json', '**/*mcphub*.json'],
  mentions: ['oauthServer'],
  format: 'jsonc',
  recognises: (root) => get(root, 'systemConfig', 'oauthServer')?.kind === 'map',
  *read(root): Generator<Statement> {
    const server = get(root, 'systemConfig', 'oauthServer')
    if (flag(get(server, 'enabled')) === false) return
    const owner: Owner = { what: 'MCPHub', product: 'mcphub' }
    const clientType: ClientType = flag(get(server, 'requireClientSecret')) === true ? 'confidential' : 'public'
    yield* lifetimes(server, LIFETIMES, { owner, clientType, under: 'systemConfig.oauthServer.' })
    yield* scopes(get(server, 'allowedScopes'), 'allowed', owner)
    yield* grantsIn(get(server, 'dynamicRegistration', 'allowedGrantTypes'), owner, clientType)
  },
})

/** Seconds: an hour, 14 days and 5 minutes when unset. */
const LIFETIMES: readonly LifetimeRow[] = [
  { path: ['accessTokenLifetime'], token: 'access', grammar: 'sec' },
  { path: ['refreshTokenLifetime'], token: 'refresh', grammar: 'sec' },
  { path: ['authorizationCodeLifetime'], token: 'code', grammar: 'sec' },
]
