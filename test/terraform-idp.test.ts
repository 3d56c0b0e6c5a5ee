import { describe, expect, it } from 'vitest'
import auth0 from '../src/surfaces/idp/terraform-auth0.ts'
import cognito from '../src/surfaces/idp/terraform-cognito.ts'
import entra from '../src/surfaces/idp/terraform-entra.ts'
import keys from '../src/surfaces/deploy/terraform-keys.ts'
import keycloak from '../src/surfaces/idp/terraform-keycloak.ts'
import okta from '../src/surfaces/idp/terraform-okta.ts'
import type { TreeSurface } from '../src/surfaces/reading/surface.ts'
import { readDocument, readJson } from './document-readings.ts'

const read = (surface: TreeSurface, type: string, body: string, rest = '') =>
  readDocument(surface, `resource "${type}" "desk" {\n${body}\n}\n${rest}`, 'main.tf')

describe('Cognito', () => {
  const client = async (body: string, rest?: string) =>
    (await read(cognito, 'aws_cognito_user_pool_client', `generate_secret = true\n${body}`, rest)).filter(
      (line) => !line.startsWith('rotation unset'),
    )
  it.each([
    ['access_token_validity = 2', 'access 7200 confidential key access_token_validity | 2'],
    [
      'access_token_validity = 120\ntoken_validity_units { access_token = "minutes" }',
      'access 7200 confidential key access_token_validity | 120',
    ],
    ['refresh_token_validity = 365', 'refresh 31536000 confidential reusable key refresh_token_validity | 365'],
    [
      'refresh_token_validity = 12\ntoken_validity_units { refresh_token = "hours" }',
      'refresh 43200 confidential reusable key refresh_token_validity | 12',
    ],
    ['allowed_oauth_flows = ["code", "implicit"]', 'grant implicit enabled confidential | implicit'],
    ['explicit_auth_flows = ["ALLOW_USER_PASSWORD_AUTH"]', 'grant password enabled confidential | ALLOW_USER_PASSWORD_AUTH'],
    ['callback_urls = ["http://desk.acme-labs.io/cb"]', 'redirect exact | http://desk.acme-labs.io/cb'],
    ['enable_token_revocation = false', 'revocation false, fix enable_token_revocation = true | false'],
    [
      'refresh_token_rotation { feature = "DISABLED" }',
      'rotation false confidential, fix refresh_token_rotation { feature = "ENABLED" } | DISABLED',
    ],
    ['access_token_validity = var.hours', 'access dynamic confidential key access_token_validity | var.hours'],
  ])('%j', async (body, line) => expect(await client(body)).toEqual([line]))
  it.each([
    'refresh_token_validity = 0',
    'access_token_validity = 24\ntoken_validity_units { access_token = var.unit }',
    'explicit_auth_flows = ["ALLOW_USER_SRP_AUTH"]',
    'callback_urls = ["${var.host}/cb"]',
  ])('is silent on %j', async (body) => expect(await client(body)).toEqual([]))
  it('says what is absent of the line that names the resource', async () => {
    expect(await read(cognito, 'aws_cognito_user_pool_client', 'allowed_oauth_flows = ["code"]')).toEqual([
      'rotation unset public, fix refresh_token_rotation { feature = "ENABLED" } | aws_cognito_user_pool_client',
    ])
  })
  it('follows locals and defaults of the same file', async () => {
    expect(await client('access_token_validity = local.hours', 'locals { hours = 12 }\n')).toEqual([
      'access 43200 confidential key access_token_validity | 12',
    ])
    expect(await client('access_token_validity = var.hours', 'variable "hours" { default = 12 }\n')).toEqual([
      'access 43200 confidential key access_token_validity medium | 12',
    ])
    expect(await client('access_token_validity = var.hours', 'variable "hours" { type = number }\n')).toEqual([
      'access dynamic confidential key access_token_validity | var.hours',
    ])
    expect(await client('access_token_validity = local.a', 'locals {\n a = local.b\n b = local.a\n}\n')).toEqual([
      'access dynamic confidential key access_token_validity | local.a',
    ])
  })
  it('leaves out what is not created', async () => expect(await client('count = 0\naccess_token_validity = 24')).toEqual([]))
})

describe('Auth0', () => {
  const refresh = (block: string) => read(auth0, 'auth0_client', `app_type = "spa"\nrefresh_token {\n${block}\n}`)
  it.each([
    ['rotation_type = "non-rotating"', ['rotation false public, fix refresh_token.rotation_type: rotating | non-rotating']],
    ['expiration_type = "non-expiring"', ['refresh never public key refresh_token.expiration_type | non-expiring']],
    ['token_lifetime = 2592000', ['refresh 2592000 public key refresh_token.token_lifetime | 2592000']],
    ['infinite_token_lifetime = true\ntoken_lifetime = 60', ['refresh never public key refresh_token.infinite_token_lifetime | true']],
    ['idle_token_lifetime = 60 * 60', ['refresh-idle 3600 public key refresh_token.idle_token_lifetime | 60 * 60']],
  ])('%j', async (block, lines) => expect(await refresh(block)).toEqual(lines))
  it('reads APIs, tenants, grants and clients', async () => {
    expect(await read(auth0, 'auth0_resource_server', 'identifier = "https://api"\ntoken_lifetime = 604800')).toEqual([
      'access 604800 effective 86400 unknown key token_lifetime | 604800',
    ])
    expect(await read(auth0, 'auth0_tenant', 'session_lifetime = 720')).toEqual([
      'session 2592000 effective 604800 unknown key session_lifetime | 720',
    ])
    expect(
      await readDocument(
        auth0,
        'resource "auth0_client_grant" "g" {\n  audience = "https://acme.auth0.com/api/v2/"\n  scopes = ["delete:users"]\n}\n# auth0_client\n',
        'main.tf',
      ),
    ).toEqual(['scopes allowed delete:users | ["delete:users"]'])
    expect(await read(auth0, 'auth0_client', 'app_type = "native"\ncallbacks = ["nw:/cb"]\ngrant_types = ["implicit"]')).toEqual([
      'grant implicit enabled public | implicit',
      'redirect exact native | nw:/cb',
    ])
  })
  it('takes the sign-in from the resource that sets it', async () => {
    const method = 'resource "auth0_client_credentials" "desk" {\n  client_id = auth0_client.desk.id\n  authentication_method = "none"\n}\n'
    expect(await read(auth0, 'auth0_client', 'grant_types = ["password"]', method)).toEqual(['grant password enabled public | password'])
  })
})

describe('Okta', () => {
  const app = (body: string) => read(okta, 'okta_app_oauth', body)
  it.each([
    ['type = "web"\ngrant_types = ["authorization_code"]\npkce_required = false', ['pkce client optional confidential | false']],
    ['type = "browser"\ngrant_types = ["implicit"]\nresponse_types = ["token"]', ['grant implicit enabled public | implicit']],
    ['type = "native"\nresponse_types = ["token", "code"]', ['grant implicit enabled public | token']],
    [
      'type = "native"\ngrant_types = ["password"]\nresponse_types = ["token"]',
      ['grant password enabled public | password', 'grant implicit enabled public | token'],
    ],
    [
      'type = "web"\nwildcard_redirect = "SUBDOMAIN"\nredirect_uris = ["https://a.acme-labs.io/cb"]',
      ['redirect exact | https://a.acme-labs.io/cb', 'redirect pattern | SUBDOMAIN'],
    ],
    [
      'type = "native"\ngrant_types = ["authorization_code", "refresh_token"]\nrefresh_token_rotation = "STATIC"',
      ['rotation false public, fix refresh_token_rotation = "ROTATE" | STATIC'],
    ],
    [
      'type = "native"\ngrant_types = ["authorization_code", "refresh_token"]',
      ['rotation unset public, fix refresh_token_rotation = "ROTATE" | okta_app_oauth'],
    ],
    [
      'type = "native"\ngrant_types = ["refresh_token"]\nrefresh_token_rotation = "ROTATE"\nrefresh_token_leeway = 60',
      ['rotation true public, fix refresh_token_rotation = "ROTATE" | ROTATE', 'rotation-grace 60 public key refresh_token_leeway | 60'],
    ],
  ])('%j', async (body, lines) => expect(await app(body)).toEqual(lines))
  it.each([
    'type = "service"\ngrant_types = ["client_credentials"]\nresponse_types = ["token"]',
    'type = "web"\ngrant_types = ["authorization_code"]\nresponse_types = ["code"]',
    'type = "browser"\ngrant_types = ["authorization_code", "refresh_token"]',
    'type = "web"\nstatus = "INACTIVE"\ngrant_types = ["implicit"]',
    'type = "web"\ngrant_types = ["refresh_token"]\ndynamic "refresh_token_rotation" { for_each = [] }',
  ])('is silent on %j', async (body) => expect(await app(body)).toEqual([]))

  const rule = (body: string) => read(okta, 'okta_auth_server_policy_rule', body)
  it.each([
    ['access_token_lifetime_minutes = 1440', ['access 86400 unknown key access_token_lifetime_minutes | 1440']],
    [
      'refresh_token_lifetime_minutes = 0',
      [
        'refresh never unknown key refresh_token_lifetime_minutes | 0',
        'refresh-idle 604800 unknown key refresh_token_window_minutes | okta_auth_server_policy_rule',
      ],
    ],
    ['refresh_token_window_minutes = 525600', ['refresh-idle 31536000 unknown key refresh_token_window_minutes | 525600']],
    [
      'grant_type_whitelist = ["implicit"]\nscope_whitelist = ["*"]',
      ['grant implicit enabled unknown | implicit', 'scopes allowed * | ["*"]'],
    ],
    [
      'grant_type_whitelist = ["authorization_code"]\nrefresh_token_window_minutes = 43200',
      [
        'refresh-idle 2592000 unknown key refresh_token_window_minutes | 43200',
        'refresh unset effective never unknown key refresh_token_lifetime_minutes | okta_auth_server_policy_rule',
      ],
    ],
  ])('%j', async (body, lines) => expect(await rule(body)).toEqual(lines))
  it('reads sessions', async () => {
    expect(await read(okta, 'okta_policy_rule_signon', 'session_lifetime = 0\nsession_idle = 240')).toEqual([
      'session never unknown key session_lifetime | 0',
      'session-idle 14400 unknown key session_idle | 240',
    ])
  })
})

describe('Entra', () => {
  const password = (body: string) => read(entra, 'azuread_application_password', body)
  it.each([
    ['end_date_relative = "8760h"', 'term of client secret of desk: 31536000 | 8760h'],
    ['end_date_relative = "2160h"', 'term of client secret of desk: 7776000 | 2160h'],
    [
      'start_date = "2026-01-01T00:00:00Z"\nend_date = "2027-01-01T00:00:00Z"',
      'term of client secret of desk: 31536000 | 2027-01-01T00:00:00Z',
    ],
    ['end_date = timeadd(timestamp(), "24h")', 'term of client secret of desk: 86400 | timeadd(timestamp(), "24h")'],
    ['end_date = timeadd(timestamp(), var.life)', 'term of client secret of desk: dynamic | timeadd(timestamp(), var.life)'],
    ['end_date = "2020-01-01T00:00:00Z"', 'term of client secret of desk: 0 | 2020-01-01T00:00:00Z'],
    ['display_name = "ci"', 'term of client secret of desk: 63072000 | azuread_application_password'],
  ])('%j', async (body, line) => expect(await password(body)).toEqual([line]))
  it('reads applications', async () => {
    const application = (body: string) => read(entra, 'azuread_application', `display_name = "Desk"\n${body}`)
    expect(
      await application(
        'web {\n implicit_grant { access_token_issuance_enabled = true\n id_token_issuance_enabled = true }\n redirect_uris = ["http://a.io/cb"]\n}',
      ),
    ).toEqual(['grant implicit enabled unknown | true', 'redirect exact | http://a.io/cb'])
    expect(await application('web {\n implicit_grant { id_token_issuance_enabled = true }\n}')).toEqual([
      'grant id_token enabled unknown | true',
    ])
    expect(await application('web {\n implicit_grant { access_token_issuance_enabled = false }\n}')).toEqual([])
    expect(await application('public_client { redirect_uris = ["http://localhost"] }')).toEqual([
      'redirect exact native | http://localhost',
    ])
    expect(await application('password {\n start_date = "2026-01-01T00:00:00Z"\n end_date = "2026-02-01T00:00:00Z"\n}')).toEqual([
      'term of client secret of desk: 2678400 | 2026-02-01T00:00:00Z',
    ])
  })
  it('says nothing of federated credentials', async () =>
    expect(await read(entra, 'azuread_application_federated_identity_credential', 'issuer = "https://a.io"')).toEqual([]))
})

describe('Keycloak', () => {
  const client = (body: string) => read(keycloak, 'keycloak_openid_client', `client_id = "desk"\n${body}`)
  it.each([
    ['access_type = "PUBLIC"\nstandard_flow_enabled = true', ['pkce client unset public | keycloak_openid_client']],
    ['access_type = "PUBLIC"\nstandard_flow_enabled = true\npkce_code_challenge_method = "plain"', ['pkce client plain public | plain']],
    ['access_type = "CONFIDENTIAL"\nimplicit_flow_enabled = true', ['grant implicit enabled confidential | true']],
    ['access_type = "PUBLIC"\ndirect_access_grants_enabled = true', ['grant password enabled public | true']],
    ['access_type = "CONFIDENTIAL"\naccess_token_lifespan = "7200"', ['access 7200 confidential key access_token_lifespan | 7200']],
    [
      'access_type = "CONFIDENTIAL"\nstandard_flow_enabled = true\nvalid_redirect_uris = ["https://a.io/*"]',
      ['redirect exact | https://a.io/*'],
    ],
  ])('%j', async (body, lines) => expect(await client(body)).toEqual(lines))
  it.each([
    'access_type = "PUBLIC"',
    'access_type = "BEARER-ONLY"\nstandard_flow_enabled = true',
    'access_type = var.type\nstandard_flow_enabled = true',
    'access_type = "PUBLIC"\nstandard_flow_enabled = true\npkce_code_challenge_method = var.pkce',
  ])('is silent on %j', async (body) => expect(await client(body)).toEqual([]))
  it('reads Go durations of realms', async () => {
    const realm = (body: string, rest = '') =>
      read(keycloak, 'keycloak_realm', `realm = "acme"\nrevoke_refresh_token = true\n${body}`, rest)
    expect(await realm('access_token_lifespan = "8h"')).toEqual(['access 28800 unknown key access_token_lifespan | 8h'])
    expect(await realm('sso_session_max_lifespan = "720h"')).toEqual(['session 2592000 unknown key sso_session_max_lifespan | 720h'])
    expect(await realm('offline_session_max_lifespan_enabled = false')).toEqual([
      'refresh never unknown rotates key offline_session_max_lifespan_enabled | false',
    ])
    expect(await realm('sso_session_idle_timeout = "0s"')).toEqual([])
    expect(await realm('refresh_token_max_reuse = 1')).toEqual(['rotation false unknown, fix refresh_token_max_reuse = 0 | 1'])
  })
  it('tells of rotation when public clients are there', async () => {
    const realm = (rest: string) => read(keycloak, 'keycloak_realm', 'realm = "acme"', rest)
    expect(await realm('')).toEqual([])
    expect(await realm('resource "keycloak_openid_client" "c" { access_type = "PUBLIC" }\n')).toEqual([
      'rotation unset public, fix revoke_refresh_token = true | keycloak_realm',
    ])
  })
})

it('reads the JSON form', async () => {
  const resource = {
    auth0_resource_server: { api: { identifier: 'x', token_lifetime: 604800 } },
    aws_iam_access_key: { bot: [{ user: '${aws_iam_user.bot.name}' }] },
  }
  expect(await readJson(auth0, { resource }, 'main.tf.json')).toEqual(['access 604800 effective 86400 unknown key token_lifetime | 604800'])
  expect(await readJson(keys, { resource }, 'main.tf.json')).toEqual(['term of IAM access key of bot: unmanaged | aws_iam_access_key'])
  expect(
    await readJson(okta, { resource: [{ okta_policy_rule_signon: { r: { session_lifetime: '${var.x}' } } }] }, 'main.tf.json'),
  ).toEqual(['session dynamic unknown key session_lifetime | ${var.x}'])
})
