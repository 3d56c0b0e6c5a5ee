import type { Project } from '../../discover/project.ts'
import { servesServerMetadata } from '../../knowledge/libraries/go-oauth2.ts'
import { writesToCaller } from '../../knowledge/libraries/programs.ts'
import { fileOf, functionsOfGoFile, nameOfGo, type Part } from '../../program/written/index.ts'
import { folderOf } from '../../text/paths.ts'
import type { SourceFile } from '../../text/source.ts'
import { onceFor } from '../reading/code-around.ts'

/**
 * Whether a function gives back what its package answers a well-known route with: handlers of the package call it, or call what does, in
 * a few steps, and one of its files has the route.
 */
export function answersWellKnown(name: string | undefined, file: SourceFile, project: Project): boolean {
  const folder = folderOf(file.path)
  return name !== undefined && onceFor(project, `answers well-known ${folder}`, () => answeredIn(partsIn(folder, file, project))).has(name)
}

/** The functions of a package that has such a route; none of another. */
function partsIn(folder: string, own: SourceFile, project: Project): readonly Part[] {
  const paths = project.inFolder(folder).filter((one) => one.endsWith('.go') && !one.endsWith('_test.go'))
  const codes = paths.slice(0, MOST_FILES).map((one) => fileOf(one, own, project))
  return codes.some(({ text }) => servesServerMetadata.pattern.test(text)) ? codes.flatMap((one) => functionsOfGoFile(one)) : []
}

/** The names that what writes to a caller calls, and what these call, step by step: each name is followed once. */
function answeredIn(parts: readonly Part[]): ReadonlySet<string> {
  const named = parts.flatMap((part): Called[] => {
    const own = nameOfGo(part)
    return own === undefined ? [] : [{ own, part, calls: callsIn(part, own) }]
  })
  const answered = new Set<string>()
  let callers = named.filter(({ part }) => writesToCaller.pattern.test(part.code))
  for (let step = 0; step < MAX_STEPS; step++) {
    const next = new Set(callers.flatMap(({ calls }) => calls).filter((one) => !answered.has(one)))
    for (const name of next) answered.add(name)
    callers = named.filter(({ own }) => next.has(own))
  }
  return answered
}

interface Called {
  readonly own: string
  readonly part: Part
  /** What it calls beside itself. */
  readonly calls: readonly string[]
}

function callsIn({ code }: Part, own: string): string[] {
  return Array.from(code.matchAll(CALLS), ([, name = '']) => name).filter((name) => name !== own)
}

const CALLS = /(?<!func |\) )\b(\w{1,80})\(/g
const MOST_FILES = 60
const MAX_STEPS = 4
