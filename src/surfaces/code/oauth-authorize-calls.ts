import { authorizationRequest, clientBySecret, hostIn, pkceByChallenge, scopeSet, stateIn, type ChallengeKeys } from './authorization.ts'
import type { CallNode } from '../../program/ast.ts'
import { callsOnImport, callsTo, type Call, type Source } from '../../program/calls.ts'
import { fold } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { property } from '../../program/objects.ts'
import { addressOf, present, settingOf, text } from './settings.ts'
import type { ClientType, Owner } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { defineCodeSurface } from '../reading/surface.ts'

export default defineCodeSurface({
  id: 'oauth-authorize-calls',
  name: 'Authorization URLs of OAuth client libraries',
  spec: 'https://www.rfc-editor.org/rfc/rfc7636.html#section-4.3',
  counts: 'code',
  mentions: [
    'openid-client',
    'google-auth-library',
    'googleapis',
    'msal-node',
    'simple-oauth2',
    '@badgateway/oauth2-client',
    'client-oauth2',
    // Methods of clients that another file makes.
    'generateAuthUrl',
    'getAuthCodeUrl',
    'authorizeURL',
  ],

  *read(module) {
    const seen = new Set<CallNode>()
    for (const row of LIBRARIES) {
      for (const call of callsOnImport(module, row.source, row.call)) {
        seen.add(call.node)
        yield* request(module, call, row)
      }
    }
    for (const row of LIBRARIES) {
      if (row.of !== undefined && module.file.text.includes(row.of.key)) yield* elsewhere(module, row, row.of, seen)
      if (row.method === undefined || !module.file.text.includes(String(row.source))) continue
      for (const call of callsTo(module, row.method)) if (!seen.has(call.node)) yield* request(module, call, row)
    }
  },
})

interface Library {
  readonly product: string
  readonly source: Source
  /** The call that makes the URL, as an origin: calls.ts. */
  readonly call: RegExp
  /** A name that no other library's method has, for clients that another file makes. */
  readonly method?: string
  /** The method, and an option that no other library has, for clients that a file makes that is not read. */
  readonly of?: { readonly method: RegExp; readonly key: string }
  /** The position of the options. */
  readonly argument: number
  readonly keys: ChallengeKeys
  readonly scope: string | readonly string[]
  /** The library makes a state by itself. */
  readonly ownState?: true
  readonly server?: string
  readonly client: (module: Module) => ClientType
  /** The constructor that gets the address, as its first argument or among its options. */
  readonly address?: { readonly constructor: RegExp; readonly paths: readonly string[] }
}

/** OAuth and OIDC names as parameters of the request. */
const RAW_KEYS: ChallengeKeys = { challenge: ['code_challenge'], method: ['code_challenge_method'] }
const GOOGLE = ['google-auth-library', 'googleapis', 'googleapis-common', '@googleapis']
const GOOGLE_CLIENT = /(?:^|\.)OAuth2(?:Client)?\(\)/

/** None of these sends a challenge by itself (checked in openid-client 5 and msal-node; the others by their documentation). */
const LIBRARIES: readonly Library[] = [
  {
    product: 'openid-client',
    source: 'openid-client',
    call: /Client\(\)\.authorizationUrl$/,
    argument: 0,
    keys: RAW_KEYS,
    scope: 'scope',
    client: (module) => clientBySecret(module, 'openid-client', /\.Client$/, ['client_secret', 'token_endpoint_auth_signing_alg']),
    address: { constructor: /^Issuer(?:\.discover)?$/, paths: ['authorization_endpoint', 'issuer'] },
  },
  {
    product: 'openid-client',
    source: 'openid-client',
    call: /^buildAuthorizationUrl(?:WithJAR|WithPAR)?$/,
    argument: 1,
    keys: RAW_KEYS,
    scope: 'scope',
    client: (module) => clientBySecret(module, 'openid-client', /^discovery$/, ['client_secret'], 2),
    address: { constructor: /^discovery$/, paths: [] },
  },
  {
    product: 'google-auth-library',
    source: GOOGLE,
    call: new RegExp(`${GOOGLE_CLIENT.source}\\.generateAuthUrl$`),
    of: { method: /^generateAuthUrl$/, key: 'access_type' },
    argument: 0,
    keys: RAW_KEYS,
    scope: 'scope',
    server: 'accounts.google.com',
    client: (module) => clientBySecret(module, GOOGLE, /OAuth2(?:Client)?$/, ['clientSecret', 'client_secret'], 1),
  },
  {
    product: '@azure/msal-node',
    source: '@azure/msal-node',
    call: /ConfidentialClientApplication\(\)\.getAuthCodeUrl$/,
    method: 'getAuthCodeUrl',
    argument: 0,
    keys: { challenge: ['codeChallenge'], method: ['codeChallengeMethod'] },
    scope: 'scopes',
    server: 'login.microsoftonline.com',
    client: (module) => (/\bPublicClientApplication\b/.test(module.file.text) ? 'unknown' : 'confidential'),
  },
  {
    product: '@azure/msal-node',
    source: '@azure/msal-node',
    call: /PublicClientApplication\(\)\.getAuthCodeUrl$/,
    argument: 0,
    keys: { challenge: ['codeChallenge'], method: ['codeChallengeMethod'] },
    scope: 'scopes',
    server: 'login.microsoftonline.com',
    client: () => 'public',
  },
  {
    product: 'simple-oauth2',
    source: 'simple-oauth2',
    call: /(?:AuthorizationCode|create)\(\)(?:\.authorizationCode)?\.authorizeURL$/,
    method: 'authorizeURL',
    argument: 0,
    keys: RAW_KEYS,
    scope: 'scope',
    client: () => 'confidential',
    address: { constructor: /AuthorizationCode$/, paths: ['auth.authorizeHost', 'auth.tokenHost'] },
  },
  {
    product: '@badgateway/oauth2-client',
    source: ['@badgateway/oauth2-client', 'fetch-mw-oauth2'],
    call: /OAuth2Client\(\)\.authorizationCode\.getAuthorizeUri$/,
    argument: 0,
    keys: { challenge: ['codeVerifier'] },
    scope: 'scope',
    client: (module) => clientBySecret(module, ['@badgateway/oauth2-client', 'fetch-mw-oauth2'], /OAuth2Client$/, ['clientSecret']),
    address: { constructor: /OAuth2Client$/, paths: ['authorizationEndpoint', 'server', 'discoveryEndpoint'] },
  },
]

function* elsewhere(module: Module, row: Library, { method, key }: NonNullable<Library['of']>, seen: Set<CallNode>): Generator<Statement> {
  for (const call of callsTo(module, method)) {
    const options = call.argument(row.argument)
    if (seen.has(call.node) || !options || property(module, options, key) === undefined) continue
    seen.add(call.node)
    yield* request(module, call, row)
  }
}

function* request(module: Module, call: Call, row: Library): Generator<Statement> {
  const argument = call.argument(row.argument)
  if (call.spread && !argument) return
  const options = argument && fold(module, argument)
  const server = row.server ?? hostOf(module, row)
  const owner: Owner = { what: `the authorization request of ${row.product}`, product: row.product }
  const at = call.at
  yield authorizationRequest(
    module,
    {
      owner,
      clientType: row.client(module),
      ...(server ? { host: server } : {}),
      pkce: pkceByChallenge(options, row.keys, at),
      state: row.ownState ? { is: 'set', value: 'sent', at } : stateIn(module, options, at),
      nonce: settingOf(options, 'nonce', present, at),
      resource: settingOf(options, 'resource', text, at),
      responseType: responseType(options, at),
    },
    at,
  )
  yield* scopeSet(owner, options, row.scope, server)
}

function responseType(options: Parameters<typeof settingOf>[0], at: Call['at']) {
  const type = settingOf(options, ['response_type', 'responseType'], text, at)
  return type.is === 'unset' ? ({ is: 'set', value: 'code', at } as const) : type
}

function hostOf(module: Module, { source, address }: Library): string | undefined {
  if (!address) return undefined
  for (const call of callsOnImport(module, source, address.constructor)) {
    const first = call.argument(0)
    const server = first && fold(module, first)
    const host = addressOf(server)?.host ?? hostIn(server, ...address.paths)
    if (host) return host
  }
  return undefined
}
