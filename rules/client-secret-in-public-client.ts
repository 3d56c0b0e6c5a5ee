import { defineRule, error, named, note, warning } from '../src/judge/rule.ts'

/**
 * A client secret, or a secret of a server, goes out with a client that cannot keep one.
 *
 * ## Why
 *
 * Everybody who has the app, the extension or the page has the secret. The server
 * can no longer tell the client from a copy, yet may trust it as if it could.
 *
 * ## Instead
 *
 * Register a public client (`token_endpoint_auth_method: none`) with PKCE, or let a
 * backend of yours hold the secret and exchange the code.
 *
 * ## Not reported
 *
 * Secrets that a server reads from its environment, publishable identifiers, and
 * `private_key_jwt`. The secret of a Google installed app is a note: Google says that
 * it is not one.
 */
export default defineRule({
  id: 'client-secret-in-public-client',
  title: 'Client secret in a public client',
  group: 'grants and clients',
  variants: { shipped: error(7.9), 'installed-app': note(3), declared: warning(5.5) },
  needs: { shipped: { error: ['shipped'] } },
  confidence: 'high',
  references: [
    'https://www.rfc-editor.org/rfc/rfc8252.html#section-8.5',
    'https://www.rfc-editor.org/rfc/rfc6819.html#section-5.2.3.1',
    'https://www.rfc-editor.org/rfc/rfc6819.html#section-5.3.1',
    'https://www.rfc-editor.org/rfc/rfc10017.html#section-6.3.3.1',
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-4.2',
  ],
  tags: ['CWE-798', 'CWE-522', 'CWE-312', 'owasp-mcp-2025/MCP01', 'owasp-nhi-2025/NHI2', 'owasp-nhi-2025/NHI4', 'owasp-asvs-5.0.0/10.4.16'],
  recommended: true,
  ofOneValue: { rank: 3 },
  on: 'publicClientSecret',

  *check({ owner, shippedTo, notSecretByProvider, methodOnly, ofServer, value, at }) {
    if (ofServer) {
      yield {
        variant: value === undefined ? 'declared' : 'shipped',
        evidence: [{ is: 'shipped', at, say: `it goes to ${shippedTo}` }],
        at,
        message: value
          ? `the ${value} in ${named(owner)} goes to ${shippedTo}`
          : `the secret in ${named(owner)} goes to ${shippedTo}: its prefix publishes it`,
        help: 'read it on a server under a name without the prefix, and replace the value',
      }
      return
    }
    if (methodOnly) {
      yield {
        variant: 'declared',
        at,
        message: `${named(owner)} is a public client but signs in with a shared secret`,
        help: 'set `token_endpoint_auth_method` to `none` and use PKCE',
      }
      return
    }

    yield {
      evidence: [{ is: 'shipped', at, say: `it goes to ${shippedTo}` }],
      variant: notSecretByProvider ? 'installed-app' : 'shipped',
      at,
      message: notSecretByProvider
        ? `the client secret of ${named(owner)} goes to ${shippedTo}; its provider does not treat it as secret`
        : `the client secret of ${named(owner)} goes to ${shippedTo}, so it proves nothing`,
      help: notSecretByProvider
        ? 'rely on PKCE and not on this value'
        : 'register a public client with PKCE and revoke the secret, or move the exchange to a backend',
    }
  },
})
