import { factsOf, hostWithClass, isProviderFormat, relatedTo, revokePage, withdraw } from '../src/judge/advice.ts'
import { accountWideByName } from '../src/knowledge/account-wide-names.ts'
import { type ApiOffer, providerHosts } from '../src/knowledge/credential-kinds/provider-hosts.ts'
import { staticKeySeverity } from '../src/knowledge/severity-matrix.ts'
import type { Credential, Host, LiteralCredential, ReferenceCredential } from '../src/model/index.ts'
import { AGENT, AGENT_HERE, keyEvidence } from '../src/judge/evidence.ts'
import type { Problem } from '../src/judge/problems.ts'
import { defineRule, error, note, warning } from '../src/judge/rule.ts'

/**
 * An agent reaches a remote or production API with a long-lived key.
 *
 * ## Why
 *
 * The key works until someone revokes it, for everything that its owner may do, and no log can tell one session of the agent from
 * another. An agent that reads `.env` or prints a request keeps the value in its context.
 *
 * ## Instead
 *
 * Use what the provider documents: OAuth, short-lived tokens or restricted keys; the help names it. Where the provider has nothing
 * better, use a key for this agent alone, limited to one API and tenant, read-only, and expiring within 90 days.
 *
 * ## Not reported
 *
 * Endpoints on this machine or in a private network, test keys, packages without an agent (an ordinary application's secrets are a
 * storage matter), keys of model providers used by the model client itself (most model APIs offer nothing else), and values that are
 * fetched at run time. Keys that come from the environment only count where the module itself is an agent's and the provider documents
 * something better, or the key reaches a whole account: search, evaluation and other services with nothing but keys are left alone.
 */
export default defineRule({
  id: 'static-key-remote-api',
  title: 'Static key for a remote API in agent code',
  group: 'static keys',
  variants: { literal: error(9.3), reference: warning(5.5), 'no-offer': note(2.5), 'model-key': note(2.0) },
  needs: {
    literal: { error: ['live-value', 'sent-to', AGENT], warning: ['live-value', 'sent-to', AGENT], note: [AGENT] },
    reference: { error: ['sent-to', AGENT_HERE], warning: [AGENT_HERE] },
  },
  confidence: 'high',
  references: [
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-1.3',
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-7.1.3.1',
  ],
  tags: [
    'CWE-522',
    'CWE-798',
    'CWE-668',
    'owasp-llm-2026/LLM02',
    'owasp-llm-2025/LLM02',
    'owasp-asi-2026/ASI03',
    'owasp-mcp-2025/MCP01',
    'owasp-nhi-2025/NHI7',
    'owasp-asvs-5.0.0/13.2.1',
    'owasp-asvs-5.0.0/13.3.1',
  ],
  recommended: true,
  options: ['endpoints', 'credentials', 'profile'],
  inTestCode: 'everywhere',
  ofOneValue: { rank: 5 },
  ofStaticKeys: true,
  on: 'connection',

  *check({ protocol, endpoint, enabled, credentials, evidence, source, opensModel, variables }, _model, { profile }) {
    if (protocol !== 'api' || endpoint.transport !== 'http' || !enabled) return
    const agent = evidence.find(({ is }) => AGENT.includes(is))
    const runsHere = evidence.some(({ is }) => AGENT_HERE.includes(is))
    for (const credential of credentials) {
      const host = credential.to ?? endpoint.host
      // A token that ends within a day is no lasting key; where it is stored is another question.
      if (credential.form === 'literal' && credential.judged.class === 'short-lived') continue
      if (credential.place === 'path' || (source === 'code' && credential.place === 'query' && credential.form === 'reference')) continue
      if (isModelKey(credential, host) || (opensModel && credential.form === 'reference')) {
        if (profile === 'strict')
          yield {
            variant: 'model-key',
            at: credential.at,
            message:
              `\`${credential.sentAs}\` is a static key of ` +
              `${host.provider ? `the model provider ${host.provider}` : 'a model provider'}`,
            help: 'keep it in a secret store and give the agent its own key',
            facts: factsOf(credential, host),
          }
        continue
      }
      const severity = staticKeySeverity(credential, host, profile)
      if (!severity) continue
      const better = credential.form === 'reference' ? betterThan(credential, host, new Set(variables)) : undefined
      if (credential.form === 'reference' && !better && !(profile === 'strict' || (runsHere && isUnknown(credential, host)))) continue
      if (credential.form === 'reference' && !runsHere && profile !== 'strict') continue
      yield {
        variant: credential.form === 'reference' && !better ? 'no-offer' : credential.form,
        ...(credential.form === 'reference' && !better ? {} : { severity }),
        at: credential.at,
        message: `${subject(credential)} gives agents lasting access to ${hostWithClass(host)}`,
        help:
          credential.form === 'literal'
            ? help(credential, host)
            : better
              ? `${better}; otherwise ${OWN_KEY}`
              : `if the API offers OAuth or short-lived tokens, use those; otherwise ${OWN_KEY}`,
        related: [
          ...relatedTo(credential, host, isDatabase(credential) ? 'the database' : 'the API'),
          ...(agent?.is === 'agent-dependency' ? [{ at: agent.at, label: 'shows that an agent works here' }] : []),
        ],
        confidence: credential.confidence,
        ...decisionOf(credential, host),
        evidence: [...evidence.filter(({ is }) => is !== 'sent-to'), ...keyEvidence(credential, host)],
        everywhere: credential.form === 'literal' && isProviderFormat(credential),
        facts: {
          ...factsOf(credential, host),
          ...(better && offerOf(credential, host) ? { offer: (offerOf(credential, host) as ApiOffer).docs } : {}),
        },
      }
    }
  },
})

/** A variable is one decision of its package, and so is one key for one API, wherever it was copied to: it is revoked once. */
function decisionOf(credential: Credential, host: Host): Pick<Problem, 'decision' | 'ofVariable'> {
  if (credential.form === 'literal') return { decision: { value: `${credential.secret.identity} ${host.name}` } }
  return credential.name ? { decision: credential.name, ofVariable: true } : {}
}

const OWN_KEY = 'a key for this agent alone: one API, read-only, expiring within 90 days'

/**
 * What to use in place of a key that is kept elsewhere: what the provider documents, or a key with less reach (STANDARD.md,
 * "How much it weighs").
 */
function betterThan(credential: ReferenceCredential, host: Host, names: ReadonlySet<string>): string | undefined {
  const wide = accountWideByName(credential.name, names) ?? accountWideByName(credential.sentAs, names)
  return wide?.instead ?? offerOf(credential, host)?.instead
}

function offerOf(credential: Credential, host: Host): ApiOffer | undefined {
  const provider = providerOf(credential, host)
  return providerHosts.find((row) => row.provider === provider)?.offers
}

function providerOf(credential: Credential, host: Host): string | undefined {
  return host.provider ?? (credential.form === 'literal' ? credential.judged.provider : credential.provider)
}

/** An address that can be read, of nobody's in the tables. */
function isUnknown(credential: Credential, host: Host): boolean {
  return providerOf(credential, host) === undefined && host.name.includes('.')
}

/** A model provider's key that goes to its own API or to a known gateway (STANDARD.md, "How much it weighs"). */
function isModelKey(credential: Credential, host: Host): boolean {
  const provider = credential.form === 'literal' ? (credential.judged.provider ?? host.provider) : (credential.provider ?? host.provider)
  return providerHosts.some(
    (row) =>
      row.provider === provider &&
      (row.modelProvider === true || (row.provider === host.provider && row.modelHosts?.includes(host.name) === true)),
  )
}

function subject(credential: Credential): string {
  return credential.form === 'reference'
    ? `\`${credential.name || credential.sentAs}\``
    : `the ${credential.judged.what} in \`${credential.sentAs}\``
}

function help(credential: LiteralCredential, host: Host): string {
  const maybe = credential.at.file.git === 'tracked' ? '' : ' if anybody else could read this file'
  const first = `${withdraw(credential)} it${revokePage(credential)}${maybe}, then `
  if (isDatabase(credential))
    return `${first}give the agent a database role of its own that reads only what it needs, with a password that expires`
  const { instead } = credential.judged.kind ?? {}
  const usable = instead && !/^none/i.test(instead) ? instead : offerOf(credential, host)?.instead
  return usable ? `${first}${usable}; otherwise ${OWN_KEY}` : `${first}read it from the environment or a secret store: ${OWN_KEY}`
}

/** Databases know roles and passwords, and mostly no OAuth. */
function isDatabase(credential: Credential): boolean {
  return credential.form === 'literal' && credential.judged.what !== 'password' && credential.judged.what.endsWith(' password')
}
