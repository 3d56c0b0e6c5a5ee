import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanEnvironment } from '../../test/materialise.ts'

/** A program of Node.js, where it runs. */
export interface Run {
  readonly name: string
  readonly args: readonly string[]
  readonly cwd?: string
}

/** What a run takes as a whole: its threads are in it, and the processor time of the programs it waits for. */
export interface Cost {
  /** Milliseconds on the clock. */
  readonly wall: number
  /** Milliseconds of processors, of the user and of the system. */
  readonly cpu: number
  /** The most memory that the process holds, in MiB. */
  readonly peak: number
}

/** Linux keeps the times of children that have ended, in hundredths of a second (man 5 proc: cutime, cstime). */
const METER = `
const { isMainThread } = require('node:worker_threads')
if (isMainThread) process.on('exit', () => {
  const { readFileSync, writeFileSync } = require('node:fs')
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  let children = 0
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').replace(/^.*\\) /s, '').split(' ')
    children = (Number(fields[13]) + Number(fields[14])) * 10
  } catch {}
  writeFileSync(process.env.BENCH_COST, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000 + children, peak: maxRSS / 1024 }))
})`

/**
 * Runs programs in turns, so that a busy machine slows all of them alike, and gives the medians. The first turn fills the disk's cache and
 * does not count.
 */
export function medians(runs: readonly Run[], rounds: number, temporary: string): Cost[] {
  const meter = join(temporary, 'meter.cjs')
  writeFileSync(meter, METER)
  const costs = runs.map((): Cost[] => [])
  for (let round = 0; round <= rounds; round++) {
    for (const [i, run] of runs.entries()) {
      const cost = measured(run, meter, temporary)
      if (round > 0) costs[i]?.push(cost)
    }
  }
  return costs.map((all) => ({
    wall: median(all.map(({ wall }) => wall)),
    cpu: median(all.map(({ cpu }) => cpu)),
    peak: median(all.map(({ peak }) => peak)),
  }))
}

function measured({ args, cwd }: Run, meter: string, temporary: string): Cost {
  const cost = join(temporary, 'cost.json')
  const started = process.hrtime.bigint()
  const { status, stderr } = spawnSync(process.execPath, ['-r', meter, ...args], {
    cwd: cwd ?? temporary,
    // Node parses such certificates at each start: most machines have none, and ratios to an empty start would look better.
    env: { ...cleanEnvironment(), NODE_EXTRA_CA_CERTS: undefined, BENCH_COST: cost },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  const wall = Number(process.hrtime.bigint() - started) / 1e6
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`)
  return { wall, ...(JSON.parse(readFileSync(cost, 'utf8')) as Pick<Cost, 'cpu' | 'peak'>) }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
