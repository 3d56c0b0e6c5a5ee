import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, afterEach, describe, expect, test } from 'vitest'
import { commandLine } from './command-line.ts'
import { fake } from './fake-secrets.mjs'
import { cleanEnvironment, filesIn } from './materialise.ts'

const KEY = fake('generic-40', { seed: 'bad-input' })
const SERVER = `{ "mcpServers": { "desk": { "url": "https://mcp.ticketmoor.io/desk", "headers": { "Authorization": "Bearer ${KEY}" } } } }\n`

let root: string
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'bad-')))
  write('.mcp.json', SERVER)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function repository(at = root): void {
  for (const args of [
    ['init', '-q', '-b', 'main'],
    ['add', '-A'],
    ['commit', '-qm', 'first'],
  ])
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: at, env: cleanEnvironment() })
}

/** The exit code and the lines on standard error; nothing is printed, written or left behind. */
function refused(...argv: string[]): string[] {
  const before = snapshot()
  const { status, stdout, stderr } = commandLine(argv, { cwd: root, env: { ...cleanEnvironment(), NO_COLOR: '1' } })
  expect(stdout + stderr).not.toContain(KEY.slice(-16))
  expect(stderr).not.toMatch(/internal error|\n +at /)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(snapshot()).toEqual(before)
  return stderr.trimEnd().split('\n')
}

const snapshot = () =>
  filesIn(root)
    .filter((path) => !path.startsWith('.git/'))
    .map((path) => [path, readFileSync(join(root, path), 'utf8')])

describe('one clear error with its place, and 2', () => {
  test.each([
    ['syntax', 'rules: [static\n', /^agent-auth-lint: agent-auth-lint\.config\.yaml:[12](?::\d+)?: /],
    ['unknown key', 'profile: strict\nrulez: {}\n', /^agent-auth-lint: agent-auth-lint\.config\.yaml:2:1: .*rulez.*did you mean rules/],
    [
      'unknown rule',
      'rules:\n  pkce-mising: off\n',
      /^agent-auth-lint: agent-auth-lint\.config\.yaml:2:3: .*pkce-mising.*did you mean pkce-missing/,
    ],
    ['level', 'rules:\n  pkce-missing: loud\n', /^agent-auth-lint: agent-auth-lint\.config\.yaml:2:17: /],
    [
      'date of an exception',
      'exceptions:\n  - { rule: pkce-missing, path: a, reason: b, expires: soon }\n',
      /^agent-auth-lint: agent-auth-lint\.config\.yaml:2:\d+: .*a date such as 2026-12-31/,
    ],
  ])('a configuration with a mistake: %s', (_, config, message) => {
    write('agent-auth-lint.config.yaml', config)
    const [first, ...frame] = refused('-f', 'sarif=out.sarif')
    expect(first).toMatch(message)
    expect(frame.join('\n')).toContain('^')
  })

  test('an unknown rule of the command line, and of a comment', () => {
    expect(refused('--skip', 'pkce-mising')).toEqual([
      'agent-auth-lint: unknown rule "pkce-mising" (did you mean pkce-missing?); --list-rules shows them all',
    ])
    expect(refused('--explain', 'nope')[0]).toMatch(/^agent-auth-lint: unknown rule "nope"/)
  })

  test('a hook outside a repository', () => {
    for (const argv of [['--staged'], ['--since', 'main'], ['--fix', '--fix-env', '.env.agents']])
      expect(refused(...argv), argv.join(' ')).toHaveLength(1)
    expect(refused('--staged')).toEqual([expect.stringContaining('--staged asks git what is to be committed: ')])
  })

  test('a baseline that is broken, missing or of another repository', () => {
    repository()
    for (const [name, text] of [
      ['syntax', '{ "entries": ['],
      ['shape', '{ "entries": 1 }'],
      ['text', 'x'],
    ] as const) {
      write('b.json', text)
      expect(refused('--baseline', 'b.json')[0], name).toMatch(/^agent-auth-lint: b\.json(?::\d+){0,2}: /)
    }
    rmSync(join(root, 'b.json'))
    expect(refused('--baseline', 'b.json')[0]).toMatch(/^agent-auth-lint: .*b\.json/)
    const other = mkdtempSync(join(tmpdir(), 'other-'))
    try {
      writeFileSync(join(other, 'a.txt'), 'x')
      repository(other)
      commandLine(['--baseline', 'b.json', '--update-baseline'], { cwd: other, env: cleanEnvironment() })
      write('b.json', readFileSync(join(other, 'b.json'), 'utf8'))
    } finally {
      rmSync(other, { recursive: true })
    }
    expect(refused('--baseline', 'b.json')[0]).toMatch(/^agent-auth-lint: b\.json: this baseline was written for another repository/)
    expect(refused('--baseline', 'b.json', '--update-baseline')[0]).toMatch(
      /^agent-auth-lint: b\.json: this baseline was written for another repository/,
    )
  })

  // Root may write everywhere.
  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('a target that is read-only', () => {
    repository()
    mkdirSync(join(root, 'closed'))
    chmodSync(join(root, 'closed'), 0o555)
    try {
      for (const argv of [
        ['-o', 'closed/out.txt'],
        ['-f', 'sarif=closed/out.sarif'],
        ['--baseline', 'closed/b.json', '--update-baseline'],
      ])
        expect(refused(...argv).at(-1), argv.join(' ')).toMatch(/^agent-auth-lint: cannot write closed\/\S+: no permission$/)
    } finally {
      chmodSync(join(root, 'closed'), 0o755)
    }
  })

  test.skipIf(process.platform !== 'linux')('a target that cannot be', () => {
    repository()
    for (const [argv, why] of [
      [['-o', '.mcp.json/out'], 'a part of the path is a file'],
      [['-o', '.git'], 'it is a folder'],
      [['-f', 'sarif=/proc/none/out.sarif'], ''],
      [['--baseline', '/dev/full', '--update-baseline'], ''],
    ] as const) {
      expect(refused(...argv).at(-1), argv.join(' ')).toMatch(new RegExp(`^agent-auth-lint: .*${why}`))
    }
  })
})

test('an exception of the configuration ends on its day', () => {
  repository()
  const found = (expires: string) => {
    write(
      'agent-auth-lint.config.yaml',
      `exceptions:\n  - { rule: static-key-remote-mcp, path: .mcp.json, reason: the server has no OAuth, expires: ${expires} }\n`,
    )
    return commandLine(['-f', 'compact', '--skip', 'account-wide-key,secret-literal-tracked'], { cwd: root, env: cleanEnvironment() })
      .stdout
  }
  expect(found('2099-12-31')).not.toContain('static-key-remote-mcp')
  expect(found('2020-12-31')).toMatch(/static-key-remote-mcp[^]*exception-expired|exception-expired[^]*static-key-remote-mcp/)
})
