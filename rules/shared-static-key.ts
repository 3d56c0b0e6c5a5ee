import type { Connection, Credential, LiteralCredential, Model, ReferenceCredential, StoredSecret } from '../src/model/index.ts'
import { secretEvidence } from '../src/judge/evidence.ts'
import { ownerOf } from '../src/judge/advice.ts'
import { defineRule, error, note, warning } from '../src/judge/rule.ts'
import { type Problem } from '../src/judge/problems.ts'
import type { Span } from '../src/text/source.ts'
import { oncePer } from '../src/text/once-per.ts'

/**
 * One static key serves several servers.
 *
 * ## Why
 *
 * Revoking it for one server breaks the others, the logs cannot tell the agents apart, and each server that receives the key can use it
 * at the others.
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
  needs: { 'cross-issuer': { error: ['live-value', 'sent-to'] } },
  confidence: 'medium',
  references: [
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/client-registration#authorization-server-binding',
    'https://owasp.org/www-project-non-human-identities-top-10/2025/',
  ],
  tags: ['CWE-653', 'CWE-522', 'owasp-asi-2026/ASI03', 'owasp-mcp-2025/MCP08', 'owasp-nhi-2025/NHI9'],
  recommended: true,
  options: ['endpoints', 'credentials'],
  on: {
    *connection(connection, model) {
      for (const credential of connection.credentials) {
        const others = othersOf(connection, credential, model)
        if (others.length > 0) yield problem(credential, connection, others)
      }
    },
    *storedSecret(secret, model) {
      const issuer = issuerOf(secret)
      if (!issuer) return
      const alike = secretsOf(model).get(secret.credential.secret.identity) ?? []
      const other = alike.find((one) => (issuerOf(one) ?? issuer) !== issuer)
      if (!other || isBefore(other.at, secret.at)) return
      yield {
        variant: 'cross-issuer',
        at: secret.at,
        message:
          `one client secret is used at ${issuer} and ${issuerOf(other) ?? 'another issuer'}; ` +
          'each of the two can sign in at the other as this client',
        help: 'register a client of its own with each authorization server, and keep its credentials with that issuer',
        related: [{ at: other.at, label: 'used here as well' }],
        confidence: 'medium',
        evidence: [...secretEvidence(secret), ...secretEvidence(other)],
      }
    },
  },
})

/** Who issued a client secret, when its name or pairing says so: a provider, or the domain that it is sent to. */
function issuerOf({ name, hosts, credential }: StoredSecret): string | undefined {
  if (credential.judged.class !== 'static' || !/client_?secret$/i.test(name?.value ?? '')) return undefined
  const provider = hosts.find((one) => one.provider !== undefined)?.provider
  const far = hosts.find(({ class: is }) => is === 'remote' || is === 'production')
  return provider ?? (far && ownerOf(far))
}

function isBefore(a: Span, b: Span): boolean {
  return a.file === b.file ? a.start < b.start : a.file.path < b.file.path
}

interface Sharer {
  readonly connection: Connection
  readonly credential: Credential
}

/** All that get one value or variable, in the order of the repository. */
interface Group {
  readonly sharers: Sharer[]
  /** Those that no server with another name and another host stands before. */
  readonly leaders: Set<Credential>
  readonly servers: Tally
}

/** Groups of a model's connections, by value or variable; each is met once, as pairs would be too many. */
const groupsOf = oncePer((model: Model): ReadonlyMap<string, Group> => {
  const found = new Map<string, Group>()
  for (const connection of model.connection) {
    for (const credential of connection.credentials) {
      if (!counts(connection, credential)) continue
      const group = found.get(keyOf(credential)) ?? { sharers: [], leaders: new Set(), servers: new Tally() }
      found.set(keyOf(credential), group)
      if (!group.servers.hasOther(connection.name.value, targetOf(connection, credential))) group.leaders.add(credential)
      group.servers.add(connection.name.value, targetOf(connection, credential))
      group.sharers.push({ connection, credential })
    }
  }
  return found
})

const secretsOf = oncePer((model: Model): ReadonlyMap<string, StoredSecret[]> => {
  const found = new Map<string, StoredSecret[]>()
  for (const one of model.storedSecret) {
    const { identity } = one.credential.secret
    const list = found.get(identity)
    if (list) list.push(one)
    else found.set(identity, [one])
  }
  return found
})

/** How many servers of each name and host there are. */
class Tally {
  #all = 0
  readonly #counts = new Map<string, number>()

  add(name: string, host: string): void {
    this.#all++
    for (const key of keys(name, host)) this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
  }

  /** Whether there is a server with another name and another host. */
  hasOther(name: string, host: string): boolean {
    const [named = 0, hosted = 0, both = 0] = keys(name, host).map((key) => this.#counts.get(key) ?? 0)
    return this.#all > named + hosted - both
  }
}

function keys(name: string, host: string): [string, string, string] {
  return [`name ${name}`, `host ${host}`, `both ${name}\n${host}`]
}

/** More are not looked for behind the first. */
const MOST_LOOKED_AT = 1000

/** Other servers, with other hosts, that get the same value or variable, where a connection is the first of them: it reports for all. */
function othersOf(connection: Connection, credential: Credential, model: Model): Sharer[] {
  const group = groupsOf(model).get(keyOf(credential))
  const host = targetOf(connection, credential)
  if (!group?.leaders.has(credential) || !group.servers.hasOther(connection.name.value, host)) return []
  const others: Sharer[] = []
  for (const one of group.sharers.slice(0, MOST_LOOKED_AT)) {
    if (one.connection.name.value !== connection.name.value && targetOf(one.connection, one.credential) !== host) others.push(one)
  }
  return others
}

function counts({ protocol, enabled, endpoint }: Connection, credential: Credential): boolean {
  if (protocol !== 'mcp' || !enabled) return false
  if (credential.form === 'literal') return credential.judged.class === 'static'
  return ONE_VALUE.has(credential.store) && endpoint.transport === 'http' && credential.name !== ''
}

/** Where a name has one value for all entries of a file; people are asked once for an input or a setting. */
const ONE_VALUE: ReadonlySet<ReferenceCredential['store']> = new Set<ReferenceCredential['store']>([
  'environment',
  'prompt',
  'user-setting',
  'ci-secret',
  'file',
])

/** The same for what holds the same value, or the same variable of one file. */
function keyOf(credential: Credential): string {
  return credential.form === 'literal' ? `value ${credential.secret.identity}` : `variable ${credential.at.file.path}\n${credential.name}`
}

function targetOf({ endpoint }: Connection, credential: Credential): string {
  if (endpoint.transport === 'http') return endpoint.host.name
  return credential.to?.name ?? endpoint.program
}

/** More names than this make no sentence. */
const MOST_NAMED = 10

function problem(credential: LiteralCredential | ReferenceCredential, { name }: Connection, others: readonly Sharer[]): Problem {
  const all = [...new Set([name.value, ...others.map(({ connection }) => connection.name.value)])].map((one) => `\`${one}\``)
  const names = all.length > MOST_NAMED ? [...all.slice(0, MOST_NAMED), `${all.length - MOST_NAMED} more`] : all
  return {
    variant: credential.form,
    at: credential.at,
    message:
      `${credential.form === 'literal' ? 'one key' : `\`${credential.name}\``} is used for ${names.slice(0, -1).join(', ')} and ` +
      `${names.at(-1)}; revoking it for one breaks all of them, and logs cannot tell them apart`,
    help: 'issue one key per agent and server, and name it after the agent',
    related: others.slice(0, 5).map((other) => ({ at: other.credential.at, label: 'used here as well' })),
    confidence: 'medium',
  }
}
