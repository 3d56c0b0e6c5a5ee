import type { ScopeSet } from '../../model/index.ts'
import type { LibraryCall, Place, Proof } from './row.ts'

/** What makes an MCP server, or connects it. */
export type McpServerCall = LibraryCall<'makes-server' | 'makes-stdio-transport' | 'makes-http-transport' | 'makes-app' | 'makes-route' | 'asks-for-key' | 'is-module-of-nest'>

const SDK_DOCS = 'https://github.com/modelcontextprotocol/typescript-sdk/blob/v1.x/docs/server.md'
const FASTMCP_DOCS = 'https://gofastmcp.com/deployment/running-server'
const MCP_HANDLER = ['mcp-handler', '@vercel/mcp-adapter']
const SCRIPT = { language: 'typescript', options: {} } as const
const PYTHON = { language: 'python', options: {} } as const

/** Packages that MCP servers of TypeScript are made with. */
const PACKAGES = [
  '@modelcontextprotocol/sdk', '@modelcontextprotocol/server', '@modelcontextprotocol/server-legacy', '@modelcontextprotocol/express', '@modelcontextprotocol/hono', '@modelcontextprotocol/node',
  'fastmcp', 'xmcp', 'mcp-handler', '@vercel/mcp-adapter', 'mcp-framework', '@hono/mcp', 'agents/mcp', 'mcp-use',
]

const HTTP_TRANSPORTS = [
  ...['', 'WebStandard', 'Node', 'Express', 'Fetch'].flatMap((front) => [`${front}StreamableHTTPServerTransport`, `${front}StreamableHTTPTransport`]),
  'SSEServerTransport', 'PerRequestHTTPServerTransport',
]

export const mcpServerCalls: readonly McpServerCall[] = [
  {
    ...SCRIPT, means: 'makes-server', package: PACKAGES, call: ['McpServer', 'Server', 'FastMCP'],
    docs: SDK_DOCS, is: ["import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'\nnew McpServer({ name: 'desk' })", "import { FastMCP } from 'fastmcp'\nnew FastMCP({ name: 'desk' })"], isNot: ["import { Client } from '@modelcontextprotocol/sdk/client/index.js'\nnew Client({ name: 'desk' })"],
  },
  {
    ...PYTHON, means: 'makes-server', package: 'fastmcp', call: ['FastMCP', 'Server'],
    docs: 'https://gofastmcp.com/servers/server', is: ["from fastmcp import FastMCP\nFastMCP('desk')"], isNot: ["from fastmcp import Client\nClient('desk.py')"],
  },
  {
    ...SCRIPT, means: 'makes-stdio-transport', package: PACKAGES, call: 'StdioServerTransport',
    docs: SDK_DOCS, is: ["import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'\nnew StdioServerTransport()"], isNot: ["import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'\nnew StdioClientTransport({ command })"],
  },
  {
    ...SCRIPT, means: 'makes-http-transport', package: PACKAGES, call: HTTP_TRANSPORTS,
    docs: SDK_DOCS, is: ["import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'\nnew StreamableHTTPServerTransport({})", "import { StreamableHTTPTransport } from '@hono/mcp'\nnew StreamableHTTPTransport()"], isNot: ["import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'\nnew StreamableHTTPClientTransport(url)"],
  },
  {
    ...SCRIPT, means: 'makes-app', package: PACKAGES, call: ['createMcpExpressApp', 'createMcpHonoApp', 'hostHeaderValidation'],
    docs: 'https://github.com/modelcontextprotocol/typescript-sdk/blob/main/docs/server.md', is: ["import { createMcpExpressApp } from '@modelcontextprotocol/express'\ncreateMcpExpressApp()"], isNot: ["import { mcpAuthRouter } from '@modelcontextprotocol/sdk/server/auth/router.js'\nmcpAuthRouter({ provider })"],
  },
  {
    ...SCRIPT, means: 'makes-route', package: MCP_HANDLER, call: ['', 'createMcpHandler', 'createMcpRouteHandler'],
    docs: 'https://github.com/vercel/mcp-handler#readme', is: ["import { createMcpHandler } from 'mcp-handler'\ncreateMcpHandler(setUp)", "import createMcpHandler from '@vercel/mcp-adapter'\ncreateMcpHandler(setUp)"], isNot: ["import { withMcpAuth } from 'mcp-handler'\nwithMcpAuth(handler, verify)"],
  },
  {
    ...SCRIPT, means: 'makes-route', package: '@modelcontextprotocol/server', call: 'createMcpHandler',
    docs: 'https://github.com/modelcontextprotocol/typescript-sdk/blob/main/docs/server.md', is: ["import { createMcpHandler } from '@modelcontextprotocol/server'\ncreateMcpHandler(server)"], isNot: ["import { fromJsonSchema } from '@modelcontextprotocol/server'\nfromJsonSchema(schema)"],
  },
  {
    ...SCRIPT, means: 'asks-for-key', package: 'xmcp', call: 'apiKeyAuthMiddleware',
    docs: 'https://xmcp.dev/docs/authentication/api-key', is: ["import { apiKeyAuthMiddleware } from 'xmcp'\napiKeyAuthMiddleware({ apiKey })"], isNot: ["import { jwtAuthMiddleware } from 'xmcp'\njwtAuthMiddleware({ secret })"],
  },
  {
    ...SCRIPT, means: 'is-module-of-nest', package: '@rekog/mcp-nest', call: 'McpModule.forRoot',
    docs: 'https://github.com/rekog-labs/MCP-Nest#readme', is: ["import { McpModule } from '@rekog/mcp-nest'\nMcpModule.forRoot({ name: 'desk' })"], isNot: ["import { McpAuthModule } from '@rekog/mcp-nest'\nMcpAuthModule.forRoot({})"],
  },
]

/**
 * Servers of Cloudflare's Agents SDK, which a Worker hands its requests to: classes that are told a path, `MyMCP.serve('/mcp')`, and a
 * function that makes such a handler.
 */
export const workerServerCalls: readonly LibraryCall<'is-worker-agent' | 'makes-worker-handler'>[] = [
  {
    ...SCRIPT, means: 'is-worker-agent', package: 'agents/mcp', call: 'McpAgent',
    docs: 'https://developers.cloudflare.com/agents/model-context-protocol/mcp-agent-api/', is: ["import { McpAgent } from 'agents/mcp'\nMcpAgent()"], isNot: ["import { MCPClientManager } from 'agents/mcp/client'\nnew MCPClientManager('desk', '1.0.0')"],
  },
  {
    ...SCRIPT, means: 'makes-worker-handler', package: ['agents/mcp', 'agents/mcp/server'], call: 'createMcpHandler',
    docs: 'https://developers.cloudflare.com/agents/model-context-protocol/mcp-handler-api/', is: ["import { createMcpHandler } from 'agents/mcp'\ncreateMcpHandler(server)"], isNot: ["import { getMcpAuthContext } from 'agents/mcp'\ngetMcpAuthContext()"],
  },
]

const OBJECTS = ['FastMCP', 'MCPServer', 'Server']
const below = (names: readonly string[]) => OBJECTS.flatMap((one) => names.map((name) => `${one}().${name}`))
const STARTS = ['run', 'run_async', 'run_http_async', 'run_streamable_http_async', 'run_sse_async', 'run_stdio_async']
const APPS = ['http_app', 'streamable_http_app', 'sse_app']

/** Servers that are objects with a method to start them, those methods, and what makes part of an application of one. */
export const startableServers: readonly LibraryCall<'makes-server' | 'starts-server' | 'makes-app'>[] = [
  {
    ...PYTHON, means: 'makes-server', package: ['fastmcp', 'mcp'], call: [...OBJECTS, ...OBJECTS.flatMap((one) => [`${one}.from_openapi`, `${one}.from_fastapi`])],
    docs: 'https://gofastmcp.com/integrations/openapi', is: ["from mcp.server.fastmcp import FastMCP\nFastMCP('desk')", "from mcp.server.lowlevel import Server\nServer('desk')", "from fastmcp import FastMCP\nFastMCP.from_openapi(spec)"], isNot: ["from fastmcp import Client\nClient('desk.py')"],
  },
  {
    ...SCRIPT, means: 'makes-server', package: 'fastmcp', call: OBJECTS,
    docs: 'https://github.com/punkpeye/fastmcp#quickstart', is: ["import { FastMCP } from 'fastmcp'\nnew FastMCP({ name: 'desk' })"], isNot: ["import { UserError } from 'fastmcp'\nnew UserError('no')"],
  },
  {
    ...PYTHON, means: 'starts-server', package: ['fastmcp', 'mcp'], call: below(STARTS),
    docs: FASTMCP_DOCS, is: ["from fastmcp import FastMCP\nmcp = FastMCP('desk')\nmcp.run()"], isNot: ["from fastmcp import FastMCP\nmcp = FastMCP('desk')\nmcp.mount(other)"],
  },
  {
    ...SCRIPT, means: 'starts-server', package: 'fastmcp', call: below(['start']),
    docs: 'https://github.com/punkpeye/fastmcp#quickstart', is: ["import { FastMCP } from 'fastmcp'\nconst server = new FastMCP({})\nserver.start({ transportType: 'stdio' })"], isNot: ["import { FastMCP } from 'fastmcp'\nconst server = new FastMCP({})\nserver.stop()"],
  },
  {
    ...PYTHON, means: 'makes-app', package: ['fastmcp', 'mcp'], call: below(APPS),
    docs: FASTMCP_DOCS, is: ["from fastmcp import FastMCP\nmcp = FastMCP('desk')\nmcp.http_app()"], isNot: ["from fastmcp import FastMCP\nmcp = FastMCP('desk')\nmcp.run()"],
  },
  {
    ...PYTHON, means: 'makes-app', package: 'mcp', call: ['StreamableHTTPSessionManager', 'SseServerTransport', 'StreamableHTTPServerTransport'],
    docs: 'https://github.com/modelcontextprotocol/python-sdk/blob/v1.x/README.md#advanced-usage', is: ["from mcp.server.sse import SseServerTransport\nSseServerTransport('/messages/')"], isNot: ["from mcp.server.stdio import stdio_server\nstdio_server()"],
  },
  {
    ...PYTHON, means: 'makes-app', package: 'fastmcp', call: ['create_sse_app', 'create_streamable_http_app'],
    docs: FASTMCP_DOCS, is: ["from fastmcp.server.http import create_streamable_http_app\ncreate_streamable_http_app(server)"], isNot: ["from fastmcp.server.http import set_http_request\nset_http_request(request)"],
  },
  {
    ...PYTHON, means: 'makes-app', package: 'fastapi_mcp', call: 'FastApiMCP',
    docs: 'https://github.com/tadata-org/fastapi_mcp#readme', is: ["from fastapi_mcp import FastApiMCP\nFastApiMCP(app)"], isNot: ["from fastapi_mcp import AuthConfig\nAuthConfig()"],
  },
]

/** Settings of a server's transport for the hosts that it answers to. */
export const hostSettings: readonly LibraryCall<'sets-hosts'>[] = [
  {
    ...PYTHON, means: 'sets-hosts', package: 'mcp', call: 'TransportSecuritySettings',
    docs: 'https://github.com/modelcontextprotocol/python-sdk/blob/v1.x/src/mcp/server/transport_security.py', is: ["from mcp.server.transport_security import TransportSecuritySettings\nTransportSecuritySettings(allowed_hosts=[])"], isNot: ["from mcp.server.auth.settings import AuthSettings\nAuthSettings(issuer_url=url)"],
  },
]

/** What verifies tokens, or publishes where they come from. */
export interface TokenVerifier extends LibraryCall<'verifies-tokens'> {
  /** An option that has to be true. */
  readonly options: { readonly when?: Place }
}

const VERIFIES = { ...SCRIPT, means: 'verifies-tokens' } as const
const WRAPPERS = ['withMcpAuth', 'experimental_withMcpAuth']

/** https://github.com/vercel/mcp-handler#authorization */
export const optionalVerifiers: readonly TokenVerifier[] = [
  {
    ...VERIFIES, package: MCP_HANDLER, call: WRAPPERS, options: { when: '2.required' },
    docs: 'https://github.com/vercel/mcp-handler#authorization', is: ["import { withMcpAuth } from 'mcp-handler'\nwithMcpAuth(handler, verify, { required: true })"], isNot: ["import { createMcpHandler } from 'mcp-handler'\ncreateMcpHandler(setUp)"],
  },
]

export const tokenVerifiers: readonly TokenVerifier[] = [
  ...optionalVerifiers,
  {
    ...VERIFIES, package: 'jsonwebtoken', call: 'verify',
    docs: 'https://github.com/auth0/node-jsonwebtoken#readme', is: ["import jwt from 'jsonwebtoken'\njwt.verify(token, key)"], isNot: ["import jwt from 'jsonwebtoken'\njwt.decode(token)"],
  },
  {
    ...VERIFIES, package: 'express-oauth2-jwt-bearer', call: 'auth',
    docs: 'https://github.com/auth0/node-oauth2-jwt-bearer/tree/main/packages/express-oauth2-jwt-bearer#readme', is: ["import { auth } from 'express-oauth2-jwt-bearer'\nauth({ audience })"], isNot: ["import { requiredScopes } from 'express-oauth2-jwt-bearer'\nrequiredScopes('desk')"],
  },
  {
    ...VERIFIES, package: 'mcp-auth', call: ['bearerAuth', 'MCPAuth().bearerAuth'],
    docs: 'https://mcp-auth.dev/docs/configure-server/bearer-auth', is: ["import { MCPAuth } from 'mcp-auth'\nconst auth = new MCPAuth({})\nauth.bearerAuth('jwt')"], isNot: ["import { MCPAuth } from 'mcp-auth'\nconst auth = new MCPAuth({})\nauth.delegatedRouter()"],
  },
  {
    ...VERIFIES, package: 'better-auth', call: 'withMcpAuth',
    docs: 'https://www.better-auth.com/docs/plugins/mcp', is: ["import { withMcpAuth } from 'better-auth/plugins'\nwithMcpAuth(auth, handler)"], isNot: ["import { oAuthDiscoveryMetadata } from 'better-auth/plugins'\noAuthDiscoveryMetadata(auth)"],
  },
  {
    ...VERIFIES, package: '@cloudflare/workers-oauth-provider', call: ['', 'OAuthProvider'],
    docs: 'https://github.com/cloudflare/workers-oauth-provider#readme', is: ["import OAuthProvider from '@cloudflare/workers-oauth-provider'\nnew OAuthProvider({})"], isNot: ["import { getOAuthApi } from '@cloudflare/workers-oauth-provider'\ngetOAuthApi(options, env)"],
  },
  {
    ...VERIFIES, package: 'xmcp', call: 'jwtAuthMiddleware',
    docs: 'https://xmcp.dev/docs/authentication/jwt', is: ["import { jwtAuthMiddleware } from 'xmcp'\njwtAuthMiddleware({ secret })"], isNot: ["import { apiKeyAuthMiddleware } from 'xmcp'\napiKeyAuthMiddleware({ apiKey })"],
  },
]

/** Where a server names its scopes. */
export interface ScopesCall extends LibraryCall<'names-scopes'> {
  readonly options: { readonly scopes: Place }
  readonly role: ScopeSet['role']
}

export const scopesCalls: readonly ScopesCall[] = [
  {
    ...SCRIPT, means: 'names-scopes', package: MCP_HANDLER, call: WRAPPERS, options: { scopes: '2.requiredScopes' }, role: 'required',
    docs: 'https://github.com/vercel/mcp-handler#authorization', is: ["import { withMcpAuth } from 'mcp-handler'\nwithMcpAuth(handler, verify, { requiredScopes: ['desk'] })"], isNot: ["import { createMcpHandler } from 'mcp-handler'\ncreateMcpHandler(setUp)"],
  },
  {
    ...SCRIPT, means: 'names-scopes', package: 'mcp-auth', call: ['bearerAuth', 'MCPAuth().bearerAuth'], options: { scopes: '1.requiredScopes' }, role: 'required',
    docs: 'https://mcp-auth.dev/docs/configure-server/bearer-auth', is: ["import { MCPAuth } from 'mcp-auth'\nconst auth = new MCPAuth({})\nauth.bearerAuth('jwt', { requiredScopes: ['desk'] })"], isNot: ["import { MCPAuth } from 'mcp-auth'\nnew MCPAuth({})"],
  },
  {
    ...SCRIPT, means: 'names-scopes', package: 'fastmcp', call: 'FastMCP', options: { scopes: '0.oauth.protectedResource.scopesSupported' }, role: 'published',
    docs: 'https://github.com/punkpeye/fastmcp#oauth-support', is: ["import { FastMCP } from 'fastmcp'\nnew FastMCP({ oauth: {} })"], isNot: ["import { UserError } from 'fastmcp'\nnew UserError('no')"],
  },
]

/** A function of the SDK that is told scopes, by its name wherever it comes from: programs hand it on. */
export interface NamedScopes extends Proof {
  readonly name: RegExp
  /** A word of every file that names it. */
  readonly word: string
  readonly option: string
  readonly role: ScopeSet['role']
}

export const namedScopes: readonly NamedScopes[] = [
  {
    name: /^mcpAuth(?:Metadata)?Router$/, word: 'mcpAuth', option: 'scopesSupported', role: 'published', docs: SDK_DOCS,
    is: ["import { mcpAuthRouter } from './sdk.js'\nmcpAuthRouter({ provider, scopesSupported: ['desk'] })"], isNot: ["import { mcpAuthRouters } from './sdk.js'\nmcpAuthRouters({ provider, scopesSupported: ['desk'] })"],
  },
  {
    name: /^(?:requireBearerAuth|requireScopes)$/, word: 'requireBearerAuth', option: 'requiredScopes', role: 'required', docs: SDK_DOCS,
    is: ["import { requireBearerAuth } from './sdk.js'\nrequireBearerAuth({ verifier, requiredScopes: ['desk'] })"], isNot: ["import { requireBearer } from './sdk.js'\nrequireBearer({ verifier, requiredScopes: ['desk'] })"],
  },
]
