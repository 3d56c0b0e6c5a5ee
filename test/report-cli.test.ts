import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundled } from './bundle.ts'
import { commandLine } from './command-line.ts'

const KEY = ['aZ9Qm3ZxT7', 'bLw2RkV5pYc'].join('')

let root = ''
let cliFile = ''
beforeAll(() => {
  cliFile = bundled().cli
  root = realpathSync(mkdtempSync(join(tmpdir(), 'aal-cli-')))
  const config = { mcpServers: { billing: { url: 'https://mcp.acme-crm.io/billing', headers: { Authorization: `Bearer ${KEY}` } } } }
  put('shop/.cursor/mcp.json', JSON.stringify(config, null, 2) + '\n')
  put('shop/broken/.cursor/mcp.json', '{ "mcpServers": {')
  put('empty/notes.txt', 'nothing\n')
  mkdirSync(join(root, 'bare'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function cli(folder: string, ...argv: string[]) {
  const env = { PATH: process.env['PATH'], HOME: root, GIT_CEILING_DIRECTORIES: root, NO_COLOR: '1' }
  const { status, stdout, stderr } = commandLine(argv, { cwd: join(root, folder), env })
  expect(stdout + stderr).not.toContain(KEY)
  return { status, stdout, stderr }
}

describe('a run', () => {
  test('text on standard output, 1 for an error, paths from the working directory', () => {
    const here = cli('shop')
    expect(here.stdout).toContain('[static-key-remote-mcp]: Cursor sends ')
    expect(here.stdout).toContain('--> .cursor/mcp.json:6:')
    expect(here.stdout).toContain('warning[parse]:')
    expect(cli('', 'shop').stdout).toContain('--> shop/.cursor/mcp.json:6:')
    expect(cli('', 'shop/.cursor').stdout).toContain('--> shop/.cursor/mcp.json:6:')
    expect(cli('empty', '../shop/.cursor/mcp.json').stdout).toContain('--> ../shop/.cursor/mcp.json:6:')
  })

  test('a report for machines of nothing at all is no clean bill: standard error says so', () => {
    const nothing = 'agent-auth-lint: nothing was checked: there was no file to read\n'
    expect(cli('bare', '-f', 'sarif').stderr).toContain(nothing)
    expect(cli('bare', '-f', 'sarif', '-f', 'text=../out.txt').stderr).not.toContain(nothing)
    expect(cli('shop', '-f', 'sarif').stderr).not.toContain(nothing)
  })

  test('the exit code follows the threshold', () => {
    expect(cli('shop', '--fail-on', 'note').status).toBe(1)
    expect(cli('shop', '--fail-on', 'note', '--exit-zero').status).toBe(0)
    expect(cli('shop', '--fail-on', 'none').status).toBe(0)
    expect(cli('shop', '--strict-parse').status).toBe(2)
  })

  test('files are made whole, with the summary on standard error', () => {
    const { stdout, stderr } = cli('shop', '-f', 'sarif=out/deep/a.sarif', '-f', 'json=out/b.json')
    expect(stdout).toBe('')
    expect(stderr).toMatch(/\d+ files read: .* · findings in \d+ of them\n/)
    expect(JSON.parse(readFileSync(join(root, 'shop/out/deep/a.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' })
    expect(JSON.parse(readFileSync(join(root, 'shop/out/b.json'), 'utf8'))).toMatchObject({ schemaVersion: 1 })
    expect(readdirSync(join(root, 'shop/out/deep'))).toEqual(['a.sarif'])
    rmSync(join(root, 'shop/out'), { recursive: true })
  })

  test('nothing to read is not called clean', () => {
    const { status, stdout } = cli('empty')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^no problems; 1 file read: no agent files, \.env files or OAuth code\n/)
  })

  test('the model', () => {
    expect(JSON.parse(cli('shop', '--print-model').stdout)).toMatchObject({
      connection: [{ name: { value: 'billing', at: '.cursor/mcp.json:3:6' } }],
    })
  })
})

test('a configuration that is too large or broken is named', () => {
  const large = 'x'.repeat(11 * 1024 * 1024)
  put('unread/.mcp.json', `{ "mcpServers": {}, "note": "${large}" }`)
  put('unread/big/supabase/config.toml', `[auth]\nnote = "${large}"\n`)
  put('unread/.well-known/agent-card.json', '{ "name": "desk", "skills": [')
  put('unread/realm-export.json', '{ "realm": "desk", "clients": [{ "publicClient":')
  put('unread/.env', "DESK_URL='https://desk.ticketmoor.io\nDESK_NAME='desk'\n")
  put('unread/notes.json', '{ "broken": [')
  put('unread/long.txt', large)
  const { stdout } = cli('unread')
  for (const path of ['.mcp.json', 'big/supabase/config.toml', '.well-known/agent-card.json:1:', 'realm-export.json:1:', '.env:1:10'])
    expect(stdout).toContain(`--> ${path}`)
  for (const path of ['notes.json', 'long.txt', '.env:2']) expect(stdout).not.toContain(path)
  expect(cli('unread', '--strict-parse').status).toBe(2)
})

test.skipIf(process.platform !== 'linux')('without git, names with a line break are walked and those that are not UTF-8 named', () => {
  const server = '{ "mcpServers": { "desk": { "url": "http://mcp.ticketmoor.io/desk" } } }\n'
  put('names/line\nbreak/.mcp.json', server)
  const latin = Buffer.concat([Buffer.from(join(root, 'names/caf')), Buffer.from([0xe9])])
  mkdirSync(latin)
  writeFileSync(Buffer.concat([latin, Buffer.from('/.mcp.json')]), server)
  const { stdout } = cli('names', '-f', 'compact')
  expect(stdout).toContain('line\\u000abreak/.mcp.json:1:')
  expect(stdout).toContain('caf\uFFFD/.mcp.json:1:1 warning parse its name is not UTF-8')
})

describe('mistakes', () => {
  test.each([
    [['nope'], 'no such file or folder: nope'],
    [['--lsit-rules'], 'unknown option "--lsit-rules" (did you mean --list-rules?); --help lists them all'],
    [['--only', 'pkce-mising'], 'unknown rule "pkce-mising" (did you mean pkce-missing?); --list-rules shows them all'],
    [['-o', 'notes.txt/x'], 'cannot write notes.txt/x: a part of the path is a file'],
  ])('%j: one line and 2', (argv, message) => {
    const { status, stdout, stderr } = cli('empty', ...argv)
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^(?:agent-auth-lint: not a git .*\n)?agent-auth-lint: [^\n]*\n$/) as unknown,
    })
    expect(stderr).toContain(`agent-auth-lint: ${message}\n`)
  })
})

describe('asides', () => {
  test('--version and --help', () => {
    expect(cli('empty', '-V').stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect(cli('empty', '--help').stdout).toContain('Exit codes')
  })

  test('--list-rules and --explain', () => {
    expect(cli('empty', '--list-rules').stdout).toMatch(/^static-key-remote-mcp +error +Static key sent to a remote MCP server$/m)
    expect(cli('empty', '--explain', 'static-key-remote-mcp').stdout).toContain('static-key-remote-mcp')
  })
})

test('no temporary file is left', () => expect(existsSync(join(root, 'shop/out'))).toBe(false))

describe('an output or a folder that is gone', () => {
  /** Runs a shell with the command line in `$@`. */
  function shell(script: string) {
    const env = { PATH: process.env['PATH'], HOME: root, GIT_CEILING_DIRECTORIES: root, NO_COLOR: '1' }
    return spawnSync('bash', ['-c', script, 'bash', process.execPath, cliFile], { cwd: join(root, 'shop'), env, encoding: 'utf8' })
  }
  const lines = (stderr: string) => stderr.split('\n').filter((line) => line !== '' && !line.includes('not a git repository'))

  test('a full standard output: one line and 2', () => {
    for (const argv of ['', '-f json', '--help']) {
      const { status, stderr } = shell(`"$@" ${argv} > /dev/full`)
      expect(lines(stderr)).toEqual(['agent-auth-lint: cannot write to standard output: the disk is full'])
      expect(status).toBe(2)
    }
  })

  test('a reader that has gone: one line and 2', () => {
    const { status, stderr } = shell('"$@" -f sarif | true; exit "${PIPESTATUS[0]}"')
    expect(lines(stderr)).toEqual(['agent-auth-lint: cannot write to standard output: its reader has closed it'])
    expect(status).toBe(2)
  })

  test('a working directory that has vanished: one line and 2', () => {
    const inGone = (argv: string) => shell(`mkdir ../gone && cd ../gone && rmdir ../gone && "$@" ${argv}`)
    const { status, stdout, stderr } = inGone('')
    expect(lines(stderr)).toEqual(['agent-auth-lint: the working directory no longer exists'])
    expect(stdout).toBe('')
    expect(status).toBe(2)
    expect(inGone('--version').status).toBe(0)
  })
})
