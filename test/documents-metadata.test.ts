import { describe, expect, it } from 'vitest'
import client from '../src/surfaces/documents/client-metadata.ts'
import yaml from '../src/surfaces/documents/oauth-documents-yaml.ts'
import resource from '../src/surfaces/documents/oauth-resource-metadata.ts'
import server from '../src/surfaces/documents/oauth-server-metadata.ts'
import { readDocument, readJson } from './document-readings.ts'

const HOST = 'https://login.acme-labs.io'
const GOOD = {
  issuer: HOST,
  authorization_endpoint: `${HOST}/authorize`,
  token_endpoint: `${HOST}/token`,
  revocation_endpoint: `${HOST}/revoke`,
  jwks_uri: `${HOST}/jwks`,
  scopes_supported: ['openid', 'billing:admin', '*', 'offline_access'],
  response_types_supported: ['code'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
  authorization_response_iss_parameter_supported: true,
  client_id_metadata_document_supported: true,
}
const S256 = 'pkce metadata S256 public | [ "S256" ]'

describe('authorization server metadata', () => {
  const read = (change: object) => readJson(server, { ...GOOD, ...change })
  const others = async (change: object) => (await read(change)).filter((line) => line !== S256)

  it('has nothing to say of a good one, and nothing of scopes', async () => expect(await read({})).toEqual([S256]))

  it.each([
    [{ issuer: 'http://login.acme-labs.io' }, 'broken: the issuer is plain http, also insecure-transport | http://login.acme-labs.io'],
    [
      { issuer: 'http://keycloak:8080/realms/a' },
      'weak: the issuer is plain http, also insecure-transport | http://keycloak:8080/realms/a',
    ],
    [{ issuer: `${HOST}?tenant=1` }, `broken: the issuer has a query | ${HOST}?tenant=1`],
    [{ issuer: `${HOST}#x` }, `broken: the issuer has a fragment | ${HOST}#x`],
    [
      { token_endpoint: 'http://login.acme-labs.io/token' },
      'broken: `token_endpoint` is plain http, also insecure-transport | http://login.acme-labs.io/token',
    ],
    [
      { jwks_uri: 'http://login.acme-labs.io/jwks' },
      'broken: `jwks_uri` is plain http, also insecure-transport | http://login.acme-labs.io/jwks',
    ],
    [
      { grant_types_supported: ['implicit'], code_challenge_methods_supported: undefined },
      'weak: it offers the implicit grant, also grant-implicit | implicit',
    ],
    [{ grant_types_supported: ['authorization_code', 'password'] }, 'weak: it offers the password grant, also grant-password | password'],
    [
      { response_types_supported: ['code', 'id_token token'] },
      'weak: it offers the response type `id_token token`, which puts the access token into the URL, also grant-implicit | id_token token',
    ],
    [
      { grant_types_supported: undefined },
      'advice: it omits `grant_types_supported`, whose default includes the implicit grant that its response types leave out | {…}',
    ],
    [
      { grant_types_supported: undefined, response_types_supported: ['code', 'id_token'] },
      'weak: it omits `grant_types_supported`, whose default includes the implicit grant, also grant-implicit | {…}',
    ],
    [{ revocation_endpoint: undefined }, 'weak: it issues refresh tokens but names no revocation endpoint | refresh_token'],
    [
      { authorization_response_iss_parameter_supported: false },
      'advice: it does not announce `iss` in authorization responses, which protects clients from mix-up attacks | false',
    ],
    [
      { authorization_response_iss_parameter_supported: undefined },
      `advice: it does not announce \`iss\` in authorization responses, which protects clients from mix-up attacks | ${HOST}/authorize`,
    ],
    [
      { registration_endpoint: `${HOST}/register`, client_id_metadata_document_supported: undefined },
      `advice: it offers dynamic registration, which MCP has deprecated, and no client ID metadata documents | ${HOST}/register`,
    ],
    [
      {
        grant_types_supported: ['authorization_code', 'client_credentials'],
        token_endpoint_auth_methods_supported: ['client_secret_basic'],
      },
      'advice: services can sign in with a shared secret only | [ "client_secret_basic" ]',
    ],
  ])('%j', async (change, line) => expect(await others(change)).toEqual([`server-metadata ${line}`]))

  it.each([
    [{ code_challenge_methods_supported: undefined }, 'pkce metadata unset public | {…}'],
    [{ code_challenge_methods_supported: ['plain', 'S256'] }, 'pkce metadata plain public | plain'],
    [{ code_challenge_methods_supported: ['plain'] }, 'pkce metadata no-s256 public | plain'],
    [{ code_challenge_methods_supported: [] }, 'pkce metadata no-s256 public | []'],
  ])('%j', async (change, line) => expect(await read(change)).toEqual([line]))

  it.each([
    { code_challenge_methods_supported: undefined, grant_types_supported: ['client_credentials'] },
    { issuer: 'http://localhost:9000', token_endpoint: 'http://127.0.0.1/token' },
    { issuer: '${ISSUER}', token_endpoint: '${ISSUER}/token' },
    { response_types_supported: ['code', 'id_token', 'code id_token'] },
    { registration_endpoint: `${HOST}/register` },
    { revocation_endpoint: undefined, grant_types_supported: ['authorization_code'], scopes_supported: [] },
  ])('is silent on %j', async (change) => expect(await others(change)).toEqual([]))

  it.each([
    'https://accounts.google.com',
    'https://login.microsoftonline.com/common/v2.0',
    'https://acme.eu.auth0.com/',
    'https://dev-1.okta.com/oauth2/default',
    'https://cognito-idp.eu-west-1.amazonaws.com/x',
  ])('leaves a snapshot of %s alone', async (issuer) =>
    expect(await read({ issuer, code_challenge_methods_supported: undefined })).toEqual([]),
  )
  it('does not take the settings of a client for it', async () => {
    expect(
      await readJson(server, { issuer: 'http://a.io', authorization_endpoint: 'http://a.io/a', token_endpoint: 'http://a.io/t' }),
    ).toEqual([])
  })
})

describe('protected resource metadata', () => {
  const PRM = {
    resource: 'https://desk.acme-labs.io/mcp',
    authorization_servers: [HOST],
    scopes_supported: ['tickets:read'],
    bearer_methods_supported: ['header'],
  }
  const read = (change: object, path?: string) => readJson(resource, { ...PRM, ...change }, path)

  it('hands the scopes on', async () => expect(await read({})).toEqual(['scopes published tickets:read | [ "tickets:read" ]']))
  it.each([
    [
      { resource: 'http://desk.acme-labs.io/mcp' },
      'http: the resource is plain http, also insecure-transport | http://desk.acme-labs.io/mcp',
    ],
    [{ resource: 'https://desk.acme-labs.io/mcp#v2' }, 'invalid: the resource has a fragment | https://desk.acme-labs.io/mcp#v2'],
    [{ resource: undefined }, 'invalid: it names no resource | {…}'],
    [{ authorization_servers: [] }, 'invalid: it names no authorization server | []'],
    [{ authorization_servers: undefined }, 'invalid: it names no authorization server | {…}'],
    [
      { authorization_servers: [HOST, 'http://login.acme-labs.io'] },
      'http: an authorization server is plain http, so clients can be sent to another one, also insecure-transport | http://login.acme-labs.io',
    ],
    [{ scopes_supported: undefined }, 'advice: it lists no scopes, so clients cannot tell which to begin with | {…}'],
  ])('%j', async (change, line) =>
    expect((await read(change)).filter((one) => !one.startsWith('scopes'))).toEqual([`resource-metadata ${line}`]),
  )

  it('reads tokens in the query', async () =>
    expect(await read({ bearer_methods_supported: ['header', 'query'] })).toContain('url document bearer_methods_supported | query'))
  it.each([{ resource: 'http://localhost:3000/mcp', authorization_servers: ['http://localhost:9000'] }, { resource: '${URL}' }])(
    'is silent on %j',
    async (change) => {
      expect((await read(change)).filter((one) => !one.startsWith('scopes'))).toEqual([])
    },
  )
  it('does not take anything with a resource for it', async () =>
    expect(await readJson(resource, { resource: 'http://a.io', action: 'read' })).toEqual([]))
  it('knows it by its path', async () => {
    expect(
      await readDocument(
        resource,
        '{"resource": "https://desk.acme-labs.io/mcp", "scopes_supported": ["a"]}',
        'public/.well-known/oauth-protected-resource/mcp',
      ),
    ).toContain('resource-metadata invalid: it names no authorization server | {…}')
  })
})

describe('client ID metadata documents', () => {
  const ID = 'https://desk.acme-labs.io/oauth/client.json'
  const CIMD = {
    client_id: ID,
    client_name: 'Desk',
    redirect_uris: ['https://desk.acme-labs.io/callback'],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
  }
  const REDIRECT = 'redirect exact | https://desk.acme-labs.io/callback'
  const read = (change: object, path?: string) => readJson(client, { ...CIMD, ...change }, path)

  it('is silent on a good one', async () => expect(await read({}, 'public/oauth/client.json')).toEqual([REDIRECT]))
  it.each([
    [
      { client_id: 'http://desk.acme-labs.io/c.json' },
      'invalid: `client_id` is plain http, also insecure-transport | http://desk.acme-labs.io/c.json',
    ],
    [{ client_id: 'https://desk.acme-labs.io' }, 'invalid: `client_id` has no path | https://desk.acme-labs.io'],
    [{ client_id: `${ID}#x` }, `invalid: \`client_id\` has a fragment | ${ID}#x`],
    [{ client_id: 'https://u:p@desk.acme-labs.io/c' }, 'invalid: `client_id` has user information | https://u:p@desk.acme-labs.io/c'],
    [
      { client_id: 'https://desk.acme-labs.io/a/../c' },
      'invalid: `client_id` has dot segments in its path | https://desk.acme-labs.io/a/../c',
    ],
    [{ client_id: 'https://desk.acme-labs.io/c?v=1' }, 'advice: `client_id` has a query | https://desk.acme-labs.io/c?v=1'],
    [{ client_name: undefined }, 'invalid: it has no `client_name` | {…}'],
    [
      { token_endpoint_auth_method: 'client_secret_post' },
      'secret: it signs in with a shared secret, which a public document cannot have, also client-secret-in-public-client | client_secret_post',
    ],
    [{ client_secret: 'x' }, 'secret: it publishes a client secret, also client-secret-in-public-client, also secret-literal-tracked | x'],
    [{ client_secret_expires_at: 0 }, 'invalid: it has `client_secret_expires_at`, though it can have no secret | 0'],
    [{ grant_types: ['authorization_code', 'password'] }, 'invalid: it uses the password grant, also grant-password | password'],
    [{ response_types: ['token'] }, 'invalid: it uses the response type `token`, also grant-implicit | token'],
  ])('%j', async (change, line) => expect((await read(change)).filter((one) => one !== REDIRECT)).toEqual([`client-metadata ${line}`]))

  it('compares the path at which a folder is published', async () => {
    expect(await read({}, 'public/auth/client.json')).toContain(
      `client-metadata invalid: \`client_id\` is not the path at which this file is published | ${ID}`,
    )
    expect(await read({}, 'public/client.json')).toEqual([REDIRECT])
    expect(await read({}, 'src/auth/client.json')).toEqual([REDIRECT])
  })
  it('notes loopback redirects only', async () => {
    expect(await read({ redirect_uris: ['http://127.0.0.1/cb'] })).toContain(
      'client-metadata advice: all its redirect URIs are loopback addresses, so any program on the device can impersonate the client | [ "http://127.0.0.1/cb" ]',
    )
  })
  it('lets AT Protocol leave the name out', async () =>
    expect(await read({ client_name: undefined, scope: 'atproto transition:generic' })).toEqual([
      REDIRECT,
      'scopes allowed atproto transition:generic | atproto transition:generic',
    ]))
  it('notes a large one', async () =>
    expect((await read({ contacts: ['x'.repeat(6000)] }))[1]).toBe(
      'client-metadata advice: it is larger than 5 kB, at which servers may stop reading | {',
    ))
})

describe('registrations', () => {
  const DCR = {
    client_name: 'Desk',
    redirect_uris: ['https://desk.acme-labs.io/callback'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'none',
    response_types: ['code'],
  }
  const read = async (change: object) =>
    (await readJson(client, { ...DCR, ...change })).filter((line) => line !== 'redirect exact | https://desk.acme-labs.io/callback')

  it.each([
    [{ grant_types: ['implicit'] }, 'grant implicit enabled public | implicit'],
    [{ grant_types: ['password'], token_endpoint_auth_method: undefined }, 'grant password enabled unknown | password'],
    [{ response_types: ['token'] }, 'grant implicit enabled public | token'],
    [{ scope: 'openid files:*' }, 'scopes allowed openid files:* | openid files:*'],
    [
      { client_secret_expires_at: 0, client_secret: 'x', token_endpoint_auth_method: 'client_secret_basic' },
      'term of client secret of Desk: never | 0',
    ],
    [
      { client_id: 'desk', application_type: 'native', redirect_uris: [], token_endpoint_auth_method: 'client_secret_basic' },
      'secret method of a public client | client_secret_basic',
    ],
    [
      { application_type: 'native', redirect_uris: [], client_secret: '{{fake:hex-32}}' },
      'secret for everybody who installs it (reference) | {{fake:hex-32}}',
    ],
    [
      { client_id: 'desk', redirect_uris: ['http://127.0.0.1:8080/cb', 'com.acme:/cb'], token_endpoint_auth_method: 'client_secret_post' },
      'secret method of a public client | client_secret_post',
    ],
  ])('%j', async (change, line) => expect((await read(change)).filter((one) => !one.startsWith('redirect'))).toEqual([line]))

  it.each([
    { client_secret_expires_at: 1893456000, client_secret: 'x', token_endpoint_auth_method: 'client_secret_basic' },
    { client_secret_expires_at: 0, token_endpoint_auth_method: 'private_key_jwt' },
    { client_secret_expires_at: 0, token_endpoint_auth_method: 'none' },
    { application_type: 'native', token_endpoint_auth_method: 'private_key_jwt' },
    { application_type: 'web', token_endpoint_auth_method: 'client_secret_basic' },
  ])('is silent on %j', async (change) => expect((await read(change)).filter((line) => !line.startsWith('redirect'))).toEqual([]))
  it('reads a list of clients', async () => expect(await readJson(client, [DCR, DCR])).toHaveLength(2))
  it('takes nothing else for one', async () => {
    expect(await readJson(client, { redirect_uris: ['http://a.io'] })).toEqual([])
    expect(await readJson(client, { web: { redirect_uris: ['http://a.io'], client_id: 'x' } })).toEqual([])
  })
})

it('reads documents in ConfigMaps', async () => {
  const text = `apiVersion: v1
kind: ConfigMap
data:
  openid-configuration: |
    ${JSON.stringify({ ...GOOD, code_challenge_methods_supported: ['plain'] })}
`
  expect(await readDocument(yaml, text, 'k8s/config.yaml')).toEqual(['pkce metadata no-s256 public | plain'])
})
