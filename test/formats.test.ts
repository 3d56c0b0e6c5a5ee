import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compact, gitlab, junit, markdown } from './reporters.ts'
import { MARKER } from '../src/report/markdown.ts'
import { SourceFile } from '../src/text/source.ts'
import { at, finding, KEY, odd, options, reference, resultOf } from './report-sample.ts'
import { tool, withTools } from './tools.ts'

const HOSTILE =
  '<img src=x onerror=alert(1)> | [a](https://evil.example) ![b](c) @everyone #1 `code` ]]> &lt; "q" \'p\' \uffff \ud800 **bold** _it_ ~~s~~ <!-- x --> $m$\n# head\r\n::error::x'

function hostile() {
  const file = new SourceFile('a|b`<script>"\'&.json', 'key\nother\n', 'tracked')
  return resultOf([
    finding(at(file, 'key'), { message: HOSTILE, help: HOSTILE }),
    finding(at(file, 'other'), { level: 'note', score: 2, message: HOSTILE }),
  ])
}

test('compact is one line a finding, and nothing without one', () => {
  expect(compact(resultOf([reference().finding]), options)).toBe(
    '.cursor/mcp.json:5:45 warning static-key-remote-mcp Cursor sends a static key to mcp.acme-crm.io as `Authorization`\n',
  )
  expect(compact(resultOf([]), options)).toBe('')
  for (const line of compact(hostile(), options).trimEnd().split('\n'))
    expect(line).toMatch(/^[^\n]+\.json:\d+:\d+ (?:error|warning|note) static-key-remote-mcp /)
  expect(compact(odd().result, { ...options, quiet: true })).toMatch(/^dist\/long\.json:1:\d+ error [^\n]*\n$/)
})

// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
test('gitlab has what GitLab asks for, each fingerprint once', () => {
  for (const result of [resultOf([]), hostile(), odd().result]) {
    const issues = JSON.parse(gitlab(result, { ...options, prefix: 'packages/a/' })) as {
      description: unknown
      check_name: unknown
      fingerprint: unknown
      severity: string
      location: { path: string; lines: { begin: number } }
    }[]
    expect(issues).toHaveLength(result.findings.length)
    for (const { description, check_name, fingerprint, severity, location } of issues) {
      for (const text of [description, check_name, fingerprint]) expect(text).toEqual(expect.stringMatching(/\S/))
      expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity)
      expect(location.path).toMatch(/^packages\/a\/(?!\.\/)/)
      expect(location.lines.begin).toBeGreaterThan(0)
    }
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length)
  }
})

test('junit has a passing test where nothing was found, and none of the characters that XML forbids', () => {
  expect(junit(resultOf([]), options)).toContain('tests="1" failures="0" errors="0"')
  // eslint-disable-next-line no-control-regex
  expect(junit(hostile(), options)).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/u)
})

test('markdown has the marker first, the most severe on top, and room for a comment', () => {
  const { result } = odd()
  const shown = markdown(result, options)
  expect(shown.startsWith(MARKER)).toBe(true)
  expect(shown.split('\n').find((line) => /^\| (?:error|warning|note)/.test(line))).toMatch(/^\| error/)
  expect(shown).not.toContain(KEY)
  const file = new SourceFile('a', 'x'.repeat(3000))
  const many = markdown(resultOf(Array.from({ length: 2000 }, (_, i) => finding({ file, start: i, end: i + 1 }))), options)
  expect(many.length).toBeLessThan(65_536)
  expect(many).toMatch(/\n\d+ more have no room here\.\n/)
})

withTools('as others read them', () => {
  test('markdown is a table of text', async () => {
    const { marked } = (await import(`${process.env['TOOLS']}/node_modules/marked/lib/marked.esm.js`)) as {
      marked: { parse(text: string, options: object): string }
    }
    const html = marked.parse(markdown(hostile(), options), { gfm: true })
    const tags = new Set(Array.from(html.matchAll(/<\/?([a-z0-9]+)/g), ([, name]) => name))
    expect([...tags].sort()).toEqual(['a', 'h2', 'p', 'table', 'tbody', 'td', 'th', 'thead', 'tr'])
    expect(html.match(/<td/g)).toHaveLength(8)
    expect(html.match(/<a href="(?!https:\/\/github\.com\/agent-auth-lint\/)/g)).toBeNull()
    expect(html).toContain('@\u200beveryone')
  })

  test('junit by two parsers, strict XML', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'junit-'))
    try {
      const { parse } = tool('test-results-parser') as {
        parse(options: object): { total: number; failed: number; errors: number; suites: { name: string }[] }
      }
      const { parse: toJson } = tool('junit2json') as {
        parse(xml: string): Promise<{
          tests: number
          testsuite: { name: string; testcase: { name: string; failure?: { inner: string; message: string }[] }[] }[]
        }>
      }
      for (const result of [resultOf([]), hostile(), odd().result]) {
        const xml = junit(result, options)
        writeFileSync(`${folder}/junit.xml`, xml)
        const read = parse({ type: 'junit', files: [`${folder}/junit.xml`] })
        expect(read.failed).toBe(result.findings.filter(({ level }) => level !== 'note').length)
        const json = await toJson(xml)
        expect(json.testsuite.reduce((sum, { testcase }) => sum + testcase.length, 0)).toBe(json.tests)
        expect(json.tests).toBe(read.total)
      }
      const [suite] = (await toJson(junit(hostile(), options))).testsuite
      expect(suite?.name).toBe('a|b`<script>"\'&.json')
      expect(suite?.testcase[0]?.failure?.[0]?.message).toContain('<img src=x onerror=alert(1)> | [a](https://evil.example)')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
