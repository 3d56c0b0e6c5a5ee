import type { Span } from '../text/source.ts'
import type { Related } from './setting.ts'
import type { Owner } from './oauth.ts'

/** What a published document can get wrong, by its kind. What each weighs and what to do is told by the rule of the kind. */
export interface DocumentFacts {
  /** A2A agent cards, MCP server cards, plugin manifests, connectors, OpenAPI documents of actions. */
  readonly 'agent-card':
    | 'plain-http'
    | 'plain-parameter'
    | 'plain-oauth-endpoint'
    | 'none-declared'
    | 'none-asked-for'
    | 'none-required'
    | 'schemes-not-required'
    | 'no-requirement'
    | 'key-in-query'
    | 'only-password'
    | 'only-key'
    | 'only-static-token'
    | 'only-vault-key'
    | 'only-registered-key'
    | 'grant-offered'
    | 'pkce-not-required'
    | 'flow-without-scopes'
    | 'scope-empty'
  /** RFC 8414, OpenID Connect Discovery. */
  readonly 'server-metadata':
    | 'issuer-plain-http'
    | 'issuer-host-alone'
    | 'issuer-of-another'
    | 'issuer-with-query'
    | 'issuer-with-fragment'
    | 'endpoint-plain-http'
    | 'grant-offered'
    | 'token-response'
    | 'grants-not-listed'
    | 'grants-left-to-response-types'
    | 'no-revocation'
    | 'no-iss'
    | 'only-dynamic-registration'
    | 'only-shared-secrets'
  /** RFC 9728. */
  readonly 'resource-metadata':
    | 'resource-plain-http'
    | 'resource-with-fragment'
    | 'no-resource'
    | 'no-authorization-server'
    | 'authorization-server-plain-http'
    | 'no-scopes'
  /** OAuth client ID metadata documents. */
  readonly 'client-metadata':
    | 'id-plain-http'
    | 'id-without-path'
    | 'id-with-fragment'
    | 'id-with-user-information'
    | 'id-with-dot-segments'
    | 'id-elsewhere'
    | 'id-with-query'
    | 'secret-published'
    | 'shared-secret-method'
    | 'secret-expiry'
    | 'fields-absent'
    | 'grant-used'
    | 'token-response'
    | 'only-loopback-redirects'
    | 'too-large'
}

interface FaultOf<Document extends keyof DocumentFacts> {
  readonly kind: 'documentFault'
  readonly document: Document
  readonly fact: DocumentFacts[Document]
  /** The name that the fact is about: of a parameter, grant, scheme or field. */
  readonly name?: string
  /** What callers can do with it: "it deletes files". */
  readonly change?: string
  /** Who can read what is sent over plain http: everybody on the way, or the private network. */
  readonly readers?: 'everybody' | 'network'
  /** The document's own name or address for the message. */
  readonly owner: Owner
  /** The scheme of one API that it is about, which each of its descriptions may declare. */
  readonly scheme?: string
  /** The host at which that scheme signs people in. */
  readonly signsInAt?: string
  /** The endpoints are those of another server, which the document passes on. */
  readonly upstream?: true
  /** Other lines of the same fault. */
  readonly related?: readonly Related[]
  readonly at: Span
}

/** What a published or manifest document gets wrong. */
export type DocumentFault<Document extends keyof DocumentFacts = keyof DocumentFacts> = { [D in Document]: FaultOf<D> }[Document]
