import { factsOf, hostWithClass, isProviderFormat, relatedTo, signInInstead, subjectOf, withArticle, ownerOf } from '../src/judge/advice.ts'
import { staticKeySeverity } from '../src/knowledge/severity-matrix.ts'
import { fixOf, headerDropped, referenceInstead } from '../src/judge/fixes.ts'
import type { Credential } from '../src/model/index.ts'
import { keyEvidence } from '../src/judge/evidence.ts'
import { defineRule, error, note, warning } from '../src/judge/rule.ts'

/**
 * An agent sends a long-lived key to an MCP server on another machine.
 *
 * ## Why
 *
 * A static key has no expiry, no audience and no user behind it. The agent reads the file that holds it into its context, and whoever
 * gets it can act as the agent until someone notices and rotates the key. The MCP specification says that HTTP servers SHOULD use its
 * OAuth flow, which gives short-lived, scoped and revocable tokens.
 *
 * ## Instead
 *
 * Delete the credential and let the client sign in with OAuth. If the server has no OAuth, keep the value out of the file and use a key
 * made for this agent, read-only and with an expiry date.
 *
 * ## Not reported
 *
 * Servers on this machine, servers without a credential (the client signs in), OAuth fields, publishable identifiers, test keys that
 * git does not track, headers that carry no credential, references for servers in a private network, and disabled servers (their
 * literals are a storage fault).
 */
export default defineRule({
  id: 'static-key-remote-mcp',
  title: 'Static key sent to a remote MCP server',
  group: 'static keys',
  variants: { literal: error(9.3), reference: warning(5.5), dev: note(3.0) },
  needs: { literal: { error: ['live-value', 'sent-to'] }, reference: { error: ['sent-to'] } },
  confidence: 'high',
  references: [
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#protocol-requirements',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#token-handling',
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-7.1.3.5',
  ],
  tags: [
    'CWE-798',
    'CWE-522',
    'CWE-1392',
    'owasp-llm-2026/LLM02',
    'owasp-llm-2025/LLM02',
    'owasp-asi-2026/ASI03',
    'owasp-mcp-2025/MCP01',
    'owasp-mcp-2025/MCP07',
    'owasp-nhi-2025/NHI4',
    'owasp-nhi-2025/NHI7',
    'owasp-asvs-5.0.0/13.2.1',
    'owasp-asvs-5.0.0/7.2.2',
  ],
  recommended: true,
  options: ['endpoints', 'servers', 'credentials', 'profile'],
  inTestCode: 'everywhere',
  ofOneValue: { rank: 4, beside: ['token-in-url'] },
  ofStaticKeys: true,
  on: 'connection',

  *check(connection, _model, { profile }) {
    const { protocol, endpoint, enabled, credentials, agent } = connection
    if (protocol !== 'mcp' || !enabled) return
    for (const credential of credentials) {
      const host = endpoint.transport === 'http' ? (credential.to ?? endpoint.host) : endpoint.over
      if (!host || credential.place === 'path') continue
      const severity = staticKeySeverity(credential, host, profile)
      if (!severity) continue
      yield {
        variant: severity.level === 'note' ? 'dev' : credential.form,
        severity,
        at: credential.at,
        message: `${subjectOf(agent.name)} sends ${what(credential)} ${sentTo(credential, host)}`,
        help: signInInstead(connection, host, credential),
        related: relatedTo(credential, host, endpoint.transport === 'http' ? 'the remote server' : 'the machine it runs on'),
        confidence:
          host.class === 'unresolved' || (endpoint.transport === 'stdio' && credential.confidence === 'low')
            ? 'medium'
            : credential.confidence,
        everywhere: credential.form === 'literal' && isProviderFormat(credential),
        ...(credential.form === 'reference' && credential.name
          ? { decision: `${credential.name} ${ownerOf(host)}`, ofVariable: true as const }
          : {}),
        evidence: [...connection.evidence.filter(({ is }) => is !== 'sent-to'), ...keyEvidence(credential, host)],
        facts: factsOf(credential, host),
        ...fixOf(
          headerDropped(connection, host, credential) ??
            (connection.source === 'config' ? referenceInstead(agent, credential, connection.name.value) : undefined),
        ),
      }
    }
  },
})

/** A host without a name is said behind the header, which it would seem to be set as. */
function sentTo({ sentAs }: Credential, host: Parameters<typeof hostWithClass>[0]): string {
  return host.shown ? `to ${hostWithClass(host)} as \`${sentAs}\`` : `as \`${sentAs}\` to ${hostWithClass(host)}`
}

function what(credential: Credential): string {
  if (credential.form === 'reference') return credential.name ? `the static key in \`${credential.name}\`` : 'a static key'
  const { judged } = credential
  if (judged.class === 'test') return withArticle(/\btest\b/.test(judged.what) ? judged.what : `${judged.what} of test mode`)
  return judged.class === 'short-lived' ? `a short-lived ${judged.what} from the file` : `${withArticle(`static ${judged.what}`)}`
}
