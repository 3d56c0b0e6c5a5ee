import { describe, expect, it } from 'vitest'
import authentik from '../src/surfaces/idp/authentik-blueprint.ts'
import casdoor from '../src/surfaces/idp/casdoor.ts'
import duende from '../src/surfaces/idp/duende-appsettings.ts'
import fusionauth from '../src/surfaces/idp/fusionauth-kickstart.ts'
import logto from '../src/surfaces/idp/logto.ts'
import properties from '../src/surfaces/idp/spring-authorization-server-properties.ts'
import spring from '../src/surfaces/idp/spring-authorization-server.ts'
import zitadel from '../src/surfaces/idp/zitadel.ts'
import { linesOf } from './idp-readings.ts'
import { readBy } from './surfaces-shown.ts'

const bare = (lines: readonly string[]) => lines.map((line) => line.replace(/^\d+: /, ''))

describe('authentik', () => {
  const provider = async (attrs: string) =>
    bare(
      await linesOf(
        authentik,
        `version: 1\nentries:\n  - model: authentik_providers_oauth2.oauth2provider\n    id: desk\n    attrs:\n      ${attrs.replaceAll('\n', '\n      ')}\n`,
      ),
    )

  it.each([
    ['access_code_validity: minutes=1', ['code 60 (minutes=1) confidential']],
    ['access_token_validity: hours=1;minutes=30', ['access 5400 (hours=1;minutes=30) confidential']],
    ['refresh_token_validity: days=30', ['refresh 2592000 (days=30) confidential']],
    [
      'refresh_token_validity: weeks=52\nrefresh_token_threshold: hours=1',
      ['refresh 31449600 (weeks=52) confidential reusable', 'rotation false confidential'],
    ],
    ['refresh_token_threshold: seconds=0\nclient_type: public', ['rotation true public']],
    ['access_token_validity: !Env TTL', ['access dynamic confidential']],
    ['access_token_validity: !Env [TTL, hours=2]', ['access 7200 (hours=2) confidential medium confidence']],
    ['redirect_uris: [{ matching_mode: strict, url: "https://a.io/cb" }]', ['redirect https://a.io/cb']],
    ['redirect_uris: [{ matching_mode: regex, url: "https://.*\\\\.a\\\\.io/cb" }]', ['redirect https://.*\\.a\\.io/cb pattern']],
    [
      'redirect_uris: [{ matching_mode: regex, url: "https://a\\\\.io/cb" }, { matching_mode: regex, url: "http://localhost:\\\\d+/cb" }]',
      [],
    ],
    ['redirect_uris: |\n  https://a.io/cb\n  https://b.io/cb', ['redirect https://a.io/cb', 'redirect https://b.io/cb']],
  ])('%s', async (attrs, lines) => expect(await provider(attrs)).toEqual(lines))
})

describe('Zitadel', () => {
  it.each([
    ['OIDC: { DefaultAccessTokenLifetime: 12h }', ['access 43200 (12h)']],
    [
      'OIDC: { DefaultAccessTokenLifetime: 1h, DefaultRefreshTokenIdleExpiration: 720h, DefaultRefreshTokenExpiration: 2160h }',
      ['access 3600 (1h)', 'refresh-idle 2592000 (720h) rotates', 'refresh 7776000 (2160h) rotates'],
    ],
    ['zitadel: { configmapConfig: { DefaultInstance: { OIDCSettings: { AccessTokenLifetime: 12h } } } }', ['access 43200 (12h)']],
  ])('%s', async (text, lines) => expect(bare(await linesOf(zitadel, text))).toEqual(lines))

  it('reads when keys of the first instance end', async () => {
    const steps = (end: string) =>
      readBy(zitadel, `FirstInstance: { Org: { Machine: { Pat: { ExpirationDate: "${end}" } } } }`, 'steps.yaml')
    expect(await steps('2999-01-01T00:00:00Z')).toMatchObject([{ kind: 'secretTerm', what: 'personal access token' }])
    expect(await steps('')).toEqual([])
  })
})

describe('Casdoor', () => {
  const application = async (members: object) =>
    bare(
      await linesOf(
        casdoor,
        JSON.stringify({ applications: [{ owner: 'admin', name: 'desk', organization: 'acme', enablePassword: true, ...members }] }),
      ),
    )

  it.each([
    [{ expireInHours: 168 }, ['access 604800 (168 h)']],
    [{ expireInHours: 0.5 }, ['access 1800 (0.5 h)']],
    [{ refreshExpireInHours: 720 }, ['refresh 2592000 (720 h)']],
    [{ refreshExpireInHours: 0 }, []],
    [{ cookieExpireInHours: 0 }, []],
    [{ cookieExpireInHours: 720 }, ['session 2592000 (720 h)']],
    [
      { grantTypes: ['authorization_code', 'password', 'token', 'id_token'] },
      ['grant password enabled unknown', 'grant implicit enabled unknown'],
    ],
    [{ redirectUris: ['http://localhost:9000/callback'] }, ['redirect http://localhost:9000/callback']],
  ])('%j', async (members, lines) => expect(await application(members)).toEqual(lines))
})

describe('Logto', () => {
  const application = async (metadata: object, type = 'SPA') =>
    bare(await linesOf(logto, JSON.stringify({ name: 'desk', type, customClientMetadata: metadata })))

  it.each([
    [{ refreshTokenTtlInDays: 90 }, ['refresh 7776000 (90 d) public rotates']],
    [{ refreshTokenTtl: 1209600 }, ['refresh 1209600 (1209600 s) public rotates']],
    [{ refreshTokenTtlInDays: 7, refreshTokenTtl: 1209600 }, ['refresh 604800 (7 d) public rotates']],
    [{ idTokenTtl: 3600 }, ['id 3600 (3600 s) public']],
    [{ rotateRefreshToken: false }, ['rotation false public']],
    [{}, []],
  ])('%j', async (metadata, lines) => expect(await application(metadata)).toEqual(lines))
  it('reads resources', async () =>
    expect(await linesOf(logto, '[{"name": "API", "indicator": "https://api.acme.io", "accessTokenTtl": 86400}]')).toEqual([
      '1: access 86400 (86400 s)',
    ]))
})

describe('FusionAuth', () => {
  const application = async (members: object) =>
    bare(
      await linesOf(
        fusionauth,
        JSON.stringify({
          requests: [{ method: 'POST', url: '/api/application/#{id}', body: { application: { name: 'desk', ...members } } }],
        }),
      ),
    )
  const tokens = (jwt: object) => application({ jwtConfiguration: jwt })
  const oauth = (configuration: object) => application({ oauthConfiguration: configuration })

  it.each([
    [{ timeToLiveInSeconds: 3600 }, ['access 3600 (3600 s)']],
    [{ timeToLiveInSeconds: '#{ttl}' }, ['access dynamic']],
    [{ refreshTokenTimeToLiveInMinutes: 43200 }, ['refresh 2592000 (43200 min)']],
    [
      { refreshTokenTimeToLiveInMinutes: 43200, refreshTokenExpirationPolicy: 'SlidingWindow' },
      ['refresh-idle 2592000 (43200 min)', 'refresh never (SlidingWindow)'],
    ],
    [
      {
        refreshTokenTimeToLiveInMinutes: 10080,
        refreshTokenExpirationPolicy: 'SlidingWindowWithMaximumLifetime',
        refreshTokenSlidingWindowConfiguration: { maximumTimeToLiveInMinutes: 43200 },
      },
      ['refresh-idle 604800 (10080 min)', 'refresh 2592000 (43200 min)'],
    ],
    [{ refreshTokenUsagePolicy: 'Reusable' }, ['rotation false unknown']],
    [
      { refreshTokenUsagePolicy: 'OneTimeUse', refreshTokenOneTimeUseConfiguration: { gracePeriodInSeconds: 600 } },
      ['rotation-grace 600 (600 s)', 'rotation true unknown'],
    ],
  ])('%j', async (jwt, lines) => expect(await tokens(jwt)).toEqual(lines))

  it.each([
    [
      { enabledGrants: ['implicit', 'password'], clientAuthenticationPolicy: 'NotRequired' },
      ['grant implicit enabled public', 'grant password enabled public'],
    ],
    [{ enabledGrants: ['implicit'], clientAuthenticationPolicy: 'Required' }, ['grant implicit enabled confidential']],
    [{ enabledGrants: ['implicit'], requireClientAuthentication: false }, ['grant implicit enabled public']],
    [{ proofKeyForCodeExchangePolicy: 'NotRequired' }, ['pkce client optional unknown']],
    [{ proofKeyForCodeExchangePolicy: 'NotRequiredWhenUsingClientAuthentication' }, ['pkce client S256 unknown']],
    [{ proofKeyForCodeExchangePolicy: 'Required' }, ['pkce client S256 unknown']],
    [{ authorizedRedirectURLs: ['https://*.acme.io/cb'] }, ['redirect https://*.acme.io/cb']],
  ])('%j', async (configuration, lines) => expect(await oauth(configuration)).toEqual(lines))
})

describe('Spring', () => {
  const client = async (text: string) =>
    bare(
      await linesOf(
        spring,
        `spring:\n  security:\n    oauth2:\n      authorizationserver:\n        client:\n          desk:\n            ${text.replaceAll('\n', '\n            ')}\n`,
      ),
    )

  it.each([
    ['token: { access-token-time-to-live: 30m }', ['access 1800 (30m)']],
    ['token: { access-token-time-to-live: PT2H }', ['access 7200 (PT2H)']],
    ['token: { access-token-time-to-live: 300000 }', ['access 300 (300000 ms)']],
    ['token: { accessTokenTimeToLive: 1d }', ['access 86400 (1d)']],
    ['token: { access_token_time_to_live: "${TTL:12h}" }', ['access 43200 (12h) medium confidence']],
    ['token: { access_token_time_to_live: "${TTL}" }', ['access dynamic']],
    ['token: { refresh-token-time-to-live: P30D, reuse-refresh-tokens: false }', ['refresh 2592000 (P30D) rotates']],
    ['token: { authorization-code-time-to-live: 5m, device-code-time-to-live: 5m }', ['code 300 (5m)', 'device-code 300 (5m)']],
    [
      'registration: { client-authentication-methods: [none], authorization-grant-types: [authorization_code, refresh_token] }',
      ['rotation unset public by default'],
    ],
    [
      'token: { reuse-refresh-tokens: true }\nregistration: { client-authentication-methods: "none", authorization-grant-types: "refresh_token" }',
      ['rotation false public'],
    ],
    [
      'require-proof-key: false\nregistration: { client-authentication-methods: [client_secret_basic] }',
      ['pkce client optional confidential'],
    ],
    ['require-proof-key: true', ['pkce client S256 unknown']],
    [
      'registration: { redirect-uris: ["https://d.acme.io/cb"], scopes: [openid], authorization-grant-types: [password] }',
      ['grant password enabled unknown', 'redirect https://d.acme.io/cb', 'scopes allowed openid'],
    ],
  ])('%s', async (text, lines) => expect(await client(text)).toEqual(lines))

  it('reads keys that are joined, and clients of other servers', async () => {
    expect(
      await linesOf(spring, 'spring.security.oauth2.client.registration:\n  github:\n    client-id: x\n    scope: repo,read:user\n'),
    ).toEqual(['4: scopes request repo read:user of GitHub'])
    expect(
      await linesOf(
        spring,
        'spring:\n  security.oauth2.client:\n    registration: { own: { client-secret: "${S}", authorization-grant-type: password } }\n',
      ),
    ).toEqual(['3: grant password use confidential'])
  })
  it('reads .properties', async () => {
    const prefix = 'spring.security.oauth2.authorizationserver.client.desk'
    const text = `# comment\nserver.port=9000\n${prefix}.registration.client-id=desk\n${prefix}.registration.client-authentication-methods=none\n${prefix}.registration.redirect-uris[0]=https://d.acme.io/cb\n${prefix}.registration.authorization-grant-types=authorization_code,\\\n  refresh_token\n${prefix}.token.access-token-time-to-live : 2h\n${prefix}.token.reuse-refresh-tokens true\n`
    expect(await linesOf(properties, text)).toEqual([
      '8: access 7200 (2h) public',
      '9: rotation false public',
      '5: redirect https://d.acme.io/cb',
    ])
  })
})

describe('Duende', () => {
  const client = async (members: object) =>
    bare(
      await linesOf(
        duende,
        JSON.stringify({ IdentityServer: { Clients: [{ ClientId: 'desk', AllowedGrantTypes: ['authorization_code'], ...members }] } }),
      ),
    )

  it.each([
    [{ AccessTokenLifetime: 86400 }, ['access 86400 (86400 s)']],
    [
      { IdentityTokenLifetime: 300, AuthorizationCodeLifetime: 300, UserSsoLifetime: 86400 },
      ['id 300 (300 s)', 'code 300 (300 s)', 'session 86400 (86400 s)'],
    ],
    [{ AllowOfflineAccess: true }, []],
    [{ AllowOfflineAccess: true, RefreshTokenUsage: 'ReUse', RequireClientSecret: false }, ['rotation false public']],
    [{ AllowOfflineAccess: true, RefreshTokenUsage: 0 }, ['rotation false unknown']],
    [{ AllowOfflineAccess: true, RefreshTokenUsage: 1 }, ['rotation true unknown']],
    [
      { AllowOfflineAccess: true, RefreshTokenUsage: 'OneTimeOnly', AbsoluteRefreshTokenLifetime: 2592000 },
      ['refresh 2592000 (2592000 s) rotates', 'rotation true unknown'],
    ],
    [
      {
        AllowOfflineAccess: true,
        RefreshTokenUsage: 1,
        RefreshTokenExpiration: 'Sliding',
        AbsoluteRefreshTokenLifetime: 0,
        SlidingRefreshTokenLifetime: 1296000,
      },
      ['refresh never (0) rotates', 'refresh-idle 1296000 (1296000 s) rotates', 'rotation true unknown'],
    ],
    [
      { AllowOfflineAccess: true, RefreshTokenUsage: 1, RefreshTokenExpiration: 'Absolute', AbsoluteRefreshTokenLifetime: 0 },
      ['rotation true unknown'],
    ],
    [{ AbsoluteRefreshTokenLifetime: 31536000 }, []],
    [{ RequirePkce: false, ClientSecrets: [] }, ['pkce client optional confidential']],
    [{ RequirePkce: true, AllowPlainTextPkce: true }, ['pkce client S256 unknown', 'pkce client plain unknown']],
    [{ AllowedGrantTypes: ['implicit', 'password'] }, ['grant implicit enabled unknown', 'grant password enabled unknown']],
    [
      { RedirectUris: 'https://a.io/cb;https://b.io/cb', AllowedScopes: ['openid'] },
      ['redirect https://a.io/cb', 'redirect https://b.io/cb', 'scopes allowed openid'],
    ],
    [{ Enabled: false, AccessTokenLifetime: 86400 }, []],
  ])('%j', async (members, lines) => expect(await client(members)).toEqual(lines))

  it('reads comments, other cases and other places', async () => {
    expect(await linesOf(duende, '[\n // ours\n {"clientId": "desk", "allowedGrantTypes": ["implicit"]}]')).toEqual([
      '3: grant implicit enabled unknown',
    ])
    expect(await linesOf(duende, '{"Clients": {"Desk": {"ClientId": "desk", "RequirePkce": false}}}')).toEqual([
      '1: pkce client optional unknown',
    ])
  })
})
