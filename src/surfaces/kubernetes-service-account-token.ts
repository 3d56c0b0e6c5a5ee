import type { Owner } from '../model/index.ts'
import { get } from '../parse/node.ts'
import type { Statement } from '../reading.ts'
import { defineSurface } from '../surface.ts'
import { lifetime, literal, ownerOf, set } from './oauth-client-fields.ts'
import { everyMap } from './product-documents.ts'

export default defineSurface({
  id: 'kubernetes-service-account-token',
  name: 'Kubernetes service account tokens',
  spec: 'https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: ['kubernetes.io/service-account-token', 'serviceAccountToken'],
  format: 'yaml',
  recognises: (root) => get(root, 'kind') !== undefined,
  *read(root): Generator<Statement> {
    const type = get(root, 'type')
    if (type && literal(get(root, 'kind')) === 'Secret' && literal(type) === 'kubernetes.io/service-account-token') {
      const name = literal(get(root, 'metadata', 'name'))
      const owner = ownerOf('Secret', 'kubernetes', name)
      yield { kind: 'secretTerm', owner, what: 'service account token', ends: set('unmanaged', type), instead: 'use a projected token with `expirationSeconds`, or `kubectl create token`', at: type.at }
    }
    for (const map of everyMap(root)) {
      const seconds = get(map, 'serviceAccountToken', 'expirationSeconds')
      const owner: Owner = { what: 'projected service account token', product: 'kubernetes' }
      if (seconds) yield* lifetime(seconds, { token: 'access', grammar: 'sec', key: 'expirationSeconds' }, { owner, clientType: 'confidential' })
    }
  },
})
