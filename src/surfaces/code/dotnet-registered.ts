import type { Project } from '../../discover/project.ts'
import {
  extendsInDotnet,
  namedForCallers,
  openAppCalls,
  projectInDotnet,
  refusesInDotnet,
  registersInDotnet,
} from '../../knowledge/words/dotnet-checks.ts'
import { withoutComments } from '../../parse/c-like-tokens.ts'
import { SourceFile } from '../../text/source.ts'
import { folderOf, folderWithSlash, pathFrom } from '../../text/paths.ts'
import { literally } from '../../text/pattern.ts'
import { onceFor } from '../reading/code-around.ts'

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
  if (codes.some((one) => isExtendedElsewhere(one, folder, project))) return false
  return Array.from(code.matchAll(new RegExp(namedForCallers.pattern, 'g')), ([, name = '']) => name).every(
    (name) =>
      registersInDotnet.pattern.test(`${name}(`) ||
      codes.some((one) => new RegExp(`\\bstatic [^;={}]{1,200}\\b${literally(name)}\\(`).test(one)),
  )
}

/** Whether code calls what another project of the repository adds to an application, which may ask, or a project that cannot be read. */
function isExtendedElsewhere(code: string, folder: string, project: Project): boolean {
  const elsewhere = namesElsewhere(folder, project)
  return elsewhere === 'unknown' || Array.from(code.matchAll(EXTENDS), ([, name = '']) => name).some((name) => elsewhere.has(name))
}

const EXTENDS = new RegExp(extendsInDotnet.pattern, 'g')
const REFERENCES = new RegExp(projectInDotnet.pattern, 'g')
const STATIC = /\bstatic [^;={}]{1,200}?\b(\w{1,80})(?:<[^<>()]{0,80}>)?\(\s{0,40}this\s/g
/** It adds health checks and telemetry: https://aspire.dev/fundamentals/service-defaults/ */
const HARMLESS = openAppCalls.pattern

/** The extension methods of the projects that a program is built with. */
function namesElsewhere(folder: string, project: Project): ReadonlySet<string> | 'unknown' {
  return onceFor(project, `extensions of ${folder}`, () => {
    const names = new Set<string>()
    const own = project.below(folder).filter((path) => path.endsWith('.csproj'))
    const seen = new Set(own)
    for (const path of seen) {
      const text = project.text(path)
      if (text === undefined || seen.size > MOST_PROJECTS) return 'unknown'
      for (const [, to = ''] of text.matchAll(REFERENCES)) seen.add(pathFrom(folderOf(path), to.replaceAll('\\', '/')))
      if (own.includes(path)) continue
      const codes = project.below(folderWithSlash(path)).filter((one) => one.endsWith('.cs'))
      if (codes.length > MOST_FILES) return 'unknown'
      for (const one of codes)
        for (const [, name = ''] of (project.text(one) ?? '').matchAll(STATIC)) if (!HARMLESS.test(name)) names.add(name)
    }
    return names
  })
}

/** Of a program of more projects nothing is said. */
const MOST_PROJECTS = 20
