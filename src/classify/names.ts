import { withoutPublicPrefix } from './published-names.ts'
import { isPlaceToken } from '../knowledge/other-tokens.ts'
import { atCapitals, words } from '../text/words.ts'
import {
  aboutSecret,
  notCredentialHeaders,
  numberedSecret,
  publicByName,
  oauthAddressName,
  oauthAddressEnd,
  workingDirectory,
} from '../knowledge/words/secrets.ts'

const SECRET_WORDS = new Set([
  'token',
  'secret',
  'password',
  'passwd',
  'pwd',
  'pswd',
  'pswrd',
  'pat',
  'credential',
  'credentials',
  'bearer',
  'cookie',
  'dsn',
  'apikey',
  'authtoken',
  'accesstoken',
  'secretkey',
  'passphrase',
  'jwt',
])
const KEY_COMPANIONS = new Set([
  'api',
  'secret',
  'private',
  'access',
  'auth',
  'service',
  'admin',
  'master',
  'signing',
  'encryption',
  'license',
  'app',
  'account',
  'root',
  'global',
  'role',
  'anon',
  'live',
  'prod',
  'x',
  'personal',
  'subscription',
  'functions',
  'client',
  'user',
  'bot',
  'agent',
])

/** Whether a variable of the environment, whose value is not seen here, holds a secret by its name: `PWD` is set by the shell. */
export function isSecretVariable(name: string): boolean {
  return isSecretName(name) && !workingDirectory.pattern.test(name)
}

/** Whether a name says that its value is a secret: STANDARD.md, "What it is". Of a value that is not written, ask `isSecretVariable`. */
export function isSecretName(given: string): boolean {
  const name = /\d$/.test(given) ? given.replace(numberedSecret.pattern, '') : given
  if (!saysSecret(words(name)) || isPlaceToken(name) || publicByName.pattern.test(name)) return false
  return !aboutSecret.pattern.test(atCapitals(name).toLowerCase())
}

function saysSecret(parts: readonly string[]): boolean {
  for (const [i, part] of parts.entries()) {
    if (SECRET_WORDS.has(part)) return true
    if (part === 'auth' && i === parts.length - 1) return true
    if (part === 'key' && i > 0 && (KEY_COMPANIONS.has(parts[i - 1] as string) || i === parts.length - 1)) return true
    if (part === 'connection' && parts[i + 1] === 'string') return true
  }
  return false
}

const CREDENTIAL_HEADERS = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'x-api-key',
  'api-key',
  'apikey',
  'x-goog-api-key',
  'x-auth-token',
  'private-token',
  'dd-api-key',
  'dd-application-key',
  'ocp-apim-subscription-key',
  'x-functions-key',
  'token',
  'x-access-token',
  'x-auth',
  'access-token',
  'auth-token',
  'job-token',
])

/** Whether a header carries a credential, by its name: STANDARD.md, "What it is". */
export function isCredentialHeader(name: string): boolean {
  const lower = name.trim().toLowerCase()
  if (notCredentialHeaders.pattern.test(lower)) return false
  if (CREDENTIAL_HEADERS.has(lower)) return true
  const last = lower.split(/[-_]/).at(-1)
  return last === 'key' || last === 'token' || last === 'secret' || last === 'password' || isSecretName(lower)
}

const QUERY_KEYS = new Set([
  'access_token',
  'token',
  'api_key',
  'apikey',
  'api-key',
  'auth',
  'secret',
  'password',
  'client_secret',
  'code_verifier',
  'auth_token',
  'authtoken',
  'access-token',
  'accesstoken',
  'x-api-key',
  'subscription-key',
  'sig',
  'signature',
  'key',
])

/** Whether a query parameter carries a credential, by its name. `key` alone needs a value that looks like one. */
export function isCredentialParameter(name: string): boolean {
  const lower = name.toLowerCase()
  if (lower === 'sig' || lower === 'signature') return false
  return (
    QUERY_KEYS.has(lower) ||
    (/(?:api_?key|_token|secret|password)$/.test(lower) && !/csrf/.test(lower) && !isPlaceToken(lower)) ||
    /[a-z]ApiKey$/.test(name)
  )
}

/** Suffixes that tell a credential's stem: `ACME_API_KEY` belongs to `ACME`. Longest first. */
const CREDENTIAL_SUFFIXES = [
  'client_secret',
  'access_token',
  'refresh_token',
  'bearer_token',
  'auth_token',
  'api_token',
  'secret_key',
  'access_key',
  'private_key',
  'api_key',
  'apikey',
  'app_key',
  'password',
  'secret',
  'token',
  'key',
  'pat',
  'pass',
]
const ADDRESS_SUFFIXES = [
  'mcp_server_url',
  'instance_url',
  'http_addr',
  'addr',
  'node',
  'api_base_url',
  'server_url',
  'endpoint_url',
  'base_url',
  'mcp_url',
  'api_url',
  'api_base',
  'api_host',
  'endpoint',
  'base_uri',
  'api_endpoint',
  'hostname',
  'origin',
  'server',
  'domain',
  'host',
  'base',
  'url',
  'uri',
]
/** The stem of a credential's variable: STANDARD.md, "Among variables". */
export function credentialStem(name: string): string {
  return stem(name, CREDENTIAL_SUFFIXES)
}

/**
 * Whether a variable is the secret of an OAuth client whose id is beside it: `DESK_SECRET` and `DESK_ID`, or with `CLIENT` or `APP`. Those
 * of a key, a token or a webhook are pairs of another kind: `CLOUD_ACCESS_KEY_ID` and `CLOUD_ACCESS_KEY_SECRET`. `names` in small letters.
 */
export function isSecretOfClient(name: string, names: ReadonlySet<string>): boolean {
  const [, stem, kind] = /^(\w{1,80}?)_(client_|app_)?secret$/.exec(name.toLowerCase()) ?? []
  if (stem === undefined || (!kind && /(?:^|_)(?:(?:api|access)?key|(?:api|access)?token|webhook)$/.test(stem))) return false
  return ['id', 'client_id', 'app_id'].some((id) => names.has(`${stem}_${id}`))
}

/** The stem of an address's variable; undefined when the name is no address's. */
export function addressStem(name: string): string | undefined {
  const lower = withoutPublicPrefix(name)
  for (const suffix of ADDRESS_SUFFIXES) {
    if (lower === suffix) return ''
    if (lower.endsWith(`_${suffix}`)) return lower.slice(0, -suffix.length - 1)
  }
  return undefined
}

function stem(name: string, suffixes: readonly string[]): string {
  const lower = withoutPublicPrefix(name)
  for (const suffix of suffixes) {
    if (lower === suffix) return ''
    if (lower.endsWith(`_${suffix}`)) return lower.slice(0, -suffix.length - 1)
  }
  return lower
}

/** Whether a name stands for the address of an MCP server: `MCP_SERVER_URL`, `CRM_MCP_ENDPOINT`. */
export function isMcpAddressName(name: string): boolean {
  return /(?:^|_)MCP_(?:[A-Z\d]{1,30}_){0,4}(?:URL|URI|ENDPOINT|ADDRESS|BASE)$/i.test(atCapitals(name)) && !isOAuthAddressName(name)
}

/**
 * Whether a name stands for an address of OAuth: of the issuer, an endpoint, the keys or the redirect (RFC 8414 section 2, OAuth 2.1
 * section 2.3). `token` and `oauth` need a word for an address behind them.
 */
export function isOAuthAddressName(name: string): boolean {
  const words = atCapitals(name).toLowerCase()
  if (oauthAddressEnd.pattern.test(words)) return false
  return oauthAddressName.pattern.test(words)
}
