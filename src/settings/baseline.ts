import { dirname } from 'node:path'
import { readText } from '../discover/read-file.ts'
import { type Fault, keyOf, type Takes } from '../judge/known.ts'
import { get, items, type Node } from '../parse/node.ts'
import { UsageError } from '../text/errors.ts'
import { jsonText, printable } from '../text/printable.ts'
import { asShown, type Shown } from '../text/shown.ts'
import { SourceFile } from '../text/source.ts'

/** A fault that a repository lives with for now. */
export interface BaselineEntry extends Fault {
  /** Both are needed where the fault is a live secret in git. */
  readonly reason?: string
  /** YYYY-MM-DD: the last day on which it holds. */
  readonly expires?: string
}

export interface Baseline {
  /** The first commits of the repository's history. */
  readonly repository: readonly string[]
  /** The commit that was checked out when it was written, to follow files from. */
  readonly commit?: string
  readonly entries: readonly BaselineEntry[]
}

const VERSION = 1
const MAX_BYTES = 16 * 1024 * 1024
/** The furthest end of an entry for a live secret. */
export const LONGEST_DAYS = 90

/** A baseline file, or undefined where there is none. Throws a UsageError with the place of what is wrong in it. */
export async function readBaseline(absolute: string, shown: string): Promise<Baseline | undefined> {
  const read = readText(dirname(absolute), absolute, MAX_BYTES)
  if (read.is === 'skipped') {
    if (read.reason === 'vanished') return undefined
    throw new UsageError(`the baseline ${shown} cannot be read: ${read.say}`)
  }
  const file = new SourceFile(shown, read.text)
  const { parse } = await import('../parse/index.ts')
  const {
    roots: [root],
    problems: [problem],
  } = await parse('jsonc', file.whole)
  if (problem) throw wrong(problem, problem.value)
  if (root?.kind !== 'map') throw new UsageError(`${shown}:1: a baseline is expected: { "version": ${VERSION}, "findings": […] }`)
  const version = scalar(get(root, 'version'))
  if (version !== VERSION) throw wrong(get(root, 'version') ?? root, `a baseline of version ${VERSION} is expected`)
  const findings = get(root, 'findings')
  if (findings?.kind !== 'list') throw wrong(findings ?? root, '"findings" is to be a list')
  const commit = scalar(get(root, 'commit'))
  return {
    repository: items(get(root, 'repository')).map((node) => hash(node)),
    ...(commit !== undefined && { commit: hash(get(root, 'commit') as Node) }),
    entries: items(findings).map(entryOf),
  }
}

function entryOf(node: Node): BaselineEntry {
  if (node.kind !== 'map') throw wrong(node, 'an entry such as { "rule": …, "variant": …, "path": …, "place": … } is expected')
  const text = (name: string) => {
    const found = get(node, name)
    const value = scalar(found)
    if (typeof value !== 'string') throw wrong(found ?? node, `"${name}" is to be a text`)
    return value
  }
  const optional = (name: string) => (get(node, name) === undefined ? undefined : text(name))
  const [reason, expires, lifetime] = [optional('reason'), optional('expires'), scalar(get(node, 'lifetime'))]
  if (expires && !/^\d{4}-\d{2}-\d{2}$/.test(expires))
    throw wrong(get(node, 'expires') as Node, '"expires" is to be a date such as 2026-12-31')
  if (lifetime !== undefined && (typeof lifetime !== 'number' || !(lifetime >= 0)))
    throw wrong(get(node, 'lifetime') as Node, '"lifetime" is to be a number of seconds')
  return {
    rule: text('rule'),
    variant: text('variant'),
    path: text('path'),
    place: text('place'),
    ...(typeof lifetime === 'number' && { lifetime }),
    ...(scalar(get(node, 'live')) === true && { live: true as const }),
    ...(scalar(get(node, 'ignored')) === true && { ignored: true as const }),
    ...(reason !== undefined && { reason }),
    ...(expires !== undefined && { expires }),
  }
}

/** The file, sorted, one entry a line, so that its changes can be read in a review. */
export function writtenBaseline({ repository, commit, entries }: Baseline, redact: (text: string) => Shown): Shown {
  const plain = (entry: BaselineEntry) =>
    Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, typeof value === 'string' ? redact(value) : value]))
  const lines = entries
    .map((entry) =>
      jsonText(plain(entry))
        .trim()
        .replace(/\s*\n\s*/g, ' '),
    )
    .sort()
  return asShown(
    `{\n  "version": ${VERSION},\n  "repository": ` +
      `${JSON.stringify(repository)},\n${commit === undefined ? '' : `  "commit": ${JSON.stringify(commit)},\n`}  ` +
      `"findings": [${lines.map((line) => `\n    ${line}`).join(',')}${lines.length > 0 ? '\n  ' : ''}]\n}\n`,
  )
}

export interface Matching {
  readonly takes: Takes
  /** Entries that nothing has taken; live secrets that an entry may not hide yet. */
  readonly unused: () => readonly BaselineEntry[]
  readonly waiting: () => number
}

/** Takes the faults of a baseline, each entry once. `now` in seconds since 1970. */
export function matching({ entries }: Baseline, moved: ReadonlyMap<string, string>, now: number): Matching {
  const lists = new Map<string, BaselineEntry[]>()
  for (const entry of entries) {
    const key = keyOf({ ...entry, path: moved.get(entry.path) ?? entry.path })
    lists.set(key, [...(lists.get(key) ?? []), entry])
  }
  let waiting = 0
  const used = new Set<BaselineEntry>()
  const takes = (fault: Fault) => {
    const free = (lists.get(keyOf(fault)) ?? []).filter((entry) => !used.has(entry) && (fault.lifetime ?? 0) <= (entry.lifetime ?? 0))
    const entry = free.find((one) => holds(one, fault, now)) ?? free[0]
    if (!entry) {
      if (fault.live) waiting++
      return false
    }
    used.add(entry)
    if (holds(entry, fault, now)) return true
    waiting++
    return false
  }
  return { takes, unused: () => entries.filter((entry) => !used.has(entry)), waiting: () => waiting }
}

/** A live secret in git is hidden only with a reason, and until a day that is near; any other entry may have an end. */
function holds({ reason, expires }: BaselineEntry, { live }: Fault, now: number): boolean {
  const ends = expires ? Date.parse(`${expires}T23:59:59Z`) / 1000 : undefined
  if (ends !== undefined && !(ends >= now)) return false
  return !live || (Boolean(reason?.trim()) && ends !== undefined && ends - now <= (LONGEST_DAYS + 1) * 86_400)
}

/** The entries of today's faults, with the reasons of those before. */
export function renewed(faults: readonly Fault[], before: readonly BaselineEntry[], moved: ReadonlyMap<string, string>): BaselineEntry[] {
  const lists = new Map<string, BaselineEntry[]>()
  for (const entry of before) {
    const key = keyOf({ ...entry, path: moved.get(entry.path) ?? entry.path })
    lists.set(key, [...(lists.get(key) ?? []), entry])
  }
  return faults.map((fault) => {
    const { reason, expires } = lists.get(keyOf(fault))?.shift() ?? {}
    return {
      ...fault,
      ...(reason === undefined ? fault.live && { reason: '' } : { reason }),
      ...(expires === undefined ? fault.live && { expires: '' } : { expires }),
    }
  })
}

function scalar(node: Node | undefined): unknown {
  return node?.kind === 'scalar' ? node.value : undefined
}

function hash(node: Node): string {
  const value = scalar(node)
  if (typeof value !== 'string' || !/^[0-9a-f]{40,64}$/.test(value)) throw wrong(node, 'the hash of a commit is expected')
  return value
}

function wrong({ at }: Pick<Node, 'at'>, say: string): UsageError {
  return new UsageError(printable(`${at.file.path}:${at.file.position(at.start).line}: ${say}`))
}
