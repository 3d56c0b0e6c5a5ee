import { describe, expect, test } from 'vitest'
import type { Reading } from '../src/model/reading.ts'
import type { CodeSurface, ProgramSurface } from '../src/surfaces/reading/surface.ts'
import authorizationEndpoint from '../src/surfaces/code/code-authorization-endpoint.ts'
import servers from '../src/surfaces/code/code-authorization-servers.ts'
import cognito from '../src/surfaces/code/code-cognito-cdk.ts'
import mcpAuthServer from '../src/surfaces/code/code-mcp-auth-server.ts'
import oidcProvider from '../src/surfaces/code/code-oidc-provider.ts'
import session from '../src/surfaces/code/sessions.ts'
import { type Around, readCode, under } from './code-reading.ts'

async function read(surface: CodeSurface | ProgramSurface, source: string, dependencies: Around['dependencies'] = {}): Promise<string[]> {
  return (await readCode(source, surface, { dependencies })).map(told)
}

function settled(setting: { is: string; value?: unknown }): string {
  return setting.is === 'set' ? String(setting.value) : setting.is
}

/** One statement in a few words, with what stands under its place. */
function told(one: Reading): string {
  switch (one.kind) {
    case 'tokenPolicy':
      return `${one.token} ${settled(one.lifetime)}${one.effective === undefined ? '' : ` means ${one.effective}`}${one.rotates === undefined ? '' : one.rotates ? ' rotates' : ' stays'}`
    case 'pkcePolicy':
      return `pkce ${settled(one.require)}${one.byDefault ? ' by default' : ''} @ ${under(one.require.at).slice(0, 60)}`
    case 'refreshRotation':
      return `rotation ${settled(one.rotates)} ${one.clientType}`
    case 'revocation':
      return `revocation ${settled(one.offered)}`
    case 'grantUse':
      return `${one.by} ${one.grant}`
    case 'redirectUri':
      return one.uri ? `redirect ${one.uri.value}` : `redirect by ${one.matching} @ ${under(one.at)}`
    case 'secretTerm':
      return `secret ${settled(one.ends)}`
    case 'urlCredential':
      return `${one.by} ${one.parameter}`
    case 'literal':
      return `literal ${one.name?.value}`
    default:
      return one.kind
  }
}

describe('oidc-provider', () => {
  const OIDC = "import { Provider } from 'oidc-provider'\nconst DAY = 86_400\n"
  const ON = 'features: { revocation: { enabled: true } }'

  test.each([
    ['PKCE not required', `pkce: { required: () => false }, ${ON}`, ['pkce optional @ required: () => false']],
    ['a function with a body', `pkce: { required() { return false } }, ${ON}`, ['pkce optional @ required() { return false }']],
    ['lifetimes', `ttl: { AccessToken: 30 * DAY, RefreshToken: () => 60 * DAY }, ${ON}`, ['access 2592000', 'refresh 5184000']],
    [
      'no rotation for a public client',
      `rotateRefreshToken: false, ${ON}, clients: [{ client_id: 'a', token_endpoint_auth_method: 'none', redirect_uris: ['https://a.io/cb'] }]`,
      ['rotation false public', 'redirect https://a.io/cb'],
    ],
    ['no revocation by default', 'responseTypes: ["code"]', ['revocation unset']],
    ['no revocation', 'features: { revocation: { enabled: false } }', ['revocation false']],
    ['implicit', `responseTypes: ['code', 'id_token token'], ${ON}`, ['revocation true', 'enabled implicit']],
    [
      'a secret in code',
      `clients: [{ client_id: 'a', client_secret: 'abc', redirect_uris: [], grant_types: ['password'] }], ${ON}`,
      ['enabled password', 'literal client_secret'],
    ],
  ])('%s', async (_, options, expected) => {
    const found = await read(oidcProvider, `${OIDC}new Provider('https://login.acme.io', { ${options} })`, { 'oidc-provider': '^9.5.0' })
    expect(found.filter((one) => one !== 'revocation true' || expected.includes(one))).toEqual(expected)
  })

  test.each([
    ['required', `pkce: { required: () => true }, rotateRefreshToken: true, ${ON}`],
    [
      'a decision at run time',
      `pkce: { required: (ctx, client) => client.isPublic }, rotateRefreshToken: shouldRotate, ttl: { AccessToken: (ctx) => ctx.ttl }, ${ON}`,
    ],
    ['an open configuration', '...base'],
  ])('nothing bad for %s', async (_, options) => {
    const found = await read(oidcProvider, `${OIDC}new Provider('https://login.acme.io', { ${options} })`)
    expect(found.filter((one) => !['revocation true', 'rotation true unknown', 'access dynamic'].includes(one))).toEqual([])
  })
})

describe('better-auth', () => {
  const BETTER = "import { betterAuth } from 'better-auth'\nimport { mcp, oidcProvider, apiKey } from 'better-auth/plugins'\n"
  const V14 = { 'better-auth': '~1.4.0' }

  test.each([
    [
      'optional comes first',
      'mcp({ oidcConfig: { requirePKCE: false, allowPlainCodeChallengeMethod: true } })',
      ['pkce optional @ requirePKCE: false'],
    ],
    [
      'plain',
      'oidcProvider({ requirePKCE: true, allowPlainCodeChallengeMethod: true })',
      ['pkce plain @ allowPlainCodeChallengeMethod: true'],
    ],
    ['both by default', 'oidcProvider({ loginPage: "/x" })', ['pkce unset by default @ { loginPage: "/x" }']],
    ['plain by default', 'oidcProvider({ requirePKCE: true })', ['pkce plain by default @ { requirePKCE: true }']],
    [
      'lifetimes',
      'oidcProvider({ requirePKCE: true, allowPlainCodeChallengeMethod: false, accessTokenExpiresIn: 60 * 60 * 24 * 7 })',
      ['access 604800'],
    ],
    ['keys without an end', 'apiKey({ keyExpiration: { defaultExpiresIn: null } })', ['secret never']],
  ])('%s', async (_, source, expected) => {
    expect(await read(servers, `${BETTER}${source}`, V14)).toEqual(expected)
  })

  test('the new plugin', async () => {
    const source =
      "import { oauthProvider } from '@better-auth/oauth-provider'\noauthProvider({ clientRegistrationRequirePKCE: false, refreshTokenExpiresIn: 2592000 })"
    expect(await read(servers, source)).toEqual(['refresh 2592000', 'pkce optional @ clientRegistrationRequirePKCE: false'])
  })

  test('silent without a version, where both are settled, and where options are hidden', async () => {
    expect(await read(servers, `${BETTER}oidcProvider({ loginPage: '/x' })`)).toEqual([])
    expect(await read(servers, `${BETTER}oidcProvider({ requirePKCE: true, allowPlainCodeChallengeMethod: false })`, V14)).toEqual([])
    expect(await read(servers, `${BETTER}oidcProvider({ ...rest })`, V14)).toEqual([])
  })
})

describe('workers-oauth-provider by version', () => {
  const WORKERS = "import OAuthProvider from '@cloudflare/workers-oauth-provider'\n"
  const version = (range: string) => ({ '@cloudflare/workers-oauth-provider': range })

  test.each([
    ['set lifetimes', '{ accessTokenTTL: 2592000, refreshTokenTTL: 15552000 }', '^1.2.3', ['access 2592000', 'refresh 15552000 rotates']],
    ['absent in 1.x', '{ apiRoute: "/mcp" }', '^1.2.3', []],
    [
      'absent in 0.2',
      '{ apiRoute: "/mcp" }',
      '0.2.4',
      ['refresh unset means never rotates', 'pkce plain by default @ new OAuthProvider({ apiRoute: "/mcp" })'],
    ],
    ['before there was such an option', '{ apiRoute: "/mcp" }', '0.2.3', ['refresh unset means never rotates']],
    ['absent in 0.5', '{ allowPlainPKCE: false }', '0.5.0', []],
    ['no refresh tokens', '{ refreshTokenTTL: 0, allowPlainPKCE: false }', '0.2.3', []],
    ['undefined', '{ refreshTokenTTL: undefined }', '^1.2.3', ['refresh never rotates']],
    [
      'implicit',
      '{ allowImplicitFlow: true, allowPlainPKCE: false, refreshTokenTTL: 60 }',
      '0.2.3',
      ['refresh 60 rotates', 'enabled implicit'],
    ],
    ['implicit, which 1.x refuses', '{ allowImplicitFlow: true }', '^1.0.0', []],
    ['an open object', '{ ...base }', '0.2.3', []],
  ])('%s', async (_, options, range, expected) => {
    expect(await read(servers, `${WORKERS}export default new OAuthProvider(${options})`, version(range))).toEqual(expected)
  })
})

describe('other libraries', () => {
  test.each<[string, CodeSurface | ProgramSurface, string, string[]]>([
    [
      'node-oauth2-server',
      servers,
      "import OAuth2Server from '@node-oauth/oauth2-server'\nnew OAuth2Server({ model, accessTokenLifetime: 60 * 60 * 48, alwaysIssueNewRefreshToken: false, enablePlainPKCE: true, allowBearerTokensInQueryString: true })",
      ['rotation false unknown', 'access 172800', 'pkce plain @ enablePlainPKCE: true', 'server access_token'],
    ],
    [
      'oauth2orize without PKCE',
      servers,
      "const oauth2orize = require('oauth2orize')\nserver.grant(oauth2orize.grant.code(issue))",
      ['pkce unset @ oauth2orize.grant.code(issue)'],
    ],
    [
      'oauth2orize with old grants',
      servers,
      "const oauth2orize = require('oauth2orize')\nserver.grant(oauth2orize.grant.token(issue)); server.exchange(oauth2orize.exchange.password(check))",
      ['enabled implicit', 'enabled password'],
    ],
    [
      '@jmondi',
      servers,
      "import { AuthorizationServer, DateInterval } from '@jmondi/oauth2-server'\nconst s = new AuthorizationServer(a, b, c, 'd', { requiresPKCE: false })\ns.enableGrantTypes('implicit', ['authorization_code', new DateInterval('30d')])",
      ['pkce optional @ requiresPKCE: false', 'enabled implicit', 'access 2592000'],
    ],
    [
      'a FastMCP proxy',
      servers,
      "import { OAuthProxy } from 'fastmcp'\nnew OAuthProxy({ allowPlainPkce: true, accessTokenTtl: 86400 * 7, allowedRedirectUriPatterns: ['https://*'] })",
      ['access 604800', 'pkce plain @ allowPlainPkce: true', 'redirect https://*'],
    ],
    [
      'OpenAuth',
      servers,
      "import { issuer } from '@openauthjs/openauth'\nissuer({ ttl: { access: 60 * 60 * 24 * 30, refresh: 60 } })",
      ['access 2592000', 'refresh 60 rotates'],
    ],
    [
      'Cognito',
      cognito,
      "import * as cognito from 'aws-cdk-lib/aws-cognito'\nimport { Duration } from 'aws-cdk-lib'\nnew cognito.UserPoolClient(this, 'web', { userPool, authFlows: { userPassword: true }, oAuth: { flows: { implicitCodeGrant: true }, callbackUrls: ['https://a.io/cb'] }, accessTokenValidity: Duration.hours(24), enableTokenRevocation: false })",
      ['access 86400', 'rotation unset public', 'enabled implicit', 'enabled password', 'redirect https://a.io/cb', 'revocation false'],
    ],
  ])('%s', async (_, surface, source, expected) => {
    expect(await read(surface, source)).toEqual(expected)
  })

  test.each<[string, CodeSurface | ProgramSurface, string]>([
    [
      'oauth2orize with its extension',
      servers,
      "const oauth2orize = require('oauth2orize'); server.grant(require('oauth2orize-pkce').extensions()); server.grant(oauth2orize.grant.code(issue))",
    ],
    [
      '@jmondi by default',
      servers,
      "import { AuthorizationServer } from '@jmondi/oauth2-server'\nconst s = new AuthorizationServer(a, b, c, 'd', { requiresPKCE: true })\ns.enableGrantTypes('authorization_code')",
    ],
    ['node-oauth2-server by default', servers, "import OAuth2Server from '@node-oauth/oauth2-server'\nnew OAuth2Server({ model })"],
    ['lifetimes from elsewhere', servers, "import { issuer } from '@openauthjs/openauth'\nissuer({ ...config })"],
  ])('nothing for %s', async (_, surface, source) => {
    expect(await read(surface, source)).toEqual([])
  })
})

describe('authorization servers of MCP SDKs', () => {
  test.each([
    ['a provider without revocation', 'class Mine implements OAuthServerProvider { authorize() {} }', ['revocation unset']],
    [
      'one that skips PKCE',
      'class Mine implements OAuthServerProvider { skipLocalPkceValidation = true; revokeToken() {} }',
      ['pkce optional @ skipLocalPkceValidation = true;'],
    ],
    [
      'the same refresh token again',
      'class Mine implements OAuthServerProvider { revokeToken() {} async exchangeRefreshToken(client, refreshToken) { return { access_token: make(), refresh_token: refreshToken } } }',
      ['rotation false public'],
    ],
    [
      'secrets without an end',
      'app.use(mcpAuthRouter({ provider, clientRegistrationOptions: { clientSecretExpirySeconds: 0 } }))',
      ['secret never'],
    ],
  ])('%s', async (_, source, expected) => {
    expect(await read(mcpAuthServer, source)).toEqual(expected)
  })

  test.each([
    [
      'a whole provider',
      'class Mine implements OAuthServerProvider { authorize() {} revokeToken() {} async exchangeRefreshToken(client, refreshToken) { return { access_token: make(), refresh_token: await rotate(refreshToken) } } }',
    ],
    ['one that extends another', 'class Mine extends Base implements OAuthServerProvider { authorize() {} }'],
    [
      'a proxy, whose upstream checks PKCE',
      'class ProxyProvider implements OAuthServerProvider { skipLocalPkceValidation = true; revokeToken() {} }',
    ],
    ['another class', 'class Mine { exchangeRefreshToken(client, refreshToken) { return { refresh_token: refreshToken } } }'],
  ])('nothing for %s', async (_, source) => {
    expect(await read(mcpAuthServer, source)).toEqual([])
  })
})

describe('endpoints written by hand', () => {
  test.each([
    [
      'a beginning',
      'const ok = (client, redirectUri) => client.redirectUris.some((one) => redirectUri.startsWith(one))',
      ['redirect by prefix @ redirectUri.startsWith(one)'],
    ],
    [
      'a part',
      'const allowed = (redirect_uri) => redirect_uri.includes("acme.io")',
      ['redirect by prefix @ redirect_uri.includes("acme.io")'],
    ],
    [
      'an open pattern',
      'if (!/^https:\\/\\/.*\\.acme\\.io/.test(redirectUri)) throw 1',
      ['redirect by pattern @ /^https:\\/\\/.*\\.acme\\.io/.test(redirectUri)'],
    ],
    [
      'patterns that are registered',
      'const ok = client.patterns.some((p) => new RegExp(p).test(redirectUri))',
      ['redirect by pattern @ new RegExp(p).test(redirectUri)'],
    ],
    [
      'a token without an end',
      'async function tokens(): Promise<OAuthTokens> { return { access_token, token_type: "bearer", expires_in: null } }',
      ['access never'],
    ],
    [
      'an answer of a route',
      'app.post("/token", (req, res) => res.json({ access_token: t, expires_in: 60 * 60 * 24 * 30 }))',
      ['access 2592000'],
    ],
    [
      'the refresh token of the request',
      'app.post("/token", (req, res) => res.json({ access_token: t, refresh_token: req.body.refresh_token }))',
      ['rotation false unknown'],
    ],
  ])('%s', async (_, source, expected) => {
    expect(await read(authorizationEndpoint, source)).toEqual(expected)
  })

  test.each([
    ['a whole comparison', 'const ok = (client, redirectUri) => client.redirectUris.includes(redirectUri)'],
    ['a scheme', 'if (!redirectUri.startsWith("https://")) throw 1'],
    ['this machine', 'const native = redirectUri.startsWith("http://127.0.0.1") || /^http:\\/\\/localhost:\\d+\\/cb$/.test(redirectUri)'],
    ['a client that waits for its callback', 'win.on("navigate", (url) => { if (url.startsWith(redirectUri)) finish(url) })'],
    [
      'a client that stores an answer',
      'async function exchangeCode(code) { const r = await (await fetch(u)).json(); return { access_token: r.access_token, expires_in: 999999 } }',
    ],
    ['a lifetime that is computed', 'async function issueTokens(): Promise<OAuthTokens> { return { access_token, expires_in: ttl() } }'],
    ['a type', 'interface Tokens { access_token: string; expires_in: number }'],
  ])('nothing for %s', async (_, source) => {
    expect(await read(authorizationEndpoint, source)).toEqual([])
  })
})

describe('sessions', () => {
  test.each([
    [
      'express-session',
      "import session from 'express-session'\nsession({ cookie: { secure: true, maxAge: 1000 * 60 * 60 * 24 * 60 } })",
      ['session 5184000'],
    ],
    [
      'rolling',
      "import session from 'express-session'\nsession({ rolling: true, cookie: { secure: true, maxAge: 3_600_000 } })",
      ['session-idle 3600'],
    ],
    [
      'iron-session without an end',
      "import { getIronSession } from 'iron-session'\ngetIronSession(a, b, { ttl: 0 })",
      ['session never means 1209600'],
    ],
    ['a cookie of Express', "res.cookie('session', id, { maxAge: 1000 * 60 * 60 * 24 * 40 })", ['session 3456000']],
    ['a cookie of Next', "cookies().set('auth_token', t, { maxAge: 60 * 60 * 24 * 40 })", ['session 3456000']],
    ['a cookie of Hono', "import { setCookie } from 'hono/cookie'\nsetCookie(c, 'oauth_state', s, { maxAge: 600 })", ['state 600']],
  ])('%s', async (_, source, expected) => {
    expect(await read(session, source)).toEqual(expected)
  })

  test.each([
    ['a theme', "res.cookie('theme', 'dark', { maxAge: 365 * 24 * 3600 * 1000 })"],
    ['a cookie of the browser session', "import session from 'express-session'\nsession({ cookie: { secure: true } })"],
    ['a map', "sessions.set('session', { maxAge: 99999999 })"],
    ['a CSRF token', "res.cookie('csrf_token', t, { maxAge: 999999999 })"],
  ])('nothing for %s', async (_, source) => {
    expect(await read(session, source)).toEqual([])
  })
})
