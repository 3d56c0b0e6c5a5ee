import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '../src/dev/scaffold.ts'
import { inCheckout } from './materialise.ts'

let copy: string

beforeAll(() => {
  copy = realpathSync(mkdtempSync(join(tmpdir(), 'copy-')))
  for (const path of ['src', 'rules', 'package.json', 'tsconfig.json', 'vitest.config.ts'])
    cpSync(inCheckout(path), join(copy, path), { recursive: true })
  mkdirSync(join(copy, 'test'))
  for (const name of [
    'before-all.ts',
    'compiled.ts',
    'materialise.ts',
    'first-commit.ts',
    'setup.ts',
    'small-starter.ts',
    'told-by-git.ts',
    'crossed.ts',
    'linted.ts',
    'longest-first.ts',
    'reporters.ts',
    'run-folder.ts',
    'prove-fixes.ts',
    'rules.test.ts',
    'surfaces.test.ts',
    'fake-secrets.mjs',
  ])
    cpSync(inCheckout(`test/${name}`), join(copy, 'test', name))
  symlinkSync(inCheckout('node_modules'), join(copy, 'node_modules'), 'junction')
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

function node(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
    // One thread, which loads the modules for all files.
    env: { ...process.env, CI: '', NO_COLOR: '1', VITEST_MAX_WORKERS: '1' },
  })
  return { status, said: stdout + stderr }
}

const tsx = import.meta.resolve('tsx')

test('a new rule and a new surface are listed, and fail until they are written', () => {
  expect(node('--import', tsx, 'src/dev/new-rule.ts', 'made-up-mistake')).toMatchObject({ status: 0 })
  expect(readFileSync(join(copy, 'rules/index.ts'), 'utf8')).toContain("import madeUpMistake from './made-up-mistake.ts'\n")
  expect(node('--import', tsx, 'src/dev/new-surface.ts', 'made-up-client')).toMatchObject({ status: 0 })
  expect(readFileSync(join(copy, 'src/surfaces/index.ts'), 'utf8')).toContain('  madeUpClient,\n')

  const options = ['--testTimeout', '60000', '-t', 'made-up-(?:mistake|client)']
  const tested = node('node_modules/vitest/vitest.mjs', 'run', 'test/rules.test.ts', 'test/surfaces.test.ts', ...options)
  expect(tested.said).toContain('made-up-mistake is to report this')
  expect(tested.said).toMatch(/test\/rules\.test\.ts \(\d+ tests \| 1 failed \| \d+ skipped\)/)
  expect(tested.said).toContain('made-up-client is to understand something')
  // Surfaces have no other fixtures in the copy.
  expect(tested.said).toMatch(/test\/surfaces\.test\.ts \(3 tests \| 1 failed\)/)
  expect(tested.said).toMatch(/2 failed \| 4 passed/)
  expect(existsSync(join(copy, 'fixtures/surfaces/made-up-client/bad-static-key/expected.json'))).toBe(false)

  expect(node('--import', tsx, 'src/dev/new-rule.ts', 'made-up-mistake')).toMatchObject({
    status: 2,
    said: 'rules/made-up-mistake.ts exists already\n',
  })
})

test('a wrong id is refused in one line', () => {
  for (const id of ['Upper', 'a--b', '../x', '1st']) expect(() => idOf('rule', [id])).toThrow(/^invalid id "[^"\n]*": [^\n]*$/)
  expect(node('--import', tsx, 'src/dev/new-rule.ts', 'Upper')).toMatchObject({
    status: 2,
    said: expect.stringMatching(/^invalid id "Upper": .*\n$/),
  })
  expect(node('--import', tsx, 'src/dev/new-surface.ts')).toMatchObject({ status: 2, said: 'usage: npm run new-surface <id>\n' })
})
