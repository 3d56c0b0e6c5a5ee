import { describe, expect, test } from 'vitest'
import type { Log, Run } from 'sarif'
import { emptyResult } from '../src/report/empty.ts'
import { lineHashes } from '../src/report/line-hash.ts'
import { sarif, type Options as ReportOptions } from './reporters.ts'
import { descriptors } from '../src/report/sarif.ts'
import type { Finding, Result } from '../src/judge/finding.ts'
import { ours } from '../src/text/shown.ts'
import { SourceFile } from '../src/text/source.ts'
import { at, finding, inArgs, KEY, odd, options, reference, remoteMcp, resultOf } from './report-sample.ts'

function run(result: Result, more: Partial<ReportOptions> = {}): Run {
  const log = JSON.parse(sarif(result, { ...options, ...more })) as Log
  expect(log.version).toBe('2.1.0')
  expect(log.runs).toHaveLength(1)
  return log.runs[0] as Run
}

describe('line hashes', () => {
  test.each([
    ['', ['c129715d7a2bc9a3:1']],
    ['a\nb\n  \t\tc\n d', ['271789c17abda88f:1', '54703d4cd895b18:1', '180aee12dab6264:1', 'a23a3dc5e078b07b:1']],
    [
      'a\r\nb\rc\r \n\r\r\nx',
      [
        'c09c7cc267078efd:1',
        'fd3e83c464ba9d56:1',
        'c0bd720b4169ff2:1',
        '464797bb3f4dcd9:1',
        'aa6568db034358f3:1',
        'a88801a1799b48b5:1',
        '638816509450efbf:1',
      ],
    ],
  ])('%j as upload-sarif has them', (text, hashes) => expect(lineHashes(text)).toEqual(hashes))

  test('equal ones are counted', () => {
    const hashes = lineHashes('x\n'.repeat(200))
    expect(new Set(hashes).size).toBe(hashes.length)
    expect(hashes[1]).toBe(hashes[0]?.replace(':1', ':2'))
  })
})

describe('descriptors', () => {
  const all = descriptors([remoteMcp, inArgs])

  test('one for each variant and level, sorted', () => {
    expect(all.map(({ id }) => id)).toEqual([
      'secret-in-args/literal',
      'secret-in-args/literal-note',
      'secret-in-args/reference',
      'static-key-remote-mcp/dev',
      'static-key-remote-mcp/literal',
      'static-key-remote-mcp/literal-note',
      'static-key-remote-mcp/literal-warning',
      'static-key-remote-mcp/reference',
      'static-key-remote-mcp/reference-note',
    ])
  })

  test('scores fit their levels', () => {
    for (const { defaultConfiguration, properties } of all) {
      const score = properties?.['security-severity'] as unknown
      expect(score).toMatch(/^\d+\.\d$/)
      const [low, high] = { error: [7, 10], warning: [4, 6.9], note: [0.1, 3.9], none: [], undefined: [] }[
        String(defaultConfiguration?.level)
      ] as [number, number]
      expect(Number(score)).toBeGreaterThanOrEqual(low)
      expect(Number(score)).toBeLessThanOrEqual(high)
    }
  })

  test('what GitHub asks for', () => {
    const names = new Set<string>()
    for (const one of all) {
      expect(one.name).not.toBe(one.id)
      names.add(one.name ?? '')
      expect(one.help?.markdown?.length).toBeLessThanOrEqual(1200)
      expect(one.help?.markdown).toContain(`agent-auth-lint-disable-next-line ${one.id.replace(/\/.*/, '')} -- reason`)
      expect(one.properties?.tags).toContain('security')
      expect(one.helpUri).toMatch(/^https:\/\/.*\/rules\/[a-z-]+\.md$/)
    }
    expect(names.size).toBe(all.length)
    expect(all[0]).toMatchObject({
      name: 'SecretInArgsLiteral',
      shortDescription: { text: 'Secret on a command line (literal).' },
      properties: { tags: ['security', 'external/cwe/cwe-214'], precision: 'medium', 'security-severity': '5.5' },
    })
  })

  test('a raised level gets one of its own', () => {
    const { finding: one } = reference()
    const { tool, results } = run(resultOf([{ ...one, variant: 'reference-error', level: 'error', score: 7 }]))
    const index = results?.[0]?.ruleIndex ?? -1
    expect(tool.driver.rules?.[index]).toMatchObject({
      id: 'static-key-remote-mcp/reference-error',
      defaultConfiguration: { level: 'error' },
      properties: { 'security-severity': '7.0' },
    })
  })
})

describe('results', () => {
  test('the fact, the step and the places', () => {
    const result = run(resultOf([reference().finding])).results?.[0]
    expect(result).toMatchObject({
      ruleId: 'static-key-remote-mcp/reference',
      level: 'warning',
      rank: 55,
      message: {
        text: 'Cursor sends a static key to mcp.acme-crm.io as `Authorization`. Sign in to "billing" with OAuth and delete the key. See [the remote server](1), [defined here](2).',
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: '.cursor/mcp.json', uriBaseId: '%SRCROOT%' },
            region: { startLine: 5, startColumn: 45, endLine: 5, endColumn: 60 },
          },
        },
      ],
      relatedLocations: [{ id: 1 }, { id: 2, message: { text: 'Defined here.' } }],
      properties: { endpointClass: 'remote', pairing: 'P1', confidence: 'high', tracked: true },
    })
    expect(result?.partialFingerprints).toEqual({
      primaryLocationLineHash: expect.stringMatching(/^[0-9a-f]{1,16}:1$/) as unknown,
      'agentAuthLint/v1': expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
      'agentAuthLint/v2': expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
    })
  })

  test('no hash of a text with secrets unless git has the file anyway', () => {
    const prints = (git: 'ignored' | 'none' | 'staged') => run(resultOf([reference(git).finding])).results?.[0]
    expect(prints('staged')?.partialFingerprints).toHaveProperty('primaryLocationLineHash')
    for (const git of ['ignored', 'none'] as const) {
      expect(prints(git)?.partialFingerprints).not.toHaveProperty('primaryLocationLineHash')
      expect(prints(git)?.properties?.['tracked']).toBe(false)
    }
  })

  test.each(['v1', 'v2'])('the own fingerprint %s survives moves and tells equal ones apart', (version) => {
    const print = (file: SourceFile, nth = 1) => finding(at(file, 'x', nth), { place: 'a' })
    const of = (result: Result) => run(result).results?.map((one) => one.partialFingerprints?.[`agentAuthLint/${version}`])
    const [one, two] = of(resultOf([print(new SourceFile('a', 'x x')), print(new SourceFile('a', 'x x'), 2)])) ?? []
    expect(one).not.toBe(two)
    expect(of(resultOf([print(new SourceFile('a', '\n\n  x'))]))).toEqual([one])
    expect(of(resultOf([print(new SourceFile('b', 'x'))]))).not.toEqual([one])
  })

  test('what is decided once in a package keeps its identity when its first place goes', () => {
    const decided = (path: string, decision: string, home = 'apps/desk') =>
      finding(at(new SourceFile(path, 'x'), 'x'), { place: path, decision, home })
    const of = (one: Finding) => run(resultOf([one])).results?.[0]?.partialFingerprints?.['agentAuthLint/v2']
    const first = of(decided('apps/desk/a.ts', 'STRIPE_KEY'))
    expect(of(decided('apps/desk/b.ts', 'STRIPE_KEY'))).toBe(first)
    expect(of(decided('apps/desk/a.ts', 'GITHUB_TOKEN'))).not.toBe(first)
    expect(of(decided('apps/lab/a.ts', 'STRIPE_KEY', 'apps/lab'))).not.toBe(first)
  })

  test('paths are relative to the repository and percent-encoded', () => {
    const results = run(odd().result, { prefix: 'packages/a+b' }).results ?? []
    expect(results.map((one) => one.locations?.[0]?.physicalLocation?.artifactLocation?.uri)).toEqual([
      'packages/a%2Bb/tabs/a%20b%23%25.json',
      'packages/a%2Bb/tabs/a%20b%23%25.json',
      'packages/a%2Bb/dist/long.json',
      'packages/a%2Bb/donn%C3%A9es/multi.yaml',
      'packages/a%2Bb/donn%C3%A9es/multi.yaml',
      'packages/a%2Bb/x%1B%5B31m%E2%80%AE.json',
    ])
  })

  test('regions are on one line and never empty', () => {
    for (const { locations } of run(odd().result).results ?? []) {
      const { startLine, startColumn = 0, endLine, endColumn } = locations?.[0]?.physicalLocation?.region ?? {}
      expect(endLine).toBe(startLine)
      expect(endColumn).toBeGreaterThan(startColumn)
    }
  })

  test('texts of the repository make no links, placeholders or controls', () => {
    const { finding: one } = reference()
    const message = 'the "[click](1)" server takes {0} and \u001b]0;x\u0007'
    const { results } = run(resultOf([{ ...one, message, related: [{ at: one.at, label: 'a [b](3)' }] }]))
    expect(results?.[0]?.message.text).toBe(
      'The "[click] (1)" server takes { 0} and \\u001b]0;x\\u0007. Sign in to "billing" with OAuth and delete the key. See [a \\[b\\] (3)](1).',
    )
  })

  test('suppressed ones only when asked', () => {
    const { result } = odd()
    expect(run(result).results).toHaveLength(6)
    expect(run(result, { showSuppressed: true }).results?.at(-1)?.suppressions).toEqual([{ kind: 'inSource', justification: 'until May' }])
  })
})

describe('the run', () => {
  test('without findings it is still one, with all rules', () => {
    const { results, tool } = run(emptyResult([remoteMcp, inArgs]))
    expect(results).toEqual([])
    expect(tool.driver.rules).toHaveLength(9)
    expect(tool.driver).toMatchObject({ name: 'agent-auth-lint', semanticVersion: '0.1.0' })
  })

  test('unreadable files are notifications', () => {
    const [invocation] = run(odd().result).invocations ?? []
    expect(invocation?.executionSuccessful).toBe(true)
    expect(invocation?.toolExecutionNotifications).toMatchObject([
      {
        descriptor: { id: 'parse-error' },
        level: 'warning',
        message: { text: 'données/multi.yaml: expected ",".' },
        locations: [{ physicalLocation: { region: { startLine: 6 } } }],
      },
      { descriptor: { id: 'file-skipped' }, level: 'note', message: { text: 'gone.json: no longer there.' } },
      { descriptor: { id: 'file-skipped' }, level: 'note', locations: [{ physicalLocation: { artifactLocation: { uri: 'big.json' } } }] },
    ])
    expect(invocation?.toolExecutionNotifications?.[1]).not.toHaveProperty('locations')
  })

  test('a failed run says so', () => {
    const [invocation] = run(emptyResult([]), { successful: false }).invocations ?? []
    expect(invocation).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ descriptor: { id: 'internal-error' }, level: 'error' }],
    })
  })

  test('a category only when asked', () => {
    expect(run(emptyResult([]))).not.toHaveProperty('automationDetails')
    expect(run(emptyResult([]), { sarifCategory: ours`agents/` }).automationDetails?.id).toBe('agents/')
  })

  test('nothing secret, nothing of this machine, always the same', () => {
    const shown = sarif(odd().result, { ...options, showSuppressed: true })
    expect(shown).not.toContain(KEY)
    expect(shown).not.toContain(process.cwd())
    expect(sarif(odd().result, { ...options, showSuppressed: true })).toBe(shown)
  })
})
