import type { Owner } from '../../model/index.ts'
import { get, items, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { addressOf, type Faults, faultsOf, lacks, plainHttp, shownAddress, wellKnown } from './document-checks.ts'
import { fieldsOf, scopes, words } from '../idp/oauth-client-fields.ts'
import { isPublicIssuer } from './public-issuers.ts'

export default defineSurface({
  id: 'oauth-resource-metadata',
  name: 'Protected resource metadata',
  spec: 'https://www.rfc-editor.org/rfc/rfc9728.html',
  counts: 'oauth',
  files: ['**/*.json', ...wellKnown('oauth-protected-resource')],
  mentions: ['authorization_servers"', 'bearer_methods_supported"', '"resource"'],
  format: 'jsonc',
  recognises: (root, file) =>
    isResourceMetadata(root) || (/oauth-protected-resource/.test(file.path) && get(root, 'resource') !== undefined),
  read: resourceMetadata,
})

/** Whether a map describes a protected resource: the parameter that it must have, beside one that only such a document has. */
export function isResourceMetadata(node: Node): boolean {
  if (node.kind !== 'map') return false
  const fields = fieldsOf(node)
  if (fields.has('resource') && fields.get('authorization_servers')?.kind !== 'map') {
    if (fields.has('authorization_servers') || fields.has('bearer_methods_supported')) return true
  }
  return fields.get('authorization_servers')?.kind === 'list' && (fields.has('bearer_methods_supported') || fields.has('scopes_supported'))
}

/** What resource metadata says; nothing of a public provider's. */
export function* resourceMetadata(root: Node): Generator<Statement> {
  const resource = addressOf(get(root, 'resource'))
  if (isPublicIssuer(resource)) return
  const owner: Owner = { what: 'protected resource metadata', ...shownAddress(resource), product: 'oauth-metadata' }
  const fault = faultsOf('resource-metadata', owner)
  yield* resourceFaults(root, fault)
  yield* servers(root, fault)

  const supported = get(root, 'scopes_supported')
  yield* scopes(supported, 'published', owner)
  if (lacks(root, 'scopes_supported')) yield fault('no-scopes', root)
  const query = words(get(root, 'bearer_methods_supported')).find(({ value }) => value === 'query')
  if (query) yield { kind: 'urlCredential', by: 'document', parameter: 'bearer_methods_supported', at: query.at }
}

function* resourceFaults(root: Node, fault: Faults<'resource-metadata'>): Generator<Statement> {
  const resource = addressOf(get(root, 'resource'))
  const plain = plainHttp(resource)
  if (resource && plain) yield fault('resource-plain-http', resource, { readers: plain })
  else if (resource?.value.includes('#')) yield fault('resource-with-fragment', resource)
  else if (lacks(root, 'resource')) yield fault('no-resource', root)
}

function* servers(root: Node, fault: Faults<'resource-metadata'>): Generator<Statement> {
  const listed = get(root, 'authorization_servers')
  if (lacks(root, 'authorization_servers')) yield fault('no-authorization-server', root)
  if (listed?.kind === 'list' && listed.items.length === 0 && !listed.open) yield fault('no-authorization-server', listed)
  for (const item of items(listed)) {
    const address = addressOf(item)
    const plain = plainHttp(address)
    if (address && plain) yield fault('authorization-server-plain-http', address, { readers: plain })
  }
}
