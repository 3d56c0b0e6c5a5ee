import type { GrantUse } from '../src/model/index.ts'
import { stated } from '../src/judge/evidence.ts'
import { inLanguage } from '../src/judge/problems.ts'
import { defineRule, error, named, ofAllClients, note, warning } from '../src/judge/rule.ts'

/**
 * The implicit grant is used or allowed, which answers with the access token in the URL.
 *
 * ## Why
 *
 * The token passes through the browser's address bar, its history and every script
 * on the page, and nothing binds it to the client that asked. OAuth 2.1 has dropped
 * the grant.
 *
 * ## Instead
 *
 * Use the authorization code grant with PKCE, in browsers too.
 *
 * ## Not reported
 *
 * The word in enums, denied lists and switched-off settings. `response_type=id_token`
 * gives no access token and is a note, and so is a realm whose clients all answer on this machine,
 * and a part of a library that warns its callers that the grant is out of date.
 */
export default defineRule({
  id: 'grant-implicit',
  title: 'Implicit grant',
  group: 'grants and clients',
  variants: { code: error(7.3), document: warning(5), 'id-token': note(2), 'local-test': note(2), kept: note(2) },
  needs: { code: { error: ['written'] } },
  confidence: 'high',
  references: [
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-10.1',
    'https://www.rfc-editor.org/rfc/rfc9700.html#section-2.1.2',
    'https://www.rfc-editor.org/rfc/rfc10017.html#section-7.2',
    'https://www.rfc-editor.org/rfc/rfc8252.html#section-8.2',
  ],
  tags: ['CWE-598', 'CWE-522', 'owasp-mcp-2025/MCP07', 'owasp-nhi-2025/NHI4', 'owasp-asvs-5.0.0/10.4.4'],
  recommended: true,
  inExamples: 'note',
  inDevelopment: 'nothing',
  on: 'grantUse',

  *check({ owner, grant, by, local, warned, scheme, instead, at }) {
    if (grant === 'implicit') {
      yield {
        variant: by === 'document' ? 'document' : local && by === 'enabled' ? 'local-test' : warned ? 'kept' : 'code',
        at,
        message: `${named(owner)} ${USES[by]} the implicit grant, which puts the access token into the URL`,
        help: instead ?? 'use the authorization code grant with PKCE',
        evidence: [stated(at)],
        // Requests of one package to one server are made alike; which one is asked must be known.
        ...(by === 'enabled'
          ? ofAllClients(owner, at, grant)
          : by === 'use' && (TO_HOST.test(owner.what) || isLibrary(owner))
            ? inLanguage(`${grant} of ${named(owner)}`, at.file)
            : {}),
        ...(scheme && { decision: scheme }),
      }
    } else if (grant === 'id_token') {
      yield {
        variant: 'id-token',
        at,
        message: `${named(owner)} ${USES[by]} \`response_type=id_token\`, the implicit flow without an access token`,
        help: 'use the authorization code grant with PKCE',
      }
    }
  },
})

/** An option of a library, which a package sets alike wherever it makes a client. */
function isLibrary({ what, product }: GrantUse['owner']): boolean {
  return what === product
}

/** "the authorization request to accounts.google.com" */
const TO_HOST = / to [\w-]+(?:\.[\w-]+)+$/
const USES: Record<GrantUse['by'], string> = { use: 'uses', enabled: 'allows', document: 'offers' }
