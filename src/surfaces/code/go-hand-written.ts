import type { Project } from '../../discover/project.ts'
import { handlesGoRequests, routesGo, takesGoHandler } from '../../knowledge/libraries/go-mcp.ts'
import { asksForTool } from '../../knowledge/words/mcp-by-hand.ts'
import type { McpServer } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { functionsOfGoFile, nameOfGo, wordsOf } from '../../program/written/index.ts'
import type { SourceFile, Text } from '../../text/source.ts'
import { answersByHand, toolsByHand } from './answers-by-hand.ts'
import { addressesOfGo } from './go-addresses.ts'
import { fieldElsewhere } from './go-fields-elsewhere.ts'
import { guardsElsewhere, isHandedMiddleware, isWrappedByOthers } from './go-guards-elsewhere.ts'
import { isGuarded, networkServer } from './go-mcp-servers.ts'
import { asksNobody } from './go-served-straight.ts'

/**
 * The MCP server that a file of Go is without any library: a handler that answers `initialize` and `tools/call` by itself, and a port that
 * the file listens at. Of one in whose module anything looks at callers, nothing is said.
 */
export function* handWrittenInGo(all: readonly Said[], text: Text, project: Project): Generator<McpServer> {
  const { value: code, at } = text
  if (!answersByHand(code) || !handlesGoRequests.pattern.test(code) || isGuarded(code) || REFUSES.test(code)) return
  const route = routeOf(all, at.file)
  if (!route || isHandedMiddleware(text) || isWrappedByOthers(route, all, text, project) || !asksNobody(text, project)) return
  if (guardsElsewhere(text, project, isGuarded).length > 0) return
  for (const { listens, address, at: place } of addressesOfGo(all, (field) => fieldElsewhere(field, text, project)))
    yield networkServer(listens, address, toolsByHand(code), place)
}

const REFUSES = /\bStatus(?:Unauthorized|Forbidden)\b|(?<![\w.])40[13](?![\w.])/

/** Where a handler that answers by hand is put at a path, itself and not wrapped: `mux.HandleFunc("/mcp", s.handle)`. */
function routeOf(all: readonly Said[], file: SourceFile): Said | undefined {
  const names = namesOf(file)
  return all.find(({ is, name, value }) => {
    if (is !== 'call' || !routesGo.pattern.test(name)) return false
    const handler = file.text.slice(value.at.start, value.at.end).replace(PATH, '').replace(/\)$/, '')
    if (/^func\b/.test(handler)) return asksForTool.pattern.test(handler) || isAmong(handler, names)
    return takesGoHandler.pattern.test(handler) && isAmong(handler, names)
  })
}

/** `("/mcp", `, `("POST", "/mcp", ` */
const PATH = /^\(\s{0,40}(?:(?:"[A-Z]{3,7}"|http\.Method\w{2,8}),\s{0,4})?(?:"[^"\n]{0,120}"|[\w.]{1,80}),\s{0,40}/

function isAmong(code: string, names: ReadonlySet<string>): boolean {
  return [...wordsOf(code)].some((word) => names.has(word))
}

/** A handler hands a request on so often before it is answered. */
const STEPS = 2

/** The functions of a file that answer calls of tools, and those that call them. */
function namesOf(file: SourceFile): ReadonlySet<string> {
  const functions = functionsOfGoFile(file)
  const names = new Set(functions.flatMap((one) => (asksForTool.pattern.test(one.code) ? (nameOfGo(one) ?? []) : [])))
  names.delete('main')
  for (let step = 0; step < STEPS; step += 1)
    for (const one of functions) {
      const name = nameOfGo(one)
      const called = Array.from(one.code.matchAll(CALLED), ([, each = '']) => each)
      if (name !== undefined && name !== 'main' && called.some((each) => names.has(each))) names.add(name)
    }
  return names
}

const CALLED = /\b(\w{1,80})\(/g
