import { whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What things are called whose names are written, and not their values: cookies, headers, entries of a browser's storage.

export const namesMember: Words = {
  because: 'Members of settings that hold the name under which something is sent or kept.',
  pattern: /(?:[a-z\d_](?:Name|NAME)|_name)$/,
  is: ['auth_session_cookie_name', 'accessTokenName', 'TOKEN_HEADER_NAME'],
  isNot: ['name', 'rename', 'names', 'access_token'],
}

export const settingsHolder: Words = {
  because: 'Objects whose members somebody has set, and no request has brought.',
  pattern: /(?:config|configuration|cfg|settings?|options?|opts|constants|env)$/i,
  is: ['settings', 'appConfig', 'this.options', 'cfg'],
  isNot: ['request', 'req', 'headers', 'self'],
}

export const holdsEntries: Words = {
  because: 'Cookies and headers of a request or an answer, and the environment, by name.',
  pattern: /(?:cookies?|headers?|cookie_?(?:jar|store)|(?:local|session)storage|^environ)$/i,
  is: ['environ', 'cookies', 'request.headers', 'cookieStore', 'ResponseHeaders', 'localStorage'],
  isNot: ['sessions', 'tokens', 'headerSize'],
}

export const namesEntryCall: Words = {
  because:
    'Calls whose first argument is the name of a cookie, a header, an entry, a variable of the environment or an entry of a store of secrets: ' +
    'https://www.starlette.io/responses/#set-cookie, https://expressjs.com/en/api.html#res.clearCookie, ' +
    'https://www.php.net/manual/en/function.setcookie.php, https://learn.microsoft.com/en-us/javascript/api/overview/azure/keyvault-secrets-readme.',
  pattern: whole(
    'i',
    /(?:set|get|delete|clear|remove|unset|read|add|append|has)_?(?:raw|signed|secure)?_?(?:cookie|header)(?:_?value)?/,
    /(?:get|set|remove)_?item|withheader|headerline|cookie_?value|getenv|lookupenv/,
    /(?:get|fetch|read|load|access)_?secret(?:_?(?:value|version|string|from_?(?:store|manager|vault)))?/,
  ),
  is: [
    'getSecret',
    'get_secret_value',
    'access_secret_version',
    'getenv',
    'LookupEnv',
    'set_cookie',
    'clearCookie',
    'setHeader',
    'setcookie',
    'getItem',
    'withHeader',
  ],
  isNot: ['get', 'cookie', 'parseCookie', 'setHeaders', 'getSession'],
}

export const namesSecret: Words = {
  because:
    'Options that say which entry of a store of secrets is meant: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html',
  pattern: /^(?:secret_?(?:id|name)|secret_?version_?(?:id|name)|parameter_?name)$/i,
  is: ['SecretId', 'secret_name', 'secretVersionName'],
  isNot: ['secret', 'client_secret', 'secretKey', 'name'],
}

export const secretPath: Words = {
  because: 'What stands before the name of a secret in its path: https://cloud.google.com/secret-manager/docs/reference/rest',
  pattern: /\/secrets?\/(?:data\/)?$|^(?:secrets?|kv)\/(?:data\/)?$|\bsecret:$/,
  is: ['projects/${id}/secrets/', 'secret/data/', 'arn:aws:secretsmanager:eu-west-1:1:secret:'],
  isNot: ['client_secret=', '/secrets', 'Bearer '],
}

export const calledInWords: Words = {
  because: 'Texts that are what something is called: words with a line or a dot between them.',
  pattern: /^[A-Za-z]{2,20}(?:[-_./][A-Za-z]{2,20}){1,8}$/,
  is: ['shop-production-access-token', 'SHOP_ACCESS_TOKEN', 'shop/live/token'],
  isNot: ['token', 'sk-4f9a', 'hunter2', 'x-y'],
}

export const opensByName: Words = {
  because: 'Keys that open something by their own name, and are none of an entry of a store or by which somebody is looked up.',
  pattern: /(?:api|secret|private|signing|encryption|master|license)_?keys?$/i,
  is: ['apiKey', 'SIGNING_KEY', 'master_keys', 'stripeSecretKey'],
  isNot: ['cacheKey', 'accountKey', 'keyOfApi', 'key'],
}
