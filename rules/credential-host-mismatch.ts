import { factsOf, hostWithClass, isProviderFormat, possessive, withArticle } from '../src/judge/advice.ts'
import { providerHosts } from '../src/knowledge/credential-kinds/provider-hosts.ts'
import { isShared, staticKeySeverity } from '../src/knowledge/severity-matrix.ts'
import { credentialKinds } from '../src/knowledge/credential-kinds/index.ts'
import { frontOfOthers } from '../src/knowledge/words/connections.ts'
import type { Connection, Credential, Host, Model, ReferenceCredential } from '../src/model/index.ts'
import type { Span } from '../src/text/source.ts'
import { oncePer } from '../src/text/once-per.ts'
import { keyEvidence } from '../src/judge/evidence.ts'
import { defineRule, error, warning } from '../src/judge/rule.ts'
import { compareLevels, type Severity } from '../src/model/severity.ts'

/**
 * A provider's key is sent to a host that is not the provider's.
 *
 * ## Why
 *
 * Whoever runs the host gets the key. A look-alike name, or an address that somebody pasted from a README, is all it takes.
 *
 * ## Instead
 *
 * Check the host. If it is your own gateway, give it a key of its own and list it under `trustedHosts` in the configuration.
 *
 * ## Not reported
 *
 * Proxies on this machine or in a private network, self-hosted editions, known gateways, and hosts that the configuration lists under
 * `trustedHosts`. A variable that is named as the provider documents it, `LINEAR_API_KEY`, or the key of a product that people also run
 * themselves, where the host may be a gateway or one's own: it or the server is called after the provider or a proxy, so is the header,
 * or several servers stand at its domain. An SDK's client whose address a variable such as `OPENAI_BASE_URL` replaces, in a file of
 * variables, a container or the code around it, goes there.
 */
export default defineRule({
  id: 'credential-host-mismatch',
  title: 'API key sent to a host that its provider does not own',
  group: 'transport and audience',
  variants: { 'look-alike': error(8.5), other: warning(6.0), literal: error(8.8) },
  needs: { 'look-alike': { error: ['sent-to'] }, literal: { error: ['sent-to'] } },
  confidence: 'medium',
  references: [
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-7.1.3.1',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#token-handling',
  ],
  tags: ['CWE-522', 'CWE-668', 'owasp-asi-2026/ASI04', 'owasp-mcp-2025/MCP01', 'owasp-nhi-2025/NHI3', 'owasp-asvs-5.0.0/14.2.3'],
  recommended: true,
  options: ['endpoints', 'credentials', 'profile'],
  settledBy: 'trustedHosts',
  inTestCode: 'everywhere',
  ofOneValue: { rank: 2 },
  on: 'connection',

  *check(connection, model, { profile, company }) {
    const { endpoint, credentials, enabled, protocol } = connection
    if (!enabled) return
    for (const credential of credentials) {
      const host = credential.to ?? (endpoint.transport === 'http' ? endpoint.host : undefined)
      const provider = providerOf(credential)
      if (!host?.at || !provider || !REMOTE.has(host.class) || host.provider === provider) continue
      if (company.trustedHosts.some((trusted) => matches(host.name, trusted))) continue
      const ownRow = company.providers.find((one) => one.provider === provider)
      const row = ownRow ?? providerHosts.find((one) => one.provider === provider)
      if (!row || row.gateways?.some((gateway) => matches(host.name, gateway))) continue
      const looksLike = host.mixedScript === true || lookAlike(host, row.hosts)
      const known = ownRow !== undefined || isSomebodyElses(host, row)
      const key = protocol === 'mcp' || endpoint.transport === 'http' ? staticKeySeverity(credential, host, profile) : undefined
      const isStranger =
        credential.form === 'reference'
          ? known
            ? namesItsProvider(credential.name, row)
            : key !== undefined && key.level !== 'note' && goesToStranger(credential, row, host, connection, model)
          : known || !mayBeOwn(host, row) || (row.selfHosted === true && isStrangeServer(credential, row, host, connection, model))
      if (!looksLike && !isStranger) continue
      const own: Severity = looksLike ? { level: 'error', score: 8.5 } : { level: 'warning', score: 6.0 }
      const committed = credential.form === 'literal' && isShared(credential.at.file.git)
      const severity = key && compareLevels(key.level, own.level) < 0 ? key : own
      yield {
        variant: looksLike ? 'look-alike' : severity.level === 'error' ? 'literal' : 'other',
        severity,
        at: credential.at,
        message:
          `${credential.form === 'literal' ? withArticle(credential.judged.what) : `\`${credential.name}\``} is sent ` +
          `to ${hostWithClass(host)}, which ${looksLike ? `imitates ${provider}` : `does not belong to ${provider}`}`,
        help: looksLike
          ? `do not connect; revoke the key, and use ${possessive(provider)} own host, such as ${row.defaultHost}`
          : `${committed ? 'revoke the key, which git has, and ' : ''}check the host; ` +
            `if it is your own gateway, give it a key of its own instead of ${possessive(provider)}`,
        related: [{ at: host.at, label: looksLike ? 'the imitation' : 'the host' }],
        confidence: 'medium',
        evidence: keyEvidence(credential, host),
        everywhere: credential.form === 'literal' && isProviderFormat(credential),
        facts: factsOf(credential, host),
      }
    }
  },
})

const REMOTE = new Set<Host['class']>(['tunnel', 'staging', 'remote', 'production'])

function providerOf(credential: Credential): string | undefined {
  if (credential.form === 'reference') return credential.provider
  return credential.judged.class === 'static' && credential.judged.confidence === 'high' ? credential.judged.provider : undefined
}

function matches(host: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern
}

type ProviderRow = (typeof providerHosts)[number]

/** A host that is known to be another company's: no installation of the provider's product stands there. */
function isSomebodyElses({ provider, server }: Host, row: ProviderRow): boolean {
  const vendor = provider ?? server?.vendor
  return vendor !== undefined && vendor !== row.provider && !row.provider.startsWith(vendor) && !vendor.startsWith(row.provider)
}

/** By the first word of the variable's name: `STRIPE_SECRET_KEY`, not `ACME_STRIPE_TOKEN`; short names and plain words say too little. */
function namesItsProvider(variable: string, { names }: ProviderRow): boolean {
  return names.some((name) => /^[A-Z]{5,}$/.test(name) && !PLAIN_WORDS.has(name) && variable.toUpperCase().startsWith(`${name}_`))
}

/** Whether an installation of the provider's product may stand at a host, or the host is named after it. */
function mayBeOwn(host: Host, { provider, selfHosted }: ProviderRow): boolean {
  return selfHosted === true || host.name.includes(provider.toLowerCase().replace(/\W/g, ''))
}

/** Whether a variable of the provider's own documentation goes to such a server. */
function goesToStranger(key: ReferenceCredential, row: ProviderRow, host: Host, connection: Connection, model: Model): boolean {
  return isDocumentedFor(key.name, row) && isStrangeServer(key, row, host, connection, model)
}

/**
 * Whether an MCP server is nobody's gateway, as far as reading can tell: nothing of it names the provider, a gateway or a proxy, no other
 * server of the repository stands at its domain, and what is called after MCP is no installation of the product.
 */
function isStrangeServer(key: Credential, row: ProviderRow, host: Host, { protocol, name }: Connection, model: Model): boolean {
  if (protocol !== 'mcp' || !host.at || (row.selfHosted && !/^mcp[.-]/.test(host.name))) return false
  // A header that is named after the provider asks for the provider's key: who runs the server says that it calls it.
  const header = key.place === 'header' ? key.sentAs : ''
  const said = `${name.value} ${host.name} ${addressAt(host.at)} ${header}`.toUpperCase().replace(/[^A-Z\d]+/g, '_')
  const names = [...row.names, row.provider.toUpperCase().replace(/\W/g, '')]
  // `GH` is a word, and part of many others.
  if (names.some((one) => (one.length < 5 ? `_${said}_`.includes(`_${one}_`) : said.includes(one))) || frontOfOthers.pattern.test(said))
    return false
  return (addressesByDomain(model).get(domainOf(host.name))?.size ?? 0) < 2
}

function addressAt({ file, start, end }: Span): string {
  return file.text.slice(start, end)
}

/** `LINEAR_API_KEY`, also as the name of an input: `linear-api-key`. */
function isDocumentedFor(variable: string, { provider, names }: ProviderRow): boolean {
  const said = variable.toUpperCase().replaceAll('-', '_')
  const name = names.find((one) => said.startsWith(`${one}_`))
  if (!name || name.length < 3 || PLAIN_WORDS.has(name)) return false
  return credentialKinds.some((kind) => kind.provider === provider && kind.keyNames.includes(said))
}

/** The addresses of MCP servers by their domains: where several stand, a company or a gateway serves them. */
const addressesByDomain = oncePer((model: Model): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>()
  for (const { protocol, endpoint } of model.connection) {
    if (protocol !== 'mcp' || endpoint.transport !== 'http' || !endpoint.host.at) continue
    const domain = domainOf(endpoint.host.name)
    found.set(domain, (found.get(domain) ?? new Set()).add(addressAt(endpoint.host.at)))
  }
  return found
})

const PLAIN_WORDS = new Set([
  'RENDER',
  'MODAL',
  'SQUARE',
  'CHECKOUT',
  'SEGMENT',
  'TOGETHER',
  'CLOSE',
  'CURSOR',
  'POLAR',
  'PADDLE',
  'STABILITY',
  'VOYAGE',
  'MERCURY',
  'GOOGLE',
  'CLAUDE',
])

/** One letter away from one of the provider's names, spelt with letters of another alphabet, or with its domain in front of another. */
function lookAlike(host: Host, own: readonly string[]): boolean {
  const names = [host.name, host.shown.match(/\((.*)\)/)?.[1] ?? ''].filter(Boolean)
  return own.some((pattern) => {
    const target = skeleton(domainOf(pattern.replace(/^\*\./, '').split('/')[0] as string))
    return names.some((name) => {
      const domain = skeleton(domainOf(name))
      if (new RegExp(`(?:^|\\.)${target.replace('.', '\\.')}\\.`).test(skeleton(name))) return true
      // Letters that look alike are the same in a skeleton.
      if (domain === target) return domainOf(name) !== target
      return target.length > 5 && distanceAtMostOne(domain, target)
    })
  })
}

function domainOf(host: string): string {
  return host.split('.').slice(-2).join('.')
}

/** Letters that look alike as one. */
function skeleton(host: string): string {
  return host
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[іı]/g, 'i')
    .replace(/[аɑ]/g, 'a')
    .replace(/[её]/g, 'e')
    .replace(/[оο]/g, 'o')
    .replace(/[рρ]/g, 'p')
    .replace(/с/g, 'c')
    .toLowerCase()
}

function distanceAtMostOne(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let i = 0
  while (i < short.length && short[i] === long[i]) i++
  return short.slice(i + (short.length === long.length ? 1 : 0)) === long.slice(i + 1)
}
