import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lint } from '../src/lint.ts'
import { passing } from '../src/report/passing.ts'
import { surfaces } from '../src/surfaces/index.ts'
import { fake } from './fake-secrets.mjs'
import { cleanEnvironment, filesIn, foldersIn, inCheckout } from './materialise.ts'

const KEY = fake('github-pat-classic', { seed: 'staged' })
const BAD = `{"mcpServers":{"desk":{"url":"https://mcp.ticketmoor.io/desk","headers":{"Authorization":"Bearer ${KEY}"}}}}\n`
const GOOD = '{"mcpServers":{"desk":{"url":"https://mcp.ticketmoor.io/desk"}}}\n'

let root: string

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'staged-')))
  git('init', '-q', '-b', 'main')
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

function git(...args: string[]): string {
  return execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'protocol.file.allow=always', ...args], {
    cwd: root,
    env: cleanEnvironment(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

/** `path rule` of what is found in the commit to be. */
async function found(at = root): Promise<string[]> {
  const { findings, failures } = await lint({ root: at, staged: true, only: ['static-key-remote-mcp', 'secret-literal-tracked'] })
  expect(failures).toEqual([])
  return findings.filter(({ level }) => level !== 'note').map(({ at: { file }, rule }) => `${file.path} ${rule.id}`)
}

const FAULT = '.mcp.json static-key-remote-mcp'

test('the index is judged, not the disk', async () => {
  write({ '.mcp.json': BAD })
  git('add', '-A')
  write({ '.mcp.json': GOOD })
  expect(await found()).toEqual([FAULT])
  git('commit', '-qm', 'bad')
  expect(await found()).toEqual([])
  git('add', '-A')
  write({ '.mcp.json': BAD })
  expect(await found()).toEqual([])
})

test('a file that is gone from the disk, renamed, deleted or only meant to be added', async () => {
  write({ 'old/.mcp.json': BAD, 'gone/.mcp.json': BAD, 'keep.txt': 'x' })
  git('add', '-A')
  git('commit', '-qm', 'first')
  mkdirSync(join(root, 'new'))
  git('mv', 'old/.mcp.json', 'new/.mcp.json')
  git('rm', '-q', 'gone/.mcp.json')
  write({ '.mcp.json': BAD })
  git('add', '-N', '.mcp.json')
  expect(await found()).toEqual(['new/.mcp.json static-key-remote-mcp'])
  git('add', '.mcp.json')
  unlinkSync(join(root, '.mcp.json'))
  expect(await found()).toEqual([FAULT, 'new/.mcp.json static-key-remote-mcp'])
})

test('a linked worktree, and a submodule that is none of it', async () => {
  write({ 'a.txt': 'x' })
  git('add', '-A')
  git('commit', '-qm', 'first')
  git('worktree', 'add', '-q', 'tree')
  write({ 'tree/.mcp.json': BAD })
  execFileSync('git', ['add', '-A'], { cwd: join(root, 'tree'), env: cleanEnvironment() })
  expect(await found(join(root, 'tree'))).toEqual([FAULT])
  mkdirSync(join(root, '../lib-' + root.slice(-6)))
  const other = realpathSync(join(root, '../lib-' + root.slice(-6)))
  try {
    const own = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: other, env: cleanEnvironment() })
    own('init', '-q')
    writeFileSync(join(other, '.mcp.json'), BAD)
    own('add', '-A')
    own('commit', '-qm', 'lib')
    git('submodule', '--quiet', 'add', other, 'lib')
    expect(await found()).toEqual([])
    writeFileSync(join(root, 'lib/.env'), `KEY=${KEY}\n`)
    execFileSync('git', ['add', '-A'], { cwd: join(root, 'lib'), env: cleanEnvironment() })
    expect(await found(join(root, 'lib'))).toEqual(['.env secret-literal-tracked'])
  } finally {
    rmSync(other, { recursive: true, force: true })
  }
})

test('odd names, links, modes and large files', async () => {
  const names = [
    'a b/.mcp.json',
    'ünï/.mcp.json',
    '-n/.mcp.json',
    ':(top)/.mcp.json',
    'new\nline/.mcp.json',
    'q\'uo"te/.mcp.json',
    '*/.mcp.json',
  ]
  write(Object.fromEntries(names.map((name) => [name, BAD])))
  write({ 'big.json': `{"x":"${'y'.repeat(1024 * 1024)}"}`, 'sub/.mcp.json': GOOD })
  symlinkSync('a b/.mcp.json', join(root, '.mcp.json'))
  git('add', '-A')
  expect(await found()).toEqual(names.toSorted().map((name) => `${name} static-key-remote-mcp`))
  const { unreadable } = await lint({ root, staged: true })
  expect(unreadable).toMatchObject([{ path: 'big.json', reason: 'too large' }])
  git('commit', '-qm', 'all')
  chmodSync(join(root, 'sub/.mcp.json'), 0o755)
  git('add', '-A')
  expect(await found()).toEqual([])
})

test('what stands around a commit is read for it and not reported', async () => {
  write({ 'other/.mcp.json': BAD, '.gitignore': '.env\n', '.env': `DESK_KEY=${KEY}\n`, 'src/agent.ts': 'export const x = 1\n' })
  git('add', '-A')
  git('commit', '-qm', 'first')
  write({ '.mcp.json': BAD.replace(KEY, '${DESK_KEY}'), 'src/agent.ts': `export const key = '${KEY}'\n` })
  git('add', '.mcp.json')
  const { findings } = await lint({ root, staged: true, only: ['static-key-remote-mcp', 'secret-literal-tracked'] })
  expect(findings.map(({ at: { file }, rule, variant }) => `${file.path} ${rule.id}/${variant}`)).toEqual([
    '.mcp.json static-key-remote-mcp/reference',
  ])
  expect(findings[0]?.related.map(({ at: { file } }) => file.path)).toContain('.env')
})

test('ignore files, and paths, hold for a commit as well', async () => {
  write({ 'samples/.mcp.json': BAD, 'app/.mcp.json': BAD, '.agent-auth-lintignore': 'samples/\n' })
  git('add', '-A')
  expect(await found()).toEqual(['app/.mcp.json static-key-remote-mcp'])
  expect((await lint({ root, staged: true, paths: [join(root, 'samples')] })).findings).toEqual([])
})

test('outside of a repository it is an error', async () => {
  const bare = mkdtempSync(join(tmpdir(), 'bare-'))
  try {
    await expect(lint({ root: bare, staged: true })).rejects.toThrow(
      '--staged asks git what is to be committed: this is not a git repository',
    )
  } finally {
    rmSync(bare, { recursive: true })
  }
})

/** A file that each surface reads, out of its fixtures, with a live key on its first line. */
test('one staged file of every surface is refused when bad', async () => {
  const folder = inCheckout('fixtures/surfaces')
  const planted = new Map<string, string>()
  for (const { id, files } of surfaces) {
    const [name] = foldersIn(`${folder}/${id}`)
    const { default: picomatch } = await import('picomatch')
    const matches = picomatch([...files], { dot: true })
    const file = foldersIn(`${folder}/${id}`)
      .flatMap((one) => filesIn(`${folder}/${id}/${one}`).map((path) => `${one}/${path}`))
      .find((path) => matches(path.slice(path.indexOf('/') + 1)))
    expect(file, `no fixture of ${id} (${name}) has a file of its own`).toBeDefined()
    const path = (file as string).slice((file as string).indexOf('/') + 1)
    // A key of its own: one that stands in many files is one finding, which names some of them.
    write({ [`${id}/${path}`]: `token = "${fake('github-pat-classic', { seed: id })}"\n` })
    planted.set(id, `${id}/${path}`)
  }
  git('add', '-A', '-f')
  const { findings } = await lint({ root, staged: true })
  const refused = new Set(
    findings
      .filter(({ level }) => level === 'error')
      .flatMap(({ at, related }) => [at, ...related.map((one) => one.at)])
      .map(({ file }) => file.path),
  )
  expect([...planted].filter(([, path]) => !refused.has(path)).map(([id, path]) => `${id}: ${path}`)).toEqual([])
})

test('a hook that passes says its warnings in one line', async () => {
  write({ '.mcp.json': BAD.replace(KEY, '${DESK_KEY}'), 'b/.mcp.json': BAD.replace(KEY, '${FREIGHT_KEY}') })
  git('add', '-A')
  const said = passing(await lint({ root, staged: true }))
  expect(said).toMatch(/^agent-auth-lint: \d warnings?(?:, \d notes?)? in 2 files; --verbose shows them\n$/)
  expect(passing(await lint({ root, staged: true, paths: [join(root, 'b')], skip: ['static-key-remote-mcp', 'shared-static-key'] }))).toBe(
    '',
  )
})
