import { defineRule, type DocumentSaying, error, named, note, ofDocument, warning } from '../src/judge/rule.ts'
import type { DocumentFacts, DocumentFault, GrantUse } from '../src/model/index.ts'

/**
 * An authorization server's metadata offers weak options, or leaves out what clients need to know.
 *
 * ## Why
 *
 * Clients believe what it says: an issuer or endpoint over plain http can be replaced on the way, a missing list of grants means that
 * the implicit one is offered, and without revocation a stolen refresh token cannot be stopped.
 *
 * ## Instead
 *
 * Publish an https issuer that equals the address of the document, the grants in use, S256, a revocation endpoint and
 * `authorization_response_iss_parameter_supported`.
 *
 * ## Not reported
 *
 * Snapshots of other people's metadata in fixtures, the scopes that a server lists, and values that only show at run time. What a document
 * offers that a server of the code takes is a note beside that fault, and so is what it passes on of an identity provider.
 */
export default defineRule({
  id: 'as-metadata-weak',
  title: 'Weak authorization server metadata',
  group: 'metadata',
  variants: { weak: warning(5), broken: error(7), advice: note(2) },
  needs: { broken: { error: ['written'] } },
  confidence: 'high',
  references: [
    'https://www.rfc-editor.org/rfc/rfc8414.html#section-2',
    'https://www.rfc-editor.org/rfc/rfc8414.html#section-3.3',
    'https://www.rfc-editor.org/rfc/rfc7009.html#section-2',
    'https://www.rfc-editor.org/rfc/rfc9207.html#section-2.4',
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-4.1.2',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/authorization-server-discovery#authorization-server-metadata-discovery',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/client-registration#dynamic-client-registration',
  ],
  tags: [
    'CWE-345',
    'CWE-319',
    'CWE-613',
    'owasp-mcp-2025/MCP07',
    'owasp-nhi-2025/NHI1',
    'owasp-asvs-5.0.0/10.5.3',
    'owasp-asvs-5.0.0/10.2.2',
    'owasp-asvs-5.0.0/10.4.9',
  ],
  recommended: true,
  on: {
    *documentFault(fault, { documentFault, grantUse }) {
      if (fault.document !== 'server-metadata') return
      const saying = SAYINGS[fault.fact](fault)
      const served = servedIn(fault, grantUse)
      const isElsewhere = saying.variant === 'weak' && ((fault.upstream && UPSTREAM.has(fault.fact)) || served !== undefined)
      // What all documents of a package leave out was left out once.
      const decision = LEFT_OUT.has(fault.fact) ? fault.fact : offeredAlike(fault, documentFault)
      yield {
        ...ofDocument(fault, isElsewhere ? { ...saying, variant: 'advice' } : saying),
        ...(decision !== undefined && { decision }),
        ...(served && { related: [{ at: served.at, label: 'the server takes it here' }] }),
      }
    },

    // Grants are judged by their own rules; here they tell what a document repeats.
    grantUse: () => [],

    *revocation({ owner, offered, byDefault, upstream, otherwise, fix }) {
      if (offered.is === 'dynamic' || (offered.is === 'set' && offered.value)) return
      yield {
        variant: upstream ? 'advice' : 'weak',
        at: offered.at,
        message:
          `${named(owner)} offers no token revocation${byDefault ? ' by default' : ''}, so a stolen refresh token ` +
          (upstream
            ? 'can only be stopped at the server that it comes from'
            : otherwise
              ? `is stopped by ${otherwise} alone`
              : 'cannot be stopped'),
        // What one file says of each of its clients is said once.
        ...(otherwise && { decision: `revocation at ${owner.product} by ${offered.at.file.path}` }),
        help: `set \`${fix}\``,
      }
    },
  },
})

/** Whoever can read plain http can answer in the server's place. */
function plain(what: string, readers: DocumentFault['readers'], help: string): DocumentSaying {
  return { variant: readers === 'network' ? 'weak' : 'broken', problem: `${what} is plain http`, help, alsoRules: ['insecure-transport'] }
}

function part(name: string): DocumentSaying {
  return {
    variant: 'broken',
    problem: `the issuer has a ${name}`,
    help: 'publish an issuer without query and fragment (RFC 8414 section 2)',
  }
}

/** What two documents of one file offer alike was decided once for both. */
function offeredAlike({ fact, name, at }: DocumentFault, faults: readonly DocumentFault[]): string | undefined {
  if (fact !== 'token-response' && fact !== 'grant-offered') return undefined
  const isSaid = (one: DocumentFault) => one.fact === fact && one.name === name && one.at.file === at.file && one.at.start !== at.start
  return faults.some(isSaid) ? `${fact} ${name} of ${at.file.path}` : undefined
}

/** Where code of the same language serves what a document offers: that is a fault of its own. */
function servedIn({ fact, name, at }: DocumentFault, uses: readonly GrantUse[]): GrantUse | undefined {
  const grant = fact === 'token-response' ? 'implicit' : fact === 'grant-offered' ? name : undefined
  const ending = at.file.path.slice(at.file.path.lastIndexOf('.'))
  return uses.find(
    (one) => one.by === 'enabled' && one.grant === grant && ENDPOINT.test(one.owner.what) && one.at.file.path.endsWith(ending),
  )
}

const ENDPOINT = /^(?:the )?(?:authorization|token) endpoint$/

/** What is for the server to decide whose endpoints a document passes on. */
const UPSTREAM: ReadonlySet<DocumentFacts['server-metadata']> = new Set([
  'no-revocation',
  'grants-not-listed',
  'token-response',
  'grant-offered',
])

const CODE = 'offer the authorization code grant with PKCE instead'

const LEFT_OUT: ReadonlySet<DocumentFacts['server-metadata']> = new Set([
  'grants-not-listed',
  'grants-left-to-response-types',
  'no-revocation',
  'no-iss',
  'only-dynamic-registration',
  'only-shared-secrets',
])

const SAYINGS: Readonly<Record<DocumentFacts['server-metadata'], (fault: DocumentFault<'server-metadata'>) => DocumentSaying>> = {
  'issuer-plain-http': ({ readers }) => plain('the issuer', readers, 'publish an https issuer'),
  'issuer-host-alone': () => ({
    variant: 'broken',
    problem: 'the issuer is a bare host name',
    help: 'publish an issuer that begins with `https://` (RFC 8414 section 2)',
  }),
  'issuer-of-another': () => ({
    variant: 'broken',
    problem: 'the issuer is another server than that of its endpoints, so clients have to refuse it',
    help: 'publish the address of this server as its issuer (RFC 8414 section 3.3)',
  }),
  'issuer-with-query': () => part('query'),
  'issuer-with-fragment': () => part('fragment'),
  'endpoint-plain-http': ({ name, readers }) => plain(`\`${name}\``, readers, 'use https'),
  'grant-offered': ({ name }) => ({
    variant: 'weak',
    problem: `it offers the ${name} grant`,
    help: name === 'password' ? `${CODE}, or the device grant for terminals` : CODE,
    alsoRules: [`grant-${name}`],
  }),
  'token-response': ({ name }) => ({
    variant: 'weak',
    problem: `it offers the response type \`${name}\`, which puts the access token into the URL`,
    help: 'offer the response type `code` only',
    alsoRules: ['grant-implicit'],
  }),
  // RFC 8414 section 2: what stands for a list that is missing.
  'grants-not-listed': () => ({
    variant: 'weak',
    problem: 'it omits `grant_types_supported`, whose default includes the implicit grant',
    help: 'add `"grant_types_supported": ["authorization_code", "refresh_token"]`',
    alsoRules: ['grant-implicit'],
  }),
  'grants-left-to-response-types': () => ({
    variant: 'advice',
    problem: 'it omits `grant_types_supported`, whose default includes the implicit grant that its response types leave out',
    help: 'add `"grant_types_supported": ["authorization_code", "refresh_token"]`',
  }),
  'no-revocation': () => ({
    variant: 'weak',
    problem: 'it issues refresh tokens but names no revocation endpoint',
    help: 'add `revocation_endpoint` (RFC 7009), so that a stolen token can be stopped',
  }),
  'no-iss': () => ({
    variant: 'advice',
    problem: 'it does not announce `iss` in authorization responses, which protects clients from mix-up attacks',
    help: 'send `iss` with each authorization response and set `authorization_response_iss_parameter_supported` (RFC 9207)',
  }),
  'only-dynamic-registration': () => ({
    variant: 'advice',
    problem: 'it offers dynamic registration, which MCP has deprecated, and no client ID metadata documents',
    help: 'support client ID metadata documents and set `client_id_metadata_document_supported`',
  }),
  'only-shared-secrets': () => ({
    variant: 'advice',
    problem: 'services can sign in with a shared secret only',
    help: 'offer `private_key_jwt` or mutual TLS as well',
  }),
}
