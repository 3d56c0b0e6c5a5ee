import { expect, test } from 'vitest'
import { formats, reporters, type Format } from '../src/report/index.ts'
import { inCheckout } from './materialise.ts'
import { odd, options, reference, resultOf } from './report-sample.ts'

const NAMES: Readonly<Record<Format, string>> = {
  text: 'report.txt',
  sarif: 'report.sarif',
  json: 'report.json',
  github: 'annotations.txt',
  markdown: 'report.md',
  gitlab: 'code-quality.json',
  junit: 'junit.xml',
  compact: 'compact.txt',
}

// One set of findings, plain and odd ones, in every format.
test.each(formats)('%s', async (format) => {
  const { result } = odd()
  const seen = { ...result.seen, agent: 6 }
  const all = { ...resultOf([reference().finding, ...result.findings]), unreadable: result.unreadable, suppressed: result.suppressed, seen }
  const reporter = await reporters[format]()
  await expect(reporter(all, { ...options, showSuppressed: true, verbose: true })).toMatchFileSnapshot(
    inCheckout(`fixtures/reports/${NAMES[format]}`),
  )
})
