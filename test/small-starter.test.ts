import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runForBytes } from '../src/discover/git-run.ts'
import { gitBinary } from '../src/discover/git.ts'
import { emptyRepository } from './materialise.ts'
import { startGitSmall } from './small-starter.ts'

let root = ''
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "it's $HOME ")))
  emptyRepository(root)
  writeFileSync(join(root, "it's $HOME; a"), '1')
  writeFileSync(join(root, '.gitignore'), 'ignored\n')
})
afterAll(() => {
  startGitSmall()
  rmSync(root, { recursive: true, force: true })
})

const variables = {
  ...process.env,
  LC_ALL: 'C',
  'NO NAME': '1',
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'a.b',
  GIT_CONFIG_VALUE_0: "it's\n$HOME",
}
const without = { ...variables, HOME: undefined }

test.each<[string, readonly string[], { input?: string; env?: NodeJS.ProcessEnv; folder?: string; binary?: string }?]>([
  ['a list', ['ls-files', '-z', '-o']],
  ['quotes and dollars', ['rev-parse', '--sq-quote', "it's", '$HOME', 'a\nb', '*', '']],
  ['input', ['check-ignore', '--stdin'], { input: 'ignored\n' }],
  ['no', ['check-ignore', '-q', 'a']],
  ['an error', ['rev-parse', 'nothing']],
  ['a wrong option', ['ls-files', '--nothing']],
  ['a variable', ['config', '--get-regexp', '.*'], { env: variables }],
  ['one less', ['var', 'GIT_EDITOR'], { env: { ...without, GIT_EDITOR: 'ed' } }],
  ['no such folder', ['ls-files'], { folder: '/no/such/folder' }],
  ['no such program', ['ls-files'], { binary: '/no/such/git' }],
])('a small process and a large one start the same: %s', async (_, args, { input = '', env = variables, folder = root, binary } = {}) => {
  const git = {
    binary: binary ?? gitBinary(process.env['PATH'] ?? '', process.platform) ?? 'git',
    folder,
    expected: folder,
    env,
    timeout: 10_000,
  }
  startGitSmall()
  const small = await Promise.all([1, 2, 3].map(() => runForBytes(git, args, input)))
  startGitSmall(false)
  const large = await runForBytes(git, args, input)
  expect(small).toEqual([large, large, large])
})
