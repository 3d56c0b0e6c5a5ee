import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { gitBinary, readRepository, type Repository } from '../src/discover/git.ts'
import { startGitSmall } from './small-starter.ts'
import { untraced } from '../src/discover/worktree.ts'

const ROOT = process.getuid?.() === 0
const POSIX = process.platform !== 'win32'

let folder: string

beforeAll(() => startGitSmall(false))
afterAll(() => startGitSmall())

beforeEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith('GIT_')) vi.stubEnv(name, undefined)
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null')
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1')
  vi.stubEnv('GIT_CEILING_DIRECTORIES', tmpdir())
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'git-')))
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

function git(at: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'protocol.file.allow=always']
  return execFileSync('git', ['-C', at, ...identity, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

function write(at: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(at, path)), { recursive: true })
    writeFileSync(join(at, path), text)
  }
}

function committed(at: string, files: Record<string, string>): void {
  mkdirSync(at, { recursive: true })
  git(at, 'init', '-q')
  write(at, files)
  git(at, 'add', '-A')
  git(at, 'commit', '-q', '-m', 'first')
}

async function repository(at: string, ignored = true): Promise<Repository> {
  const answer = await readRepository(at, { ignored })
  if (answer.is !== 'repository') throw new Error(JSON.stringify(answer))
  return answer.repository
}

/** A git that does something else, alone on the PATH. */
function standIn(script: string): void {
  write(folder, { 'bin/git': `#!/bin/sh\n${script}\n` })
  chmodSync(join(folder, 'bin/git'), 0o755)
  vi.stubEnv('PATH', join(folder, 'bin') + delimiter + '/bin' + delimiter + '/usr/bin')
}

describe('states', () => {
  test('tracked, staged, untracked and ignored', async () => {
    committed(folder, { '.gitignore': '.env\nnode_modules/\n.cursor/\n', a: '1', b: '1' })
    write(folder, { new: '1', staged: '1', '.env': 'K=1', 'node_modules/x/y': '1', '.cursor/mcp.json': '{}', b: '2' })
    git(folder, 'add', 'staged')
    write(folder, { meant: '1' })
    git(folder, 'add', '-N', 'meant')
    const { states, ignored, top, prefix, nested, why } = await repository(folder)
    expect(Object.fromEntries(states)).toEqual({
      '.gitignore': 'tracked',
      a: 'tracked',
      b: 'tracked',
      staged: 'staged',
      meant: 'staged',
      new: 'untracked',
    })
    expect([...ignored].sort()).toEqual(['.cursor/', '.env', 'node_modules/'])
    expect({ top, prefix, nested, why }).toEqual({ top: folder, prefix: '', nested: [] })
  })

  test('before the first commit', async () => {
    git(folder, 'init', '-q')
    write(folder, { a: '1', b: '1' })
    git(folder, 'add', 'a')
    expect(Object.fromEntries((await repository(folder)).states)).toEqual({ a: 'staged', b: 'untracked' })
  })

  test('a tracked file that a rule would ignore stays tracked', async () => {
    committed(folder, { '.env': 'K=1' })
    write(folder, { '.gitignore': '.env\n' })
    const { states, ignored } = await repository(folder)
    expect(states.get('.env')).toBe('tracked')
    expect(ignored).toEqual([])
  })

  test('a file taken out of the index is untracked', async () => {
    committed(folder, { a: '1', '.env': 'K=1' })
    git(folder, 'rm', '-q', '--cached', '.env')
    expect((await repository(folder)).states.get('.env')).toBe('untracked')
  })

  test('deleted and skipped files are still tracked', async () => {
    committed(folder, { a: '1', b: '1', c: '1' })
    rmSync(join(folder, 'a'))
    git(folder, 'update-index', '--skip-worktree', 'b')
    rmSync(join(folder, 'b'))
    const { states } = await repository(folder)
    expect([states.get('a'), states.get('b'), states.get('c')]).toEqual(['tracked', 'tracked', 'tracked'])
  })

  test('a conflict is one tracked file', async () => {
    committed(folder, { a: '1' })
    git(folder, 'checkout', '-q', '-b', 'other')
    write(folder, { a: '2' })
    git(folder, 'commit', '-qam', 'two')
    git(folder, 'checkout', '-q', '-')
    write(folder, { a: '3' })
    git(folder, 'commit', '-qam', 'three')
    expect(() => git(folder, 'merge', 'other')).toThrow()
    expect([...(await repository(folder)).states]).toEqual([['a', 'tracked']])
  })

  test('odd names', async () => {
    const odd = ['with space', 'é', 'quo"te', '-dash', ':(top)x', ...(POSIX ? ['new\nline', 'tab\tbed', 'back\\slash'] : [])]
    committed(folder, Object.fromEntries(odd.map((name) => [name, '1'])))
    write(folder, { '? x': '1' })
    expect([...(await repository(folder)).states.keys()].sort()).toEqual([...odd, '? x'].sort())
  })

  test('a renamed file is not lost', async () => {
    committed(folder, { a: 'the same long text\n'.repeat(9) })
    git(folder, 'mv', 'a', 'b')
    expect([...(await repository(folder)).states]).toEqual([['b', 'staged']])
  })

  test('ignored files are not listed unless asked for', async () => {
    committed(folder, { '.gitignore': 'x\n' })
    write(folder, { x: '1' })
    expect((await repository(folder, false)).ignored).toEqual([])
  })
})

describe('places', () => {
  test('a folder below the top', async () => {
    committed(folder, { '.gitignore': '*.ign\n', 'sub/a': '1', b: '1' })
    write(folder, { 'sub/new': '1', 'sub/x.ign': '1', 'y.ign': '1', 'sub/more': '1' })
    git(folder, 'add', 'sub/more')
    const { top, prefix, states, ignored } = await repository(join(folder, 'sub'))
    expect({ top, prefix }).toEqual({ top: folder, prefix: 'sub/' })
    expect(Object.fromEntries(states)).toEqual({ 'sub/a': 'tracked', 'sub/new': 'untracked', 'sub/more': 'staged' })
    expect(ignored).toEqual(['sub/x.ign'])
  })

  test('a folder deep in an ignored one', async () => {
    committed(folder, { '.gitignore': 'build/\n' })
    write(folder, { 'build/deep/.env': '1' })
    const { states, why } = await repository(join(folder, 'build/deep'))
    expect([states.size, why]).toEqual([0, undefined])
  })

  test('a linked worktree', async () => {
    committed(join(folder, 'main'), { a: '1' })
    git(join(folder, 'main'), 'worktree', 'add', '-q', '../linked')
    write(folder, { 'linked/b': '1' })
    git(join(folder, 'linked'), 'add', 'b')
    const { top, states } = await repository(join(folder, 'linked'))
    expect(top).toBe(join(folder, 'linked'))
    expect(Object.fromEntries(states)).toEqual({ a: 'tracked', b: 'staged' })
  })

  test('submodules and other repositories inside are not looked into', async () => {
    committed(join(folder, 'lib'), { secret: '1' })
    committed(join(folder, 'app'), { a: '1' })
    git(join(folder, 'app'), 'submodule', '--quiet', 'add', '../lib', 'mod')
    committed(join(folder, 'app/loose'), { z: '1' })
    const { states, nested } = await repository(join(folder, 'app'))
    expect([...states.keys()].sort()).toEqual(['.gitmodules', 'a'])
    expect([...nested].sort()).toEqual(['loose', 'mod'])
    expect((await repository(join(folder, 'app/mod'))).states.get('secret')).toBe('tracked')
  })

  test('no repository, a bare one, the inside of .git, an empty .git', async () => {
    expect(await readRepository(folder, { ignored: true })).toEqual({ is: 'none' })
    git(folder, 'init', '-q', '--bare', 'bare.git')
    expect(await readRepository(join(folder, 'bare.git'), { ignored: true })).toEqual({ is: 'none' })
    git(folder, 'init', '-q', 'r')
    expect(await readRepository(join(folder, 'r/.git/hooks'), { ignored: true })).toEqual({ is: 'none' })
    mkdirSync(join(folder, 'e/.git'), { recursive: true })
    expect(await readRepository(join(folder, 'e'), { ignored: true })).toEqual({ is: 'none' })
  })

  test.runIf(POSIX)('a root that is a link', async () => {
    committed(join(folder, 'r'), { 'sub/a': '1' })
    symlinkSync(join(folder, 'r/sub'), join(folder, 'link'))
    expect(await repository(join(folder, 'link'))).toMatchObject({ top: join(folder, 'r'), prefix: 'sub/' })
  })
})

describe('where git finds itself', () => {
  /** Git as it is, with a line for each process; `env` puts words before it. */
  function watched(env = ''): () => string[] {
    const real = gitBinary(process.env['PATH'] ?? '', process.platform)
    const log = join(folder, 'log')
    standIn(`printf '%s\\n' "$*" >> '${log}'\nexec ${env} '${real}' "$@"`)
    return () =>
      readFileSync(log, 'utf8')
        .trim()
        .split('\n')
        .map((line) => /(?:ls-files|diff|rev-parse)\b.*/.exec(line)?.[0] ?? line)
        .sort()
  }

  test.runIf(POSIX)('one process says where and what, and none what is new in an index without anything', async () => {
    git(folder, 'init', '-q', 'r')
    const asked = watched()
    expect(await repository(join(folder, 'r'))).toMatchObject({ top: join(folder, 'r'), prefix: '' })
    expect(asked().map((line) => line.split(' ')[0])).toEqual(['ls-files', 'ls-files'])
  })

  test.runIf(POSIX)('an older git is asked, and says nothing else for it', async () => {
    committed(join(folder, 'r'), { 'sub/a': '1' })
    const asked = watched('env -u GIT_TRACE2_EVENT')
    const { top, prefix, why } = await repository(join(folder, 'r/sub'))
    expect({ top, prefix, why }).toEqual({ top: join(folder, 'r'), prefix: 'sub/' })
    expect(asked()).toContain('rev-parse --is-inside-work-tree --show-cdup')
  })

  test('a worktree elsewhere, a folder of git beside the files, the folder of a submodule', async () => {
    committed(join(folder, 'r'), { 'sub/a': '1' })
    git(join(folder, 'r'), 'config', 'core.worktree', join(folder, 'r/sub'))
    expect(await readRepository(join(folder, 'r'), { ignored: true })).toEqual({ is: 'none' })
    mkdirSync(join(folder, 's'))
    git(join(folder, 's'), 'init', '-q', '--separate-git-dir=data', '.')
    write(folder, { 's/a': '1' })
    expect((await repository(join(folder, 's'))).top).toBe(join(folder, 's'))
    expect(await readRepository(join(folder, 's/data'), { ignored: true })).toEqual({ is: 'none' })
    committed(join(folder, 'app'), { a: '1' })
    committed(join(folder, 'lib'), { b: '1' })
    git(join(folder, 'app'), 'submodule', '--quiet', 'add', '../lib', 'mod')
    expect(await readRepository(join(folder, 'app/.git/modules/mod'), { ignored: true })).toEqual({ is: 'none' })
  })

  test('what a name says is no event', () => {
    const forged = '{"event":"def_repo","worktree":"/elsewhere"}'
    const said = `{"event":"start"}\n{"event":"def_repo","worktree":"/here"}\nwarning: 'x\n${forged}'`
    expect(untraced({ ok: true, output: '', said })).toEqual({ ok: true, output: '', said: "warning: 'x", worktree: '/here' })
    expect(untraced({ ok: true, output: '', said: '{"event":"def_repo","worktree":' })).toEqual({ ok: true, output: '', said: '' })
  })
})

describe('the environment', () => {
  test('the variables of a hook do not lead to another repository', async () => {
    committed(join(folder, 'a'), { a: '1' })
    committed(join(folder, 'b'), { b: '1' })
    vi.stubEnv('GIT_DIR', join(folder, 'a/.git'))
    vi.stubEnv('GIT_WORK_TREE', join(folder, 'a'))
    vi.stubEnv('GIT_INDEX_FILE', join(folder, 'a/.git/index'))
    vi.stubEnv('GIT_PREFIX', 'sub/')
    expect([...(await repository(join(folder, 'b'))).states]).toEqual([['b', 'tracked']])
  })

  test('in a hook of the repository itself, the index of that commit counts', async () => {
    committed(folder, { a: '1' })
    const script = join(folder, 'ask.mjs')
    const source = JSON.stringify(join(import.meta.dirname, '../src/discover/git.ts'))
    write(folder, {
      'ask.mjs': `import { readRepository } from ${source}
        import { writeFileSync } from 'node:fs'
        const { repository } = await readRepository(process.cwd(), { ignored: false })
        writeFileSync('.git/answer', JSON.stringify([process.env.GIT_INDEX_FILE, [...repository.states]]))`,
      '.git/hooks/pre-commit': `#!/bin/sh\nexec "${process.execPath}" --import "${import.meta.resolve('tsx')}" ask.mjs\n`,
      b: '1',
      c: '1',
    })
    chmodSync(join(folder, '.git/hooks/pre-commit'), 0o755)
    expect(existsSync(script)).toBe(true)
    git(folder, 'add', 'b', 'c')
    // A commit of one path: the temporary index holds b, not c.
    git(folder, 'commit', '-q', '-m', 'partial', '--', 'b')
    const [index, states] = JSON.parse(execFileSync('cat', [join(folder, '.git/answer')], { encoding: 'utf8' }))
    expect(index).toMatch(/next-index/)
    expect(Object.fromEntries(states)).toMatchObject({ a: 'tracked', b: 'staged', c: 'untracked' })
  })

  test('a hostile configuration starts nothing', async () => {
    committed(folder, { a: '1', '.gitattributes': '* diff=evil filter=evil\n' })
    const evil = `touch '${join(folder, '.git/ran')}'; cat`
    for (const key of [
      'core.fsmonitor',
      'core.pager',
      'diff.external',
      'diff.evil.command',
      'diff.evil.textconv',
      'filter.evil.clean',
      'filter.evil.smudge',
      'core.sshCommand',
      'alias.ls-files',
    ]) {
      git(folder, 'config', key, key.startsWith('alias') ? `!${evil}` : evil)
    }
    write(folder, { '.git/hooks/post-index-change': `#!/bin/sh\n${evil}\n`, a: 'changed', b: '1' })
    chmodSync(join(folder, '.git/hooks/post-index-change'), 0o755)
    const { states, localOnly } = await repository(folder)
    await localOnly(['b'])
    expect(states.get('b')).toBe('untracked')
    expect(existsSync(join(folder, '.git/ran'))).toBe(false)
  })

  test('a partial clone fetches nothing', async () => {
    committed(join(folder, 'origin'), { 'sub/a': '1', b: '1' })
    git(join(folder, 'origin'), 'config', 'uploadpack.allowFilter', 'true')
    git(folder, 'clone', '-q', '--no-checkout', '--filter=tree:0', 'file://' + join(folder, 'origin'), 'clone')
    git(join(folder, 'clone'), 'read-tree', '--empty')
    write(folder, { 'clone/b': '1' })
    git(join(folder, 'clone'), 'add', 'b')
    renameSync(join(folder, 'origin'), join(folder, 'gone'))
    const { states, why } = await repository(join(folder, 'clone'))
    expect([...states.keys()]).toEqual(['b'])
    expect(why).toMatch(/\S/)
  })
})

describe('no answer', () => {
  test('no git', async () => {
    committed(folder, { a: '1' })
    vi.stubEnv('PATH', ['relative', '', folder].join(delimiter))
    expect(await readRepository(folder, { ignored: true })).toMatchObject({ is: 'unavailable', reason: 'no git' })
  })

  test.runIf(POSIX)('a slow git is stopped', async () => {
    committed(folder, { a: '1' })
    standIn('exec sleep 300')
    const started = performance.now()
    expect(await readRepository(folder, { ignored: true, timeout: 200 })).toMatchObject({ is: 'unavailable', reason: 'timeout' })
    expect(performance.now() - started).toBeLessThan(200_000)
  })

  test.runIf(POSIX)('what git says is made printable', async () => {
    committed(folder, { a: '1' })
    standIn(`printf 'fatal: \\033[31mbad\\007\\nmore' >&2; exit 128`)
    expect(await readRepository(folder, { ignored: true })).toMatchObject({ reason: 'error', say: 'fatal: �[31mbad�' })
  })

  test.runIf(ROOT)('a repository of another user', async () => {
    committed(join(folder, 'my repo'), { a: '1' })
    for (const path of ['my repo', 'my repo/.git']) chownSync(join(folder, path), 12345, 12345)
    const answer = await readRepository(join(folder, 'my repo'), { ignored: true })
    expect(answer).toMatchObject({ is: 'unavailable', reason: 'ownership' })
    expect(answer).toHaveProperty('say', expect.stringContaining(`safe.directory '${join(folder, 'my repo')}'`))
    vi.stubEnv('GIT_CONFIG_COUNT', '1')
    vi.stubEnv('GIT_CONFIG_KEY_0', 'safe.directory')
    vi.stubEnv('GIT_CONFIG_VALUE_0', '*')
    expect(await readRepository(join(folder, 'my repo'), { ignored: true })).toMatchObject({ is: 'repository' })
  })

  test('only absolute entries of the PATH are searched', () => {
    write(folder, { git: '', 'git.exe': '' })
    expect(gitBinary(['.', '', folder].join(delimiter), 'linux')).toBe(join(folder, 'git'))
    expect(gitBinary(`"${folder}"`, 'win32')).toBe(join(folder, 'git.exe'))
    expect(gitBinary('bin', 'linux')).toBeUndefined()
  })
})

test('rules that are not shared', async () => {
  committed(folder, { '.gitignore': '*.all\n', 'sub/.gitignore': 'x\n' })
  write(folder, { '.git/info/exclude': '*.here\n', 'excludes/.gitignore': 'mine\n', 'venv/.gitignore': '*\n' })
  git(folder, 'config', 'core.excludesFile', join(folder, 'excludes/.gitignore'))
  write(folder, { 'a.all': '1', 'sub/b.here': '1', mine: '1', 'sub/x': '1', 'venv/y': '1', ':(top)z.here': '1' })
  const asked = ['a.all', 'sub/b.here', 'mine', 'sub/x', 'venv/y', ':(top)z.here', 'absent']
  for (const at of [folder, join(folder, 'sub')]) {
    const local = await (await repository(at)).localOnly(asked)
    expect([...local].sort()).toEqual(
      at === folder ? [':(top)z.here', 'mine', 'sub/b.here', 'venv/y'] : [':(top)z.here', 'mine', 'sub/b.here'],
    )
  }
  expect((await (await repository(folder)).localOnly([])).size).toBe(0)
})
