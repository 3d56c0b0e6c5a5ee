import { type Grammar, grammarOfName, parseLifetime } from '../../text/lifetime.ts'
import { byComment, FACTORS, found, isToldOtherwise, UNIT_WORDS, type ReadValue } from './told-units.ts'
import { arithmetic } from '../../text/arithmetic.ts'
import type { Confidence, Owner, TokenPolicy } from '../../model/index.ts'
import { lifetimeVariable, ofRates, otherEnd, signInToken } from '../../knowledge/words/lifetimes.ts'

/** What a variable's name and value say of a lifetime. */
export interface VariableLifetime {
  readonly token: TokenPolicy['token']
  readonly owner: Owner
  readonly seconds: number | 'never'
  readonly written: string
  readonly confidence: Confidence
}

/** What stands around a variable and may tell the product. */
export interface Surroundings {
  readonly image: string
  readonly names: ReadonlySet<string>
  /** The comment on the variable's own line, or the one right above that speaks of a unit. */
  readonly comment: string
}

/** Whether a variable's name says that its value is the lifetime of a token or session. */
export function namesLifetime(name: string): boolean {
  return lifetimeVariable.pattern.test(name) && !otherEnd.pattern.test(name) && !ofRates.pattern.test(name)
}

/** The lifetime that a variable sets; nothing when its unit cannot be told. */
export function variableLifetime(name: string, value: string, around: Surroundings): VariableLifetime | undefined {
  if (!namesLifetime(name)) return undefined
  const named = PRODUCTS.find(({ variable, where }) => variable.test(name) && where(around))
  // What is told to count something else is read by other code than the product's.
  const product = named?.grammar && isToldOtherwise(value.trim(), around.comment, named.grammar) ? undefined : named
  const owner: Owner = product?.owner ?? { what: 'environment', product: 'environment' }
  const token = product?.token ?? tokenOf(name)
  const { raw, confidence } = withoutDefault(value.trim())
  if (raw === '' || /\$\{|\{\{|\$\(|^\$[A-Z_]|^<.*>$/.test(raw)) return undefined
  if (product?.never?.includes(raw)) return { token, owner, seconds: 'never', written: raw, confidence }
  const read = readValue(name, raw, around.comment, product?.grammar)
  if (!read) return undefined
  const isLonger = read.seconds > HOUR && read.seconds <= LONGEST_SESSION
  const isSession = isLonger && product === undefined && token === 'access' && isOfSignIn(name, around)
  if (isSession) return { token: read.seconds > DAY ? token : 'session', owner, ...read, confidence: 'low' }
  return {
    token,
    owner,
    seconds: read.seconds,
    written: read.written,
    confidence: confidence === 'high' ? read.confidence : read.confidence === 'low' ? 'low' : confidence,
  }
}

/** A JWT that may be a sign-in, which may live for a day; one that is refreshed is an access token. */
function isOfSignIn(name: string, { names }: Surroundings): boolean {
  return signInToken.pattern.test(name) && ![...names].some((one) => one.includes('REFRESH'))
}

const HOUR = 3600
const DAY = 24 * HOUR
const LONGEST_SESSION = 30 * DAY

function tokenOf(name: string): TokenPolicy['token'] {
  const idle = /IDLE|INACTIV|TIMEOUT/.test(name)
  if (/REFRESH/.test(name)) return idle ? 'refresh-idle' : 'refresh'
  if (/(?:^|_)ID_TOKEN/.test(name)) return 'id'
  if (/DEVICE/.test(name)) return 'device-code'
  // `ACCESS_TOKEN_COOKIE_MAX_AGE` keeps a token; the token decides.
  if (/SESSION|COOKIE/.test(name) && !/ACCESS_TOKEN/.test(name)) return idle ? 'session-idle' : 'session'
  return 'access'
}

interface Product {
  readonly variable: RegExp
  readonly where: (around: Surroundings) => boolean
  readonly owner: Owner
  readonly grammar?: Grammar
  readonly token?: TokenPolicy['token']
  /** Values that switch the end off. */
  readonly never?: readonly string[]
}

const has =
  (...names: RegExp[]) =>
  ({ names: all }: Surroundings) =>
    [...all].some((one) => names.some((name) => name.test(one)))

/** What products make of variables whose names do not say their unit. */
const PRODUCTS: readonly Product[] = [
  // https://docs.openwebui.com/getting-started/env-configuration/#jwt_expires_in
  {
    variable: /^JWT_EXPIRES_IN$/,
    where: (around) => /open-?webui/.test(around.image) || has(/^WEBUI_/, /^ENABLE_OLLAMA_API$/)(around),
    owner: { what: 'Open WebUI', product: 'open-webui' },
    token: 'session',
    never: ['-1', '0'],
  },
  // https://www.ory.com/docs/hydra/reference/configuration, `ttl.refresh_token`
  {
    variable: /^TTL_REFRESH_TOKEN$/,
    where: (around) => /(?:^|\/)hydra\b/.test(around.image) || has(/^URLS_SELF_ISSUER$/, /^OAUTH2_PKCE_ENFORCED/)(around),
    owner: { what: 'Ory Hydra', product: 'ory-hydra' },
    grammar: 'go',
    token: 'refresh',
    never: ['-1'],
  },
  // https://supabase.com/docs/guides/self-hosting/docker
  {
    variable: /^(?:GOTRUE_)?JWT_EXP(?:IRY)?$/,
    where: (around) => /supabase|gotrue/.test(around.image) || has(/^GOTRUE_/, /^SUPABASE_/, /^ANON_KEY$/)(around),
    owner: { what: 'Supabase Auth', product: 'supabase' },
    grammar: 'sec',
  },
  // https://laravel.com/docs/session, https://github.com/tymondesigns/jwt-auth/blob/2.x/config/config.php
  {
    variable: /^SESSION_LIFETIME$/,
    where: has(/^SESSION_DRIVER$/, /^APP_KEY$/),
    owner: { what: 'Laravel', product: 'laravel' },
    grammar: 'min',
    token: 'session-idle',
  },
  {
    variable: /^JWT(?:_REFRESH)?_TTL$/,
    where: has(/^SESSION_DRIVER$/, /^APP_KEY$/, /^JWT_ALGO$/),
    owner: { what: 'Laravel jwt-auth', product: 'laravel' },
    grammar: 'min',
  },
  // https://laravel.com/docs/sanctum#token-expiration
  {
    variable: /^SANCTUM_(?:(?:ACCESS_)?TOKEN_)?(?:EXPIRATION|EXPIRES?(?:_IN)?|EXPIRY|TTL|LIFETIME)$/,
    where: () => true,
    owner: { what: 'Laravel Sanctum', product: 'laravel' },
    grammar: 'min',
  },
  // A widespread tutorial multiplies the variable by a day.
  {
    variable: /^(?:JWT_)?COOKIE_EXPIRES?(?:_IN|_TIME)?$/,
    where: () => true,
    owner: { what: 'environment', product: 'environment' },
    grammar: 'day',
    token: 'session',
  },
]

/**
 * The lifetime that a number is by its name, by its factors or by the comment on it, for code: undefined where none of them says the unit.
 */
export function numberLifetime(name: string, written: string, value: number, comment: string): ReadValue | undefined {
  const named = grammarOfName(name)
  if (named) return found(parseLifetime(value, named), `${written} ${UNIT_WORDS[named] ?? ''}`.trim(), 'high')
  const said = byComment(value, comment)
  if (said) return { ...said, written }
  return FACTORS.test(written) ? readArithmetic(name, written) : undefined
}

/** By the name's ending, the value's own unit, the product, the comment, and last by size. */
function readValue(name: string, raw: string, comment: string, grammar: Grammar | undefined): ReadValue | undefined {
  if (/[*+]/.test(raw)) return readArithmetic(name, raw)
  if (!/^\d[\d_]*(?:\.\d+)?$/.test(raw)) return readUnits(raw)
  const number = Number(raw.replaceAll('_', ''))
  const named = grammarOfName(name) ?? grammar
  // A number of days beyond a year is no number of days.
  const told = named === 'day' && number > 4000 ? undefined : named
  if (told) return found(parseLifetime(number, told), `${raw} ${UNIT_WORDS[told] ?? ''}`.trim(), grammarOfName(name) ? 'high' : 'medium')
  return byComment(number, comment) ?? bySize(number)
}

/** Whether a value, or the comment behind it, says the unit without its name: by a word, by its factors, or as nobody counts seconds. */
export function saysItsUnit(raw: string, comment: string): boolean {
  if (!/^\d[\d_]*(?:\.\d+)?$/.test(raw)) return /[+*]/.test(raw) ? FACTORS.test(raw) : true
  const number = Number(raw.replaceAll('_', ''))
  if (byComment(number, comment) !== undefined) return true
  // Whole days of up to two years may be seconds as well, but for whole hours in milliseconds: nobody counts 500 days.
  return number >= 1e7 && (number % DAY !== 0 || number % (HOUR * 1000) === 0 || number > 800 * DAY)
}

/** `12h`, `2 days`, `1h30m`, `P30D`, `hours=1`, `30.00:00:00`. `1M` is a minute to some programs and a month to others. */
function readUnits(raw: string): ReadValue | undefined {
  if (/^\d+\s*M$/.test(raw)) return undefined
  if (OF_DOTNET.test(raw)) return found(parseLifetime(raw, 'timespan'), raw, 'high')
  for (const grammar of ['ms-lib', 'go', 'words', 'iso8601', 'kv'] as const) {
    if (grammar === 'kv' && !raw.includes('=')) continue
    const read = found(parseLifetime(raw, grammar), raw, 'high')
    if (read) return read
  }
  return undefined
}

/** A `TimeSpan` with its seconds: two parts may be minutes. https://learn.microsoft.com/dotnet/api/system.timespan.parse */
const OF_DOTNET = /^(?:\d{1,5}\.)?\d{1,2}:\d{2}:\d{2}(?:\.\d{1,7})?$/

/** LibreChat's `(1000 * 60 * 60 * 24) * 7`: a factor of a thousand makes it milliseconds. */
function readArithmetic(name: string, raw: string): ReadValue | undefined {
  if (!/^[\d\s_*+()./-]+$/.test(raw)) return undefined
  const value = arithmetic(raw)
  if (value === undefined) return undefined
  const grammar = grammarOfName(name) ?? (/(?<!\d)1_?000(?!\d)/.test(raw) ? 'ms-int' : 'sec')
  return found(parseLifetime(value, grammar), `${raw} ${UNIT_WORDS[grammar] ?? ''}`.trim(), 'medium')
}

/** Only where the other units give no lifetime that anybody sets. Whole days are seconds, other round numbers milliseconds. */
function bySize(number: number): ReadValue | undefined {
  // Between these a number may also be a date.
  if (number >= 1.4e9 && number < 2.2e9) return undefined
  if (number >= 1e7 && number < 1e12) return { seconds: number / 1000, written: `${number}, read as ms`, confidence: 'medium' }
  if (number < 300 || number >= 1e7) return undefined
  if (number < 300_000 || number % DAY === 0) return { seconds: number, written: `${number}, read as s`, confidence: 'low' }
  return number % 60_000 === 0 ? { seconds: number / 1000, written: `${number}, read as ms`, confidence: 'low' } : undefined
}

/** `${JWT_EXPIRES_IN:-7d}`: what everybody has who sets nothing. */
function withoutDefault(value: string): { raw: string; confidence: Confidence } {
  const fallback = /^\$\{\w+:?-([^${}]+)\}$/.exec(value)?.[1]
  return fallback === undefined ? { raw: value, confidence: 'high' } : { raw: fallback.trim(), confidence: 'medium' }
}
