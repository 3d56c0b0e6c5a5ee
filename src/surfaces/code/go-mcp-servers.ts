import type { Project } from '../../discover/project.ts'
import { constantTimeInGo, handsOnServer } from '../../knowledge/libraries/programs.ts'
import type { McpServer } from '../../model/index.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import {
  answersForTool,
  handsOnRequests,
  makesGoServer,
  toolMiddleware,
  describesGoTool,
  isGoTool,
  makesGoTool,
  mayHaveGoTools,
} from '../../knowledge/libraries/go-mcp.ts'
import { asksForOtherThings, speaksOfCallers } from '../../knowledge/words/checks.ts'
import { looksUpHeaderInGo } from '../../knowledge/words/looked-up-headers.ts'
import { oneOf } from '../../text/pattern.ts'
import { codeAt, type Span, type Text } from '../../text/source.ts'
import { get, items, string } from '../../parse/node.ts'
import { addressesOfGo } from './go-addresses.ts'
import { fieldElsewhere } from './go-fields-elsewhere.ts'
import { fileOf, filesOfModule, functionsOfGo, goFunctionAround, wordsOf } from '../../program/written/index.ts'
import { openOriginsOfGo } from './go-open-origins.ts'
import { openWrapperOfGo } from './go-open-wrappers.ts'
import { optionalGuardOfGo } from './go-optional-guards.ts'
import { guardsElsewhere, isHandedMiddleware, isWrappedByOthers } from './go-guards-elsewhere.ts'
import { isServedStraight } from './go-served-straight.ts'
import { servedElsewhere } from './go-served-elsewhere.ts'
import { GO_HEADER, sharedKeyElsewhere, sharedKeyInGo, withoutImports } from './go-shared-keys.ts'
import { onlyReads } from './tool-verbs.ts'

/** Code of Go without texts and comments, where a token is no more than a setting unless it is called for or compared. */
const GUARDS = oneOf(
  'i',
  /auth(?!or\b)/,
  /bearer|jwt|middleware|oidc|allowlist/,
  /(?:token|secret|api_?key)\w{0,40}\s{0,4}\(/,
  /(?:==|!=)\s{0,4}[\w.]{0,60}(?:token|secret|api_?key)/,
  /(?:token|secret|api_?key)\w{0,40}\s{0,4}(?:==|!=)\s{0,4}(?!nil)\w/,
  constantTimeInGo.pattern,
)
const TEXTS = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|\/\/[^\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\//g

/** Whether code of Go speaks of callers, or hands requests to middleware that may. */
export function isGuarded(code: string): boolean {
  const own = withoutImports(code)
  return (
    GO_HEADER.test(own) ||
    looksUpHeaderInGo.pattern.test(own) ||
    GUARDS.test(own.replace(TEXTS, '""').replace(MIDDLEWARE, (name) => (isHarmless(name) ? '' : name)))
  )
}

/** `loggingMiddleware`, `s.limiter.Middleware`, `middleware.CORS`, `func (l *Limiter) Middleware` */
const MIDDLEWARE = /(?:\(\w{1,40} \*?\w{1,60}\) |\b(?:\w{1,60}\.){0,3})\w{0,60}middleware(?:\.\w{1,60})?/gi

/** What its name says that it does has nothing to do with who calls; what it does beside stands in a function, which is looked at. */
function isHarmless(name: string): boolean {
  return (asksForOtherThings.pattern.test(name) || /limiter|recover/i.test(name)) && !speaksOfCallers.pattern.test(name)
}

/** `server.NewStreamableHTTPServer(s).Start(":8080")`, and handlers that net/http, gin or Echo serve. */
export function* serversOfGo(all: readonly Said[], text: Text, project: Project): Generator<McpServer> {
  const made = all.find(({ is, name }) => is === 'call' && makesGoServer.pattern.test(name))
  if (!made) return
  const optional = isGuarded(text.value) ? optionalGuardOfGo(made.at, all, isGuarded) : undefined
  const wrapper = optional === undefined ? openWrapperOfGo(made, all, text, project) : undefined
  const wrapped = wrapper ? servedElsewhere(made, all, text, project, wrapper.expressions) : []
  if (wrapper && wrapped.length > 0) {
    for (const { listens, address, at } of wrapped)
      yield { ...networkServer(listens, address, toolsOfGo(all, text, project), at), authAt: wrapper.at, openUnless: wrapper.setting }
    return
  }
  const guards = optional === undefined ? guardsElsewhere(text, project, isGuarded) : []
  const key = optional === undefined ? (sharedKeyInGo(text) ?? sharedKeyElsewhere(guards, made, all, { text, isGuarded })) : undefined
  const isUnseen = () =>
    isGuarded(text.value) || guards.length > 0 || isHandedMiddleware(text) || isWrappedByOthers(made, all, text, project)
  const itself = optional === undefined && key === undefined && isUnseen()
  const places = [...addressesOfGo(all, (code) => fieldElsewhere(code, text, project))].filter(
    ({ by }) => !itself || startsItself(by, made, all, text) || isServedStraight(made, by, { all, text, project }),
  )
  if (places.length === 0 && optional === undefined && key === undefined) {
    for (const { listens, address, at } of servedElsewhere(made, all, text, project))
      yield networkServer(listens, address, toolsOfGo(all, text, project), at)
    return
  }
  const own = goFunctionAround(made.at)
  // What listens in another function serves something else, where one of this function listens as well.
  const here = places.filter(({ at }) => goFunctionAround(at) === own)
  for (const { listens, address, at, by } of here.length > 0 ? here : places) {
    if (optional && (at.start < optional.function.start || at.start > optional.function.end)) continue
    const rebinding = openOriginsOfGo({ all, made, by }, text)
    const found = { ...networkServer(listens, address, toolsOfGo(all, text, project), at), ...(rebinding ? { rebinding } : {}) }
    if (key) yield { ...found, auth: 'shared-key', authAt: key }
    else yield optional ? { ...found, authAt: optional.at, openUnless: optional.setting } : found
  }
}

/**
 * Whether a server of mcp-go is started as it is made, so that nothing stands in front of it whatever else the file does with tokens:
 * neither an option of its own nor one of its tools looks at callers. https://pkg.go.dev/github.com/mark3labs/mcp-go/server
 */
function startsItself(by: Said, made: Said, all: readonly Said[], { value: code }: Text): boolean {
  if (!made.name.endsWith('Server') || !by.name.endsWith('.Start') || handsOnRequests.pattern.test(code) || GO_HEADER.test(code))
    return false
  const { file } = made.value.at
  const options = codeAt(made.value.at)
  if (handsOnServer.pattern.test(options) || isGuarded(options) || usesCheck(made, options, all)) return false
  const variable = by.name.slice(0, -'.Start'.length)
  if (variable === '') return by.at.start >= made.at.end && /^\s*$/.test(file.text.slice(made.at.end, by.at.start))
  const set = all.filter((one) => one.is === 'set' && one.name === variable && one.inFunction === by.inFunction)
  return set.length === 1 && set[0]?.value.at.start === made.at.start
}

/**
 * Whether a server is told to run other code before its tools, which checks callers or cannot be read here: `s.Use(requireToken(key))`.
 * https://pkg.go.dev/github.com/mark3labs/mcp-go/server#MCPServer.Use
 */
function usesCheck(made: Said, options: string, all: readonly Said[]): boolean {
  return all.some(({ is, name, value, at: { file, start }, inFunction }) => {
    const user = is === 'call' ? /^(\w+)\.Use$/.exec(name)?.[1] : undefined
    if (user === undefined || (inFunction === made.inFunction && !wordsOf(options).has(user))) return false
    const used = file.text.slice(start, value.at.end)
    const called = /^\w+\.Use\(\s*(\w{1,80})\s*[()]/.exec(used)?.[1]
    if (called === undefined || mayRefuse(used)) return true
    const codes = functionsOfGo(called, file)
    return called !== 'func' && (codes.length === 0 || codes.some(({ code }) => mayRefuse(code)))
  })
}

const TOOL_MIDDLEWARE = new RegExp(toolMiddleware.pattern, 'g')

/** Whether what runs before a tool looks at callers, or answers in its place. */
function mayRefuse(code: string): boolean {
  return isGuarded(code.replace(TOOL_MIDDLEWARE, '')) || answersForTool.pattern.test(code)
}

/** A server over the network that checks nobody. */
export function networkServer(listens: McpServer['listens'], address: string | undefined, tools: McpServer['tools'], at: Span): McpServer {
  return {
    kind: 'mcpServer',
    owner: { what: 'the MCP server', product: 'this code' },
    transport: 'http',
    auth: 'none',
    listens,
    ...(address === undefined ? {} : { address }),
    deployed: [],
    tools,
    confidence: 'medium',
    at,
  }
}

interface Tool {
  readonly name: string
  readonly description: string
}

/** Of more files with tools it is not asked what each does. */
const MOST_FILES = 40

/** What the tools do of the file that makes a server, or where it has none, of its module. */
function toolsOfGo(all: readonly Said[], { at: { file } }: Text, project: Project): McpServer['tools'] {
  const own = toolsIn(all)
  const tools = own.length > 0 ? own : elsewhere()
  if (tools.length === 0) return 'unknown'
  return tools.every(({ name, description }) => onlyReads(name, description)) ? 'read-only' : 'write'

  function elsewhere(): readonly Tool[] {
    const paths = filesOfModule(file.path, project).filter(
      (path) => path !== file.path && mayHaveGoTools.pattern.test(project.text(path) ?? ''),
    )
    return paths.length > MOST_FILES ? [] : paths.flatMap((path) => toolsIn(saidIn(fileOf(path, file, project).whole, 'go')))
  }
}

function toolsIn(all: readonly Said[]): readonly Tool[] {
  return all.flatMap(({ is, name, value }): Tool[] => {
    if (is === 'call' && makesGoTool.pattern.test(name))
      return [{ name: string(items(value)[0])?.value ?? '', description: described(value.at, all) }]
    if (is !== 'object' || !isGoTool.pattern.test(name)) return []
    return [{ name: string(get(value, 'Name'))?.value ?? '', description: string(get(value, 'Description'))?.value ?? '' }]
  })
}

function described(tool: Span, all: readonly Said[]): string {
  const found = all.find(
    ({ is, name, at }) => is === 'call' && describesGoTool.pattern.test(name) && at.start > tool.start && at.end < tool.end,
  )
  return (found && string(items(found.value)[0])?.value) ?? ''
}
