import { expect, test } from 'vitest'
import type { Region } from '../src/report/region.ts'
import { compact } from '../src/report/compact.ts'
import { said } from '../src/report/redact.ts'
import type { ReportOptions } from '../src/report/reporter.ts'
import { shownReport } from '../src/report/show.ts'
import type { ShownReport } from '../src/report/shown-report.ts'
import type { TextOptions } from '../src/report/text.ts'
import type { RuleMeta } from '../src/judge/rule.ts'
import { UsageError } from '../src/text/errors.ts'
import { ours, together, type Shown } from '../src/text/shown.ts'
import { finding, KEY, options, reference, resultOf } from './report-sample.ts'

/**
 * Where a type holds a string that need not have passed the masks: `never`, or the path to it. Rules are this package's own text, and names
 * of properties are checked with their values where they are no part of the type.
 */
type Raw<T, At extends string = ''> = T extends Shown | number | boolean | null | undefined | RuleMeta | Region
  ? never
  : T extends string
    ? Record<never, never> extends Record<T, 1>
      ? At
      : never
    : T extends (...given: never[]) => infer Made
      ? Raw<Made, `${At}()`>
      : T extends readonly (infer Item)[]
        ? Raw<Item, `${At}[]`>
        : { [K in keyof T & string]: Raw<T[K], `${At}.${K}`> }[keyof T & string]

const raw = (): string => KEY

test('a raw string cannot be handed to a reporter', () => {
  const report = shownReport(resultOf([reference().finding]), { prefix: '' })
  const [one] = report.findings
  if (!one) throw new Error('no finding')
  // Compiled by `npm run types`: each of these is a mistake there, and would be one here without its directive.
  // @ts-expect-error a message
  expect(compact({ ...report, findings: [{ ...one, message: raw() }] }, options)).toContain(KEY)
  // @ts-expect-error the name of a file
  expect(compact({ ...report, findings: [{ ...one, at: { ...one.at, inRepository: raw() } }] }, options)).toContain(KEY)
  // @ts-expect-error a result that nobody has masked
  expect(() => compact(resultOf([finding(reference().finding.at)]), options)).toThrow()
  // @ts-expect-error what a format is to be told
  const told: ReportOptions = { ...options, sarifCategory: raw() }
  expect(told.sarifCategory).toBe(KEY)
})

test('nothing that a reporter is told holds a raw string', () => {
  const inReport: [Raw<ShownReport>] extends [never] ? true : Raw<ShownReport> = true
  const inOptions: [Raw<TextOptions>] extends [never] ? true : Raw<TextOptions> = true
  // The check itself finds one.
  const found: Raw<{ readonly a: readonly { readonly b?: string }[] }> = '.a[].b'
  expect([inReport, inOptions, found]).toEqual([true, true, '.a[].b'])
})

test('a text of our own holds nothing but what the source code says', () => {
  expect(ours`${3} files, ${'such as'} ${ours`one`}`).toBe('3 files, such as one')
  // @ts-expect-error a string
  expect(ours`the key ${raw()}`).toContain(KEY)
  // @ts-expect-error a pattern around a string
  expect(ours`the key ${`is ${raw()}` as const}`).toContain(KEY)
  // @ts-expect-error a string among others
  expect(together([ours`a`, raw()], ', ')).toContain(KEY)
  expect(together([ours`a`, said(raw())], ', ')).toBe('a, •••••')
})

test('the lines of a place in an error have passed the masks', () => {
  // @ts-expect-error a raw line
  expect(new UsageError('wrong', [raw()]).frame).toEqual([KEY])
  expect(new UsageError('wrong', [said(raw())]).frame).toEqual(['•••••'])
})
