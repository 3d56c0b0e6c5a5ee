import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lint, type LintOptions } from '../src/lint.ts'
import { summary } from '../src/report/summary.ts'
import { commandLine } from './command-line.ts'
import { fake } from './fake-secrets.mjs'
import { cleanEnvironment, NOW } from './materialise.ts'

const KEY = fake('github-pat-classic', { seed: 'baseline' })
let root: string
let file: string

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'baseline-')))
  file = join(root, 'baseline.json')
  git('init', '-q', '-b', 'main')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function git(...args: string[]): string {
  return execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'protocol.file.allow=always', ...args], {
    cwd: root,
    env: cleanEnvironment(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function write(files: Readonly<Record<string, string>>, at = root): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(at, path)), { recursive: true })
    writeFileSync(join(at, path), text)
  }
}

function commit(message = 'more'): void {
  git('add', '-A')
  git('commit', '-qm', message, '--allow-empty')
}

async function run(options: Omit<LintOptions, 'root'> = {}, at = root) {
  const result = await lint({ root: at, now: NOW, ...options })
  expect(result.failures).toEqual([])
  return { ...result, said: result.findings.map(({ rule, at: { file } }) => `${file.path} ${rule.id}`) }
}

async function update(options: Omit<LintOptions, 'root'> = {}) {
  const result = await run({ baseline: { file, shown: 'baseline.json', update: true }, ...options })
  writeFileSync(file, result.nextBaseline ?? '')
  return result
}

const checked = (options: Omit<LintOptions, 'root'> = {}) => run({ baseline: { file, shown: 'baseline.json' }, ...options })

/** Servers whose keys come from the environment: a warning each. */
function servers(names: readonly string[], indent?: number): string {
  const entries = names.map((name) => [
    name,
    { url: `https://mcp.ticketmoor.io/${name}`, headers: { Authorization: `Bearer \${${name.toUpperCase()}_KEY}` } },
  ])
  return JSON.stringify({ mcpServers: Object.fromEntries(entries) }, null, indent) + '\n'
}

const numbered = (count: number, start = 0) => Array.from({ length: count }, (_, i) => `desk${start + i}`)

test('fifty findings, one more, reformatting, renames, and a lifetime that grows', async () => {
  for (let i = 0; i < 12; i++) write({ [`app${i}/.mcp.json`]: servers(numbered(4, i * 4), 2) })
  write({
    'idp/clients.ts':
      'import jwt from "jsonwebtoken"\nexport const token = (u: string) => jwt.sign({ sub: u, aud: "x" }, process.env.SECRET!, { expiresIn: "20d" })\n',
  })
  commit('first')
  const all = (await run()).findings
  expect(all.length).toBeGreaterThanOrEqual(49)
  expect(all.map(({ rule }) => rule.id)).toContain('token-lifetime-long')
  expect((await update()).said).toEqual([])
  commit('baseline')
  const covered = await checked()
  expect(covered.said).toEqual([])
  expect(summary(covered).join('\n')).toContain(`${all.length} findings in the baseline`)

  write({ 'new/.mcp.json': servers(['fresh']) })
  expect((await checked()).said).toEqual(['new/.mcp.json static-key-remote-mcp'])
  rmSync(join(root, 'new'), { recursive: true })

  // All of a file on one line, and others with wider steps.
  for (let i = 0; i < 12; i++) write({ [`app${i}/.mcp.json`]: servers(numbered(4, i * 4), i < 6 ? undefined : 8) })
  expect((await checked()).said).toEqual([])
  commit('reformatted')
  for (let i = 0; i < 10; i++) renameSync(join(root, `app${i}`), join(root, `moved${i}`))
  commit('renamed')
  const moved = await checked()
  expect(moved.said).toEqual([])
  expect(moved.notes.join('\n')).not.toContain('stale')

  write({ 'idp/clients.ts': readFileSync(join(root, 'idp/clients.ts'), 'utf8').replace('20d', '10d') })
  expect((await checked()).said).toEqual([])
  write({ 'idp/clients.ts': readFileSync(join(root, 'idp/clients.ts'), 'utf8').replace('10d', '21d') })
  expect((await checked()).said).toEqual(['idp/clients.ts token-lifetime-long'])
})

test('stale entries are said, and pruned by the next write', async () => {
  write({ 'a/.mcp.json': servers(['one', 'two'], 2), 'b/.mcp.json': servers(['three'], 2) })
  commit()
  await update()
  write({ 'a/.mcp.json': servers(['one'], 2) })
  const { notes } = await checked()
  expect(notes.join('\n')).toMatch(/baseline\.json: 1 entry is stale/)
  expect((await checked({ paths: [join(root, 'b')] })).notes.join('\n')).not.toContain('stale')
  await update()
  expect((await checked()).notes.join('\n')).not.toContain('stale')
  expect(readFileSync(file, 'utf8')).not.toContain('two')
})

test('a live secret in git is hidden only with a reason and a near end, and its value is never stored', async () => {
  write({ '.env': `GITHUB_TOKEN=${KEY}\n` })
  commit()
  const first = await update()
  expect(first.said).toContain('.env secret-literal-tracked')
  const text = readFileSync(file, 'utf8')
  expect(text).not.toContain(KEY)
  expect(text).not.toContain(KEY.slice(4, 16))
  expect((await checked()).notes.join('\n')).toMatch(/2 findings about live secrets in git are reported all the same/)
  const filled = (expires: string, reason = 'revoked by the end of the month') =>
    writeFileSync(file, text.replaceAll('"reason": ""', `"reason": "${reason}"`).replaceAll('"expires": ""', `"expires": "${expires}"`))
  filled('2026-09-30')
  expect((await checked()).said).toEqual([])
  // Kept by a write.
  await update()
  expect((await checked()).said).toEqual([])
  for (const [expires, reason] of [
    ['2026-08-31', 'x'],
    ['2027-09-30', 'x'],
    ['2026-09-30', ' '],
  ]) {
    filled(expires as string, reason)
    expect((await checked()).said).toContain('.env secret-literal-tracked')
  }
})

describe('refused', () => {
  test('a baseline of another repository, a broken one, a missing one', async () => {
    write({ '.mcp.json': servers(['one']) })
    commit('one')
    await update()
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replace(/"repository": \["[0-9a-f]+"\]/, `"repository": ["${'ab'.repeat(20)}"]`))
    await expect(checked()).rejects.toThrow(/baseline\.json: this baseline was written for another repository/)
    writeFileSync(file, text.replace('"version": 1', '"version": 7'))
    await expect(checked()).rejects.toThrow('baseline.json:2: a baseline of version 1 is expected')
    writeFileSync(file, text.replace('"place":', '"plaec":'))
    await expect(checked()).rejects.toThrow(/baseline\.json:\d+: "place" is to be a text/)
    writeFileSync(file, '{ "version": 1, ')
    await expect(checked()).rejects.toThrow(/baseline\.json:1: /)
    rmSync(file)
    await expect(checked()).rejects.toThrow('there is no baseline baseline.json')
  })
})

describe('--since', () => {
  beforeEach(() => {
    write({ 'a/.mcp.json': servers(['one', 'two'], 2), '.gitignore': '.env\n', '.env': 'ONE_KEY=x\n' })
    commit('first')
    git('switch', '-qc', 'work')
  })

  test('tells what the branch brings in from what was there', async () => {
    expect((await run({ since: 'main' })).said).toEqual([])
    // Touched lines are no news, nor are files that moved.
    write({ 'a/.mcp.json': servers(['one', 'two']) })
    expect((await run({ since: 'main' })).said).toEqual([])
    git('mv', 'a', 'b')
    git('commit', '-qm', 'moved')
    expect((await run({ since: 'main' })).said).toEqual([])
    write({ 'b/.mcp.json': servers(['one', 'two', 'three'], 2), 'c/.mcp.json': servers(['four']) })
    const { said, findings, notes } = await run({ since: 'main' })
    expect(said).toEqual(['b/.mcp.json static-key-remote-mcp', 'c/.mcp.json static-key-remote-mcp'])
    expect(findings[0]?.place).toContain('three')
    expect(notes.join('\n')).toMatch(/compared with [0-9a-f]{10}, where main and HEAD parted: 2 findings from before left out/)
    // What main gets meanwhile is none of the branch's.
    git('add', '-A')
    git('commit', '-qm', 'more')
    git('switch', '-q', 'main')
    write({ 'd/.mcp.json': servers(['five']) })
    commit('main')
    git('switch', '-q', 'work')
    expect((await run({ since: 'main' })).said).toEqual(said)
  })

  test('an exception that is taken away brings its finding back', async () => {
    git('switch', '-q', 'main')
    write({ 'e.yaml': `# agent-auth-lint-disable-next-line secret-literal-tracked -- the pilot\ngithub_token: ${KEY}\n` })
    commit('hidden')
    git('switch', '-qc', 'other')
    write({ 'e.yaml': `github_token: ${KEY}\n` })
    expect((await run({ since: 'main', only: ['secret-literal-tracked'] })).said).toEqual(['e.yaml secret-literal-tracked'])
  })

  test('says what is missing: no such branch, a shallow clone, no common commit', async () => {
    await expect(run({ since: 'nowhere' })).rejects.toThrow('--since nowhere: there is no such commit here; fetch it first')
    commit('second')
    const clone = mkdtempSync(join(tmpdir(), 'shallow-'))
    try {
      execFileSync(
        'git',
        ['-c', 'protocol.file.allow=always', 'clone', '-q', '--depth', '1', '--no-single-branch', `file://${root}`, clone],
        { env: cleanEnvironment(), stdio: 'ignore' },
      )
      await expect(run({ since: 'origin/main' }, clone)).rejects.toThrow(/this clone is shallow .*fetch-depth: 0/)
      await expect(run({ since: 'v1' }, clone)).rejects.toThrow(/this clone is shallow: fetch its history/)
    } finally {
      rmSync(clone, { recursive: true, force: true })
    }
    git('switch', '-q', '--orphan', 'apart')
    commit('apart')
    await expect(run({ since: 'main' })).rejects.toThrow('--since main: main and HEAD have no commit in common')
  })
})

describe('the command line', () => {
  const cli = (...args: string[]) => commandLine(['-f', 'compact', ...args], { cwd: root, env: cleanEnvironment() })

  test('writes a baseline once, or says why not and leaves nothing behind', () => {
    write({ '.mcp.json': servers(['one']), 'file.txt': 'x' })
    commit()
    const before = git('status', '--porcelain')
    for (const [args, say] of [
      [['--update-baseline'], '--update-baseline needs --baseline FILE'],
      [['--baseline', 'b.json', '--update-baseline', '--only', 'pkce-weak'], 'leave out --only'],
      [['--baseline', 'file.txt/b.json', '--update-baseline'], 'cannot write file.txt/b.json: a part of the path is a file'],
    ] as const) {
      const { status, stdout, stderr } = cli(...args)
      expect(stderr).toContain(say)
      expect(stderr).not.toContain('internal error')
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    }
    expect(git('status', '--porcelain')).toBe(before)
    expect(cli('--baseline', 'b.json', '--update-baseline')).toMatchObject({ status: 0, stdout: '' })
    expect(git('status', '--porcelain')).toBe('?? b.json\n')
    expect(cli('--baseline', 'b.json')).toMatchObject({ status: 0, stdout: '' })
  })
})

test('a finding for several places is known by each of them', async () => {
  const one = servers(['desk'])
  write({ '.mcp.json': one, '.cursor/mcp.json': one.replace('${DESK_KEY}', '${env:DESK_KEY}') })
  commit()
  expect((await run()).said).toEqual(['.cursor/mcp.json static-key-remote-mcp'])
  await update()
  expect((await checked()).said).toEqual([])
  // A further place of the same decision is new, and alone.
  write({ '.vscode/mcp.json': one.replace('mcpServers', 'servers').replace('${DESK_KEY}', '${env:DESK_KEY}') })
  commit()
  const { findings, said } = await checked()
  expect(said).toEqual(['.vscode/mcp.json static-key-remote-mcp'])
  expect(findings[0]?.message).not.toContain('the same at')
  // Without the first place the others are as known as before.
  rmSync(join(root, '.cursor'), { recursive: true })
  rmSync(join(root, '.vscode'), { recursive: true })
  commit()
  expect((await checked()).said).toEqual([])
})
