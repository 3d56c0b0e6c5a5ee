import type { Project } from '../../discover/project.ts'
import {
  extendsInDotnet,
  hasFallbackPolicy,
  namedForCallers,
  openAppCalls,
  refusesInDotnet,
  registersInDotnet,
} from '../../knowledge/words/dotnet-checks.ts'
import { withoutComments } from '../../parse/c-like-tokens.ts'
import { SourceFile } from '../../text/source.ts'
import { literally } from '../../text/pattern.ts'
import { mayBeSaid, onceFor } from '../reading/code-around.ts'
import { extensionsIn, referencedFrom } from './dotnet-references.ts'

/** A program of more files is not looked through. */
const MOST_FILES = 400

/**
 * Whether a program of ASP.NET Core only registers how callers sign in, and asks nobody to: neither its route nor a policy for all does,
 * in any of its files. What registers more than that in a package or another project may ask as well. A policy that the route lifts for
 * itself (`lifted`) asks nobody there.
 */
export function registersAlone(code: string, folder: string, { project, lifted }: { project: Project; lifted: boolean }): boolean {
  const asks = (one: string) => refusesInDotnet.pattern.test(lifted ? one.replace(FALLBACK, '') : one)
  if (asks(code)) return false
  const paths = project.below(folder).filter((path) => path.endsWith('.cs'))
  if (paths.length > MOST_FILES) return false
  const codes = paths.map((path) => withoutComments(new SourceFile(path, project.text(path) ?? '').whole, 'cs'))
  if (codes.some(asks) || !codes.some((one) => registersInDotnet.pattern.test(one))) return false
  if (codes.some((one) => isExtendedElsewhere(one, folder, project))) return false
  return namesOf(code).every((name) => registersInDotnet.pattern.test(`${name}(`) || codes.some((one) => declares(name, one)))
}

/** Whether code calls what another project of the repository adds to an application, which may ask, or a project that cannot be read. */
function isExtendedElsewhere(code: string, folder: string, project: Project): boolean {
  const elsewhere = namesElsewhere(folder, project)
  return elsewhere === 'unknown' || Array.from(code.matchAll(EXTENDS), ([, name = '']) => name).some((name) => elsewhere.has(name))
}

const FALLBACK = new RegExp(hasFallbackPolicy.pattern, 'g')
const EXTENDS = new RegExp(extendsInDotnet.pattern, 'g')
/** It adds health checks and telemetry: https://aspire.dev/fundamentals/service-defaults/ */
const HARMLESS = openAppCalls.pattern

/** The extension methods of the projects that a program is built with. */
function namesElsewhere(folder: string, project: Project): ReadonlySet<string> | 'unknown' {
  return onceFor(project, `extensions of ${folder}`, () => {
    const { folders, open } = referencedFrom(folder, project)
    if (open) return 'unknown'
    const names = new Set<string>()
    for (const behind of folders) {
      const codes = project.below(behind).filter((one) => one.endsWith('.cs'))
      if (codes.length > MOST_FILES) return 'unknown'
      for (const one of codes) for (const name of extensionsIn(project.text(one) ?? '')) if (!HARMLESS.test(name)) names.add(name)
    }
    return names
  })
}

/**
 * Whether a program adds something to itself that is named for callers and that no code of the repository declares: what a package does
 * cannot be read, and it may have a policy for all routes.
 */
export function addsUnseen(code: string, project: Project): boolean {
  return namesOf(code).some((name) => !registersInDotnet.pattern.test(`${name}(`) && !isDeclared(name, project))
}

function namesOf(code: string): readonly string[] {
  return Array.from(code.matchAll(new RegExp(namedForCallers.pattern, 'g')), ([, name = '']) => name)
}

function isDeclared(name: string, project: Project): boolean {
  return mayBeSaid(project, `declares ${name}`, (text) => text.includes(name) && declares(name, text), { files: /\.cs$/ })
}

function declares(name: string, code: string): boolean {
  return new RegExp(`\\bstatic [^;={}]{1,200}\\b${literally(name)}\\(`).test(code)
}
