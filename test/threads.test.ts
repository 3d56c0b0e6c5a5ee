import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { surfaces as surfacesOfAll } from '../src/surfaces/index.ts'
import type { Job } from '../src/surfaces/reading/thread.ts'
import { readFile } from '../src/surfaces/reading/read-one.ts'
import { Threads } from '../src/surfaces/reading/threads.ts'
import { SourceFile } from '../src/text/source.ts'
import { bundled } from './bundle.ts'
import { cleanEnvironment, foldersIn, inCheckout, materialised } from './materialise.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'threads-')))
afterAll(() => rmSync(folder, { recursive: true }))

/** A thread that does with a file what its name says. */
const OBEYS = `
import { parentPort } from 'node:worker_threads'
parentPort.on('message', async (jobs) => {
  for (const { path } of jobs) {
    if (path.startsWith('ends')) process.exit(0)
    if (path.startsWith('throws')) throw new Error('hunter2')
    if (path.startsWith('stays')) for (;;);
    if (path.startsWith('fills')) for (const all = [];;) all.push(new Array(1e6).fill(0))
    await new Promise((done) => setTimeout(done, path.length))
    parentPort.postMessage({ outcome: { isParsedCode: true, declares: false } })
  }
})
parentPort.postMessage('ready')
`

async function readBy(entry: string, paths: readonly string[], most = 2): Promise<{ answered: string[]; lost: string[]; rest: string[] }> {
  const answered: string[] = []
  const lost: string[] = []
  const file = join(folder, `${Math.random()}.mjs`)
  writeFileSync(file, entry)
  const threads = new Threads(pathToFileURL(file), {
    data: { root: folder, paths: '', maxBytes: 1, limits: new Map() },
    time: 3000,
    memory: { maxOldGenerationSizeMb: 64 },
    answered: ({ path }) => void answered.push(path),
    lost: ({ path }, say) => void lost.push(`${path}: ${say}`),
  })
  try {
    threads.add(
      paths.map((path, index): Job => ({ index, path, git: 'tracked', surfaces: [], looked: false })),
      most,
    )
    const rest = await threads.rest()
    return { answered: answered.sort(), lost: lost.sort(), rest: rest.map(({ path }) => path).sort() }
  } finally {
    await threads.stop()
  }
}

describe('threads', () => {
  const plain = Array.from({ length: 40 }, (_, i) => `a${String(i).padStart(2, '0')}.ts`)

  test('read every file once', async () => {
    expect(await readBy(OBEYS, plain)).toEqual({ answered: plain, lost: [], rest: [] })
    expect(await readBy(OBEYS, [])).toEqual({ answered: [], lost: [], rest: [] })
    expect(await readBy(OBEYS, ['a.ts'], 4)).toEqual({ answered: ['a.ts'], lost: [], rest: [] })
  })

  test('leave the small files to whoever asks for them, wherever large ones stand', async () => {
    const file = join(folder, 'waits.mjs')
    writeFileSync(file, OBEYS)
    const threads = new Threads(pathToFileURL(file), {
      data: { root: folder, paths: '', maxBytes: 1, limits: new Map() },
      answered: () => undefined,
      lost: () => undefined,
    })
    const job = (path: string, length?: number): Job => ({
      ...{ index: 0, path, git: 'tracked', surfaces: [], looked: false },
      ...(length !== undefined && { length }),
    })
    try {
      threads.add([job('unknown.ts'), job('small.ts', 1000), job('large.ts', 1e6), job('last.ts', 10), job('end.ts', 1e6)], 0)
      expect([threads.takeSmall()?.path, threads.takeSmall()?.path, threads.takeSmall()]).toEqual(['last.ts', 'small.ts', undefined])
      expect(threads.left).toBe(3)
      expect((await threads.rest()).map(({ path }) => path)).toEqual(['unknown.ts', 'large.ts', 'end.ts'])
    } finally {
      await threads.stop()
    }
  })

  test('go on without the file that ends them, fills their memory or takes too long', async () => {
    const bad = ['ends.ts', 'fills.ts', 'stays.ts', 'throws.ts']
    const { answered, lost, rest } = await readBy(OBEYS, [...plain.slice(0, 20), ...bad, ...plain.slice(20)])
    expect(answered).toEqual(plain)
    expect(lost).toEqual([
      'ends.ts: reading it ended the thread',
      'fills.ts: reading it takes too much memory',
      'stays.ts: reading it takes longer than 20 s',
      'throws.ts: reading it ended the thread',
    ])
    expect(rest).toEqual([])
  })

  test('are not needed for the budget of a file, which the main one looks at between two steps', async () => {
    const project = {
      dependency: () => undefined,
      manifest: () => undefined,
      text: () => undefined,
      has: () => false,
      named: () => [],
      inFolder: () => [],
      below: () => [],
    }
    const surfaces = surfacesOfAll.filter(({ id }) => id === 'code-log' || id === 'code-transport')
    const read = (time: number) =>
      readFile(
        new SourceFile('a.ts', 'console.log(token)'),
        surfaces.map((surface) => ({ ...surface, load: () => Promise.resolve(surface) })),
        project,
        { looked: false, time },
      )
    expect((await read(60_000)).unreadable).toEqual([])
    expect((await read(-1)).unreadable).toEqual([
      { path: 'a.ts', reason: 'internal error', say: 'reading it takes longer than 20 s; nothing of it is judged' },
    ])
  })

  test('that cannot start leave all to the main one', async () => {
    expect(await readBy('import "./nowhere.mjs"', plain)).toEqual({ answered: [], lost: [], rest: plain })
  })
})

/** How many of a rule, of each kind. */
const CASES = 8

describe('the bundle', () => {
  // How each file crosses is looked at where its fixture is judged; here are enough for three threads to be worth it.
  const cases = new Set(
    foldersIn(inCheckout('fixtures/rules')).flatMap((rule) =>
      ['bad-', 'good-'].flatMap((kind) =>
        foldersIn(inCheckout(`fixtures/rules/${rule}`))
          .filter((name) => name.startsWith(kind))
          .slice(0, CASES)
          .map((name) => `${rule}/${name}`),
      ),
    ),
  )
  const fixture = materialised(inCheckout('fixtures/rules'), {
    source: inCheckout('fixtures/rules'),
    specification: {},
    only: (path) => cases.has(path.split('/', 2).join('/')),
  })
  beforeAll(() => {
    bundled()
    // Comments, so that there is enough code to be worth threads.
    for (const path of fixture.files)
      if (/\.(?:py|[cm]?[jt]s)$/.test(path))
        appendFileSync(join(fixture.root, path), `\n${`${path.endsWith('.py') ? '#' : '//'} ${'.'.repeat(120)}\n`.repeat(50)}`)
  })
  afterAll(() => fixture.remove())

  /** The reports, and whether threads were started. */
  function reports(concurrency: number): { readonly texts: string[]; readonly threads: boolean } {
    const files = ['report.json', 'report.sarif', 'report.txt'].map((name) => join(folder, name))
    const { stderr, status } = spawnSync(
      process.execPath,
      [
        bundled().cli,
        '--exit-zero',
        '--no-color',
        '--verbose',
        '--concurrency',
        String(concurrency),
        '-f',
        `json=${files[0]}`,
        '-f',
        `sarif=${files[1]}`,
        '-f',
        `text=${files[2]}`,
      ],
      { cwd: fixture.root, env: { ...cleanEnvironment(), NODE_DEBUG: 'worker' }, encoding: 'utf8', maxBuffer: 2 ** 28 },
    )
    expect(status, stderr).toBe(0)
    return { texts: files.map((file) => readFileSync(file, 'utf8')), threads: /^WORKER \d+:/m.test(stderr) }
  }

  test('says the same with any number of threads', () => {
    const alone = reports(1)
    const three = reports(3)
    expect([alone.threads, three.threads]).toEqual([false, true])
    expect(alone.texts[2]?.length).toBeGreaterThan(100_000)
    expect(three.texts).toEqual(alone.texts)
  })
})
