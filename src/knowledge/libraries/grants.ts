import { insteadOfPassword, PASSWORD_FLOWS } from '../cognito-flows.ts'
import { AUTHLIB_CLIENTS, AUTHLIB_SESSIONS } from './oauth-sessions.ts'
import type { LibraryCall, Place } from './row.ts'

/** A call that asks for tokens by a grant: RFC 6749 section 1.3. */
export interface GrantCall extends LibraryCall<'asks-for-tokens'> {
  /** As messages call the client. */
  readonly who: string
  readonly product: string
  /** Absent where the option `grant` names it. */
  readonly grant?: 'password' | 'client_credentials' | 'implicit' | 'id_token'
  readonly options: { readonly grant?: Place; readonly scopes?: Place }
  /** Other names of the password grant, among the values of the option `grant`. */
  readonly passwords?: readonly string[]
  /** The client proves itself with a key: always, or where the file says so. */
  readonly keyBased?: true | RegExp
  /** Whose scopes these are. */
  readonly provider?: string
  /** Another question looks for its other grants. */
  readonly only?: 'client_credentials'
  /** What to do instead of a password grant, where the general advice does not fit. */
  readonly instead?: string
}

const ASKS = { means: 'asks-for-tokens', options: {} } as const
const TYPESCRIPT = { ...ASKS, language: 'typescript' } as const
const PYTHON = { ...ASKS, language: 'python' } as const
const KEY = /\b(?:PrivateKeyJwt|TlsClientAuth)\b/

const OPENID_CLIENT = { ...TYPESCRIPT, package: 'openid-client', who: 'openid-client', product: 'openid-client' } as const
const OAUTH4WEBAPI = { ...TYPESCRIPT, package: 'oauth4webapi', who: 'oauth4webapi', product: 'oauth4webapi' } as const
const SIMPLE_OAUTH2 = {
  ...TYPESCRIPT, package: 'simple-oauth2', who: 'simple-oauth2', product: 'simple-oauth2', docs: 'https://github.com/lelylan/simple-oauth2/blob/master/API.md',
} as const
const BADGATEWAY = {
  ...TYPESCRIPT, package: '@badgateway/oauth2-client', who: '@badgateway/oauth2-client', product: '@badgateway/oauth2-client',
  docs: 'https://github.com/badgateway/oauth2-client#readme',
} as const
const CLIENT_OAUTH2 = {
  ...TYPESCRIPT, package: 'client-oauth2', who: 'client-oauth2', product: 'client-oauth2', docs: 'https://github.com/mulesoft-labs/js-client-oauth2#usage',
} as const
const MSAL = { who: 'MSAL', product: 'MSAL', provider: 'Microsoft' } as const
const AUTH0 = { ...TYPESCRIPT, package: 'auth0', who: 'auth0', product: 'auth0', docs: 'https://auth0.github.io/node-auth0/classes/auth.OAuth.html' } as const
const COGNITO = {
  ...TYPESCRIPT, who: 'the AWS SDK', product: 'the AWS SDK', options: { grant: '0.AuthFlow' }, passwords: PASSWORD_FLOWS,
  instead: insteadOfPassword('USER_SRP_AUTH'),
  docs: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html',
} as const
const MCP_SDK = {
  ...TYPESCRIPT, who: 'the MCP SDK', product: 'the MCP SDK', grant: 'client_credentials', options: { scopes: '0.scope' },
  docs: 'https://github.com/modelcontextprotocol/typescript-sdk/blob/main/docs/client.md',
} as const
const MSAL_PYTHON = { ...PYTHON, package: 'msal', who: 'MSAL client', product: 'MSAL', provider: 'Microsoft', docs: 'https://msal-python.readthedocs.io/en/latest/' } as const
const OAUTHLIB = {
  ...PYTHON, package: 'oauthlib', who: 'requests-oauthlib client', product: 'requests-oauthlib', docs: 'https://oauthlib.readthedocs.io/en/latest/oauth2/clients/client.html',
} as const
const AUTHLIB = { ...PYTHON, who: 'authlib session', product: 'authlib', docs: 'https://docs.authlib.org/en/latest/client/oauth2.html' } as const

export const grantCalls: readonly GrantCall[] = [
  {
    ...OPENID_CLIENT, call: ['Client().grant', 'Issuer().Client().grant', 'Issuer.discover().Client().grant'], options: { grant: '0.grant_type', scopes: '0.scope' },
    docs: 'https://github.com/panva/openid-client/blob/v5.x/docs/README.md#clientgrantbody-extras',
    is: ["import { Issuer } from 'openid-client'\nconst issuer = await Issuer.discover(url)\nawait new issuer.Client(options).grant({ grant_type: 'password' })"],
    isNot: ["import { Issuer } from 'openid-client'\nconst issuer = await Issuer.discover(url)\nawait new issuer.Client(options).refresh(token)"],
  },
  {
    ...OPENID_CLIENT, call: 'genericGrantRequest', options: { grant: 1, scopes: '2.scope' },
    docs: 'https://github.com/panva/openid-client/blob/main/docs/functions/genericGrantRequest.md',
    is: ["import * as client from 'openid-client'\nawait client.genericGrantRequest(config, 'password', { scope })"], isNot: ["import * as client from 'openid-client'\nawait client.authorizationCodeGrant(config, url)"],
  },
  {
    ...OPENID_CLIENT, call: 'clientCredentialsGrant', grant: 'client_credentials', options: { scopes: '1.scope' }, keyBased: KEY,
    docs: 'https://github.com/panva/openid-client/blob/main/docs/functions/clientCredentialsGrant.md',
    is: ["import * as client from 'openid-client'\nawait client.clientCredentialsGrant(config, { scope })"], isNot: ["import * as client from 'openid-client'\nawait client.refreshTokenGrant(config, token)"],
  },
  {
    ...OPENID_CLIENT, call: ['useIdTokenResponseType', 'implicitAuthentication'], grant: 'id_token',
    docs: 'https://github.com/panva/openid-client/blob/main/docs/functions/useIdTokenResponseType.md',
    is: ["import * as client from 'openid-client'\nclient.useIdTokenResponseType(config)"], isNot: ["import * as client from 'openid-client'\nclient.useCodeIdTokenResponseType(config)"],
  },
  {
    ...OAUTH4WEBAPI, call: 'genericTokenEndpointRequest', options: { grant: 3, scopes: '4.scope' },
    docs: 'https://github.com/panva/oauth4webapi/blob/main/docs/functions/genericTokenEndpointRequest.md',
    is: ["import * as oauth from 'oauth4webapi'\nawait oauth.genericTokenEndpointRequest(as, client, auth, 'password', parameters)"],
    isNot: ["import * as oauth from 'oauth4webapi'\nawait oauth.authorizationCodeGrantRequest(as, client, auth, parameters)"],
  },
  {
    ...OAUTH4WEBAPI, call: 'clientCredentialsGrantRequest', grant: 'client_credentials', options: { scopes: '3.scope' }, keyBased: KEY,
    docs: 'https://github.com/panva/oauth4webapi/blob/main/docs/functions/clientCredentialsGrantRequest.md',
    is: ["import * as oauth from 'oauth4webapi'\nawait oauth.clientCredentialsGrantRequest(as, client, auth, { scope })"], isNot: ["import * as oauth from 'oauth4webapi'\nawait oauth.refreshTokenGrantRequest(as, client, auth, token)"],
  },
  {
    ...SIMPLE_OAUTH2, call: 'ResourceOwnerPassword', grant: 'password',
    is: ["import { ResourceOwnerPassword } from 'simple-oauth2'\nnew ResourceOwnerPassword(config)", "const oauth2 = require('simple-oauth2')\nnew oauth2.ResourceOwnerPassword(config)"],
    isNot: ["import { AuthorizationCode } from 'simple-oauth2'\nnew AuthorizationCode(config)"],
  },
  {
    ...SIMPLE_OAUTH2, call: 'ClientCredentials().getToken', grant: 'client_credentials', options: { scopes: '0.scope' },
    is: ["import { ClientCredentials } from 'simple-oauth2'\nawait new ClientCredentials(config).getToken({ scope })"], isNot: ["import { AuthorizationCode } from 'simple-oauth2'\nawait new AuthorizationCode(config).getToken({ code })"],
  },
  {
    ...BADGATEWAY, call: 'OAuth2Client().password', grant: 'password',
    is: ["import { OAuth2Client } from '@badgateway/oauth2-client'\nawait new OAuth2Client(options).password({ username, password })"],
    isNot: ["import { OAuth2Client } from '@badgateway/oauth2-client'\nawait new OAuth2Client(options).refreshToken(token)"],
  },
  {
    ...BADGATEWAY, call: 'OAuth2Client().clientCredentials', grant: 'client_credentials', options: { scopes: '0.scope' },
    is: ["import { OAuth2Client } from '@badgateway/oauth2-client'\nawait new OAuth2Client(options).clientCredentials()"],
    isNot: ["import { OAuth2Client } from '@badgateway/oauth2-client'\nawait new OAuth2Client(options).introspect(token)"],
  },
  {
    ...BADGATEWAY, package: 'fetch-mw-oauth2', call: 'OAuth2Client().password', grant: 'password',
    is: ["import { OAuth2Client } from 'fetch-mw-oauth2'\nawait new OAuth2Client(options).password({ username, password })"], isNot: ["import { OAuth2Client } from 'fetch-mw-oauth2'\nnew OAuth2Client(options)"],
  },
  {
    ...CLIENT_OAUTH2, call: '().owner.getToken', grant: 'password',
    is: ["import ClientOAuth2 from 'client-oauth2'\nawait new ClientOAuth2(options).owner.getToken(user, password)"], isNot: ["import ClientOAuth2 from 'client-oauth2'\nawait new ClientOAuth2(options).code.getToken(url)"],
  },
  {
    ...CLIENT_OAUTH2, call: '().token.getUri', grant: 'implicit',
    is: ["import ClientOAuth2 from 'client-oauth2'\nnew ClientOAuth2(options).token.getUri()"], isNot: ["import ClientOAuth2 from 'client-oauth2'\nnew ClientOAuth2(options).code.getUri()"],
  },
  {
    ...CLIENT_OAUTH2, call: '().credentials.getToken', grant: 'client_credentials',
    is: ["import ClientOAuth2 from 'client-oauth2'\nawait new ClientOAuth2(options).credentials.getToken()"], isNot: ["import ClientOAuth2 from 'client-oauth2'\nawait new ClientOAuth2(options).jwt.getToken(jwt)"],
  },
  {
    ...TYPESCRIPT, ...MSAL, package: '@azure/msal-node', call: ['PublicClientApplication().acquireTokenByUsernamePassword', 'ConfidentialClientApplication().acquireTokenByUsernamePassword'], grant: 'password',
    docs: 'https://learn.microsoft.com/entra/msal/javascript/node/faq',
    is: ["import { PublicClientApplication } from '@azure/msal-node'\nawait new PublicClientApplication(config).acquireTokenByUsernamePassword(request)", "import * as msal from '@azure/msal-node'\nawait new msal.PublicClientApplication(config).acquireTokenByUsernamePassword(request)"],
    isNot: ["import { PublicClientApplication } from '@azure/msal-node'\nawait new PublicClientApplication(config).acquireTokenByCode(request)"],
  },
  {
    ...TYPESCRIPT, ...MSAL, package: '@azure/msal-node', call: 'ConfidentialClientApplication().acquireTokenByClientCredential', grant: 'client_credentials', options: { scopes: '0.scopes' },
    keyBased: /clientCertificate|clientAssertion/, docs: 'https://learn.microsoft.com/entra/msal/javascript/node/acquire-token-requests',
    is: ["import { ConfidentialClientApplication } from '@azure/msal-node'\nawait new ConfidentialClientApplication(config).acquireTokenByClientCredential({ scopes })"],
    isNot: ["import { ConfidentialClientApplication } from '@azure/msal-node'\nawait new ConfidentialClientApplication(config).acquireTokenOnBehalfOf({ scopes })"],
  },
  {
    ...AUTH0, call: ['AuthenticationClient().passwordGrant', 'AuthenticationClient().oauth.passwordGrant'], grant: 'password',
    is: ["import { AuthenticationClient } from 'auth0'\nawait new AuthenticationClient(options).oauth.passwordGrant({ username, password })"],
    isNot: ["import { AuthenticationClient } from 'auth0'\nawait new AuthenticationClient(options).oauth.authorizationCodeGrant({ code })"],
  },
  {
    ...AUTH0, call: ['AuthenticationClient().clientCredentialsGrant', 'AuthenticationClient().oauth.clientCredentialsGrant'], grant: 'client_credentials',
    is: ["import { AuthenticationClient } from 'auth0'\nawait new AuthenticationClient(options).oauth.clientCredentialsGrant({ audience })"],
    isNot: ["import { AuthenticationClient } from 'auth0'\nawait new AuthenticationClient(options).oauth.refreshTokenGrant({ refresh_token })"],
  },
  {
    ...COGNITO, package: '@aws-sdk/client-cognito-identity-provider', call: ['InitiateAuthCommand', 'AdminInitiateAuthCommand', 'CognitoIdentityProvider().initiateAuth', 'CognitoIdentityProvider().adminInitiateAuth'],
    is: ["import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'\nnew InitiateAuthCommand({ AuthFlow: 'USER_PASSWORD_AUTH' })"],
    isNot: ["import { SignUpCommand } from '@aws-sdk/client-cognito-identity-provider'\nnew SignUpCommand({ ClientId })"],
  },
  {
    ...COGNITO, package: 'aws-sdk', call: ['CognitoIdentityServiceProvider().initiateAuth', 'CognitoIdentityServiceProvider().adminInitiateAuth'],
    is: ["import AWS from 'aws-sdk'\nnew AWS.CognitoIdentityServiceProvider().initiateAuth({ AuthFlow: 'USER_PASSWORD_AUTH' })"], isNot: ["import AWS from 'aws-sdk'\nnew AWS.CognitoIdentityServiceProvider().signUp({ ClientId })"],
  },
  {
    ...TYPESCRIPT, package: 'auth0-js', who: 'auth0-js', product: 'auth0-js', call: ['WebAuth().client.login', 'WebAuth().client.loginWithDefaultDirectory'], grant: 'password',
    docs: 'https://auth0.github.io/auth0.js/Authentication.html#login',
    is: ["import auth0 from 'auth0-js'\nnew auth0.WebAuth(options).client.login({ username, password, realm }, done)"], isNot: ["import auth0 from 'auth0-js'\nnew auth0.WebAuth(options).authorize()"],
  },
  {
    ...MCP_SDK, package: '@modelcontextprotocol/sdk', call: 'ClientCredentialsProvider',
    is: ["import { ClientCredentialsProvider } from '@modelcontextprotocol/sdk/client/auth-extensions.js'\nnew ClientCredentialsProvider({ clientId, clientSecret })"],
    isNot: ["import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js'\nnew UnauthorizedError()"],
  },
  {
    ...MCP_SDK, package: '@modelcontextprotocol/client', call: 'ClientCredentialsProvider',
    is: ["import { ClientCredentialsProvider } from '@modelcontextprotocol/client'\nnew ClientCredentialsProvider({ clientId, clientSecret })"], isNot: ["import { Client } from '@modelcontextprotocol/client'\nnew Client(info)"],
  },
  {
    ...MCP_SDK, package: '@modelcontextprotocol/sdk', call: ['PrivateKeyJwtProvider', 'StaticPrivateKeyJwtProvider'], keyBased: true,
    is: ["import { PrivateKeyJwtProvider } from '@modelcontextprotocol/sdk/client/auth-extensions.js'\nnew PrivateKeyJwtProvider({ clientId, privateKey })"],
    isNot: ["import { ClientCredentialsProvider } from '@modelcontextprotocol/sdk/client/auth-extensions.js'\nnew ClientCredentialsProvider(options)"],
  },
  {
    ...MCP_SDK, package: '@modelcontextprotocol/client', call: ['PrivateKeyJwtProvider', 'StaticPrivateKeyJwtProvider'], keyBased: true,
    is: ["import { PrivateKeyJwtProvider } from '@modelcontextprotocol/client'\nnew PrivateKeyJwtProvider({ clientId, privateKey })"], isNot: ["import { Client } from '@modelcontextprotocol/client'\nnew Client(info)"],
  },
  {
    ...OAUTHLIB, call: 'LegacyApplicationClient', grant: 'password',
    is: ['from oauthlib.oauth2 import LegacyApplicationClient\nLegacyApplicationClient(client_id=a)'], isNot: ['from oauthlib.oauth2 import WebApplicationClient\nWebApplicationClient(client_id=a)'],
  },
  {
    ...OAUTHLIB, call: 'MobileApplicationClient', grant: 'implicit',
    is: ['from oauthlib.oauth2 import MobileApplicationClient\nMobileApplicationClient(client_id=a)'], isNot: ['from oauthlib.oauth2 import WebApplicationClient\nWebApplicationClient(client_id=a)'],
  },
  {
    ...OAUTHLIB, call: 'BackendApplicationClient', grant: 'client_credentials', options: { scopes: 'scope' },
    is: ['from oauthlib.oauth2 import BackendApplicationClient\nBackendApplicationClient(client_id=a)', 'import oauthlib.oauth2\noauthlib.oauth2.BackendApplicationClient(client_id=a)'],
    isNot: ['from oauthlib.oauth2 import WebApplicationClient\nWebApplicationClient(client_id=a)'],
  },
  {
    ...AUTHLIB, package: AUTHLIB_CLIENTS, call: AUTHLIB_SESSIONS.map((session) => `${session}().fetch_token`), only: 'client_credentials', options: { grant: 'grant_type', scopes: 'scope' },
    is: [
      'from authlib.integrations.requests_client import OAuth2Session\nOAuth2Session(a, b, scope="x").fetch_token(url, grant_type="client_credentials")',
      'from authlib.integrations.httpx_client import AsyncOAuth2Client\nAsyncOAuth2Client(a, b).fetch_token(url, grant_type="client_credentials")',
    ],
    isNot: ['from authlib.integrations.requests_client import OAuth2Session\nOAuth2Session(a, b).refresh_token(url)'],
  },
  {
    ...MSAL_PYTHON, grant: 'password', options: { scopes: ['scopes', 2] },
    call: ['PublicClientApplication().acquire_token_by_username_password', 'ConfidentialClientApplication().acquire_token_by_username_password', 'ClientApplication().acquire_token_by_username_password'],
    is: ['import msal\nmsal.PublicClientApplication(a).acquire_token_by_username_password(user, word, scopes)'], isNot: ['import msal\nmsal.PublicClientApplication(a).acquire_token_interactive(scopes)'],
  },
  {
    ...MSAL_PYTHON, call: 'ConfidentialClientApplication().acquire_token_for_client', grant: 'client_credentials', options: { scopes: ['scopes', 0] },
    is: ['import msal\nmsal.ConfidentialClientApplication(a).acquire_token_for_client(scopes)'], isNot: ['import msal\nmsal.ConfidentialClientApplication(a).acquire_token_on_behalf_of(token, scopes)'],
  },
  {
    ...PYTHON, package: 'azure.identity', who: 'azure-identity client', product: 'azure-identity', call: 'UsernamePasswordCredential', grant: 'password',
    docs: 'https://learn.microsoft.com/python/api/azure-identity/azure.identity.usernamepasswordcredential',
    is: ['from azure.identity import UsernamePasswordCredential\nUsernamePasswordCredential(a, user, word)', 'from azure.identity.aio import UsernamePasswordCredential\nUsernamePasswordCredential(a, user, word)'],
    isNot: ['from azure.identity import DefaultAzureCredential\nDefaultAzureCredential()'],
  },
  {
    ...PYTHON, package: 'mcp', who: 'the MCP Python SDK client', product: 'the MCP Python SDK', call: 'ClientCredentialsOAuthProvider', grant: 'client_credentials',
    options: { scopes: ['scopes', 'scope'] }, docs: 'https://github.com/modelcontextprotocol/python-sdk/blob/main/src/mcp/client/auth/extensions/client_credentials.py',
    is: ['from mcp.client.auth.extensions.client_credentials import ClientCredentialsOAuthProvider\nClientCredentialsOAuthProvider(server_url=url, client_id=a, client_secret=b)'],
    isNot: ['from mcp.client.auth import OAuthClientProvider\nOAuthClientProvider(server_url=url)'],
  },
  {
    ...TYPESCRIPT, package: ['@keycloak/keycloak-admin-client', 'keycloak-admin'], who: "Keycloak's admin client", product: "Keycloak's admin client", call: '().auth', options: { grant: '0.grantType' },
    instead: 'use a client of its own with a service account (`client_credentials`), and give it the roles that the job needs',
    docs: 'https://github.com/keycloak/keycloak/tree/main/js/libs/keycloak-admin-client#usage',
    is: ["import KcAdminClient from '@keycloak/keycloak-admin-client'\nconst client = new KcAdminClient()\nawait client.auth({ grantType: 'password', clientId: 'admin-cli' })"],
    isNot: ["import KcAdminClient from '@keycloak/keycloak-admin-client'\nconst client = new KcAdminClient()\nawait client.users.find()"],
  },
]
