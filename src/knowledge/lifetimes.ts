import type { Level } from '../model/severity.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const YEAR = 365 * DAY

/** A lifetime above this many seconds is a finding of this level. */
export interface Bound {
  readonly level: Level
  readonly above: number
  /** The limit and where it comes from, as a sentence for messages. */
  readonly says: string
}

/** What is fine, for the help, and what is not, the worst first. */
export interface Limits {
  readonly fine: string
  readonly bounds: readonly Bound[]
}

const RFC_6750 = 'RFC 6750 section 5.3 recommends one hour or less'
const STS = 'AWS STS, for example, ends the tokens of services after 12 hours'
const ID_JAG = 'the ID-JAG draft shows 5 minutes for a grant that is used once'
const CODE = 'OAuth 2.1 section 4.1.2 recommends 10 minutes at most'
const DEVICE_CODE = 'RFC 8628 section 3.2 shows 30 minutes'
const SESSION = 'NIST SP 800-63B-4 recommends 24 hours between sign-ins'
const ACTIVATION = 'OWASP ASVS 6.4.1 requires activation codes to expire after a short time'
const REFRESH = 'NIST SP 800-63B-4 recommends a new sign-in after 30 days'
const REUSABLE = 'OAuth 2.1 section 4.3.1 lets a public client keep one only when it rotates or is bound to a key'
const KEY_ROTATION = 'CIS Benchmarks rotate keys within 90 days'

/**
 * Token endpoints that refuse an assertion which lives longer than they say, with the page that says how long: six months at Apple, one hour
 * at Google. What is set there is what the provider asks for.
 */
export const boundsAssertions: ReadonlyMap<string, string> = new Map([
  ['appleid.apple.com', 'https://developer.apple.com/documentation/accountorganizationaldatasharing/creating-a-client-secret'],
  ['oauth2.googleapis.com', 'https://developers.google.com/identity/protocols/oauth2/service-account#authorizingrequests'],
])

/** Thresholds of STANDARD.md, "How long things may live", in seconds. Rows are named for what lives and who holds it. */
export const LIFETIMES = {
  access: { fine: 'one hour or less', bounds: [above(DAY, 'error', RFC_6750), above(HOUR, 'warning', RFC_6750)] },
  /** client_credentials on a private network: nobody is asked to sign in again. */
  internalAccess: { fine: 'one hour', bounds: [above(DAY, 'error', STS), above(12 * HOUR, 'warning', STS)] },
  assertion: {
    fine: '5 minutes or less',
    bounds: [above(HOUR, 'error', ID_JAG), above(15 * MINUTE, 'warning', ID_JAG), above(5 * MINUTE, 'note', ID_JAG)],
  },
  code: {
    fine: 'one minute',
    bounds: [
      above(HOUR, 'error', CODE),
      above(10 * MINUTE, 'warning', CODE),
      above(MINUTE, 'note', 'OWASP ASVS 10.4.3 asks for one minute at level 3'),
    ],
  },
  deviceCode: {
    fine: '15 minutes or less',
    bounds: [above(DAY, 'error', DEVICE_CODE), above(30 * MINUTE, 'warning', DEVICE_CODE)],
  },
  state: { fine: '10 minutes', bounds: [above(HOUR, 'warning', 'MCP Security Best Practices suggest 10 minutes')] },
  session: { fine: '24 hours or less', bounds: [above(30 * DAY, 'error', SESSION), above(DAY, 'warning', SESSION)] },
  /** No access token: long enough for a mail to be read, an invitation to be taken up. */
  link: { fine: '7 days or less', bounds: [above(30 * DAY, 'warning', ACTIVATION), above(7 * DAY, 'note', ACTIVATION)] },
  idleSession: {
    fine: 'one hour or less',
    bounds: [above(HOUR, 'note', 'NIST SP 800-63B-4 recommends a new sign-in after one hour without activity')],
  },
  /** Rotating, bound to a key, or unknown. */
  refresh: { fine: '30 days or less', bounds: [above(30 * DAY, 'warning', REFRESH)] },
  idleRefresh: {
    fine: '7 days or less',
    bounds: [above(30 * DAY, 'warning', REFRESH), above(7 * DAY, 'note', 'OAuth 2.1 section 4.3.3 ends unused tokens; a week is enough')],
  },
  /** Of a public client, neither rotating nor bound. */
  reusableRefresh: { fine: '24 hours or less', bounds: [above(DAY, 'error', REUSABLE), above(0, 'warning', REUSABLE)] },
  confidentialRefresh: {
    fine: '30 days or less',
    bounds: [
      above(90 * DAY, 'warning', 'OWASP ASVS 10.4.8 requires an end, and 90 days are long for one'),
      above(30 * DAY, 'note', REFRESH),
    ],
  },
  clientSecret: { fine: '90 days or less', bounds: [above(366 * DAY, 'warning', KEY_ROTATION), above(90 * DAY, 'note', KEY_ROTATION)] },
  /** The time in which a replaced refresh token still works. */
  rotationGrace: { fine: '5 minutes or less', bounds: [above(5 * MINUTE, 'warning', 'a stolen token works just as long')] },
} as const satisfies Record<string, Limits>

/** Thresholds by row; a project may have its own. */
export type Lifetimes = Readonly<Record<keyof typeof LIFETIMES, Limits>>

function above(seconds: number, level: Level, says: string): Bound {
  return { above: seconds, level, says }
}

/** The worst bound that a lifetime exceeds. */
export function exceeded({ bounds }: Limits, seconds: number): Bound | undefined {
  return bounds.find((bound) => seconds > bound.above)
}

const UNITS = [
  [YEAR, 'year'],
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
  [1, 'second'],
] as const

/** A duration in the words of messages: "30 days", "90 minutes", "about 28 hours". */
export function duration(seconds: number): string {
  for (const [length, unit] of UNITS) {
    const count = seconds / length
    if (count < 2 && count !== 1) continue
    const shown = count >= 10 ? Math.round(count) : Math.round(count * 10) / 10
    return `${shown === count ? '' : 'about '}${shown} ${unit}${shown === 1 ? '' : 's'}`
  }
  return `${seconds} seconds`
}
