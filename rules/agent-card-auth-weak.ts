import { defineRule, type DocumentSaying, error, note, ofDocument, warning } from '../src/judge/rule.ts'
import type { DocumentFacts, DocumentFault } from '../src/model/index.ts'

/**
 * An agent card or tool manifest declares weak authentication, or none.
 *
 * ## Why
 *
 * Clients do what the manifest says. An agent that declares no scheme is called without
 * one, and an API key declared for all callers becomes one key in many places.
 *
 * ## Instead
 *
 * Declare OAuth 2.0 with scopes for each skill: authorization code for users, client
 * credentials for services.
 *
 * ## Not reported
 *
 * Loopback addresses, public agents that only read, mutual TLS, OpenID Connect, and
 * OAuth with the code, client credentials or device flow. OAuth without scopes is a note.
 */
export default defineRule({
  id: 'agent-card-auth-weak',
  title: 'Weak authentication in an agent manifest',
  group: 'metadata',
  variants: { weak: warning(5), 'open-write': error(7), 'no-scopes': note(2.5) },
  needs: { 'open-write': { error: ['written'] } },
  confidence: 'high',
  references: [
    'https://a2a-protocol.org/latest/specification/#45-security-objects',
    'https://a2a-protocol.org/latest/specification/#71-protocol-security',
    'https://a2a-protocol.org/latest/specification/#74-server-authentication-responsibilities',
    'https://www.rfc-editor.org/rfc/rfc9700.html#section-2.4',
  ],
  tags: [
    'CWE-306',
    'CWE-522',
    'CWE-319',
    'owasp-asi-2026/ASI03',
    'owasp-asi-2026/ASI07',
    'owasp-mcp-2025/MCP07',
    'owasp-nhi-2025/NHI4',
    'owasp-asvs-5.0.0/13.2.1',
  ],
  recommended: true,
  on: 'documentFault',

  *check(fault) {
    if (fault.document === 'agent-card') {
      // One scheme is decided once for all documents of its API.
      const decision = fault.scheme === undefined ? {} : { decision: `${fault.fact} of ${fault.scheme}` }
      yield { ...ofDocument(fault, SAYINGS[fault.fact](fault)), ...decision }
    }
  },
})

const OAUTH = 'declare OAuth 2.0 with scopes: authorization code for users, client credentials for services'

/** Who may call it without signing in; an agent that changes something is worse than one that reads. */
function open(problem: string, change: string | undefined, help = OAUTH): DocumentSaying {
  return { variant: change ? 'open-write' : 'weak', problem: change ? `${problem}, though ${change}` : problem, help }
}

function weak(problem: string, help: string, alsoRules?: readonly string[]): DocumentSaying {
  return { variant: 'weak', problem, help, ...(alsoRules && { alsoRules }) }
}

const plain = (what: string): DocumentSaying => weak(`${what} plain http`, 'use https', ['insecure-transport'])
const SECURITY = 'name the scheme and its scopes in `security`'

const SAYINGS: Readonly<Record<DocumentFacts['agent-card'], (fault: DocumentFault<'agent-card'>) => DocumentSaying>> = {
  'plain-http': () => plain('it is addressed over'),
  'plain-parameter': ({ name }) => plain(`\`${name}\` is`),
  'plain-oauth-endpoint': () => plain('an OAuth endpoint is'),
  'none-declared': ({ change }) => open('it declares no authentication', change),
  'none-asked-for': ({ change }) => open('it asks for no authentication', change),
  'none-required': ({ change }) => open('it requires no authentication', change),
  'schemes-not-required': ({ change }) => open('it declares schemes but requires none', change, SECURITY),
  // That nothing requires them may be an oversight of the document alone.
  'no-requirement': ({ change }) => ({
    ...open('it declares schemes but has no `security` that requires one', change, SECURITY),
    variant: 'weak',
  }),
  'key-in-query': ({ name }) =>
    weak(`the key \`${name}\` is sent in the query string`, 'declare OAuth 2.0 with scopes, or at least send the key in a header', [
      'token-in-url',
    ]),
  'only-password': ({ name }) => weak(`\`${name}\` (a password for all calls) is its only authentication`, OAUTH),
  'only-key': ({ name }) => weak(`\`${name}\` (one static key) is its only authentication`, OAUTH),
  'only-static-token': () => weak('one static token is its only authentication', OAUTH),
  'only-vault-key': () => weak('one static key is its only authentication', 'register OAuth and use `OAuthPluginVault`'),
  'only-registered-key': () => weak('the agent calls its API with one static key', 'register OAuth with `oauth/register`'),
  'grant-offered': ({ name }) =>
    weak(`it offers the ${name} flow, which OAuth 2.1 has dropped`, 'offer the authorizationCode flow with PKCE', [`grant-${name}`]),
  'pkce-not-required': () => weak('it does not require PKCE', 'set `pkceRequired` to true', ['pkce-not-enforced']),
  'flow-without-scopes': ({ name }) => ({
    variant: 'no-scopes',
    problem: `its ${name} flow has no scopes, so every token may do everything`,
    help: 'declare a scope for each skill',
  }),
  'scope-empty': () => ({
    variant: 'no-scopes',
    problem: 'it asks for no scope, so every token may do everything',
    help: 'name a scope for what the plugin does',
  }),
}
