import { each, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { KEYCLOAK_WORDS, isKeycloak, readKeycloak } from './keycloak.ts'

export default defineSurface({
  id: 'keycloak-realm',
  name: 'Keycloak realm exports and clients',
  spec: 'https://www.keycloak.org/server/importExport',
  counts: 'oauth',
  files: ['**/*.json', '**/*realm*.json.*', '**/*realm*.json5'],
  mentions: [...KEYCLOAK_WORDS, 'keycloakVersion', 'sslRequired'],
  format: 'jsonc',
  recognises(root) {
    for (const realm of realms(root)) if (isKeycloak(realm)) return true
    return false
  },
  *read(root): Generator<Statement> {
    for (const realm of realms(root)) if (isKeycloak(realm)) yield* readKeycloak(realm)
  },
})

/** An export of all realms is a list, and so is a list of clients. */
function realms(root: Node): Iterable<Node> {
  return root.kind === 'list' ? each(root) : [root]
}
