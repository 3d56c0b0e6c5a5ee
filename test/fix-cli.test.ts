import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { withAddition } from '../src/settings/additions.ts'
import { commandLine } from './command-line.ts'
import { fake } from './fake-secrets.mjs'
import { cleanEnvironment } from './materialise.ts'

const KEY = fake('generic-40', { seed: 'fix' })
const server = (key: string, url = 'https://mcp.ticketmoor.io/desk') =>
  `{\n  "mcpServers": {\n    "desk": {\n      "url": "${url}",\n      "headers": { "Authorization": "Bearer ${key}" }\n    }\n  }\n}\n`

let root: string
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'fix-')))
  git('init', '-q', '-b', 'main')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function git(...args: string[]): string {
  return execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    cwd: root,
    env: cleanEnvironment(),
    encoding: 'utf8',
  })
}

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

const read = (path: string) => readFileSync(join(root, path), 'utf8')

function fix(...argv: string[]) {
  const { status, stdout, stderr } = commandLine(['-f', 'compact', ...argv], { cwd: root, env: { ...cleanEnvironment(), NO_COLOR: '1' } })
  expect(stdout + stderr).not.toContain(KEY.slice(-16))
  return { status, stdout, stderr }
}

describe('fixes in other files', () => {
  test('an ignored file of secrets, kept from every agent', () => {
    write({
      '.env': `GITHUB_TOKEN=${KEY}\n`,
      '.gitignore': 'dist/',
      '.cursor/mcp.json': '{ "mcpServers": {} }\n',
      '.mcp.json': '{ "mcpServers": {} }\n',
      '.claude/settings.json': '{\n  "permissions": {\n    "allow": ["Bash(ls)"]\n  }\n}\n',
    })
    git('add', '.gitignore', '.cursor', '.mcp.json', '.claude')
    const dry = fix('--fix-dry-run')
    expect(dry.stdout).toContain('+/.env\n')
    expect(dry.stdout).toContain('--- /dev/null\n+++ b/.cursorignore\n@@ -0,0 +1')
    expect(existsSync(join(root, '.cursorignore'))).toBe(false)
    const { stderr } = fix('--fix')
    expect(stderr).toContain('fixed .env:1 secret-file-not-ignored: ignore it in .gitignore (.gitignore)')
    expect(read('.gitignore')).toBe('dist/\n/.env\n')
    expect(git('check-ignore', '.env')).toBe('.env\n')
    expect(read('.cursorignore')).toBe('.env*\n')
    expect(JSON.parse(read('.claude/settings.json'))).toEqual({ permissions: { deny: ['Read(./.env*)'], allow: ['Bash(ls)'] } })
    expect(fix('--fix')).toMatchObject({ stdout: '' })
    expect(git('status', '--porcelain', '.gitignore')).toMatch(/^AM/)
  })

  test('a list of JSON is kept as it is written', () => {
    const deny = { path: '.claude/settings.json', list: ['permissions', 'deny'], item: 'Read(./.env*)' } as const
    expect(withAddition(undefined, deny)).toBe('{\n  "permissions": {\n    "deny": [\n      "Read(./.env*)"\n    ]\n  }\n}\n')
    expect(withAddition('{ "permissions": { "deny": [] } }', deny)).toBe('{ "permissions": { "deny": ["Read(./.env*)"] } }')
    expect(withAddition('{ "permissions": { "deny": ["WebFetch"] } }', deny)).toBe(
      '{ "permissions": { "deny": ["Read(./.env*)", "WebFetch"] } }',
    )
    expect(withAddition('{\n  // ours\n  "permissions": {\n    "deny": [\n      "WebFetch"\n    ]\n  }\n}\n', deny)).toBe(
      '{\n  // ours\n  "permissions": {\n    "deny": [\n      "Read(./.env*)",\n      "WebFetch"\n    ]\n  }\n}\n',
    )
    expect(withAddition('{ "permissions": { "deny": ["Read(./.env*)"] } }', deny)).toBe('{ "permissions": { "deny": ["Read(./.env*)"] } }')
    for (const text of ['{ "permissions": [] }', '{ "permissions": { "deny": "x" } }', '{ "permissions": ', '[]'])
      expect(withAddition(text, deny)).toBeUndefined()
  })
})

test('a static header goes where the vendor documents OAuth, alone or with its comma', () => {
  const url = 'https://mcp.linear.app/mcp'
  write({
    '.cursor/mcp.json': server('${env:LINEAR_KEY}', url),
    'b/.cursor/mcp.json': server('${env:LINEAR_KEY}', url).replace('{ "Auth', '{ "X-Team": "desk", "Auth'),
    'c/.cursor/mcp.json': server('${env:DESK_KEY}'),
  })
  git('add', '-A')
  fix('--fix')
  expect(read('.cursor/mcp.json')).toBe(`{\n  "mcpServers": {\n    "desk": {\n      "url": "${url}"\n    }\n  }\n}\n`)
  expect(read('b/.cursor/mcp.json')).toContain('"headers": { "X-Team": "desk" }\n')
  expect(read('c/.cursor/mcp.json')).toBe(server('${env:DESK_KEY}'))
})

describe('--fix-env', () => {
  test('moves a value into a file that git ignores, readable by its owner alone', () => {
    write({ '.cursor/mcp.json': server(KEY), '.gitignore': '.env*\n', '.env.agents': 'OTHER=1' })
    const { stderr } = fix('--fix', '--fix-env', '.env.agents')
    expect(stderr).toContain('read the value from the variable DESK_TOKEN')
    expect(read('.env.agents')).toBe(`OTHER=1\nDESK_TOKEN=${KEY}\n`)
    expect(statSync(join(root, '.env.agents')).mode & 0o777).toBe(0o600)
    expect(read('.cursor/mcp.json')).toBe(server('${env:DESK_TOKEN}'))
    expect(readdirSync(root).sort()).toEqual(['.cursor', '.env.agents', '.git', '.gitignore'])
    const before = read('.env.agents')
    fix('--fix', '--fix-env', '.env.agents')
    expect(read('.env.agents')).toBe(before)
  })

  test('writes nothing where git would take the file, for show, and over another value', () => {
    write({
      '.cursor/mcp.json': server(KEY),
      '.gitignore': '.env*\n',
      'tracked.env': '',
      '.env.tracked': '',
      '.env.taken': 'DESK_TOKEN=another\n',
    })
    git('add', '-f', 'tracked.env', '.env.tracked')
    for (const file of ['values.env', 'tracked.env', '.env.tracked', '../values.env']) {
      expect(fix('--fix', '--fix-env', file)).toEqual({
        status: 2,
        stdout: '',
        stderr: `agent-auth-lint: --fix-env writes secrets: git has to ignore ${file}\n`,
      })
      expect(existsSync(join(root, file)) && read(file)).toBeFalsy()
    }
    expect(fix('--fix-dry-run', '--fix-env', '.env.new').stdout).toContain('+')
    expect(existsSync(join(root, '.env.new'))).toBe(false)
    fix('--fix', '--fix-env', '.env.taken')
    expect(read('.env.taken')).toBe('DESK_TOKEN=another\n')
    expect(read('.cursor/mcp.json')).toBe(server(KEY))
    expect(fix('--fix-env', '.env.new')).toMatchObject({ status: 2, stderr: 'agent-auth-lint: --fix-env goes with --fix\n' })
  })
})
