import { describe, expect, it } from 'vitest'
import agentgateway from '../src/surfaces/deploy/agentgateway.ts'
import entra from '../src/surfaces/idp/entra-app-manifest.ts'
import envoy from '../src/surfaces/idp/envoy-oauth2.ts'
import forge from '../src/surfaces/clients/forge-manifest.ts'
import google from '../src/surfaces/idp/google-app-manifests.ts'
import kong from '../src/surfaces/idp/kong.ts'
import kubernetes from '../src/surfaces/deploy/kubernetes-service-account-token.ts'
import mcphub from '../src/surfaces/clients/mcphub-settings.ts'
import alpha from '../src/surfaces/idp/oauth2-proxy-alpha.ts'
import proxy from '../src/surfaces/idp/oauth2-proxy.ts'
import shopify from '../src/surfaces/idp/shopify-app.ts'
import slack from '../src/surfaces/idp/slack-app-manifest.ts'
import toolhive from '../src/surfaces/deploy/toolhive-lifespans.ts'
import zoom from '../src/surfaces/idp/zoom-manifest.ts'
import { linesOf } from './idp-readings.ts'

describe('Kong', () => {
  const plugin = (config: string) =>
    linesOf(kong, `_format_version: "3.0"\nservices:\n  - name: desk\n    plugins:\n      - name: oauth2\n        config: { ${config} }\n`)

  it.each([
    ['token_expiration: 7200', 'access 7200 (7200 s)'],
    ['token_expiration: 0', 'access never (0)'],
    ['refresh_token_ttl: 1209600', 'refresh 1209600 (1209600 s) rotates'],
    ['refresh_token_ttl: 0', 'refresh never (0) rotates'],
    ['reuse_refresh_token: true', 'rotation false unknown'],
    ['reuse_refresh_token: false', 'rotation true unknown'],
    ['pkce: none', 'pkce server optional public'],
    ['pkce: lax', 'pkce server S256 public'],
    ['pkce: strict', 'pkce server S256 public'],
    ['enable_implicit_grant: true', 'grant implicit enabled unknown'],
    ['enable_password_grant: true', 'grant password enabled unknown'],
    ['scopes: [read, write]', 'scopes allowed read write'],
  ])('%s', async (config, line) => expect(await plugin(config)).toEqual([`6: ${line}`]))
  it.each(['enable_implicit_grant: false', 'enable_authorization_code: true'])('says nothing of %s', async (config) =>
    expect(await plugin(config)).toEqual([]),
  )
  it('reads resources and the other plugin', async () => {
    expect(
      await linesOf(kong, 'apiVersion: configuration.konghq.com/v1\nkind: KongPlugin\nplugin: oauth2\nconfig: { token_expiration: 0 }\n'),
    ).toEqual(['4: access never (0)'])
    expect(
      await linesOf(
        kong,
        '_format_version: "3.0"\nplugins:\n  - name: openid-connect\n    config: { auth_methods: [session, password], session_absolute_timeout: 86400 }\n',
      ),
    ).toEqual(['4: session 86400 (86400 s) confidential', '4: grant password enabled confidential'])
  })
})

describe('Envoy', () => {
  it('reads the filter', async () => {
    const text =
      'http_filters:\n  - name: envoy.filters.http.oauth2\n    typed_config:\n      config:\n        token_endpoint: { cluster: a }\n        authorization_endpoint: https://a.io/auth\n        auth_scopes: [openid, admin]\n        default_refresh_token_expires_in: 604800s\n'
    expect(await linesOf(envoy, text)).toEqual(['7: scopes request openid admin', '8: refresh 604800 (604800s) confidential'])
  })
  it('reads policies of Envoy Gateway', async () => {
    expect(
      await linesOf(
        envoy,
        'apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: SecurityPolicy\nmetadata: { name: desk }\nspec: { oidc: { scopes: [openid], defaultTokenTTL: 2h } }\n',
      ),
    ).toEqual(['4: scopes request openid', '4: access 7200 (2h) confidential'])
  })
})

describe('agentgateway', () => {
  const policy = (text: string) =>
    linesOf(
      agentgateway,
      `binds:\n  - listeners:\n      - routes:\n          - policies:\n              mcpAuthentication:\n                issuer: https://a.io/\n                ${text}\n`,
    )
  it.each([
    [
      'resourceMetadata: { resource: "https://r.io/mcp", scopesSupported: [read, offline_access] }',
      ['7: scopes published read offline_access'],
    ],
    ['resourceMetadata: { bearerMethodsSupported: [header, query] }', ['7: urlCredential']],
    ['mode: optional', ['7: mcpServer']],
    ['mode: strict', []],
  ])('%s', async (text, lines) => expect(await policy(text)).toEqual(lines))
})

describe('oauth2-proxy', () => {
  const config = (text: string) => linesOf(proxy, `provider = "oidc"\nclient_id = "desk"\ncookie_secure = true\n${text}\n`)
  it.each([
    ['code_challenge_method = "S256"', ['4: authorization request pkce S256 confidential']],
    ['code_challenge_method = "plain"', ['4: authorization request pkce plain confidential']],
    ['', ['1: authorization request pkce unset confidential']],
    [
      'code_challenge_method = "S256"\ncookie_expire = "168h0m0s"',
      ['4: authorization request pkce S256 confidential', '5: session 604800 (168h0m0s) confidential'],
    ],
    ['code_challenge_method = "S256"\ncookie_expire = "0"', ['4: authorization request pkce S256 confidential']],
    [
      'code_challenge_method = "S256"\nscope = "openid email"\nredirect_url = "https://d.acme.io/oauth2/callback"',
      [
        '4: authorization request pkce S256 confidential',
        '5: scopes request openid email',
        '6: redirect https://d.acme.io/oauth2/callback',
      ],
    ],
  ])('%j', async (text, lines) => expect(await config(text)).toEqual(lines))
  it('reads the alpha configuration, also in Helm values', async () => {
    expect(
      await linesOf(
        alpha,
        'providers:\n  - id: a\n    provider: oidc\n    clientID: desk\n    oidcConfig: {}\n    code_challenge_method: S256\n',
      ),
    ).toEqual(['6: authorization request pkce S256 confidential'])
    expect(
      await linesOf(
        alpha,
        'alphaConfig:\n  configData:\n    providers:\n      - { id: a, provider: keycloak-oidc, clientID: desk, scope: openid }\n',
      ),
    ).toEqual(['4: authorization request pkce unset confidential', '4: scopes request openid'])
    expect(await linesOf(alpha, 'alphaConfig:\nproviders: [{ provider: github, clientID: desk, scope: "user:email" }]\n')).toEqual([
      '2: scopes request user:email of GitHub',
    ])
  })
})

describe('MCP gateways', () => {
  it('reads MCPHub', async () => {
    const server = {
      enabled: true,
      accessTokenLifetime: 86400,
      refreshTokenLifetime: 1209600,
      authorizationCodeLifetime: 300,
      allowedScopes: ['read', 'write'],
      requireClientSecret: false,
    }
    expect(await linesOf(mcphub, JSON.stringify({ mcpServers: {}, systemConfig: { oauthServer: server } }))).toEqual([
      '1: access 86400 (86400 s) public',
      '1: refresh 1209600 (1209600 s) public',
      '1: code 300 (300 s) public',
      '1: scopes allowed read write',
    ])
    expect(await linesOf(mcphub, JSON.stringify({ systemConfig: { oauthServer: { ...server, enabled: false } } }))).toEqual([])
  })
  it('reads ToolHive', async () => {
    const text =
      'apiVersion: toolhive.stacklok.dev/v1beta1\nkind: MCPExternalAuthConfig\nmetadata: { name: desk }\nspec:\n  type: embeddedAuthServer\n  embeddedAuthServer:\n    tokenLifespans:\n      accessTokenLifespan: 24h\n      refreshTokenLifespan: 7d\n      authCodeLifespan: 10m\n    baselineClientScopes: [openid]\n'
    expect(await linesOf(toolhive, text)).toEqual([
      '8: access 86400 (24h) public',
      '9: refresh 604800 (7d) public rotates',
      '10: code 600 (10m) public',
      '11: scopes allowed openid',
    ])
  })
})

describe('Entra', () => {
  const app = (members: object) =>
    linesOf(entra, JSON.stringify({ appId: '1', displayName: 'Desk', signInAudience: 'AzureADMyOrg', web: {}, ...members }))
  it.each([
    [{ oauth2AllowImplicitFlow: true, oauth2AllowIdTokenImplicitFlow: true }, ['1: grant implicit enabled unknown']],
    [
      { web: { implicitGrantSettings: { enableAccessTokenIssuance: true } }, isFallbackPublicClient: true },
      ['1: grant implicit enabled public'],
    ],
    [
      { web: { implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: true } } },
      ['1: grant id_token enabled unknown'],
    ],
    [
      { spa: { redirectUris: ['https://d.acme.io'] }, publicClient: { redirectUris: ['http://localhost'] } },
      ['1: redirect https://d.acme.io', '1: redirect http://localhost native'],
    ],
    [{ replyUrlsWithType: [{ url: 'http://d.acme.io/cb', type: 'Web' }] }, ['1: redirect http://d.acme.io/cb']],
    [
      { passwordCredentials: [{ startDateTime: '2026-01-01T00:00:00Z', endDateTime: '2028-01-01T00:00:00Z' }] },
      ['1: secret client secret 63072000'],
    ],
    [{ passwordCredentials: [{ startDate: '2020-01-01T00:00:00Z', endDate: '2299-12-31T00:00:00Z' }] }, ['1: secret client secret never']],
    [{ passwordCredentials: [{ endDateTime: '2028-01-01T00:00:00Z' }] }, []],
  ])('%j', async (members, lines) => expect(await app(members)).toEqual(lines))
  it('reads lifetime policies as hh:mm:ss', async () => {
    const policy = (lifetime: string) =>
      linesOf(
        entra,
        JSON.stringify({
          definition: [
            JSON.stringify({ TokenLifetimePolicy: { Version: 1, AccessTokenLifetime: lifetime, MaxAgeSingleFactor: 'until-revoked' } }),
          ],
          displayName: 'Long',
        }),
      )
    expect(await policy('04:00:00')).toEqual(['1: access 14400 (04:00:00)'])
    expect(await policy('1.00:00:00')).toEqual(['1: access 86400 (1.00:00:00)'])
  })
})

describe('app manifests', () => {
  it('reads Slack', async () => {
    const text =
      'display_information: { name: Desk }\noauth_config:\n  redirect_urls: [https://d.acme.io/slack]\n  scopes:\n    bot: [chat:write]\n    user: [admin]\nsettings:\n  token_rotation_enabled: false\n'
    expect(await linesOf(slack, text)).toEqual([
      '5: scopes request chat:write of Slack',
      '6: scopes request admin of Slack',
      '3: redirect https://d.acme.io/slack',
      '8: access never (false) confidential low confidence',
    ])
    expect(
      await linesOf(slack, '{"display_information": {"name": "D"}, "settings": {"token_rotation_enabled": true}}', 'manifest.json'),
    ).toEqual([])
  })
  it('reads Google', async () => {
    expect(await linesOf(google, '{"oauthScopes": ["https://www.googleapis.com/auth/drive"]}')).toEqual([
      '1: scopes request https://www.googleapis.com/auth/drive of Google',
    ])
    expect(await linesOf(google, '{"name": "D", "oauth2": {"client_id": "x", "scopes": ["email"]}}')).toEqual([
      '1: scopes request email of Google',
    ])
  })
  it('reads Shopify, Forge and Zoom', async () => {
    expect(
      await linesOf(
        shopify,
        'name = "d"\n[access_scopes]\nscopes = "read_orders,write_orders"\n[auth]\nredirect_urls = ["https://d.acme.io/cb"]\n',
      ),
    ).toEqual(['3: scopes request read_orders write_orders of Shopify', '5: redirect https://d.acme.io/cb'])
    expect(
      await linesOf(forge, 'app: { id: "ari:cloud:ecosystem::app/1" }\npermissions:\n  scopes: ["manage:jira-configuration"]\n'),
    ).toEqual(['3: scopes request manage:jira-configuration of Atlassian'])
    expect(
      await linesOf(
        zoom,
        '{"manifest": {"oauth_information": {"scopes": [{"scope": "user:read:admin", "optional": false}], "development_redirect_uri": "http://d.acme.io/cb"}}}',
      ),
    ).toEqual(['1: scopes request user:read:admin of Zoom', '1: redirect http://d.acme.io/cb'])
  })
  it('reads service account tokens', async () => {
    expect(await linesOf(kubernetes, 'kind: Secret\ntype: kubernetes.io/service-account-token\nmetadata: { name: bot }\n')).toEqual([
      '2: secret service account token unmanaged',
    ])
    expect(await linesOf(kubernetes, 'kind: Secret\ntype: Opaque\ndata: { kubernetes.io/service-account-token: x }\n')).toEqual([])
  })
})
