import type { TokenPolicy } from '../../model/index.ts'
import { ofProvider, ofRates } from '../words/lifetimes.ts'
import type { Words } from '../words/row.ts'

/** A constant or setting that is a lifetime by its name; the unit is in the name or that of the library. */
export interface LifetimeName {
  /** Elsewhere what uses a constant is judged. */
  readonly language: 'python'
  readonly name: RegExp
  readonly token: TokenPolicy['token']
  /** Seconds of one. */
  readonly unit: number
  /** Values that mean no end. */
  readonly never?: readonly (number | boolean | null)[]
  /** What the product does without the setting, in seconds. */
  readonly effective?: number
  readonly product: string
  /** The calls that make tokens of that life; without any, and with those of another library, it is the life of none. */
  readonly madeBy?: RegExp
}

/** PyJWT and its kin, which know nothing of the setting. */
export const otherSigner: Words = {
  because: 'A call that signs a token by itself: https://pyjwt.readthedocs.io/en/stable/usage.html',
  pattern: /\bjwt\.encode\(/,
  is: ['token = jwt.encode(payload, key)'],
  isNot: ['jwt.decode(token, key)', 'create_access_token(identity=user)'],
}

/** https://flask-jwt-extended.readthedocs.io/en/stable/api.html#flask_jwt_extended.create_access_token */
const FLASK_JWT = { language: 'python', unit: 1, never: [false], product: 'flask-jwt-extended', madeBy: /\bcreate_(?:access|refresh)_token\b|\bencode_token\b/ } as const

const MINUTE = 60
const HOUR = 3600
const DAY = 86_400

const UNITS: readonly (readonly [string, number])[] = [
  ['(?:IN_)?(?:SECONDS|SECS|SEC|S)', 1],
  ['(?:IN_)?(?:MINUTES|MINS|MIN)', MINUTE],
  ['(?:IN_)?(?:HOURS|HRS)', HOUR],
  ['(?:IN_)?DAYS', DAY],
]

const EXPIRY = '(?:EXPIRE|EXPIRES|EXPIRY|EXPIRATION|EXP|TTL|LIFETIME|LIFESPAN|VALIDITY|MAX_AGE|DURATION)(?:_IN|_TIME)?'
const ACCESS = '(?:\\w+_)?(?:ACCESS_TOKEN|JWT(?:_ACCESS)?(?:_TOKEN)?|AUTH_TOKEN|API_TOKEN|BEARER_TOKEN|TOKEN)'

/** FastAPI's tutorial and its kin: the unit is the last word. */
const BY_NAME: readonly LifetimeName[] = UNITS.flatMap(([word, unit]) => [
  { language: 'python', name: new RegExp(`^(?:\\w+_)?(?:JWT_)?REFRESH(?:_TOKEN)?_${EXPIRY}_${word}$`, 'i'), token: 'refresh' as const, unit, product: 'this application' },
  { language: 'python', name: new RegExp(`^(?!.*(?:REFRESH|RESET|EMAIL|VERIF|INVIT|CSRF|CACHE|COOKIE|CONFIRM|UNSUBSCRIBE|ACTIVATION|MAGIC|OTP|SETUP|ENROLL|ONBOARD|UPLOAD|DOWNLOAD|SHARE))${ACCESS}_${EXPIRY}_${word}$`, 'i'), token: 'access' as const, unit, product: 'this application' },
  { language: 'python', name: new RegExp(`^(?:\\w+_)?SESSION_(?:TOKEN_)?${EXPIRY}_${word}$`, 'i'), token: 'session' as const, unit, product: 'this application' },
  { language: 'python', name: new RegExp(`^(?:\\w+_)?(?:AUTH(?:ORIZATION)?_?)CODE_${EXPIRY}_${word}$`, 'i'), token: 'code' as const, unit, product: 'this application' },
  { language: 'python', name: new RegExp(`^(?!MAX_|MIN_)(?:\\w+_)?(?:INVIT(?:E|ATION)S?|PASSWORD_RESET|RESET_PASSWORD)(?:_(?:TOKENS?|LINKS?))?_${EXPIRY}_${word}$`, 'i'), token: 'link' as const, unit, product: 'this application' },
])

/** Settings of libraries. */
const BY_LIBRARY: readonly LifetimeName[] = [
  { language: 'python', name: /^SESSION_COOKIE_AGE$/, token: 'session', unit: 1, product: 'Django', effective: 14 * DAY },
  { language: 'python', name: /^PERMANENT_SESSION_LIFETIME$/, token: 'session', unit: 1, product: 'Flask', effective: 31 * DAY },
  { ...FLASK_JWT, name: /^JWT_ACCESS_TOKEN_EXPIRES$/, token: 'access' },
  { ...FLASK_JWT, name: /^JWT_REFRESH_TOKEN_EXPIRES$/, token: 'refresh' },
  { language: 'python', name: /^JWT_EXPIRATION_DELTA$/, token: 'access', unit: 1, product: 'Flask-JWT' },
  { language: 'python', name: /^OAUTH2_ACCESS_TOKEN_EXPIRES_IN$|^OAUTH2_TOKEN_EXPIRES$/, token: 'access', unit: 1, product: 'authlib' },
  { language: 'python', name: /^OAUTH2_PROVIDER_TOKEN_EXPIRES_IN$/, token: 'access', unit: 1, product: 'Flask-OAuthlib' },
  { language: 'python', name: /^(?:ACCESS_TOKEN_(?:TTL|LIFETIME|EXPIRE_DELTA|EXPIRES_DELTA|EXPIRES))$/i, token: 'access', unit: 0, product: 'this application' },
  { language: 'python', name: /^(?:[A-Z]{2,20}_)?AUTH(?:ORI[SZ]ATION)?_?CODE_(?:TTL|LIFETIME|EXPIRES_IN|EXPIRATION|EXPIRY)$/i, token: 'code', unit: 1, product: 'this application' },
  { language: 'python', name: /^(?:REFRESH_TOKEN_(?:TTL|LIFETIME|EXPIRE_DELTA|EXPIRES_DELTA|EXPIRES))$/i, token: 'refresh', unit: 0, product: 'this application' },
]

/** A setting whose dictionary has the lifetime of each grant's tokens: https://docs.authlib.org/en/latest/flask/2/authorization-server.html */
export const lifetimesByGrant = { name: 'OAUTH2_TOKEN_EXPIRES_IN', product: 'authlib' } as const

const LIFETIME_NAMES: readonly LifetimeName[] = [...BY_LIBRARY, ...BY_NAME]

/** What a constant of this name is the lifetime of; what a provider fixed for its own tokens sets nothing, nor a window of rates. */
export function lifetimeName(name: string, language: string): LifetimeName | undefined {
  const row = LIFETIME_NAMES.find((one) => one.language === language && one.name.test(name))
  const isForeign = row !== undefined && /^(?:access|refresh)$/.test(row.token) && ofProvider.pattern.test(name)
  return isForeign || ofRates.pattern.test(name) ? undefined : row
}

/** A settings dictionary of a Django package. */
export interface DjangoLifetimes {
  readonly product: string
  readonly rows: readonly { readonly key: string; readonly token: TokenPolicy['token']; readonly effective?: number | 'never' }[]
  /** Without the setting it matters only where the endpoints of the package are routed. */
  readonly routed?: true
}

/** Keys of the settings dictionaries of Django packages. */
export const djangoLifetimes = {
  SIMPLE_JWT: {
    product: 'Simple JWT',
    rows: [
      { key: 'ACCESS_TOKEN_LIFETIME', token: 'access' },
      { key: 'REFRESH_TOKEN_LIFETIME', token: 'refresh' },
      { key: 'SLIDING_TOKEN_LIFETIME', token: 'access' },
      { key: 'SLIDING_TOKEN_REFRESH_LIFETIME', token: 'refresh' },
    ],
  },
  OAUTH2_PROVIDER: {
    product: 'Django OAuth Toolkit',
    routed: true,
    rows: [
      { key: 'ACCESS_TOKEN_EXPIRE_SECONDS', token: 'access' },
      { key: 'REFRESH_TOKEN_EXPIRE_SECONDS', token: 'refresh', effective: 'never' },
      { key: 'AUTHORIZATION_CODE_EXPIRE_SECONDS', token: 'code' },
      { key: 'ID_TOKEN_EXPIRE_SECONDS', token: 'id' },
      { key: 'REFRESH_TOKEN_GRACE_PERIOD_SECONDS', token: 'rotation-grace' },
    ],
  },
  REST_KNOX: { product: 'django-rest-knox', rows: [{ key: 'TOKEN_TTL', token: 'access' }] },
  OIDC_PROVIDER: { product: 'django-oidc-provider', rows: [] },
} satisfies Readonly<Record<string, DjangoLifetimes>>
