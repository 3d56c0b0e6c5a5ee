import { fold, keyOf, lastName, type Ast, type Module } from '../code/index.ts'
import { fileRole } from '../classify/file-role.ts'
import type { Reading } from '../reading.ts'
import { defineCodeSurface } from '../surface.ts'
import { isResourceMetadata, resourceMetadata } from './oauth-resource-metadata.ts'
import { isServerMetadata, serverMetadata } from './oauth-server-metadata.ts'

/** Metadata documents that code answers with, judged as the documents that they become. */
export default defineCodeSurface({
  id: 'code-metadata-literals',
  name: 'Metadata documents in TypeScript and JavaScript',
  spec: 'https://www.rfc-editor.org/rfc/rfc8414.html',
  counts: 'code',
  mentions: ['token_endpoint', 'authorization_servers'],
  *read(module): Generator<Reading> {
    if (fileRole(module.file.path).test) return
    for (const object of module.nodes('ObjectExpression')) {
      const keys = new Set(object.properties.map((one) => (one.type === 'Property' ? keyOf(one) : undefined)))
      const server = keys.has('issuer') && keys.has('token_endpoint')
      const resource = keys.has('resource') && keys.has('authorization_servers')
      if ((!server && !resource) || isOthers(module, object)) continue
      const folded = fold(module, object)
      // A spread may hold what seems to be missing.
      if (folded.kind !== 'map' || folded.open) continue
      if (isServerMetadata(folded)) yield* serverMetadata(folded)
      else if (isResourceMetadata(folded)) yield* resourceMetadata(folded)
    }
  },
})

/** What a client is told about somebody else's server, or what a test stands in for it. */
function isOthers(module: Module, object: Ast): boolean {
  for (const outer of module.ancestors(object)) {
    if (outer.type === 'NewExpression' || outer.type === 'CallExpression') {
      const name = lastName(outer.callee) ?? ''
      if (/^(?:Issuer|Configuration|Client|UserManager|mock\w*|stub\w*|describe|it|test|expect|safeParse|parse)$/.test(name)) return true
    }
    if (outer.type === 'FunctionDeclaration' || outer.type === 'ArrowFunctionExpression') return false
  }
  return false
}
