import { defineRule, type DocumentSaying, error, note, ofDocument, warning } from '../src/judge/rule.ts'
import type { DocumentFacts, DocumentFault } from '../src/model/index.ts'

/**
 * A client ID metadata document breaks the rules for such documents.
 *
 * ## Why
 *
 * Authorization servers fetch the document and reject a client whose document does not
 * fit. A client secret in it is published to the world.
 *
 * ## Instead
 *
 * Publish `client_id` with the https address of the document itself, `client_name`,
 * `redirect_uris`, and `token_endpoint_auth_method` `none` or `private_key_jwt`.
 *
 * ## Not reported
 *
 * Registration requests, which have no `client_id`, and documents in order.
 */
export default defineRule({
  id: 'cimd-invalid',
  title: 'Invalid client ID metadata document',
  group: 'metadata',
  variants: { invalid: warning(5), secret: error(7), advice: note(1.5) },
  needs: { secret: { error: ['written'] } },
  confidence: 'high',
  references: [
    'https://www.ietf.org/archive/id/draft-ietf-oauth-client-id-metadata-document-03.html#section-3',
    'https://www.ietf.org/archive/id/draft-ietf-oauth-client-id-metadata-document-03.html#section-4.1',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/client-registration#implementation-requirements',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/security-considerations#localhost-redirect-uri-risks',
  ],
  tags: ['CWE-345', 'CWE-522', 'owasp-mcp-2025/MCP07', 'owasp-asvs-5.0.0/10.4.7'],
  recommended: true,
  on: 'documentFault',

  *check(fault) {
    if (fault.document === 'client-metadata') yield ofDocument(fault, SAYINGS[fault.fact](fault))
  },
})

/** https://www.ietf.org/archive/id/draft-ietf-oauth-client-id-metadata-document-03.html#section-3 */
function id(problem: string, variant = 'invalid', alsoRules?: readonly string[]): DocumentSaying {
  return {
    variant,
    problem: `\`client_id\` ${problem}`,
    help: 'use the https address at which the document is published, with a path',
    ...(alsoRules && { alsoRules }),
  }
}

const KEYS = 'set `token_endpoint_auth_method` to `none` or `private_key_jwt`'
const CODE = 'use the authorization code grant with PKCE'
const PUBLIC = 'client-secret-in-public-client'

function absent(names: string | undefined): DocumentSaying {
  const fields = (names ?? '').split(' ').map((name) => `\`${name}\``)
  return { variant: 'invalid', problem: `it has no ${fields.join(' and no ')}`, help: `add ${fields.join(' and ')}` }
}

const SAYINGS: Readonly<Record<DocumentFacts['client-metadata'], (fault: DocumentFault<'client-metadata'>) => DocumentSaying>> = {
  'id-plain-http': () => id('is plain http', 'invalid', ['insecure-transport']),
  'id-without-path': () => id('has no path'),
  'id-with-fragment': () => id('has a fragment'),
  'id-with-user-information': () => id('has user information'),
  'id-with-dot-segments': () => id('has dot segments in its path'),
  'id-elsewhere': () => id('is not the path at which this file is published'),
  'id-with-query': () => id('has a query', 'advice'),
  // Section 4.1: everybody can read the document.
  'secret-published': ({ name }) => ({
    variant: 'secret',
    problem: 'it publishes a client secret',
    help: `delete \`client_secret\` and revoke it${name === undefined ? '' : `; ${KEYS}`}`,
    alsoRules: [PUBLIC, 'secret-literal-tracked'],
  }),
  'shared-secret-method': () => ({
    variant: 'secret',
    problem: 'it signs in with a shared secret, which a public document cannot have',
    help: KEYS,
    alsoRules: [PUBLIC],
  }),
  'secret-expiry': () => ({
    variant: 'invalid',
    problem: 'it has `client_secret_expires_at`, though it can have no secret',
    help: 'delete `client_secret_expires_at`',
  }),
  'fields-absent': ({ name }) => absent(name),
  'grant-used': ({ name }) => ({ variant: 'invalid', problem: `it uses the ${name} grant`, help: CODE, alsoRules: [`grant-${name}`] }),
  'token-response': ({ name }) => ({
    variant: 'invalid',
    problem: `it uses the response type \`${name}\``,
    help: CODE,
    alsoRules: ['grant-implicit'],
  }),
  'only-loopback-redirects': () => ({
    variant: 'advice',
    problem: 'all its redirect URIs are loopback addresses, so any program on the device can impersonate the client',
    help: 'show the host of the redirect to the user, or add an https redirect',
  }),
  // The size that section 6.6 suggests as a limit.
  'too-large': () => ({
    variant: 'advice',
    problem: 'it is larger than 5 kB, at which servers may stop reading',
    help: 'leave out what servers do not need',
  }),
}
