import { UNKNOWN_PART } from '../classify/endpoint.ts'
import { addressStem, credentialStem } from '../classify/names.ts'
import { providerHosts } from '../knowledge/credential-kinds/provider-hosts.ts'
import { archiveAddress, ofDownloads } from '../knowledge/words/downloads.ts'
import { bareAddressOfApi, bareKeyOfApi } from '../knowledge/words/own-secrets.ts'
import type { Assignment, Template } from '../model/reading.ts'
import { oncePer } from '../text/once-per.ts'
import { providerNamed } from './credentials.ts'

/** The address in the same entry that belongs to a credential: an override of its provider, or the same stem. */
export function addressFor(credential: string, env: readonly Assignment[]): Assignment | undefined {
  const provider = providerNamed(credential)
  const overrides = provider ? (providerHosts.find((row) => row.provider === provider)?.overrides ?? []) : []
  const known = addressesOf(env)
  const override = first(overrides.map((name) => known.byName.get(name)))
  if (override) return override.one
  const stem = credentialStem(credential)
  const exact = known.byStem.get(stem)
  if (exact || stem === '') return exact?.one
  // What shares more of the name is closer: `DESK_QUEUE_URL` rather than `DESK_URL` for `DESK_QUEUE_NEXT_KEY`.
  const nearest = beginnings(stem).findLast((of) => known.byStem.has(of))
  return (nearest === undefined ? known.byBeginning.get(stem) : known.byStem.get(nearest))?.one
}

/**
 * The same among variables of a file, where names without a service's are no pair by themselves: `BASE_URL` is mostly the program's own
 * and `CLIENT_SECRET` goes to a token endpoint. The only key and the only address that are called an API's are one, and what stays on this
 * machine or in a private network may belong to any of its keys.
 */
export function addressAmong(
  credential: string,
  addresses: readonly Assignment[],
  all: readonly Assignment[],
  isNear: (address: Assignment) => boolean,
): Assignment | undefined {
  const found = addressFor(credential, addresses)
  if (!found || !namesNoService(credential, found)) return found
  const [ofApi, ...more] = addresses.filter(({ name }) => bareAddressOfApi.pattern.test(name.value))
  const isOnly = all.filter(({ name }) => bareKeyOfApi.pattern.test(name.value)).length === 1
  if (ofApi && more.length === 0 && isOnly && bareKeyOfApi.pattern.test(credential)) return ofApi
  return isNear(found) ? found : undefined
}

/** Whether neither name has a service's: `TOKEN` and `BASE_URL`. */
export function namesNoService(credential: string, address: Assignment): boolean {
  return credentialStem(credential) === '' && addressStem(address.name.value) === ''
}

interface Address {
  readonly one: Assignment
  readonly order: number
}

/** The variables of an entry by name, and its addresses by stem and by what a stem begins with; of several the first. */
interface Addresses {
  readonly byName: Map<string, Address>
  readonly byStem: Map<string, Address>
  readonly byBeginning: Map<string, Address>
}

/** An entry's variables are asked for once for each of its credentials. */
const addressesOf = oncePer((env: readonly Assignment[]): Addresses => {
  const found: Addresses = { byName: new Map(), byStem: new Map(), byBeginning: new Map() }
  for (const [order, one] of env.entries()) {
    const address = { one, order }
    keep(found.byName, one.name.value, address)
    const stem = addressStem(one.name.value)
    if (stem === undefined || !looksLikeAddress(one.value)) continue
    keep(found.byStem, stem, address)
    if (isReturnAddress(one.name.value) || isDownload(one)) continue
    for (const beginning of beginnings(stem)) keep(found.byBeginning, beginning, address)
  }
  return found
})

function keep(map: Map<string, Address>, key: string, address: Address): void {
  if (!map.has(key)) map.set(key, address)
}

function first(addresses: readonly (Address | undefined)[]): Address | undefined {
  return addresses.reduce((best, one) => (one && (!best || one.order < best.order) ? one : best), undefined)
}

/** `A` and `A_B` of `A_B_C`. */
function beginnings(stem: string): string[] {
  return [...stem.matchAll(/_/g)]
    .slice(0, 20)
    .map(({ index }) => stem.slice(0, index))
    .filter(Boolean)
}

/** A host or URL, or a reference to one; not a region or a flag. */
export function looksLikeAddress(value: Template): boolean {
  const text = textOf(value)
  return /^[a-z][a-z0-9+.-]*:\/\/|^[^\s/]+\.[^\s/]+|^localhost|^\[|^[\w-]+:\d{2,5}$/i.test(text) || text.startsWith(UNKNOWN_PART)
}

function textOf({ parts }: Template): string {
  return parts.map((part) => (part.kind === 'text' ? part.text.value : (part.fallback?.value ?? UNKNOWN_PART))).join('')
}

/**
 * Where a file is fetched from, which gets no key but one of its own name: `KEYCLOAK_DIST_URL`,
 * `https://downloads.acme.io/acme.tar.gz`.
 */
export function isDownload({ name, value }: Assignment): boolean {
  return ofDownloads.pattern.test(name.value) || archiveAddress.pattern.test(textOf(value))
}

/** Where a browser comes back to, which is the application's own and gets no key but its own: `ACME_REDIRECT_URI`, `OAUTH_CALLBACK_URL`. */
export function isReturnAddress(name: string): boolean {
  return /(?:^|_)(?:redirect|callback|return|logout)_(?:base_)?ur[il]$/i.test(name)
}
