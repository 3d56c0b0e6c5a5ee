import type { Project } from '../../discover/project.ts'
import { servesAnybody } from '../../knowledge/libraries/dotnet.ts'
import { hasFallbackPolicy, makesDotnetWebProgram, setsUpAuthorization } from '../../knowledge/words/dotnet-checks.ts'
import { asksForDevelopment } from '../../knowledge/words/written-cookies.ts'
import type { Said } from '../../parse/c-like.ts'
import { withoutComments } from '../../parse/c-like-tokens.ts'
import { branchesOf } from '../../program/written/index.ts'
import { foldersAbove } from '../../text/paths.ts'
import { codeAt, SourceFile } from '../../text/source.ts'
import { whereSaid } from '../reading/code-around.ts'
import { foldersCalled } from './dotnet-references.ts'

interface Served {
  readonly open: readonly Said[]
  /** Whether there is such a policy, which these lift for themselves. */
  readonly lifted: boolean
}

/** The routes that no policy for all routes guards: all of them without one, and otherwise those that lift it for themselves. */
export function servedToAnybody(routes: readonly Said[], all: readonly Said[], folder: string, project: Project): Served {
  const lifted = isForbiddenByDefault(folder, project)
  return { open: lifted ? routes.filter((route) => isForAnybody(route, all)) : routes, lifted }
}

/**
 * Whether a policy of the program refuses who is not signed in wherever nothing else is said, also by an extension of another file, or of
 * another project that the program is built with, as those of Aspire are (https://aspire.dev/fundamentals/service-defaults/):
 * https://learn.microsoft.com/aspnet/core/security/authorization/secure-data#require-authenticated-users
 */
function isForbiddenByDefault(folder: string, project: Project): boolean {
  const foundIn = (below: string) => whereSaid(project, 'fallback policy', setsFallback, { below, files: /\.cs$/ }) ?? []
  if (foundIn(folder).some((path) => !isOfOtherProgram(path, folder, project))) return true
  return foldersCalled(folder, project).some((one) => foundIn(one).length > 0)
}

function setsFallback(text: string, path: string): boolean {
  if (!hasFallbackPolicy.pattern.test(text) || !setsUpAuthorization.pattern.test(text)) return false
  const code = withoutComments(new SourceFile(path, text).whole, 'cs')
  return hasFallbackPolicy.pattern.test(code) && setsUpAuthorization.pattern.test(code)
}

/** Whether a file below the folder of a program belongs to another one; what a library sets is the program's. */
function isOfOtherProgram(path: string, folder: string, project: Project): boolean {
  return foldersAbove(path)
    .filter((one) => one.startsWith(folder) && one !== folder)
    .flatMap((one) => project.inFolder(one.replace(/\/$/, '')))
    .some((one) => one.endsWith('.csproj') && makesDotnetWebProgram.pattern.test(project.text(one) ?? ''))
}

/** Whether a route, or the group that it is mapped on, lifts the policy, and not only where the program is developed. */
function isForAnybody(route: Said, all: readonly Said[]): boolean {
  const owner = /^(\w{1,60})\./.exec(route.name)?.[1]
  return all.some(
    (said) =>
      ((said.is === 'chain' && said.at.start === route.at.start) || (said.is === 'set' && said.name === owner)) &&
      servesAnybody.pattern.test(codeAt(said.is === 'set' ? said.value.at : said.at)) &&
      ![...branchesOf(said), ...said.passed].some((one) => asksForDevelopment.pattern.test(one)),
  )
}
