import { describe, expect, test } from 'vitest'
import clientSecretLongLived from '../rules/client-secret-long-lived.ts'
import refreshRotationDisabled from '../rules/refresh-rotation-disabled.ts'
import refreshTokenLifetimeLong from '../rules/refresh-token-lifetime-long.ts'
import tokenLifetimeLong from '../rules/token-lifetime-long.ts'
import tokenNoExpiry from '../rules/token-no-expiry.ts'
import { duration } from '../src/knowledge/lifetimes.ts'
import type { SecretTerm, TokenPolicy } from '../src/model/index.ts'
import { dynamic, ELSEWHERE, line, OWNER, refreshRotation, run, say, secretTerm, set, tokenPolicy, unset } from './make-subjects.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('token-lifetime-long', () => {
  test('quotes the value, the limit and its source', () => {
    expect(say(tokenLifetimeLong, tokenPolicy({ lifetime: set(30 * DAY), written: '30d' }))).toEqual([
      'very-long 2: access tokens live for 30 days; RFC 6750 section 5.3 recommends one hour or less',
    ])
    expect(say(tokenLifetimeLong, tokenPolicy({ owner: OWNER, token: 'code', lifetime: set(15 * MINUTE) }))).toEqual([
      'long 2: authorization codes of Keycloak client `desk` live for 15 minutes; OAuth 2.1 section 4.1.2 recommends 10 minutes at most',
    ])
    expect(run(tokenLifetimeLong, tokenPolicy({ lifetime: set(8 * HOUR), written: '28800 s', confidence: 'low' }))[0]).toMatchObject({
      help: 'set `accessTokenExpiresIn` to one hour or less and let clients refresh',
      confidence: 'low',
      facts: { lifetime: '28800 s' },
    })
  })

  test.each([
    ['access', HOUR, undefined],
    ['access', HOUR + 1, 'long'],
    ['access', DAY, 'long'],
    ['access', DAY + 1, 'very-long'],
    ['assertion', 5 * MINUTE, undefined],
    ['assertion', 10 * MINUTE, 'note'],
    ['assertion', 30 * MINUTE, 'long'],
    ['assertion', 2 * HOUR, 'very-long'],
    ['code', MINUTE, undefined],
    ['code', 10 * MINUTE, 'note'],
    ['code', 15 * MINUTE, 'long'],
    ['code', 2 * HOUR, 'very-long'],
    ['device-code', 30 * MINUTE, undefined],
    ['device-code', HOUR, 'long'],
    ['state', HOUR, undefined],
    ['state', DAY, 'long'],
    ['session', DAY, undefined],
    ['session', 8 * DAY, 'session'],
    ['session', 31 * DAY, 'long-session'],
    ['session-idle', 2 * HOUR, 'note'],
    ['id', 30 * DAY, undefined],
    ['refresh', 365 * DAY, undefined],
    ['rotation-grace', DAY, undefined],
  ] as const)('%s of %i seconds: %s', (token, seconds, variant) => {
    expect(run(tokenLifetimeLong, tokenPolicy({ token, lifetime: set(seconds) })).map((problem) => problem.variant)).toEqual(
      variant ? [variant] : [],
    )
  })

  test('a bound token counts one level lower, an internal one has longer', () => {
    const variants = (seconds: number, given: object) =>
      run(tokenLifetimeLong, tokenPolicy({ lifetime: set(seconds), ...given })).map((problem) => problem.variant)
    expect(variants(2 * DAY, { bound: true })).toEqual(['long'])
    expect(variants(2 * HOUR, { bound: true })).toEqual(['note'])
    expect(variants(5 * MINUTE, { bound: true, token: 'code' })).toEqual([])
    expect(variants(12 * HOUR, { internal: true })).toEqual([])
    expect(variants(13 * HOUR, { internal: true })).toEqual(['long'])
  })

  test.each([
    ['out of sight', tokenPolicy({ lifetime: dynamic })],
    ['a default of the product', tokenPolicy({ lifetime: unset(), effective: 30 * DAY })],
    ['never, which is another rule', tokenPolicy({ lifetime: set('never') })],
  ])('silent: %s', (_, subject) => {
    expect(say(tokenLifetimeLong, subject)).toEqual([])
  })
})

describe('token-no-expiry', () => {
  test('set to never, or never by absence', () => {
    expect(
      say(
        tokenNoExpiry,
        tokenPolicy({ lifetime: set('never') }),
        tokenPolicy({ lifetime: unset(), effective: 'never', owner: OWNER }),
        tokenPolicy({ lifetime: set('never'), internal: true, token: 'session' }),
      ),
    ).toEqual([
      'public 2: access tokens never expire; RFC 6750 section 5.2 requires an expiry',
      'public 3: access tokens of Keycloak client `desk` never expire; RFC 6750 section 5.2 requires an expiry',
      'internal 2: session tokens never expire; RFC 6750 section 5.2 requires an expiry',
    ])
  })

  test.each([
    ['an end', tokenPolicy({})],
    ['out of sight', tokenPolicy({ lifetime: dynamic, effective: 'never' })],
    ['a default with an end', tokenPolicy({ lifetime: unset(), effective: HOUR })],
    ['absence without a known meaning', tokenPolicy({ lifetime: unset() })],
    ['an end in spite of the default', tokenPolicy({ lifetime: set(HOUR), effective: 'never' })],
    ['no idle limit', tokenPolicy({ token: 'session-idle', lifetime: set('never') })],
    ['a refresh token', tokenPolicy({ token: 'refresh', lifetime: set('never') })],
  ])('silent: %s', (_, subject) => {
    expect(say(tokenNoExpiry, subject)).toEqual([])
  })
})

describe('refresh-token-lifetime-long', () => {
  const refresh = { token: 'refresh' } as const

  test.each<[string, Partial<TokenPolicy>, string | undefined]>([
    ['rotating, 7 days', { rotates: true, lifetime: set(7 * DAY) }, undefined],
    ['rotating, 30 days without an idle limit', { rotates: true, lifetime: set(30 * DAY) }, 'note'],
    ['rotating, 180 days', { rotates: true, lifetime: set(180 * DAY) }, 'long'],
    ['rotating and endless', { rotates: true, lifetime: set('never') }, 'never-rotating'],
    ['endless, rotation unknown', { lifetime: set('never') }, 'never-rotating'],
    ['reusable and endless', { rotates: false, lifetime: set('never') }, 'never'],
    ['reusable, bound and endless', { rotates: false, bound: true, lifetime: set('never') }, 'never-rotating'],
    ['endless by default', { rotates: false, lifetime: unset(), effective: 'never' }, 'never'],
    ['reusable, an hour', { rotates: false, lifetime: set(HOUR) }, 'long'],
    ['reusable, a week', { rotates: false, lifetime: set(7 * DAY) }, 'reusable'],
    ['reusable of an unknown client, a week', { clientType: 'unknown', rotates: false, lifetime: set(7 * DAY) }, undefined],
    ['bound, 60 days', { bound: true, rotates: false, lifetime: set(60 * DAY) }, 'note'],
    ['confidential, 30 days', { clientType: 'confidential', lifetime: set(30 * DAY) }, undefined],
    ['confidential, 60 days', { clientType: 'confidential', lifetime: set(60 * DAY) }, 'note'],
    ['confidential, 180 days', { clientType: 'confidential', rotates: false, lifetime: set(180 * DAY) }, 'long'],
    ['confidential, reusable and endless', { clientType: 'confidential', rotates: false, lifetime: set('never') }, 'never'],
    ['idle for 7 days', { token: 'refresh-idle', rotates: true, lifetime: set(7 * DAY) }, undefined],
    ['idle for 14 days', { token: 'refresh-idle', rotates: true, lifetime: set(14 * DAY) }, 'note'],
    ['idle for 60 days', { token: 'refresh-idle', rotates: true, lifetime: set(60 * DAY) }, 'long'],
    ['idle without end', { token: 'refresh-idle', rotates: true, lifetime: set('never') }, undefined],
    ['out of sight', { lifetime: dynamic, effective: 'never' }, undefined],
    ['another token', { token: 'access', lifetime: set('never') }, undefined],
  ] as const)('%s: %s', (_, given, variant) => {
    expect(run(refreshTokenLifetimeLong, tokenPolicy({ ...refresh, ...given })).map((problem) => problem.variant)).toEqual(
      variant ? [variant] : [],
    )
  })

  test('says how long and why that is long', () => {
    expect(
      say(
        refreshTokenLifetimeLong,
        tokenPolicy({ ...refresh, rotates: true, lifetime: set(180 * DAY) }),
        tokenPolicy({ ...refresh, rotates: false, lifetime: set('never'), owner: OWNER }),
        tokenPolicy({ ...refresh, rotates: false, lifetime: unset(), effective: 'never', owner: { ...OWNER, name: 'bot' } }),
        tokenPolicy({ ...refresh, rotates: false, lifetime: set(7 * DAY), owner: { ...OWNER, name: 'spa' } }),
      ),
    ).toEqual([
      'long 2: refresh tokens live for 180 days; NIST SP 800-63B-4 recommends a new sign-in after 30 days',
      'never 2: refresh tokens of Keycloak client `desk` never expire; OWASP ASVS 10.4.8 requires an absolute expiry',
      'never 3: refresh tokens of Keycloak client `bot` never expire by default; OWASP ASVS 10.4.8 requires an absolute expiry',
      'reusable 2: refresh tokens of Keycloak client `spa` live for 7 days; OAuth 2.1 section 4.3.1 lets a public client keep one only when it rotates or is bound to a key',
    ])
  })

  test('an idle limit of the same owner is an end', () => {
    const endless = tokenPolicy({ ...refresh, lifetime: set('never') })
    const idle = tokenPolicy({ token: 'refresh-idle', lifetime: set(7 * DAY) })
    expect(say(refreshTokenLifetimeLong, endless, idle)).toEqual([])
    expect(run(refreshTokenLifetimeLong, endless, { ...idle, at: line(1, 1, ELSEWHERE) })).toHaveLength(1)
    expect(run(refreshTokenLifetimeLong, endless, { ...idle, owner: OWNER })).toHaveLength(1)
    expect(run(refreshTokenLifetimeLong, endless, { ...idle, lifetime: set('never') })).toHaveLength(1)
  })
})

describe('refresh-rotation-disabled', () => {
  test.each(['public', 'unknown', 'confidential'] as const)('by client type: %s', (clientType) => {
    expect(say(refreshRotationDisabled, refreshRotation({ clientType }))).toEqual([
      `${clientType} 2: Keycloak client \`desk\` accepts a refresh token more than once, so a stolen one goes unnoticed`,
    ])
  })

  test('by default', () => {
    expect(say(refreshRotationDisabled, refreshRotation({ rotates: unset(), byDefault: true }))).toEqual([
      'public 3: Keycloak client `desk` accepts a refresh token more than once by default, so a stolen one goes unnoticed',
    ])
  })

  test('a long grace period', () => {
    const grace = { token: 'rotation-grace', owner: OWNER, clientType: 'unknown' } as const
    expect(say(refreshRotationDisabled, tokenPolicy({ ...grace, lifetime: set(HOUR) }))).toEqual([
      'grace 2: Keycloak client `desk` accepts a replaced refresh token for 1 hour more, so a stolen one goes unnoticed',
    ])
    expect(say(refreshRotationDisabled, tokenPolicy({ ...grace, lifetime: set(5 * MINUTE) }))).toEqual([])
  })

  test.each([
    ['rotation', refreshRotation({ rotates: set(true) })],
    ['out of sight', refreshRotation({ rotates: dynamic })],
    ['bound tokens', refreshRotation({ bound: true })],
    ['the default of a confidential client', refreshRotation({ clientType: 'confidential', rotates: unset(), byDefault: true })],
    ['another lifetime', tokenPolicy({ lifetime: set(HOUR) })],
  ])('silent: %s', (_, subject) => {
    expect(say(refreshRotationDisabled, subject)).toEqual([])
  })
})

describe('client-secret-long-lived', () => {
  test.each<[SecretTerm['ends'], string, string]>([
    [set('never'), 'never', 'never expires'],
    [unset(), 'never', 'never expires'],
    [set('unmanaged'), 'unmanaged', 'has no end of its own'],
    [set(180 * DAY), 'over-90-d', 'lives 180 days; CIS Benchmarks rotate keys within 90 days'],
    [set(730 * DAY), 'over-366-d', 'lives 2 years; CIS Benchmarks rotate keys within 90 days'],
  ])('%j', (ends, variant, fact) => {
    expect(run(clientSecretLongLived, secretTerm({ ends }))).toMatchObject([
      { variant, message: `client secret of Keycloak client \`desk\` ${fact}`, help: 'use `private_key_jwt`' },
    ])
  })

  test('silent: 90 days, or out of sight', () => {
    expect(say(clientSecretLongLived, secretTerm({ ends: set(90 * DAY) }), secretTerm({ ends: dynamic }))).toEqual([])
  })
})

test.each([
  [1, '1 second'],
  [90, '90 seconds'],
  [5400, '90 minutes'],
  [HOUR, '1 hour'],
  [DAY, '1 day'],
  [36 * HOUR, '36 hours'],
  [8 * DAY, '8 days'],
  [100_000, 'about 28 hours'],
  [365 * DAY, '1 year'],
  [3650 * DAY, '10 years'],
  [31_557_600, 'about 365 days'],
])('%i seconds are %s', (seconds, words) => {
  expect(duration(seconds)).toBe(words)
})
