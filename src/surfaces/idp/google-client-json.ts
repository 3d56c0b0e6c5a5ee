import type { Owner } from '../../model/index.ts'
import { get, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { nameIn } from '../documents/document-checks.ts'
import { template } from '../deploy/interpolation.ts'
import { fieldsOf, redirectUris } from './oauth-client-fields.ts'

export default defineSurface({
  id: 'google-client-json',
  name: 'Google OAuth client files',
  spec: 'https://developers.google.com/identity/protocols/oauth2/native-app',
  counts: 'oauth',
  files: ['**/*.json'],
  mentions: ['"installed"', '"web"'],
  format: 'jsonc',
  recognises: (root) => KINDS.some((kind) => isClient(get(root, kind))),
  *read(root): Generator<Reading> {
    for (const kind of KINDS) {
      const client = get(root, kind)
      if (!client || !isClient(client)) continue
      const owner: Owner = { what: 'Google client', ...nameIn(client, 'project_id'), product: 'google' }
      yield* redirectUris(get(client, 'redirect_uris'), owner, { native: kind === 'installed' })
      const secret = string(get(client, 'client_secret'))
      // "The client secret is obviously not treated as a secret", says Google of installed apps. Of others the text scan tells.
      if (kind === 'installed' && secret) {
        yield {
          kind: 'clientSecret',
          value: template(secret),
          statement: {
            kind: 'publicClientSecret',
            owner,
            shippedTo: 'everybody who installs it',
            notSecretByProvider: true,
            methodOnly: false,
            at: secret.at,
          },
        }
      }
    }
  },
})

const KINDS = ['installed', 'web']

function isClient(node: ReturnType<typeof get>): boolean {
  const fields = fieldsOf(node)
  return (
    fields.has('client_id') &&
    (fields.has('client_secret') || fields.has('redirect_uris')) &&
    (fields.has('auth_uri') || fields.has('token_uri'))
  )
}
