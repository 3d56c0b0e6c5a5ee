import { domainToUnicode } from 'node:url'
import { providerHosts } from '../knowledge/credential-kinds/provider-hosts.ts'
import type { Company } from '../knowledge/company.ts'
import { remoteServerAt } from '../knowledge/remote-servers/index.ts'
import {
  addressInName,
  hostingSuffixes,
  loopbackNames,
  previewPatterns,
  privateSuffixes,
  tunnelSuffixes,
  metadataName,
  sharedSuffix,
} from '../knowledge/tunnels-and-previews.ts'
import type { Confidence, EndpointClass, Host } from '../model/index.ts'
import type { Span } from '../text/source.ts'
import { lazy } from '../text/lazy.ts'
import { addressClass } from './address.ts'
import { environmentOf } from './environment.ts'
import { words } from '../text/words.ts'
import { hostParts, underSuffix, hostMatches, dotted } from './domains.ts'

/** What is known about the surroundings of an address: STANDARD.md, "What stands around it". */
export interface Surroundings {
  /** Names of containers of this repository. */
  readonly services: ReadonlySet<string>
  /** The environment that variable, file or folder names say, strongest first. */
  readonly environment?: { readonly environment: 'production' | 'staging'; readonly because: string }
  /** Mode of the credential that goes there. */
  readonly mode?: 'live' | 'test' | 'unknown'
  /** What the company says of its own hosts. */
  readonly company?: Company
}

/** Stands in a resolved address for a part that cannot be read. It is no character of a URL. */
export const UNKNOWN_PART = '\u0001'

/** The classes of hosts that are on the internet for certain. */
export const FAR: ReadonlySet<EndpointClass> = new Set<EndpointClass>(['tunnel', 'staging', 'remote', 'production'])

interface Verdict {
  readonly class: EndpointClass
  readonly because: string
  readonly confidence?: Confidence
  readonly provider?: string
  readonly extra?: Partial<Host>
}

/** The class of an address: the first row of STANDARD.md, "Where it goes" that matches. */
export function hostAt(address: string, surroundings: Surroundings, at?: Span): Host {
  const parsed = parseAddress(address)
  const verdict = judge(parsed, address, surroundings)
  const moved = moveByEvidence(verdict, surroundings)
  const unicode = parsed.host.includes('xn--') ? domainToUnicode(parsed.host) : ''
  const ownServer = surroundings.company?.servers.find(({ patterns }) => patterns.some((pattern) => pattern.test(address.trim())))
  const server =
    ownServer ?? (parsed.host && (parsed.scheme === 'https:' || parsed.scheme === 'http:') ? remoteServerAt(address) : undefined)
  return {
    name: parsed.host,
    shown:
      unicode && unicode !== parsed.host
        ? `${parsed.host} (${unicode})`
        : parsed.unknownHost && !/[a-z\d]\.?…|…\.?[a-z]/.test(parsed.host)
          ? ''
          : parsed.host,
    scheme: parsed.scheme,
    class: moved.class,
    confidence: moved.confidence ?? 'high',
    because: moved.because,
    ...(moved.provider ? { provider: moved.provider } : {}),
    ...moved.extra,
    ...(unicode && unicode !== parsed.host ? { punycode: true as const } : {}),
    ...(mixesScripts(unicode) ? { mixedScript: true as const } : {}),
    ...(server ? { server } : {}),
    ...(at ? { at } : {}),
  }
}

/** The host that a provider's key goes to when nothing else is said. */
export function defaultHost(provider: string, mode: 'live' | 'test' | 'unknown', company?: Company): Host | undefined {
  const row = [...(company?.providers ?? []), ...providerHosts].find((one) => one.provider === provider)
  if (!row) return undefined
  const host = hostAt(`https://${row.defaultHost}/`, { services: new Set(), mode, ...(company && { company }) })
  if (host.class !== 'remote') return host
  return { ...host, class: mode === 'test' ? 'staging' : 'production', because: `${provider}'s own API` }
}

interface Parsed {
  readonly scheme: string
  readonly host: string
  readonly path: string
  readonly unknownHost: boolean
}

function parseAddress(address: string): Parsed {
  const trimmed = address.trim()
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(trimmed)?.[1]?.toLowerCase()
  const withScheme =
    scheme && (trimmed.includes('://') || /^(?:unix|npipe|pipe|stdio|file):/i.test(trimmed))
      ? trimmed
      : `https://${trimmed.replace(/^\/\//, '')}`
  const written = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@\s]*@)?(\[[^\]]*\]|[^/?#:\s]*)(?::[^/?#]*)?([^?#]*)/i.exec(withScheme)
  const raw = written?.[1] ?? ''
  const path = written?.[2] ?? ''
  const realScheme = trimmed.includes('://') || withScheme === trimmed ? `${scheme ?? 'https'}:` : ''
  if (raw.includes(UNKNOWN_PART) || /[<{$]/.test(raw))
    return { scheme: realScheme, host: raw.replaceAll(UNKNOWN_PART, '…').toLowerCase(), path, unknownHost: true }
  return { scheme: realScheme, host: asciiHost(raw), path, unknownHost: false }
}

/** The host as the WHATWG parser sees it: decimal and hex IP forms, case, punycode, trailing dot. */
function asciiHost(raw: string): string {
  try {
    return new URL(`http://${raw}`).hostname.replace(/\.$/, '')
  } catch {
    return raw.toLowerCase()
  }
}

function judge({ scheme, host, path, unknownHost }: Parsed, address: string, { services, mode, company }: Surroundings): Verdict {
  if (/^(?:unix|file|npipe|pipe|stdio):/.test(scheme) || /^(?:\/|\.{1,2}\/|\\\\\.\\)/.test(address.trim()))
    return { class: 'none', because: 'no network' }
  if (unknownHost) {
    if (/[<]|your[-_ ]|example|changeme|placeholder/.test(address)) return { class: 'placeholder', because: 'placeholder host' }
    const known = host.replace(/^…[-.]?/, '')
    if (known.includes('.') && !known.includes('…')) {
      const rest = judge({ scheme, host: known, path, unknownHost: false }, address, { services, ...(company && { company }) })
      if (rest.class === 'loopback' || rest.class === 'private' || rest.class === 'tunnel' || rest.class === 'placeholder') return rest
      if (rest.provider) return { ...rest, confidence: 'medium' }
    }
    return { class: 'unresolved', because: 'the host is a variable', confidence: 'low' }
  }
  if (!host) return { class: 'unresolved', because: 'no host', confidence: 'low' }
  return ofCompany(host, mode, company) ?? ofName(host, services) ?? ofPublicHost(host, path, mode)
}

/** What the configuration says of its own hosts. */
function ofCompany(host: string, mode: Surroundings['mode'], company: Surroundings['company']): Verdict | undefined {
  const said = company?.endpoints.find((one) => hostMatches(host, one.host))
  const ownProvider = company?.providers.find(({ hosts }) => hosts.some((pattern) => hostMatches(host, pattern)))?.provider
  if (said) return { class: said.class, because: said.because, ...(ownProvider ? { provider: ownProvider } : {}) }
  if (!ownProvider) return undefined
  return { class: mode === 'test' ? 'staging' : 'production', because: `${ownProvider}'s own host`, provider: ownProvider }
}

/** Addresses by number, and names that only documentation, this machine, a private network or a tunnel has. */
function ofName(host: string, services: Surroundings['services']): Verdict | undefined {
  const numbered = addressClass(host)
  if (numbered)
    return { class: numbered.class, because: numbered.because, ...(numbered.cloudMetadata ? { extra: { cloudMetadata: true } } : {}) }
  if (DOCUMENTATION_HOST.test(host) || /(?:^|[.-])your[-.]|(?:^|\.)your|<|placeholder/.test(host))
    return { class: 'placeholder', because: 'documentation host' }
  if (host === metadataName) return { class: 'private', because: 'cloud metadata address', extra: { cloudMetadata: true } }
  if (isLoopbackName(host)) return { class: 'loopback', because: 'this machine' }
  const inName = addressClass(addressInName(host) ?? '')?.class
  if (inName === 'loopback' || inName === 'private') return { class: inName, because: 'address in the name', confidence: 'medium' }
  const service = IN_CLUSTER.exec(host)?.[1]
  if (service !== undefined && services.has(service))
    return { class: 'private', because: 'service of this repository in its cluster', extra: { containerService: true } }
  const privateSuffix = privateSuffixes.find((suffix) => underSuffix(host, suffix))
  if (privateSuffix)
    return {
      class: privateSuffix === '.test' || privateSuffix === 'test' ? 'loopback' : 'private',
      because: `name ends in ${dotted(privateSuffix)}`,
      confidence: underSuffix(host, sharedSuffix) ? 'medium' : 'high',
    }
  if (services.has(host)) return { class: 'private', because: 'container of this repository', extra: { containerService: true } }
  if (!host.includes('.')) return { class: 'private', because: 'single-label host', confidence: 'medium' }
  const tunnel = tunnelSuffixes.find((suffix) => underSuffix(host, suffix))
  return tunnel ? { class: 'tunnel', because: `tunnel (${dotted(tunnel)})` } : undefined
}

/** https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#services */
const IN_CLUSTER = /^([a-z0-9-]{1,63})\.[a-z0-9-]{1,63}\.svc(?:\.cluster\.local)?$/

/** A public host by its provider, or by words of its address. */
function ofPublicHost(host: string, path: string, mode: Surroundings['mode']): Verdict {
  const provider = providerRow(host)
  if (provider?.sandboxHosts?.some((pattern) => hostMatches(host, pattern)) || /(?:^|\.)sandbox\./.test(host)) {
    return { class: 'staging', because: "provider's sandbox", ...(provider ? { provider: provider.provider } : {}) }
  }
  const hosting = hostingSuffixes.find((suffix) => underSuffix(host, suffix))
  if (provider && !hosting) {
    if (provider.oneHostForBothModes && mode === 'test') return { class: 'staging', because: 'test key', provider: provider.provider }
    return { class: 'production', because: `${provider.provider}'s own host`, provider: provider.provider }
  }
  const named = provider ? { provider: provider.provider } : {}
  const preview = previewPatterns.find((one) => one.host.test(host))
  if (preview) return { class: 'staging', because: `preview deployment (${preview.where})`, confidence: 'medium', ...named }
  const token = environmentOf([...hostParts(host, hosting), ...path.split('/').flatMap((segment) => words(segment))])
  if (token)
    return {
      class: token.environment,
      because: `\`${token.word}\` in the address`,
      confidence: token.environment === 'production' ? 'high' : 'medium',
      ...named,
    }
  return { class: 'remote', because: 'public host', ...named }
}

/** RFC 2606 and RFC 6761. */
const DOCUMENTATION_HOST = /(?:^|\.)(?:example\.(?:com|net|org|edu)|example|invalid)$/

/** Only a public host of unknown environment, or one that cannot be resolved, is moved by weaker evidence. */
function moveByEvidence(verdict: Verdict, { environment }: Surroundings): Verdict {
  if (!environment || verdict.class !== 'remote') return verdict
  return { ...verdict, class: environment.environment, because: environment.because, confidence: 'medium' }
}

/** Whether a host name, in small letters, is this machine: RFC 6761 section 6.3. */
export function isLoopbackName(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || loopbackNames.some((name) => host === name || underSuffix(host, name))
}

type ProviderRow = (typeof providerHosts)[number]

/** The first provider, of all, that a host is of by a pattern. */
function providerRow(host: string): ProviderRow | undefined {
  const { exact, below } = placesByHost()
  let first = exact.get(host) ?? Infinity
  for (let start = 0, dot = 0; dot >= 0; start = dot + 1) {
    first = Math.min(first, below.get(host.slice(start)) ?? Infinity)
    dot = host.indexOf('.', start)
  }
  return providerHosts[first]
}

/** The places of providers by the hosts of their patterns, with and without `*.`: of several that have a host the first counts. */
const placesByHost = lazy(() => {
  const exact = new Map<string, number>()
  const below = new Map<string, number>()
  for (const [i, { hosts, sandboxHosts = [] }] of providerHosts.entries()) {
    for (const pattern of [...hosts, ...sandboxHosts]) {
      const bare = pattern.split('/')[0] as string
      const [places, host] = bare.startsWith('*.') ? [below, bare.slice(2)] : [exact, bare]
      if (!places.has(host)) places.set(host, i)
    }
  }
  return { exact, below }
})

/** A label with letters of two scripts is a sign of imitation (UTS 39). */
function mixesScripts(unicode: string): boolean {
  return unicode.split('.').some((label) => /[a-z]/i.test(label) && /[^\u0000-\u024f\d-]/u.test(label))
}
