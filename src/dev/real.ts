import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { inCheckout } from '../../test/materialise.ts'
import { isLost, judgedReport } from './judged-report.ts'
import { type Judged, outcomes, type Outcome, readJudged } from './judged.ts'
import { reportsOn } from './real-reports.ts'

const USAGE = `usage: npm run real -- DIR… [--judged FILE]… [--only PART]
Compares what is found now in public repositories with what readers said of earlier findings: test/real/*.jsonl, and each FILE.
The folders hold clones or reports of them: DIR/owner+name, DIR/owner/name, DIR/name, or DIR/owner+name.sarif, which is believed.
--only takes the repositories with this word in their name. The status is 1 where a true finding is lost, or nothing was compared.
`

/** What the command line asks for; undefined where it is wrong. */
function asked(): { folders: readonly string[]; files: readonly string[]; only: string } | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { judged: { type: 'string', multiple: true, default: [] }, only: { type: 'string', default: '' } },
    })
    const folders = positionals.map((folder) => resolve(folder))
    if (folders.length === 0 || ![...folders, ...values.judged].every((path) => existsSync(path))) return undefined
    return { folders, files: [...kept(), ...values.judged], only: values.only.replace('+', '/').toLowerCase() }
  } catch {
    return undefined
  }
}

function kept(): string[] {
  const folder = inCheckout('test/real')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => join(folder, name))
}

async function main(): Promise<number> {
  const call = asked()
  if (!call) {
    process.stderr.write(USAGE)
    return 2
  }
  const judged = readJudged(call.files)
  const repositories = [...new Set(judged.map(({ repo }) => repo))].filter((repo) => repo.toLowerCase().includes(call.only))
  const all: Outcome[] = []
  let reports = 0
  for (const repo of repositories) {
    const ours = judged.filter((one) => one.repo === repo)
    const found = await compared(repo, ours, call.folders)
    if (!found) continue
    reports++
    all.push(...found)
  }
  process.stdout.write(judgedReport(all))
  if (reports === 0) process.stderr.write('no repository was compared\n')
  return reports === 0 || all.some(isLost) ? 1 : 0
}

async function compared(repo: string, judged: readonly Judged[], folders: readonly string[]): Promise<Outcome[] | undefined> {
  const reports = await reportsOn(repo, judged[0]?.commit ?? '', folders)
  if (typeof reports !== 'string') return outcomes(repo, judged, reports)
  process.stderr.write(`${repo}: ${reports}\n`)
  return undefined
}

process.exitCode = await main()
