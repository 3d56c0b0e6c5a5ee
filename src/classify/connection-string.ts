import { SUPERUSERS, databaseName, isDatabase } from '../knowledge/databases.ts'
import { isDefaultPassword, isOfUser, isWordForPassword } from '../knowledge/default-passwords.ts'
import { FAR, hostAt } from './endpoint.ts'
import { looksRandom } from './entropy.ts'
import { type Found, simple } from './found.ts'
import { isPlaceholder } from './placeholder.ts'
import { inTurn, oneOf } from '../text/pattern.ts'

/** Connection strings with a password: `postgres://user:password@host/db`. */
export const CONNECTION_STRING = inTurn(
  '',
  /\b(?<scheme>[a-z][a-z0-9+]{1,30}):\/\/(?<user>[^\s:/?#@"'<>]{0,128}):/,
  /(?<password>[^\s/?#@"'<>]{1,256})@(?<host>[^\s/?#"'<>,]{1,255})/,
)

/** The same with signs in the password that an address has to escape, as drivers take it all the same. */
export const UNESCAPED_PASSWORD = inTurn(
  '',
  /\b(?<scheme>[a-z][a-z0-9+]{1,30}):\/\/(?<user>[^\s:/?#@"'<>]{1,128}):/,
  /(?<password>[^\s@"'<>]{6,256})@(?<host>[^\s/?#"'<>,@]{4,255})/,
)

/** The scheme, the user, the password and the host of the first connection string in a text. */
export function connectionIn(text: string): RegExpExecArray | undefined {
  return CONNECTION_STRING.exec(text) ?? unescapedIn(text)
}

/** A password, where what stands there can be no port with a path, a query or a second server behind it. */
function unescapedIn(text: string): RegExpExecArray | undefined {
  const found = UNESCAPED_PASSWORD.exec(text)
  const { scheme = '', password = '', host = '' } = found?.groups ?? {}
  if (!found || !isDatabase(scheme) || /^\d{0,5}(?:[/?#,]|$)/.test(password)) return undefined
  const parts = password.split(/[/?#]+/).filter(Boolean)
  const isWord = parts.some((part) => isPlaceholder(part) || isWordForPassword(part))
  return !isWord && FAR.has(hostAt(`https://${host}`, { services: new Set() }).class) ? found : undefined
}

/**
 * A variable or command that is put in, by its name: `$DB_PASSWORD`, `$pass`, `$(pass db)`, `$1`. With digits between its letters, as in
 * `N3xt$C0mp`, the dollar sign is one of the password.
 */
const PUT_IN = /\$(?:[({$]|\d|$|(?:[A-Z][A-Z0-9_]{0,60}|[A-Za-z_]{1,60}\d{0,3})(?![A-Za-z0-9_]))/

/** A template, or a regular expression that looks for such strings: `https://(.*):(.*)@(.*)`, `redis://[^:]+:[^@]+@`. */
const OF_PATTERN = oneOf(
  '',
  /[{}\\]|\][+*?][^]*[()]|:\([^()]{0,80}[*+]\??\)$/,
  PUT_IN,
  /\[\^[^\][]{1,20}\][+*?]|^\[[^\][]{1,20}\][+*?]\??:/,
  /^\.[+*]\??:|:\.[+*]\??$/,
)

/** The password in the first connection string of a value; undefined when there is none that can be read. */
export function judgeConnectionString(value: string): Found | undefined {
  const match = connectionIn(value)
  const { user = '', password = '', scheme = '', host = '' } = match?.groups ?? {}
  if (!match || OF_PATTERN.test(`${user}:${password}`) || IPV4.test(user)) return undefined
  const start = match.index + scheme.length + 3 + user.length + 1
  const place = { start, end: start + password.length, prefix: '', host }
  if (
    isPlaceholder(password) ||
    isWordForPassword(password) ||
    password.length < 3 ||
    EXAMPLE_HOST.test(host) ||
    (/^https?$/.test(scheme) && EXAMPLE_USER.test(user) && !looksRandom(password))
  )
    return { ...place, judged: simple('placeholder', 'placeholder') }
  const defaulted =
    isDefaultPassword(password) ||
    password.toLowerCase() === user.toLowerCase() ||
    // What a service of the same network asks for; a password for everybody's address is one, however weak.
    (!host.includes('.') && isOfUser(password, user))
  if (defaulted) return { ...place, judged: { ...simple('unknown', 'default password'), defaultCredential: true } }
  const accountWide = SUPERUSERS.has(user.toLowerCase())
    ? { accountWide: `the superuser \`${user}\` owns every database of the server` }
    : {}
  return {
    ...place,
    judged: {
      class: 'static',
      what: /^https?$/.test(scheme) ? 'password' : `${databaseName(scheme)} password`,
      mode: 'unknown',
      confidence: 'high',
      ...accountWide,
    },
  }
}

/** The password among the parts of a string as ADO.NET has it. */
const PASSWORD_IN_PARTS = /\b(?:password|pwd) ?= ?([^;"'`<>\s][^;"'`<>\n]{2,127})/gi

/**
 * The passwords of connection strings for a server on the internet: `Server=db.acme.com;User ID=app;Password=…`. Their parts have
 * the names of ADO.NET: https://learn.microsoft.com/sql/connect/ado-net/connection-string-syntax
 */
export function* passwordsInParts(text: string): Generator<Found> {
  for (const match of text.matchAll(PASSWORD_IN_PARTS)) {
    const password = (match[1] ?? '').trimEnd()
    const host = hostBeside(text, match.index)
    if (host === undefined || NOT_WRITTEN.test(password) || !FAR.has(hostAt(`https://${host}`, { services: new Set() }).class)) continue
    const start = match.index + match[0].length - (match[1] ?? '').length
    const place = { start, end: start + password.length, prefix: '', host }
    if (isPlaceholder(password) || isWordForPassword(password) || EXAMPLE_HOST.test(host)) continue
    if (isDefaultPassword(password)) yield { ...place, judged: { ...simple('unknown', 'default password'), defaultCredential: true } }
    else yield { ...place, judged: { class: 'static', what: 'database password', mode: 'unknown', confidence: 'high' } }
  }
}

/** The server of the string that a part stands in, without its protocol, port and instance. */
function hostBeside(text: string, at: number): string | undefined {
  const before = /[^"'`<>\n]{0,600}$/.exec(text.slice(Math.max(0, at - 600), at))?.[0] ?? ''
  const after = /^[^"'`<>\n]{0,600}/.exec(text.slice(at, at + 600))?.[0] ?? ''
  const parts = `${before}${after}`.split(';').map((part) => /^\s{0,20}([\w ]{1,40}?) ?= ?(.{0,200})$/.exec(part))
  const [, , server] = parts.find((part) => part && SERVER.test(part[1] ?? '')) ?? []
  const host = server
    ?.replace(/^(?:tcp|np|lpc):/i, '')
    .replace(/[,\\:].*$/, '')
    .trim()
  return parts.length > 2 && host && /^[\w.-]{4,253}$/.test(host) && host.includes('.') ? host : undefined
}

const SERVER = /^(?:server|data source|host|addr|address|network address)$/i
/** Put in when the string is used. */
const NOT_WRITTEN = oneOf('', /[{}]|%\w+%|^[#[<(@*]|^__/, PUT_IN)
/** Who signs in with an address? It is the host that a reader sees, before a second one that a parser takes. */
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/

/** Hosts of RFC 2606, with or without a port, and those that a reader is to put his own in place of: `your-db-host.db`. */
const EXAMPLE_HOST = /(?:^|\.)(?:example\.(?:com|net|org|edu)|example|invalid)(?::\d{0,5})?$|^your[-_.]/i

/** Who signs in where a text explains user information in an address. */
const EXAMPLE_USER = /^(?:u|usr|user|username|login|foo|alice|bob|me|test)$/i
