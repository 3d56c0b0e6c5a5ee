import type { Project } from '../../discover/project.ts'
import { importsPassport, passportModule, signsInByPassport } from '../../knowledge/libraries/passport.ts'
import { literally } from '../../text/pattern.ts'
import { folderOf, pathFrom } from '../../text/paths.ts'

/** A file of code, and the repository it is read in. */
export interface CodeFile {
  readonly code: string
  readonly path: string
  readonly project: Project | undefined
}

/** Whether a call signs in by Passport, under its own name or under the one that a file imports it by: `auth.authenticate(`. */
export function isOfPassport(called: string, file: CodeFile): boolean {
  if (signsInByPassport.pattern.test(called)) return true
  const receiver = /^(\w{1,60})\s{0,80}\.authenticate\($/.exec(called)?.[1]
  const from = receiver === undefined ? undefined : moduleOf(receiver, file.code)
  if (from === undefined) return false
  return (
    passportModule.pattern.test(from) || (from.startsWith('.') && textsOf(from, file).some((text) => importsPassport.pattern.test(text)))
  )
}

/** The module that a name is imported from. */
function moduleOf(name: string, code: string): string | undefined {
  const own = `\\b${literally(name)}\\b`
  const imported = new RegExp(`\\bimport\\b[^;'"()]{0,300}?${own}[^;'"()]{0,300}?\\bfrom\\s{0,4}['"]([^'"\\n]{1,200})['"]`).exec(code)
  const required = new RegExp(`${own}[^;=\\n]{0,80}=\\s{0,40}require\\(\\s{0,4}['"]([^'"\\n]{1,200})['"]`)
  return imported?.[1] ?? required.exec(code)?.[1]
}

/** The texts of the files that a path of an import may mean. */
function textsOf(from: string, { path, project }: CodeFile): readonly string[] {
  const stem = pathFrom(folderOf(path), from.replace(/\.[cm]?[jt]sx?$/, ''))
  return ENDS.flatMap((end) => project?.text(stem + end) ?? [])
}

const ENDS = ['.ts', '.js', '.mjs', '.cjs', '.mts', '.tsx', '/index.ts', '/index.js']
