import { get } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { literal, ownerOf, scopes } from '../idp/oauth-client-fields.ts'

export default defineSurface({
  id: 'forge-manifest',
  name: 'Atlassian Forge manifests',
  spec: 'https://developer.atlassian.com/platform/forge/manifest-reference/permissions/',
  counts: 'oauth',
  files: ['**/manifest.yml', '**/manifest.yaml'],
  mentions: ['ari:cloud:ecosystem'],
  format: 'yaml',
  recognises: (root) =>
    get(root, 'permissions', 'scopes') !== undefined && /^ari:cloud:ecosystem/.test(literal(get(root, 'app', 'id')) ?? ''),
  *read(root): Generator<Statement> {
    const name = literal(get(root, 'app', 'name'))
    const owner = ownerOf('Forge app', 'atlassian', name)
    yield* scopes(get(root, 'permissions', 'scopes'), 'request', owner, 'Atlassian')
  },
})
