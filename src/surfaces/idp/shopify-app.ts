import { get } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { literal, ownerOf, redirectUris, scopes } from './oauth-client-fields.ts'

export default defineSurface({
  id: 'shopify-app',
  name: 'Shopify app configuration',
  spec: 'https://shopify.dev/docs/apps/build/cli-for-apps/app-configuration',
  counts: 'oauth',
  files: ['**/shopify.app.toml', '**/shopify.app.*.toml'],
  mentions: ['scopes', 'redirect_urls'],
  format: 'toml',
  *read(root): Generator<Statement> {
    const name = literal(get(root, 'name'))
    const owner = ownerOf('Shopify app', 'shopify', name)
    yield* scopes(get(root, 'access_scopes', 'scopes'), 'request', owner, 'Shopify')
    yield* redirectUris(get(root, 'auth', 'redirect_urls'), owner)
  },
})
