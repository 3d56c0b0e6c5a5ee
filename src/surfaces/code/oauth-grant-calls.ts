import { callsOnImport, type Call, type Source } from '../../program/calls.ts'
import { originOf } from '../../program/origin.ts'
import { clientOf, isJob } from './client.ts'
import { fold } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { peopleBehind } from './people.ts'
import { entryOf, scopesIn, text } from './settings.ts'
import type { Owner } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { defineCodeSurface } from '../reading/surface.ts'
import { insteadOfPassword, PASSWORD_FLOWS } from '../idp/cognito-client.ts'
import { clientLibrary } from '../../knowledge/words/oauth.ts'
import { redeemed, CODES } from './oauth-code-calls.ts'

export default defineCodeSurface({
  id: 'oauth-grant-calls',
  name: 'Token requests of OAuth client libraries',
  spec: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-1.3',
  counts: 'code',
  inTests: 'password grants',
  mentions: [
    'openid-client',
    'oauth4webapi',
    'simple-oauth2',
    '@badgateway/oauth2-client',
    'client-oauth2',
    'msal',
    'google-auth-library',
    'googleapis',
    'auth0',
    'ClientCredentialsProvider',
    'nitiateAuth',
  ],
  // `googleapis` is a host as well.
  together: [[clientLibrary.pattern]],
  *read(module) {
    for (const row of GRANTS) {
      for (const call of callsOnImport(module, row.source, row.call)) yield* granted(module, call, row)
    }
    for (const row of CODES) {
      for (const call of callsOnImport(module, row.source, row.call)) yield* redeemed(module, call, row)
    }
  },
})

interface GrantCall {
  readonly product: string
  readonly source: Source
  readonly call: RegExp
  /** Absent: named by an argument or by a property of one. */
  readonly grant:
    | 'password'
    | 'client_credentials'
    | 'implicit'
    | 'id_token'
    | { readonly argument: number; readonly key?: string; readonly passwords?: ReadonlySet<string> }
  /** Where the scopes are. */
  readonly scopes?: { readonly argument: number; readonly keys: readonly string[] }
  /** The client proves itself with a key. */
  readonly keyBased?: (call: Call, module: Module) => boolean
  readonly instead?: string
}

const BADGATEWAY = ['@badgateway/oauth2-client', 'fetch-mw-oauth2']

const MSAL = ['@azure/msal-node', '@azure/msal-browser']

const GRANTS: readonly GrantCall[] = [
  {
    product: 'openid-client',
    source: 'openid-client',
    call: /Client\(\)\.grant$/,
    grant: { argument: 0, key: 'grant_type' },
    scopes: { argument: 0, keys: ['scope'] },
  },
  {
    product: 'openid-client',
    source: 'openid-client',
    call: /^genericGrantRequest$/,
    grant: { argument: 1 },
    scopes: { argument: 2, keys: ['scope'] },
  },
  {
    product: 'openid-client',
    source: 'openid-client',
    call: /^clientCredentialsGrant$/,
    grant: 'client_credentials',
    scopes: { argument: 1, keys: ['scope'] },
    keyBased: (_, module) => callsOnImport(module, 'openid-client', /^(?:PrivateKeyJwt|TlsClientAuth)$/).length > 0,
  },
  { product: 'openid-client', source: 'openid-client', call: /^(?:useIdTokenResponseType|implicitAuthentication)$/, grant: 'id_token' },
  {
    product: 'oauth4webapi',
    source: 'oauth4webapi',
    call: /^genericTokenEndpointRequest$/,
    grant: { argument: 3 },
    scopes: { argument: 4, keys: ['scope'] },
  },
  {
    product: 'oauth4webapi',
    source: 'oauth4webapi',
    call: /^clientCredentialsGrantRequest$/,
    grant: 'client_credentials',
    scopes: { argument: 3, keys: ['scope'] },
    keyBased: (call, module) => {
      const how = call.argument(2)
      return how !== undefined && /PrivateKeyJwt|TlsClientAuth/.test(originOf(module, how)?.name ?? '')
    },
  },
  { product: 'simple-oauth2', source: 'simple-oauth2', call: /ResourceOwnerPassword$/, grant: 'password' },
  {
    product: 'simple-oauth2',
    source: 'simple-oauth2',
    call: /ClientCredentials\(\)\.getToken$/,
    grant: 'client_credentials',
    scopes: { argument: 0, keys: ['scope'] },
  },
  { product: '@badgateway/oauth2-client', source: BADGATEWAY, call: /OAuth2Client\(\)\.password$/, grant: 'password' },
  {
    product: '@badgateway/oauth2-client',
    source: BADGATEWAY,
    call: /OAuth2Client\(\)\.clientCredentials$/,
    grant: 'client_credentials',
    scopes: { argument: 0, keys: ['scope'] },
  },
  { product: 'client-oauth2', source: 'client-oauth2', call: /\(\)\.owner\.getToken$/, grant: 'password' },
  { product: 'client-oauth2', source: 'client-oauth2', call: /\(\)\.token\.getUri$/, grant: 'implicit' },
  { product: 'client-oauth2', source: 'client-oauth2', call: /\(\)\.credentials\.getToken$/, grant: 'client_credentials' },
  { product: 'MSAL', source: MSAL, call: /ClientApplication\(\)\.acquireTokenByUsernamePassword$/, grant: 'password' },
  {
    product: 'MSAL',
    source: MSAL,
    call: /ConfidentialClientApplication\(\)\.acquireTokenByClientCredential$/,
    grant: 'client_credentials',
    scopes: { argument: 0, keys: ['scopes'] },
    keyBased: (_, module) => /clientCertificate|clientAssertion/.test(module.file.text),
  },
  { product: 'auth0', source: 'auth0', call: /AuthenticationClient\(\)\.(?:oauth\.)?passwordGrant$/, grant: 'password' },
  { product: 'auth0', source: 'auth0', call: /AuthenticationClient\(\)\.(?:oauth\.)?clientCredentialsGrant$/, grant: 'client_credentials' },
  {
    product: 'the AWS SDK',
    source: '@aws-sdk/client-cognito-identity-provider',
    call: /^(?:Admin)?InitiateAuthCommand$/,
    grant: { argument: 0, key: 'AuthFlow', passwords: PASSWORD_FLOWS },
    instead: insteadOfPassword('USER_SRP_AUTH'),
  },
  {
    product: 'the AWS SDK',
    source: ['@aws-sdk/client-cognito-identity-provider', 'aws-sdk'],
    call: /CognitoIdentity(?:Service)?Provider\(\)\.(?:adminI|i)nitiateAuth$/,
    grant: { argument: 0, key: 'AuthFlow', passwords: PASSWORD_FLOWS },
    instead: insteadOfPassword('USER_SRP_AUTH'),
  },
  { product: 'auth0-js', source: 'auth0-js', call: /\(\)\.client\.login(?:WithDefaultDirectory)?$/, grant: 'password' },
  {
    product: 'the MCP SDK',
    source: ['@modelcontextprotocol/sdk', '@modelcontextprotocol/client'],
    call: /^ClientCredentialsProvider$/,
    grant: 'client_credentials',
    scopes: { argument: 0, keys: ['scope'] },
  },
  {
    product: 'the MCP SDK',
    source: ['@modelcontextprotocol/sdk', '@modelcontextprotocol/client'],
    call: /^(?:Static)?PrivateKeyJwtProvider$/,
    grant: 'client_credentials',
    scopes: { argument: 0, keys: ['scope'] },
    keyBased: () => true,
  },
]

function* granted(module: Module, call: Call, row: GrantCall): Generator<Statement> {
  const name = typeof row.grant === 'string' ? row.grant : namedGrant(module, call, row.grant)
  const owner: Owner = { what: row.product, product: row.product }
  const { type: clientType } = clientOf(module)
  switch (name) {
    case 'password':
    case 'implicit':
    case 'id_token':
      yield {
        kind: 'grantUse',
        owner,
        grant: name,
        by: 'use',
        clientType,
        local: false,
        ...(row.instead ? { instead: row.instead } : {}),
        at: module.span(call.node.callee),
      }
      return
    case 'client_credentials':
      yield {
        kind: 'machineGrant',
        owner,
        scopes: scopesOf(module, call, row),
        keyBased: row.keyBased?.(call, module) ?? false,
        people: peopleBehind(module, call.node),
        job: isJob(module),
        at: module.span(call.node.callee),
      }
  }
}

function namedGrant(module: Module, call: Call, { argument, key, passwords }: Exclude<GrantCall['grant'], string>): string | undefined {
  const node = call.argument(argument)
  const value = node && fold(module, node)
  const name = value && text(key === undefined ? value : (entryOf(value, key)?.value ?? value))
  return name !== undefined && passwords?.has(name) ? 'password' : name
}

function scopesOf(module: Module, call: Call, { scopes }: GrantCall) {
  const node = scopes && call.argument(scopes.argument)
  const entry = node && entryOf(fold(module, node), scopes.keys)
  return entry ? scopesIn(entry.value).scopes : []
}
