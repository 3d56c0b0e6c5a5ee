import type { Project } from '../../discover/project.ts'
import { constantTimeInGo, handsOnServer } from '../../knowledge/libraries/programs.ts'
import type { McpServer } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { answersForTool, handsOnRequests, makesGoServer, toolMiddleware } from '../../knowledge/libraries/go-mcp.ts'
import { asksForOtherThings, speaksOfCallers, tellsCallersApart } from '../../knowledge/words/checks.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Span, Text } from '../../text/source.ts'
import { addressesOfGo } from './go-addresses.ts'
import { codeOf } from './go-defaults.ts'
import { fieldElsewhere } from './go-fields-elsewhere.ts'
import { functionsOfGo, goFunctionAround, wordsOf } from './go-functions.ts'
import { openOriginsOfGo } from './go-open-origins.ts'
import { optionalGuardOfGo } from './go-optional-guards.ts'
import { guardsElsewhere, isHandedMiddleware, isWrappedByOthers, type GuardElsewhere } from './go-guards-elsewhere.ts'
import { isServedStraight, namesOf } from './go-served-straight.ts'
import { servedElsewhere } from './go-served-elsewhere.ts'
import { toolsOfGo } from './go-tools.ts'

/** A header by which a caller shows who it is. */
const HEADER = /["'`](?:authorization|bearer ?|x-api-key|x-auth[\w-]{0,40})["'`]/i
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

function isGuarded(code: string): boolean {
  const own = withoutImports(code)
  return HEADER.test(own) || GUARDS.test(own.replace(TEXTS, '""').replace(MIDDLEWARE, (name) => (isHarmless(name) ? '' : name)))
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
  const guards = optional === undefined ? guardsElsewhere(text, project, isGuarded) : []
  const key = optional === undefined ? (sharedKeyIn(text) ?? sharedKeyElsewhere(guards, made, all, text)) : undefined
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

/** A comparison of what a caller shows with one value. */
const COMPARES_KEY = oneOf(
  '',
  inTurn('', /\bsubtle\./, constantTimeInGo.pattern, /\(/),
  /(?<=[!=]= ?)"Bearer " ?\+/,
  /"Bearer " ?\+ ?[\w.]{1,60}(?= ?[!=]=)/,
  /\.Header\.Get\("(?:X-API-Key|X-Api-Key|X-Auth-Token)"\) ?[!=]= ?(?!")[\w.]{1,60}/,
)

/** A header that is for one secret alone. */
const KEY_HEADER = /\.Header\.Get\("(?:x-)?(?!(?:x-)?(?:csrf|xsrf))(?:\w{1,30}-){0,4}(?:key|token|secret)"\)/i

/** Where the only check of a file compares what callers show with one value. */
function sharedKeyIn({ value: code, at: { file } }: Text): Span | undefined {
  const own = withoutImports(code).replace(/\/\/[^\n]*/g, '')
  const found = tellsCallersApart.pattern.test(own) ? null : COMPARES_KEY.exec(code)
  return found && (HEADER.test(own) || KEY_HEADER.test(own)) ? { file, start: found.index, end: found.index + found[0].length } : undefined
}

/** Where the one function of another file that stands in front of a server compares what callers show with one value. */
function sharedKeyElsewhere(guards: readonly GuardElsewhere[], made: Said, all: readonly Said[], text: Text): Span | undefined {
  const [guard, ...others] = guards
  if (!guard || others.length > 0 || isGuarded(text.value.replaceAll(guard.name, ''))) return undefined
  if (tellsCallersApart.pattern.test(guard.code) || !(HEADER.test(guard.code) || KEY_HEADER.test(guard.code))) return undefined
  const found = COMPARES_KEY.exec(guard.function.code)
  if (!found || !standsInFront(guard.name, made, all, text)) return undefined
  const start = guard.function.start + found.index
  return { file: guard.file, start, end: start + found[0].length }
}

/** Whether a function is given what serves MCP, or a router that does: `guard.RequireKey(key, handler)`, `router.Use(keyed)`. */
function standsInFront(name: string, made: Said, all: readonly Said[], { value: code }: Text): boolean {
  const names = new Set(namesOf(made, all))
  for (const { is, name: set, value } of all) if (is === 'set' && /^http\.NewServeMux\(\)/.test(codeOf(value.at))) names.add(set)
  return code
    .split('\n')
    .some(
      (line) =>
        line.includes(name) && (/\.Use\(|\/mcp\b/.test(line) || [...wordsOf(line.slice(line.indexOf(name)))].some((one) => names.has(one))),
    )
}

/**
 * Whether a server of mcp-go is started as it is made, so that nothing stands in front of it whatever else the file does with tokens:
 * neither an option of its own nor one of its tools looks at callers. https://pkg.go.dev/github.com/mark3labs/mcp-go/server
 */
function startsItself(by: Said, made: Said, all: readonly Said[], { value: code }: Text): boolean {
  if (!made.name.endsWith('Server') || !by.name.endsWith('.Start') || handsOnRequests.pattern.test(code) || HEADER.test(code)) return false
  const { file, start, end } = made.value.at
  const options = file.text.slice(start, end)
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

function withoutImports(code: string): string {
  return code.replace(/^import\s*\([^)]{0,4000}\)/m, '').replace(/^import\s[^\n]{0,300}/gm, '')
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
