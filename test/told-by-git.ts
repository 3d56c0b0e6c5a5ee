import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { bytes, type Entry, entriesOf, firstCommit, writeCommit } from './first-commit.ts'

/** What git would say of a repository that has one commit, no ignore file and no attributes. */
interface Known {
  readonly committed: readonly Entry[]
  readonly indexed: readonly Entry[]
  isWritten: boolean
}

const repositories = new Map<string, Known>()
let isAsked = false

/** Whether `toldOf` is asked before git is. */
export function asks(whether: boolean): void {
  isAsked = whether
}

/** What git is asked of every repository, as `readRepository` writes it, with how it answers. */
const ANSWERS: Readonly<Record<string, (known: Known, root: string) => Buffer | undefined>> = {
  'ls-files -z -t -s -o --exclude-standard --full-name': ({ indexed }, root) => {
    const tracked = new Set(indexed.map(({ path }) => path))
    const found = filesBelow(root)
    // What these do is git's to say.
    if (found.some((path) => /(?:^|\/)\.git(?:ignore|attributes|modules|\/.*)?$/.test(path))) return undefined
    const untracked = sorted(found.filter((path) => !tracked.has(path)))
    return listed([
      ...untracked.map((path) => `? ${path}`),
      ...indexed.map(({ path, mode, blob }) => `H ${mode} ${blob.toString('hex')} 0\t${path}`),
    ])
  },
  'ls-files -z -o -i --exclude-standard --directory --full-name': () => listed([]),
  'diff --cached --name-only -z --diff-filter=A --no-ext-diff --no-textconv --no-renames --ignore-submodules=all --ita-visible-in-index': ({
    committed,
    indexed,
  }) => listed(indexed.filter((entry) => !committed.includes(entry)).map(({ path }) => path)),
}

export const QUESTIONS = Object.keys(ANSWERS)

/** How many questions were answered without git. */
export const answered = { questions: 0 }

/**
 * Has `toldOf` answer for a repository with these files, which begins as `emptyRepository` makes it. To ask git three times of each of two
 * thousand fixtures takes half the time of judging them; `test/told-by-git.test.ts` shows that git says the same.
 */
export function tellOf(root: string, committed: readonly string[], staged: readonly string[]): void {
  if (!isAsked) return firstCommit(root, committed, staged)
  const indexed = entriesOf(root, [...committed, ...staged])
  const first = new Set(committed)
  repositories.set(root, { indexed, committed: indexed.filter(({ path }) => first.has(path)), isWritten: false })
}

/** The repository is gone. */
export function forget(root: string): void {
  repositories.delete(root)
}

/** What git says: bytes on standard output, and where it has found itself on standard error; undefined where only git knows. */
export function toldOf(args: readonly string[], { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv }): [Buffer, Buffer] | undefined {
  const known = repositories.get(cwd)
  if (!known) return undefined
  const asked = args.slice(args.findLastIndex((_arg, i) => i === 0 || args[i - 1] === '-c') + 1)
  const output = env['GIT_INDEX_FILE'] === undefined && !known.isWritten ? ANSWERS[asked.join(' ')]?.(known, cwd) : undefined
  if (output) {
    answered.questions++
    return [output, bytes(env['GIT_TRACE2_EVENT'] ? `${JSON.stringify({ event: 'def_repo', worktree: cwd })}\n` : '')]
  }
  if (!known.isWritten) writeCommit(cwd, known.committed, known.indexed)
  known.isWritten = true
  return undefined
}

/** Files and links, the repository itself apart. */
function filesBelow(root: string, prefix = ''): string[] {
  return readdirSync(join(root, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = prefix + entry.name
    if (!entry.isDirectory()) return [path]
    return path === '.git' ? [] : filesBelow(root, `${path}/`)
  })
}

function sorted(paths: readonly string[]): string[] {
  return paths.toSorted((a, b) => Buffer.compare(bytes(a), bytes(b)))
}

function listed(lines: readonly string[]): Buffer {
  return bytes(lines.map((line) => `${line}\0`).join(''))
}
