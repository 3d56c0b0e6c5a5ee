import type { Owner } from '../../model/index.ts'
import { endpointOfProvider, holdsIdpAddress } from '../../knowledge/words/oauth.ts'
import { endpointOfOwnServer } from '../../knowledge/words/own-addresses.ts'
import { get, type Node, string } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { codeAt, type Located } from '../../text/source.ts'
import { defineSurface } from '../reading/surface.ts'
import { addressOf, type Faults, faultsOf, isFar, lacks, plainHttp, shownAddress, wellKnown } from './document-checks.ts'
import { fieldsOf, flag, isOpen, pkcePolicy, set, unset, words } from '../idp/oauth-client-fields.ts'
import { isPublicIssuer } from './public-issuers.ts'

export default defineSurface({
  id: 'oauth-server-metadata',
  name: 'Authorization server metadata and OpenID Connect discovery documents',
  spec: 'https://www.rfc-editor.org/rfc/rfc8414.html',
  counts: 'oauth',
  files: ['**/*.json', ...wellKnown('oauth-authorization-server', 'openid-configuration')],
  mentions: ['token_endpoint"'],
  format: 'jsonc',
  recognises: isServerMetadata,
  read: serverMetadata,
})

/** Whether a map is a server's own description, and not the settings of a client that names the same endpoints. */
export function isServerMetadata(node: Node): boolean {
  if (node.kind !== 'map') return false
  const fields = fieldsOf(node)
  if (!fields.has('issuer') || !fields.has('token_endpoint')) return false
  // Properties of a schema are maps; an endpoint is a text.
  if (['issuer', 'token_endpoint', 'authorization_endpoint'].some((key) => fields.get(key)?.kind === 'map')) return false
  if (!fields.has('authorization_endpoint') && !fields.has('jwks_uri')) return false
  return [...fields.keys()].some((key) => key.endsWith('_supported'))
}

/** What server metadata says; nothing of a public provider's, which is not this repository's to change. */
export function* serverMetadata(document: Node): Generator<Statement> {
  const root = withoutNulls(document)
  const issuer = addressOf(get(root, 'issuer'))
  const owner: Owner = { what: 'authorization server metadata', ...shownAddress(issuer), product: 'oauth-metadata' }
  const made = faultsOf('server-metadata', owner)
  if (isPublicIssuer(issuer)) {
    if (issuer && hasOwnEndpoints(root)) yield made('issuer-of-another', issuer)
    return
  }
  const fault: typeof made = isPassedOn(root) ? (fact, place, more) => made(fact, place, { ...more, upstream: true }) : made
  yield* addresses(root, issuer, fault)
  yield* grants(root, fault)
  yield* pkce(root, owner)
  yield* additions(root, fault)
}

/** Whether code publishes its own endpoints: clients compare the issuer with the address of the document (RFC 8414 section 3.3). */
function hasOwnEndpoints(root: Node): boolean {
  return ['authorization_endpoint', 'token_endpoint'].every((key) => {
    const endpoint = get(root, key)
    if (endpoint === undefined || endpoint.kind === 'scalar') return false
    const code = codeAt(endpoint.at).slice(0, LONGEST)
    return endpointOfOwnServer.pattern.test(code) && !isBaseWritten(code, endpoint.at.file.text)
  })
}

/** Whether the base of an endpoint is written down, which may be the provider's own: `const baseUrl = 'https://login…'`. */
function isBaseWritten(endpoint: string, text: string): boolean {
  const [, dot, name] = /(\.)?\b(\w{0,40}base_?ur[il])\b/i.exec(endpoint) ?? []
  if (name === undefined) return false
  const gives = dot ? /(?::?=|:)/ : /(?::\s{0,4}\w{1,20}\s{0,4})?:?=/
  return inTurn('i', /\b/, new RegExp(literally(name)), /\b["']?\s{0,4}/, gives, /\s{0,8}[fFrR$]?["'`]https?:\/\//).test(text)
}

/** Whether code passes on the endpoints of an identity provider, whose tokens and options are not this server's. */
function isPassedOn(root: Node): boolean {
  const endpoint = get(root, 'token_endpoint')
  if (endpoint === undefined || endpoint.kind === 'scalar') return false
  const code = codeAt(endpoint.at).slice(0, LONGEST)
  if (endpointOfProvider.pattern.test(code)) return true
  // A provider whose issuer has the same address speaks of itself.
  const idp = holdsIdpAddress.pattern.exec(code)?.[0]
  const issuer = get(root, 'issuer')
  return idp !== undefined && !(issuer && codeAt(issuer.at).slice(0, LONGEST).includes(idp))
}

const LONGEST = 300

/** A member without a value says nothing: the server does not have what it names. */
function withoutNulls(node: Node): Node {
  return node.kind === 'map'
    ? { ...node, entries: node.entries.filter(({ value }) => value.kind !== 'scalar' || value.value !== null) }
    : node
}

function* addresses(root: Node, issuer: Located<string> | undefined, fault: Faults<'server-metadata'>): Generator<Statement> {
  const plain = plainHttp(issuer)
  if (issuer && plain) yield fault('issuer-plain-http', issuer, { readers: plain })
  else if (issuer && isHostAlone(issuer)) yield fault('issuer-host-alone', issuer)
  else if (issuer && /[?#]/.test(issuer.value)) {
    yield fault(issuer.value.includes('#') ? 'issuer-with-fragment' : 'issuer-with-query', issuer)
  }
  for (const [key, node] of fieldsOf(root)) {
    if (!ENDPOINT.test(key)) continue
    const address = addressOf(node)
    const how = plainHttp(address)
    if (address && how) yield fault('endpoint-plain-http', address, { name: key, readers: how })
  }
}

/** `login.acme.io`: clients compare it with the address that they fetched, which has a scheme (RFC 8414 section 3.3). */
function isHostAlone({ value, at }: Located<string>): boolean {
  return /^[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,6}(?::\d{1,5})?$/i.test(value) && isFar({ value: `https://${value}`, at })
}

const ENDPOINT = /^(?:\w+_endpoint|jwks_uri)$/

/** Grants that OAuth 2.1 has left out, and the list that stands for one of them when it is missing (RFC 8414 section 2). */
function* grants(root: Node, fault: Faults<'server-metadata'>): Generator<Statement> {
  const listed = get(root, 'grant_types_supported')
  for (const name of ['implicit', 'password']) {
    const found = words(listed).find(({ value }) => value === name)
    if (found) yield fault('grant-offered', found, { name })
  }
  const responses = get(root, 'response_types_supported')
  const token = responseTypes(responses).find(({ value }) => value.split(/\s+/).includes('token'))
  if (token) yield fault('token-response', token, { name: token.value.trim() })
  // Where codes are all that is answered with, nobody gets the token that the default of the other list speaks of.
  else if (lacks(root, 'grant_types_supported'))
    yield fault(isCodeAlone(responses) ? 'grants-left-to-response-types' : 'grants-not-listed', root)
}

function isCodeAlone(responses: Node | undefined): boolean {
  const listed = responseTypes(responses)
  return responses !== undefined && !isOpen(responses) && listed.length > 0 && listed.every(({ value }) => value.trim() === 'code')
}

/** Response types are texts of several words: `code token`. */
function responseTypes(node: Node | undefined): Located<string>[] {
  return node?.kind === 'list' ? node.items.flatMap((item) => string(item) ?? []) : []
}

/** MCP clients must refuse a server that does not list S256; one without codes, or without an endpoint that gives them, needs none. */
function* pkce(root: Node, owner: Owner): Generator<Statement> {
  if (lacks(root, 'authorization_endpoint')) return
  const grants = get(root, 'grant_types_supported')
  if (grants && !isOpen(grants) && grants.kind === 'list' && !words(grants).some(({ value }) => value === 'authorization_code')) return
  const methods = get(root, 'code_challenge_methods_supported')
  const fix = '"code_challenge_methods_supported": ["S256"]'
  if (lacks(root, 'code_challenge_methods_supported')) yield pkcePolicy(owner, 'metadata', 'public', unset(root), fix, false)
  if (methods?.kind !== 'list') return
  const listed = words(methods)
  const plain = listed.find(({ value }) => value.toLowerCase() === 'plain')
  const s256 = listed.some(({ value }) => value === 'S256')
  if (!s256 && !isOpen(methods)) yield pkcePolicy(owner, 'metadata', 'public', set('no-s256', plain ?? methods), fix)
  else if (plain) yield pkcePolicy(owner, 'metadata', 'public', set('plain', plain), fix)
  else if (s256) yield pkcePolicy(owner, 'metadata', 'public', set('S256', methods), fix)
}

/** What a server should publish besides. */
function* additions(root: Node, fault: Faults<'server-metadata'>): Generator<Statement> {
  const refresh = refreshTokens(root)
  if (refresh && lacks(root, 'revocation_endpoint')) yield fault('no-revocation', refresh)
  const authorize = get(root, 'authorization_endpoint')
  const iss = get(root, 'authorization_response_iss_parameter_supported')
  if (iss ? flag(iss) === false : authorize && lacks(root, 'authorization_response_iss_parameter_supported')) {
    yield fault('no-iss', iss ?? authorize ?? root)
  }
  const registration = get(root, 'registration_endpoint')
  const cimd = get(root, 'client_id_metadata_document_supported')
  if (registration && (cimd ? flag(cimd) === false : lacks(root, 'client_id_metadata_document_supported'))) {
    yield fault('only-dynamic-registration', registration)
  }
  const methods = get(root, 'token_endpoint_auth_methods_supported')
  const listed = words(methods)
  const machines = words(get(root, 'grant_types_supported')).some(({ value }) => value === 'client_credentials')
  if (
    machines &&
    methods &&
    listed.length > 0 &&
    !isOpen(methods) &&
    listed.every(({ value }) => /^client_secret_(?:basic|post)$/.test(value))
  ) {
    yield fault('only-shared-secrets', methods)
  }
}

function refreshTokens(root: Node): Located<string> | undefined {
  const listed = [...words(get(root, 'grant_types_supported')), ...words(get(root, 'scopes_supported'))]
  return listed.find(({ value }) => value === 'refresh_token') ?? listed.find(({ value }) => value === 'offline_access')
}
