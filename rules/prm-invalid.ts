import { defineRule, type DocumentSaying, error, note, ofDocument, warning } from '../src/judge/rule.ts'
import type { DocumentFacts, DocumentFault } from '../src/model/index.ts'

/**
 * Protected resource metadata is missing or wrong.
 *
 * ## Why
 *
 * It tells clients which authorization server to trust for this resource. Without it
 * they cannot sign in; with a plain http or foreign address in it, they can be sent to
 * somebody else's server.
 *
 * ## Instead
 *
 * Publish `resource` with the https address of the server and at least one https entry
 * in `authorization_servers`, and point to the document in each 401 answer.
 *
 * ## Not reported
 *
 * Projects whose SDK serves the document, loopback addresses, and values that only show
 * at run time. A document without `scopes_supported` is a note.
 */
export default defineRule({
  id: 'prm-invalid',
  title: 'Invalid protected resource metadata',
  group: 'metadata',
  variants: { invalid: warning(5), http: error(7), advice: note(2) },
  needs: { http: { error: ['written'] } },
  confidence: 'medium',
  references: [
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/authorization-server-discovery#authorization-server-location',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/authorization-server-discovery#protected-resource-metadata-discovery-requirements',
    'https://www.rfc-editor.org/rfc/rfc9728.html#section-2',
    'https://www.rfc-editor.org/rfc/rfc9728.html#section-3.3',
  ],
  tags: ['CWE-345', 'CWE-287', 'owasp-mcp-2025/MCP07', 'owasp-asvs-5.0.0/10.3.1'],
  recommended: true,
  on: 'documentFault',

  *check(fault) {
    if (fault.document === 'resource-metadata') yield ofDocument(fault, SAYINGS[fault.fact](fault))
  },
})

function plain(problem: string, readers: DocumentFault['readers'], help: string): DocumentSaying {
  return { variant: readers === 'everybody' ? 'http' : 'invalid', problem, help, alsoRules: ['insecure-transport'] }
}

const SAYINGS: Readonly<Record<DocumentFacts['resource-metadata'], (fault: DocumentFault<'resource-metadata'>) => DocumentSaying>> = {
  'resource-plain-http': ({ readers }) => plain('the resource is plain http', readers, 'serve the resource over https'),
  'resource-with-fragment': () => ({
    variant: 'invalid',
    problem: 'the resource has a fragment',
    help: 'leave the fragment out (RFC 9728 section 1.2): clients compare the whole address',
  }),
  'no-resource': () => ({
    variant: 'invalid',
    problem: 'it names no resource',
    help: 'add `resource` with the https address of the server',
  }),
  'no-authorization-server': () => ({
    variant: 'invalid',
    problem: 'it names no authorization server',
    help: 'list at least one https issuer in `authorization_servers`',
  }),
  'authorization-server-plain-http': ({ readers }) =>
    plain('an authorization server is plain http, so clients can be sent to another one', readers, 'use https'),
  'no-scopes': () => ({
    variant: 'advice',
    problem: 'it lists no scopes, so clients cannot tell which to begin with',
    help: 'add `scopes_supported` with the few scopes that reading needs',
  }),
}
