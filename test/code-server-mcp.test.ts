import { describe, expect, test } from 'vitest'
import type { McpServer, ModelParameter, ScopeSet, Tool } from '../src/model/index.ts'
import type { Reading } from '../src/model/reading.ts'
import mcpServer from '../src/surfaces/code/code-mcp-server.ts'
import mcpTools from '../src/surfaces/code/code-mcp-tools.ts'
import { type Around, readCode, under } from './code-reading.ts'

const isServer = (one: Reading): one is McpServer => one.kind === 'mcpServer'
const isScopes = (one: Reading): one is ScopeSet => one.kind === 'scopeSet'
const isTool = (one: Reading): one is Tool => one.kind === 'tool'
const isParameter = (one: Reading): one is ModelParameter => one.kind === 'modelParameter'

async function server(source: string, around: Around = {}): Promise<string[]> {
  const found = (await readCode(source, mcpServer, around)).filter(isServer)
  return found.map(({ transport, auth, listens, tools }) =>
    [transport, auth, listens.is === 'set' ? listens.value : listens.is, tools].join(' '),
  )
}

const SDK = `import express from 'express'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js'
`
const ROUTE =
  "const app = express(); app.use(express.json());\napp.post('/mcp', async (req, res) => { const t = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined }); await t.handleRequest(req, res) })\n"

describe('MCP servers', () => {
  test.each([
    ['open to all', `${SDK}${ROUTE}app.listen(3000, '0.0.0.0')`, 'http none all unknown'],
    ['without an address', `${SDK}${ROUTE}app.listen(3000, () => console.log('up'))`, 'http none unset unknown'],
    ['on this machine', `${SDK}${ROUTE}app.listen(3000, '127.0.0.1')`, 'http none loopback unknown'],
    ['an address with a default', `${SDK}${ROUTE}app.listen(3000, process.env.HOST ?? 'localhost')`, 'http none loopback unknown'],
    ['an address at run time', `${SDK}${ROUTE}app.listen(3000, process.env.HOST)`, 'http none dynamic unknown'],
    ['a verifier', `${SDK}${ROUTE}app.use(requireBearerAuth({ verifier }))\napp.listen(3000)`, 'http oauth unset unknown'],
    [
      'a shared key',
      `${SDK}${ROUTE}app.use((req, res, next) => { if (req.headers['x-api-key'] !== process.env.KEY) return res.status(401).end(); next() })\napp.listen(3000)`,
      'http shared-key unset unknown',
    ],
    [
      'a bearer that is compared',
      `${SDK}${ROUTE}app.use((req, res, next) => { const token = req.headers.authorization?.split(' ')[1]; if (token !== process.env.MCP_TOKEN) return res.sendStatus(401); next() })\napp.listen(3000)`,
      'http shared-key unset unknown',
    ],
    [
      'a safe comparison',
      `${SDK}import { timingSafeEqual } from 'node:crypto'\n${ROUTE}app.use((req, res, next) => { if (!timingSafeEqual(Buffer.from(req.get('x-api-key') ?? ''), Buffer.from(process.env.KEY))) return res.sendStatus(401); next() })\napp.listen(3000)`,
      'http shared-key unset unknown',
    ],
    [
      'middleware of another file',
      `${SDK}import { guard } from './guard.js'\n${ROUTE}app.use('/mcp', guard)\napp.listen(3000)`,
      'http dynamic unset unknown',
    ],
    [
      'a header that is read somehow',
      `${SDK}${ROUTE}app.use((req, res, next) => { lookUp(req.headers.authorization); next() })\napp.listen(3000)`,
      'http dynamic unset unknown',
    ],
    [
      'a transport that others use',
      `${SDK}export const make = () => new StreamableHTTPServerTransport({ sessionIdGenerator: undefined })`,
      'http dynamic dynamic unknown',
    ],
    ['stdio', `${SDK}await server.connect(new StdioServerTransport())`, 'stdio none dynamic unknown'],
    [
      'read-only tools',
      `${SDK}${ROUTE}server.registerTool('a', { annotations: { readOnlyHint: true } }, async () => x)\napp.listen(3000)`,
      'http none unset read-only',
    ],
    [
      'FastMCP listens on this machine',
      "import { FastMCP } from 'fastmcp'\nconst s = new FastMCP({ name: 'a', version: '1' })\ns.start({ transportType: 'httpStream', httpStream: { port: 8080 } })",
      'http none loopback unknown',
    ],
    [
      'FastMCP on all addresses',
      "import { FastMCP } from 'fastmcp'\nconst s = new FastMCP({ name: 'a', version: '1' })\ns.start({ transportType: 'httpStream', httpStream: { port: 8080, host: '0.0.0.0' } })",
      'http none all unknown',
    ],
    [
      'FastMCP with a check',
      "import { FastMCP } from 'fastmcp'\nconst s = new FastMCP({ name: 'a', version: '1', authenticate: async (request) => { if (request.headers['x-api-key'] !== process.env.KEY) throw new Response(null, { status: 401 }); return {} } })\ns.start({ transportType: 'httpStream', httpStream: { port: 8080, host: '0.0.0.0' } })",
      'http shared-key all unknown',
    ],
    [
      'mcp-handler alone',
      "import { createMcpHandler } from 'mcp-handler'\nconst handler = createMcpHandler((server) => {})\nexport { handler as GET, handler as POST }",
      'http none unset unknown',
    ],
    [
      'mcp-handler that lets strangers pass',
      "import { createMcpHandler, withMcpAuth } from 'mcp-handler'\nconst handler = createMcpHandler((server) => {})\nconst guarded = withMcpAuth(handler, check, { required: true })\nexport { guarded as GET, guarded as POST }",
      'http oauth unset unknown',
    ],
    [
      'xmcp with one key',
      "import { apiKeyAuthMiddleware } from 'xmcp'\nexport default apiKeyAuthMiddleware({ headerName: 'x-api-key', apiKey: process.env.KEY })",
      'http shared-key dynamic unknown',
    ],
  ])('%s', async (_, source, expected) => {
    expect(await server(source)).toEqual([expected])
  })

  test('a middleware file beside a route may check', async () => {
    const source =
      "import { createMcpHandler } from 'mcp-handler'\nconst handler = createMcpHandler((server) => {})\nexport { handler as GET, handler as POST }"
    expect(await server(source, { files: { 'middleware.ts': 'export default x' } })).toEqual(['http none dynamic unknown'])
  })

  test('a client, a worker and a test of a handler are no servers on the network', async () => {
    expect(
      await server("import { Client } from '@modelcontextprotocol/sdk/client/index.js'\nclient.listen({ toolsListChanged: true })"),
    ).toEqual([])
    expect(
      await server(
        "import { createMcpHandler } from '@modelcontextprotocol/server'\nconst h = createMcpHandler(() => s)\nawait worker.listen({ toolsListChanged: true })",
      ),
    ).toEqual(['http dynamic dynamic unknown'])
  })

  test.each([
    [
      'the option',
      `${SDK}${ROUTE.replace('sessionIdGenerator: undefined', 'enableDnsRebindingProtection: false')}app.listen(3000, '127.0.0.1')`,
      'enableDnsRebindingProtection: false',
    ],
    [
      'any host',
      `${SDK}${ROUTE.replace('sessionIdGenerator: undefined', "allowedHosts: ['*']")}app.listen(3000, '127.0.0.1')`,
      'allowedHosts: ["*"]',
    ],
    [
      'any origin with credentials',
      `${SDK}import cors from 'cors'\n${ROUTE}app.use(cors({ origin: '*', credentials: true }))\napp.listen(3000)`,
      'origin: *, credentials: true',
    ],
  ])('rebinding: %s', async (_, source, expected) => {
    expect((await readCode(source, mcpServer)).filter(isServer)[0]?.rebinding?.written).toBe(expected)
  })

  test('no rebinding for the defaults and for origins that are named', async () => {
    const [found] = (
      await readCode(
        `${SDK}import cors from 'cors'\n${ROUTE}app.use(cors({ origin: 'https://acme.io', credentials: true }), cors({ origin: '*' }))\napp.listen(3000)`,
        mcpServer,
      )
    ).filter(isServer)
    expect(found?.rebinding).toBeUndefined()
  })

  test('scopes that are published and required, and the catalogue', async () => {
    const source = `${SDK}import { mcpAuthMetadataRouter } from '@modelcontextprotocol/sdk/server/auth/router.js'
const SCOPES = ['a:read', 'a:write', 'b:read', 'b:write']
app.use(mcpAuthMetadataRouter({ oauthMetadata, resourceServerUrl, scopesSupported: SCOPES }))
app.use(requireBearerAuth({ verifier, requiredScopes: ['a:read', other] }))`
    const found = (await readCode(source, mcpServer)).filter(isScopes)
    expect(
      found.map(({ role, scopes, catalog, open }) => [role, scopes.map(({ value }) => value).join(' '), catalog?.length, open]),
    ).toEqual([
      ['published', 'a:read a:write b:read b:write', 4, false],
      ['required', 'a:read', undefined, true],
    ])
  })
})

async function tools(source: string, around: Around = {}): Promise<string[]> {
  const found = (await readCode(source, mcpTools, around)).filter(isTool)
  return found.map(({ name, does, readOnly, server: on, scoped }) =>
    [name, does ?? '-', ...(readOnly ? ['read-only'] : []), on, ...(scoped ? ['scoped'] : [])].join(' '),
  )
}

const TYPES = "import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'\n"

describe('tools', () => {
  test.each([
    ['by name', `${TYPES}server.registerTool('delete_ticket', {}, async () => x)`, 'delete_ticket deletes unknown'],
    ['by description', `${TYPES}server.tool('ticket', 'Refunds an order', {}, async () => x)`, 'ticket refunds unknown'],
    [
      'by hint',
      `${TYPES}server.registerTool('reset', { annotations: { destructiveHint: true } }, async () => x)`,
      'reset is marked as destructive unknown',
    ],
    ['roles', `${TYPES}server.registerTool('set_user_role', {}, async () => x)`, 'set_user_role changes access unknown'],
    ['personal data', `${TYPES}server.registerTool('export_users', {}, async () => x)`, 'export_users reads personal data unknown'],
    ['a harmless one', `${TYPES}server.registerTool('list_deleted', {}, async () => x)`, 'list_deleted - unknown'],
    ['reading an invoice', `${TYPES}server.registerTool('get_invoice', {}, async () => x)`, 'get_invoice - unknown'],
    [
      'a handler that looks at scopes',
      `${TYPES}server.registerTool('delete_ticket', {}, async (a, { authInfo }) => { if (!authInfo.scopes.includes('t:delete')) throw 1 })`,
      'delete_ticket deletes unknown scoped',
    ],
    [
      'a wrapper that asks for one',
      `${TYPES}server.registerTool('delete_ticket', {}, withScope('t:delete', async () => x))`,
      'delete_ticket deletes unknown scoped',
    ],
    [
      'a handler of another file',
      `${TYPES}import { handle } from './h.js'\nserver.registerTool('delete_ticket', {}, handle)`,
      'delete_ticket deletes unknown scoped',
    ],
    [
      'FastMCP with canAccess',
      "import { FastMCP } from 'fastmcp'\nserver.addTool({ name: 'delete_ticket', canAccess: (a) => a.ok, execute: async () => x })",
      'delete_ticket deletes unknown scoped',
    ],
    [
      'a list of tools',
      "import { Server } from '@modelcontextprotocol/sdk/server/index.js'\nserver.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: [{ name: 'drop_table', description: 'x', inputSchema: {} }] }))",
      'drop_table drops unknown',
    ],
    [
      'stdio',
      `${TYPES}import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'\nserver.registerTool('delete_ticket', {}, async () => x)\nserver.connect(new StdioServerTransport())`,
      'delete_ticket deletes stdio',
    ],
    [
      'an open network',
      `${SDK}${ROUTE}server.registerTool('delete_ticket', {}, async () => x)\napp.listen(3000)`,
      'delete_ticket deletes network-unauthenticated',
    ],
    [
      'a scope that writes for the whole server',
      `${SDK}${ROUTE}app.use(requireBearerAuth({ verifier, requiredScopes: ['t:write'] }))\nserver.registerTool('delete_ticket', {}, async () => x)\napp.listen(3000)`,
      'delete_ticket deletes network scoped',
    ],
  ])('%s', async (_, source, expected) => {
    expect(await tools(source)).toEqual([expected])
  })

  test('a tool of another kind of library is none', async () => {
    expect(await tools("toolbox.tool('delete', async () => x)")).toEqual([])
  })

  test('an xmcp file', async () => {
    const source =
      "export const schema = { api_key: z.string() }\nexport const metadata = { name: 'purge_cache', annotations: { readOnlyHint: false } }\nexport default async function purge() { return 'inputSchema' }"
    expect(await tools(source, { path: 'src/tools/purge.ts' })).toEqual(['purge_cache purges unknown'])
  })
})

describe('parameters that a model fills in', () => {
  const fields = async (source: string) =>
    (await readCode(source, mcpTools)).filter(isParameter).map(({ of, owner, field }) => `${of} ${owner} ${field.value} ${under(field.at)}`)

  test.each([
    ['zod', `${TYPES}server.registerTool('q', { inputSchema: { api_key: z.string() } }, async () => x)`, ['tool q api_key api_key']],
    [
      'z.object',
      `${TYPES}server.registerTool('q', { inputSchema: z.object({ 'api_key': z.string().optional() }) }, async () => x)`,
      ['tool q api_key api_key'],
    ],
    [
      'a shape in a constant',
      `${TYPES}const shape = { token: z.string() }\nserver.tool('q', shape, async () => x)`,
      ['tool q token token'],
    ],
    [
      'JSON schema',
      "const tools = [{ name: 'q', input_schema: { type: 'object', properties: { password: { type: 'string' }, count: { type: 'number' } } } }]",
      ['tool q password password'],
    ],
    [
      'an agent SDK',
      "import { tool } from '@openai/agents'\nexport const q = tool({ name: 'q', description: 'x', parameters: z.object({ secret: z.string() }), execute: async () => x })",
      ['tool q secret secret'],
    ],
    [
      'a form',
      "server.server.elicitInput({ message: 'x', requestedSchema: { type: 'object', properties: { password: { type: 'string' } } } })",
      ['elicitation-form  password password'],
    ],
    ['a prompt', `${TYPES}server.registerPrompt('p', { argsSchema: { api_key: z.string() } }, () => x)`, ['prompt p api_key api_key']],
    [
      'a URL with a credential',
      "server.server.elicitInput({ mode: 'url', message: 'x', url: `https://acme.io/connect?api_key=${key}` })",
      ['elicitation-url  api_key api_key'],
    ],
  ])('%s', async (_, source, expected) => {
    expect(await fields(source)).toEqual(expected)
  })

  test.each([
    [
      'numbers and flags',
      `${TYPES}server.registerTool('q', { inputSchema: { max_tokens: z.number(), has_password: z.boolean() } }, async () => x)`,
    ],
    ['URL mode', "server.server.elicitInput({ mode: 'url', message: 'x', url: 'https://acme.io/connect', elicitationId: id })"],
    ['parameters of something else', "const spec = { parameters: { token: 'x' } } // inputSchema"],
  ])('nothing for %s', async (_, source) => {
    expect(await fields(source)).toEqual([])
  })
})
