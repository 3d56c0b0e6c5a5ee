import { fixOf, referenceInstead } from '../src/judge/fixes.ts'
import {
  factsOf,
  hostWithClass,
  isProviderFormat,
  keepOut,
  relatedTo,
  revokePage,
  storageWords,
  withArticle,
  withdraw,
} from '../src/judge/advice.ts'
import { isElsewhere, stdioSeverity } from '../src/knowledge/severity-matrix.ts'
import type { Connection, Credential } from '../src/model/index.ts'
import { keyEvidence } from '../src/judge/evidence.ts'
import { defineRule, error, note, warning } from '../src/judge/rule.ts'

/**
 * A local MCP server gets a long-lived key for a remote backend.
 *
 * ## Why
 *
 * The MCP specification lets stdio servers take credentials from the environment, as the operating system's user is the boundary. The
 * key itself is still a risk: it is stored somewhere, and as a rule it never expires while the backend holds real data.
 *
 * ## Instead
 *
 * Keep the value out of the file with the client's own reference, or use the provider's hosted server and sign in with OAuth.
 *
 * ## Not reported
 *
 * Backends on this machine or in a private network, backends that reading cannot tell (a tracked literal is then
 * `secret-literal-tracked`), references for anything but production, test keys, short-lived tokens and disabled servers.
 */
export default defineRule({
  id: 'static-key-stdio-backend',
  title: 'Static key handed to a local MCP server',
  group: 'static keys',
  variants: { literal: error(8.8), untracked: warning(5.0), reference: note(2.5) },
  needs: { literal: { error: ['live-value', 'sent-to'] } },
  confidence: 'high',
  references: [
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#protocol-requirements',
    'https://modelcontextprotocol.io/docs/2026-07-28/tutorials/security/security_best_practices#local-mcp-server-compromise',
  ],
  tags: ['CWE-522', 'CWE-798', 'owasp-mcp-2025/MCP01', 'owasp-nhi-2025/NHI2', 'owasp-nhi-2025/NHI7', 'owasp-asvs-5.0.0/13.3.1'],
  recommended: true,
  options: ['endpoints', 'credentials', 'profile'],
  inTestCode: 'everywhere',
  ofOneValue: { rank: 6 },
  ofStaticKeys: true,
  on: 'connection',

  *check(connection, _model, { profile }) {
    const { endpoint, enabled, credentials, name, agent } = connection
    if (endpoint.transport !== 'stdio' || !enabled || isElsewhere(endpoint.over)) return
    const judged = credentials.flatMap((credential) => {
      const severity = stdioSeverity(credential, credential.to, profile)
      return severity && credential.to ? [{ credential, host: credential.to, severity }] : []
    })
    for (const [i, { credential, host, severity }] of judged.entries()) {
      const together = judged.filter(({ credential: other }) => besides(other, credential))
      if (judged.findIndex(({ credential: other }) => other === credential || besides(other, credential)) < i) continue
      const all = [{ credential, host }, ...together]
      yield {
        variant: credential.form === 'reference' ? 'reference' : severity.level === 'error' ? 'literal' : 'untracked',
        severity,
        at: credential.at,
        message:
          `local server \`${name.value}\` gets ${listed(all.map((one) => `${what(one.credential)} for ${hostWithClass(one.host)}`))}; ` +
          'that is allowed over stdio, but ' +
          `${together.length > 0 ? 'the keys may never expire' : `the ${noun(credential)} ${fault(credential)}`}`,
        help:
          together.length > 0
            ? 'give the server keys of its own: read-only, for one project, with an expiry date'
            : help(agent, credential, name.value, endpoint.local?.remote),
        related: all.flatMap((one) => relatedTo(one.credential, one.host, 'the backend')),
        ...(together.length === 0 && credential.form === 'reference' && credential.name
          ? { decision: credential.name, ofVariable: true as const }
          : {}),
        confidence: credential.confidence === 'low' ? 'medium' : credential.confidence,
        everywhere: credential.form === 'literal' && isProviderFormat(credential),
        evidence: [...connection.evidence.filter(({ is }) => is !== 'sent-to'), ...keyEvidence(credential, host)],
        facts: factsOf(credential, host),
        ...fixOf(together.length === 0 && connection.source === 'config' ? referenceInstead(agent, credential, name.value) : undefined),
      }
    }
  },
})

/** Another variable of the same file of variables: all of them are named at the one place where the file is. */
function besides(other: Credential, credential: Credential): boolean {
  return (
    other !== credential &&
    other.form === 'reference' &&
    credential.form === 'reference' &&
    other.at.start === credential.at.start &&
    other.at.file === credential.at.file
  )
}

function listed(parts: readonly string[]): string {
  return parts.length < 3 ? parts.join(' and ') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) as string}`
}

function what(credential: Credential): string {
  if (credential.form === 'reference') return `\`${credential.name || credential.sentAs}\``
  return withArticle(`static ${credential.judged.what}`)
}

function fault(credential: Credential): string {
  return credential.form === 'reference' ? 'may never expire' : `is ${storageWords(credential)}`
}

function noun(credential: Credential): string {
  const what = credential.form === 'literal' ? credential.judged.what.replace(/ \(.*$/, '') : credential.name || credential.sentAs
  if (/passw(?:or)?d/i.test(what)) return 'password'
  if (/token|_PAT$/i.test(what)) return 'token'
  return /secret$/i.test(what) ? 'secret' : 'key'
}

function help(agent: Connection['agent'], credential: Credential, name: string, remote: string | undefined): string {
  const hosted = remote ? `use the hosted server ${remote}, which signs in with OAuth` : undefined
  if (credential.form === 'reference')
    return hosted
      ? `${hosted}, when it works on real data`
      : 'give the server a key of its own: read-only, for one project, with an expiry date'
  const first = `${withdraw(credential)} it${revokePage(credential)}, then ${keepOut(agent, credential, name)}`
  return hosted ? `${first}; or ${hosted}` : first
}
