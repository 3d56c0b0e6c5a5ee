import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { readRepository } from '../src/discover/git.ts'
import { cleanEnvironment, materialised, type Materialised, type Specification } from './materialise.ts'
import { startGitSmall } from './small-starter.ts'
import { answered, QUESTIONS, toldOf } from './told-by-git.ts'

const FILES = ['.mcp.json', 'a/b.c', 'a-b/c', 'a.b', 'äöü/日本.txt', 'b/c/d', 'b/c-d', 'README']

let source = ''
let made: Materialised | undefined
beforeAll(() => {
  source = mkdtempSync(join(tmpdir(), 'source-'))
  for (const path of FILES) write(source, path, `of ${path}\n`)
})
afterEach(() => {
  startGitSmall()
  made?.remove()
})
afterAll(() => rmSync(source, { recursive: true }))

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function repository(specification: Specification): string {
  made = materialised('told', { source, specification, told: true })
  return made.root
}

const told = (cwd: string, question: string) => toldOf(['--no-pager', ...question.split(' ')], { cwd, env: {} })?.[0].toString()

test.each<[string, Specification]>([
  ['all committed', {}],
  ['some untracked', { untracked: ['a.b', 'b/c-d'] }],
  ['some staged', { staged: ['.mcp.json', 'b/c/d', 'äöü/日本.txt'] }],
  ['all untracked', { untracked: FILES }],
  ['all staged', { staged: FILES }],
  ['of each', { untracked: ['a/b.c', 'README'], staged: ['a-b/c', 'b/c/d'] }],
])('git says the same: %s', (_, specification) => {
  const root = repository(specification)
  write(root, 'a/new', 'new')
  write(root, 'new/a', 'new')
  write(root, 'b/c-d', 'changed')
  rmSync(join(root, 'b/c/d'))
  const known = QUESTIONS.map((question) => told(root, question))
  expect(told(root, 'rev-parse HEAD'), 'what only git knows').toBeUndefined()
  const asked = QUESTIONS.map((question) =>
    execFileSync('git', question.split(' '), { cwd: root, env: cleanEnvironment(), encoding: 'utf8' }),
  )
  expect(known).toEqual(asked)
})

test('these are the questions that the linter asks, and what it learns is the same', async () => {
  const root = repository({ untracked: ['a.b'], staged: ['b/c-d'] })
  const before = answered.questions
  const { localOnly: _, ...known } = repositoryOf(await readRepository(root, { ignored: true }))
  expect(answered.questions - before).toBe(QUESTIONS.length)
  expect(told(root, 'status')).toBeUndefined()
  startGitSmall(false)
  const { localOnly: __, ...asked } = repositoryOf(await readRepository(root, { ignored: true }))
  expect(known).toEqual(asked)
  expect([...known.states.values()].toSorted()).toEqual([...Array(6).fill('tracked'), 'staged', 'untracked'].toSorted())
})

test('git is asked where a file to ignore others has come', async () => {
  const root = repository({ untracked: ['a.b'] })
  write(root, 'b/.gitignore', 'c/\n')
  write(root, 'b/c/new', 'new')
  const { ignored, states } = repositoryOf(await readRepository(root, { ignored: true }))
  expect(ignored).toEqual(['b/c/new'])
  expect(states.get('b/.gitignore')).toBe('untracked')
})

function repositoryOf(answer: Awaited<ReturnType<typeof readRepository>>) {
  if (answer.is !== 'repository') throw new Error(`git says ${answer.is}`)
  return answer.repository
}
