import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Location, Log, Result as SarifResult } from 'sarif'
import { cleanEnvironment } from '../../test/materialise.ts'
import type { Finding } from '../judge/finding.ts'
import { lint } from '../lint.ts'
import type { SourceFile } from '../text/source.ts'
import type { Report } from './judged.ts'

/**
 * What is reported on a repository at a commit: read from `owner+name.sarif` in one of the folders, or found in a clone there,
 * `owner+name`, `owner/name` or `name`. A sentence where there is neither, or the clone lacks the commit.
 */
export async function reportsOn(repo: string, commit: string, folders: readonly string[]): Promise<readonly Report[] | string> {
  const joined = repo.replace('/', '+')
  const sarif = folders.map((folder) => join(folder, `${joined}.sarif`)).find((path) => existsSync(path))
  if (sarif !== undefined) return ofSarif(JSON.parse(readFileSync(sarif, 'utf8')) as Log)
  const clone = folders
    .flatMap((folder) => [`${joined}/repo`, joined, repo, repo.split('/')[1] ?? ''].map((name) => join(folder, name)))
    .find((path) => existsSync(join(path, '.git')) || existsSync(join(path, 'HEAD')))
  if (clone === undefined) return 'no report and no clone'
  const checkout = checkedOut(clone, commit)
  if (checkout === undefined) return `${clone} has no commit ${commit}`
  try {
    const { findings, failures } = await lint({ root: checkout })
    for (const { what, path } of failures) process.stderr.write(`${repo}: ${what} failed on ${path}\n`)
    return findings.map(ofFinding)
  } finally {
    rmSync(checkout, { recursive: true, force: true, maxRetries: 3 })
  }
}

function ofFinding({ rule, level, message, at, related, alsoRules }: Finding): Report {
  const place = ({ file, start }: { file: SourceFile; start: number }) => ({ path: file.path, line: file.position(start).line })
  return { rule: rule.id, level, message, ...place(at), related: related.map((one) => place(one.at)), alsoRules }
}

function ofSarif({ runs }: Log): Report[] {
  return runs.flatMap(({ results = [] }) => results.map(ofSarifResult))
}

function ofSarifResult({ ruleId = '', level, message, locations, relatedLocations, properties }: SarifResult): Report {
  const place = ({ physicalLocation: at }: Location = {}) => ({
    path: decodeURIComponent(at?.artifactLocation?.uri ?? ''),
    line: at?.region?.startLine ?? 1,
  })
  const alsoRules: unknown = properties?.['relatedRules']
  return {
    rule: ruleId.split('/')[0] ?? '',
    level: level === 'error' || level === 'note' ? level : 'warning',
    message: message.text ?? '',
    ...place(locations?.[0]),
    related: (relatedLocations ?? []).map(place),
    alsoRules: Array.isArray(alsoRules) ? alsoRules.map(String) : [],
  }
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
