import type { ClientType, SecretTerm, TokenPolicy } from '../../model/index.ts'
import type { LibraryCall, LifetimeUnits } from './row.ts'

/** A call that makes an authorization server, or that one of them answers a request with; its options are an object among the arguments. */
export interface ServerCall extends LibraryCall<'serves-oauth'> {
  /** As messages call it. */
  readonly who: string
  readonly product: string
  /** Who its clients are, where the library has clients of one kind alone. */
  readonly clients?: ClientType
  /** Where in the object the options stand. */
  readonly within?: string
  /** What holds by default is shown at the options, and not at the call. */
  readonly shownAt?: 'options'
  /** How long what it gives lives, in seconds or `units`, by the path of the option. */
  readonly lifetimes?: Readonly<Record<string, IssuedLifetime>>
  readonly units?: LifetimeUnits
  /** What an option allows. Of those that are about challenges the first counts. */
  readonly switches?: readonly ServerSwitch[]
  /** Addresses of clients, with stars in them. */
  readonly redirectPatterns?: string
  /** Where secrets that it gives end; `null` is never. */
  readonly secrets?: { readonly key: string } & Pick<SecretTerm, 'what' | 'instead'>
}

interface IssuedLifetime {
  readonly token: TokenPolicy['token']
  /** Each use gives another one. */
  readonly rotates?: true
  /** `0` gives none, `undefined` one without an end, which is what held without the option before a version. */
  readonly endlessBefore?: Release
  /** The release that brought the option: those before it have no end, whatever is set. */
  readonly since?: Release
}

/** Of the first package of a row. */
export type Release = readonly [major: number, minor: number, patch?: number]

export interface ServerSwitch {
  readonly key: string
  readonly on: boolean
  /** A challenge that is `plain` or `optional`, a grant, a token in the query, or the same refresh token again. */
  readonly allows: 'plain' | 'optional' | 'implicit' | 'query tokens' | 'same refresh token'
  /** What to write instead, where that is said. */
  readonly fix?: string
  /** The option is gone since a version: it is an error there. */
  readonly before?: Release
  /** What holds without the option; with `unset` nothing asks for a challenge. */
  readonly byDefault?: {
    readonly is: 'plain' | 'unset'
    readonly from?: Release
    readonly before: Release
    /** These versions know no such option: what cannot be seen cannot set it either. */
    readonly always?: true
  }
}

/** A grant that a call adds to a server. */
export interface GrantCall extends LibraryCall<'adds-grant'> {
  readonly product: string
  /** `given`: the grants stand in the arguments, each by itself or with the lifetime of its tokens. */
  readonly grant: 'implicit' | 'password' | 'code' | 'given'
  /** Without this package nothing asks for a challenge. */
  readonly challengeFrom?: { readonly package: string; readonly fix: string }
}

const SERVES = { means: 'serves-oauth', language: 'typescript', options: {} } as const

const NODE_OAUTH = {
  ...SERVES, package: ['@node-oauth/oauth2-server', '@node-oauth/express-oauth-server', 'oauth2-server', 'express-oauth-server', 'koa-oauth-server'],
  who: 'OAuth server', product: 'oauth2-server', docs: 'https://node-oauthoauth2-server.readthedocs.io/en/latest/api/oauth2-server.html',
  lifetimes: { accessTokenLifetime: { token: 'access' }, refreshTokenLifetime: { token: 'refresh' }, authorizationCodeLifetime: { token: 'code' } },
} as const

/** Packages whose clients are what a model of the program gives back: an object with its grants and addresses. */
export const modelledServers = { packages: NODE_OAUTH.package, product: NODE_OAUTH.product, lifetimes: NODE_OAUTH.lifetimes } as const

const NODE_OAUTH_SWITCHES: readonly ServerSwitch[] = [
  { key: 'alwaysIssueNewRefreshToken', on: false, allows: 'same refresh token', fix: 'alwaysIssueNewRefreshToken: true' },
  { key: 'enablePlainPKCE', on: true, allows: 'plain', fix: 'enablePlainPKCE: false' },
  { key: 'allowBearerTokensInQueryString', on: true, allows: 'query tokens' },
]

const MAKERS = ['', 'OAuth2Server', 'OAuthServer', 'OAuth2Server.OAuth2Server', 'ExpressOAuthServer']

const BETTER_AUTH = { ...SERVES, who: 'better-auth', product: 'better-auth' } as const
const BETTER_LIFETIMES = { accessTokenExpiresIn: { token: 'access' }, refreshTokenExpiresIn: { token: 'refresh' }, codeExpiresIn: { token: 'code' }, idTokenExpiresIn: { token: 'id' } } as const
const BETTER_FIX = 'requirePKCE: true, allowPlainCodeChallengeMethod: false'
/** 1.3 and 1.4 neither require PKCE nor refuse plain unless told. */
const BETTER_PROVIDER = {
  ...BETTER_AUTH, package: 'better-auth', lifetimes: BETTER_LIFETIMES, shownAt: 'options', docs: 'https://www.better-auth.com/docs/plugins/oidc-provider',
  switches: [
    { key: 'requirePKCE', on: false, allows: 'optional', fix: BETTER_FIX, byDefault: { is: 'unset', from: [1, 3], before: [1, 5] } },
    { key: 'allowPlainCodeChallengeMethod', on: true, allows: 'plain', fix: BETTER_FIX, byDefault: { is: 'plain', from: [1, 3], before: [1, 5] } },
  ],
} as const

const FASTMCP = {
  ...SERVES, package: 'fastmcp', who: 'FastMCP OAuth proxy', product: 'fastmcp', clients: 'public', docs: 'https://github.com/punkpeye/fastmcp#authentication',
  lifetimes: { accessTokenTtl: { token: 'access' }, refreshTokenTtl: { token: 'refresh' }, authorizationCodeTtl: { token: 'code' }, transactionTtl: { token: 'state' } },
  redirectPatterns: 'allowedRedirectUriPatterns',
} as const
const FASTMCP_PLAIN: ServerSwitch = { key: 'allowPlainPkce', on: true, allows: 'plain', fix: 'allowPlainPkce: false' }

export const serverCalls: readonly ServerCall[] = [
  {
    ...NODE_OAUTH, call: MAKERS,
    switches: NODE_OAUTH_SWITCHES.map((one) => (one.allows === 'plain' ? { ...one, byDefault: { is: 'plain', from: [5, 0], before: [5, 3], always: true } } : one)),
    is: ["import OAuth2Server from '@node-oauth/oauth2-server'\nnew OAuth2Server({ model })", "const { ExpressOAuthServer } = require('@node-oauth/express-oauth-server')\nnew ExpressOAuthServer({ model })"],
    isNot: ["import OAuth2Server from '@node-oauth/oauth2-server'\nnew OAuth2Server.Request(req)"],
  },
  {
    ...NODE_OAUTH, call: MAKERS.flatMap((maker) => ['token', 'authorize', 'authenticate'].map((method) => `${maker}().${method}`)), switches: NODE_OAUTH_SWITCHES,
    is: ["import OAuth2Server from '@node-oauth/oauth2-server'\nconst server = new OAuth2Server({ model })\nserver.token(request, response, { accessTokenLifetime: 60 })"],
    isNot: ["import OAuth2Server from '@node-oauth/oauth2-server'\nconst server = new OAuth2Server({ model })\nserver.close({ accessTokenLifetime: 60 })"],
  },
  {
    ...SERVES, package: '@jmondi/oauth2-server', call: 'AuthorizationServer', who: 'OAuth server', product: '@jmondi/oauth2-server', docs: 'https://tsoauth2server.com/docs/authorization_server/configuration',
    // Both are on by default.
    switches: [
      { key: 'requiresPKCE', on: false, allows: 'optional', fix: 'requiresPKCE: true' },
      { key: 'requiresS256', on: false, allows: 'plain', fix: 'requiresS256: true' },
    ],
    is: ["import { AuthorizationServer } from '@jmondi/oauth2-server'\nnew AuthorizationServer(clients, tokens, scopes, 'secret', { requiresPKCE: false })"],
    isNot: ["import { DateInterval } from '@jmondi/oauth2-server'\nnew DateInterval('1h')"],
  },
  {
    ...SERVES, package: '@openauthjs/openauth', call: ['issuer', 'authorizer'], who: 'OpenAuth issuer', product: 'openauth', docs: 'https://openauth.js.org/docs/issuer/',
    // By default 30 days, a year and a minute.
    lifetimes: { 'ttl.access': { token: 'access' }, 'ttl.refresh': { token: 'refresh', rotates: true }, 'ttl.reuse': { token: 'rotation-grace' } },
    is: ["import { issuer } from '@openauthjs/openauth'\nissuer({ ttl: { access: 60 } })"], isNot: ["import { createClient } from '@openauthjs/openauth/client'\ncreateClient({ clientID, issuer })"],
  },
  {
    ...SERVES, package: '@cloudflare/workers-oauth-provider', call: ['', 'OAuthProvider'], who: 'OAuthProvider', product: 'workers-oauth-provider', clients: 'public', docs: 'https://github.com/cloudflare/workers-oauth-provider',
    lifetimes: { accessTokenTTL: { token: 'access' }, refreshTokenTTL: { token: 'refresh', rotates: true, endlessBefore: [0, 5], since: [0, 0, 8] }, refreshTokenIdleTTL: { token: 'refresh-idle', rotates: true } },
    switches: [
      { key: 'allowImplicitFlow', on: true, allows: 'implicit', before: [1, 0] },
      { key: 'allowPlainPKCE', on: true, allows: 'plain', fix: 'allowPlainPKCE: false', before: [1, 0], byDefault: { is: 'plain', from: [0, 2, 4], before: [0, 9] } },
    ],
    is: ["import OAuthProvider from '@cloudflare/workers-oauth-provider'\nexport default new OAuthProvider({ apiRoute })", "import { OAuthProvider } from '@cloudflare/workers-oauth-provider'\nnew OAuthProvider({ apiRoute })"],
    isNot: ["import { getOAuthApi } from '@cloudflare/workers-oauth-provider'\ngetOAuthApi({ apiRoute }, env)"],
  },
  {
    ...FASTMCP, call: 'OAuthProxy', switches: [{ ...FASTMCP_PLAIN, byDefault: { is: 'plain', from: [4, 0], before: [5, 0] } }],
    is: ["import { OAuthProxy } from 'fastmcp'\nnew OAuthProxy({ allowPlainPkce: true })"], isNot: ["import { FastMCP } from 'fastmcp'\nnew FastMCP({ name: 'desk' })"],
  },
  {
    ...FASTMCP, call: ['OAuthProvider', 'GoogleProvider', 'GitHubProvider', 'AzureProvider'], switches: [FASTMCP_PLAIN],
    is: ["import { GoogleProvider } from 'fastmcp'\nnew GoogleProvider({ clientId, clientSecret })"], isNot: ["import { requireAuth } from 'fastmcp'\nrequireAuth({ auth })"],
  },
  {
    ...BETTER_PROVIDER, call: 'oidcProvider', is: ["import { oidcProvider } from 'better-auth/plugins'\noidcProvider({ loginPage })"], isNot: ["import { genericOAuth } from 'better-auth/plugins'\ngenericOAuth({ config })"],
  },
  {
    ...BETTER_PROVIDER, call: 'mcp', within: 'oidcConfig', docs: 'https://www.better-auth.com/docs/plugins/mcp',
    is: ["import { mcp } from 'better-auth/plugins'\nmcp({ loginPage })"], isNot: ["import { jwt } from 'better-auth/plugins'\njwt()"],
  },
  {
    // Only S256, and required by default.
    ...BETTER_AUTH, package: '@better-auth/oauth-provider', call: 'oauthProvider', docs: 'https://www.better-auth.com/docs/plugins/oauth-provider',
    lifetimes: { ...BETTER_LIFETIMES, m2mAccessTokenExpiresIn: { token: 'access' }, refreshTokenReuseInterval: { token: 'rotation-grace' } },
    switches: [{ key: 'clientRegistrationRequirePKCE', on: false, allows: 'optional', fix: 'clientRegistrationRequirePKCE: true' }],
    is: ["import { oauthProvider } from '@better-auth/oauth-provider'\noauthProvider({ loginPage })"], isNot: ["import { oauthProviderClient } from '@better-auth/oauth-provider/client'\noauthProviderClient()"],
  },
  {
    ...BETTER_AUTH, package: 'better-auth', call: 'jwt', docs: 'https://www.better-auth.com/docs/plugins/jwt', lifetimes: { 'jwt.expirationTime': { token: 'access' } }, units: { number: undefined, string: 'jose-span' },
    is: ["import { jwt } from 'better-auth/plugins'\njwt({ jwt: { expirationTime: '15m' } })"], isNot: ["import { jwtClient } from 'better-auth/client/plugins'\njwtClient({ jwt: {} })"],
  },
  {
    ...BETTER_AUTH, package: ['better-auth', '@better-auth/api-key'], call: 'apiKey', docs: 'https://www.better-auth.com/docs/plugins/api-key',
    secrets: { key: 'keyExpiration.defaultExpiresIn', what: 'API key', instead: 'set `keyExpiration.defaultExpiresIn` to 90 days or less' },
    is: ["import { apiKey } from 'better-auth/plugins'\napiKey({ keyExpiration: { defaultExpiresIn: null } })"], isNot: ["import { bearer } from 'better-auth/plugins'\nbearer()"],
  },
]

const ORIZE = { means: 'adds-grant', language: 'typescript', options: {}, package: 'oauth2orize', product: 'oauth2orize', docs: 'https://github.com/jaredhanson/oauth2orize#register-grants' } as const

export const grantAdders: readonly GrantCall[] = [
  {
    ...ORIZE, call: ['grant.token', 'grant.implicit'], grant: 'implicit',
    is: ["const oauth2orize = require('oauth2orize')\nserver.grant(oauth2orize.grant.token(issue))"], isNot: ["const oauth2orize = require('oauth2orize')\nserver.exchange(oauth2orize.exchange.code(issue))"],
  },
  {
    ...ORIZE, call: 'exchange.password', grant: 'password',
    is: ["const oauth2orize = require('oauth2orize')\nserver.exchange(oauth2orize.exchange.password(issue))"], isNot: ["const oauth2orize = require('oauth2orize')\nserver.exchange(oauth2orize.exchange.refreshToken(issue))"],
  },
  {
    ...ORIZE, call: ['grant.code', 'grant.authorizationCode'], grant: 'code', challengeFrom: { package: 'oauth2orize-pkce', fix: "server.grant(require('oauth2orize-pkce').extensions())" },
    is: ["const oauth2orize = require('oauth2orize')\nserver.grant(oauth2orize.grant.code(issue))"], isNot: ["const oauth2orize = require('oauth2orize')\noauth2orize.createServer()"],
  },
  {
    ...ORIZE, package: '@jmondi/oauth2-server', product: '@jmondi/oauth2-server', call: ['AuthorizationServer().enableGrantType', 'AuthorizationServer().enableGrantTypes'], grant: 'given',
    docs: 'https://tsoauth2server.com/docs/authorization_server/',
    is: ["import { AuthorizationServer } from '@jmondi/oauth2-server'\nconst server = new AuthorizationServer(clients, tokens, scopes, 'secret')\nserver.enableGrantTypes('implicit')"],
    isNot: ["import { AuthorizationServer } from '@jmondi/oauth2-server'\nconst server = new AuthorizationServer(clients, tokens, scopes, 'secret')\nserver.respondToAccessTokenRequest(request)"],
  },
]

/** Since then its `completeAuthorization` compares the redirect URI of the request with those of the client: https://github.com/cloudflare/workers-oauth-provider/blob/main/CHANGELOG.md#0012 */
export const REDIRECTS_COMPARED_SINCE: { readonly package: string; readonly release: Release } = { package: '@cloudflare/workers-oauth-provider', release: [0, 0, 12] }
