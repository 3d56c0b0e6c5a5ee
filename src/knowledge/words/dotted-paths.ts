import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Dotted paths by which code reaches what libraries give, where a call of the library is not what is asked for.

export const unreadAnswer: Words = {
  because: 'Calls whose answers show nothing before they are read.',
  pattern: /^(?:fetch|globalThis\.fetch|(?:requests|httpx|aiohttp|urllib3?|niquests)\.)/,
  is: ['fetch', 'requests.post', 'aiohttp.ClientSession().post'],
  isNot: ['axios.post', 'got.post', 'requested.post'],
}

export const queryMarker: Words = {
  because: 'The default of a parameter that comes from the query: https://fastapi.tiangolo.com/reference/parameters/#fastapi.Query',
  pattern: /^fastapi(?:\.\w+)*\.Query$/,
  is: ['fastapi.Query', 'fastapi.params.Query'],
  isNot: ['fastapi.Header', 'sqlalchemy.orm.Query', 'fastapi_mcp.Query'],
}

export const tokenClass: Words = {
  because:
    'Classes that verify the token that they are made of: https://django-rest-framework-simplejwt.readthedocs.io/en/latest/rest_framework_simplejwt.html',
  pattern: /^rest_framework_simplejwt\.tokens\.(?:Access|Untyped)Token$/,
  is: ['rest_framework_simplejwt.tokens.AccessToken', 'rest_framework_simplejwt.tokens.UntypedToken'],
  isNot: ['rest_framework_simplejwt.tokens.RefreshToken', 'azure.core.credentials.AccessToken'],
}

export const mcpServerModule: Words = {
  because:
    'Modules of which an import shows a server: https://gofastmcp.com/servers/auth/authentication, https://github.com/modelcontextprotocol/python-sdk',
  pattern: /^(?:fastmcp(?:\.(?:FastMCP|server\b)|$)|mcp\.server(?:\.|$)|fastapi_mcp(?:\.|$))/,
  is: ['fastmcp', 'fastmcp.FastMCP', 'mcp.server.fastmcp', 'fastapi_mcp.FastApiMCP'],
  isNot: ['fastmcp.Client', 'mcp.client.session', 'mcp.ClientSession'],
}

export const handedToken: Words = {
  because: 'The token that FastMCP and the Python SDK hand to a tool: https://gofastmcp.com/servers/context#access-tokens',
  pattern: oneOf(
    '',
    /(?:^|\.)get_access_token\(\)\.token$/,
    /(?:^|\.)(?:AccessToken|AuthenticatedUser)\(\)(?:\.access_token)?\.token$/,
    /^fastmcp(?:\.\w+)*\.Context\(\)\.(?:access_token|auth\.token)(?:\.token)?$/,
  ),
  is: [
    'fastmcp.server.dependencies.get_access_token().token',
    'mcp.server.auth.provider.AccessToken().token',
    'fastmcp.Context().access_token',
  ],
  isNot: ['get_token().token', 'fastmcp.Client().access_token', 'desk.Context().access_token'],
}

export const givesAccessToken: Words = {
  because:
    'Calls that give an object whose `token` is the access token itself: the MCP SDKs (`verifyAccessToken`, `get_access_token`), and ' +
    'credentials of Azure (https://learn.microsoft.com/python/api/azure-core/azure.core.credentials.accesstoken).',
  pattern: oneOf(
    '',
    /(?:^|[._])(?:get|load|verify|validate|introspect|require|check)(?:_access_token|AccessToken|_auth_info|AuthInfo)$/,
    /(?:^|[._]|\b)\w{0,20}[cC]redentials?\.(?:get_token|getToken)$/,
  ),
  is: ['get_access_token', 'provider.verifyAccessToken', 'credential.get_token', 'dependencies.get_access_token'],
  isNot: ['lexer.get_token', 'get_csrf_token', 'refreshAccessToken', 'getAccessTokens'],
}

export const requestHeaders: Words = {
  because:
    'A function that gives the headers of the request which is answered: https://nextjs.org/docs/app/api-reference/functions/headers',
  pattern: /^next\/headers\.headers$/,
  is: ['next/headers.headers'],
  isNot: ['next/headers.cookies', 'headers'],
}

export const foreseeableRandom: Words = {
  because: 'Generators that can be foretold: ECMA-262 section 21.3.2.27; https://docs.python.org/3/library/random.html',
  pattern: /^Math\.random$|^(?:numpy\.)?random\.\w+$/,
  is: ['Math.random', 'random.choice', 'numpy.random.randint'],
  isNot: ['secrets.choice', 'random', 'crypto.random.bytes'],
}

export const goodRandom: Words = {
  because:
    'Generators that cannot: https://docs.python.org/3/library/secrets.html, https://pycryptodome.readthedocs.io/en/latest/src/random/random.html',
  pattern: /^secrets\.|^os\.urandom$|SystemRandom\(\)|^authlib\.common\.security\.generate_token$|^Crypto\.Random|^nacl\.|uuid/,
  is: ['secrets.token_urlsafe', 'random.SystemRandom().choice', 'authlib.common.security.generate_token'],
  isNot: ['random.choice', 'os.getpid', 'Math.random'],
}

export const clockRead: Words = {
  because: 'The time of day: https://docs.python.org/3/library/time.html#time.time',
  pattern: /^Date\.now$|^time\.time(?:_ns)?$|^datetime\.(?:datetime\.)?(?:now|utcnow)$/,
  is: ['Date.now', 'time.time', 'datetime.datetime.utcnow'],
  isNot: ['time.sleep', 'Date.parse', 'datetime.timedelta'],
}

export const clockOfNewDate: Words = {
  because:
    'The same of a new date, as the code of what is called: https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Date',
  pattern: /^new Date\(\)\.(?:getTime|valueOf|toISOString|getMilliseconds)$/,
  is: ['new Date().getTime'],
  isNot: ['new Date(kept).getTime', 'date.getTime', 'new Date().setHours'],
}

export const debuggedRequests: Words = {
  because: 'Names in `DEBUG` with which libraries write whole requests: https://github.com/debug-js/debug#usage',
  pattern: /^\*|(?:^|,)(?:axios|http|follow-redirects|superagent|express:\*)/,
  is: ['*', 'app,axios', 'express:*'],
  isNot: ['app:*', 'express:router', 'desk-axios'],
}

export const debuggedClient: Words = {
  because: 'A client that is told to write what it sends: https://docs.aiohttp.org/en/stable/client_reference.html#aiohttp.ClientSession',
  pattern: /^aiohttp\.ClientSession$/,
  is: ['aiohttp.ClientSession'],
  isNot: ['aiohttp.ClientTimeout', 'desk.ClientSession'],
}

export const takesPart: Words = {
  because: 'A call that takes a part of the same text, or reads the request: what it answers is the same token.',
  pattern: /\b(?:slice|substring|replace|removeprefix|removesuffix|strip|lstrip|split|trim|partition|lower|get|headers?|String|str)\(/,
  is: ['header.slice(7)', 'token.strip()', 'req.get("authorization")', 'value.split(" ")'],
  isNot: ['exchange(token)', 'answer.json()', 'tokenFor(subject)'],
}
