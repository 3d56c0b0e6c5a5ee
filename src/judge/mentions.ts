import { isInDocstring } from '../classify/docstrings.ts'
import { isTestPath } from '../classify/file-role.ts'
import { Keywords } from '../classify/keywords.ts'
import { exportList, importedName } from '../knowledge/words/declarations.ts'
import { lockFile, speaks } from '../knowledge/words/entries.ts'
import { codeFile } from '../knowledge/words/files.ts'
import { oncePer } from '../text/once-per.ts'
import { literally } from '../text/pattern.ts'
import { SourceFile } from '../text/source.ts'

/** A place where a name is written. */
export interface Mention {
  readonly file: SourceFile
  readonly at: number
}

/** The places where names are written, as many as count, tests apart; `tests` has those that a test writes. */
export interface Mentions {
  readonly of: ReadonlyMap<string, readonly Mention[]>
  readonly tests: ReadonlySet<string>
}

/** More mentions than this are not looked at: who is named so often runs. */
export const MOST_MENTIONS = 12

/** The paths that are looked through. */
export function speaking(paths: Iterable<string>): string[] {
  return [...paths].filter((path) => speaks.pattern.test(path) && !lockFile.pattern.test(path))
}

/** Where names are written in the texts, comments and lists of exports apart: those call nobody. */
export function mentionsOf(names: ReadonlySet<string>, paths: readonly string[], text: (path: string) => string | undefined): Mentions {
  const words = new Keywords(names)
  const of = new Map<string, Mention[]>([...names].map((name) => [name, []]))
  const tests = new Set<string>()
  for (const path of paths) {
    const written = text(path)
    if (written === undefined) continue
    const found = [...words.in(written).exact]
    if (found.length === 0) continue
    const isTest = isTestPath(path)
    const file = new SourceFile(path, written)
    for (const name of found) {
      const known = of.get(name) as Mention[]
      if (known.length > MOST_MENTIONS) continue
      for (const at of placesIn(file, name)) {
        if (isTest) tests.add(name)
        else if (known.length <= MOST_MENTIONS) known.push({ file, at })
      }
    }
  }
  return { of, tests }
}

function placesIn(file: SourceFile, name: string): number[] {
  const { text, path } = file
  const found = [...text.matchAll(new RegExp(`(?<![\\w$#-])${literally(name)}(?![\\w$-])`, 'g'))].map(({ index }) => index)
  if (!codeFile.pattern.test(path)) return found
  const lists = listsIn(file)
  return found.filter((at) => !isComment(file, at) && !lists.some(([start, end]) => start <= at && at < end))
}

function isComment(file: SourceFile, at: number): boolean {
  const start = file.text.lastIndexOf('\n', at - 1) + 1
  const before = file.text.slice(start, at)
  if (/^\s*(?:\/\/|\/?\*)/.test(before)) return true
  return /\.(?:py|rb|php)$/.test(file.path) && (/^\s*#/.test(before) || (file.path.endsWith('.py') && isInDocstring(file, at)))
}

/** What a file only gets or hands on by its name. */
const listsIn = oncePer(({ text, path }: SourceFile): readonly (readonly [number, number])[] => {
  return [...text.matchAll(/\.(?:php|java|kt|rs)$/.test(path) ? IMPORTS : EXPORTS)].map(
    ({ 0: found, index }) => [index, index + found.length] as const,
  )
})

const EXPORTS = new RegExp(exportList.pattern.source, 'gm')
const IMPORTS = new RegExp(importedName.pattern.source, 'gm')
