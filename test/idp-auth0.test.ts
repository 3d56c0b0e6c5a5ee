import { describe, expect, it } from 'vitest'
import deployment from '../src/surfaces/idp/auth0-deploy.ts'
import { linesOf } from './idp-readings.ts'

const one = (object: object) => linesOf(deployment, JSON.stringify(object))
const spa = (refresh_token: object, grants = ['authorization_code', 'refresh_token']) =>
  one({ name: 'Desk', app_type: 'spa', grant_types: grants, refresh_token })

describe('tenant sessions are hours', () => {
  it.each([
    ['session_lifetime', 168, '1: session 604800 effective 604800 (168 h)'],
    ['idle_session_lifetime', 72, '1: session-idle 259200 effective 259200 (72 h)'],
    ['idle_session_lifetime', 0.5, '1: session-idle 1800 effective 259200 (0.5 h)'],
  ])('%s %d', async (key, hours, line) =>
    expect(await one({ friendly_name: 'Acme', session_lifetime: undefined, [key]: hours })).toEqual([line]),
  )
  it('reads ephemeral ones beside', async () => {
    expect(
      await one({ friendly_name: 'Acme', session_lifetime: 24, ephemeral_session_lifetime: 48, idle_ephemeral_session_lifetime: 2 }),
    ).toEqual(['1: session 86400 effective 604800 (24 h)', '1: session 172800 (48 h)', '1: session-idle 7200 (2 h)'])
  })
})

describe('APIs', () => {
  it('reads lifetimes as seconds', async () => {
    expect(
      await one({ identifier: 'https://api.acme.io', signing_alg: 'RS256', token_lifetime: 86400, token_lifetime_for_web: 7200 }),
    ).toEqual(['1: access 86400 effective 86400 (86400 s)', '1: access 7200 effective 7200 (7200 s)'])
  })
  it('passes over the Management API', async () => {
    expect(await one({ name: 'Auth0 Management API', identifier: 'https://acme.eu.auth0.com/api/v2/', token_lifetime: 86400 })).toEqual([])
    expect(await one({ identifier: 'x', token_lifetime: 86400, is_system: true })).toEqual([])
  })
  it('leaves keyword replacements alone', async () => {
    expect(
      await linesOf(deployment, 'resourceServers:\n  - identifier: a\n    token_lifetime: "@@LIFETIME@@"\n    signing_alg: RS256\n'),
    ).toEqual(['3: access dynamic'])
    expect(
      await linesOf(deployment, 'resourceServers:\n  - identifier: a\n    token_lifetime: ##LIFETIME##\n    signing_alg: RS256\n'),
    ).toEqual([])
  })
})

describe('refresh tokens', () => {
  it.each([
    [{ expiration_type: 'non-expiring' }, ['1: refresh never (non-expiring) public']],
    [
      { expiration_type: 'non-expiring', infinite_token_lifetime: true, token_lifetime: 2592000 },
      ['1: refresh never (non-expiring) public'],
    ],
    [{ expiration_type: 'expiring', infinite_token_lifetime: true, token_lifetime: 2592000 }, ['1: refresh never (true) public']],
    [{ expiration_type: 'expiring', infinite_token_lifetime: false, token_lifetime: 2592000 }, ['1: refresh 2592000 (2592000 s) public']],
    [{ infinite_idle_token_lifetime: true, idle_token_lifetime: 1296000 }, ['1: refresh-idle never (true) public']],
    [{ infinite_idle_token_lifetime: false, idle_token_lifetime: 1296000 }, ['1: refresh-idle 1296000 (1296000 s) public']],
    [{ rotation_type: 'rotating', leeway: 0 }, ['1: rotation true public', '1: rotation-grace 0 (0 s) public']],
    [{ rotation_type: 'non-rotating', leeway: 600 }, ['1: rotation false public']],
    [{ rotation_type: '@@ROTATION@@' }, []],
  ])('%j', async (block, lines) => expect(await spa(block)).toEqual(lines))

  it('are none for a machine, whatever its block says', async () => {
    expect(
      await one({
        name: 'Job',
        app_type: 'non_interactive',
        grant_types: ['client_credentials'],
        refresh_token: { rotation_type: 'non-rotating', expiration_type: 'non-expiring' },
      }),
    ).toEqual([])
  })
})

describe('clients', () => {
  it('reads grants, each once', async () => {
    expect(await spa({}, ['implicit', 'password', 'http://auth0.com/oauth/grant-type/password-realm', 'authorization_code'])).toEqual([
      '1: grant implicit enabled public',
      '1: grant password enabled public',
    ])
  })
  it.each([
    [{ app_type: 'native' }, 'public'],
    [{ app_type: 'spa' }, 'public'],
    [{ app_type: 'regular_web' }, 'confidential'],
    [{ app_type: 'regular_web', token_endpoint_auth_method: 'none' }, 'public'],
    [{ app_type: 'native', token_endpoint_auth_method: 'client_secret_post' }, 'confidential'],
  ])('%j is %s', async (members, type) =>
    expect(await one({ ...members, grant_types: ['implicit'] })).toEqual([`1: grant implicit enabled ${type}`]),
  )
  it('reads callbacks', async () => {
    expect(await one({ app_type: 'native', callbacks: ['io.acme.desk://cb', 'https://*.acme.io/cb', '##URL##/cb'] })).toEqual([
      '1: redirect io.acme.desk://cb native',
      '1: redirect https://*.acme.io/cb native',
    ])
  })
  it('reads scopes that a grant allows', async () => {
    expect(await one({ client_id: 'job', audience: 'https://acme.eu.auth0.com/api/v2/', scope: ['read:users', 'delete:users'] })).toEqual([
      '1: scopes allowed read:users delete:users of Auth0',
    ])
  })
})

it('reads a whole tenant, and no other YAML with clients', async () => {
  const text =
    'tenant:\n  friendly_name: Acme\n  session_lifetime: 24\nclients:\n  - name: Desk\n    app_type: spa\n    grant_types: [implicit]\n'
  expect(await linesOf(deployment, text)).toEqual(['3: session 86400 effective 604800 (24 h)', '7: grant implicit enabled public'])
  expect(await linesOf(deployment, 'clients:\n  - name: web\n    app_type_of_ours: x\n    grant_types: [implicit]\nroles: []\n')).toEqual(
    [],
  )
})
