import { type CredentialKind, credentialKinds } from '../knowledge/credential-kinds/index.ts'
import { placeholders, publicIdentifiers, secretReferences } from '../knowledge/values.ts'
import type { Judgement } from '../model/index.ts'
import { isByForm, JWT_START, kindsMentioned, PASSWORD_IN_ADDRESS } from './credential-words.ts'
import { entropy, isRandomUuid, looksRandom } from './entropy.ts'
import { decodeJwt, JWT, lifetimeOf, SHORT_LIVED_SECONDS } from './jwt.ts'
import { isSecretName } from './names.ts'
import { own } from '../text/own.ts'

/** What stands around a value. */
export interface Surrounding {
  /** The key, header, variable or option that it stands under. */
  readonly name?: string
  /** The name is a credential's by its position: a header, `apiKey` of a server entry. */
  readonly credentialPosition?: boolean
  /** The host that it goes to, for kinds whose shape is ambiguous. */
  readonly host?: string
  /** Seconds since 1970. */
  readonly now: number
  /** Kinds that the company gives out itself; believed before all others. */
  readonly ownKinds?: readonly CredentialKind[]
}

/** A credential inside a value, and where it begins and ends there. */
export interface Found {
  readonly start: number
  readonly end: number
  /** A public prefix that may be shown: `ghp_`. */
  readonly prefix: string
  readonly judged: Judgement
  /** The host of a connection string. */
  readonly host?: string
}

/** A value that leads somewhere else (`op://…`, ciphertext) or is no value at all. */
export function isReference(value: string): boolean {
  return secretReferences.some(({ pattern }) => pattern.test(value))
}

/** Whether a value only holds the place of one: STANDARD.md, "What it is". */
export function isPlaceholder(value: string): boolean {
  const trimmed = value.trim()
  if (!trimmed || /^[•*]{3,}$/.test(trimmed)) return true
  return placeholders.some(({ pattern, scope }) => {
    const match = pattern.exec(trimmed)
    return match !== null && (scope === 'anywhere' || match[0].length === trimmed.length)
  })
}

/**
 * The credential that a whole value is, or holds, in the order of STANDARD.md, "What it is": references and placeholders first, then public
 * identifiers, provider kinds by priority, connection strings, tokens, and last a name with a random value.
 */
export function judgeValue(value: string, surrounding: Surrounding): Found | undefined {
  const scheme = schemeOf(value, surrounding.name)
  const bare = value.slice(scheme.length).trimEnd()
  const start = scheme.length
  if (!bare || isReference(bare)) return undefined
  const whole = { start, end: start + bare.length, prefix: '' }
  if (isDocumentedSample(bare)) return { ...whole, judged: simple('placeholder', 'placeholder') }
  const jwt = JWT.exec(bare)
  const token = jwt && judgeJwt(jwt[0], surrounding.now)
  if (jwt && token) return { start: start + jwt.index, end: start + jwt.index + jwt[0].length, prefix: '', judged: token }
  const identifier = publicIdentifiers.find(
    (one) => matchesWhole(one.pattern, bare) && (!one.needsName || nameNames(surrounding.name, one.keyNames ?? [])),
  )
  if (identifier) return { ...whole, judged: simple('public-id', identifier.name) }
  const ofKind = kindIn(bare, surrounding)
  if (ofKind) {
    const inside = bare.slice(ofKind.start, ofKind.end)
    if (isPlaceholder(inside) || isMadeUp(inside, ofKind.kind)) return { ...whole, judged: simple('placeholder', 'placeholder') }
    return { start: start + ofKind.start, end: start + ofKind.end, prefix: ofKind.prefix, judged: judgeKind(ofKind.kind) }
  }
  if (isPlaceholder(bare)) return { ...whole, judged: simple('placeholder', 'placeholder') }
  const dsn = judgeConnectionString(bare)
  if (dsn) return { ...dsn, start: start + dsn.start, end: start + dsn.end }
  if (/^basic$/i.test(scheme.trim())) return { ...whole, judged: judgeBasic(bare) }
  const named = surrounding.credentialPosition || (surrounding.name !== undefined && isSecretName(surrounding.name))
  if (!named) return undefined
  if (isDefaultPassword(bare)) return { ...whole, judged: { ...simple('unknown', 'default credential'), defaultCredential: true } }
  if (!looksRandom(bare) && !(surrounding.credentialPosition && isRandomUuid(bare) && STRONG_NAME.test(surrounding.name ?? '')))
    return { ...whole, judged: simple('unknown', 'short value') }
  // A right prefix decides the mode, also where the length of the value is not the vendor's (https://docs.stripe.com/keys).
  if (TEST_PREFIX.test(bare))
    return { ...whole, judged: { class: 'test', what: whatByName(surrounding.name), mode: 'test', confidence: 'medium' } }
  const mode = /(?:^|[_-])live[_-]/.test(bare) ? 'live' : /(?:^|[_-])test[_-]/.test(bare) ? 'test' : 'unknown'
  return { ...whole, judged: { class: 'static', what: whatByName(surrounding.name), mode, confidence: 'medium' } }
}

/** `sk_test_`, `rk_test_`: of a payment provider's test mode. */
const TEST_PREFIX = /^[a-z]{2,5}_test_/

/** Names under which a UUID is a key and not an identifier: Smithery, Linkup, Postmark and others hand out UUIDs. */
const STRONG_NAME = /^-*key$|api[_-]?key|access[_-]?key|token|secret|passw|authorization/i

/** What stands before the credential in a header's value: `Bearer `, and `session=` of a cookie. */
export function schemeOf(value: string, name = ''): string {
  const scheme = /^\s*(?:Bearer|Basic|Token|ApiKey|Api-Key|Key|DPoP)\s+/i.exec(value)?.[0]
  return scheme ?? (/^cookie$/i.test(name) ? (/^\s*[\w.-]{1,80}=/.exec(value)?.[0] ?? '') : '')
}

/** All credentials in running text that their own form gives away: provider formats, tokens, connection strings. */
export function* credentialsIn(text: string, now: number, ownKinds: readonly CredentialKind[] = []): Generator<Found> {
  let keyFiles = false
  for (const kind of [...mentioned(ownKinds, text), ...kindsMentioned(text)]) {
    if (kind.beside && !text.includes(kind.beside)) continue
    for (const match of text.matchAll(new RegExp(kind.pattern.source, 'g'))) {
      if (kind.beside && !holdsBeside(text, match.index, kind.beside)) continue
      if (isInsideBase64(text, match.index, match.index + match[0].length) || isCutShort(text, match.index + match[0].length)) continue
      if (isDocumentedSample(match[0]) || isPlaceholder(match[0]) || isMadeUp(match[0], kind) || isPublicThere(match[0], text, match.index))
        continue
      if (kind.type === 'private-key' && (match[0].includes('ENCRYPTED') || !hasKeyBody(text, match.index + match[0].length))) continue
      // The key of a key file is what the file was found for.
      if (
        kind.type === 'private-key' &&
        keyFiles &&
        /"private_key"\s{0,10}:\s{0,10}"$/.test(text.slice(Math.max(0, match.index - 40), match.index))
      )
        continue
      keyFiles ||= kind.beside !== undefined
      yield { start: match.index, end: match.index + match[0].length, prefix: publicPrefixOf(kind, match[0]), judged: judgeKind(kind) }
    }
  }
  if (text.includes(JWT_START)) {
    for (const match of text.matchAll(new RegExp(JWT.source, 'g'))) {
      const judged = isDocumentedSample(match[0]) ? undefined : judgeJwt(match[0], now)
      if (judged) yield { start: match.index, end: match.index + match[0].length, prefix: '', judged }
    }
  }
  if (PASSWORD_IN_ADDRESS.test(text)) {
    for (const match of text.matchAll(new RegExp(CONNECTION_STRING.source, 'g'))) {
      const found = judgeConnectionString(match[0])
      if (found) yield { ...found, start: match.index + found.start, end: match.index + found.end }
    }
  }
}

/** Those of a company's own kinds that a text may hold. */
function mentioned(ownKinds: readonly CredentialKind[], text: string): readonly CredentialKind[] {
  if (ownKinds.length === 0) return ownKinds
  const lower = text.toLowerCase()
  return ownKinds.filter(({ keywords }) => keywords.some((word) => lower.includes(word)))
}

/** A prefix met by chance in the base64 of a picture or a model: the letters go on for long before it, or long after it. */
function isInsideBase64(text: string, start: number, end: number): boolean {
  if (!/[+/=]/.test(text.charAt(start - 1))) return false
  return (
    /[A-Za-z0-9+/=]{120}$/.test(text.slice(Math.max(0, start - 120), start)) ||
    (/[A-Za-z0-9+/=]{40}$/.test(text.slice(Math.max(0, start - 40), start)) && /^[A-Za-z0-9+/=]{40}/.test(text.slice(end, end + 40)))
  )
}

/** `gloas-f79c…`: the beginning of a value, shown in a form. */
function isCutShort(text: string, end: number): boolean {
  return /^(?:\.{3}|…)/.test(text.slice(end, end + 3))
}

/** A right prefix before words or one letter again and again: written by a person, for a test or a page. */
function isMadeUp(value: string, kind: CredentialKind): boolean {
  const rest = value.slice(publicPrefixOf(kind, value).length)
  return rest.length >= 12 && kind.type !== 'private-key' && (/^[a-z_. -]+$/.test(rest) || entropy(rest) < 2 || isEncodedWords(rest))
}

/** Base64 of letters alone: what a generator makes has other bytes. */
function isEncodedWords(value: string): boolean {
  return (
    value.length >= 24 &&
    /^[A-Za-z0-9+/]{1,400}={0,2}$/.test(value) &&
    /^[A-Za-z _.-]{16,}$/.test(Buffer.from(value, 'base64').toString('latin1'))
  )
}

/** Whether the lines of a key follow its header; code that looks for keys has the header alone, and a sample has words among them. */
function hasKeyBody(text: string, headerEnd: number): boolean {
  const body = text.slice(headerEnd, headerEnd + 4000).split('-----END', 1)[0] ?? ''
  if (/[A-Z]{3,}[-_ ](?:[A-Z]{2,}[-_ ])+[A-Z]{3,}/.test(body)) return false
  return (
    /^(?:[\s\\nr"'+,]|Proc-Type[^\n]*|DEK-Info[^\n]*){0,40}[A-Za-z0-9+/]{40}/.test(text.slice(headerEnd, headerEnd + 600)) ||
    /[A-Za-z0-9+/]{60}/.test(text.slice(headerEnd - 200, headerEnd))
  )
}

/** Whether the object around a place holds the other property too, with a key and not its header alone: a key file is one flat object. */
function holdsBeside(text: string, at: number, beside: string): boolean {
  const before = text.slice(Math.max(0, at - 8000), at)
  const after = text.slice(at, at + 8000)
  const object = before.slice(before.lastIndexOf('{') + 1) + after.split('}', 1)[0]
  const value = new RegExp(`${beside}["']?\\s{0,10}[:=]\\s{0,10}["']([^"'\\s]{20}|-----BEGIN[^"']{0,200}?[A-Za-z0-9+/]{40})`)
  return value.test(object)
}

/** A key of Firebase or Maps beside the configuration that makes it public (https://firebase.google.com/docs/projects/api-keys). */
export function isPublicThere(value: string, text: string, at: number): boolean {
  if (!value.startsWith('AIza')) return false
  const around = text.slice(Math.max(0, at - 600), at + 600)
  return /authDomain|messagingSenderId|firebaseConfig|firebaseapp\.com|"current_key"|mobilesdk_app_id|GCM_SENDER_ID|GOOGLE_APP_ID|maps\.googleapis\.com\/maps\/api\/js/.test(
    around,
  )
}

function matchesWhole(pattern: RegExp, value: string): boolean {
  const match = pattern.exec(value)
  return match !== null && match[0].length >= value.length - 1
}

/** Whether a text has a word of any kind; what has none holds no credential that its form gives away. */
export function mightHoldCredential(text: string, ownKinds: readonly CredentialKind[] = []): boolean {
  return (
    mentioned(ownKinds, text).length > 0 || PASSWORD_IN_ADDRESS.test(text) || text.includes(JWT_START) || kindsMentioned(text).length > 0
  )
}

/** Connection strings with a password: `postgres://user:password@host/db`. */
export const CONNECTION_STRING =
  /\b(?<scheme>[a-z][a-z0-9+]{1,30}):\/\/(?<user>[^\s:/?#@"'<>]{0,128}):(?<password>[^\s/?#@"'<>]{1,256})@(?<host>[^\s/?#"'<>,]{1,255})/

function judgeConnectionString(value: string): Found | undefined {
  const match = CONNECTION_STRING.exec(value)
  const { user = '', password = '', scheme = '', host = '' } = match?.groups ?? {}
  if (!match || /[${}\\]/.test(password) || IPV4.test(user)) return undefined
  const start = match.index + scheme.length + 3 + user.length + 1
  const place = { start, end: start + password.length, prefix: '', host }
  if (
    isPlaceholder(password) ||
    /^pass(?:word|wd)?$/i.test(password) ||
    password.length < 3 ||
    EXAMPLE_HOST.test(host) ||
    (/^https?$/.test(scheme) && EXAMPLE_USER.test(user) && !looksRandom(password))
  )
    return { ...place, judged: simple('placeholder', 'placeholder') }
  const defaulted = isDefaultPassword(password) || password.toLowerCase() === user.toLowerCase()
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

/** Who signs in with an address? It is the host that a reader sees, before a second one that a parser takes. */
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/
/** Hosts of RFC 2606, with or without a port. */
const EXAMPLE_HOST = /(?:^|\.)(?:example\.(?:com|net|org|edu)|example|invalid)(?::\d{0,5})?$/i
/** Who signs in where a text explains user information in an address. */
const EXAMPLE_USER = /^(?:u|usr|user|username|login|foo|alice|bob|me|test)$/i

const SUPERUSERS = new Set(['postgres', 'root', 'sa', 'admin', 'administrator', 'sysadmin', 'system', 'neo4j', 'superuser'])
const DATABASES: Readonly<Record<string, string>> = {
  postgres: 'PostgreSQL',
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  mongodb: 'MongoDB',
  redis: 'Redis',
  rediss: 'Redis',
  amqp: 'AMQP',
  amqps: 'AMQP',
  mssql: 'SQL Server',
  sqlserver: 'SQL Server',
}

function databaseName(scheme: string): string {
  return own(DATABASES, scheme.split('+')[0] as string) ?? scheme
}

const DEFAULT_PASSWORDS = new Set([
  'postgres',
  'password',
  'passw0rd',
  'root',
  'admin',
  'secret',
  'changeme',
  'guest',
  'example',
  'test',
  'mysql',
  'mongo',
  'redis',
  'minioadmin',
  'dev',
  'development',
  'local',
  'docker',
  'pass',
  '123456',
  '12345678',
  'sa',
  'user',
  'keycloak',
  'rabbitmq',
  'neo4j',
  'elastic',
  'grafana',
  'localdev',
  'devpassword',
  'supersecret',
  'letmein',
  'default',
  'demo',
])

/** Passwords that products ship with or that stand for "none" in development. */
function isDefaultPassword(value: string): boolean {
  return DEFAULT_PASSWORDS.has(value.toLowerCase())
}

interface KindFound {
  readonly kind: CredentialKind
  readonly start: number
  readonly end: number
  readonly prefix: string
}

function kindIn(value: string, surrounding: Surrounding): KindFound | undefined {
  const lower = value.slice(0, 8192).toLowerCase()
  for (const kind of surrounding.ownKinds?.length ? [...surrounding.ownKinds, ...credentialKinds] : credentialKinds) {
    if (isByForm(kind)) continue
    if (kind.needsName ? !nameNames(surrounding.name, kind.keyNames, kind.keywords) : !kind.keywords.some((word) => lower.includes(word)))
      continue
    const match = kind.beside && !value.includes(kind.beside) ? undefined : kind.pattern.exec(value)
    if (match && kind.beside && !holdsBeside(value, match.index, kind.beside)) continue
    if (!match || (kind.needsName && match[0].length !== value.length)) continue
    return { kind, start: match.index, end: match.index + match[0].length, prefix: publicPrefixOf(kind, match[0]) }
  }
  return undefined
}

function nameNames(name: string | undefined, keyNames: readonly string[], keywords: readonly string[] = []): boolean {
  if (!name) return false
  const lower = name.toLowerCase()
  if (keyNames.some((one) => (one.startsWith('*') ? lower.endsWith(one.slice(1).toLowerCase()) : lower === one.toLowerCase()))) return true
  return keywords.some((word) => word.length > 2 && lower.includes(word)) && isSecretName(name)
}

function judgeKind(kind: CredentialKind): Judgement {
  const provider = kind.provider === 'generic' ? {} : { provider: kind.provider }
  const common = {
    what: kindName(kind),
    ...provider,
    kind,
    mode: kind.mode,
    confidence: kind.needsName ? ('medium' as const) : ('high' as const),
  }
  if (kind.mode === 'test') return { ...common, class: 'test' }
  if (kind.lifetime === 'short') return { ...common, class: 'short-lived' }
  return { ...common, class: 'static', ...(kind.accountWide ? { accountWide: kind.accountWide } : {}) }
}

/** "GitHub personal access token (classic)": the provider once, then the kind with a small first letter. */
function kindName(kind: CredentialKind): string {
  if (kind.type === 'private-key' && kind.provider === 'generic') return 'private key'
  if (kind.provider === 'generic') return kind.name.charAt(0).toLowerCase() + kind.name.slice(1)
  const name = /^[A-Z][a-z]/.test(kind.name) ? kind.name.charAt(0).toLowerCase() + kind.name.slice(1) : kind.name
  return kind.name.toLowerCase().startsWith(kind.provider.toLowerCase()) ? kind.name : `${kind.provider} ${name}`
}

/** Kinds that a token's own claims give away, by letters of the payload in their pattern; others have the shape of every JWT. */
const JWT_KINDS = credentialKinds.filter(
  ({ type, pattern }) => type === 'jwt' && /\\\.eyJ(?:[A-Za-z0-9]{4}|\[[^\]]*\]\{0,\d+\}\(\?:[A-Za-z0-9]{8})/.test(pattern.source),
)

function judgeJwt(token: string, now: number): Judgement | undefined {
  const jwt = decodeJwt(token, now)
  if (!jwt) return undefined
  if (jwt.role === 'anon') return { class: 'public-id', what: 'publishable anon token', mode: 'unknown', confidence: 'high', jwt }
  const kind = JWT_KINDS.find((one) => one.pattern.test(token))
  const own = kind ? { what: kindName(kind), provider: kind.provider, kind, mode: kind.mode } : { what: 'JWT', mode: 'unknown' as const }
  const lifetime = lifetimeOf(jwt, now)
  if (lifetime !== undefined && lifetime <= SHORT_LIVED_SECONDS) return { ...own, class: 'short-lived', confidence: 'high', jwt }
  const role = /^(?:service_role|supabase_admin|admin|superuser|root|owner)$/.test(jwt.role ?? '')
    ? `its role is \`${jwt.role}\``
    : undefined
  const accountWide = kind?.accountWide ?? role
  return { ...own, class: 'static', confidence: 'high', jwt, ...(accountWide ? { accountWide } : {}) }
}

function judgeBasic(encoded: string): Judgement {
  const decoded = Buffer.from(encoded, 'base64').toString('utf8')
  const [user = '', password = ''] = decoded.split(':')
  if (/[\u0000-\u0008\ufffd]/.test(decoded) || !decoded.includes(':'))
    return looksRandom(encoded) ? { ...simple('static', 'Basic credential'), confidence: 'medium' } : simple('unknown', 'short value')
  if (isPlaceholder(password)) return simple('placeholder', 'placeholder')
  if (isDefaultPassword(password) || password === user) return { ...simple('unknown', 'default credential'), defaultCredential: true }
  return { ...simple('static', 'Basic credential'), confidence: 'medium' }
}

/** Values that vendors print in their documentation, and tokens with a word for a signature: the shortest of RFC 7518 has 43 characters. */
function isDocumentedSample(value: string): boolean {
  return (
    SHORT_SIGNATURE.test(value) ||
    placeholders.some(({ id, pattern }) => /docs-example|jwt-io|local-keys|emulator/.test(id) && pattern.test(value))
  )
}

const SHORT_SIGNATURE = /^eyJ[A-Za-z0-9_-]{6,4000}\.eyJ[A-Za-z0-9_-]{4,8000}\.[A-Za-z0-9_-]{1,30}$/

/** The public part that names the kind: letters and digits up to the last `_` or `-` before the random part. */
function publicPrefixOf(kind: CredentialKind, value: string): string {
  const prefix = kind.keywords.find((word) => value.toLowerCase().startsWith(word) && word.length <= 14)
  return prefix ? value.slice(0, prefix.length) : ''
}

function whatByName(name: string | undefined): string {
  const lower = name?.toLowerCase() ?? ''
  if (/passw|pwd|user information/.test(lower)) return 'password'
  if (/secret/.test(lower)) return 'secret'
  if (/token|authorization|bearer|pat$/.test(lower)) return 'token'
  return 'key'
}

function simple(className: Judgement['class'], what: string): Judgement {
  return { class: className, what, mode: 'unknown', confidence: 'high' }
}
