import { get, items, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { authentikProvider } from './authentik-provider.ts'
import { literal, ownerOf } from './oauth-client-fields.ts'

export default defineSurface({
  id: 'authentik-blueprint',
  name: 'authentik blueprints',
  spec: 'https://docs.goauthentik.io/customize/blueprints/v1/structure/',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: ['authentik_providers_oauth2.oauth2provider'],
  format: 'yaml',
  recognises: (root) => providers(root).length > 0,
  *read(root): Generator<Statement> {
    for (const entry of providers(root)) yield* provider(entry)
  },
})

function providers(root: Node): Node[] {
  return items(get(root, 'entries')).filter((entry) => literal(get(entry, 'model')) === 'authentik_providers_oauth2.oauth2provider')
}

function* provider(entry: Node): Generator<Statement> {
  const attrs = get(entry, 'attrs')
  const name = literal(get(attrs, 'name')) ?? literal(get(entry, 'identifiers', 'name')) ?? literal(get(entry, 'id'))
  yield* authentikProvider(attrs, ownerOf('authentik provider', 'authentik', name), 'redirect_uris')
}
