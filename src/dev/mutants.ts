import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import fastGlob from 'fast-glob'
import { inCheckout } from '../../test/materialise.ts'
import type { Fate, Mutant } from './mutant-runner.ts'

/**
 * Mutation testing of what judges, with the mutants of Stryker from a folder that `.ci/mutants` has filled: a sample that the seed
 * decides, so that two runs compare. All mutants of the sample are in one program, and `mutant-runner.ts` switches them. Patterns choose
 * other files, MUTANT_TESTS, with commas, other tests, and `--named` those with a word in their name, such as a rule. Survivors are
 * printed; a run with some ends with 0, as they are to be read.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tools: { type: 'string' },
    sample: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    named: { type: 'string', default: '' },
  },
})
const tools = resolve(values.tools ?? '')
const MUTATED = [
  ...(positionals.length > 0 ? positionals : ['rules/*.ts', 'src/link/*.ts', 'src/judge/*.ts', 'src/classify/*.ts']),
  '!rules/index.ts',
]
const QUIET = ['--silent', '--reporter', 'dot']

interface Source {
  readonly name: string
  /** All of it, or these places. */
  readonly mutate: boolean | readonly Mutant['location'][]
  readonly content: string
}

type Instrument = (files: readonly Source[], options: object) => Promise<{ files: Source[]; mutants: Mutant[] }>

/** Sources with their mutants in them, each behind a question whether it is active. */
async function instrumented(files: readonly Source[]): Promise<{ files: Source[]; mutants: Mutant[] }> {
  const { Instrumenter } = (await import(pathToFileURL(`${tools}/node_modules/@stryker-mutator/instrumenter/dist/src/index.js`).href)) as {
    Instrumenter: new (log: object) => { instrument: Instrument }
  }
  const quiet = { debug: () => {}, info: () => {}, warn: () => {}, isDebugEnabled: () => false }
  return new Instrumenter(quiet).instrument(files, { excludedMutations: [], plugins: null, ignorers: [], noHeader: false })
}

/** The first of all, in the order that numbers from the seed give by splitmix32. */
function sample<T>(all: readonly T[], count: number, seed: number): T[] {
  let state = seed
  const next = () => {
    state = (state + 0x9e37_79b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
  return all
    .map((one) => ({ one, at: next() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ one }) => one)
}

const placeOf = ({ fileName, location: { start, end }, replacement }: Mutant) =>
  [fileName, start.line, start.column, end.line, end.column, replacement].join(':')

const sources = fastGlob
  .sync(MUTATED, { cwd: inCheckout('') })
  .sort()
  .map((name): Source => ({ name, mutate: true, content: readFileSync(inCheckout(name), 'utf8') }))
const all = (await instrumented(sources)).mutants
const chosen = sample(all, Number(values.sample), Number(values.seed))

// A range brings what lies in it as well, which is in the program and never active.
const made = await instrumented(
  sources.flatMap((source) => {
    const places = chosen.filter(({ fileName }) => fileName === source.name).map(({ location }) => location)
    return places.length > 0 ? [{ ...source, mutate: places }] : []
  }),
)
const wanted = new Set(chosen.map(placeOf))
const folder = mkdtempSync(join(tools, 'mutants-'))
for (const { name, content } of made.files) {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), content.replace('ns.activeMutant === id', 'ns.activeMutants?.has(id)'))
}
const mutants = made.mutants.filter((one) => wanted.has(placeOf(one)))
writeFileSync(join(folder, 'mutants.json'), JSON.stringify(mutants))
process.stdout.write(`${mutants.length} of ${all.length} mutants, seed ${values.seed}, in ${folder}\n`)

const { status } = spawnSync(
  process.execPath,
  [inCheckout('node_modules/vitest/vitest.mjs'), 'run', '--config', 'src/dev/mutant-tests.ts', ...QUIET, '-t', values.named],
  { cwd: inCheckout(''), stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, CI: 'true', MUTANTS: folder } },
)
if (status !== 0) process.stdout.write('some tests fail without any mutant\n')

const fates = JSON.parse(readFileSync(join(folder, 'fates.json'), 'utf8')) as Readonly<Record<string, Fate>>
const fateOf = ({ id }: Mutant) => fates[id]?.fate ?? 'never run'
for (const one of mutants) {
  if (!/survived|never/.test(fateOf(one))) continue
  const line = readFileSync(inCheckout(one.fileName), 'utf8').split('\n')[one.location.start.line]
  process.stdout.write(
    `${fateOf(one)} ${one.fileName}:${one.location.start.line + 1} ${one.mutatorName}\n  ${line?.trim()}\n  → ${one.replacement}\n`,
  )
}
const count = (fate: Fate['fate']) => mutants.filter((one) => fateOf(one) === fate).length
for (const fate of ['killed', 'survived', 'never run', 'once'] as const) process.stdout.write(`${fate}: ${count(fate)}\n`)
const judged = count('killed') + count('survived') + count('never run')
process.stdout.write(`score ${((100 * count('killed')) / judged).toFixed(1)} % of ${judged}\n`)
