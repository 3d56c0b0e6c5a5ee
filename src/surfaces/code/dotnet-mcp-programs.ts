import type { Project } from '../../discover/project.ts'
import { audienceCompared, authorizedDotnetMcp, bearerHandlers, otherDotnetHandlers } from '../../knowledge/libraries/dotnet.ts'
import type { Evidence } from '../../model/index.ts'
import { withoutComments } from '../../parse/c-like-tokens.ts'
import { oneOf } from '../../text/pattern.ts'
import type { SourceFile } from '../../text/source.ts'
import { fileOf, searchedOnce } from '../../program/written/index.ts'
import { upwards } from '../../text/paths.ts'

/** A program of more files is not looked through. */
const MOST_FILES = 400

/**
 * That the bearer tokens of a program open its MCP route: the route asks for authorization, and the program, which is all below one project
 * file, has one handler of bearer tokens and no other that could be asked.
 */
export function mcpOfProgram(file: SourceFile, project: Project): Evidence | undefined {
  const paths = filesOfProgram(file.path, project)
  const codes = paths.flatMap((path) => {
    const one = fileOf(path, file, project)
    const code = searchedOnce(one, 'code', () => withoutComments(one.whole, 'cs'))
    return code === undefined ? [] : [{ file: one, code }]
  })
  const count = (words: RegExp) => codes.reduce((sum, { code }) => sum + [...code.matchAll(new RegExp(words, 'g'))].length, 0)
  if (count(bearerHandlers.pattern) !== 1 || count(otherDotnetHandlers.pattern) > 0 || count(COMPARED) > 0) return undefined
  for (const one of codes) {
    const found = authorizedDotnetMcp.pattern.exec(one.code)
    if (found) {
      const at = { file: one.file, start: found.index, end: found.index + found[0].indexOf('(') }
      return { is: 'mcp-route', at, say: 'the MCP route of its program asks for authorization' }
    }
  }
  return undefined
}

/** A policy or a filter may ask for the audience. */
const COMPARED = oneOf('', audienceCompared.pattern, /"(?:aud|azp)"/)

/** The code below the nearest project file: https://learn.microsoft.com/dotnet/core/project-sdk/overview */
function filesOfProgram(path: string, project: Project): readonly string[] {
  const home = [...upwards(path)].find((folder) => project.inFolder(folder).some((one) => one.endsWith('.csproj')))
  const all = home === undefined ? [] : project.below(home && `${home}/`).filter((one) => one.endsWith('.cs'))
  return all.length > MOST_FILES ? [] : all
}
