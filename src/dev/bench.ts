import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { cleanEnvironment, inCheckout } from '../../test/materialise.ts'
import { configured, mixed, realm, repository } from './bench-trees.ts'
import { medians, type Cost, type Run } from './measure.ts'
import { secretlint } from './secretlint.ts'

/**
 * Measures the bundle against secretlint, as whole processes that take turns: medians of time, processor time and peak memory.
 *
 *     npm run bench -- CHECKOUT…          given repositories, and generated trees
 *     npm run bench -- --only CHECKOUT…   given repositories alone
 *     npm run bench -- --rounds 3 --with="--concurrency 1" CHECKOUT…
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, only: { type: 'boolean', default: false }, with: { type: 'string', default: '' } },
})
const rounds = Number(values.rounds)
const temporary = mkdtempSync(join(tmpdir(), 'bench-'))
const cli = (...args: string[]) => [
  inCheckout('dist/cli.mjs'),
  '--exit-zero',
  ...values.with.split(' ').filter((one) => one !== ''),
  ...args,
]
/** What a staged run asks git one after the other; it asks more of it beside these. */
const GIT_ALONE = `const { spawnSync } = require('node:child_process')
for (const args of ['rev-parse --show-cdup', 'ls-files -z -t -s -o --exclude-standard', 'cat-file --batch'])
  spawnSync('git', args.split(' '), { input: '' })`
const nothing: Run = { name: 'node -e 0', args: ['-e', '0'] }

try {
  const other = secretlint(temporary)
  print(
    `agent-auth-lint ${ownVersion()}${values.with && ` ${values.with}`}, secretlint ${other.version} with its ` +
      `recommended rules, Node.js ${process.version}; medians of ${rounds} rounds`,
  )
  const against = (name: string, cwd: string) => {
    const [own, theirs] = compared(name, [
      { name: 'agent-auth-lint', args: cli(), cwd },
      { name: 'secretlint', args: other.args, cwd },
    ])
    if (own && theirs)
      print(
        `  ${(own.wall / theirs.wall).toFixed(2)} x the time, ${(own.cpu / theirs.cpu).toFixed(2)} x the ` +
          `processor time, ${(own.peak / theirs.peak).toFixed(2)} x the memory`,
      )
    return own
  }
  for (const checkout of positionals) against(`${basename(resolve(checkout))}, ${filesSeen(resolve(checkout))}`, resolve(checkout))
  if (!values.only) generated(against)
} finally {
  rmSync(temporary, { recursive: true, force: true, maxRetries: 3 })
}

function generated(against: (name: string, cwd: string) => Cost | undefined): void {
  const [bare, empty] = compared('an empty repository', [
    nothing,
    { name: 'agent-auth-lint', args: cli(), cwd: repository(join(temporary, 'empty'), []) },
  ])
  if (bare && empty) print(`  ${(empty.wall / bare.wall).toFixed(2)} x the time`)
  const staged = repository(join(temporary, 'staged'), mixed(8000))
  writeFileSync(
    join(staged, '.mcp.json'),
    '{"mcpServers":{"desk":{"url":"https://mcp.ticketmoor.io/desk","headers":{"Authorization":"Bearer ${DESK_KEY}"}}}}\n',
  )
  execFileSync('git', ['add', '.mcp.json'], { cwd: staged, env: cleanEnvironment() })
  const [still, hook, git] = compared('one staged configuration among 8,000 files', [
    nothing,
    { name: 'agent-auth-lint', args: cli('--staged'), cwd: staged },
    { name: 'git from Node.js', args: ['-e', GIT_ALONE], cwd: staged },
  ])
  if (still && hook && git) {
    const less = (cost: 'wall' | 'cpu') => ((hook[cost] - git[cost] + still[cost]) / still[cost]).toFixed(2)
    print(`  ${(hook.wall / still.wall).toFixed(2)} x the time, ${(hook.cpu / still.cpu).toFixed(2)} x the processor time, git's included`)
    print(`  ${less('wall')} x the time, ${less('cpu')} x the processor time, less what git takes by itself`)
  }
  against('1,000 files, configuration only', repository(join(temporary, 'configured'), configured(1000)))
  const small = against('10,000 files', repository(join(temporary, 'small'), mixed(10_000)))
  const large = against('100,000 files', repository(join(temporary, 'large'), mixed(100_000)))
  if (small && large)
    print(
      `  ten times the files take ${(large.wall / small.wall).toFixed(2)} x the time, ${(large.peak / small.peak).toFixed(2)} x the memory`,
    )
  const exports = [10, 40].map((size) => ({
    name: `${size} MiB`,
    args: cli(),
    cwd: repository(join(temporary, `realm-${size}`), [['realm-export.json', realm(size * 1024 * 1024)]]),
  }))
  compared('Keycloak realm exports', exports)
}

function compared(name: string, runs: readonly Run[]): Cost[] {
  print(`\n${name}`)
  const costs = medians(runs, rounds, temporary)
  for (const [i, { wall, cpu, peak }] of costs.entries())
    print(`  ${runs[i]?.name.padEnd(18)} ${seconds(wall)} s   ${seconds(cpu)} s of processors   ${peak.toFixed(0).padStart(5)} MiB`)
  return costs
}

/** What a report says of the files. */
function filesSeen(cwd: string): string {
  const report = execFileSync(process.execPath, cli('-f', 'json'), { cwd, env: cleanEnvironment(), encoding: 'utf8', maxBuffer: 1 << 30 })
  const { summary, findings } = JSON.parse(report) as { summary: { files: { seen: number; parsedCode: number } }; findings: unknown[] }
  return `${summary.files.seen} files, ${summary.files.parsedCode} of code read, ${findings.length} findings`
}

function ownVersion(): string {
  return (JSON.parse(readFileSync(inCheckout('package.json'), 'utf8')) as { version: string }).version
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2).padStart(7)
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
