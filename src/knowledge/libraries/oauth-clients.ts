import type { LibraryCall, Place } from './row.ts'

/** A call that makes an OAuth client, or has one ask for a token in the name of a person. */
export interface OAuthClientCall extends LibraryCall<'makes-oauth-client'> {
  /** As messages call the client. */
  readonly who: string
  readonly product: string
  /** The secret goes by the name of the parameter. */
  readonly options: { readonly scopes?: Place; readonly secret?: readonly [name: string, ...positions: number[]] }
  /** Whose scopes these are. */
  readonly provider?: string
  /** The client acts for itself, not for a person. */
  readonly forService?: true
}

const PYTHON = { means: 'makes-oauth-client', language: 'python' } as const
const GOOGLE = { ...PYTHON, who: 'Google client', product: 'google-auth', provider: 'Google' } as const
const USER_CREDENTIALS = { ...GOOGLE, package: 'google.oauth2.credentials', docs: 'https://googleapis.dev/python/google-auth/latest/reference/google.oauth2.credentials.html' } as const
const MSAL = { ...PYTHON, package: 'msal', who: 'MSAL client', product: 'MSAL', provider: 'Microsoft', docs: 'https://msal-python.readthedocs.io/en/latest/' } as const
const SLACK = { ...PYTHON, who: 'Slack app', product: 'slack_sdk', provider: 'Slack', options: { scopes: 'scopes' } } as const

const ofMsal = (...methods: string[]) =>
  ['ClientApplication', 'PublicClientApplication', 'ConfidentialClientApplication'].flatMap((client) => methods.map((method) => `${client}().${method}`))

const DANCED = [
  'atlassian', 'authentiq', 'azure', 'digitalocean', 'discord', 'dropbox', 'facebook', 'fitbit', 'github', 'gitlab', 'google', 'heroku', 'jira', 'linkedin',
  'meetup', 'nylas', 'orcid', 'osm', 'reddit', 'salesforce', 'slack', 'spotify', 'strava', 'twitch', 'twitter', 'zoho',
]

const FLASK_DANCE: readonly OAuthClientCall[] = DANCED.map((provider) => ({
  ...PYTHON, package: `flask_dance.contrib.${provider}`, call: `make_${provider}_blueprint`, who: 'Flask-Dance', product: 'Flask-Dance', provider,
  options: { scopes: 'scope', secret: ['client_secret'] }, docs: 'https://flask-dance.readthedocs.io/en/latest/providers.html',
  is: [`from flask_dance.contrib.${provider} import make_${provider}_blueprint\nmake_${provider}_blueprint(client_id=a, scope="email")`],
  isNot: [`from flask_dance.contrib.${provider} import ${provider}\n${provider}.get("/user")`],
}))

/** Clients of httpx-oauth, with the host where a challenge may be ignored. */
export const HTTPX_CLIENTS: Readonly<Record<string, { readonly name: string; readonly host?: string }>> = {
  discord: { name: 'Discord' }, facebook: { name: 'Facebook', host: 'www.facebook.com' }, franceconnect: { name: 'FranceConnect', host: 'oidc.franceconnect.gouv.fr' },
  github: { name: 'GitHub', host: 'github.com' }, google: { name: 'Google', host: 'accounts.google.com' }, kakao: { name: 'Kakao', host: 'kauth.kakao.com' },
  linkedin: { name: 'LinkedIn', host: 'www.linkedin.com' }, microsoft: { name: 'MicrosoftGraph' }, naver: { name: 'Naver', host: 'nid.naver.com' }, okta: { name: 'Okta' },
  reddit: { name: 'Reddit', host: 'www.reddit.com' }, shopify: { name: 'Shopify' },
}

const HTTPX_OAUTH: readonly OAuthClientCall[] = Object.entries(HTTPX_CLIENTS).map(([provider, { name }]) => ({
  ...PYTHON, package: `httpx_oauth.clients.${provider}`, call: `${name}OAuth2`, who: 'httpx-oauth', product: 'httpx-oauth', provider,
  options: { scopes: 'scopes', secret: ['client_secret', 1] }, docs: 'https://frankie567.github.io/httpx-oauth/reference/httpx_oauth.clients/',
  is: [`from httpx_oauth.clients.${provider} import ${name}OAuth2\n${name}OAuth2(a, b, scopes=["email"])`],
  isNot: [`from httpx_oauth.clients.${provider} import ${name}OAuth2\nisinstance(client, ${name}OAuth2)`],
}))

/** Parameters by the documentation of each library. */
export const oauthClientCalls: readonly OAuthClientCall[] = [
  {
    ...GOOGLE, package: 'google.oauth2.service_account', call: ['Credentials.from_service_account_file', 'Credentials.from_service_account_info'], options: { scopes: 'scopes' }, forService: true,
    docs: 'https://googleapis.dev/python/google-auth/latest/reference/google.oauth2.service_account.html',
    is: ['from google.oauth2.service_account import Credentials\nCredentials.from_service_account_file(path, scopes=SCOPES)'],
    isNot: ['from google.oauth2 import service_account\nservice_account.IDTokenCredentials.from_service_account_file(path, target_audience=url)'],
  },
  {
    ...GOOGLE, package: 'google.auth', call: 'default', options: { scopes: 'scopes' }, forService: true, docs: 'https://googleapis.dev/python/google-auth/latest/reference/google.auth.html',
    is: ['import google.auth\ngoogle.auth.default(scopes=SCOPES)'], isNot: ['import google.auth.jwt\ngoogle.auth.jwt.Credentials(signer, issuer, subject, audience)'],
  },
  {
    ...USER_CREDENTIALS, call: 'Credentials', options: { scopes: 'scopes' },
    is: ['from google.oauth2.credentials import Credentials\nCredentials(token, scopes=SCOPES)'], isNot: ['from google.oauth2 import id_token\nid_token.verify_token(token, request)'],
  },
  {
    ...USER_CREDENTIALS, call: ['Credentials.from_authorized_user_file', 'Credentials.from_authorized_user_info'], options: { scopes: ['scopes', 1] },
    is: ['from google.oauth2.credentials import Credentials\nCredentials.from_authorized_user_file(path, SCOPES)'], isNot: ['from google.oauth2.credentials import Credentials\nCredentials(token)'],
  },
  {
    ...MSAL, call: 'ConfidentialClientApplication', options: { secret: ['client_credential', 1] },
    is: ['import msal\nmsal.ConfidentialClientApplication(a, client_credential=b)'], isNot: ['import msal\nmsal.PublicClientApplication(a)'],
  },
  {
    ...MSAL, call: ofMsal('acquire_token_interactive', 'initiate_device_flow', 'acquire_token_silent'), options: { scopes: ['scopes', 0] },
    is: ['import msal\nmsal.PublicClientApplication(a).acquire_token_interactive(["User.Read"])', 'from msal.application import ClientApplication\nClientApplication(a).initiate_device_flow(scopes=["User.Read"])'],
    isNot: ['import msal\nmsal.ConfidentialClientApplication(a).acquire_token_for_client(["x/.default"])'],
  },
  {
    ...MSAL, call: ofMsal('acquire_token_by_authorization_code'), options: { scopes: ['scopes', 1] },
    is: ['import msal\nmsal.ConfidentialClientApplication(a).acquire_token_by_authorization_code(code, ["User.Read"])'], isNot: ['import msal\nmsal.TokenCache()'],
  },
  {
    ...PYTHON, package: 'azure.identity', call: 'ClientSecretCredential', who: 'azure-identity client', product: 'azure-identity', options: { secret: ['client_secret', 2] },
    docs: 'https://learn.microsoft.com/python/api/azure-identity/azure.identity.clientsecretcredential',
    is: ['from azure.identity import ClientSecretCredential\nClientSecretCredential(tenant, a, b)', 'from azure.identity.aio import ClientSecretCredential\nClientSecretCredential(tenant, a, b)'],
    isNot: ['from azure.identity import DefaultAzureCredential\nDefaultAzureCredential()'],
  },
  {
    ...PYTHON, package: 'mcp.client.auth', call: 'ClientCredentialsOAuthProvider', who: 'the MCP Python SDK client', product: 'the MCP Python SDK', options: { secret: ['client_secret'] },
    docs: 'https://github.com/modelcontextprotocol/python-sdk/blob/main/src/mcp/client/auth/extensions/client_credentials.py',
    is: ['from mcp.client.auth.extensions.client_credentials import ClientCredentialsOAuthProvider\nClientCredentialsOAuthProvider(server_url=url, client_id=a, client_secret=b)'],
    isNot: ['from mcp.client.auth import OAuthClientProvider\nOAuthClientProvider(server_url=url)'],
  },
  {
    ...SLACK, package: 'slack_sdk.oauth', call: ['AuthorizeUrlGenerator', 'OAuthSettings'], docs: 'https://docs.slack.dev/tools/python-slack-sdk/oauth',
    is: ['from slack_sdk.oauth import AuthorizeUrlGenerator\nAuthorizeUrlGenerator(client_id=a, scopes=["chat:write"])'],
    isNot: ['from slack_sdk.oauth import OpenIDConnectAuthorizeUrlGenerator\nOpenIDConnectAuthorizeUrlGenerator(client_id=a, redirect_uri=b)'],
  },
  {
    ...SLACK, package: 'slack_bolt.oauth', call: 'OAuthSettings', docs: 'https://docs.slack.dev/tools/bolt-python/concepts/authenticating-oauth',
    is: ['from slack_bolt.oauth.oauth_settings import OAuthSettings\nOAuthSettings(client_id=a, scopes=["chat:write"])'],
    isNot: ['from slack_bolt.oauth import OAuthFlow\nOAuthFlow(settings=settings)'],
  },
  ...FLASK_DANCE,
  ...HTTPX_OAUTH,
]
