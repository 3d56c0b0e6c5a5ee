import { roleOf } from '../../classify/file-role.ts'
import type { PythonCode } from '../../program/python/code.ts'
import { clientOf, isJob, isMcpClient, peopleBehind } from './python-client-reading.ts'
import { type ParameterSet, parameterSets } from '../../program/python/parameter-sets.ts'
import { scopeSet } from '../../program/python/statements.ts'
import { hostOf, isLocalHost, outline } from '../../program/python/values.ts'
import { textOf } from '../../program/template.ts'
import type { AuthorizationRequest, ClientType, Owner, Setting } from '../../model/index.ts'
import { get, type Entry, type Node } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { definePythonSurface } from './python-surface.ts'
import type { Reader } from '../reading/surface.ts'
import { supportsPkce } from './pkce-support.ts'

/** Authorization and token requests that Python code builds by hand. */
export default definePythonSurface({
  id: 'python-oauth-requests',
  name: 'OAuth requests written by hand in Python',
  spec: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-4',
  inTests: 'as written',
  mentions: ['response_type', 'grant_type', 'client_id'],
  *read(code, reader): Generator<Reading> {
    for (const set of parameterSets(code)) {
      if (asksForCode(set)) yield* authorization(set, code)
      const grant = entry(set, 'grant_type')
      const name = textOf(grant?.value)
      if (grant && name && set.url !== undefined) yield* token(set, grant, name.value, code, reader)
    }
  },
})

const AUTHORIZE = /(?:oauth2?|connect)\/(?:v\d+(?:\.\d+)?\/)?auth(?:orize)?$|\/authorize$/

function entry({ node }: ParameterSet, name: string): Entry | undefined {
  return node.entries.findLast(({ key }) => key.value === name)
}

/** An address of this application itself is a link of its own server. */
function asksForCode(set: ParameterSet): boolean {
  const url = outline(set.url)
  if (set.body || !entry(set, 'client_id') || /^\.{0,2}\/(?!\/)/.test(url)) return false
  if (entry(set, 'response_type')) return set.url !== undefined || entry(set, 'redirect_uri') !== undefined
  return AUTHORIZE.test(url.split('?')[0] ?? '') && !entry(set, 'grant_type')
}

function clientType(set: ParameterSet, code: PythonCode): ClientType {
  const { type } = clientOf(code)
  if (type !== 'public' && (set.basic || entry(set, 'client_secret') || entry(set, 'client_assertion'))) return 'confidential'
  return type
}

function* authorization(set: ParameterSet, code: PythonCode): Generator<Reading> {
  const host = hostOf(set.url)
  const owner: Owner = { what: host ? `the authorization request to ${host}` : 'the authorization request', product: 'this code' }
  const type = clientType(set, code)
  const response = entry(set, 'response_type')
  const types = textOf(response?.value)?.value.split(/\s+/)
  const use = { kind: 'grantUse', owner, by: 'use', clientType: type, local: isLocalHost(host) } as const
  if (response && types?.includes('token')) yield { ...use, grant: 'implicit', at: response.at }
  else if (response && types?.join() === 'id_token') yield { ...use, grant: 'id_token', at: response.at }
  const request: AuthorizationRequest = {
    kind: 'authorizationRequest',
    owner,
    clientType: type,
    ...(host ? { host } : {}),
    responseType: sent(set, 'response_type', (value) => textOf(value)?.value),
    pkce: supportsPkce(host) ? pkce(set) : { is: 'dynamic', at: set.at },
    state: sent(set, 'state', (value) => (value.kind === 'scalar' ? 'constant' : 'sent')),
    nonce: sent(set, 'nonce', () => 'sent'),
    resource: sent(set, 'resource', (value) => textOf(value)?.value),
    mcp: isMcpClient(code),
    confidence: 'high',
    at: set.at,
  }
  yield request
  yield* scopeSet(entry(set, 'scope')?.value, 'request', owner, provider(set))
  yield* plainEndpoint(set)
}

function* token(set: ParameterSet, grant: Entry, name: string, code: PythonCode, reader: Reader): Generator<Reading> {
  const host = hostOf(set.url)
  const owner: Owner = { what: host ? `the token request to ${host}` : 'the token request', product: 'this code' }
  const type = clientType(set, code)
  yield* plainEndpoint(set)
  yield* shippedSecret(set, owner, code)
  // A test that sends no user asks what the server refuses.
  const isProbe = !set.node.open && !entry(set, 'username') && !entry(set, 'password') && roleOf(grant.at.file).test
  if (name === 'password' && !isProbe) yield { kind: 'grantUse', owner, grant: 'password', by: 'use', clientType: type, local: isLocalHost(host), at: grant.at }
  const scopes = [...scopeSet(entry(set, 'scope')?.value, 'request', owner, provider(set))]
  if (name === 'client_credentials') {
    yield {
      kind: 'machineGrant', owner, scopes: scopes.flatMap((one) => one.scopes), keyBased: entry(set, 'client_assertion') !== undefined,
      people: peopleBehind({ scope: set.scope, at: set.at }, code, reader.project), job: isJob(code), at: grant.at,
    }
  }
  if (name === 'refresh_token') return
  yield* scopes
  yield {
    kind: 'tokenRequest',
    owner,
    clientType: type,
    ...(host ? { host } : {}),
    grant: { value: name, at: grant.at },
    verifier: supportsPkce(host) ? sent(set, 'code_verifier', () => 'sent') : { is: 'dynamic', at: set.at },
    resource: sent(set, 'resource', (value) => textOf(value)?.value),
    mcp: isMcpClient(code),
    confidence: 'high',
    at: set.at,
  }
}

/** A parameter as a setting: missing for certain only when all parameters are seen. */
function sent<T>(set: ParameterSet, name: string, read: (value: Node) => T | undefined): Setting<T> {
  const found = entry(set, name)
  if (!found) return { is: set.node.open ? 'dynamic' : 'unset', at: set.at }
  const value = read(found.value)
  return value === undefined ? { is: 'dynamic', at: found.at } : { is: 'set', value, at: found.at }
}

/** A name, and no call that would hash it. */
const VERIFIER = /[:=]\s*(?:\w+\.)*\w*verifier\s*$/i

function pkce(set: ParameterSet): AuthorizationRequest['pkce'] {
  const challenge = entry(set, 'code_challenge')
  const method = entry(set, 'code_challenge_method')
  if (!challenge) return { is: set.node.open ? 'dynamic' : 'unset', at: set.at }
  const name = textOf(method?.value)?.value
  if (method && name === 'plain') return { is: 'set', value: 'plain', at: method.at }
  if (VERIFIER.test(challenge.at.file.text.slice(challenge.at.start, challenge.at.end))) return { is: 'set', value: 'verifier', at: challenge.at }
  if (method) return name === 'S256' ? { is: 'set', value: 'S256', at: challenge.at } : { is: 'dynamic', at: method.at }
  return set.node.open ? { is: 'dynamic', at: challenge.at } : { is: 'set', value: 'no-method', at: challenge.at }
}

function provider(set: ParameterSet): string | undefined {
  const url = outline(set.url)
  return hostOf(set.url) ? url.split('?')[0] : undefined
}

function* plainEndpoint(set: ParameterSet): Generator<Reading> {
  const host = hostOf(set.url)
  if (!set.url || !host || !/^http:/i.test(outline(set.url)) || isLocalHost(host) || /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|\.(?:internal|lan|example|example\.com)$|(?:^|\.)example\.(?:com|org|net)$/.test(host)) return
  yield { kind: 'transportSetting', problem: 'plain-oauth-endpoint', written: `http://${host}`, host, at: set.url.at }
}

/** A literal secret in a program that its users get. */
function* shippedSecret(set: ParameterSet, owner: Owner, code: PythonCode): Generator<Reading> {
  const secret = get(set.node, 'client_secret')
  const text = textOf(secret)
  const { shippedTo } = clientOf(code)
  if (!text) return
  if (!shippedTo) {
    yield { kind: 'literal', place: 'code', name: { value: 'client_secret', at: text.at }, text, at: text.at }
    return
  }
  yield {
    kind: 'clientSecret',
    value: { parts: [{ kind: 'text', text }], at: text.at },
    statement: { kind: 'publicClientSecret', owner, shippedTo, notSecretByProvider: text.value.startsWith('GOCSPX-'), methodOnly: false, at: text.at },
  }
}
