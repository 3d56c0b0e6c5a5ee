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
  return (
    name !== undefined && onceFor(project, `answers well-known ${folder} ${name}`, () => isAnswered(name, partsIn(folder, file, project)))
  )
}

/** The functions of a package that has such a route; none of another. */
function partsIn(folder: string, own: SourceFile, project: Project): readonly Part[] {
  return onceFor(project, `functions beside a well-known route ${folder}`, () => {
    const paths = project.inFolder(folder).filter((one) => one.endsWith('.go') && !one.endsWith('_test.go'))
    const codes = paths.slice(0, MOST_FILES).map((one) => fileOf(one, own, project))
    return codes.some(({ text }) => servesServerMetadata.pattern.test(text)) ? codes.flatMap((one) => functionsOfGoFile(one)) : []
  })
}

function isAnswered(name: string, parts: readonly Part[], steps = MAX_STEPS): boolean {
  if (steps === 0) return false
  const calls = new RegExp(`(?<!func |\\) )\\b${name}\\(`)
  return parts.some((one) => {
    const own = nameOfGo(one)
    if (own === undefined || own === name || !calls.test(one.code)) return false
    return writesToCaller.pattern.test(one.code) || isAnswered(own, parts, steps - 1)
  })
}

const MOST_FILES = 60
const MAX_STEPS = 4
