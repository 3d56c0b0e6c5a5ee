import { HTTPX_CLIENTS } from './oauth-clients.ts'
import type { LibraryCall, Place } from './row.ts'

/** A client that says what it sends in several places, or sends what it is given. */
export interface SessionCall extends LibraryCall<'opens-session' | 'registers-client' | 'starts-flow' | 'asks-for-password' | 'gives-address'> {
  /** As messages call the client. */
  readonly who: string
  readonly product: string
  readonly options: {
    readonly scopes?: Place
    readonly secret?: readonly [name: string, ...positions: number[]]
    /** The challenge's method, or whether there is one. */
    readonly challenge?: Place
    /** A state that the session sends where the address is given none; without one, libraries make it. */
    readonly state?: Place
    /** How the client authenticates; another than the default may need no code. */
    readonly client?: Place
    readonly config?: Place
    /** The grant that it asks by, where its methods are given none. */
    readonly grant?: Place
  }
  /** The method that gives the address; its first argument is the server's. */
  readonly authorizes?: string
  /** A server where a challenge may be ignored. */
  readonly host?: string
  readonly installed?: true
  /** The method is the library's whatever it is called on: anywhere, or in files that name the package, as clients are handed on. */
  readonly whosever?: 'anywhere' | 'in its files'
}

const PYTHON = { language: 'python', options: {} } as const
const AUTHLIB = { ...PYTHON, product: 'authlib', docs: 'https://docs.authlib.org/en/latest/client/oauth2.html' } as const
export const AUTHLIB_CLIENTS = ['authlib.integrations.requests_client', 'authlib.integrations.httpx_client'] as const
export const AUTHLIB_SESSIONS = ['OAuth2Session', 'OAuth2Client', 'AsyncOAuth2Client']
const GOOGLE = {
  ...PYTHON, package: 'google_auth_oauthlib.flow', means: 'starts-flow', who: 'Google flow', product: 'google-auth-oauthlib', options: { scopes: ['scopes', 1], config: ['client_config', 0] },
  docs: 'https://google-auth-oauthlib.readthedocs.io/en/latest/reference/google_auth_oauthlib.flow.html',
} as const

const HTTPX = {
  ...PYTHON, means: 'gives-address', who: 'the authorization request of httpx-oauth', product: 'httpx-oauth', docs: 'https://frankie567.github.io/httpx-oauth/reference/httpx_oauth.oauth2/',
} as const

const ofConfig = (...flows: string[]) => flows.flatMap((flow) => [`${flow}.from_client_secrets_file`, `${flow}.from_client_config`])

export const sessionsOfClients: readonly SessionCall[] = [
  {
    // PKCE takes a method at the session and a verifier at the address.
    ...AUTHLIB, package: AUTHLIB_CLIENTS, call: AUTHLIB_SESSIONS, means: 'opens-session', who: 'authlib session', authorizes: 'create_authorization_url',
    options: { scopes: 'scope', secret: ['client_secret', 1], challenge: 'code_challenge_method', grant: 'grant_type' },
    is: ['from authlib.integrations.requests_client import OAuth2Session\nOAuth2Session(a, b, scope="email")', 'from authlib.integrations.httpx_client import AsyncOAuth2Client\nAsyncOAuth2Client(a)'],
    isNot: ['from authlib.integrations.requests_client import OAuth1Session\nOAuth1Session(a)'],
  },
  {
    ...AUTHLIB, package: AUTHLIB_CLIENTS, call: AUTHLIB_SESSIONS.map((session) => `${session}().fetch_token`), means: 'asks-for-password', who: 'authlib session', whosever: 'anywhere',
    is: ['from authlib.integrations.requests_client import OAuth2Session\nOAuth2Session(a).fetch_token(url, username=b, password=c)'],
    isNot: ['from authlib.integrations.requests_client import OAuth2Session\nOAuth2Session(a).refresh_token(url)'],
  },
  {
    ...AUTHLIB, package: 'authlib.integrations', call: 'OAuth().register', means: 'registers-client', who: 'authlib client',
    is: ['from authlib.integrations.flask_client import OAuth\noauth = OAuth()\noauth.register("desk", client_kwargs={})'], isNot: ['from authlib.integrations.flask_client import OAuth\noauth = OAuth()\noauth.init_app(app)'],
  },
  {
    // No challenge unless it is asked for.
    ...PYTHON, package: 'requests_oauthlib', call: 'OAuth2Session', means: 'opens-session', who: 'requests-oauthlib session', product: 'requests-oauthlib', authorizes: 'authorization_url',
    options: { scopes: 'scope', challenge: 'pkce', state: 'state', client: ['client', 1] }, docs: 'https://requests-oauthlib.readthedocs.io/en/latest/api.html',
    is: ['from requests_oauthlib import OAuth2Session\nOAuth2Session(a, scope=["email"])'], isNot: ['from requests_oauthlib import OAuth1Session\nOAuth1Session(a)'],
  },
  {
    ...GOOGLE, call: ofConfig('InstalledAppFlow', 'InstalledFlow'), installed: true,
    is: ['from google_auth_oauthlib.flow import InstalledAppFlow\nInstalledAppFlow.from_client_secrets_file(path, SCOPES)'], isNot: ['from google_auth_oauthlib.flow import InstalledAppFlow\nInstalledAppFlow(session, client_type, config)'],
  },
  {
    ...GOOGLE, call: ofConfig('Flow'),
    is: ['from google_auth_oauthlib.flow import Flow\nFlow.from_client_config(config, SCOPES)'], isNot: ['from google_auth_oauthlib.interactive import get_user_credentials\nget_user_credentials(SCOPES, a, b)'],
  },
  ...Object.entries(HTTPX_CLIENTS).map(([provider, { name, host }]): SessionCall => ({
    ...HTTPX, package: `httpx_oauth.clients.${provider}`, call: `${name}OAuth2().get_authorization_url`, ...(host ? { host } : {}),
    is: [`from httpx_oauth.clients.${provider} import ${name}OAuth2\nclient = ${name}OAuth2(a, b)\nclient.get_authorization_url(uri)`],
    isNot: [`from httpx_oauth.clients.${provider} import ${name}OAuth2\nclient = ${name}OAuth2(a, b)\nclient.refresh_token(token)`],
  })),
  {
    ...HTTPX, package: 'httpx_oauth', call: ['OAuth2().get_authorization_url', 'BaseOAuth2().get_authorization_url', 'OpenID().get_authorization_url'], whosever: 'in its files',
    is: ['from httpx_oauth.oauth2 import OAuth2\nclient = OAuth2(a, b, authorize, token)\nclient.get_authorization_url(uri)'],
    isNot: ['from httpx_oauth.oauth2 import OAuth2\nclient = OAuth2(a, b, authorize, token)\nclient.refresh_token(token)'],
  },
]
