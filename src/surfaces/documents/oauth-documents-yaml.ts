import { get, type Node } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { agentCard, isAgentCard } from './agent-card.ts'
import { clientIdDocument, isClientIdDocument } from '../code/client-id-document.ts'
import { isResourceMetadata, resourceMetadata } from './oauth-resource-metadata.ts'
import { isServerMetadata, serverMetadata } from './oauth-server-metadata.ts'
import { holds, productDocuments } from '../idp/product-documents.ts'
import { keyWords } from '../idp/key-words.ts'

/** Documents that are published as JSON and kept in YAML: in ConfigMaps, Helm values and generators. */
const KINDS: readonly { readonly is: (node: Node) => boolean; readonly read: (node: Node) => Iterable<Reading> }[] = [
  { is: isServerMetadata, read: serverMetadata },
  { is: isResourceMetadata, read: resourceMetadata },
  { is: isClientIdDocument, read: clientIdDocument },
  { is: isAgentCard, read: agentCard },
]

const isDocument = (node: Node): boolean => KINDS.some(({ is }) => is(node))

export default defineSurface({
  id: 'oauth-documents-yaml',
  name: 'OAuth metadata, client documents and agent cards in YAML and ConfigMaps',
  spec: 'https://www.rfc-editor.org/rfc/rfc8414.html',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: ['token_endpoint', 'authorization_servers', 'bearer_methods_supported', 'redirect_uris', ...keyWords('skills')],
  format: 'yaml',
  // What an OpenAPI document shows as an example is published by nobody.
  recognises: (root) => !get(root, 'openapi') && !get(root, 'swagger') && holds(root, isDocument),
  async *read(root, reader): AsyncGenerator<Reading> {
    for await (const document of productDocuments(root, isDocument, reader)) {
      const kind = KINDS.find(({ is }) => is(document))
      if (kind) yield* kind.read(document)
    }
  },
})
