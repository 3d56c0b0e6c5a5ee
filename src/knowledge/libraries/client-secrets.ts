import type { LibraryCall, Place } from './row.ts'

/** A call that gives a library the secret of an OAuth client. */
export interface SecretCall extends LibraryCall<'takes-client-secret'> {
  readonly product: string
  readonly options: { readonly secret: Place }
}

const TAKES = { means: 'takes-client-secret' } as const
const PYTHON = { ...TAKES, language: 'python' } as const
const TYPESCRIPT = { ...TAKES, language: 'typescript' } as const

/** By their published signatures; those that are known for their scopes as well are in oauth-clients.ts. */
export const secretCalls: readonly SecretCall[] = [
  ...(['requests', 'httpx'] as const).map((http) => ({
    ...PYTHON, package: `authlib.integrations.${http}_client`, product: 'authlib', call: ['OAuth2Session', 'OAuth2Client', 'AsyncOAuth2Client'], options: { secret: ['client_secret', 1] },
    docs: 'https://docs.authlib.org/en/latest/client/oauth2.html',
    is: [
      `from authlib.integrations.${http}_client import OAuth2Session\nOAuth2Session(client_id, secret)`,
      `from authlib.integrations.${http}_client import OAuth2Client\nOAuth2Client(client_id, client_secret=secret)`,
    ],
    isNot: [`from authlib.integrations.${http}_client import OAuth1Session\nOAuth1Session(client_id, secret)`],
  })),
  {
    ...PYTHON, package: 'requests_oauthlib', product: 'requests-oauthlib', call: 'OAuth2Session().fetch_token', options: { secret: 'client_secret' },
    docs: 'https://requests-oauthlib.readthedocs.io/en/latest/api.html',
    is: ['from requests_oauthlib import OAuth2Session\nsession = OAuth2Session(client_id)\nsession.fetch_token(url, client_secret=secret)'],
    isNot: ['from requests_oauthlib import OAuth1Session\nsession = OAuth1Session(client_id)\nsession.fetch_token(url, client_secret=secret)'],
  },
  {
    ...PYTHON, package: 'httpx_oauth.oauth2', product: 'httpx-oauth', call: ['OAuth2', 'BaseOAuth2'], options: { secret: ['client_secret', 1] },
    docs: 'https://frankie567.github.io/httpx-oauth/reference/httpx_oauth.oauth2/',
    is: ['from httpx_oauth.oauth2 import OAuth2\nOAuth2(client_id, secret, authorize, token)'], isNot: ['from httpx_oauth.oauth2 import OAuth2Token\nOAuth2Token(answer)'],
  },
  {
    ...PYTHON, package: 'spotipy', product: 'spotipy', call: 'SpotifyOAuth', options: { secret: ['client_secret', 1] }, docs: 'https://spotipy.readthedocs.io/en/latest/#module-spotipy.oauth2',
    is: ['from spotipy.oauth2 import SpotifyOAuth\nSpotifyOAuth(client_id, secret)'], isNot: ['from spotipy.oauth2 import SpotifyPKCE\nSpotifyPKCE(client_id, redirect)'],
  },
  {
    ...PYTHON, package: 'tweepy', product: 'tweepy', call: 'OAuth2UserHandler', options: { secret: 'client_secret' }, docs: 'https://docs.tweepy.org/en/stable/authentication.html',
    is: ['import tweepy\ntweepy.OAuth2UserHandler(client_id=client, client_secret=secret)'], isNot: ['import tweepy\ntweepy.Client(client_secret=secret)'],
  },
  ...['google-auth-library', 'googleapis'].map((source) => ({
    ...TYPESCRIPT, package: source, product: 'google-auth-library', call: ['OAuth2Client', 'OAuth2', 'google.auth.OAuth2', 'auth.OAuth2'], options: { secret: ['0.clientSecret', '0.client_secret', 1] },
    docs: 'https://github.com/googleapis/google-auth-library-nodejs#oauth2-with-installed-apps-electron-desktop-clis',
    is: [`import { OAuth2Client } from '${source}'\nnew OAuth2Client(id, secret, uri)`, `import { google } from '${source}'\nnew google.auth.OAuth2({ clientSecret: secret })`],
    isNot: [`import { GoogleAuth } from '${source}'\nnew GoogleAuth({ scopes })`],
  })),
  {
    ...TYPESCRIPT, package: '@azure/msal-node', product: '@azure/msal-node', call: 'ConfidentialClientApplication', options: { secret: '0.auth.clientSecret' },
    docs: 'https://learn.microsoft.com/en-us/entra/msal/javascript/node/initialize-confidential-client-application',
    is: ["import { ConfidentialClientApplication } from '@azure/msal-node'\nnew ConfidentialClientApplication({ auth: { clientId, clientSecret } })"],
    isNot: ["import { PublicClientApplication } from '@azure/msal-node'\nnew PublicClientApplication({ auth: { clientId } })"],
  },
  {
    ...TYPESCRIPT, package: 'simple-oauth2', product: 'simple-oauth2', call: ['AuthorizationCode', 'default.AuthorizationCode'], options: { secret: '0.client.secret' },
    docs: 'https://github.com/lelylan/simple-oauth2/blob/master/API.md#new-authorizationcodeoptions',
    is: ["import { AuthorizationCode } from 'simple-oauth2'\nnew AuthorizationCode({ client: { id, secret } })"],
    isNot: ["import { ClientCredentials } from 'simple-oauth2'\nnew ClientCredentials({ client: { id, secret } })"],
  },
  {
    ...TYPESCRIPT, package: 'openid-client', product: 'openid-client', call: ['Client', 'Issuer().Client', 'Issuer.discover().Client'], options: { secret: '0.client_secret' },
    docs: 'https://github.com/panva/openid-client/blob/v5.x/docs/README.md#new-clientmetadata-jwks',
    is: ["import { Issuer } from 'openid-client'\nconst issuer = await Issuer.discover(url)\nnew issuer.Client({ client_id, client_secret })"],
    isNot: ["import { Strategy } from 'openid-client'\nnew Strategy({ client_secret })"],
  },
  {
    ...TYPESCRIPT, package: 'openid-client', product: 'openid-client', call: 'discovery', options: { secret: ['2.client_secret', 2] },
    docs: 'https://github.com/panva/openid-client/blob/main/docs/functions/discovery.md',
    is: ["import * as client from 'openid-client'\nawait client.discovery(server, id, secret)"], isNot: ["import * as client from 'openid-client'\nclient.buildEndSessionUrl(config, secret)"],
  },
  {
    ...TYPESCRIPT, package: '@badgateway/oauth2-client', product: '@badgateway/oauth2-client', call: 'OAuth2Client', options: { secret: '0.clientSecret' },
    docs: 'https://github.com/badgateway/oauth2-client#getting-started',
    is: ["import { OAuth2Client } from '@badgateway/oauth2-client'\nnew OAuth2Client({ clientId, clientSecret })"],
    isNot: ["import { OAuth2Fetch } from '@badgateway/oauth2-client'\nnew OAuth2Fetch({ clientSecret })"],
  },
]
