import { describe, expect, test } from 'vitest'
import type { Reading, ServerReading, Template } from '../src/model/reading.ts'
import apiClient from '../src/surfaces/code/code-api-client.ts'
import mcpClient from '../src/surfaces/code/code-mcp-client.ts'
import urlCredentials from '../src/surfaces/code/code-url-credentials.ts'
import { type Around, readCode, under } from './code-reading.ts'

const AGENT: Around = { dependencies: { '@openai/agents': '^0.20.0' } }

function isServer(reading: Reading): reading is ServerReading {
  return reading.kind === 'server'
}

/** A template with its references as `$NAME`. */
function written(value: Template | undefined): string {
  return (value?.parts ?? []).map((part) => (part.kind === 'text' ? part.text.value : `$${part.name}`)).join('')
}

function shownServer({ protocol, url, headers, tokens, oauth }: ServerReading) {
  const pair = ({ name, value }: ServerReading['headers'][number]) => `${name.value}=${written(value)}`
  return { protocol, url: written(url), sends: [...headers, ...tokens].map(pair), oauth }
}

const mcp = async (source: string) => (await readCode(source, mcpClient)).filter(isServer).map(shownServer)
const api = async (source: string, around: Around = AGENT) => (await readCode(source, apiClient, around)).filter(isServer).map(shownServer)

const SDK = "import { StreamableHTTPClientTransport, SSEClientTransport } from '@modelcontextprotocol/sdk/client/index.js'\n"

describe('MCP clients', () => {
  test.each([
    [
      'the SDK with an object',
      `${SDK}new StreamableHTTPClientTransport(new URL('https://mcp.acme.io/mcp'), { requestInit: { headers: { Authorization: 'Bearer abc' } } })`,
      'https://mcp.acme.io/mcp',
      ['Authorization=Bearer abc'],
    ],
    [
      'constants and Headers',
      `${SDK}const U = 'https://mcp.acme.io'\nconst h = new Headers(); h.set('X-API-Key', process.env.KEY)\nnew SSEClientTransport(new URL(\`\${U}/sse\`), { requestInit: { headers: h } })`,
      'https://mcp.acme.io/sse',
      ['X-API-Key=$KEY'],
    ],
    [
      'a token that never changes',
      "import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client'\nnew StreamableHTTPClientTransport(new URL('https://mcp.acme.io/mcp'), { authProvider: { token: async () => process.env.MCP_TOKEN } })",
      'https://mcp.acme.io/mcp',
      ['token=$MCP_TOKEN'],
    ],
    [
      'the AI SDK',
      "import { experimental_createMCPClient as create } from 'ai'\ncreate({ transport: { type: 'http', url: 'https://mcp.acme.io/mcp', headers: { Authorization: `Bearer ${process.env.T}` } } })",
      'https://mcp.acme.io/mcp',
      ['Authorization=Bearer $T'],
    ],
    [
      'Mastra',
      "import { MCPClient } from '@mastra/mcp'\nnew MCPClient({ servers: { desk: { url: new URL('https://mcp.acme.io/mcp'), requestInit: { headers: { Authorization: 'Bearer abc' } } } } })",
      'https://mcp.acme.io/mcp',
      ['Authorization=Bearer abc'],
    ],
    [
      'OpenAI Agents',
      "import { hostedMcpTool } from '@openai/agents'\nhostedMcpTool({ serverLabel: 'desk', serverUrl: 'https://mcp.acme.io/mcp', authorization: process.env.DESK })",
      'https://mcp.acme.io/mcp',
      ['authorization=$DESK'],
    ],
    [
      'OpenAI Responses',
      "client.responses.create({ tools: [{ type: 'mcp', server_label: 'x', server_url: 'https://mcp.acme.io/mcp', headers: { 'X-Key': 'abc' } }] })",
      'https://mcp.acme.io/mcp',
      ['X-Key=abc'],
    ],
    [
      'Anthropic Messages',
      "client.beta.messages.create({ mcp_servers: [{ type: 'url', url: 'https://mcp.acme.io/mcp', name: 'x', authorization_token: process.env.TOKEN }] })",
      'https://mcp.acme.io/mcp',
      ['authorization_token=$TOKEN'],
    ],
    [
      'LangChain',
      "import { MultiServerMCPClient } from '@langchain/mcp-adapters'\nnew MultiServerMCPClient({ mcpServers: { a: { transport: 'http', url: 'https://mcp.acme.io/mcp', headers: { Authorization: 'Bearer abc' } } } })",
      'https://mcp.acme.io/mcp',
      ['Authorization=Bearer abc'],
    ],
  ])('%s', async (_, source, url, sends) => {
    expect(await mcp(source)).toEqual([{ protocol: 'mcp', url, sends, oauth: false }])
  })

  test('an auth provider is OAuth, and other headers stay', async () => {
    const source = `${SDK}new StreamableHTTPClientTransport(new URL('https://mcp.acme.io/mcp'), { authProvider: new Keychain(), requestInit: { headers: { 'X-Client': 'a' } } })`
    expect(await mcp(source)).toEqual([{ protocol: 'mcp', url: 'https://mcp.acme.io/mcp', sends: ['X-Client=a'], oauth: true }])
  })

  test.each([
    [
      'a value that a call gives',
      `${SDK}new SSEClientTransport(new URL('https://mcp.acme.io/mcp'), { requestInit: { headers: { Authorization: \`Bearer \${await token()}\` } } })`,
    ],
    [
      'a parameter',
      `${SDK}const make = (t) => new SSEClientTransport(new URL('https://mcp.acme.io/mcp'), { requestInit: { headers: { Authorization: t } } })`,
    ],
    [
      'a provider that refreshes',
      "import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client'\nnew StreamableHTTPClientTransport(new URL('https://mcp.acme.io/mcp'), { authProvider: { token: () => store.fresh() } })",
    ],
  ])('%s is no credential', async (_, source) => {
    expect((await mcp(source)).flatMap(({ sends }) => sends)).toEqual([])
  })

  test.each([
    [
      'a class of that name from elsewhere',
      "import { MCPClient } from './mine'\nnew MCPClient({ servers: { a: { url: 'https://x.io' } } })",
    ],
    ['a tool of another type', "use({ type: 'function', server_url: 'https://x.io' })"],
  ])('nothing for %s', async (_, source) => {
    expect(await mcp(source)).toEqual([])
  })

  test('a reference stands at its use', async () => {
    const source = `${SDK}const KEY = process.env.KEY\nnew SSEClientTransport(new URL('https://x.io'), { requestInit: { headers: { Authorization: \`Bearer \${KEY}\` } } })`
    const [server] = (await readCode(source, mcpClient)).filter(isServer)
    const reference = server?.headers[0]?.value.parts.find((part) => part.kind === 'reference')
    expect(reference?.kind === 'reference' && under(reference.at)).toBe('Authorization: `Bearer ${KEY}`')
  })
})

describe('API clients', () => {
  test.each([
    [
      'fetch',
      "fetch(`https://api.acme.io/v1?q=${q}`, { headers: { 'X-API-Key': 'abc' } })",
      'https://api.acme.io/v1?q=$',
      ['X-API-Key=abc'],
    ],
    [
      'fetch with a Request',
      "fetch(new Request('https://api.acme.io/', { headers: { Authorization: `Bearer ${process.env.T}` } }))",
      'https://api.acme.io/',
      ['Authorization=Bearer $T'],
    ],
    [
      'headers set later',
      "const headers = {}; headers['Authorization'] = `Bearer ${process.env.T}`; fetch('https://api.acme.io/', { headers })",
      'https://api.acme.io/',
      ['Authorization=Bearer $T'],
    ],
    [
      'axios.create',
      "import axios from 'axios'\naxios.create({ baseURL: 'https://api.acme.io', headers: { 'x-api-key': process.env.K } })",
      'https://api.acme.io',
      ['x-api-key=$K'],
    ],
    [
      'an axios instance',
      "import axios from 'axios'\nconst api = axios.create({ baseURL: 'https://api.acme.io' })\napi.post('/things', {}, { headers: { Authorization: 'abc' } })",
      'https://api.acme.io/things',
      ['Authorization=abc'],
    ],
    [
      'basic authentication',
      "fetch('https://api.acme.io/', { headers: { Authorization: `Basic ${Buffer.from(`${process.env.USER}:${process.env.PASS}`).toString('base64')}` } })",
      'https://api.acme.io/',
      ['Authorization=$PASS'],
    ],
    [
      'superagent',
      "import request from 'superagent'\nrequest.get('https://api.acme.io/').set('Authorization', `Bearer ${process.env.T}`)",
      'https://api.acme.io/',
      ['Authorization=Bearer $T'],
    ],
    [
      'Stripe',
      "import Stripe from 'stripe'\nnew Stripe(process.env.STRIPE_SECRET_KEY!)",
      'https://api.stripe.com/',
      ['STRIPE_SECRET_KEY=$STRIPE_SECRET_KEY'],
    ],
    [
      'Octokit with its own host',
      "import { Octokit } from '@octokit/rest'\nnew Octokit({ auth: process.env.GH, baseUrl: 'https://ghe.acme.io/api/v3' })",
      'https://ghe.acme.io/api/v3',
      ['auth=$GH'],
    ],
    [
      'require',
      "const { WebClient } = require('@slack/web-api')\nconst web = new WebClient(process.env.SLACK_TOKEN)",
      'https://slack.com/',
      ['SLACK_TOKEN=$SLACK_TOKEN'],
    ],
    [
      'nested options',
      "import { Version3Client } from 'jira.js'\nnew Version3Client({ host: 'https://acme.atlassian.net', authentication: { basic: { email: 'a', apiToken: process.env.JIRA } } })",
      'https://acme.atlassian.net',
      ['authentication.basic.apiToken=$JIRA'],
    ],
    [
      'AWS',
      "import { S3Client } from '@aws-sdk/client-s3'\nnew S3Client({ credentials: { accessKeyId: 'a', secretAccessKey: process.env.SECRET } })",
      'https://s3.amazonaws.com/',
      ['secretAccessKey=$SECRET'],
    ],
  ])('%s', async (_, source, url, sends) => {
    const found = await api(source)
    expect(found.filter((one) => one.sends.length > 0)).toEqual([{ protocol: 'api', url, sends, oauth: false }])
  })

  test.each([
    ['a token that a call gives', "fetch('https://api.acme.io/', { headers: { Authorization: `Bearer ${await getToken()}` } })"],
    ['a host that nobody can tell', 'export const call = (url) => fetch(url, { headers: { Authorization: `Bearer ${process.env.T}` } })'],
    ['no header at all', "fetch('https://api.acme.io/token', { method: 'POST' })"],
    [
      'temporary AWS credentials',
      "import { S3Client } from '@aws-sdk/client-s3'\nnew S3Client({ credentials: { accessKeyId: 'a', secretAccessKey: process.env.S, sessionToken: process.env.T } })",
    ],
    [
      'an anonymous key',
      "import { createClient } from '@supabase/supabase-js'\ncreateClient('https://x.supabase.co', process.env.SUPABASE_ANON_KEY)",
    ],
    [
      'a GitHub App',
      "import { Octokit } from '@octokit/rest'\nnew Octokit({ authStrategy: createAppAuth, auth: { privateKey: process.env.KEY } })",
    ],
    ['a local fetch', "function fetch(a, b) {}\nfetch('https://api.acme.io/', { headers: { Authorization: 'abc' } })"],
  ])('nothing for %s', async (_, source) => {
    expect(await api(source)).toEqual([])
  })

  test('only where an agent is', async () => {
    const source = "fetch('https://api.acme.io/', { headers: { 'X-API-Key': 'abc' } })"
    expect(await api(source, { dependencies: { express: '^5.0.0' } })).toEqual([])
    expect(await api(`import OpenAI from 'openai'\n${source}`, { dependencies: { express: '^5.0.0' } })).toHaveLength(1)
  })
})

describe('credentials in URLs', () => {
  const found = async (source: string) =>
    (await readCode(source, urlCredentials)).map((one) =>
      one.kind === 'urlCredential' ? `${one.by} ${one.parameter} ${one.host ?? ''}`.trim() : one.kind,
    )

  test.each([
    ['a template', 'fetch(`https://api.acme.io/me?access_token=${token}`)', ['client access_token api.acme.io']],
    ['a sum', "const u = 'https://api.acme.io/me?x=1&api_key=' + key", ['client api_key api.acme.io']],
    ['a bare token of a request', 'fetch(`https://api.acme.io/me?token=${token}`)', ['client token api.acme.io']],
    [
      'searchParams',
      "const u = new URL('https://api.acme.io/me'); u.searchParams.set('access_token', token)",
      ['client access_token api.acme.io'],
    ],
    [
      'parameters of axios',
      "import axios from 'axios'\naxios.get('https://api.acme.io/', { params: { api_key: key } })",
      ['client api_key api.acme.io'],
    ],
    ['a server', 'const t = req.get("authorization") ?? req.query.access_token', ['server access_token']],
    ['a server that unpacks', 'const { api_key } = req.query', ['server api_key']],
    ['a token beside the header', 'const token = req.headers.authorization ?? req.query.token // access_token', ['server token']],
    ['a URL of the request', "const url = new URL(request.url); const key = url.searchParams.get('api_key')", ['server api_key']],
  ])('%s', async (_, source, expected) => {
    expect(await found(source)).toEqual(expected)
  })

  test.each([
    ['page tokens', 'fetch(`https://api.acme.io/?pageToken=${pageToken}`) // access_token'],
    ['a form body', 'const body = `grant_type=client_credentials&client_secret=${secret}`'],
    ['a form', 'new URLSearchParams({ client_secret: secret, access_token: token })'],
    ['this machine', 'fetch(`http://localhost:3000/?access_token=${token}`)'],
    ['links of mails', 'const link = `https://acme.io/reset?token=${token}` // token='],
    ['a placeholder', "const docs = 'https://api.acme.io/?api_key=YOUR_KEY'"],
    ['a code at the callback', 'exchange(req.query.code, req.query.state) // access_token'],
    ['a bare token of a link', 'verify(req.query.token) // access_token'],
  ])('nothing for %s', async (_, source) => {
    expect(await found(source)).toEqual([])
  })
})
