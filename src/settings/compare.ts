import { firstCommits, headOf, historyAt, movedSince, partedAt } from '../discover/history.ts'
import { gitAt } from '../discover/git.ts'
import type { Result } from '../judge/finding.ts'
import { allFaults, faultsOf, inBaseline, takerOf, unknownOf } from '../judge/known.ts'
import { cleaner } from '../report/redact.ts'
import { plural } from '../report/summary.ts'
import { UsageError } from '../text/errors.ts'
import { type Baseline, type BaselineEntry, LONGEST_DAYS, matching, readBaseline, renewed, writtenBaseline } from './baseline.ts'

/** What a run found, each place by itself, and where its root lies below that of the repository. */
export interface Examined {
  readonly result: Result
  readonly prefix: string
  /** Seconds since 1970. */
  readonly now: number
}

export interface Compared {
  readonly root: string
  /** Parts of a repository show nothing about the rest of it. */
  readonly partial: boolean
  readonly since?: string
  readonly baseline?: { readonly file: string; readonly shown: string; readonly update?: boolean }
}

/** Takes out what was there before: at the commit that a branch left, and in a baseline. `examineAt` looks at a commit. */
export async function compared(examined: Examined, options: Compared, examineAt: (commit: string) => Promise<Examined>): Promise<Result> {
  const { since, baseline } = options
  const fresh = since === undefined ? examined : { ...examined, result: await sinceParting(examined, options.root, since, examineAt) }
  return baseline ? withoutBaseline(fresh, { ...options, baseline }) : fresh.result
}

async function sinceParting(
  { result, prefix }: Examined,
  root: string,
  since: string,
  examineAt: (commit: string) => Promise<Examined>,
): Promise<Result> {
  const git = historyAt(root, '--since')
  const commit = await partedAt(git, since)
  const [former, moved] = await Promise.all([examineAt(commit), movedSince(git, commit)])
  if (former.result.failures.some(({ path }) => path === ''))
    throw new UsageError(`--since ${since}: the state before cannot be judged, as a rule failed on it`)
  const takes = takerOf(allFaults(former.result.findings, faultsOf(former.result.model, prefix)), moved)
  const { left, taken } = unknownOf(result.findings, faultsOf(result.model, prefix), takes)
  return {
    ...result,
    findings: left,
    notes: [
      ...result.notes,
      `compared with ${commit.slice(0, 10)}, where ${since} and HEAD parted: ${plural(taken.length, 'finding')} from before left out`,
    ],
  }
}

type WithBaseline = Compared & { readonly baseline: NonNullable<Compared['baseline']> }

async function withoutBaseline(
  examined: Examined,
  { root, partial, baseline: { file, shown, update = false } }: WithBaseline,
): Promise<Result> {
  const { result, prefix, now } = examined
  const found = await readBaseline(file, shown)
  if (!found && !update) throw new UsageError(`there is no baseline ${shown}; --update-baseline writes one`)
  const git = update ? historyAt(root, '--update-baseline') : gitAt(root)
  const inGit = 'is' in git ? undefined : git
  const repository = inGit && (await firstCommits(inGit))
  if (
    found &&
    found.repository.length > 0 &&
    repository &&
    repository.length > 0 &&
    !found.repository.some((one) => repository.includes(one))
  ) {
    throw new UsageError(
      `${shown}: this baseline was written for another repository: its history begins with ` +
        `${found.repository[0]?.slice(0, 10)}, this one with ${repository[0]?.slice(0, 10)}`,
    )
  }
  const before: Baseline = found ?? { repository: [], entries: [] }
  const moved = inGit && before.commit !== undefined ? await movedSince(inGit, before.commit) : new Map<string, string>()
  const { redact } = cleaner(result)
  const plainFault = faultsOf(result.model, prefix)
  // A key of the file may be as secret as a value.
  const faultOf: typeof plainFault = (finding) => {
    const fault = plainFault(finding)
    return { ...fault, path: redact(fault.path), place: redact(fault.place) }
  }
  const stays = keptBy(result)
  if (!update) return applied(result, before, { faultOf, moved, now, shown, stays, partial })

  const incomplete = whyIncomplete(result)
  if (incomplete) throw new UsageError(`${shown} is not written: ${incomplete}`)
  if (repository === undefined && before.repository.length === 0)
    throw new UsageError(
      `${shown} is not written: this clone is shallow, and a baseline is bound to the ` +
        'first commit of its repository; git fetch --unshallow',
    )
  const now_ = renewed(allFaults(result.findings, faultOf), before.entries, moved)
  const kept = matching({ ...before, entries: before.entries.filter(stays) }, moved, now)
  for (const fault of allFaults(result.findings, faultOf)) kept.takes(fault)
  const commit = inGit && (await headOf(inGit))
  const next: Baseline = {
    repository: repository && repository.length > 0 ? repository : before.repository,
    ...(commit !== undefined && { commit }),
    entries: [...now_, ...kept.unused().filter(stays)],
  }
  return {
    ...(await applied(result, next, { faultOf, moved: new Map(), now, shown, stays, partial: true })),
    nextBaseline: writtenBaseline(next, redact),
  }
}

interface Applying {
  readonly faultOf: ReturnType<typeof faultsOf>
  readonly moved: ReadonlyMap<string, string>
  readonly now: number
  readonly shown: string
  readonly stays: (entry: BaselineEntry) => boolean
  readonly partial: boolean
}

async function applied(result: Result, baseline: Baseline, { faultOf, moved, now, shown, stays, partial }: Applying): Promise<Result> {
  const { takes, unused, waiting } = matching(baseline, moved, now)
  const { left, taken } = unknownOf(result.findings, faultOf, takes)
  const stale = partial ? 0 : unused().filter((entry) => !stays(entry)).length
  const notes = [
    ...(stale > 0
      ? [
          `${shown}: ${plural(stale, 'entry is', 'entries are')} stale, as nothing is found there any ` +
            `more; --update-baseline takes ${stale === 1 ? 'it' : 'them'} out`,
        ]
      : []),
    ...(waiting() > 0
      ? [
          `${shown}: ${plural(waiting(), 'finding')} about live secrets in git ${waiting() === 1 ? 'is' : 'are'} reported all ` +
            `the same: an entry hides one only with a "reason" and an "expires" at most ${LONGEST_DAYS} days ahead`,
        ]
      : []),
  ]
  return { ...result, findings: left, suppressed: [...result.suppressed, ...inBaseline(taken)], notes: [...result.notes, ...notes] }
}

/** Entries about which this run cannot tell: of rules that did not run, of files that are ignored and elsewhere, or read in part. */
function keptBy({ rules, unreadable, findings }: Result): (entry: BaselineEntry) => boolean {
  const ran = new Set(rules.map(({ id }) => id))
  const broken = new Set(unreadable.map(({ path }) => path))
  const present = new Set(findings.map(({ at }) => at.file.path))
  return ({ rule, path, ignored }) => (ran.size > 0 && !ran.has(rule)) || broken.has(path) || (ignored === true && !present.has(path))
}

function whyIncomplete({ failures, unreadable }: Result): string | undefined {
  if (failures.length > 0) return 'the linter failed on a part of the repository'
  const unread = unreadable.find(({ reason }) => reason === 'unreadable' || reason === 'limit' || reason === 'internal error')
  return unread && `${unread.path} was not read (${unread.say || unread.reason}), and only a complete scan writes a baseline`
}
