import { get } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { literal, ownerOf, scopes } from './oauth-client-fields.ts'

const GOOGLE = 'Google'

export default defineSurface({
  id: 'google-app-manifests',
  name: 'Google scopes of Apps Script and Chrome manifests',
  spec: 'https://developers.google.com/apps-script/manifest',
  counts: 'oauth',
  files: ['**/appsscript.json', '**/manifest.json', '**/manifest.*.json'],
  mentions: ['oauthScopes', 'oauth2'],
  format: 'jsonc',
  recognises: (root) => get(root, 'oauthScopes') !== undefined || get(root, 'oauth2', 'scopes') !== undefined,
  *read(root): Generator<Statement> {
    yield* scopes(get(root, 'oauthScopes'), 'request', { what: 'Apps Script project', product: 'google' }, GOOGLE)
    // https://developer.chrome.com/docs/extensions/reference/manifest/oauth2
    const name = literal(get(root, 'name'))
    yield* scopes(get(root, 'oauth2', 'scopes'), 'request', ownerOf('Chrome extension', 'google', name), GOOGLE)
  },
})
