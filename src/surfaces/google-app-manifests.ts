import type { Owner } from '../model/index.ts'
import { get, type Node } from '../parse/node.ts'
import type { Statement } from '../reading.ts'
import { defineSurface } from '../surface.ts'
import { literal, ownerOf, redirectUris, scopes } from './oauth-client-fields.ts'

const GOOGLE = 'Google (Workspace and Cloud)'

export default defineSurface({
  id: 'google-app-manifests',
  name: 'Google OAuth in Apps Script and Chrome manifests and client files',
  spec: 'https://developers.google.com/apps-script/manifest',
  counts: 'oauth',
  files: ['**/appsscript.json', '**/manifest.json', '**/manifest.*.json', '**/client_secret*.json', '**/credentials*.json'],
  mentions: ['oauthScopes', 'oauth2', 'redirect_uris'],
  format: 'jsonc',
  recognises: (root) => get(root, 'oauthScopes') !== undefined || get(root, 'oauth2', 'scopes') !== undefined || clientIn(root) !== undefined,
  *read(root): Generator<Statement> {
    yield* scopes(get(root, 'oauthScopes'), 'request', { what: 'Apps Script project', product: 'google' }, GOOGLE)
    // https://developer.chrome.com/docs/extensions/reference/manifest/oauth2
    const name = literal(get(root, 'name'))
    yield* scopes(get(root, 'oauth2', 'scopes'), 'request', ownerOf('Chrome extension', 'google', name), GOOGLE)
    const client = clientIn(root)
    const owner: Owner = { what: 'Google client', product: 'google' }
    if (client) yield* redirectUris(get(client, 'redirect_uris'), owner, { native: get(root, 'installed') !== undefined || undefined })
  },
})

/** https://developers.google.com/identity/protocols/oauth2/web-server : the downloaded client file. */
function clientIn(root: Node): Node | undefined {
  return ['web', 'installed'].map((key) => get(root, key)).find((node) => get(node, 'client_id') !== undefined && get(node, 'auth_uri') !== undefined)
}
