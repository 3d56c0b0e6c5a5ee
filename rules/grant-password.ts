import { stated } from '../src/judge/evidence.ts'
import { inLanguage, type Problem } from '../src/judge/problems.ts'
import { defineRule, error, named, ofAllClients, note, warning } from '../src/judge/rule.ts'
import type { SourceFile } from '../src/text/source.ts'

const INSTEAD = 'use the authorization code grant with PKCE, or the device grant on a terminal'

const AS_ITSELF = 'sign in as the program itself: give it a service account of its own and the client credentials grant'

/**
 * The password grant is used or allowed: the client takes the user's password.
 *
 * ## Why
 *
 * Whatever handles the password can keep it, and an agent handles it in memory, logs
 * and context. There is no consent, no second factor and no limit on what the client
 * may do. RFC 9700 forbids the grant.
 *
 * ## Instead
 *
 * Send the user to the authorization server: authorization code with PKCE, or the
 * device grant on a terminal. Let a job sign in as itself.
 *
 * ## Not reported
 *
 * Login forms that are not OAuth, SRP and other flows that keep the password, and the
 * word in enums and denied lists, and APIs that give tokens in no other way. What code
 * refuses, looks for or counts of such requests is none, and builds for debugging are
 * left out. Against a server on this machine or in this repository's containers it is a
 * note, and so is a part of a library that warns its callers that the grant is out of
 * date. Where only the run knows the server, nothing shows that it offers another
 * grant, and the report is a warning.
 */
export default defineRule({
  id: 'grant-password',
  title: 'Password grant',
  group: 'grants and clients',
  variants: { use: error(7.8), 'local-test': note(2), kept: note(2), document: warning(5.5) },
  // What lacks it is told so by the first: where only the run knows the server, nothing shows where the password goes.
  needs: { use: { error: [['sent-to', 'written']] } },
  confidence: 'high',
  references: [
    'https://www.rfc-editor.org/rfc/rfc9700.html#section-2.4',
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-10',
    'https://www.rfc-editor.org/rfc/rfc10017.html#section-7.3',
  ],
  tags: ['CWE-522', 'CWE-287', 'owasp-asi-2026/ASI03', 'owasp-mcp-2025/MCP07', 'owasp-nhi-2025/NHI10', 'owasp-asvs-5.0.0/10.4.4'],
  recommended: true,
  inExamples: 'note',
  inDevelopment: 'nothing',
  inTestCode: 'as written',
  on: 'grantUse',

  *check({ owner, grant, by, local, warned, behindKeys, instead, unseenServer, ofService, scheme, server, at }) {
    if (grant !== 'password') return
    yield {
      variant: by === 'document' ? 'document' : local ? 'local-test' : warned || behindKeys ? 'kept' : 'use',
      at,
      evidence: unseenServer ? [] : [stated(at, by === 'use' ? 'it asks this server' : undefined)],
      // How people sign in is decided once for the modules of a package.
      ...(by === 'enabled'
        ? ofAllClients(owner, at, behindKeys ? `${grant} behind keys` : grant)
        : by === 'use'
          ? ofClient(named(owner), at.file)
          : {}),
      ...(scheme && { decision: scheme }),
      ...(server && { decision: `${grant} of ${server}` }),
      message:
        by === 'use'
          ? `${named(owner)} sends the user's password to get tokens`
          : `${named(owner)} ${by === 'document' ? 'offers' : 'allows'} the password grant, which hands the user's password to the client`,
      help: instead ?? (ofService ? AS_ITSELF : unseenServer ? `where the server offers it, ${INSTEAD}` : INSTEAD),
    }
  },
})

/** A client, its copy for the browser and the helper of its tests ask one server: where the product does, tests only do as it does. */
function ofClient(owner: string, file: SourceFile): Pick<Problem, 'decision' | 'ofAnyForm'> {
  return { ...inLanguage(`password of ${owner}`, file), ofAnyForm: true }
}
