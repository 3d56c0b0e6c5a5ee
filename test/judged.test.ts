import { expect, test } from 'vitest'
import { isLost, judgedReport } from '../src/dev/judged-report.ts'
import { type Judged, outcomes, type Report, type Verdict } from '../src/dev/judged.ts'

const judged = (line: number, verdict: Verdict = 'T', rest: Partial<Judged> = {}): Judged => ({
  repo: 'acme/shop',
  commit: '0'.repeat(40),
  path: 'src/a.ts',
  line,
  rule: 'token-in-url',
  level: 'warning',
  verdict,
  why: 'a reason',
  ...rest,
})

const report = (line: number, rest: Partial<Report> = {}): Report => ({
  rule: 'token-in-url',
  level: 'warning',
  message: '',
  path: 'src/a.ts',
  line,
  related: [],
  alsoRules: [],
  ...rest,
})

/** The verdict of each and what became of it; `?` for a report that nobody has judged. */
const fates = (one: readonly Judged[], now: readonly Report[]) =>
  outcomes('acme/shop', one, now).map(({ judged: label, is }) => `${label?.verdict ?? '?'} ${is}`)

test('a report meets a judgement of its rule and file within three lines', () => {
  expect(fates([judged(10)], [report(13)])).toEqual(['T reported'])
  expect(fates([judged(10)], [report(14)])).toEqual(['T silent', '? reported'])
  expect(fates([judged(10)], [report(10, { path: 'src/b.ts' })])).toEqual(['T silent', '? reported'])
  expect(fates([judged(10)], [report(10, { rule: 'pkce-missing' })])).toEqual(['T silent', '? reported'])
  expect(fates([judged(10, 'M', { endLine: 40 })], [report(30)])).toEqual(['M reported'])
})

test('the nearest pairs meet first, and of equals the useful one', () => {
  expect(fates([judged(12, 'F'), judged(10)], [report(10)])).toEqual(['F silent', 'T reported'])
  expect(fates([judged(10, 'N'), judged(10)], [report(10)])).toEqual(['N silent', 'T reported'])
  expect(fates([judged(10), judged(12, 'N')], [report(10), report(12)])).toEqual(['T reported', 'N reported'])
})

test('a judgement is kept where another finding names its place', () => {
  const merged = report(3, { related: [{ path: 'src/a.ts', line: 51 }] })
  expect(fates([judged(3, 'N'), judged(50)], [merged])).toEqual(['N reported', 'T related'])
  expect(fates([judged(3, 'N'), judged(60)], [merged])).toEqual(['N reported', 'T silent'])
  const other = report(3, { rule: 'static-key-remote-mcp', alsoRules: ['token-in-url'] })
  expect(fates([judged(4)], [other])).toEqual(['T related', '? reported'])
})

test('the report says what was lost and counts by the level of now', () => {
  const all = outcomes('acme/shop', [judged(1), judged(20), judged(40, 'N'), judged(60, 'M')], [report(1), report(40, { level: 'note' })])
  expect(all.filter(isLost)).toHaveLength(1)
  expect(judgedReport(all)).toMatchInlineSnapshot(`
    "level              T  N  F  new  fact right  useful  T kept elsewhere  T lost  M found
    error              0  0  0    0           –       –                 0       0      0/0
    warning            1  0  0    0       100 %   100 %                 0       1      0/1
    note               0  1  0    0       100 %     0 %                 0       0      0/0
    error and warning  1  0  0    0       100 %   100 %                 0       1      0/1

    rule, errors and warnings  T  N  F  new  fact right  useful  T kept elsewhere  T lost  M found
    token-in-url               1  0  0    0       100 %   100 %                 0       1      0/1

    Lost T (1)
      token-in-url warning acme/shop src/a.ts:20  a reason

    M, still missed (1)
      token-in-url warning acme/shop src/a.ts:60  a reason
    "
  `)
})
