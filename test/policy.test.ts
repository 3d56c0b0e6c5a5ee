import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { ours } from '../src/text/shown.ts'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Result } from '../src/judge/finding.ts'
import { lint, type LintOptions } from '../src/lint.ts'
import { reporters } from '../src/report/index.ts'
import { parseOptions } from '../src/settings/options.ts'
import { exitCode } from '../src/settings/terminal.ts'

/** A repository cannot talk itself clean: what it leaves out is said, and can be made to count. */

const SERVER =
  '{ "mcpServers": { "desk": { "type": "http", "url": "http://mcp.ticketmoor.io/desk", "headers": { "Authorization": "Bearer ${DESK_TOKEN}" } } } }\n'
const OPTIONS = {
  version: ours`0.0.0`,
  color: false,
  width: 0,
  prefix: '',
  quiet: false,
  verbose: false,
  showSuppressed: false,
  successful: true,
}

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'agent-'))
  put('.mcp.json', SERVER)
  put('src/a.ts', 'export const a = 1\n')
})
afterEach(() => rmSync(root, { recursive: true }))

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

const look = (options: Omit<LintOptions, 'root'> = {}): Promise<Result> => lint({ root, ...options })
const said = async (result: Result, format: keyof typeof reporters) => (await reporters[format](result))(result, OPTIONS)
const code = (result: Result, ...argv: string[]) => exitCode(result, parseOptions(argv))

describe('an ignore file', () => {
  test.each(['*', '.mcp.json'])('%s is said in every format that has room, and no problems are not claimed', async (pattern) => {
    put('.agent-auth-lintignore', `${pattern}\n`)
    const result = await look()
    expect(result.findings).toEqual([])
    for (const format of ['text', 'github', 'markdown', 'sarif'] as const)
      expect(await said(result, format), format).toContain(
        'left out by .agent-auth-lintignore, 1 agent configuration or .env file among them',
      )
    expect(JSON.parse(await said(result, 'json'))).toMatchObject({
      summary: { policy: { leftOut: { configuration: ['.mcp.json'], by: ['.agent-auth-lintignore'] } } },
    })
    expect(await said(result, 'text')).not.toMatch(/no problems(?! in what was not left out)/)
  })

  test('counts with --require-coverage, and not with --no-ignore-file', async () => {
    put('.agent-auth-lintignore', '.mcp.json\n')
    const result = await look()
    expect([code(result), code(result, '--require-coverage'), code(result, '--require-coverage', '--exit-zero')]).toEqual([0, 2, 2])
    const all = await look({ ignoreFiles: false })
    expect(all.findings.length).toBeGreaterThan(0)
    expect(code(all, '--require-coverage', '--fail-on', 'none')).toBe(0)
  })

  test('says that a file of the command line is left out', async () => {
    put('.agent-auth-lintignore', '*\n')
    const result = await look({ paths: [join(root, '.mcp.json')] })
    expect(result.policy?.leftOut.asked).toEqual(['.mcp.json'])
    expect(await said(result, 'text')).toContain('1 of them named on the command line')
  })

  test('of other files does not count with --require-coverage', async () => {
    put('.agent-auth-lintignore', 'src\n')
    const result = await look()
    expect(code(result, '--require-coverage', '--fail-on', 'none')).toBe(0)
    expect(await said(result, 'text')).toContain(
      '1 file left out by .agent-auth-lintignore, no agent configuration or .env files among them',
    )
  })
})

test('a configuration that leaves out, switches off and lowers', async () => {
  put(
    'agent-auth-lint.config.yaml',
    'ignore: [src]\nrules:\n  insecure-transport: off\n  static-key-remote-mcp: note\n  token-in-url: error\noverrides:\n  - files: ["**"]\n    rules: { pkce-missing: off }\n',
  )
  const result = await look()
  expect(result.policy).toEqual({
    leftOut: { files: 1, configuration: [], asked: [], by: ['`ignore` in agent-auth-lint.config.yaml'] },
    rules: { off: ['insecure-transport', 'pkce-missing'], lowered: ['static-key-remote-mcp'], by: ['agent-auth-lint.config.yaml'] },
  })
  expect(await said(result, 'text')).toContain('2 rules off, 1 rule lowered, by the configuration')
})

describe('exceptions in comments', () => {
  const ENV =
    '# agent-auth-lint-disable-next-line secret-file-not-ignored, secret-literal-tracked, static-key-remote-api -- known\nDESK_API_KEY=q7Zt9Kx2Lm4Vb8Nc3Rw5Hd1Gj6\n'

  test('are counted, and can be too many', async () => {
    put('.mcp.json', '{}\n')
    put('.env', ENV)
    const result = await look()
    expect(result.suppressed).toHaveLength(1)
    expect(await said(result, 'text')).toContain('1 finding suppressed by exceptions')
    expect([
      code(result, '--max-suppressed', '1', '--fail-on', 'none'),
      code(result, '--max-suppressed', '0', '--fail-on', 'none'),
    ]).toEqual([0, 1])
  })

  test('are not obeyed with --no-inline', async () => {
    put('.env', ENV)
    const result = await look({ inline: false })
    expect(result.suppressed).toEqual([])
    expect(result.findings.some(({ at }) => at.file.path === '.env')).toBe(true)
  })
})
