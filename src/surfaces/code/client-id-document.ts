import type { Owner } from '../../model/index.ts'
import { get, type Node, string } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import type { Located } from '../../text/source.ts'
import { addressClass, addressOf, type Faults, faultsOf, lacks, plainHttp, shownAddress } from '../documents/document-checks.ts'
import { fieldsOf, isOpen, literal, redirectUris, scopes, words } from '../idp/oauth-client-fields.ts'

/** Whether a map is a client ID metadata document: its `client_id` is an address. */
export function isClientIdDocument(node: Node): boolean {
  if (node.kind !== 'map') return false
  const fields = fieldsOf(node)
  const id = addressOf(fields.get('client_id'))
  return id !== undefined && /^https?:\/\//i.test(id.value) && OWN.some((key) => fields.has(key))
}

const OWN = ['redirect_uris', 'token_endpoint_auth_method', 'grant_types', 'response_types', 'client_uri', 'jwks_uri']

/** What a client ID metadata document gets wrong, and its redirects. */
export function* clientIdDocument(root: Node): Generator<Statement> {
  const id = addressOf(get(root, 'client_id'))
  const owner: Owner = { what: 'client metadata', ...shownAddress(id), product: 'oauth-client-metadata' }
  const fault = faultsOf('client-metadata', owner)
  if (id) yield* clientId(id, fault)
  yield* secrets(root, fault)
  yield* missing(root, fault)
  yield* flows(root, fault)
  yield* redirects(root, owner, fault)
  yield* scopes(get(root, 'scope'), 'allowed', owner)
  if (root.at.end - root.at.start > MOST_BYTES) {
    yield fault('too-large', { at: { ...root.at, end: root.at.start + 1 } })
  }
}

/** The size that section 6.6 of the draft suggests as a limit. */
const MOST_BYTES = 5 * 1024

/** https://www.ietf.org/archive/id/draft-ietf-oauth-client-id-metadata-document-03.html#section-3 */
function* clientId(id: Located<string>, fault: Faults<'client-metadata'>): Generator<Statement> {
  const [, authority = '', path = ''] = /^https?:\/\/([^/?#]*)([^?#]*)/i.exec(id.value) ?? []
  if (addressClass(id) === 'loopback') return
  if (plainHttp(id)) yield fault('id-plain-http', id)
  else if (path === '' || path === '/') yield fault('id-without-path', id)
  else if (id.value.includes('#')) yield fault('id-with-fragment', id)
  else if (authority.includes('@')) yield fault('id-with-user-information', id)
  else if (/\/\.{1,2}(?:\/|$)/.test(path)) yield fault('id-with-dot-segments', id)
  else if (isElsewhere(path, id.at.file.path)) yield fault('id-elsewhere', id)
  else if (id.value.includes('?')) yield fault('id-with-query', id)
}

/** Folders that are published as they are; what is below them is the path. */
const PUBLISHED = /(?:^|\/)(?:public|static|www|wwwroot|htdocs)\/(.+)$/

/** Whether a file is certainly published under another path than the one that it claims. */
function isElsewhere(path: string, file: string): boolean {
  const published = /\.json$/.test(file) ? PUBLISHED.exec(file)?.[1] : undefined
  return published !== undefined && /\.json$/.test(path) && !path.endsWith(`/${published}`)
}

/** Section 4.1: everybody can read the document, so nothing in it is secret. A secret and the way to present it are one fault. */
function* secrets(root: Node, fault: Faults<'client-metadata'>): Generator<Statement> {
  const method = get(root, 'token_endpoint_auth_method')
  const shared = method && /^client_secret_(?:basic|post|jwt)$/.test(literal(method) ?? '') ? method : undefined
  const secret = get(root, 'client_secret')
  const ends = get(root, 'client_secret_expires_at')
  if (secret?.kind === 'scalar' && secret.value !== null && secret.value !== '') {
    const related = [
      ...(shared ? [{ at: shared.at, label: 'with which it signs in' }] : []),
      ...(ends ? [{ at: ends.at, label: 'which goes with it' }] : []),
    ]
    yield fault('secret-published', secret, { related, ...(shared && { name: literal(shared) ?? '' }) })
    return
  }
  if (shared) yield fault('shared-secret-method', shared)
  if (ends && !secret) yield fault('secret-expiry', ends)
}

function* missing(root: Node, fault: Faults<'client-metadata'>): Generator<Statement> {
  // https://atproto.com/specs/oauth makes the name optional; MCP does not.
  const atproto = words(get(root, 'scope')).some(({ value }) => value === 'atproto')
  const absent = ['client_name', 'redirect_uris'].filter(
    (key) => lacks(root, key) && !(key === 'client_name' && atproto) && !(key === 'redirect_uris' && !usesCodes(root)),
  )
  if (absent.length > 0) yield fault('fields-absent', root, { name: absent.join(' ') })
}

function usesCodes(root: Node): boolean {
  const grants = get(root, 'grant_types')
  return !grants || isOpen(grants) || words(grants).some(({ value }) => value === 'authorization_code')
}

function* flows(root: Node, fault: Faults<'client-metadata'>): Generator<Statement> {
  for (const name of ['implicit', 'password']) {
    const grant = words(get(root, 'grant_types')).find(({ value }) => value === name)
    if (grant) yield fault('grant-used', grant, { name })
  }
  const responses = get(root, 'response_types')
  const token = (responses?.kind === 'list' ? responses.items : [])
    .flatMap((item) => string(item) ?? [])
    .find(({ value }) => value.split(/\s+/).includes('token'))
  if (token) yield fault('token-response', token, { name: token.value })
}

function* redirects(root: Node, owner: Owner, fault: Faults<'client-metadata'>): Generator<Statement> {
  const list = get(root, 'redirect_uris')
  const type = literal(get(root, 'application_type'))
  yield* redirectUris(list, owner, { native: type ? type === 'native' : undefined })
  const uris = words(list)
  if (list && uris.length > 0 && !isOpen(list) && uris.every((uri) => /^http:/i.test(uri.value) && addressClass(uri) === 'loopback')) {
    yield fault('only-loopback-redirects', list)
  }
}
