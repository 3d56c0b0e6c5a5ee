import { oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

const HTTP_METHODS = oneOf('', /all|get|post|put|delete|patch/)

export const takesRoute: Words = {
  because: 'What registers a route or a router under a path, in frameworks of Node.js and Python, or makes a router for one.',
  pattern: whole(
    '',
    HTTP_METHODS,
    /use|[rR]oute|register|on|[mM]ount|include_router|(?:add_)?(?:api_)?route|add_(?:post|url_rule)|APIRouter|Router|Blueprint/,
  ),
  is: ['post', 'use', 'route', 'Mount', 'include_router', 'add_api_route', 'APIRouter'],
  isNot: ['router', 'listen', 'getAll', 'posted', 'addHook'],
}

export const takesPath: Words = {
  because: 'What takes a path and what runs for it: https://expressjs.com/en/guide/routing.html',
  pattern: whole('', HTTP_METHODS, /use/),
  is: ['post', 'all', 'use'],
  isNot: ['route', 'on', 'mount', 'posted'],
}

export const mcpPath: Words = {
  because: 'A path of MCP: it has the word as a whole one.',
  pattern: /(?:^|[/_.-])mcp(?:[/_.?-]|$)/i,
  is: ['/mcp', 'mcp', '/api/mcp/:id', '/mcp-admin', '/:version?/mcp'],
  isNot: ['/mcpx', '/tools', '/amcp'],
}

export const takesMiddleware: Words = {
  because: 'What takes middleware, or options with hooks, in frameworks of Node.js.',
  pattern: whole('', HTTP_METHODS, /use|route|register|on|addHook|guard|derive|resolve|pre|ext|openapi|before|onBeforeHandle|onRequest/),
  is: ['use', 'post', 'addHook', 'derive', 'ext', 'onBeforeHandle'],
  isNot: ['listen', 'decorate', 'add_middleware', 'once'],
}

export const standsInFrontOfAll: Words = {
  because: 'What puts something in front of every route of an app: https://fastify.dev/docs/latest/Reference/Hooks/',
  pattern: whole(
    '',
    /use|all|addHook|hook|pre|ext|guard|derive|resolve|onBeforeHandle|onRequest|before|beforeAll/,
    /(?:add_)?middleware|before_(?:app_)?request|on_request/,
  ),
  is: ['use', 'addHook', 'add_middleware', 'before_request', 'onBeforeHandle'],
  isNot: ['post', 'after_request', 'useRouter', 'mount'],
}

export const isForOneRoute: Words = {
  because: 'What registers one route, tool or router, whose options are for no other.',
  pattern: whole('', HTTP_METHODS, /head|options|route|on|register|mount|include_router|api_route|add_\w{1,40}|tool|resource|prompt/),
  is: ['post', 'route', 'include_router', 'add_api_route', 'tool'],
  isNot: ['http_app', 'run', 'FastAPI', 'use'],
}

export const requestType: Words = {
  because: 'What frameworks call the type of the request that a server got, or of the context that has it.',
  pattern: whole('', /\w{0,20}Request|HTTPConnection|ASGIConnection|WebSocket|IncomingMessage|(?:\w{1,20})?Context|H3Event/),
  is: ['Request', 'FastifyRequest', 'HttpRequest', 'ASGIConnection', 'IncomingMessage', 'ParameterizedContext'],
  isNot: ['Response', 'RequestHandler', 'Client', 'ClientSession'],
}

export const runsInFront: Words = {
  because:
    'What the options of a route, or the stages of an app, call what runs before the handler: https://fastify.dev/docs/latest/Reference/Hooks/',
  pattern: whole(
    'i',
    /on_?request|pre_?(?:handler|validation|parsing|auth|response)?|on_?pre_?(?:auth|handler|response)|on_?(?:credentials|before_?handle)/,
    /before(?:_?(?:handle|all|request))?|middlewares?|guards?|hooks?|dependencies|derive|resolve/,
  ),
  is: ['preHandler', 'onRequest', 'beforeHandle', 'middleware', 'guards', 'onPreHandler'],
  isNot: ['handler', 'schema', 'onSend', 'onResponse', 'prefix', 'preload', 'afterHandle', 'config'],
}

export const routeOfMcp: Words = {
  because: 'A path of MCP that code gives to a route or router: https://modelcontextprotocol.io/specification/2025-11-25/basic/transports',
  pattern: /["'`}]\/(?:[^?#\s"'`]{0,200}[/_.-])?mcp(?:["'`/_.?-]|$)/i,
  is: ["app.post('/mcp', answer)", 'Mount("/api/mcp", app)', '`${base}/mcp`'],
  isNot: ["from '@depot/mcp'", "import './mcp.js'", '"/mcpx"'],
}

export const mountsRouter: Words = {
  because:
    'A router of MCP that is taken into an application: https://fastapi.tiangolo.com/reference/fastapi/#fastapi.FastAPI.include_router.',
  pattern: /\.(?:include_router|register_blueprint|use|route|register)\(\s{0,40}[^\n]{0,200}mcp/i,
  is: [
    'app.include_router(mcp_router)',
    "app.use('/mcp', mcpRouter)",
    "app.route('/', mcpRoutes)",
    'app.register_blueprint(mcp.blueprint)',
  ],
  isNot: ['app.include_router(health.router)', 'mcp.run()', 'app.use(cors())'],
}

export const mayBeMcpPath: Words = {
  because: 'Paths and names of what MCP may be answered at, its older transport among them.',
  pattern: /mcp|sse|messages?\b|rpc|stream/i,
  is: ['"/mcp"', 'mcp_router', '"/messages/"', '"/sse"', 'rpc_router'],
  isNot: ['"/admin/state"', 'people_router', '"/health"'],
}

export const handsRoutesOut: Words = {
  because: 'What makes a tool of each route of an application, which asks of callers what the route does.',
  pattern: /\b(?:FastApiMCP|from_fastapi|from_openapi)\(/,
  is: ['FastApiMCP(app)', 'FastMCP.from_fastapi(app)', 'FastMCP.from_openapi(openapi_spec=spec)'],
  isNot: ['FastMCP("desk")', 'from fastapi_mcp import FastApiMCP'],
}
