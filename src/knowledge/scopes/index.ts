import { codeAndClouds } from './code-and-clouds.ts'
import { customersAndMoney } from './customers-and-money.ts'
import { googleAndMicrosoft } from './google-and-microsoft.ts'
import { identity } from './identity.ts'
import type { BroadScope, ScopeProvider } from './row.ts'
import { social } from './social.ts'
import { workplace } from './workplace.ts'
import { atCapitals } from '../../text/words.ts'

export { genericScopes } from './generic.ts'
export type { Breadth, BroadScope, GenericScope, ScopeProvider, ToolPermission } from './row.ts'
export { toolPermissions } from './tool-permissions.ts'

/** Broad scopes by authorization server; the source of each is its `spec`, the provider's list of scopes. */
export const scopeProviders: readonly ScopeProvider[] = [
  ...googleAndMicrosoft,
  ...codeAndClouds,
  ...identity,
  ...workplace,
  ...customersAndMoney,
  ...social,
]

const OF_CONTENT: ReadonlySet<string> = new Set([...googleAndMicrosoft, ...workplace, ...customersAndMoney, ...social].map(one => one.provider))

/**
 * Whether what the scopes of a provider change is the content of people and companies, which products are made to change: mail, records,
 * lists. Elsewhere they change code, networks, and who may do what.
 */
export function changesContent(provider: string | undefined): boolean {
  return provider !== undefined && OF_CONTENT.has(provider)
}

/**
 * What is broad about a scope, or nothing. With a provider its table decides, without one only a scope that names its
 * provider by itself counts. Scopes that a provider calls fine never match.
 */
export function broadScope(scope: string, provider?: string): (BroadScope & { provider?: string }) | undefined {
  const tables = provider === undefined ? namedBy(scope) : [...scopeProviders.filter(one => one.provider === provider), ...ownedBy(scope)]
  for (const table of tables) {
    const broad = broadIn(scope, table)
    if (broad) return { ...broad, provider: table.provider }
  }
  return undefined
}

/** The authorization server behind a host, an address, a provider's name or a variable's name. */
export function scopeProviderFor(hostOrUrlOrName: string): string | undefined {
  const text = hostOrUrlOrName.trim()
  const address = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^@/?#]*@)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?::[0-9]+)?(\/[^?#]*)?/i.exec(text)
  const byName = scopeProviders.find(one => one.provider.toLowerCase() === text.toLowerCase())
  if (byName) return byName.provider
  if (address) return providerAt((address[1] ?? '').toLowerCase(), address[2] ?? '')
  const words = `_${atCapitals(text).replaceAll(/[^A-Za-z0-9]+/g, '_').toUpperCase()}_`
  return scopeProviders.find(({ names }) => names.some(name => words.includes(`_${name}_`)))?.provider
}

/** The authorization server whose endpoints have a path that they keep on every host; undefined for one that only its host tells. */
export function scopeProviderAtPath(path: string): string | undefined {
  return scopeProviders.find(one => one.path !== undefined && path.includes(one.path))?.provider
}

/** Whether a provider has nothing narrower than this scope for its API. */
export function isOnlyScope(scope: string, provider: string | undefined): boolean {
  const table = provider === undefined ? undefined : scopeProviders.find(one => one.provider === provider)
  return table !== undefined && broadIn(scope, table)?.only === true
}

/** Whether a provider sets scopes where an application is registered, so that those of a request have no effect. */
export function setsScopesAtApp(provider: string | undefined): boolean {
  return scopeProviders.some(one => one.provider === provider && one.setAtApp === true)
}

/** Whether a scope is an address that names its provider: `https://www.googleapis.com/auth/calendar`. */
export function isScopeAddress(scope: string): boolean {
  return /^https:\/\//.test(scope) && ownedBy(scope).length > 0
}

/** What scopes that are addresses begin with, without the scheme. */
export const scopeAddresses: readonly string[] = scopeProviders.flatMap(({ prefixes = [] }) => prefixes.flatMap(prefix => /^https:\/\/(.+)$/.exec(prefix)?.[1] ?? []))

/** Scopes that are addresses name their owner, whoever is asked for them. */
function ownedBy(scope: string): readonly ScopeProvider[] {
  return scopeProviders.filter(({ prefixes = [] }) => prefixes.some(prefix => scope.startsWith(prefix)))
}

function namedBy(scope: string): readonly ScopeProvider[] {
  const byPrefix = ownedBy(scope)
  return GRAPH_NAME.test(scope) ? [...byPrefix, ...googleAndMicrosoft] : byPrefix
}

/** https://learn.microsoft.com/graph/permissions-reference: `Resource.Verb.Constraint`. */
const GRAPH_NAME = /^[A-Z][A-Za-z]{1,60}\.(?:Read|ReadWrite|Send|Manage|FullControl|AccessAsUser)(?:\.[A-Z][A-Za-z]{1,60})*$/

function broadIn(scope: string, { scopes, fine, prefixes = [] }: ScopeProvider): BroadScope | undefined {
  const prefix = prefixes.find(one => scope.startsWith(one))
  const forms = [scope, ...(prefix ? [scope.slice(prefix.length)] : prefixes.map(one => one + scope))]
  const same = (name: string) => forms.includes(name)
  if (fine.some(same)) return undefined
  const exact = scopes.find(one => !one.match && same(one.scope))
  if (exact) return exact
  if (fine.some(one => one.includes('*') && forms.some(form => matchesGlob(form, one)))) return undefined
  return scopes.find(one => one.match && forms.some(form => matches(form, one)))
}

function matches(scope: string, { scope: broad, match }: BroadScope): boolean {
  if (match === 'glob') return matchesGlob(scope, broad)
  if (match === 'suffix') return scope.endsWith(broad)
  const words = scope.split(match === 'query' ? /[?&]/ : /[\s,+]+/)
  return broad.split(match === 'query' ? '&' : /[\s,]+/).every(word => words.includes(word))
}

/** `*` is any run of characters; greedy from the left, so the time is linear in both. */
function matchesGlob(text: string, glob: string): boolean {
  const [first = '', ...rest] = glob.split('*')
  if (rest.length === 0) return text === glob
  const last = rest.pop() ?? ''
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false
  let at = first.length
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found < 0 || found + part.length > text.length - last.length) return false
    at = found + part.length
  }
  return true
}

function providerAt(host: string, path: string): string | undefined {
  const serves = (pattern: string) => {
    const [name = '', ...segments] = pattern.split('/')
    const underPath = segments.length === 0 || `${path}/`.startsWith(`/${segments.join('/')}/`) || path === ''
    return underPath && (name.includes('*') ? matchesGlob(host, name) : host === name)
  }
  return scopeProviders.find(({ hosts }) => hosts.some(serves))?.provider
}
