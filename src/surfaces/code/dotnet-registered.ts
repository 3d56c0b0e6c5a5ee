import type { Project } from '../../discover/project.ts'
import { namedForCallers, refusesInDotnet, registersInDotnet } from '../../knowledge/words/dotnet-checks.ts'
import { withoutComments } from '../../parse/c-like-tokens.ts'
import { SourceFile } from '../../text/source.ts'
import { literally } from '../../text/pattern.ts'

/** A program of more files is not looked through. */
const MOST_FILES = 400

/**
 * Whether a program of ASP.NET Core only registers how callers sign in, and asks nobody to: neither its route nor a policy for all does,
 * in any of its files. What registers more than that in a package or another project may ask as well.
 */
export function registersAlone(code: string, folder: string, project: Project): boolean {
  if (refusesInDotnet.pattern.test(code)) return false
  const paths = project.below(folder).filter((path) => path.endsWith('.cs'))
  if (paths.length > MOST_FILES) return false
  const codes = paths.map((path) => withoutComments(new SourceFile(path, project.text(path) ?? '').whole, 'cs'))
  if (codes.some((one) => refusesInDotnet.pattern.test(one)) || !codes.some((one) => registersInDotnet.pattern.test(one))) return false
  return Array.from(code.matchAll(new RegExp(namedForCallers.pattern, 'g')), ([, name = '']) => name).every(
    (name) =>
      registersInDotnet.pattern.test(`${name}(`) ||
      codes.some((one) => new RegExp(`\\bstatic [^;={}]{1,200}\\b${literally(name)}\\(`).test(one)),
  )
}
