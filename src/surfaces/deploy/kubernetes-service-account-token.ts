import { get } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { literal, ownerOf, set } from '../idp/oauth-client-fields.ts'

export default defineSurface({
  id: 'kubernetes-service-account-token',
  name: 'Kubernetes service account tokens',
  spec: 'https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: ['kubernetes.io/service-account-token'],
  format: 'yaml',
  recognises: (root) => literal(get(root, 'kind')) === 'Secret' && literal(get(root, 'type')) === 'kubernetes.io/service-account-token',
  *read(root): Generator<Statement> {
    const type = get(root, 'type')
    if (!type) return
    const owner = ownerOf('Secret', 'kubernetes', literal(get(root, 'metadata', 'name')))
    yield {
      kind: 'secretTerm',
      owner,
      what: 'service account token',
      ends: set('unmanaged', type),
      instead: 'use a projected token with `expirationSeconds`, or `kubectl create token`',
      at: type.at,
    }
  },
})
