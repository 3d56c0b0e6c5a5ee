import type { Statement } from '../../model/reading.ts'
import { get, string, type Node } from '../../parse/node.ts'
import { defineSurface } from '../reading/surface.ts'
import { application } from './entra-app-manifest.ts'

/** https://learn.microsoft.com/graph/templates/bicep/reference/applications */
const APPLICATION = /^Microsoft\.Graph\/applications@/i

/** Bicep has the properties of Microsoft Graph. */
export default defineSurface({
  id: 'bicep-entra',
  name: 'Microsoft Entra applications in Bicep',
  spec: 'https://learn.microsoft.com/graph/templates/bicep/reference/applications',
  counts: 'oauth',
  files: ['**/*.bicep'],
  mentions: ['Microsoft.Graph/applications'],
  format: 'bicep',
  recognises: isApplication,
  *read(root): Generator<Statement> {
    const body = isApplication(root) ? get(root, 'body') : undefined
    if (body) yield* application(body)
  },
})

function isApplication(root: Node): boolean {
  return APPLICATION.test(string(get(root, 'type'))?.value ?? '')
}
