import { mapsPostInJava, pathOfController, refusesInJava } from '../../knowledge/words/jvm-callers.ts'
import { QUARKUS_WEB, SDK_IN_SPRING } from '../../knowledge/libraries/jvm-mcp.ts'
import type { Project } from '../../discover/project.ts'
import type { McpServer } from '../../model/index.ts'
import { fileOf } from '../../program/written/index.ts'
import { oncePer } from '../../text/once-per.ts'
import type { Text } from '../../text/source.ts'
import { answersByHand, toolsByHand } from './answers-by-hand.ts'
import { networkServer } from './go-mcp-servers.ts'
import { looksAtNobody } from './jvm-callers.ts'
import { chainFor, type Opened } from './jvm-chains.ts'
import { isUnchecked, type JvmModule, jvmModule } from './jvm-mcp-module.ts'

/**
 * The MCP server that an application of Spring Boot or Quarkus is without any library: a controller that answers `initialize`, `tools/list`
 * and `tools/call` by itself, or by a service that it names, and that nobody guards.
 * https://modelcontextprotocol.io/specification/2026-07-28/basic/lifecycle#initialization
 */
export function handWrittenByJvm({ at: { file }, value }: Text, folder: string, project: Project): McpServer | undefined {
  if (!answersByHand(value)) return undefined
  const module = jvmModule(folder, project, SDK_IN_SPRING) ?? jvmModule(folder, project, QUARKUS_WEB)
  const own = module?.sources.get(file.path)
  const controller = module && own !== undefined ? controllerOf(module, file.path, own) : undefined
  if (!module || !controller || own === undefined || answering(module).length > MOST) return undefined
  const { path, code, mapped } = controller
  // A key may as well come in the path or the body.
  if (refusesInJava.pattern.test(code) || refusesInJava.pattern.test(own)) return undefined
  if (!looksAtNobody(module, (one) => one === path || one === file.path)) return undefined
  if (!isUnchecked(module) && !isFirstBehind(chainFor(module, `/${servedAt(code, mapped)}`), controller, module)) return undefined
  const at = { file: fileOf(path, file, project), start: mapped.index, end: mapped.index + mapped[0].length }
  return networkServer({ is: 'unset', at }, undefined, toolsByHand(own), at)
}

/** The files of a program that answer as a server does. */
const answering = oncePer((module: JvmModule) => [...module.sources].filter(([, code]) => answersByHand(code)))

/** A program that people write is no more servers than these. */
const MOST = 12

/** Whether a rule opens a controller, and no other before it: what opens more servers is one decision. */
function isFirstBehind(rule: Opened | undefined, { path }: Controller, module: JvmModule): boolean {
  if (!rule) return false
  const behind = answering(module).find(([, code]) => {
    const mapped = mapsPostInJava.pattern.exec(code)
    return mapped !== null && chainFor(module, `/${servedAt(code, mapped)}`)?.found.index === rule.found.index
  })
  return behind === undefined || behind[0] === path
}

interface Controller {
  readonly path: string
  readonly code: string
  readonly mapped: RegExpExecArray
}

/** The controller that a file is, or the only one that names its type. */
function controllerOf({ sources }: JvmModule, path: string, code: string): Controller | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '')
  const isNamed = new RegExp(`\\b${name.replace(/\W/g, '')}\\b`)
  const own = mapsPostInJava.pattern.exec(code)
  if (own) return { path, code, mapped: own }
  const others = [...sources].flatMap(([one, text]): Controller[] => {
    const mapped = one !== path && isNamed.test(text) ? mapsPostInJava.pattern.exec(text) : null
    return mapped ? [{ path: one, code: text, mapped }] : []
  })
  return others.length === 1 ? others[0] : undefined
}

/** Where a controller answers, without slashes around it. */
function servedAt(code: string, mapped: RegExpExecArray): string {
  const above = pathOfController.pattern.exec(code)
  const around = above && above.index < mapped.index ? above[1] : ''
  return [around, mapped.slice(1).find(Boolean)]
    .map((one = '') => one.replace(/^\/|\/$/g, ''))
    .filter(Boolean)
    .join('/')
}
