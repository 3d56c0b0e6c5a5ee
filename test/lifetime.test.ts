import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { grammarOfName, parseLifetime, type Grammar } from '../src/text/lifetime.ts'
import { arithmetic } from '../src/text/arithmetic.ts'

const DAY = 86_400

test.each<[string | number | null, Grammar, number | 'never' | undefined, string?]>([
  [3600, 'sec', 3600],
  ['3600', 'sec', 3600],
  ['60', 'min', 3600],
  [8, 'hour', 28_800],
  [30, 'day', 30 * DAY],
  [900_000, 'ms-int', 900],
  ['15m', 'ms-lib', 900],
  ['3600', 'ms-lib', 3.6],
  ['1M', 'ms-lib', 60],
  ['1mo', 'ms-lib', undefined],
  ['2 days', 'ms-lib', 2 * DAY],
  ['1y', 'ms-lib', 365.25 * DAY],
  ['-1d', 'ms-lib', undefined],
  ['soon', 'ms-lib', undefined],
  [3600, 'ms-lib', undefined],
  ['2h', 'jose-span', 7200],
  ['30 minutes', 'jose-span', 1800],
  ['30 minutes from now', 'jose-span', 1800],
  ['30 minutes ago', 'jose-span', undefined],
  ['500ms', 'jose-span', undefined],
  [3600, 'jose-span', undefined],
  ['1h30m', 'go', 5400],
  ['720h', 'go', 30 * DAY],
  ['30d', 'go', undefined],
  ['0', 'go', 0],
  ['1 hour', 'words', 3600],
  ['90 minutes', 'words', 5400],
  ['3 weeks', 'words', 21 * DAY],
  ['1 day and 2 hours', 'words', 26 * 3600],
  ['1M', 'words', (365 / 12) * DAY],
  ['hours=1;minutes=30', 'kv', 5400],
  ['days=30', 'kv', 30 * DAY],
  ['fortnights=1', 'kv', undefined],
  ['08:00:00', 'timespan', 28_800],
  ['90.00:00:00', 'timespan', 90 * DAY],
  ['until-revoked', 'timespan', 'never'],
  ['24:00:00', 'timespan', undefined],
  ['PT5M', 'iso8601', 300],
  ['P30D', 'iso8601', 30 * DAY],
  ['30d', 'iso8601', 30 * DAY],
  ['PT', 'iso8601', undefined],
  ['P', 'iso8601', undefined],
  ['timedelta(days=1)', 'pydelta', DAY],
  ['datetime.timedelta(0, 3600)', 'pydelta', 3600],
  ['timedelta(hours=24 * 7)', 'pydelta', 7 * DAY],
  ['timedelta(days=n)', 'pydelta', undefined],
  [30, 'unit-pair', 30 * DAY, 'days'],
  [30, 'unit-pair', undefined],
  ['60*60*24*7', 'arith', 7 * DAY],
  ['(1000 * 60 * 60 * 24) * 7', 'arith', 7 * DAY, 'ms'],
  ['60 * DAY', 'arith', undefined],
  [Infinity, 'sec', 'never'],
  [null, 'sec', undefined],
  [-1, 'sec', undefined],
  ['', 'sec', undefined],
])('%j as %s', (value, grammar, expected, unit?: string) => {
  const lifetime = parseLifetime(value, grammar, unit)
  if (typeof expected === 'number') expect(lifetime).toBeCloseTo(expected, 6)
  else expect(lifetime).toBe(expected)
})

const two = (n: number) => String(n).padStart(2, '0')

/** A writer for each grammar: whole seconds as its product writes them. */
const WRITERS: Record<Grammar, (seconds: number) => { value: string | number; unit?: string }> = {
  sec: (s) => ({ value: s }),
  min: (s) => ({ value: s / 60 }),
  hour: (s) => ({ value: s / 3600 }),
  day: (s) => ({ value: s / DAY }),
  'ms-int': (s) => ({ value: String(s * 1000) }),
  'ms-lib': (s) => ({ value: `${s}s` }),
  'jose-span': (s) => ({ value: `${s} seconds` }),
  go: (s) => ({ value: `${Math.floor(s / 3600)}h${Math.floor((s % 3600) / 60)}m${s % 60}s` }),
  words: (s) => ({ value: `${Math.floor(s / 60)} minutes ${s % 60} seconds` }),
  kv: (s) => ({ value: `minutes=${Math.floor(s / 60)};seconds=${s % 60}` }),
  timespan: (s) => ({
    value: `${Math.floor(s / DAY)}.${two(Math.floor((s % DAY) / 3600))}:${two(Math.floor((s % 3600) / 60))}:${two(s % 60)}`,
  }),
  iso8601: (s) => ({ value: `P${Math.floor(s / DAY)}DT${s % DAY}S` }),
  pydelta: (s) => ({ value: `timedelta(days=${Math.floor(s / DAY)}, seconds=${s % DAY})` }),
  'unit-pair': (s) => ({ value: s / 60, unit: 'minutes' }),
  arith: (s) => ({ value: `${Math.floor(s / 60)} * 60 + ${s % 60}` }),
}

describe('there and back', () => {
  test.each(Object.keys(WRITERS) as Grammar[])('%s', (grammar) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 * 366 * DAY }), (seconds) => {
        const { value, unit } = WRITERS[grammar](seconds)
        expect(parseLifetime(value, grammar, unit)).toBeCloseTo(seconds, 3)
      }),
    )
  })

  test('any text gives an answer or none, and never a negative one', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[0-9smhdPT:.=; -]{0,20}$/)),
        fc.constantFrom(...(Object.keys(WRITERS) as Grammar[])),
        (text, grammar) => {
          const lifetime = parseLifetime(text, grammar)
          expect(lifetime === undefined || lifetime === 'never' || lifetime >= 0).toBe(true)
        },
      ),
    )
  })
})

test('arithmetic is what JavaScript makes of it', () => {
  const expression = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.integer({ min: 0, max: 99_999 }).map(String),
      fc.tuple(tie('node'), fc.constantFrom('+', '-', '*', '/', '%'), tie('node')).map(([a, operator, b]) => `(${a}) ${operator} ${b}`),
      fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(${a} * ${b})`),
    ),
  })).node
  fc.assert(
    fc.property(expression, (source) => {
      const real: unknown = new Function(`return ${source}`)()
      expect(arithmetic(source)).toBe(Number.isFinite(real) ? real : undefined)
    }),
  )
  expect([arithmetic('86_400'), arithmetic('2592e3'), arithmetic('process.exit()'), arithmetic('1 +'), arithmetic('')]).toEqual([
    86_400,
    2_592_000,
    undefined,
    undefined,
    undefined,
  ])
})

test('units in names', () => {
  expect(
    [
      'ACCESS_TOKEN_EXPIRE_MINUTES',
      'expireInHours',
      'JWT_EXPIRATION_MS',
      'ttlSeconds',
      'REFRESH_DAYS',
      'ttl',
      'items',
      'terms',
      'admin',
    ].map(grammarOfName),
  ).toEqual(['min', 'hour', 'ms-int', 'sec', 'day', undefined, undefined, undefined, undefined])
})
