import { describe, expect, it } from 'vitest'
import authelia from '../src/surfaces/idp/authelia.ts'
import dex from '../src/surfaces/idp/dex.ts'
import hydra from '../src/surfaces/idp/ory-hydra.ts'
import kratos from '../src/surfaces/idp/ory-kratos.ts'
import { linesOf } from './idp-readings.ts'

describe('Ory Hydra', () => {
  const base = 'urls: { self: { issuer: https://id.acme.io }, login: https://l.acme.io }\noauth2: { pkce: { enforced: true } }\n'
  const config = async (text: string) => (await linesOf(hydra, base + text)).filter((line) => !line.includes('pkce'))

  it.each([
    ['ttl: { access_token: 1h30m }', 'access 5400 (1h30m)'],
    ['ttl: { id_token: 90s }', 'id 90 (90s)'],
    ['ttl: { refresh_token: 720h }', 'refresh 2592000 (720h) rotates'],
    ['ttl: { refresh_token: -1 }', 'refresh never (-1) rotates'],
    ['ttl: { refresh_token: "-1" }', 'refresh never (-1) rotates'],
    ['ttl: { auth_code: 500ms }', 'code 0.5 (500ms)'],
    ['ttl: { device_user_code: 10m }', 'device-code 600 (10m)'],
    ['ttl: { login_consent_request: 30m }', 'state 1800 (30m)'],
    ['ttl: { authentication_session: 720h }', 'session 2592000 (720h)'],
    ['ttl: { access_token: 3600 }', 'access dynamic'],
    ['ttl: { access_token: "{{ .Values.ttl }}" }', 'access dynamic'],
  ])('%s', async (text, line) => expect(await config(`${text}\n`)).toEqual([`3: ${line}`]))

  it.each([
    ['pkce: { enforced: true }', 'pkce server S256 public'],
    ['pkce: { enforced: false, enforced_for_public_clients: true }', 'pkce server S256 public'],
    ['pkce: { enforced: false }', 'pkce server optional public'],
    ['pkce: { enforced_for_public_clients: false }', 'pkce server optional public'],
    ['pkce: {}', 'pkce server unset public by default'],
    ['expose_internal_errors: false', 'pkce server unset public by default'],
  ])('oauth2 with %s', async (text, line) =>
    expect(await linesOf(hydra, `dsn: memory\noauth2: { ${text} }\npkce: {}\n`)).toEqual([`2: ${line}`]),
  )

  it('says that nothing is enforced by default', async () => {
    expect(
      await linesOf(hydra, 'urls: { self: { issuer: https://a.io }, login: https://l.io }\nserve: {}\noidc: { subject_identifiers: {} }\n'),
    ).toEqual(['1: pkce server unset public by default'])
  })
  it('reads Helm values', async () => {
    const text =
      'hydra:\n  config:\n    dsn: memory\n    ttl: { access_token: 2h }\n    oauth2: { pkce: { enforced: true } }\nmaester: { enabled: true }\n'
    expect(await linesOf(hydra, text)).toEqual(['4: access 7200 (2h)', '5: pkce server S256 public'])
  })
  it('reads clients of the operator', async () => {
    const text = `apiVersion: hydra.ory.sh/v1alpha1\nkind: OAuth2Client\nmetadata: { name: desk }\nspec:\n  grantTypes: [implicit, authorization_code]\n  responseTypes: [code, token]\n  scope: "read write"\n  redirectUris: [https://d.acme.io/cb]\n  tokenEndpointAuthMethod: none\n  tokenLifespans:\n    authorization_code_grant_access_token_lifespan: 2h\n    refresh_token_grant_refresh_token_lifespan: 720h\n`
    expect(await linesOf(hydra, text)).toEqual([
      '5: grant implicit enabled public',
      '6: grant implicit enabled public',
      '8: redirect https://d.acme.io/cb',
      '7: scopes allowed read write',
      '11: access 7200 (2h) public',
      '12: refresh 2592000 (720h) public rotates',
    ])
  })
})

describe('Ory Kratos', () => {
  it('reads sessions', async () => {
    const text =
      'selfservice: { default_browser_return_url: https://a.io }\nsession:\n  lifespan: 720h\n  whoami: { tokenizer: { templates: { desk: { ttl: 10m } } } }\n'
    expect(await linesOf(kratos, text)).toEqual(['3: session 2592000 (720h)', '4: access 600 (10m)'])
  })
})

describe('Dex', () => {
  const base = 'issuer: https://dex.acme.io\nstorage: { type: memory }\nconnectors: []\n'
  const limits = 'absoluteLifetime: 720h'
  const config = (text: string) => linesOf(dex, base + text)

  it.each([
    ['expiry: { idTokens: 24h, refreshTokens: { absoluteLifetime: 1h } }', ['access 86400 (24h)', 'refresh 3600 (1h) rotates']],
    [
      'expiry: { authRequests: 24h, deviceRequests: 5m, refreshTokens: { absoluteLifetime: 1h } }',
      ['state 86400 (24h)', 'device-code 300 (5m)', 'refresh 3600 (1h) rotates'],
    ],
    ['expiry: { refreshTokens: { absoluteLifetime: "" } }', ["refresh never ('') rotates"]],
    ['expiry: { refreshTokens: { absoluteLifetime: "0" } }', ['refresh never (0) rotates']],
    ['expiry: { refreshTokens: { absoluteLifetime: 0 } }', ['refresh never (0) rotates']],
    [
      'expiry: { refreshTokens: { validIfNotUsedFor: 168h } }',
      ['refresh-idle 604800 (168h) rotates', 'refresh unset effective never rotates'],
    ],
    ['expiry: { refreshTokens: { absoluteLifetime: 1h, reuseInterval: 3s } }', ['rotation-grace 3 (3s)', 'refresh 3600 (1h) rotates']],
    ['expiry: { refreshTokens: { absoluteLifetime: 1h, disableRotation: false } }', ['refresh 3600 (1h) rotates', 'rotation true unknown']],
    [
      'expiry: { refreshTokens: { absoluteLifetime: 1h, disableRotation: true } }',
      ['refresh 3600 (1h) reusable', 'rotation false unknown'],
    ],
    [
      'sessions: { absoluteLifetime: 24h, validIfNotUsedFor: 1h }\nexpiry: { refreshTokens: { absoluteLifetime: 1h } }',
      ['session 86400 (24h)', 'session-idle 3600 (1h)', 'refresh 3600 (1h) rotates'],
    ],
  ])('%s', async (text, lines) => expect((await config(text)).map((line) => line.replace(/^\d+: /, ''))).toEqual(lines))

  it('has endless refresh tokens when nothing is set', async () =>
    expect(await config('')).toEqual(['1: refresh unset effective never rotates']))

  const grants = async (text: string) =>
    (await config(`expiry: { refreshTokens: { ${limits} } }\n${text}`)).filter((line) => line.includes('grant'))
  it('needs a response type for the implicit grant', async () => {
    expect(await grants('oauth2: { grantTypes: [implicit] }')).toEqual([])
    expect(await grants('oauth2: { responseTypes: ["code", "id_token token"] }')).toEqual(['5: grant implicit enabled unknown'])
    expect(await grants('oauth2: { responseTypes: ["code", "id_token"] }')).toEqual(['5: grant id_token enabled unknown'])
  })
  it('needs a connector for the password grant', async () => {
    expect(await grants('oauth2: { grantTypes: [password] }\nenablePasswordDB: true')).toEqual([])
    expect(await grants('oauth2: { passwordConnector: local }')).toEqual(['5: grant password enabled unknown'])
    expect(await grants('oauth2: { passwordConnector: local, grantTypes: [authorization_code] }')).toEqual([])
  })

  const client = 'staticClients:\n  - { id: cli, public: true, redirectURIs: ["http://127.0.0.1/cb"] }\n'
  it.each([
    ['', 'pkce server unset public by default'],
    ['oauth2: { pkce: { enforce: false } }\n', 'pkce server optional public'],
    ['oauth2: { pkce: { enforce: true } }\n', 'pkce server plain public by default'],
    ['oauth2: { pkce: { enforce: true, codeChallengeMethodsSupported: [S256, plain] } }\n', 'pkce server plain public'],
    ['oauth2: { pkce: { enforce: true, codeChallengeMethodsSupported: [S256] } }\n', 'pkce server S256 public'],
  ])('PKCE with "%s"', async (text, line) =>
    expect((await config(client + text)).filter((one) => one.includes('pkce')).map((one) => one.replace(/^\d+: /, ''))).toEqual([line]),
  )

  it('reads static clients and configurations in a ConfigMap', async () => {
    expect(await config(client)).toContain('5: redirect http://127.0.0.1/cb native')
    const text =
      'kind: ConfigMap\ndata:\n  config.yaml: |\n    issuer: https://dex.acme.io\n    storage: { type: memory }\n    enablePasswordDB: true\n    expiry:\n      idTokens: 24h\n      refreshTokens: { absoluteLifetime: 1h }\n'
    expect(await linesOf(dex, text)).toEqual(['8: access 86400 (24h)', '9: refresh 3600 (1h) rotates'])
  })
})

describe('Authelia', () => {
  const oidc = (text: string) => linesOf(authelia, `identity_providers:\n  oidc:\n    ${text.replaceAll('\n', '\n    ')}\n`)
  const session = (text: string) => linesOf(authelia, `authentication_backend: {}\nstorage: {}\nsession: { ${text} }\n`)

  it.each([
    ['lifespans: { access_token: 3 days }', 'access 259200 (3 days)'],
    ['lifespans: { access_token: 1h }', 'access 3600 (1h)'],
    ['lifespans: { access_token: 1 hour and 30 minutes }', 'access 5400 (1 hour and 30 minutes)'],
    ['lifespans: { access_token: 7200 }', 'access 7200 (7200 s)'],
    ['lifespans: { authorize_code: 1m }', 'code 60 (1m)'],
    ['lifespans: { id_token: 90 minutes }', 'id 5400 (90 minutes)'],
    ['lifespans: { refresh_token: 3 weeks }', 'refresh 1814400 (3 weeks) rotates'],
    ['lifespans: { refresh_token: 1M }', 'refresh 2628000 (1M) rotates'],
    ['lifespans: { refresh_token: 1y }', 'refresh 31536000 (1y) rotates'],
    ['lifespans: { device_code: 10 minutes }', 'device-code 600 (10 minutes)'],
    ['access_token_lifespan: 2h', 'access 7200 (2h)'],
    ['refresh_token_lifespan: 90m', 'refresh 5400 (90m) rotates'],
    ['lifespans: { custom: { desk: { access_token: 2h } } }', 'access 7200 (2h)'],
    ['lifespans: { custom: { desk: { grants: { client_credentials: { access_token: 2h } } } } }', 'access 7200 (2h)'],
    ['enforce_pkce: never', 'pkce server optional unknown'],
    ['enforce_pkce: always', 'pkce server S256 unknown'],
    ['enforce_pkce: public_clients_only', 'pkce server S256 unknown'],
    ['enable_pkce_plain_challenge: true', 'pkce server plain unknown'],
  ])('%s', async (text, line) => expect(await oidc(text)).toEqual([`3: ${line}`]))

  it.each(['enable_pkce_plain_challenge: false', 'lifespans: {}', 'lifespans: { access_token: "" }', 'lifespans: { access_token: ~ }'])(
    'says nothing of %s',
    async (text) => expect(await oidc(text)).toEqual([]),
  )

  it.each([
    ['expiration: 12h', ['3: session 43200 (12h)']],
    ['inactivity: 5m', ['3: session-idle 300 (5m)']],
    ['remember_me: 1M', []],
    ['remember_me: -1', []],
    ['remember_me: 1y', ['3: session 31536000 (1y)']],
    ['cookies: [{ domain: acme.io, expiration: 2 days }]', ['3: session 172800 (2 days)']],
  ])('session %s', async (text, lines) => expect(await session(text)).toEqual(lines))

  it('reads clients', async () => {
    const text =
      'clients:\n  - client_id: desk\n    public: true\n    grant_types: [implicit]\n    response_types: ["code token"]\n    pkce_challenge_method: plain\n    redirect_uris: [https://d.acme.io/cb]\n    scopes: [openid]\n'
    expect(await oidc(text)).toEqual([
      '6: grant implicit enabled public',
      '7: grant implicit enabled public',
      '8: pkce client plain public',
      '9: redirect https://d.acme.io/cb',
      '10: scopes allowed openid',
    ])
  })
})
