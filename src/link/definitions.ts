import { judgeValue } from '../classify/credential.ts'
import { fileRole } from '../classify/file-role.ts'
import type { Definition } from '../model/index.ts'
import type { Assignment } from '../model/reading.ts'
import { grouped } from '../text/grouped.ts'
import { type SourceFile, slice, type Text } from '../text/source.ts'
import { oncePer } from '../text/once-per.ts'
import { folderOf } from '../text/paths.ts'
import { type Facts, foldersUpwards, literalText } from './facts.ts'

/** A definition with its text, for values that are addresses and not secrets. */
export interface Found {
  readonly definition: Definition
  readonly text?: Text
}

/** Where variables get their values: nearest folder upwards, explicit files first (STANDARD.md, "Across files"). */
export class Definitions {
  readonly #facts: Facts
  readonly #byFolder = new Map<string, Map<string, Assignment>>()
  readonly #byPath = new Map<string, readonly Assignment[]>()

  constructor(facts: Facts) {
    this.#facts = facts
    const ranked = facts.variables
      .filter(({ place, at }) => place === 'dotenv' && !fileRole(at.file.path).template)
      .toSorted((a, b) => rank(a.at.file) - rank(b.at.file))
    for (const { assignments, at } of ranked) {
      this.#byPath.set(at.file.path, assignments)
      const folder = folderOf(at.file.path)
      const known = this.#byFolder.get(folder) ?? new Map<string, Assignment>()
      for (const assignment of assignments) known.set(assignment.name.value, assignment)
      this.#byFolder.set(folder, known)
    }
  }

  /** The nearest definition of a variable seen from a file; of those in files that are named for it, the first. */
  of(name: string, from: SourceFile, envFiles: readonly string[] = []): Found | undefined {
    for (const path of envFiles) {
      const own = namedIn(this.#byPath.get(path) ?? NONE, name).at(-1)
      if (own) return this.#found(own)
    }
    for (const folder of foldersUpwards(folderOf(from.path))) {
      const assignment = this.#byFolder.get(folder)?.get(name)
      if (assignment) return this.#found(assignment)
    }
    return undefined
  }

  /** All assignments of a variable file. */
  in(path: string): readonly Assignment[] {
    return this.#byPath.get(path) ?? []
  }

  #found({ name, value }: Assignment): Found {
    const text = literalText(value)
    const definition = { name: name.value, at: value.at }
    if (!text) return { definition }
    const judged = judgeValue(text.value, {
      name: name.value,
      now: this.#facts.now,
      ownKinds: this.#facts.company(text.at.file.path).kinds,
    })
    if (!judged || judged.judged.class === 'placeholder') return { definition, text }
    const part = slice(text, judged.start, judged.end)
    return {
      definition: { ...definition, at: part.at, secret: part.at.file.concealFound(part, judged), judged: judged.judged },
      text,
    }
  }
}

const NONE: readonly Assignment[] = []

/** The variables of a list that have a name; the lists are asked for once for each reference. */
export function namedIn(list: readonly Assignment[], name: string): readonly Assignment[] {
  return byName(list).get(name) ?? []
}

const byName = oncePer((list: readonly Assignment[]): ReadonlyMap<string, readonly Assignment[]> => grouped(list, (one) => one.name.value))

/** Weaker files first, so that the stronger ones win: `.env` before `.env.local`, environments before both. */
function rank(file: SourceFile): number {
  const name = file.path.split('/').at(-1) ?? ''
  if (name === '.env.local') return 3
  if (name === '.env') return 2
  return /^\.env\./.test(name) ? 0 : 1
}

/** A path written in a file, made relative to the root; undefined when it leaves the repository or has variables. */
export function pathFrom(file: SourceFile, written: string): string | undefined {
  const bare = written.replace(/^\$\{(?:workspaceFolder|workspaceRoot)[^}]*\}[\\/]?/, '/').replaceAll('\\', '/')
  if (/[$~{]/.test(bare) || /^[A-Za-z]:/.test(bare)) return undefined
  const fromRoot = bare !== written && bare.startsWith('/')
  if (!fromRoot && bare.startsWith('/')) return undefined
  const base = fromRoot ? workspaceOf(file.path) : workspaceOf(file.path)
  const parts = base ? base.split('/') : []
  for (const part of bare.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..') {
      if (parts.pop() === undefined) return undefined
    } else parts.push(part)
  }
  return parts.join('/')
}

/** The folder that a dot folder of a client stands in: `.vscode/mcp.json` speaks of its parent. */
function workspaceOf(path: string): string {
  const folder = folderOf(path)
  return /(?:^|\/)\.[^/]+$/.test(folder) ? folderOf(folder) : folder
}
