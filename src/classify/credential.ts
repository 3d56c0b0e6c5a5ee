import { publicIdentifiers } from '../knowledge/values.ts'
import type { Judgement } from '../model/index.ts'
import { atCapitals, lettersOf } from '../text/words.ts'
import { entropy, isOfKeychain, isRandomUuid, looksRandom } from './entropy.ts'
import { isKeyOfItem } from './item-keys.ts'
import { isJwtHeader, JWT } from './jwt.ts'
import { isSecretName } from './names.ts'
import { toBeRefused } from '../knowledge/words/secrets.ts'
import { isPublishedKey } from './published-names.ts'
import { type Surrounding, type Found, simple } from './found.ts'
import { isReference, isPlaceholder, isDocumentedSample } from './placeholder.ts'
import { isChosenPassword, isDefaultPassword } from '../knowledge/default-passwords.ts'
import { judgeConnectionString, passwordsInParts } from './connection-string.ts'
import { isMadeUp, nameNames, kindIn, judgeKindAt, judgeJwt } from './credential-kind.ts'

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
  if (isJwtHeader(bare)) return { ...whole, judged: simple('public-id', 'header of a JWT') }
  const jwt = JWT.exec(bare)
  const token = jwt && judgeJwt(jwt[0], surrounding.now)
  if (token && LICENCE.test(surrounding.name ?? '')) return { ...whole, judged: simple('unknown', 'licence') }
  if (jwt && token) return { start: start + jwt.index, end: start + jwt.index + jwt[0].length, prefix: '', judged: token }
  const identifier = publicIdentifiers.find(
    (one) => matchesWhole(one.pattern, bare) && (!one.needsName || nameNames(surrounding.name, one.keyNames ?? [])),
  )
  if (identifier) return { ...whole, judged: simple('public-id', identifier.name) }
  const ofKind = kindIn(bare, surrounding)
  if (ofKind) {
    const inside = bare.slice(ofKind.start, ofKind.end)
    if ((!ofKind.kind.letters && isPlaceholder(inside)) || isMadeUp(inside, ofKind.kind))
      return { ...whole, judged: simple('placeholder', 'placeholder') }
    const judged = judgeKindAt(ofKind.kind, bare, ofKind.start, surrounding.now)
    return judged && { start: start + ofKind.start, end: start + ofKind.end, prefix: ofKind.prefix, judged }
  }
  if (isPlaceholder(bare)) return { ...whole, judged: simple('placeholder', 'placeholder') }
  const dsn = judgeConnectionString(bare)
  if (dsn) return { ...dsn, start: start + dsn.start, end: start + dsn.end }
  for (const found of passwordsInParts(bare)) return { ...found, start: start + found.start, end: start + found.end }
  if (/^basic$/i.test(scheme.trim())) return { ...whole, judged: judgeBasic(bare) }
  const named = surrounding.credentialPosition || (surrounding.name !== undefined && isSecretName(surrounding.name))
  if (!named) return undefined
  if (toBeRefused.pattern.test(atCapitals(surrounding.name ?? '').toLowerCase()))
    return { ...whole, judged: simple('placeholder', 'placeholder') }
  if (isDefaultPassword(bare)) return { ...whole, judged: { ...simple('unknown', 'default credential'), defaultCredential: true } }
  if (isNameItself(bare, surrounding.name) || isKeyOfItem(bare, surrounding.name ?? ''))
    return { ...whole, judged: simple('unknown', 'short value') }
  if (PASSWORD.test(surrounding.name ?? '') && ((surrounding.isSet && isChosenPassword(bare)) || isOfKeychain(bare)))
    return { ...whole, judged: { ...simple('static', 'password'), confidence: 'medium' } }
  if (isKeyOfDjango(bare, surrounding))
    return { ...whole, judged: { ...simple('static', whatByName(surrounding.name)), confidence: 'medium' } }
  if (!looksRandom(bare) && !(surrounding.credentialPosition && isRandomUuid(bare) && STRONG_NAME.test(surrounding.name ?? '')))
    return { ...whole, judged: simple('unknown', 'short value') }
  // A right prefix decides the mode, also where the length of the value is not the vendor's (https://docs.stripe.com/keys).
  if (TEST_PREFIX.test(bare))
    return { ...whole, judged: { class: 'test', what: whatByName(surrounding.name), mode: 'test', confidence: 'medium' } }
  if (surrounding.name !== undefined && isPublishedKey(surrounding.name)) return { ...whole, judged: simple('public-id', 'published key') }
  const mode = /(?:^|[:_-])live[_-]/.test(bare) ? 'live' : /(?:^|[:_-])test[_-]/.test(bare) ? 'test' : 'unknown'
  return { ...whole, judged: { class: 'static', what: whatByName(surrounding.name), mode, confidence: 'medium' } }
}

/** `SALESFORCE_PASSWORD`, `dbPasswd`; not `PASSWORD_FILE`. */
const PASSWORD = /(?:passw(?:or)?d|pwd)$/i

/**
 * Fifty characters by chance that Django makes for a new project, and says of them in code that they are to be replaced; where a file sets
 * the variable they are what is used. https://docs.djangoproject.com/en/stable/ref/django-admin/#startproject
 */
function isKeyOfDjango(value: string, { name = '', isSet }: Surrounding): boolean {
  const key = KEY_OF_DJANGO.exec(value)
  if (!key || !/secret_?key$/i.test(name) || (key[1] !== undefined && !isSet)) return false
  const [, , letters = ''] = key
  return (letters.match(/\d/g) ?? []).length >= 3 && new Set(letters.match(/[!@#$%^&*(=+)]/g)).size >= 4 && entropy(letters) >= 4
}

/** A backslash before a character is the shell's. */
const KEY_OF_DJANGO = /^(django-insecure-)?((?:\\?[a-z\d!@#$%^&*(\-_=+)]){48,52})$/

/** A licence is signed to last, and opens nothing; `LICENSE_API_TOKEN` opens what gives licences. */
const LICENCE = /licen[cs]e(?:[_-]?key)?$/i

/**
 * `attributeKeyOAuth2TokenSignature = "OAuth2TokenSignature"`, `SESSION_TOKEN_KEY = '20x_session_token'`: what a name says again is the
 * name of something, or a mark of it, and no secret.
 */
function isNameItself(value: string, name = ''): boolean {
  if (lettersOf(name).includes(lettersOf(value))) return true
  const own = new Set(partsOf(name))
  const parts = partsOf(value)
  const others = parts.filter((one) => !own.has(one))
  const shared = parts.filter((one) => own.has(one) && /^[a-z]{3,}$/.test(one))
  return shared.length > 1 && others.length < 3 && others.filter((one) => !PLAIN.test(one)).every((one) => one.length < 5)
}

function partsOf(name: string): string[] {
  return name
    .split(/[^A-Za-z\d]+|(?<=[a-z\d])(?=[A-Z])/)
    .filter(Boolean)
    .map((one) => one.toLowerCase())
}

/** A word, perhaps with a number: without a vowel, or with five other letters in a row, it is none. */
const PLAIN = /^(?!.*[^aeiouy\d]{5})(?=.*[aeiouy])[a-z]{2,12}\d{0,3}[a-z]?$/

/**
 * `sk_test_`, `rk_test_`: of a payment provider's test mode. `test_` alone in the lengths of Lob and Mollie (https://docs.lob.com/,
 * https://docs.mollie.com/docs/testing); before anything else somebody may have written it.
 */
const TEST_PREFIX = /^[a-z]{2,5}_test_|^test_(?:[0-9a-f]{35}|[A-Za-z0-9]{30})$/

/** Names under which a UUID is a key and not an identifier: Smithery, Linkup, Postmark and others hand out UUIDs. */
const STRONG_NAME = /^-*key$|api[_-]?key|access[_-]?key|token|secret|passw|authorization/i

/** What stands before the credential in a header's value: `Bearer `, and `session=` of a cookie. */
export function schemeOf(value: string, name = ''): string {
  const scheme = /^\s*(?:Bearer|Basic|Token|ApiKey|Api-Key|Key|DPoP)\s+/i.exec(value)?.[0]
  return scheme ?? (/^cookie$/i.test(name) ? (/^\s*[\w.-]{1,80}=/.exec(value)?.[0] ?? '') : '')
}

function matchesWhole(pattern: RegExp, value: string): boolean {
  const match = pattern.exec(value)
  return match !== null && match[0].length >= value.length - 1
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

function whatByName(name: string | undefined): string {
  const lower = name?.toLowerCase() ?? ''
  if (/passw|pwd|pswr?d|user information/.test(lower)) return 'password'
  if (/secret/.test(lower)) return 'secret'
  if (/token|authorization|bearer|pat$/.test(lower)) return 'token'
  return 'key'
}
