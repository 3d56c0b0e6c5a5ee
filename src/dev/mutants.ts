import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import fastGlob from 'fast-glob'
import { inCheckout } from '../../test/materialise.ts'

/**
 * Mutation testing of what judges, with Stryker from a folder that `.ci/mutants` has filled: a sample that the seed decides, so that two
 * runs compare. Patterns choose other files, and MUTANT_TESTS, with commas, other tests. Survivors are printed; a run with some ends with
 * 0, as they are to be read.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tools: { type: 'string' },
    sample: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    concurrency: { type: 'string', default: '2' },
  },
})
const tools = resolve(values.tools ?? '')
const MUTATED = [
  ...(positionals.length > 0 ? positionals : ['rules/*.ts', 'src/link/*.ts', 'src/judge/*.ts', 'src/classify/*.ts']),
  '!rules/index.ts',
]

interface Mutant {
  readonly fileName: string
  readonly location: Readonly<Record<'start' | 'end', { readonly line: number; readonly column: number }>>
}

/** All mutants, in an order of their own. */
async function mutants(): Promise<Mutant[]> {
  const { Instrumenter } = (await import(pathToFileURL(`${tools}/node_modules/@stryker-mutator/instrumenter/dist/src/index.js`).href)) as {
    Instrumenter: new (log: object) => { instrument(files: object[], options: object): Promise<{ mutants: Mutant[] }> }
  }
  const quiet = { debug: () => {}, info: () => {}, warn: () => {}, isDebugEnabled: () => false }
  const files = fastGlob
    .sync(MUTATED, { cwd: inCheckout('') })
    .sort()
    .map((name) => ({ name, mutate: true, content: readFileSync(inCheckout(name), 'utf8') }))
  return (await new Instrumenter(quiet).instrument(files, { excludedMutations: [], plugins: null, ignorers: [], noHeader: true })).mutants
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

/** Stryker makes every mutant of a range, so that of a whole block would bring all those in it. */
const MOST_INSIDE = 2

function isSmall(one: Mutant, ofFile: readonly Mutant[]): boolean {
  const at = ({ line, column }: Mutant['location']['start']) => line * 10_000 + column
  return (
    ofFile.filter(({ location }) => at(location.start) >= at(one.location.start) && at(location.end) <= at(one.location.end)).length <=
    MOST_INSIDE + 1
  )
}

const made = await mutants()
const byFile = new Map(
  [...new Set(made.map(({ fileName }) => fileName))].map((file) => [file, made.filter(({ fileName }) => fileName === file)]),
)
const all = made.filter((one) => isSmall(one, byFile.get(one.fileName) ?? []))
const chosen = sample(all, Number(values.sample), Number(values.seed))
// Lines and columns of Stryker's ranges: from 1 and from 0.
const range = ({ fileName, location: { start, end } }: Mutant) =>
  `${fileName}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`
process.stdout.write(`${chosen.length} places of ${made.length} mutants, seed ${values.seed}\n`)
writeFileSync(
  `${tools}/stryker.json`,
  JSON.stringify({
    testRunner: 'vitest',
    plugins: [`${tools}/node_modules/@stryker-mutator/vitest-runner/dist/src/index.js`],
    vitest: { configFile: 'src/dev/mutant-tests.ts', related: false },
    mutate: chosen.map(range),
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    concurrency: Number(values.concurrency),
    timeoutMS: 60_000,
    dryRunTimeoutMinutes: 30,
    disableTypeChecks: false,
    reporters: ['clear-text', 'json'],
    clearTextReporter: { allowColor: false, logTests: false },
    jsonReporter: { fileName: `${tools}/mutation.json` },
    tempDirName: `${tools}/sandbox`,
    ignorePatterns: ['dist', 'test/real'],
  }),
)
const { status } = spawnSync(
  process.execPath,
  [`${tools}/node_modules/@stryker-mutator/core/bin/stryker.js`, 'run', `${tools}/stryker.json`],
  { cwd: inCheckout(''), stdio: 'inherit' },
)
process.exitCode = status ?? 1
