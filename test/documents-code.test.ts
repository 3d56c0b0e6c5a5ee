import { describe, expect, it } from 'vitest'
import literals from '../src/surfaces/code/code-metadata-literals.ts'
import { readCode } from './code-reading.ts'
import { lineOf } from './document-readings.ts'

const read = async (source: string, path?: string) => (await readCode(source, literals, path ? { path } : {})).map(lineOf)

const METADATA = `issuer: baseUrl, authorization_endpoint: baseUrl + '/authorize', token_endpoint: \`\${baseUrl}/token\`, response_types_supported: ['code'],
  grant_types_supported: ['authorization_code', 'refresh_token'], revocation_endpoint: x, authorization_response_iss_parameter_supported: true`

describe('server metadata', () => {
  it('misses PKCE in a literal', async () => {
    expect(await read(`export const GET = () => Response.json({ ${METADATA} })`)).toEqual(['pkce metadata unset public | {…}'])
  })
  it('reads lists and addresses', async () => {
    expect(
      await read(
        `res.json({ ${METADATA}, code_challenge_methods_supported: ['plain', 'S256'], jwks_uri: 'http://login.acme-labs.io/jwks' })`,
      ),
    ).toEqual([
      'server-metadata broken: `jwks_uri` is plain http, also insecure-transport | http://login.acme-labs.io/jwks',
      'pkce metadata plain public | plain',
    ])
    expect(await read(`const METHODS = ['S256'];\nres.json({ ${METADATA}, code_challenge_methods_supported: METHODS })`)).toEqual([
      "pkce metadata S256 public | ['S256']",
    ])
  })
  it.each([
    ['a spread', `res.json({ ...base, ${METADATA} })`],
    ['a member added later', `const m = { ${METADATA} }\nm.code_challenge_methods_supported = methods\nres.json(m)`],
    ['a copy with more', `const m = { ${METADATA} }\nres.json({ ...m, code_challenge_methods_supported: ['S256'] })`],
    ['a schema', `z.object({ ${METADATA} })`],
    ['what a client is told', `new Issuer({ ${METADATA} })`],
    ['a list from elsewhere', `res.json({ ${METADATA}, code_challenge_methods_supported: methods() })`],
    ["a provider's metadata", `const GITHUB = { ${METADATA.replace('issuer: baseUrl', "issuer: 'https://github.com'")} }`],
  ])('is silent on %s', async (_, source) => expect((await read(source)).filter((line) => !line.includes('S256'))).toEqual([]))
  it('is silent in tests', async () => expect(await read(`res.json({ ${METADATA} })`, 'test/server.test.ts')).toEqual([]))
})

it('reads resource metadata', async () => {
  expect(await read(`res.json({ resource: url, authorization_servers: [], scopes_supported: ['a'] })`)).toEqual([
    'resource-metadata invalid: it names no authorization server | []',
    "scopes published a | ['a']",
  ])
  expect(await read(`res.json({ resource: url, authorization_servers: [issuer], scopes_supported: SCOPES })`)).toEqual([])
  expect(await read(`res.json({ resource: url, authorization_servers: servers })`)).toEqual([])
})

it('reads client documents', async () => {
  expect(
    await read(
      "res.json({ client_id: 'https://desk.acme-labs.io', client_name: 'Desk', redirect_uris: [cb], token_endpoint_auth_method: 'none' })",
    ),
  ).toEqual(['client-metadata invalid: `client_id` has no path | https://desk.acme-labs.io'])
  expect(await read('res.json({ client_id: id, redirect_uris: [cb], token_endpoint_auth_method: m })')).toEqual([])
})

it('reads agent cards', async () => {
  const card = (url: string) =>
    `export const card: AgentCard = { name: 'Orders', url: ${url}, protocolVersion: '0.3.0', capabilities: {}, skills: [{ id: 'cancel', name: 'Cancel order' }] }`
  expect(await read(card("'https://orders.acme-labs.io/a2a'"))).toEqual([
    'agent-card open-write: it declares no authentication, though it cancels | https://orders.acme-labs.io/a2a',
  ])
  expect(await read(card("'http://localhost:41241/'"))).toEqual([])
  expect(await read(card('process.env.BASE_URL'))).toEqual([])
})
