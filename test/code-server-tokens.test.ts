import { describe, expect, test } from 'vitest'
import type { Reading } from '../src/model/reading.ts'
import type { CodeSurface, ProgramSurface } from '../src/surfaces/reading/surface.ts'
import log from '../src/surfaces/code/code-log.ts'
import prompt from '../src/surfaces/code/code-prompt.ts'
import tokenCheck from '../src/surfaces/code/code-token-check.ts'
import forwarding from '../src/surfaces/code/code-token-forwarding.ts'
import transport from '../src/surfaces/code/code-transport.ts'
import { readCode, under } from './code-reading.ts'

const MCP = "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'\nconst server = new McpServer({ name: 'desk' })\n"
const JOSE =
  "import { jwtVerify, createRemoteJWKSet, decodeJwt } from 'jose'\nconst jwks = createRemoteJWKSet(new URL('https://login.acme.io/jwks'))\n"
const JWT = "import jwt from 'jsonwebtoken'\n"

async function read(surface: CodeSurface | ProgramSurface, source: string): Promise<string[]> {
  return (await readCode(source, surface)).map(told)
}

/** One reading in a few words. */
function told(one: Reading): string {
  switch (one.kind) {
    case 'tokenCheck':
      return `${one.evidence.some(({ is }) => is === 'mcp-route') ? 'mcp ' : ''}${one.by}: ${one.missing.join(' ')} @ ${under(one.at)}`
    case 'tokenForwarding':
      return `${one.token} to ${one.host ?? '?'}`
    case 'logCall':
      return `${one.sink} ${one.by}: ${one.what}`
    case 'transportSetting':
      return `${one.problem} ${one.written}${one.host ? ` ${one.host}` : ''}`
    case 'literal':
      return `${one.place} ${one.text.value.trim()}`
    case 'promptInterpolation':
      return `variable ${one.variable} @ ${under(one.at)}`
    default:
      return one.kind
  }
}

describe('token checks', () => {
  test.each([
    [
      'jose without audience on MCP',
      `${MCP}${JOSE}const verify = (t) => jwtVerify(t, jwks, { issuer: 'https://login.acme.io' })`,
      ['mcp jwtVerify: audience @ jwtVerify'],
    ],
    ['jose with nothing elsewhere', `${JOSE}const verify = (t) => jwtVerify(t, jwks)`, ['jwtVerify: audience issuer @ jwtVerify']],
    [
      'expiry ignored',
      `${JWT}jwt.verify(t, process.env.SECRET, { audience: 'a', issuer: 'b', ignoreExpiration: true })`,
      ['jwt.verify: expiry @ ignoreExpiration: true'],
    ],
    ['no algorithm', `${JWT}jwt.verify(t, '', { algorithms: ['none'], audience: 'a', issuer: 'b' })`, ['jwt.verify: none @ none']],
    [
      'two families',
      `${JWT}jwt.verify(t, key, { algorithms: ['HS256', 'RS256'], audience: 'a', issuer: 'b' })`,
      ["jwt.verify: algorithm @ ['HS256', 'RS256']"],
    ],
    [
      'the token chooses',
      `${JWT}jwt.verify(t, key, { algorithms: [header.alg], audience: 'a', issuer: 'b' })`,
      ['jwt.verify: algorithm @ [header.alg]'],
    ],
    [
      'hono without expiry',
      "import { verify } from 'hono/jwt'\nverify(t, secret, { alg: 'HS256', exp: false })",
      ['verify: expiry @ exp: false'],
    ],
    [
      'decode decides',
      `${JOSE}export const isAdmin = (req) => { const claims = decodeJwt(req.headers.authorization.slice(7)); return claims.role === 'admin' }`,
      ['decodeJwt: signature @ decodeJwt(req.headers.authorization.slice(7))'],
    ],
    [
      'decode becomes the user',
      "import { jwtDecode } from 'jwt-decode'\nexport function mw(req, res, next) { const token = req.headers.authorization; req.user = jwtDecode(token); next() }",
      ['jwtDecode: signature @ jwtDecode(token)'],
    ],
  ])('%s', async (_, source, expected) => {
    expect(await read(tokenCheck, source)).toEqual(expected)
  })

  test.each([
    ['a complete check', `${MCP}${JOSE}const verify = (t) => jwtVerify(t, jwks, { issuer: 'a', audience: 'b', algorithms: ['ES256'] })`],
    ['options from elsewhere', `${MCP}${JOSE}import { options } from './config'\nconst verify = (t) => jwtVerify(t, jwks, options)`],
    ['a spread', `${MCP}${JOSE}const verify = (t) => jwtVerify(t, jwks, { ...base, issuer: 'a' })`],
    [
      'claims checked by hand',
      `${MCP}${JOSE}async function verify(t) { const { payload } = await jwtVerify(t, jwks, { issuer: 'a' }); if (payload.aud !== RESOURCE) throw 1 }`,
    ],
    ['a mail link on an MCP server', `${MCP}${JWT}const confirmEmail = (t) => jwt.verify(t, process.env.JWT_SECRET)`],
    ['a DPoP proof', `${MCP}${JOSE}const verifyProof = (proof) => jwtVerify(proof, jwks, { typ: 'dpop+jwt' })`],
    ['decode for display', `${JOSE}export const since = (idToken) => new Date((decodeJwt(idToken).iat ?? 0) * 1000)`],
    [
      'decode beside a check',
      `${JOSE}async function check(req) { const token = req.headers.authorization; await jwtVerify(token, jwks, { audience: 'a', issuer: 'b' }); return decodeJwt(token).role === 'admin' }`,
    ],
  ])('nothing for %s', async (_, source) => {
    expect(await read(tokenCheck, source)).toEqual([])
  })
})

describe('tokens that are passed on', () => {
  test.each([
    [
      'authInfo',
      'const f = async (a, { authInfo }) => fetch(`https://api.github.com/x/${a}`, { headers: { authorization: `Bearer ${authInfo?.token}` } })',
      ['authInfo.token to api.github.com'],
    ],
    [
      'through a constant',
      `const f = async (a, extra) => { const token = extra.authInfo.token; return fetch('https://api.github.com/', { headers: { Authorization: 'Bearer ' + token } }) }`,
      ['authInfo.token to api.github.com'],
    ],
    [
      'the header of an MCP request',
      `${MCP}app.post('/mcp', (req) => fetch('https://api.github.com/', { headers: { Authorization: req.headers.authorization } }))`,
      ['the Authorization header to api.github.com'],
    ],
    [
      'all headers',
      `${MCP}app.post('/mcp', (req) => fetch('https://api.github.com/', { headers: { ...req.headers } })) // authorization`,
      ['all headers of the request to api.github.com'],
    ],
    [
      'an SDK',
      `import { Octokit } from '@octokit/rest'\nconst f = (a, { authInfo }) => new Octokit({ auth: authInfo.token })`,
      ['authInfo.token to api.github.com'],
    ],
    [
      'an unknown host',
      'const f = (url, { authInfo }) => fetch(url, { headers: { authorization: `Bearer ${authInfo.token}` } })',
      ['authInfo.token to ?'],
    ],
  ])('%s', async (_, source, expected) => {
    expect(await read(forwarding, source)).toEqual(expected)
  })

  test.each([
    [
      'an exchange',
      "const f = async (a, { authInfo }) => { const t = await exchange(authInfo.token); return fetch('https://api.github.com/', { headers: { authorization: `Bearer ${t}` } }) }",
    ],
    [
      'introspection',
      "const f = (a, { authInfo }) => fetch('https://login.acme.io/introspect', { headers: { authorization: `Bearer ${authInfo.token}` } })",
    ],
    [
      'this machine',
      "const f = (a, { authInfo }) => fetch('http://localhost:3000/api', { headers: { authorization: `Bearer ${authInfo.token}` } })",
    ],
    [
      'a gateway that is no MCP server',
      "app.get('/', (req) => fetch('https://api.acme.io/', { headers: { authorization: req.headers.authorization } }))",
    ],
    [
      'a body',
      "const f = (a, { authInfo }) => fetch('https://login.acme.io/x', { method: 'POST', body: new URLSearchParams({ subject_token: authInfo.token }) })",
    ],
  ])('nothing for %s', async (_, source) => {
    expect(await read(forwarding, source)).toEqual([])
  })
})

describe('logs', () => {
  test.each([
    ['a token', "logger.debug('got', tokens.access_token)", ['log logger.debug: tokens.access_token']],
    ['headers', "console.log('in', req.method, req.headers) // authorization", ['log console.log: req.headers']],
    ['a variable', 'console.log(`key ${process.env.OPENAI_API_KEY}`)', ['log console.log: process.env.OPENAI_API_KEY']],
    ['a token response', 'console.log(JSON.stringify(tokenResponse)) // access_token', ['log console.log: tokenResponse']],
    ['an object', 'log.info({ user, apiKey })', ['log log.info: apiKey']],
    [
      'the environment in a tool',
      "server.registerTool('diagnose', {}, async () => ({ content: [{ type: 'text', text: JSON.stringify({ env: process.env }) }] }))",
      ['tool-result the result of tool `diagnose`: process.env'],
    ],
    [
      'a tool of an agent SDK',
      "const t = { name: 'env', description: 'x', execute: async () => process.env }",
      ['tool-result the result of tool `env`: process.env'],
    ],
    ['a debug switch', "process.env.NODE_DEBUG = 'http'", ['debug-switch `NODE_DEBUG`: NODE_DEBUG=http']],
  ])('%s', async (_, source, expected) => {
    expect(await read(log, source)).toEqual(expected)
  })

  test.each([
    ['a mask', 'logger.debug(redact(tokens.access_token), !!tokens.refresh_token, refreshToken.length)'],
    ['the end of it', 'console.log(`…${req.headers.authorization?.slice(-4)}`)'],
    ['names of keys', 'console.table(Object.keys(process.env).filter((k) => k.startsWith("NW_")))'],
    ['tokens of a model', "console.log('tokens', usage.totalTokens, maxTokens, nextToken) // openai"],
    ['what a model streams', 'for await (const token of stream) console.log(token) // openai'],
    ['a key of a map', 'console.log(cacheKey, outputKey) // openai'],
    ['what the model gave', "server.registerTool('x', {}, async ({ secretKey }) => ({ content: [{ type: 'text', text: secretKey }] }))"],
  ])('nothing for %s', async (_, source) => {
    expect(await read(log, source)).toEqual([])
  })
})

describe('prompts', () => {
  test.each([
    [
      'a system prompt',
      'export const systemPrompt = `You are ${name}, acme_3f9k2m8x7q1w5z4v.`',
      ['prompt You are', 'prompt , acme_3f9k2m8x7q1w5z4v.'],
    ],
    [
      'a secret in it',
      'const opsPrompt = () => ["You help.", `Use ${process.env.OPS_API_TOKEN} there.`].join("\\n")',
      ['prompt You help.', 'prompt Use', 'variable OPS_API_TOKEN @ process.env.OPS_API_TOKEN', 'prompt there.'],
    ],
    [
      'through a constant',
      'const KEY = process.env.DEPLOY_KEY; const instructions = `Key: ${KEY}`',
      ['prompt Key:', 'variable DEPLOY_KEY @ KEY'],
    ],
    ['a message', "chat({ messages: [{ role: 'system', content: 'Use acme_3f9k2m8x7q1w5z4v.' }] })", ['prompt Use acme_3f9k2m8x7q1w5z4v.']],
    ['an option of a model', "generateText({ model, system: 'Use acme_3f9k2m8x7q1w5z4v.' })", ['prompt Use acme_3f9k2m8x7q1w5z4v.']],
    ['a description', "z.string().describe('As in acme_3f9k2m8x7q1w5z4v.')", ['prompt As in acme_3f9k2m8x7q1w5z4v.']],
  ])('%s', async (_, source, expected) => {
    expect((await read(prompt, source)).toSorted()).toEqual(expected.toSorted())
  })

  test.each([
    ['a question about the variable', "const systemPrompt = process.env.API_KEY ? 'a' : 'b'", /variable/],
    ['a variable that is no secret', 'const systemPrompt = `In ${process.env.REGION}`', /variable/],
    ['a message of the user', "chat({ messages: [{ role: 'user', content: 'Hello system.' }] })", /Hello/],
    ['another system', "const config = { system: 'metric' }", /metric/],
  ])('nothing for %s', async (_, source, absent) => {
    expect((await read(prompt, source)).filter((one) => absent.test(one))).toEqual([])
  })
})

describe('transport', () => {
  test.each([
    ['an agent of undici', 'new Agent({ connect: { rejectUnauthorized: false } })', ['verification-off rejectUnauthorized: false']],
    ['the variable', "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'", ['verification-off NODE_TLS_REJECT_UNAUTHORIZED=0']],
    [
      'a token endpoint',
      "const config = { tokenUrl: 'http://login.acme.io/token' }",
      ['plain-oauth-endpoint tokenUrl over http login.acme.io'],
    ],
  ])('%s', async (_, source, expected) => {
    expect(await read(transport, source)).toEqual(expected)
  })

  test.each([
    ['checks that are on', 'new Agent({ rejectUnauthorized: true })'],
    ['a value at run time', 'new Agent({ rejectUnauthorized: !insecure })'],
    ['client certificates', 'tls.createServer({ requestCert: true, rejectUnauthorized: false })'],
    ['this machine', "const issuer = 'http://localhost:8080'"],
    ['a private name', "const issuer = 'http://keycloak:8080/realms/x'"],
    ['another address', "const docs = 'http://acme.io/docs'"],
  ])('nothing for %s', async (_, source) => {
    expect(await read(transport, source)).toEqual([])
  })
})
