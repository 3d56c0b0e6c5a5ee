import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { cleanEnvironment, inCheckout, materialised, type Materialised } from './materialise.ts'

interface Step {
  readonly id?: string
  readonly name?: string
  readonly if?: string
  readonly uses?: string
  readonly shell?: string
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
  readonly with?: Readonly<Record<string, string>>
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>
  readonly runs: { readonly using: string; readonly steps: readonly Step[] }
}

const source = readFileSync(inCheckout('action.yml'), 'utf8')
const action = parse(source) as Action
const { steps } = action.runs
const bundled = existsSync(inCheckout('dist/cli.mjs'))

describe('the action', () => {
  test('keeps what a caller writes out of its scripts', () => {
    expect(action.runs.using).toBe('composite')
    for (const { run } of steps) expect(run ?? '').not.toContain('${{')
    for (const step of steps) if (step.run) expect(step.shell).toBe('bash')
  })

  test('uses only what its inputs and outputs declare', () => {
    for (const [, name = ''] of source.matchAll(/inputs\.([a-z-]+)/g)) expect(Object.keys(action.inputs)).toContain(name)
    for (const { value } of Object.values(action.outputs)) expect(value).toMatch(/^\$\{\{ steps\.scan\.outputs\.[a-z-]+ \}\}$/)
  })

  test('uploads after the scan, never for a fork, and fails at the end', () => {
    expect(steps.map(({ id, name }) => id ?? name)).toEqual(['scan', 'Upload SARIF', 'Summary', 'Verdict'])
    expect(steps[1]?.if).toContain('github.event.pull_request.head.repo.full_name == github.repository')
    expect(steps[1]?.if).toContain("steps.scan.outputs.sarif-file != ''")
  })
})

// A tag can be moved, a hash cannot.
describe('every foreign action is pinned', () => {
  const files = ['action.yml', ...readdirSync(inCheckout('.github/workflows')).map((name) => `.github/workflows/${name}`)]
  test.each(files)('%s', (file) => {
    for (const [line] of readFileSync(inCheckout(file), 'utf8').matchAll(/^.*\buses: .*$/gm)) {
      if (!/uses: \.\//.test(line)) expect(line).toMatch(/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    }
  })
})

describe.skipIf(!bundled)('its steps', () => {
  let repository: Materialised
  let temporary: string

  beforeEach(() => {
    repository = materialised(inCheckout('fixtures/rules/static-key-remote-mcp/bad-header-literal'))
    temporary = mkdtempSync(join(tmpdir(), 'runner-'))
  })
  afterEach(() => {
    repository.remove()
    rmSync(temporary, { recursive: true, force: true })
  })

  test('scan, sum up and fail', () => {
    const scan = run('scan')
    expect(scan.status).toBe(0)
    expect(scan.stdout).toMatch(/^::error file=/m)
    const outputs = outputsOf()
    expect(outputs).toEqual({ 'exit-code': '1', findings: '1', errors: '1', warnings: '0', 'sarif-file': `${temporary}/agent-auth-lint.sarif` })
    expect(JSON.parse(readFileSync(outputs['sarif-file'] ?? '', 'utf8'))).toHaveProperty('runs.0.results.0.level', 'error')

    expect(run('Summary').status).toBe(0)
    const summary = readFileSync(`${temporary}/summary`, 'utf8')
    expect(summary).toMatch(/^## agent-auth-lint\n\n1 error, 0 warnings, 0 notes/)
    expect(summary).toMatch(/^\| error \| \[static-key-remote-mcp\]\(https:\/\/github\.com\//m)

    expect(run('Verdict', { EXIT_CODE: outputs['exit-code'] ?? '' }).status).toBe(1)
  })

  test('take inputs as data', () => {
    const paths = '.\n$(touch hacked)\n"; touch hacked; "\n-f\n'
    const scan = run('scan', { SCAN_PATHS: paths, MORE_ARGS: '--quiet  `touch hacked` $(touch hacked)', FAIL_ON: 'error; touch hacked' })
    expect(scan.status).toBe(0)
    expect(readdirSync(repository.root)).not.toContain('hacked')
    expect(outputsOf()).toEqual({ 'exit-code': '2' })
    expect(run('Verdict', { EXIT_CODE: '2' }).status).toBe(2)
  })

  test('pass on paths and options, and write no annotations when asked', () => {
    mkdirSync(`${repository.root}/empty folder`)
    const scan = run('scan', { SCAN_PATHS: 'empty folder\r\n', MORE_ARGS: '--profile strict\n--only static-key-remote-mcp', ANNOTATIONS: 'false', SARIF_FILE: 'out.sarif' })
    expect(scan.stdout).toContain('nothing was checked')
    expect(outputsOf()).toEqual({ 'exit-code': '0', findings: '0', errors: '0', warnings: '0', 'sarif-file': `${repository.root}/out.sarif` })
    expect(run('Verdict', { EXIT_CODE: '0' }).status).toBe(0)
  })

  test('say so when there is no Node.js', () => {
    const scan = run('scan', { PATH: '/nowhere' })
    expect(scan.stdout).toMatch(/^::error .*Node\.js 20\.19 or newer is needed/)
    expect(outputsOf()).toEqual({ 'exit-code': '2' })
  })

  test('write hostile text into the summary as text', () => {
    const finding = { level: 'error', score: 9, rule: 'x', url: 'https://x', path: 'a|b`<img src=x>.json', region: { startLine: 1 }, message: '[a](https://evil) @everyone\n# head', help: '<script>' }
    const report = { findings: [finding], summary: { errors: 1, warnings: 0, notes: 0, files: { seen: 1 }, servers: { total: 0, oauth: 0, staticKey: 0, local: 0 } } }
    writeFileSync(`${temporary}/agent-auth-lint.json`, JSON.stringify(report))
    expect(run('Summary').status).toBe(0)
    const [row = ''] = readFileSync(`${temporary}/summary`, 'utf8').split('\n').filter((line) => line.startsWith('| error'))
    expect(row.split('|')).toHaveLength(6)
    expect(row).not.toMatch(/<|@|`|\]\(https:\/\/evil/)
  })

  /** One `run:` as a runner does it, with the defaults of the inputs. */
  function run(name: string, env: Readonly<Record<string, string>> = {}) {
    const step = steps.find((one) => one.id === name || one.name === name)
    const inputs = Object.fromEntries(Object.entries(step?.env ?? {}).map(([key, value]) => [key, action.inputs[/inputs\.([a-z-]+)/.exec(value)?.[1] ?? '']?.default ?? '']))
    const runner = { GITHUB_ACTION_PATH: inCheckout('').replace(/\/$/, ''), GITHUB_WORKSPACE: repository.root, GITHUB_OUTPUT: `${temporary}/output`, GITHUB_STEP_SUMMARY: `${temporary}/summary`, RUNNER_TEMP: temporary }
    return spawnSync('/bin/bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? 'exit 9'], {
      cwd: repository.root, encoding: 'utf8', env: { ...cleanEnvironment(), ...runner, NO_COLOR: '1', ...inputs, ...env },
    })
  }

  function outputsOf(): Record<string, string> {
    return Object.fromEntries(readFileSync(`${temporary}/output`, 'utf8').trim().split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
  }
})
