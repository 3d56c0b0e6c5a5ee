import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RunnerTestCase, type RunnerTestFile, TestRunner } from 'vitest'

export interface Mutant {
  readonly id: string
  readonly fileName: string
  readonly location: Readonly<Record<'start' | 'end', { readonly line: number; readonly column: number }>>
  readonly mutatorName: string
  readonly replacement: string
}

export interface Fate {
  /** What is made once, while modules are loaded or at the first use, is what tests of tables look at: it is left out. */
  readonly fate: 'killed' | 'survived' | 'once' | 'never run'
  readonly by?: string
  /** By how many tests it was met. */
  readonly met: number
}

/** What Stryker's instrumented code asks and tells. */
interface Namespace {
  /** In the place of Stryker's one: mutants.ts has made it so. */
  activeMutants?: ReadonlySet<string> | undefined
  currentTestId?: string | undefined
  mutantCoverage?: { readonly static: Record<string, number>; readonly perTest: Record<string, Record<string, number>> }
  hitCount?: number | undefined
  hitLimit?: number
}

/** Loops that never end ask at each turn. */
const MOST_HITS = 2_000_000
/** A mutant that so many tests have not killed is tried together with others, none within another. */
const SEASONED = 2
const MOST_TOGETHER = 20

const space = ((globalThis as { __stryker__?: Namespace }).__stryker__ ??= {})
const folder = process.env['MUTANTS'] ?? ''
const state = ((globalThis as { mutantState?: State }).mutantState ??= begun())

interface State {
  readonly mutants: ReadonlyMap<string, Mutant>
  readonly alive: Set<string>
  readonly once: Set<string>
  readonly met: Map<string, number>
  readonly killed: Map<string, string>
}

function begun(): State {
  const mutants = JSON.parse(readFileSync(join(folder, 'mutants.json'), 'utf8')) as readonly Mutant[]
  const byId = new Map(mutants.map((one) => [one.id, one]))
  return { mutants: byId, alive: new Set(byId.keys()), once: new Set(), met: new Map(), killed: new Map() }
}

/**
 * Runs each test once as it is, once to see which mutants it meets, and once more for each of these that no test before has killed, or for
 * several of them. To load the program anew for each mutant would take a hundred times as long as most tests.
 */
export default class MutantRunner extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test) as () => Promise<void>
    const first = await meeting(run)
    for (const id of first) state.once.add(id)
    if (![...first].some((id) => state.alive.has(id))) return
    let met = first
    try {
      // What another test has met as well is not made once.
      if ([...first].some((id) => state.alive.has(id) && !state.met.has(id))) met = await meeting(run)
    } catch {
      // It cannot be repeated.
      return
    }
    const known = [...met].filter((id) => state.alive.has(id))
    for (const ids of together(known)) for (const id of await killed(run, ids)) kill(id, test.name)
    for (const id of known) state.met.set(id, (state.met.get(id) ?? 0) + 1)
  }

  override async onAfterRunSuite(suite: RunnerTestFile): Promise<void> {
    await super.onAfterRunSuite(suite)
    write()
  }
}

/** The mutants that a test meets. */
async function meeting(run: () => Promise<void>): Promise<Set<string>> {
  space.mutantCoverage ??= { static: {}, perTest: {} }
  space.mutantCoverage.perTest['now'] = {}
  space.currentTestId = 'now'
  try {
    await run()
  } finally {
    space.currentTestId = undefined
  }
  return new Set(Object.keys(space.mutantCoverage.perTest['now']))
}

function kill(id: string, by: string): void {
  state.alive.delete(id)
  state.killed.set(id, by)
}

/** New ones alone, the others in groups. That one hides another is rare, and then a test is said to bite less than it does. */
function together(ids: readonly string[]): string[][] {
  const groups: string[][] = []
  const isNew = (id: string) => (state.met.get(id) ?? 0) < SEASONED
  for (const id of ids) {
    const group = isNew(id)
      ? undefined
      : groups.find((known) => known.length < MOST_TOGETHER && known.every((one) => !isNew(one) && areApart(one, id)))
    if (group) group.push(id)
    else groups.push([id])
  }
  return groups
}

function areApart(a: string, b: string): boolean {
  const [one, other] = [a, b].map((id) => state.mutants.get(id) as Mutant) as [Mutant, Mutant]
  if (one.fileName !== other.fileName) return true
  return one.location.end.line < other.location.start.line || other.location.end.line < one.location.start.line
}

/** Those that a test kills, by halves. */
async function killed(run: () => Promise<void>, ids: readonly string[]): Promise<readonly string[]> {
  if (await survive(run, ids)) return []
  if (ids.length === 1) return ids
  const half = ids.length >> 1
  return [...(await killed(run, ids.slice(0, half))), ...(await killed(run, ids.slice(half)))]
}

async function survive(run: () => Promise<void>, ids: readonly string[]): Promise<boolean> {
  space.activeMutants = new Set(ids)
  space.hitCount = 0
  space.hitLimit = MOST_HITS
  try {
    await run()
    return true
  } catch {
    return false
  } finally {
    space.activeMutants = undefined
    space.hitCount = undefined
  }
}

/** So far. */
function write(): void {
  const met = Object.keys(space.mutantCoverage?.static ?? {})
  const fates = Object.fromEntries(
    [...state.alive, ...state.killed.keys()].map((id): [string, Fate] => [id, { ...fateOf(id, met), met: state.met.get(id) ?? 0 }]),
  )
  writeFileSync(join(folder, 'fates.part'), JSON.stringify(fates))
  renameSync(join(folder, 'fates.part'), join(folder, 'fates.json'))
}

function fateOf(id: string, loaded: readonly string[]): Pick<Fate, 'fate' | 'by'> {
  const by = state.killed.get(id)
  if (by !== undefined) return { fate: 'killed', by }
  if (state.met.has(id)) return { fate: 'survived' }
  return { fate: state.once.has(id) || loaded.includes(id) ? 'once' : 'never run' }
}
