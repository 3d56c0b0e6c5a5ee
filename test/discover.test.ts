import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix, win32 } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { discover } from '../src/discover/discover.ts'
import { type DiscoverOptions, NoSuchPath } from '../src/discover/survey.ts'
import { lint } from '../src/lint.ts'
import { parseOptions } from '../src/settings/options.ts'
import { exitCode } from '../src/settings/terminal.ts'
import { byCodePoint, relativeTo, toSlash } from '../src/text/paths.ts'
import { decode, readText } from '../src/discover/read-file.ts'

const ROOT = process.getuid?.() === 0
const POSIX = process.platform !== 'win32'
const MIB = 1024 * 1024

let root: string

beforeEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith('GIT_')) vi.stubEnv(name, undefined)
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null')
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1')
  vi.stubEnv('GIT_CEILING_DIRECTORIES', tmpdir())
  root = realpathSync(mkdtempSync(join(tmpdir(), 'discover-')))
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(root, { recursive: true, force: true })
})

function git(at: string, ...args: string[]): void {
  const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'protocol.file.allow=always']
  execFileSync('git', ['-C', at, ...identity, ...args], { stdio: 'ignore' })
}

function write(files: Record<string, string>, at = root): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(at, path)), { recursive: true })
    writeFileSync(join(at, path), text)
  }
}

function commit(files: Record<string, string>, at = root): void {
  mkdirSync(at, { recursive: true })
  git(at, 'init', '-q')
  write(files, at)
  git(at, 'add', '-A')
  git(at, 'commit', '-q', '-m', 'first')
}

const NAMES = /(^|\/)(\.env[^/]*|\.?mcp\.json|settings\.json|CLAUDE\.md|AGENTS\.md|realm\.json)$/

function look(options: Partial<DiscoverOptions> = {}) {
  return discover({
    paths: [],
    root,
    ignored: true,
    trackedOnly: false,
    recognised: (path) => NAMES.test(path),
    large: (path) => path.endsWith('realm.json'),
    maxBytes: MIB,
    maxConfigBytes: 10 * MIB,
    ...options,
  })
}

/** The files found, as `path state`. */
async function seen(options: Partial<DiscoverOptions> = {}): Promise<string[]> {
  const { files } = await look(options)
  return files.map(({ path, git }) => `${path} ${git}`)
}

const given = (...paths: string[]) => ({ paths: paths.map((path) => join(root, path)) })

describe('in a repository', () => {
  beforeEach(() => {
    commit({ '.gitignore': '.env*\n.cursor/\nlogs/\ndist/\nnode_modules/\n', 'src/a.ts': '1', 'pkg/.env.example': '1', 'b.ts': '1' })
    write({
      'new.ts': '1',
      '.env': '1',
      '.cursor/mcp.json': '1',
      '.cursor/rules.md': '1',
      'logs/deep/er/.env.local': '1',
      'logs/x.log': '1',
    })
    write({ 'dist/.env': '1', 'node_modules/p/.env': '1', 'pkg/node_modules/p/mcp.json': '1' })
  })

  const kept = ['.gitignore tracked', 'b.ts tracked', 'new.ts untracked', 'src/a.ts tracked']

  test('tracked, untracked, and ignored files of a known name', async () => {
    expect(await seen()).toEqual([
      '.cursor/mcp.json ignored',
      '.env ignored',
      ...kept.slice(0, 2),
      'logs/deep/er/.env.local ignored',
      'new.ts untracked',
      'pkg/.env.example ignored',
      'src/a.ts tracked',
    ])
  })

  test('without the ignored', async () => {
    expect(await seen({ ignored: false })).toEqual(kept)
  })

  test('tracked and staged only', async () => {
    write({ 'more.ts': '1' })
    git(root, 'add', 'more.ts')
    expect(await seen({ trackedOnly: true })).toEqual(['.gitignore tracked', 'b.ts tracked', 'more.ts staged', 'src/a.ts tracked'])
  })

  test('says nothing when all is well', async () => {
    expect(await look()).toMatchObject({ notes: [], skipped: [], git: { is: 'repository' } })
  })

  test('a folder, and paths that overlap', async () => {
    expect(await seen(given('src'))).toEqual(['src/a.ts tracked'])
    expect(await seen(given('src', 'src/', '.', 'src/a.ts'))).toEqual(await seen())
  })

  test('a named file is taken whatever it is', async () => {
    const { files } = await look(given('.env', 'node_modules/p/.env', 'logs/x.log', 'src/a.ts', 'new.ts'))
    expect(files.map(({ path, git, asked }) => `${path} ${git} ${asked}`)).toEqual([
      '.env ignored true',
      'logs/x.log ignored true',
      'new.ts untracked true',
      'node_modules/p/.env ignored true',
      'src/a.ts tracked true',
    ])
    expect(await seen({ ...given('.env'), ignored: false, trackedOnly: true })).toEqual(['.env ignored'])
  })

  test('a named folder that git ignores is looked into', async () => {
    expect(await seen(given('logs'))).toEqual(['logs/deep/er/.env.local ignored', 'logs/x.log ignored'])
    expect(await seen(given('dist'))).toEqual(['dist/.env ignored'])
    expect(await seen({ ...given('dist'), ignored: false })).toEqual([])
  })

  test('a root below the top of the worktree', async () => {
    expect(await seen({ root: join(root, 'pkg') })).toEqual(['.env.example ignored'])
    expect(await seen({ root: join(root, 'logs/deep') })).toEqual(['er/.env.local ignored'])
    const { files } = await look({ root: join(root, 'src') })
    expect(files).toEqual([{ path: 'a.ts', absolute: join(root, 'src/a.ts'), git: 'tracked', asked: false, maxBytes: MIB }])
  })

  test('a path that is not there', async () => {
    await expect(look(given('absent'))).rejects.toThrow(NoSuchPath)
    await expect(look(given('b.ts/x'))).rejects.toThrow(NoSuchPath)
    await expect(look({ root: join(root, 'absent') })).rejects.toThrow(/no such file or folder: .*absent/)
  })

  test('a path outside of the root', async () => {
    const answer = await look({ root: join(root, 'src'), ...given('b.ts', 'src/a.ts') })
    expect(answer.files.map(({ path }) => path)).toEqual(['a.ts'])
    expect(answer.skipped).toMatchObject([{ path: join(root, 'b.ts'), reason: 'outside the root' }])
  })

  test('deleted and never checked out files are no news', async () => {
    rmSync(join(root, 'b.ts'))
    git(root, 'update-index', '--skip-worktree', 'src/a.ts')
    rmSync(join(root, 'src'), { recursive: true })
    expect(await look({ ignored: false })).toMatchObject({ files: [{ path: '.gitignore' }, { path: 'new.ts' }], skipped: [] })
  })

  test('a checkout of which nothing is on the disk is told', async () => {
    for (const name of readdirSync(root)) if (name !== '.git') rmSync(join(root, name), { recursive: true })
    expect(await look({ ignored: false })).toMatchObject({
      files: [],
      notes: ['git tracks 3 files here, none of which is on the disk'],
    })
  })

  test('a file where a folder was', async () => {
    rmSync(join(root, 'src'), { recursive: true })
    write({ src: '1' })
    expect(await seen({ ignored: false })).toEqual(['.gitignore tracked', 'b.ts tracked', 'new.ts untracked', 'src untracked'])
  })

  test('other repositories inside are named, not entered', async () => {
    commit({ 'x.ts': '1', '.env': '1' }, join(root, 'loose'))
    commit({ 'mcp.json': '1' }, join(root, '.cursor/worktrees/one'))
    const { files, notes } = await look()
    expect(files.filter(({ path }) => /loose|one/.test(path))).toEqual([])
    expect(notes).toEqual(['repositories inside are not looked into: loose'])
    expect(await seen(given('loose'))).toEqual(['loose/.env none', 'loose/x.ts none'])
  })

  test('an ignored folder without end is left, and said so', async () => {
    mkdirSync(join(root, 'logs/many'))
    for (let i = 0; i < 20_010; i++) writeFileSync(join(root, 'logs/many', String(i)), '')
    const { files, skipped } = await look()
    expect(files.map(({ path }) => path)).toContain('.cursor/mcp.json')
    expect(skipped).toMatchObject([{ path: 'logs/many', reason: 'limit' }])
  })
})

describe('what is always left out', () => {
  const junk = [
    'node_modules/a/x.ts',
    'a/vendor/x.go',
    'third_party/x',
    '.venv/x.py',
    'p/__pycache__/x',
    '.next/x',
    'coverage/x.html',
    'package-lock.json',
    'a/go.sum',
    'b/uv.lock',
    '.github/workflows/x.lock.yml',
    'x.min.js',
    'x.js.map',
    'x.PNG',
    'x.woff2',
    'x.tar.gz',
  ]
  const source = ['a/dist/x.ts', 'a/lock.yml', 'a/vendor.ts', 'png', '.map']

  test('in a repository, even when tracked', async () => {
    commit(Object.fromEntries([...junk, ...source].map((path) => [path, '1'])))
    expect(await seen()).toEqual([...source].sort(byCodePoint).map((path) => `${path} tracked`))
  })

  test('in a folder', async () => {
    write(Object.fromEntries([...junk, ...source].map((path) => [path, '1'])))
    expect(await seen()).toEqual([...source].sort(byCodePoint).map((path) => `${path} none`))
  })

  test('but not when named, or below a folder that is', async () => {
    commit(Object.fromEntries(junk.map((path) => [path, '1'])))
    expect(await seen(given('package-lock.json', 'a/vendor'))).toEqual(['a/vendor/x.go tracked', 'package-lock.json tracked'])
  })
})

describe('without git', () => {
  test('every file counts', async () => {
    write({ '.gitignore': 'x.ts\n', 'x.ts': '1', 'a/.env': '1', 'odd [name]/(y).ts': '1', 'a/é.ts': '1' })
    const { files, notes, git } = await look()
    expect(files.map(({ path, git }) => `${path} ${git}`)).toEqual([
      '.gitignore none',
      'a/.env none',
      'a/é.ts none',
      'odd [name]/(y).ts none',
      'x.ts none',
    ])
    expect(notes).toEqual(['not a git repository: every file is read, none counts as tracked'])
    expect(git).toEqual({ is: 'none' })
    expect(await seen(given('odd [name]'))).toEqual(['odd [name]/(y).ts none'])
  })

  test('no git on the PATH is told apart', async () => {
    commit({ a: '1' })
    vi.stubEnv('PATH', '')
    const { files, notes } = await look({ trackedOnly: true })
    expect(files).toMatchObject([{ path: 'a', git: 'none' }])
    expect(notes).toEqual([expect.stringMatching(/^no git on the PATH/), expect.stringMatching(/^without git nothing tells/)])
  })

  test.skipIf(ROOT || !POSIX)('a folder that cannot be read is said', async () => {
    write({ 'a/b': '1', c: '1' })
    chmodSync(join(root, 'a'), 0)
    const { files, skipped } = await look()
    chmodSync(join(root, 'a'), 0o755)
    expect(files.map(({ path }) => path)).toEqual(['c'])
    expect(skipped).toMatchObject([{ path: 'a', reason: 'unreadable' }])
  })

  test('an empty folder', async () => {
    expect(await look()).toMatchObject({ files: [], skipped: [] })
  })
})

describe.runIf(POSIX)('links', () => {
  test('are read once, under the name that is known', async () => {
    write({ 'AGENTS.md': '1', 'shared/servers.json': '1', 'docs/plain.ts': '1' })
    mkdirSync(join(root, '.cursor'))
    symlinkSync('AGENTS.md', join(root, 'CLAUDE.md'))
    symlinkSync('../shared/servers.json', join(root, '.cursor/mcp.json'))
    symlinkSync('docs/plain.ts', join(root, 'also.ts'))
    symlinkSync('docs', join(root, 'handbook'))
    git(root, 'init', '-q')
    git(root, 'add', '-A')
    const expected = ['.cursor/mcp.json staged', 'AGENTS.md staged', 'docs/plain.ts staged', 'shared/servers.json staged']
    expect(await seen()).toEqual(expected)
    expect(await seen(given('CLAUDE.md', 'AGENTS.md'))).toEqual(['AGENTS.md staged'])
    expect(await seen(given('CLAUDE.md'))).toEqual(['CLAUDE.md staged'])
    expect(await seen(given('handbook'))).toEqual(['docs/plain.ts staged'])
    rmSync(join(root, '.git'), { recursive: true })
    expect(await seen()).toEqual(expected.map((line) => line.replace('staged', 'none')))
  })

  test('have the state of what they lead to', async () => {
    write({ '.gitignore': 'private\n', 'private/servers': '1' })
    symlinkSync('private/servers', join(root, 'mcp.json'))
    git(root, 'init', '-q')
    git(root, 'add', '-A')
    expect(await seen()).toEqual(['.gitignore staged', 'mcp.json ignored'])
    expect(await seen({ trackedOnly: true })).toEqual(['.gitignore staged'])
  })

  test('are not followed out of the root', async () => {
    write({ 'out/secret': '1', 'out/folder/x.ts': '1', 'in/a.ts': '1' })
    for (const [name, target] of [
      ['mcp.json', '../out/secret'],
      ['folder', '../out/folder'],
      ['gone', 'nothing'],
      ['loop', 'loop'],
      ['up', '..'],
    ] as const) {
      symlinkSync(target, join(root, 'in', name))
    }
    const here = join(root, 'in')
    for (const inGit of [false, true]) {
      if (inGit) git(here, 'init', '-q')
      const { files, skipped } = await look({ root: here })
      expect(files.map(({ path }) => path)).toEqual(['a.ts'])
      expect(skipped.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
        'folder outside the root',
        'loop unreadable',
        'mcp.json outside the root',
        'up outside the root',
      ])
    }
    const named = await look({ root: here, ...given('in/mcp.json', 'in/folder/x.ts', 'in/gone', 'in/loop') })
    expect(named.files).toEqual([])
    expect(named.skipped.map(({ reason }) => reason)).toEqual(['outside the root', 'vanished', 'unreadable', 'outside the root'])
  })

  test('a folder that git knows, now a link to elsewhere', async () => {
    commit({ 'in/sub/a.ts': '1', 'out/a.ts': 'private' })
    rmSync(join(root, 'in/sub'), { recursive: true })
    symlinkSync('../out', join(root, 'in/sub'))
    const { files, skipped } = await look({ root: join(root, 'in') })
    expect(files).toEqual([])
    expect(skipped).toMatchObject([{ path: 'sub', reason: 'outside the root' }])
  })

  test('pipes are passed over', async () => {
    execFileSync('mkfifo', [join(root, 'mcp.json')])
    expect(await look()).toMatchObject({ files: [], skipped: [] })
    expect(await look(given('mcp.json'))).toMatchObject({ files: [], skipped: [{ path: 'mcp.json', reason: 'unreadable' }] })
    expect(readText(root, join(root, 'mcp.json'), MIB)).toMatchObject({ is: 'skipped', reason: 'unreadable' })
  })

  test.runIf(process.platform === 'linux')('a name that is not UTF-8 is said', async () => {
    writeFileSync(Buffer.concat([Buffer.from(root + '/x'), Buffer.from([0xff])]), '1')
    const expected = [{ path: 'x\uFFFD', reason: 'unreadable', say: 'its name is not UTF-8' }]
    expect(await look()).toMatchObject({ files: [], skipped: expected })
    git(root, 'init', '-q')
    expect(await look()).toMatchObject({ files: [], skipped: expected })
  })

  test.runIf(process.platform === 'linux')('what is in folders whose names are not UTF-8 is said, file by file', async () => {
    const odd = (...parts: (string | number)[]) =>
      Buffer.concat([Buffer.from(`${root}/`), ...parts.map((part) => (typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part)))])
    for (const last of [0xe8, 0xe9]) mkdirSync(odd('caf', last, '/in'), { recursive: true })
    writeFileSync(odd('caf', 0xe9, '/.mcp.json'), '{}')
    writeFileSync(odd('caf', 0xe8, '/in/.env'), 'A=1')
    const say = { reason: 'unreadable', say: 'its name is not UTF-8' }
    const expected = [
      { path: 'caf\uFFFD/.mcp.json', ...say },
      { path: 'caf\uFFFD/in/.env', ...say },
    ]
    expect(await look()).toMatchObject({ files: [], skipped: expected })
    git(root, 'init', '-q')
    expect(await look()).toMatchObject({ files: [], skipped: expected })
    const missed = await lint({ root })
    expect(missed.unreadable.map(({ path, missed: is }) => [path, is])).toEqual(expected.map(({ path }) => [path, true]))
    const code = (...flags: string[]) => exitCode(missed, parseOptions(flags))
    expect([code(), code('--strict-parse'), code('--require-coverage')]).toEqual([0, 2, 2])
  })
})

describe('.agent-auth-lintignore', () => {
  test('at the root and in folders, the deeper one wins', async () => {
    write({
      '.agent-auth-lintignore': '# comment\n\n*.gen.ts\n/top.ts\nskip/\nfixtures/**\n!keep.gen.ts\n',
      'a/.agent-auth-lintignore': '\uFEFF!x.gen.ts\r\nonly.ts\r\nsub/deep.ts\n\\#hash\n',
      'my [dir]/.agent-auth-lintignore': 'y.ts\n/z.ts\n',
    })
    const gone = [
      'b.gen.ts',
      'top.ts',
      'a/skip/q.ts',
      'fixtures/a/b.ts',
      'a/only.ts',
      'a/sub/only.ts',
      'a/sub/deep.ts',
      'a/#hash',
      'my [dir]/y.ts',
      'my [dir]/s/y.ts',
      'my [dir]/z.ts',
    ]
    const stay = [
      'keep.gen.ts',
      'a/x.gen.ts',
      'a/top.ts',
      'only.ts',
      'a/sub/sub/deep.ts',
      'sub/deep.ts',
      'my d/y.ts',
      'my [dir]/s/z.ts',
      'A.GEN.TS',
    ]
    write(Object.fromEntries([...gone, ...stay].map((path) => [path, '1'])))
    const expected = [...stay, '.agent-auth-lintignore', 'a/.agent-auth-lintignore', 'my [dir]/.agent-auth-lintignore'].sort(byCodePoint)
    expect((await look()).files.map(({ path }) => path)).toEqual(expected)
    git(root, 'init', '-q')
    expect((await look()).files.map(({ path }) => path)).toEqual(expected)
  })

  test('holds for folders and files that are named', async () => {
    write({ '.agent-auth-lintignore': 'a/x.ts\n', 'a/x.ts': '1', 'a/y.ts': '1' })
    expect(await seen(given('a'))).toEqual(['a/y.ts none'])
    expect(await seen(given('a/x.ts'))).toEqual([])
  })

  test('patterns that would take for ever are not obeyed, and said so', async () => {
    write({ '.agent-auth-lintignore': '*a*a*a*a*a*a*a*b\n**/a*/**/a*/**/a*/**/a*/b\ny.ts\n', ['a'.repeat(200)]: '1', 'y.ts': '1' })
    const { files, skipped } = await look()
    expect(files).toHaveLength(2)
    expect(skipped).toMatchObject([{ path: '.agent-auth-lintignore', reason: 'limit', say: expect.stringMatching(/^2 patterns/) }])
  })
})

describe('limits', () => {
  test('sizes, by name', async () => {
    for (const [path, size] of [
      ['a.ts', MIB],
      ['b.ts', MIB + 1],
      ['mcp.json', 9 * MIB],
      ['.mcp.json', 11 * MIB],
      ['realm.json', 60 * MIB],
    ] as const) {
      write({ [path]: '' })
      truncateSync(join(root, path), size)
    }
    const { files, skipped } = await look()
    expect(files.map(({ path, maxBytes }) => [path, maxBytes / MIB])).toEqual([
      ['a.ts', 1],
      ['mcp.json', 10],
      ['realm.json', 64],
    ])
    expect(skipped).toEqual([
      { path: '.mcp.json', reason: 'too large', say: '11 MiB, over the limit of 10 MiB' },
      { path: 'b.ts', reason: 'too large', say: expect.stringMatching(/over the limit of 1 MiB/) },
    ])
  })

  test('the number of files', async () => {
    write(Object.fromEntries(['a', 'b', 'c', 'd'].map((path) => [path, '1'])))
    for (const inGit of [false, true]) {
      if (inGit) git(root, 'init', '-q')
      const { files, skipped } = await look({ maxFiles: 3 })
      expect(files).toHaveLength(3)
      expect(skipped).toMatchObject([{ path: '.', reason: 'limit' }])
      expect(await look({ maxFiles: 4 })).toMatchObject({ files: { length: 4 }, skipped: [] })
    }
    expect((await look({ ...given('d', '.'), maxFiles: 1 })).files.map(({ path }) => path)).toEqual(['a', 'd'])
  })
})

describe('paths', () => {
  test('with the separators of Windows', () => {
    expect(toSlash('a\\b\\c', '\\')).toBe('a/b/c')
    expect(toSlash('a\\b/c', '/')).toBe('a\\b/c')
    expect(relativeTo('C:\\work', 'c:\\Work\\a\\b.ts', win32)).toBe('a/b.ts')
    expect(relativeTo('C:\\work', 'C:\\work', win32)).toBe('')
    expect(relativeTo('C:\\work', 'C:\\workshop\\a', win32)).toBeUndefined()
    expect(relativeTo('C:\\work', 'D:\\work\\a', win32)).toBeUndefined()
    expect(relativeTo('\\\\host\\share\\work', '\\\\host\\share\\work\\a\\b', win32)).toBe('a/b')
    expect(relativeTo('/srv', '/srv/..a/b', posix)).toBe('..a/b')
    expect(relativeTo('/work', '/a', posix)).toBeUndefined()
    expect(relativeTo('/', '/a/b', posix)).toBe('a/b')
  })

  test('sort as their bytes do', () => {
    const path = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(path, path, (a, b) => {
        expect(Math.sign(byCodePoint(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
      }),
    )
    expect(byCodePoint('\uFFFD', '\u{1F600}')).toBeLessThan(0)
  })
})

describe('reading', () => {
  const read = (bytes: Uint8Array, maxBytes = MIB) => {
    writeFileSync(join(root, 'f'), bytes)
    return readText(root, join(root, 'f'), maxBytes)
  }
  const big = (text: string) => Buffer.from(text, 'utf16le').swap16()

  test('UTF-8 and UTF-16, with and without a mark', () => {
    const text = '{ "url": "https://é.example/\u{1F600}" }\n'
    for (const bytes of [Buffer.from(text), Buffer.from(text, 'utf16le'), big(text)]) expect(read(bytes)).toEqual({ is: 'text', text })
    const marked = '\uFEFF' + text
    for (const bytes of [Buffer.from(marked), Buffer.from(marked, 'utf16le'), big(marked)])
      expect(read(bytes)).toEqual({ is: 'text', text: marked })
    expect(read(Buffer.from(''))).toEqual({ is: 'text', text: '' })
    expect(read(Buffer.concat([big(marked), Buffer.from('x')]))).toEqual({ is: 'text', text: marked })
  })

  test('broken UTF-8 keeps its places', () => {
    expect(read(Buffer.from('caf\xe9=1\nK=2', 'latin1'))).toEqual({ is: 'text', text: 'caf\uFFFD=1\nK=2' })
  })

  test('binaries', () => {
    for (const bytes of [
      Buffer.from('a\0b'),
      Buffer.from([1, 0, 2, 0, 3, 0, 4, 0]),
      Buffer.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0]),
      Buffer.alloc(64),
    ]) {
      expect(read(bytes)).toMatchObject({ is: 'skipped', reason: 'binary' })
    }
    expect(read(Buffer.from('a'.repeat(8192) + '\0'))).toMatchObject({ is: 'text' })
  })

  test('a text with a NUL or two is none', () => {
    const code = `${'const port = 8080\n'.repeat(40)}const ends = /[\0\r\n]/\n`
    expect(read(Buffer.from(code))).toEqual({ is: 'text', text: code })
    expect(read(Buffer.from(code.repeat(9) + '\0'.repeat(90)))).toMatchObject({ reason: 'binary' })
    expect(read(Buffer.concat([Buffer.from(code), Buffer.from([0xff, 0xfe, 0])]))).toMatchObject({ reason: 'binary' })
  })

  test('what is not there, too large, a folder or elsewhere', () => {
    expect(readText(root, join(root, 'absent'), MIB)).toMatchObject({ reason: 'vanished' })
    expect(read(Buffer.from('12345'), 5)).toMatchObject({ is: 'text' })
    expect(read(Buffer.from('123456'), 5)).toMatchObject({ reason: 'too large' })
    expect(readText(root, join(root, 'f/x'), MIB)).toMatchObject({ reason: 'vanished' })
    expect(readText(root, root, MIB)).toMatchObject({ reason: 'unreadable' })
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n'
    expect(read(Buffer.from(pointer))).toMatchObject({ reason: 'unreadable', say: expect.stringMatching(/LFS/) })
  })

  test.skipIf(ROOT || !POSIX)('a file without permission', () => {
    write({ f: '1' })
    chmodSync(join(root, 'f'), 0)
    expect(readText(root, join(root, 'f'), MIB)).toMatchObject({ reason: 'unreadable' })
  })

  test('no bytes make it throw, and all text comes back', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void decode(Buffer.from(bytes))))
    const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0'))
    fc.assert(fc.property(text, (value) => void expect(decode(Buffer.from(value))).toBe(value)))
  })
})
