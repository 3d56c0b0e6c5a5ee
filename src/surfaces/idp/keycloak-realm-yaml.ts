import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { KEYCLOAK_WORDS, isKeycloak, readKeycloak } from './keycloak.ts'
import { holds, productDocuments } from './product-documents.ts'

export default defineSurface({
  id: 'keycloak-realm-yaml',
  name: 'Keycloak realms in YAML: KeycloakRealmImport, ConfigMaps, Helm values, keycloak-config-cli',
  spec: 'https://www.keycloak.org/operator/realm-import',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: [...KEYCLOAK_WORDS, 'KeycloakRealmImport'],
  format: 'yaml',
  recognises: (root) => holds(root, isKeycloak),
  async *read(root, reader): AsyncGenerator<Statement> {
    for await (const realm of productDocuments(root, isKeycloak, reader)) yield* readKeycloak(realm)
  },
})
