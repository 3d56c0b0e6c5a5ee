import { get, items, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { literal, ownerOf, redirectUris } from './oauth-client-fields.ts'
import type { Located } from '../../text/source.ts'

export default defineSurface({
  id: 'zoom-manifest',
  name: 'Zoom app manifests',
  spec: 'https://developers.zoom.us/docs/build-flow/manifests/',
  counts: 'oauth',
  files: ['**/*.json'],
  mentions: ['oauth_information'],
  format: 'jsonc',
  recognises: (root) => information(root) !== undefined,
  *read(root): Generator<Statement> {
    const oauth = information(root)
    if (!oauth) return
    const name = literal(get(root, 'manifest', 'display_information', 'display_name') ?? get(root, 'display_information', 'display_name'))
    const owner = ownerOf('Zoom app', 'zoom', name)
    const list = get(oauth, 'scopes')
    const scopes = items(list).flatMap((item): Located<string>[] => {
      const node = item.kind === 'map' ? get(item, 'scope') : item
      const value = literal(node)
      return node && value ? [{ value, at: node.at }] : []
    })
    if (list && scopes.length > 0) yield { kind: 'scopeSet', owner, role: 'request', scopes, open: false, provider: 'Zoom', at: list.at }
    for (const key of ['development_redirect_uri', 'production_redirect_uri', 'oauth_allow_list'])
      yield* redirectUris(get(oauth, key), owner)
  },
})

function information(root: Node): Node | undefined {
  return get(root, 'oauth_information') ?? get(root, 'manifest', 'oauth_information')
}
