import { testData } from '../knowledge/values/test-data.ts'
import type { Span } from '../text/source.ts'

/** Whether a setting just beside a credential holds what its provider takes in test mode alone. */
export function isBesideTestData(name: string, { file: { text }, start, end }: Span): boolean {
  return testData.some(
    ({ names, pattern }) =>
      names.test(name) && (pattern.test(text.slice(Math.max(0, start - NEAR), start)) || pattern.test(text.slice(end, end + NEAR))),
  )
}

/** The settings of one account stand together. */
const NEAR = 400
