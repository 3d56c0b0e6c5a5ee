import { FAR, UNKNOWN_PART, hostAt } from '../../classify/endpoint.ts'
import type { DocumentFacts, DocumentFault, EndpointClass, Owner, TransportSetting } from '../../model/index.ts'
import { get, has, type Node, string } from '../../parse/node.ts'
import type { Located, Span } from '../../text/source.ts'
import { nameOnly } from '../../knowledge/words/connections.ts'
import { isDynamic } from '../idp/oauth-client-fields.ts'

/** Files below `.well-known`, which have no ending as they are published. */
export function wellKnown(...names: string[]): string[] {
  return names.flatMap((name) => [`**/${name}`, `**/.well-known/${name}/**/!(*.*)`])
}

/** Makes the faults of one document; `more` is what the sentence about it needs. */
export type Faults<Document extends keyof DocumentFacts> = (
  fact: DocumentFacts[Document],
  place: { readonly at: Span },
  more?: Pick<DocumentFault, 'name' | 'change' | 'readers' | 'related' | 'scheme' | 'signsInAt' | 'upstream'>,
) => DocumentFault

/** Faults of a document of a kind. */
export function faultsOf<Document extends keyof DocumentFacts>(document: Document, owner: Owner): Faults<Document> {
  return (fact, { at }, more) => ({ kind: 'documentFault', document, fact, owner, ...more, at }) as DocumentFault
}

/** Whether a map lacks a key for certain: it has no spread or computed key that may bring it. */
export function lacks(node: Node | undefined, key: string): boolean {
  return node?.kind === 'map' && !node.open && !has(node, key)
}

/** An address as far as it can be read; what is filled in at run time is `UNKNOWN_PART`. */
export function addressOf(node: Node | undefined): Located<string> | undefined {
  if (node?.kind === 'template') return { value: node.parts.map((part) => string(part)?.value ?? UNKNOWN_PART).join(''), at: node.at }
  const text = string(node)
  return text && { value: text.value.trim(), at: text.at }
}

/** The class of an address by its host alone: a document is read far from where it is published. */
export function addressClass(address: Located<string> | undefined): EndpointClass {
  return address ? hostAt(address.value, { services: new Set() }).class : 'unresolved'
}

/** Whether an address is on the internet for certain. */
export function isFar(address: Located<string> | undefined): boolean {
  return FAR.has(addressClass(address))
}

/** Who can read plain http at an address; undefined for https, this machine, documentation hosts, unknown ones, and names of something. */
export function plainHttp(address: Located<string> | undefined): 'everybody' | 'network' | undefined {
  if (!address || !/^http:\/\//i.test(address.value) || nameOnly.pattern.test(address.value)) return undefined
  const where = addressClass(address)
  if (where === 'private') return 'network'
  return FAR.has(where) ? 'everybody' : undefined
}

/** The host of a plain http address, without its port. */
export function hostOfPlain(address: string): string | undefined {
  return /^http:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(address)?.[1]
}

/** OAuth addresses of a configuration that everybody on the way can read: issuers and endpoints over plain http (OAuth 2.1 section 1.5). */
export function* plainEndpoints(nodes: readonly (Node | undefined)[]): Generator<TransportSetting> {
  for (const node of nodes) {
    const address = isDynamic(node) ? undefined : addressOf(node)
    if (!address || plainHttp(address) !== 'everybody') continue
    const host = hostOfPlain(address.value)
    yield { kind: 'transportSetting', problem: 'plain-oauth-endpoint', written: 'http', ...(host ? { host } : {}), at: address.at }
  }
}

/** An address without query and fragment, for messages. */
export function shownAddress(address: Located<string> | undefined): { name?: string } {
  const name = address?.value.replace(/[?#].*$/s, '').replace(/\/\/[^/@]*@/, '//')
  return name && !name.includes(UNKNOWN_PART) ? { name } : {}
}

/** The name that a document gives to itself. */
export function nameIn(node: Node | undefined, ...path: string[]): { name?: string } {
  const found = get(node, ...path)
  const name = isDynamic(found) ? undefined : string(found)?.value.trim()
  return name ? { name: name.length > 80 ? `${name.slice(0, 79)}…` : name } : {}
}
