import { refreshTokenWords } from '../../knowledge/refresh-tokens.ts'
import { authorizes } from '../../knowledge/words/authorizers.ts'

/** Words of which one is in every file that has to do with credentials in addresses. */
export const URL_CREDENTIALS = [
  'access_token',
  'accessToken',
  'api_key',
  'apiKey',
  'apikey',
  'auth_token',
  'api_token',
  'api-token',
  'apiToken',
  'session_token',
  'authToken',
  'client_secret',
  ...refreshTokenWords,
  'token=',
  'URLSearchParams(',
  'query.token',
  'query.secret',
  "get('token')",
  'get("token")',
  'secretKey',
  'password',
  'pwd=',
  "'token'",
  '"token"',
  'fromUrlQueryParameter',
  'handshake',
  'mcp/',
  '/sse',
  'edirect(',
  '_SECRET',
  '_KEY',
  '_TOKEN',
  '_PASSWORD',
  'searchParams',
  'query_params',
  '.args',
  '.query',
  'queryStringParameters',
  'ompare',
  'SafeEqual',
]

/** The query in the event of an authorizer, and objects whose texts go into a redirect, in both languages. */
export const IN_EVENTS_AND_TEXTS: readonly (readonly RegExp[])[] = [
  [authorizes.pattern, /queryStringParameters/],
  [/\bJSON\.stringify\(|\bjson\.dumps\(/, /edirect/, /[?&]\w{1,30}=/],
]
