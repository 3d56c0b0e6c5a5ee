import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inCheckout } from './materialise.ts'

/** The script that lets the base commit decide what a pull request may leave out. */

let base = ''
let root = ''
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'agent-')))
  root = join(base, 'repository')
  mkdirSync(root)
  git('init', '-q')
  commit({ '.agent-auth-lintignore': 'docs\n', 'src/a.ts': 'a\n' })
  writeFileSync(join(base, 'event.json'), JSON.stringify({ pull_request: { base: { sha: git('rev-parse', 'HEAD').trim() } } }))
})
afterEach(() => rmSync(base, { recursive: true }))

function git(...args: string[]): string {
  return execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.io', ...args], { cwd: root, encoding: 'utf8' })
}

function commit(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  git('add', '-A')
  git('commit', '-q', '-m', 'change')
}

function run(what: 'take' | 'give-back', event = join(base, 'event.json')) {
  const { status, stdout } = spawnSync('bash', [inCheckout('.github/action/base-policy.sh'), what], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: base, RUNNER_TEMP: base, GITHUB_EVENT_PATH: event },
  })
  return { status, stdout }
}

const text = (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined)

test('a pull request that leaves everything out, and adds a configuration and an exception', () => {
  commit({
    '.agent-auth-lintignore': '*\n',
    'app/agent-auth-lint.config.yaml': 'rules: {}\n',
    'src/a.ts': '// agent-auth-lint-disable-line pkce-missing -- no\n',
  })
  const { status, stdout } = run('take')
  expect(status).toBe(0)
  expect([text('.agent-auth-lintignore'), text('app/agent-auth-lint.config.yaml')]).toEqual(['docs\n', undefined])
  expect(stdout).toContain('This pull request changes .agent-auth-lintignore; what it says does not hold yet.')
  expect(stdout).toContain('adds 1 exceptions in comments')
  expect(run('give-back').status).toBe(0)
  expect([text('.agent-auth-lintignore'), text('app/agent-auth-lint.config.yaml')]).toEqual(['*\n', 'rules: {}\n'])
  expect(git('status', '--porcelain')).toBe('')
})

test('one that takes the ignore file away', () => {
  rmSync(join(root, '.agent-auth-lintignore'))
  commit({})
  expect(run('take').status).toBe(0)
  expect(text('.agent-auth-lintignore')).toBe('docs\n')
  expect(run('give-back').status).toBe(0)
  expect(text('.agent-auth-lintignore')).toBeUndefined()
})

test('a base commit that is not here ends with 2', () => {
  writeFileSync(join(base, 'other.json'), JSON.stringify({ pull_request: { base: { sha: '0'.repeat(39) + '1' } } }))
  expect(run('take', join(base, 'other.json'))).toEqual({ status: 2, stdout: expect.stringContaining('The base commit is not here') })
})

test('a push has no base, and nothing changes', () => {
  writeFileSync(join(base, 'push.json'), '{}')
  commit({ '.agent-auth-lintignore': '*\n' })
  expect(run('take', join(base, 'push.json'))).toEqual({ status: 0, stdout: '' })
  expect(text('.agent-auth-lintignore')).toBe('*\n')
})
