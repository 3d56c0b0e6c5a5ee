import { describe, expect, it } from 'vitest'
import keycloak from '../src/surfaces/idp/keycloak-realm.ts'
import { linesOf } from './idp-readings.ts'

const exported = (text: string) => linesOf(keycloak, text, 'realm.json')
const deployed = (text: string) => linesOf(keycloak, text, 'realm.yaml')

const realm = (members: object) => exported(JSON.stringify({ realm: 'acme', enabled: true, clients: [], ...members }))
const client = (members: object) => realm({ revokeRefreshToken: true, clients: [{ clientId: 'desk', publicClient: true, ...members }] })
const attribute = (name: string, value: string, realmMembers = {}) =>
  realm({
    revokeRefreshToken: true,
    ...realmMembers,
    clients: [{ clientId: 'desk', publicClient: false, standardFlowEnabled: false, attributes: { [name]: value } }],
  })

describe('realm lifetimes are seconds', () => {
  it.each([
    [{ accessTokenLifespan: 300 }, '1: access 300 (300 s)'],
    [{ accessTokenLifespanForImplicitFlow: 900 }, '1: access 900 (900 s)'],
    [{ accessCodeLifespan: 60 }, '1: code 60 (60 s)'],
    [{ oauth2DeviceCodeLifespan: 600 }, '1: device-code 600 (600 s)'],
    [{ attributes: { oauth2DeviceCodeLifespan: '600' } }, '1: device-code 600 (600 s)'],
    [{ ssoSessionIdleTimeout: 1800 }, '1: session-idle 1800 (1800 s)'],
    [{ ssoSessionMaxLifespan: 36000 }, '1: session 36000 (36000 s)'],
    [{ clientSessionIdleTimeout: 86400 }, '1: refresh-idle 86400 (86400 s) reusable'],
    [{ offlineSessionIdleTimeout: 2592000 }, '1: refresh-idle 2592000 (2592000 s) reusable'],
    [{ offlineSessionMaxLifespanEnabled: false }, '1: refresh never (false) reusable'],
    [{ offlineSessionMaxLifespanEnabled: true, offlineSessionMaxLifespan: 5184000 }, '1: refresh 5184000 (5184000 s) reusable'],
  ])('%j', async (members, line) => expect(await realm(members)).toEqual([line]))

  it.each([
    { ssoSessionIdleTimeout: 0 },
    { ssoSessionMaxLifespan: -1 },
    { clientSessionMaxLifespan: 0 },
    { offlineSessionIdleTimeout: 0 },
    { offlineSessionMaxLifespan: 5184000 },
    { accessTokenLifespan: null },
  ])('%j is the built-in default', async (members) => expect(await realm(members)).toEqual([]))

  it('leaves references alone', async () => {
    expect(await realm({ accessTokenLifespan: '${ACCESS_LIFESPAN}' })).toEqual(['1: access dynamic'])
    expect(await realm({ accessTokenLifespan: '${ACCESS_LIFESPAN:7200}' })).toEqual(['1: access 7200 (7200 s) medium confidence'])
  })
})

describe('lifetimes of a client', () => {
  it('reads the attribute as seconds', async () =>
    expect(await attribute('access.token.lifespan', '7200')).toEqual(['1: access 7200 (7200 s) confidential']))
  it('takes an empty one as the realm value', async () => expect(await attribute('access.token.lifespan', '')).toEqual([]))
  it('takes -1 as the length of a session', async () => {
    expect(await attribute('access.token.lifespan', '-1', { ssoSessionMaxLifespan: 36000 })).toContain(
      '1: access 36000 (-1, as long as the session) confidential',
    )
    expect(await attribute('access.token.lifespan', '-1')).toEqual([])
  })
  it('reads limits of offline sessions', async () =>
    expect(await attribute('client.offline.session.max.lifespan', '604800')).toEqual(['1: refresh 604800 (604800 s) confidential']))
})

describe('rotation', () => {
  const clients = [{ clientId: 'desk', publicClient: true, attributes: { 'pkce.code.challenge.method': 'S256' } }]
  const rotation = async (members: object) => (await realm(members)).filter((line) => line.includes('rotation'))

  it('is off when revokeRefreshToken is false', async () =>
    expect(await rotation({ revokeRefreshToken: false, clients })).toEqual(['1: rotation false public']))
  it('is off when it is absent', async () => expect(await rotation({ clients })).toEqual(['1: rotation unset public by default']))
  it('is on when it is true', async () =>
    expect(await rotation({ revokeRefreshToken: true, refreshTokenMaxReuse: 0, clients })).toEqual([]))
  it('is off when a token may be used again', async () =>
    expect(await rotation({ revokeRefreshToken: true, refreshTokenMaxReuse: 2, clients })).toEqual(['1: rotation false public']))
  it('takes the type of the clients that get refresh tokens', async () => {
    expect(await rotation({ revokeRefreshToken: false, clients: [{ clientId: 'web', publicClient: false }] })).toEqual([
      '1: rotation false confidential',
    ])
    expect(await rotation({ revokeRefreshToken: false })).toEqual(['1: rotation false unknown'])
  })
  it('says nothing of the default where no public client refreshes', async () => {
    expect(await rotation({})).toEqual([])
    expect(await rotation({ clients: [{ clientId: 'cli', publicClient: true, attributes: { 'use.refresh.tokens': 'false' } }] })).toEqual(
      [],
    )
  })
})

describe('PKCE', () => {
  it.each([
    [{ attributes: { 'pkce.code.challenge.method': 'S256' } }, '1: pkce client S256 public'],
    [{ attributes: { 'pkce.code.challenge.method': 'plain' } }, '1: pkce client plain public'],
    [{ attributes: { 'pkce.code.challenge.method': '' } }, '1: pkce client unset public'],
    [{}, '1: pkce client unset public by default'],
    [{ standardFlowEnabled: true }, '1: pkce client unset public by default'],
  ])('%j', async (members, line) => expect(await client(members)).toEqual([line]))

  it.each([
    { standardFlowEnabled: false },
    { publicClient: false },
    { bearerOnly: true },
    { enabled: false },
    { protocol: 'saml' },
    { clientId: 'account-console' },
    { attributes: { 'pkce.code.challenge.method': '${PKCE}' } },
  ])('is no question for %j', async (members) => expect(await client(members)).toEqual([]))

  it('counts as enforced by a client policy', async () => {
    const policies = { clientPolicies: { policies: [{ name: 'all', enabled: true, profiles: ['strict'] }] } }
    const profiles = { clientProfiles: { profiles: [{ name: 'strict', executors: [{ executor: 'pkce-enforcer' }] }] } }
    const clients = [{ clientId: 'desk', publicClient: true }]
    expect(await realm({ revokeRefreshToken: true, clients, ...policies, ...profiles })).toEqual([])
    expect(await realm({ revokeRefreshToken: true, clients, ...profiles })).toEqual(['1: pkce client unset public by default'])
    expect(
      await realm({ revokeRefreshToken: true, clients, clientPolicies: { policies: [{ profiles: ['oauth-2-1-for-public-client'] }] } }),
    ).toEqual([])
  })
})

describe('grants and redirects', () => {
  const strict = { attributes: { 'pkce.code.challenge.method': 'S256' } }

  it('reads both grants that OAuth 2.1 leaves out', async () => {
    expect(await client({ ...strict, implicitFlowEnabled: true, directAccessGrantsEnabled: true })).toEqual([
      '1: grant implicit enabled public',
      '1: grant password enabled public',
      '1: pkce client S256 public',
    ])
  })
  it('takes absent ones as off, as an import does', async () => expect(await client(strict)).toEqual(['1: pkce client S256 public']))
  it('reads redirect URIs of clients with a redirect', async () => {
    expect(await client({ ...strict, redirectUris: ['https://desk.acme.io/*', '${URL}/cb'] })).toContain(
      '1: redirect https://desk.acme.io/*',
    )
    expect(await client({ standardFlowEnabled: false, redirectUris: ['*'] })).toEqual([])
  })
})

describe('forms', () => {
  it('reads one client', async () => {
    expect(await exported('{"clientId": "desk", "publicClient": true, "redirectUris": ["https://d.acme.io/cb"]}')).toEqual([
      '1: pkce client unset public by default',
      '1: redirect https://d.acme.io/cb',
    ])
  })
  it('reads a partial import and a list of realms', async () => {
    expect(await exported('{"ifResourceExists": "SKIP", "clients": [{"clientId": "desk", "publicClient": true}]}')).toEqual([
      '1: pkce client unset public by default',
    ])
    expect(await exported('[{"realm": "a", "accessTokenLifespan": 60}, {"realm": "b", "accessTokenLifespan": 90}]')).toEqual([
      '1: access 60 (60 s)',
      '1: access 90 (90 s)',
    ])
  })
  it('reads an export that is cut in half', async () => {
    expect(
      await exported(
        '{"realm": "acme",\n"accessTokenLifespan": 36000,\n"clients": [{"clientId": "desk", "publicClient": true, "implicitFlowEnabled": true, "redi',
      ),
    ).toEqual([
      '3: grant implicit enabled public',
      '3: pkce client unset public by default',
      '2: access 36000 (36000 s) public',
      '1: rotation unset public by default',
    ])
  })
  it('passes over the adapter configuration', async () => {
    expect(
      await exported(
        '{"realm": "acme", "auth-server-url": "https://sso.acme.io", "resource": "web", "public-client": true, "publicClient": true}',
      ),
    ).toEqual([])
  })
  it('reads the resource of the operator', async () => {
    const text =
      'apiVersion: k8s.keycloak.org/v2alpha1\nkind: KeycloakRealmImport\nspec:\n  keycloakCRName: kc\n  realm:\n    realm: acme\n    accessTokenLifespan: 7200\n    revokeRefreshToken: true\n'
    expect(await deployed(text)).toEqual(['7: access 7200 (7200 s)'])
  })
  it('reads a realm in a ConfigMap, at its place', async () => {
    const text =
      'kind: ConfigMap\ndata:\n  realm.json: |\n    {\n      "realm": "acme",\n      "revokeRefreshToken": true,\n      "accessTokenLifespan": 7200\n    }\n'
    expect(await deployed(text)).toEqual(['7: access 7200 (7200 s)'])
  })
})
