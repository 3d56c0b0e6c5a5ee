import type { Connection, Credential, LiteralCredential, ReferenceCredential, StoredSecret } from '../src/model/index.ts'
import { defineRule, error, note, type Problem, warning } from '../src/judge/rule.ts'
import type { Span } from '../src/text/source.ts'

/**
 * One static key serves several servers.
 *
 * ## Why
 *
 * Revoking it for one stops all, the logs cannot tell the agents apart, and each server that gets the key can use it at the others.
 *
 * ## Instead
 *
 * Issue one key per agent and server, and name it after the agent.
 *
 * ## Not reported
 *
 * The same server in the files of several editors, copies of a template, test keys, and keys of model providers.
 */
export default defineRule({
  id: 'shared-static-key',
  title: 'Static key shared by several servers',
  group: 'static keys',
  variants: { reference: note(3.0), literal: warning(4.5), 'cross-issuer': error(7.0) },
  confidence: 'medium',
  references: ['https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/client-registration#authorization-server-binding', 'https://owasp.org/www-project-non-human-identities-top-10/2025/'],
  tags: ['CWE-653', 'CWE-522', 'owasp-asi-2026/ASI03', 'owasp-mcp-2025/MCP08', 'owasp-nhi-2025/NHI9'],
  recommended: true,
  on: {
    *connection(connection, model) {
      for (const credential of connection.credentials) {
        const others = sharers(connection, credential, model.connection)
        const [first] = others
        if (!first || !leads(connection, others)) continue
        yield problem(credential, connection, others)
      }
    },
    *storedSecret(secret, model) {
      const issuer = issuerOf(secret)
      if (!issuer) return
      const other = model.storedSecret.find((one) => one !== secret && one.credential.secret.equals(secret.credential.secret) && (issuerOf(one) ?? issuer) !== issuer)
      if (!other || isBefore(other.at, secret.at)) return
      yield {
        variant: 'cross-issuer',
        at: secret.at,
        message: `one client secret is used at ${issuer} and ${issuerOf(other) ?? 'another issuer'}; each of the two can sign in at the other as this client`,
        help: 'register a client of its own with each authorization server, and keep its credentials with that issuer',
        related: [{ at: other.at, label: 'used here as well' }],
        confidence: 'medium',
      }
    },
  },
})

/** The provider that a client secret was issued by, when its name or pairing says so. */
function issuerOf({ name, hosts, credential }: StoredSecret): string | undefined {
  if (credential.judged.class !== 'static' || !/client_?secret$/i.test(name?.value ?? '')) return undefined
  return hosts.find(({ provider }) => provider !== undefined)?.provider
}

function isBefore(a: Span, b: Span): boolean {
  return a.file === b.file ? a.start < b.start : a.file.path < b.file.path
}

interface Sharer {
  readonly connection: Connection
  readonly credential: Credential
}

/** Other servers, with other hosts, that get the same value or variable. */
function sharers(connection: Connection, credential: Credential, all: readonly Connection[]): Sharer[] {
  if (!counts(connection, credential)) return []
  const own = targetOf(connection, credential)
  const found: Sharer[] = []
  for (const other of all) {
    if (other === connection || other.protocol !== 'mcp') continue
    for (const theirs of other.credentials) {
      if (counts(other, theirs) && same(credential, theirs) && targetOf(other, theirs) !== own && other.name.value !== connection.name.value) found.push({ connection: other, credential: theirs })
    }
  }
  return found
}

function counts({ protocol, enabled, endpoint }: Connection, credential: Credential): boolean {
  if (protocol !== 'mcp' || !enabled) return false
  if (credential.form === 'literal') return credential.judged.class === 'static'
  return credential.store === 'environment' && endpoint.transport === 'http' && credential.name !== ''
}

function same(a: Credential, b: Credential): boolean {
  if (a.form === 'literal' && b.form === 'literal') return a.secret.equals(b.secret)
  return a.form === 'reference' && b.form === 'reference' && a.name === b.name && a.at.file === b.at.file
}

function targetOf({ endpoint }: Connection, credential: Credential): string {
  if (endpoint.transport === 'http') return endpoint.host.name
  return credential.to?.name ?? endpoint.program
}

/** The first in the repository reports for all. */
function leads(connection: Connection, others: readonly Sharer[]): boolean {
  return others.every(({ connection: other }) => isBefore(connection.at, other.at))
}

function problem(credential: LiteralCredential | ReferenceCredential, { name }: Connection, others: readonly Sharer[]): Problem {
  const names = [...new Set([name.value, ...others.map(({ connection }) => connection.name.value)])].map((one) => `\`${one}\``)
  return {
    variant: credential.form,
    at: credential.at,
    message: `${credential.form === 'literal' ? 'one key' : `\`${credential.name}\``} is used for ${names.slice(0, -1).join(', ')} and ${names.at(-1)}; revoking it for one breaks all of them, and logs cannot tell them apart`,
    help: 'issue one key per agent and server, and name it after the agent',
    related: others.slice(0, 5).map((other) => ({ at: other.credential.at, label: 'used here as well' })),
    confidence: 'medium',
  }
}
