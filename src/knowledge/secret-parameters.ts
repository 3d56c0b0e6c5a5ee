import { isOtherToken } from './other-tokens.ts'
import { oneOf } from '../text/pattern.ts'
import { words } from '../text/words.ts'

/** Words that name a secret when the name of a parameter ends with them. */
const SECRETS: readonly string[] = [
  'access key', 'access keys', 'account key', 'api key', 'api keys', 'passwords', 'apikey', 'auth key', 'encryption key', 'private key', 'secret key', 'signing key',
  'secret', 'password', 'passwd', 'passphrase', 'credential', 'credentials', 'connection string', 'authorization', 'auth header',
  'token', 'pat', 'jwt', 'session cookie', 'session cookies', 'auth cookie', 'login cookie',
  // What a store keeps under a name: AWS calls it `SecretString`.
  'secret value', 'secret string', 'secret plaintext', 'password value', 'credential value', 'api key value',
]

/** Tokens that a model may well carry from one call to the next: handles of a request, proofs for one form. */
const HANDLES: ReadonlySet<string> = new Set([
  'client', 'request', 'explained', 'confirmation', 'confirm', 'confirmed', 'approval', 'deletion', 'delete', 'undo', 'captcha', 'device',
  'push', 'upload',
])

/** Beginnings of questions about a secret: `has_password`. */
const QUESTIONS: ReadonlySet<string> = new Set([
  'is', 'has', 'use', 'with', 'require', 'requires', 'show', 'hide', 'include', 'no', 'num', 'count',
])

/** Whether a parameter of this name takes a secret: `apiKey`, `db_password`, but not `page_token` or `secret_name`. */
export function takesSecret(name: string): boolean {
  const all = words(name)
  if (QUESTIONS.has(all[0] ?? '')) return false
  if (isOtherToken(name) || (all.at(-1) === 'token' && HANDLES.has(all.at(-2) ?? ''))) return false
  const text = ` ${all.join(' ')}`
  return SECRETS.some((secret) => text.endsWith(` ${secret}`))
}

/** What a tool writes, where its name says into what: `set_secret`, `createRepoSecret`, `secrets_put`; not `set_secret_policy`. */
const WRITES_SECRET =
  /(?:^| )(?:set|put|create|add|store|save|write|update|upsert|replace|rotate) (?:[a-z]{1,20} ){0,3}secrets?(?: (?:value|version))?$|(?:^| )secrets? (?:set|put|create|add|store|save|write|update|upsert)$/
const WRITTEN = /^(?:(?:new|plain|raw) )?(?:value|plaintext|payload)$/
const NAME_OF_SECRET = /^secret (?:name|id|key|path)$/
/** A tool that sets what is said or ordered of a secret: `set_secret_description`, `tag_secret`. */
const SETS_ABOUT = oneOf(
  '',
  / (?:descriptions?|policy|policies|tags?|labels?|ttl|expiry|expiration|lease|rotation|schedule|owners?|metadata|annotations?)(?: |$)/,
  / (?:permissions?|replication|notifications?|notes?|comments?|attributes?|status|lifetime|days|interval)(?: |$)/,
  /^(?:tag|untag|label|describe|annotate|rename|comment|share|move) /,
)
/** Beside these the value may be a tag or a setting of the secret. */
const OTHER_NAME = /^(?:key|tag|label|field|attribute|property|setting|option|metadata)(?: (?:key|name))?$/

/** Whether a parameter is the secret that a tool stores: `value` of `set_secret`, or beside `secret_name`. */
export function storesSecret(name: string, tool: string, beside: readonly string[]): boolean {
  if (!WRITTEN.test(words(name).join(' '))) return false
  const does = words(tool).join(' ')
  if (WRITES_SECRET.test(does)) return true
  if (SETS_ABOUT.test(does)) return false
  const others = beside.map((one) => words(one).join(' '))
  return others.some((one) => NAME_OF_SECRET.test(one)) && !others.some((one) => OTHER_NAME.test(one))
}

/** Whether a parameter is printed for everybody who scans it: the password of a network beside its name, in a tool for QR codes. */
export function isPrintedInCode(name: string, tool: string, beside: readonly string[]): boolean {
  return (
    /^(?:(?:wi ?fi|network) )?(?:password|passphrase)$/.test(words(name).join(' ')) &&
    / qr/.test(` ${words(tool).join(' ')}`) &&
    beside.some((one) => /^(?:(?:wi ?fi|network) )?ssid$/.test(words(one).join(' ')))
  )
}

/** What the client of an authorization server proves itself with: https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1 */
export function isClientSecret(name: string): boolean {
  return /^(?:client|app|consumer|oauth client) secret$/.test(words(name).join(' '))
}

/** What its requests carry beside: tokens that it asks for, refreshes, trades, introspects or revokes. */
export function isTokenOfOAuth(name: string): boolean {
  return /^(?:(?:[a-z]{1,20} ){0,2}(?:access|refresh|id) |(?:subject|actor|input|user) )?token$/.test(words(name).join(' '))
}

/** Whether a name may be that of the token which the opener of a notification channel chooses, and gets back with each notification. */
export function isChannelToken(name: string): boolean {
  return /^(?:channel )?token$/.test(words(name).join(' '))
}

/**
 * Whether a tool with these parameters opens a notification channel: it takes the address that notifications go to, and what names or
 * ends the channel. A channel to write to has an id as well, and a webhook. https://developers.google.com/workspace/drive/api/guides/push
 */
export function opensChannel(parameters: readonly string[]): boolean {
  const all = parameters.map((one) => words(one).join(' '))
  const address = all.find((one) => ADDRESS_OF_CHANNEL.test(one))
  if (address === undefined) return false
  if (all.includes('expiration') || all.some((one) => WATCHED.test(one))) return true
  return all.includes('channel id') && (all.includes('channel token') || !address.startsWith('webhook'))
}

const ADDRESS_OF_CHANNEL = /^(?:address|(?:webhook|callback|notification|push|delivery)(?: (?:url|uri|address|endpoint))?)$/
const WATCHED = /^(?:subscription|watch|resource) id$/
