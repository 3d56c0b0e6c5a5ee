import type { LibraryCall } from './row.ts'

/** Parameters of a request by the names that the call gives them, or by their position. */
export type Names = readonly (string | number)[]

/** A call that makes the address of an authorization request: RFC 6749 section 4.1.1. It sends a challenge by itself only where a row says so. */
export interface AuthorizationCall extends LibraryCall<'asks-for-authorization'> {
  readonly package: string
  /** As messages call who asks. */
  readonly who: string
  readonly product: string
  /** The position of the object of parameters; absent where they are arguments with names. */
  readonly parameters?: number
  readonly challenge: Names
  /** Absent: the library always sends S256 with a challenge. */
  readonly method?: Names
  readonly scopes: Names
  readonly client: ClientKind
  /** The authorization server, where the library knows one only. */
  readonly server?: string
  /** The constructor that gets its address, as its first argument or among its options. */
  readonly address?: { readonly constructor: RegExp; readonly paths: readonly string[] }
  /** Where the call names no state, the library makes one, at random, which only reading the address gives away. */
  readonly ownState?: true
  /** The library makes a challenge, always. */
  readonly ownChallenge?: true
  /** A method that no other library has, for clients that another file makes: with the package's name in the file, or with this parameter. */
  readonly elsewhere?: { readonly method: string; readonly parameter?: string }
}

/**
 * Whether a client has a secret: always or never; by what its constructor is given; by a call that says it has none; `read` where only
 * the file around it says so.
 */
export type ClientKind = 'public' | 'confidential' | 'read' | { readonly confidentialUnless: RegExp } | { readonly publicWith: string } | MadeClient

interface MadeClient {
  readonly constructor: RegExp
  /** Options that only a client with a secret has. */
  readonly secrets: readonly string[]
  /** The position of the secret, where the options are no object. */
  readonly position?: number
}

const ASKS = { means: 'asks-for-authorization', options: {} } as const
const TYPESCRIPT = { ...ASKS, language: 'typescript' } as const
/** OAuth and OIDC names as parameters of the request. */
const RAW = { parameters: 0, challenge: ['code_challenge'], method: ['code_challenge_method'], scopes: ['scope'] } as const

const OPENID_CLIENT = { ...TYPESCRIPT, ...RAW, package: 'openid-client', who: 'the authorization request of openid-client', product: 'openid-client' } as const
const MSAL_NODE = {
  ...TYPESCRIPT, package: '@azure/msal-node', who: 'the authorization request of @azure/msal-node', product: '@azure/msal-node', server: 'login.microsoftonline.com',
  parameters: 0, challenge: ['codeChallenge'], method: ['codeChallengeMethod'], scopes: ['scopes'], docs: 'https://learn.microsoft.com/en-us/entra/msal/javascript/node/request',
} as const

const GOOGLE_CALLS = ['OAuth2Client', 'OAuth2', 'google.auth.OAuth2', 'auth.OAuth2', 'default.auth.OAuth2', 'Auth.OAuth2Client', 'default.OAuth2Client']

/** The client is in one package and handed on by three. */
const GOOGLE: readonly AuthorizationCall[] = ['google-auth-library', 'googleapis', 'googleapis-common', '@googleapis'].map((source) => ({
  ...TYPESCRIPT, ...RAW, package: source, who: 'the authorization request of google-auth-library', product: 'google-auth-library', server: 'accounts.google.com',
  call: GOOGLE_CALLS.map((client) => `${client}().generateAuthUrl`), elsewhere: { method: 'generateAuthUrl', parameter: 'access_type' },
  client: { constructor: /OAuth2(?:Client)?$/, secrets: ['clientSecret', 'client_secret'], position: 1 },
  docs: 'https://github.com/googleapis/google-auth-library-nodejs#oauth2-with-installed-apps-electron-desktop-clis',
  is: [
    `import { OAuth2Client } from '${source}'\nnew OAuth2Client(id, secret, uri).generateAuthUrl({ scope: 'openid' })`,
    `import { google } from '${source}'\nconst client = new google.auth.OAuth2(id, secret, uri)\nclient.generateAuthUrl({ scope: 'openid' })`,
  ],
  isNot: [`import { OAuth2Client } from '${source}'\nnew OAuth2Client(id, secret, uri).getToken(code)`],
}))

const BADGATEWAY: readonly AuthorizationCall[] = ['@badgateway/oauth2-client', 'fetch-mw-oauth2'].map((source) => ({
  ...TYPESCRIPT, package: source, who: 'the authorization request of @badgateway/oauth2-client', product: '@badgateway/oauth2-client',
  call: 'OAuth2Client().authorizationCode.getAuthorizeUri', parameters: 0, challenge: ['codeVerifier'], scopes: ['scope'],
  client: { constructor: /OAuth2Client$/, secrets: ['clientSecret'] },
  address: { constructor: /OAuth2Client$/, paths: ['authorizationEndpoint', 'server', 'discoveryEndpoint'] },
  docs: 'https://github.com/badgateway/oauth2-client#authorization_code-grant-type-flow',
  is: [`import { OAuth2Client } from '${source}'\nawait new OAuth2Client(options).authorizationCode.getAuthorizeUri({ redirectUri })`],
  isNot: [`import { OAuth2Client } from '${source}'\nawait new OAuth2Client(options).authorizationCode.getToken({ code })`],
}))

/** Checked in openid-client 5 and msal-node; the others by their documentation. */
export const authorizationCalls: readonly AuthorizationCall[] = [
  {
    ...OPENID_CLIENT, call: ['Client', 'Issuer().Client', 'Issuer.discover().Client'].map((client) => `${client}().authorizationUrl`),
    client: { constructor: /\.Client$/, secrets: ['client_secret', 'token_endpoint_auth_signing_alg'] },
    address: { constructor: /^Issuer(?:\.discover)?$/, paths: ['authorization_endpoint', 'issuer'] },
    docs: 'https://github.com/panva/openid-client/blob/v5.x/docs/README.md#clientauthorizationurlparameters',
    is: ["import { Issuer } from 'openid-client'\nconst issuer = await Issuer.discover(url)\nnew issuer.Client(options).authorizationUrl({ scope: 'openid' })"],
    isNot: ["import { Issuer } from 'openid-client'\nconst issuer = await Issuer.discover(url)\nnew issuer.Client(options).endSessionUrl()"],
  },
  {
    ...OPENID_CLIENT, call: ['buildAuthorizationUrl', 'buildAuthorizationUrlWithJAR', 'buildAuthorizationUrlWithPAR'], parameters: 1,
    client: { constructor: /^discovery$/, secrets: ['client_secret'], position: 2 }, address: { constructor: /^discovery$/, paths: [] },
    docs: 'https://github.com/panva/openid-client/blob/main/docs/functions/buildAuthorizationUrl.md',
    is: ["import * as client from 'openid-client'\nclient.buildAuthorizationUrl(config, { scope: 'openid' })"],
    isNot: ["import * as client from 'openid-client'\nclient.buildEndSessionUrl(config)"],
  },
  ...GOOGLE,
  {
    ...MSAL_NODE, call: 'ConfidentialClientApplication().getAuthCodeUrl', elsewhere: { method: 'getAuthCodeUrl' }, client: { confidentialUnless: /\bPublicClientApplication\b/ },
    is: ["import { ConfidentialClientApplication } from '@azure/msal-node'\nnew ConfidentialClientApplication(options).getAuthCodeUrl({ scopes })"],
    isNot: ["import { ConfidentialClientApplication } from '@azure/msal-node'\nnew ConfidentialClientApplication(options).acquireTokenByCode({ code })"],
  },
  {
    ...MSAL_NODE, call: 'PublicClientApplication().getAuthCodeUrl', client: 'public',
    is: ["import { PublicClientApplication } from '@azure/msal-node'\nnew PublicClientApplication(options).getAuthCodeUrl({ scopes })"],
    isNot: ["import { PublicClientApplication } from '@azure/msal-node'\nnew PublicClientApplication(options).acquireTokenInteractive({ scopes })"],
  },
  {
    ...TYPESCRIPT, ...RAW, package: 'simple-oauth2', who: 'the authorization request of simple-oauth2', product: 'simple-oauth2', elsewhere: { method: 'authorizeURL' },
    call: ['AuthorizationCode().authorizeURL', 'default.AuthorizationCode().authorizeURL', 'create().authorizationCode.authorizeURL', 'default.create().authorizationCode.authorizeURL'],
    client: 'confidential', address: { constructor: /AuthorizationCode$/, paths: ['auth.authorizeHost', 'auth.tokenHost'] }, docs: 'https://github.com/lelylan/simple-oauth2/blob/master/API.md#authorizeurlauthorizeoptions--string',
    is: ["import { AuthorizationCode } from 'simple-oauth2'\nnew AuthorizationCode(config).authorizeURL({ scope: 'openid' })"],
    isNot: ["import { AuthorizationCode } from 'simple-oauth2'\nawait new AuthorizationCode(config).getToken({ code })"],
  },
  ...BADGATEWAY,
  {
    // Its `createToken` redeems the code of any address that it is given, and compares no state.
    ...TYPESCRIPT, ...RAW, package: 'intuit-oauth', who: 'the authorization request of intuit-oauth', product: 'intuit-oauth', server: 'appcenter.intuit.com', elsewhere: { method: 'authorizeUri' },
    call: '().authorizeUri', client: 'confidential', ownState: true, docs: 'https://github.com/intuit/oauth-jsclient#authorization-code-flow',
    is: ["import OAuthClient from 'intuit-oauth'\nnew OAuthClient(config).authorizeUri({ scope: [OAuthClient.scopes.Accounting], state })"],
    isNot: ["import OAuthClient from 'intuit-oauth'\nawait new OAuthClient(config).createToken(request.url)"],
  },
  {
    // `urlForOAuth2PKCE` sends a challenge, and the other never does.
    ...TYPESCRIPT, package: 'nylas', who: 'the authorization request of nylas', product: 'nylas', server: 'api.us.nylas.com', parameters: 0, challenge: ['codeChallenge'], scopes: ['scope'],
    call: '().auth.urlForOAuth2', elsewhere: { method: 'urlForOAuth2' }, client: 'confidential', docs: 'https://developer.nylas.com/docs/v3/auth/hosted-oauth-apikey/',
    is: ["import Nylas from 'nylas'\nnew Nylas({ apiKey }).auth.urlForOAuth2({ clientId, redirectUri })"],
    isNot: ["import Nylas from 'nylas'\nnew Nylas({ apiKey }).auth.urlForOAuth2PKCE({ clientId, redirectUri })"],
  },
  {
    ...ASKS, language: 'python', package: 'msal', who: 'MSAL client', product: 'MSAL', server: 'login.microsoftonline.com',
    call: ['ClientApplication', 'PublicClientApplication', 'ConfidentialClientApplication'].map((client) => `${client}().get_authorization_request_url`),
    challenge: ['code_challenge'], scopes: ['scopes', 0], client: 'read',
    docs: 'https://msal-python.readthedocs.io/en/latest/#msal.ClientApplication.get_authorization_request_url',
    is: ['import msal\nmsal.ConfidentialClientApplication(client).get_authorization_request_url(["User.Read"])'],
    isNot: ['import msal\nmsal.ConfidentialClientApplication(client).initiate_auth_code_flow(["User.Read"])'],
  },
  {
    ...ASKS, language: 'python', package: 'msal', who: 'MSAL client', product: 'MSAL', server: 'login.microsoftonline.com',
    call: ['ClientApplication', 'PublicClientApplication', 'ConfidentialClientApplication'].map((client) => `${client}().initiate_auth_code_flow`),
    challenge: [], scopes: ['scopes', 0], client: 'read', ownState: true, ownChallenge: true,
    docs: 'https://msal-python.readthedocs.io/en/latest/#msal.ClientApplication.initiate_auth_code_flow',
    is: ['import msal\nmsal.ConfidentialClientApplication(client).initiate_auth_code_flow(["User.Read"])'],
    isNot: ['import msal\nmsal.ConfidentialClientApplication(client).acquire_token_by_auth_code_flow(flow, answer)'],
  },
]
