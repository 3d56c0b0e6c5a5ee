import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, win32 } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isInsidePath } from '../src/discover/inside.ts'
import { readText } from '../src/discover/read-file.ts'
import { lint } from '../src/lint.ts'
import { relativeTo } from '../src/text/paths.ts'
import { bundled } from './bundle.ts'
import { emptyRepository } from './materialise.ts'

/** Nothing outside of the scanned root is opened, and nothing is written where a repository points. */

const SERVER =
  '{ "mcpServers": { "desk": { "type": "http", "url": "https://mcp.ticketmoor.io/desk", "headers": { "Authorization": "Bearer ${DESK_TOKEN}" } } } }\n'
const VICTIM = 'worth-keeping: true\n'

let base = ''
let root = ''
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'agent-')))
  root = join(base, 'repository')
  put('repository/.mcp.json', SERVER)
  put('outside/.mcp.json', SERVER)
  put('outside/victim.yaml', VICTIM)
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

function put(path: string, text: string | Buffer): void {
  mkdirSync(dirname(join(base, path)), { recursive: true })
  writeFileSync(join(base, path), text)
}

/** An index of git, version 2, with paths that `git add` refuses: https://git-scm.com/docs/index-format */
function indexOf(paths: readonly string[]): Buffer {
  const header = Buffer.concat([Buffer.from('DIRC'), number(2), number(paths.length)])
  const entries = paths.map((path) => {
    const name = Buffer.from(path)
    const flags = Buffer.alloc(2)
    flags.writeUInt16BE(name.length)
    const entry = Buffer.concat([Buffer.alloc(24), number(0o100644), Buffer.alloc(12), Buffer.alloc(20, 1), flags, name])
    return Buffer.concat([entry, Buffer.alloc(8 - (entry.length % 8))])
  })
  const body = Buffer.concat([header, ...entries])
  return Buffer.concat([body, createHash('sha1').update(body).digest()])
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

describe('paths', () => {
  test.each(['.mcp.json', 'a/b.ts', '.github/x.yml', 'a..b/c', '...', 'git/config', 'a/.gitignore', 'con', 'a:b', 'a\\b', 'line\nbreak'])(
    '%j is inside',
    (path) => expect(isInsidePath(path, 'posix')).toBe(true),
  )
  test.each([
    '',
    '..',
    '../a',
    'a/../b',
    './a',
    'a//b',
    '/etc/passwd',
    'a/',
    '.git/config',
    'a/.GIT/config',
    'a\0b',
    '.g\u200cit/config',
    'GIT~1/config',
    '.git./x',
    '.git /x',
  ])('%j is not', (path) => expect(isInsidePath(path, 'posix')).toBe(false))
  test.each([
    'a\\..\\b',
    'C:/x',
    'c:x',
    '.git::$INDEX_ALLOCATION/config',
    'a/nul',
    'a/NUL.txt',
    'com1',
    'a./b',
    'a /b',
    'x:stream',
    '\\\\server\\share',
  ])('%j is not on Windows', (path) => expect(isInsidePath(path, 'win32')).toBe(false))
  test.each([
    ['C:\\work\\a\\b.json', 'a/b.json'],
    ['c:\\WORK\\a', 'a'],
    ['C:\\work', ''],
    ['C:\\workshop\\a', undefined],
    ['D:\\work\\a', undefined],
    ['\\\\server\\share\\a', undefined],
    ['C:\\work\\..\\a', undefined],
  ])('below C:\\work, %j is %j', (absolute, path) => {
    expect(relativeTo('C:\\work', absolute, win32)).toBe(path)
  })
})

describe('reading', () => {
  test.each(['../outside/.mcp.json', '.git/.mcp.json', 'a/../../outside/.mcp.json', '/etc/.mcp.json'])(
    'an index that names %s',
    async (path) => {
      emptyRepository(root)
      writeFileSync(join(root, '.git/index'), indexOf(['.mcp.json', path].sort()))
      const { findings, notes, seen } = await lint({ root })
      expect(findings.map(({ at }) => at.file.path)).toEqual(['.mcp.json'])
      expect(seen.files).toBe(1)
      expect(notes.join('\n')).toContain('its index names 1 path that no checkout can have')
    },
  )

  test('a link that leads out, into .git, or on the way', () => {
    put('repository/.git/config', VICTIM)
    symlinkSync('../outside/victim.yaml', join(root, 'out'))
    symlinkSync('.git/config', join(root, 'config'))
    symlinkSync('../outside', join(root, 'folder'))
    symlinkSync('.mcp.json', join(root, 'within'))
    for (const path of ['out', 'config', 'folder/victim.yaml', '../outside/victim.yaml'])
      expect(readText(root, join(root, path), 1000), path).toMatchObject({ is: 'skipped', reason: 'outside the root' })
    expect(readText(root, join(root, 'within'), 1000)).toEqual({ is: 'text', text: SERVER })
  })

  test.skipIf(process.platform === 'win32')('never through a link that takes a place while it is read', async () => {
    const swaps = `
      const { mkdirSync, renameSync, symlinkSync, unlinkSync, writeFileSync } = require('node:fs')
      const end = Date.now() + 60_000
      mkdirSync('folder'); writeFileSync('folder/a.json', '{}'); process.stdout.write('begins')
      while (Date.now() < end) {
        symlinkSync('../outside/victim.yaml', 'new'); renameSync('new', 'a.json')
        renameSync('folder', 'aside'); symlinkSync('../outside', 'folder')
        writeFileSync('new', '{}'); renameSync('new', 'a.json')
        unlinkSync('folder'); renameSync('aside', 'folder')
      }`
    put('outside/a.json', VICTIM)
    writeFileSync(join(root, 'a.json'), '{}')
    const swapping = spawn(process.execPath, ['-e', swaps], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = once(swapping, 'exit')
    await once(swapping.stdout, 'data')
    const seen = new Map<string, number>()
    // The reads decide, and not the time that a busy machine needs for them.
    const isEnough = (reads: number) => reads >= 10_000 && (seen.get('outside the root') ?? 0) >= 20
    for (let reads = 0, end = Date.now() + 40_000; !isEnough(reads) && Date.now() < end; reads++) {
      for (const path of ['a.json', 'folder/a.json']) {
        const read = readText(root, join(root, path), 1000)
        const said = read.is === 'text' ? read.text : read.reason
        seen.set(said, (seen.get(said) ?? 0) + 1)
      }
    }
    swapping.kill()
    await ended
    expect([...seen.keys()].filter((one) => !['', '{}', 'outside the root', 'vanished'].includes(one))).toEqual([])
    expect([...seen.keys()]).toContain('outside the root')
  })

  test('a configuration that is a link out of the repository is not quoted', async () => {
    symlinkSync('../outside/victim.yaml', join(root, 'agent-auth-lint.config.yaml'))
    await expect(lint({ root })).rejects.toThrow(/cannot be read: a link that leads out of the root$/)
  })
})

describe('writing', () => {
  const run = (...argv: string[]) =>
    spawnSync(process.execPath, [bundled().cli, '--exit-zero', ...argv], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: base, GIT_CEILING_DIRECTORIES: base },
    })

  test('never through a link of the repository', () => {
    symlinkSync('../outside/victim.yaml', join(root, 'results.sarif'))
    symlinkSync('../outside', join(root, 'out'))
    for (const [file, link] of [
      ['results.sarif', 'results.sarif'],
      ['out/results.sarif', 'out'],
    ]) {
      const { status, stderr } = run('-f', `sarif=${file}`)
      expect([status, stderr]).toEqual([2, expect.stringContaining(`cannot write ${file}: ${link} is a link`)])
    }
    expect(readFileSync(join(base, 'outside/victim.yaml'), 'utf8')).toBe(VICTIM)
    expect(readdirSync(join(base, 'outside')).sort()).toEqual(['.mcp.json', 'victim.yaml'])
  })

  test('into a file that nobody could have laid out', () => {
    const { status } = run('-f', 'json=results.json')
    expect(status).toBe(0)
    expect(lstatSync(join(root, 'results.json')).isFile()).toBe(true)
    expect(readdirSync(root).sort()).toEqual(['.mcp.json', 'results.json'])
    expect(existsSync(join(base, 'outside/results.json'))).toBe(false)
  })
})
