import { each, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { KEYCLOAK_WORDS, isKeycloak, readKeycloak } from './keycloak.ts'
import { holds, productDocuments } from './product-documents.ts'

export default defineSurface({
  id: 'keycloak-realm',
  name: 'Keycloak realms and clients: exports, KeycloakRealmImport, ConfigMaps, Helm values, keycloak-config-cli',
  spec: 'https://www.keycloak.org/server/importExport',
  counts: 'oauth',
  files: ['**/*.json', '**/*realm*.json.*', '**/*realm*.json5', '**/*.yaml', '**/*.yml'],
  mentions: [...KEYCLOAK_WORDS, 'keycloakVersion', 'sslRequired', 'KeycloakRealmImport'],
  format: 'by name',
  recognises: (root, { path }) => (isYaml(path) ? holds(root, isKeycloak) : [...realms(root)].some(isKeycloak)),
  async *read(root, reader): AsyncGenerator<Statement> {
    for await (const realm of isYaml(reader.file.path) ? productDocuments(root, isKeycloak, reader) : realms(root))
      if (isKeycloak(realm)) yield* readKeycloak(realm, reader.project)
  },
})

/** What deploys a realm nests it in resources and values of its own; an export is the realm. */
function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path)
}

/** An export of all realms is a list, and so is a list of clients. */
function realms(root: Node): Iterable<Node> {
  return root.kind === 'list' ? each(root) : [root]
}
