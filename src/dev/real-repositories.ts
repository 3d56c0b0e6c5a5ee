import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { lint } from '../lint.ts'
import { levelCounts } from '../report/summary.ts'
import { cleanEnvironment, inCheckout } from '../../test/materialise.ts'

/** A public repository at one commit, and what was found there when somebody last looked at every finding. */
interface Expected {
  /** `owner/name` at GitHub. */
  readonly repository: string
  readonly commit: string
  readonly findings: Readonly<Record<string, number>>
}

const USAGE = `usage: npm run real -- DIR [--write]
Runs the linter on the repositories of test/real-repositories.json, of which DIR holds clones: DIR/owner+name, DIR/owner/name or DIR/name.
--write keeps what it finds as the expectation; look at each new finding first.
`
const LIST = inCheckout('test/real-repositories.json')

const [folder, ...flags] = process.argv.slice(2)
if (folder === undefined || !existsSync(folder) || flags.some((flag) => flag !== '--write')) {
  process.stderr.write(USAGE)
  process.exit(2)
}

const all = JSON.parse(readFileSync(LIST, 'utf8')) as readonly Expected[]
const compared: { differs: boolean; now: Record<string, number> | undefined }[] = []
for (const one of all) compared.push(await comparison(one, resolve(folder)))
const differ = compared.filter(({ differs }) => differs).length
const missing = compared.filter(({ now }) => now === undefined).length
process.stdout.write(`\n${all.length - missing} repositories, ${differ} other than expected, ${missing} not there\n`)
if (flags.includes('--write'))
  writeFileSync(
    LIST,
    `${JSON.stringify(
      all.map((one, i) => ({ ...one, findings: compared[i]?.now ?? one.findings })),
      null,
      2,
    )}\n`,
  )
process.exitCode = differ > 0 || missing === all.length ? 1 : 0

async function comparison(expected: Expected, below: string): Promise<{ differs: boolean; now: Record<string, number> | undefined }> {
  const { repository, commit, findings: before } = expected
  const clone = cloneOf(repository, below)
  const checkout = clone && checkedOut(clone, commit)
  if (!checkout) {
    process.stdout.write(`${repository}: ${clone ? `${clone} has no commit ${commit}` : `no clone in ${below}`}\n`)
    return { differs: false, now: undefined }
  }
  try {
    const started = performance.now()
    const { findings, seen, failures } = await lint({ root: checkout })
    const now: Record<string, number> = {}
    for (const id of findings.map(({ rule }) => rule.id).toSorted()) now[id] = (now[id] ?? 0) + 1
    const { error, warning, note } = levelCounts(findings)
    process.stdout.write(
      `${repository}: ${error} errors, ${warning} warnings, ${note} notes in ${seen.files} files, ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
    )
    const changed = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((id) => before[id] !== now[id]).sort()
    for (const id of changed) {
      process.stdout.write(`  ${id}: ${now[id] ?? 0}, expected ${before[id] ?? 0}\n`)
      for (const { at, level, message } of findings.filter(({ rule }) => rule.id === id))
        process.stdout.write(`    ${level} ${at.file.path}:${at.file.position(at.start).line} ${message}\n`)
    }
    for (const { what, path } of failures) process.stdout.write(`  ${what} failed on ${path}\n`)
    return { differs: changed.length > 0 || failures.length > 0, now }
  } finally {
    rmSync(checkout, { recursive: true, force: true, maxRetries: 3 })
  }
}

function cloneOf(repository: string, below: string): string | undefined {
  const joined = repository.replace('/', '+')
  return [`${joined}/repo`, joined, repository, repository.split('/')[1] ?? '']
    .map((name) => join(below, name))
    .find((path) => existsSync(join(path, '.git')) || existsSync(join(path, 'HEAD')))
}

/** The commit in a folder of its own, so that nobody's work tree changes; nothing of the repository's own is run. */
function checkedOut(clone: string, commit: string): string | undefined {
  const target = mkdtempSync(join(tmpdir(), 'real-'))
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'core.hooksPath=/dev/null', '-c', 'safe.directory=*', ...args], {
      env: cleanEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
  try {
    git('clone', '-q', '--shared', '--no-checkout', '--template=', clone, target)
    git('-C', target, 'checkout', '-q', '--detach', commit)
    return target
  } catch {
    rmSync(target, { recursive: true, force: true })
    return undefined
  }
}
