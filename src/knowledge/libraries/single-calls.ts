import type { LibraryCall, Packages } from './row.ts'

/** A call of a library of which a question asks for nothing else. */
export type SingleCall = LibraryCall<
  'has-no-secret' | 'finds-issuer' | 'describes-tool' | 'checks-scopes' | 'takes-key-from-query' | 'compares-bearer' | 'asks-for-key' | 'builds-jwt' | 'builds-other-token' | 'makes-oidc-provider' | 'depends' | 'takes-bearer' | 'asks-for-bearer' | 'logs-requests'
>

const SCRIPT = { language: 'typescript', options: {} } as const
const PYTHON = { language: 'python', options: {} } as const
const OF_ISSUER = { ...SCRIPT, package: ['oauth4webapi', 'openid-client'] } as const
const JOSE = { ...SCRIPT, package: 'jose', docs: 'https://github.com/panva/jose/blob/main/docs/jwt/sign/classes/SignJWT.md' } as const

export const singleCalls: readonly SingleCall[] = [
  {
    ...OF_ISSUER, call: 'None', means: 'has-no-secret', docs: 'https://github.com/panva/oauth4webapi/blob/main/docs/functions/None.md',
    is: ["import * as oauth from 'oauth4webapi'\noauth.None()"], isNot: ["import * as oauth from 'oauth4webapi'\noauth.ClientSecretPost(secret)"],
  },
  {
    ...OF_ISSUER, call: ['discovery', 'discoveryRequest'], means: 'finds-issuer', docs: 'https://github.com/panva/openid-client/blob/main/docs/functions/allowInsecureRequests.md',
    is: ["import * as client from 'openid-client'\nclient.discovery(url, id)"], isNot: ["import * as client from 'openid-client'\nclient.randomState()"],
  },
  {
    ...PYTHON, package: 'mcp', call: 'Tool', means: 'describes-tool', docs: 'https://github.com/modelcontextprotocol/python-sdk/blob/v1.x/README.md#low-level-server',
    is: ['import mcp.types as types\ntypes.Tool(name="find", inputSchema={})'], isNot: ['import mcp.types as types\ntypes.TextContent(type="text", text=text)'],
  },
  {
    ...PYTHON, package: 'fastmcp', call: 'AuthMiddleware', means: 'checks-scopes', docs: 'https://gofastmcp.com/servers/authorization',
    is: ['from fastmcp.server.middleware import AuthMiddleware\nAuthMiddleware(auth=require_scopes("read"))'], isNot: ['from fastmcp.server.middleware.logging import LoggingMiddleware\nLoggingMiddleware()'],
  },
  {
    ...PYTHON, package: 'fastapi', call: 'APIKeyQuery', means: 'takes-key-from-query', docs: 'https://fastapi.tiangolo.com/reference/security/#fastapi.security.APIKeyQuery',
    is: ['from fastapi.security import APIKeyQuery\nAPIKeyQuery(name="key")'], isNot: ['from fastapi.security import APIKeyHeader\nAPIKeyHeader(name="key")'],
  },
  {
    ...PYTHON, package: 'fastapi', call: ['Depends', 'Security'], means: 'depends', docs: 'https://fastapi.tiangolo.com/reference/dependencies/',
    is: ['from fastapi import Depends\nDepends(bearer)', 'import fastapi\nfastapi.Security(bearer)'], isNot: ['from fastapi import Header\nHeader()'],
  },
  {
    ...PYTHON, package: 'fastapi', call: ['HTTPBearer', 'OAuth2PasswordBearer'], means: 'takes-bearer', docs: 'https://fastapi.tiangolo.com/reference/security/#fastapi.security.HTTPBearer',
    is: ['from fastapi.security import HTTPBearer\nHTTPBearer()', 'from fastapi.security import OAuth2PasswordBearer\nOAuth2PasswordBearer(tokenUrl="token")'], isNot: ['from fastapi.security import HTTPBasic\nHTTPBasic()'],
  },
  {
    ...SCRIPT, package: 'passport-http-bearer', call: 'Strategy', means: 'asks-for-bearer', docs: 'https://www.passportjs.org/packages/passport-http-bearer/',
    is: ["import { Strategy } from 'passport-http-bearer'\nnew Strategy((token, done) => done(null, false))"], isNot: ["import { Strategy } from 'passport-local'\nnew Strategy((name, password, done) => done(null, false))"],
  },
  {
    ...SCRIPT, package: 'hono/bearer-auth', call: 'bearerAuth', means: 'compares-bearer', docs: 'https://hono.dev/docs/middleware/builtin/bearer-auth',
    is: ["import { bearerAuth } from 'hono/bearer-auth'\nbearerAuth({ token })"], isNot: ["import { basicAuth } from 'hono/basic-auth'\nbasicAuth({ username, password })"],
  },
  {
    ...SCRIPT, package: 'xmcp', call: 'apiKeyAuthMiddleware', means: 'asks-for-key', docs: 'https://xmcp.dev/docs/authentication/api-key',
    is: ["import { apiKeyAuthMiddleware } from 'xmcp'\napiKeyAuthMiddleware({ apiKey })"], isNot: ["import { jwtAuthMiddleware } from 'xmcp'\njwtAuthMiddleware({ secret })"],
  },
  // Each request with all its headers, as its serializer by itself: https://github.com/pinojs/pino-std-serializers#exportsreqreq
  {
    language: 'typescript', options: { settings: 0 }, package: 'pino-http', call: ['', 'default', 'pinoHttp'], means: 'logs-requests', docs: 'https://github.com/pinojs/pino-http#readme',
    is: ["import { pinoHttp } from 'pino-http'\npinoHttp({ logger })", "import pinoHttp from 'pino-http'\npinoHttp()"], isNot: ["import { stdSerializers } from 'pino-http'\nstdSerializers.req(request)"],
  },
  {
    language: 'typescript', options: {}, package: 'nestjs-pino', call: ['LoggerModule.forRoot', 'LoggerModule.forRootAsync'], means: 'logs-requests', docs: 'https://github.com/iamolegga/nestjs-pino#readme',
    is: ["import { LoggerModule } from 'nestjs-pino'\nLoggerModule.forRoot()"], isNot: ["import { PinoLogger } from 'nestjs-pino'\nPinoLogger.root.info('up')"],
  },
  {
    ...JOSE, call: 'SignJWT', means: 'builds-jwt', is: ["import { SignJWT } from 'jose'\nnew SignJWT({})"], isNot: ["import { jwtVerify } from 'jose'\njwtVerify(token, key)"],
  },
  {
    ...JOSE, call: ['EncryptJWT', 'UnsecuredJWT'], means: 'builds-other-token', is: ["import { EncryptJWT } from 'jose'\nnew EncryptJWT({})"], isNot: ["import { CompactSign } from 'jose'\nnew CompactSign(bytes)"],
  },
  {
    ...SCRIPT, package: 'oidc-provider', call: ['', 'Provider'], means: 'makes-oidc-provider', docs: 'https://github.com/panva/node-oidc-provider/blob/main/docs/README.md',
    is: ["import { Provider } from 'oidc-provider'\nnew Provider(issuer, {})", "import Provider from 'oidc-provider'\nnew Provider(issuer, {})"], isNot: ["import { errors } from 'oidc-provider'\nnew errors.InvalidToken('no')"],
  },
]

/** What MCP servers of Python are made with. */
export const pythonMcp: Packages = {
  language: 'python', packages: ['mcp', 'fastmcp'], docs: 'https://gofastmcp.com/getting-started/welcome',
  is: ['from mcp.server.fastmcp import FastMCP\nFastMCP("desk")'], isNot: ['from mcpgateway.models import Tool\nTool()'],
}

/** What only servers of MCP depend on: the SDK itself has clients as well. */
export const ofMcpServers: Packages = {
  language: 'typescript', packages: ['fastmcp', 'mcp-handler', 'xmcp', '@modelcontextprotocol/server', '@modelcontextprotocol/express'], docs: 'https://github.com/modelcontextprotocol/typescript-sdk#readme',
  is: ["import { FastMCP } from 'fastmcp'\nnew FastMCP({ name: 'desk' })"], isNot: ["import { Client } from '@modelcontextprotocol/sdk/client/index.js'\nnew Client({ name: 'desk' })"],
}
