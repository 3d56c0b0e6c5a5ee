import { entries, items, type Node } from '../../parse/node.ts'
import type { TokenPolicy } from '../../model/index.ts'
import { SETTING_LIFETIMES } from '../../knowledge/setting-lifetimes.ts'
import { notItsLife, ofProvider, ofRates, otherEnd, signInToken } from '../../knowledge/words/lifetimes.ts'
import { inUnderscores } from '../../text/words.ts'
import { grammarOfName, parseLifetime } from '../../text/lifetime.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { commentAbove } from '../../text/comments.ts'
import { slice, type Text } from '../../text/source.ts'
import { tokenNamed } from '../code/named-tokens.ts'
import { tokenPolicy } from '../idp/lifetime-fields.ts'
import { set } from '../idp/oauth-client-fields.ts'
import { holdsForDevelopment, isForDevelopment } from '../idp/setting-profiles.ts'
import { commentAfter, valueOf } from './oauth-variables.ts'
import { saysItsUnit, variableLifetime } from './lifetime-variables.ts'

/** Words of which one is in every name of a token whose life is read here. */
export const MENTIONS = ['oken', 'TOKEN', 'jwt', 'Jwt', 'JWT', 'efresh', 'earer']

/** And what says that a lifetime is meant. */
export const SAYS_END = /(?:expir|exp\b|ttl|life_?-?(?:time|span)|validity|max_?-?age|duration)/i

/** A setting at the end of its path: `["app", "jwt", "access-token-ttl"]`. */
interface Setting {
  readonly path: readonly string[]
  readonly value: Text
}

/**
 * How long tokens live by an application's own settings, told by their names as variables and constants are: `jwt.expiration-ms`,
 * `auth.access_token_ttl: 7d`. A number counts only where the name, a comment or its size says the unit. Settings that are named for
 * development or a trial serve nobody else.
 */
export function* settingLifetimes(root: Node): Generator<TokenPolicy> {
  const file = root.at.file.path.replace(/^.*\//, '')
  if (isForDevelopment(file) || holdsForDevelopment(root)) return
  const all = [...settingsIn(root, [], MOST_LEVELS)]
  const names = new Set(all.map(({ path }) => inCapitals(path)))
  for (const one of all) {
    const found = lifetimeOf(one, names, countedBy(file))
    if (found) yield found
  }
}

const MOST_LEVELS = 12
/** What is longer is no name of a setting. */
const LONGEST_KEY = 200

function* settingsIn(node: Node, path: readonly string[], levels: number): Generator<Setting> {
  if (levels === 0) return
  for (const { key, value } of entries(node)) {
    if (key.value.length > LONGEST_KEY) continue
    const inner = [...path, ...key.value.split('.')]
    const text = valueOf(value)
    if (text) yield { path: inner, value: text }
    else if (!isForDevelopment(key.value)) yield* settingsIn(value, inner, levels - 1)
  }
  for (const item of items(node)) yield* settingsIn(item, path, levels - 1)
}

function inCapitals(path: readonly string[]): string {
  return path.map((step) => inUnderscores(step).replace(/[^\w]/g, '_').toUpperCase()).join('_')
}

/**
 * Settings that code adds to a moment by a unit of its own: https://learn.microsoft.com/aspnet/core/fundamentals/configuration/,
 * https://docs.spring.io/spring-boot/reference/features/external-config.html
 */
function countedBy(file: string): 'dotnet' | 'spring' | undefined {
  return /^appsettings\b/i.test(file) ? 'dotnet' : /^(?:application|bootstrap)\b/.test(file) ? 'spring' : undefined
}

/** Whether code may say what a number counts; in Spring, where no word calls the token one for an API, it is the sign-in's. */
function isCounted(name: string, by: ReturnType<typeof countedBy>, isWritten: boolean): boolean {
  return by === 'spring' ? !signInToken.pattern.test(name) : by === 'dotnet' && isWritten
}

function lifetimeOf({ path, value }: Setting, names: ReadonlySet<string>, by: ReturnType<typeof countedBy>): TokenPolicy | undefined {
  const known = ofFramework(path.join('.'), value)
  if (known) return known
  const whole = inCapitals(path)
  const steps = IS_UNIT.test(path.at(-1) ?? '') ? 2 : 1
  if (!SAYS_END.test(path.at(-steps) ?? '') || ofProvider.pattern.test(`${whole}_`)) return undefined
  if (otherEnd.pattern.test(whole) || ofRates.pattern.test(whole)) return undefined
  // What a setting is called may stand in the maps around it: `jwt.refresh-token.expiration`.
  const candidates = [0, 1, 2].map((more) => inCapitals(path.slice(-steps - more)).replace(by === 'dotnet' ? OF_SECTION : /$^/, '_'))
  if (candidates.some((one) => notItsLife.pattern.test(one.toLowerCase()))) return undefined
  const name = candidates.find((one) => isToken(tokenNamed(one)))
  const written = withoutPlaceholder(value)
  if (name === undefined) return undefined
  const comment = commentAfter(value) || unitOfBlock(value)
  if (!hasUnit(name, written.value, comment))
    return isCounted(name, by, written === value) ? uncounted(name, names, path.join('.'), written) : undefined
  const found = variableLifetime(name, written.value, { image: '', names, comment })
  if (!found) return undefined
  const key = path.join('.')
  const confidence = written === value || found.confidence === 'low' ? found.confidence : 'medium'
  const owner = { what: 'setting', name: key, product: 'this application' }
  return tokenPolicy(found.token, { lifetime: set(found.seconds, written), written: found.written, confidence }, key, {
    owner,
    clientType: 'unknown',
  })
}

/**
 * What a comment says that all numbers of a block count, `# JWT (expirations in seconds)`, or what one says of the setting right below it,
 * which is for that one alone: above a setting that is commented out it is for that.
 */
function unitOfBlock({ at: { file, start } }: Text): string {
  const own = commentAbove(file.text, start).split('\n')
  const one = OF_ONE.exec(own.slice(own.findLastIndex((line) => SETTING.test(line)) + 1).join('\n'))
  if (one) return one[1] ?? ''
  const lines = file.text
    .slice(Math.max(0, start - LONGEST_BLOCK), start)
    .split('\n')
    .slice(0, -1)
  const block = lines.slice(lines.findLastIndex((line) => line.trim() === '') + 1)
  return OF_ALL.exec(block.filter((line) => COMMENT.test(line)).join('\n'))?.[1] ?? ''
}

const LONGEST_BLOCK = 1200
const COMMENT = /^\s{0,40}#/
/** `# remember-me-expiration: 14` */
const SETTING = /^\s{0,80}[#;!]{1,4}\s{0,20}[\w.-]{1,80}\s?[:=]\s{0,4}(?:[^\s"']\S{0,80}|"[^"\n]{0,80}"|'[^'\n]{0,80}')?\s{0,4}(?:#|$)/
/** At the end of a line or in brackets: in a text it is said of something else. */
const OF_ONE = /\bin (milliseconds|seconds|minutes|hours|days)(?=[.;]?\s{0,4}$|\))/im
/** `expirations-unit is seconds`, `all lifetimes in minutes` */
const OF_ALL = inTurn(
  'i',
  oneOf(
    '',
    /\b(?:expirations|expiries|life_?-?(?:time|span)s|durations|validities|ttls)\b/,
    /\b(?:expir\w{2,6}|life_?-?time|duration|time)s?[\s_-]units?\b/,
  ),
  /\s{0,4}/,
  /(?:(?:is|are|given|:)\s{1,4}){0,2}(?:in\s)?(milliseconds|seconds|minutes|hours|days)\b/,
)

/** A number of which a framework says what it counts. */
function ofFramework(key: string, value: Text): TokenPolicy | undefined {
  const row = /^\d/.test(value.value) ? SETTING_LIFETIMES.find((one) => one.key.test(key)) : undefined
  const seconds = row && parseLifetime(value.value, row.grammar)
  if (!row || typeof seconds !== 'number' || seconds <= 0) return undefined
  const { token, product } = row
  const owner = { what: 'setting', name: key, product }
  return tokenPolicy(token, { lifetime: set(seconds, value), written: `${value.value} s` }, key, { owner, clientType: 'unknown' })
}

/** A step of its own that says what the number counts: `jwt.expiration.days`. */
const IS_UNIT = /^(?:milli(?:second)?|second|minute|hour|day)s?$/i

/** The words of a section that options are bound to: `JwtSettings`, `TokenOptions`. */
const OF_SECTION = /_(?:SETTINGS?|OPTIONS?|CONFIG(?:URATION)?|SECTION)_/

/** A number of which only the code that uses it knows what it counts. */
function uncounted(name: string, names: ReadonlySet<string>, key: string, value: Text): TokenPolicy | undefined {
  const token = tokenNamed(name)
  if (!token || !/^\d{1,7}$/.test(value.value)) return undefined
  const owner = { what: 'setting', name: key, product: 'this application' }
  const isSignIn = signInToken.pattern.test(name) && ![...names].some((one) => one.includes('REFRESH'))
  const lifetime = { is: 'dynamic', at: value.at } as const
  return tokenPolicy(
    isSignIn ? 'session' : token,
    { lifetime, written: value.value, unread: true, confidence: isSignIn ? 'low' : 'high' },
    key,
    { owner, clientType: 'unknown' },
  )
}

function isToken(token: TokenPolicy['token'] | undefined): boolean {
  return token === 'access' || token === 'refresh'
}

/** `${JWT_EXPIRATION:86400000}` of Spring: what everybody has who sets nothing. */
function withoutPlaceholder(text: Text): Text {
  const fallback = /^\$\{[\w.-]{1,100}:(?!-)([^${}]{1,40})\}$/.exec(text.value)?.[1]
  return fallback === undefined ? text : slice(text, text.value.length - 1 - fallback.length, text.value.length - 1)
}

function hasUnit(name: string, value: string, comment: string): boolean {
  return grammarOfName(name) !== undefined || saysItsUnit(value.trim(), comment)
}
