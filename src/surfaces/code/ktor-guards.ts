import type { Project } from '../../discover/project.ts'
import { mcpOfKtor, providerOfKtor } from '../../knowledge/words/ktor.ts'
import type { Evidence } from '../../model/index.ts'
import { fileOf } from '../../program/written/index.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { literally } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { codeAround, packageFolder } from '../reading/code-around.ts'

/**
 * That the provider of Ktor's authentication around a check opens a route of MCP, in this file or in another one of the package:
 * `authenticate("mcp") { route("/mcp") { mcp { … } } }`.
 */
export function guardsMcpInKtor({ file, start }: Span, project: Project): Evidence | undefined {
  const made = [...file.text.slice(Math.max(0, start - NEAR), start).matchAll(new RegExp(providerOfKtor.pattern, 'g'))].at(-1)
  if (!made) return undefined
  const [, text, constant] = made
  const name = text === undefined ? constant : `"${text}"`
  const given = name === undefined ? '' : `\\([^(){}\\n]{0,80}(?<!\\w)${literally(name)}(?!\\w)[^(){}\\n]{0,80}\\)\\s{0,4}`
  const opens = new RegExp(`\\bauthenticate\\s{0,4}${given}\\{`, 'g')
  for (const path of codeAround(project, { below: packageFolder(file.path, project), files: /\.kt$/ }) ?? []) {
    const code = path === file.path ? file.text : (project.text(path) ?? '')
    if (!code.includes('authenticate')) continue
    for (const { index, 0: open } of code.matchAll(opens)) {
      const end = bracketEnd(code, index + open.length - 1, '{}', LONGEST)
      if (end === undefined || !mcpOfKtor.pattern.test(code.slice(index, end))) continue
      const at = { file: fileOf({ path, text: code }, file, project), start: index, end: index + open.length - 1 }
      return { is: 'mcp-route', at, say: 'it guards an MCP route' }
    }
  }
  return undefined
}

/** How far before a check its provider may begin. */
const NEAR = 2000
/** More of a block is not looked at. */
const LONGEST = 20_000
