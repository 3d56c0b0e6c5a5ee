import { corsCalls } from '../../knowledge/libraries/web-servers.ts'
import type { McpServer } from '../../model/index.ts'
import { boolean, items, string, type Node } from '../../parse/node.ts'
import {
  argumentsOf,
  calleeOf,
  calls,
  definition,
  enclosingFunction,
  fold,
  isCallNode,
  isFunction,
  knownCalls,
  rowOf,
  textAt,
  type Ast,
  type Call,
  type Module,
} from '../../program/index.ts'
import { oneOf } from '../../text/pattern.ts'

/** Code that looks at the site a request comes from, or has the SDK look. */
const LOOKS = oneOf(
  'i',
  /headers?(?:\.origin\b|\[ ?["']origin|\.get\( ?["']origin|\( ?["']origin)|\.(?:get|header)\( ?["']origin["']/,
  /\ballowed_?origins["']? ?[:=] ?(?!\[ ?["']\*)|(?:check|validate|verify|guard|assert|is_?allowed)_?origin\w{0,40} ?\(/,
)

/**
 * Every site may read the answers of a server: https://fetch.spec.whatwg.org/#http-access-control-allow-origin. Where its callers need
 * nothing that a browser keeps, only a server of this machine is worse off for it, as any page that is open there reaches it. A server may
 * start without any application of the module.
 */
export function openOrigins(module: Module, startsItself = false): McpServer['rebinding'] {
  if (!/cors|access-control-allow-origin/i.test(module.file.text)) return undefined
  const isOther = ofOtherApps(module, startsItself)
  const found = corsOf(module, isOther) ?? headerOf(module, isOther) ?? middlewareClass(module, isOther)
  return LOOKS.test(module.file.text) ? undefined : found
}

/** `app.use(cors())`, `cors({ origin: '*', credentials: true })`: https://github.com/expressjs/cors#configuration-options */
function corsOf(module: Module, isOther: IsOther): McpServer['rebinding'] {
  for (const { call, given } of knownCalls(module, corsCalls)) {
    if (isOther(module.parent(call.node))) continue
    const origin = given.expression('0.origin')
    const value = given.value('0.origin')
    if (origin ? !isAny(module, origin) : value.is !== 'unset' || !call.node.arguments.every(({ type }) => type === 'ObjectExpression'))
      continue
    const credentials = given.expression('0.credentials')
    const isWithCookies = credentials !== undefined && boolean(fold(module, credentials)) === true
    const folded = origin && fold(module, origin)
    const written = folded ? `origin: ${folded.kind === 'scalar' ? folded.value : '*'}` : `${call.name}()`
    if (isWithCookies && origin) return { at: module.span(origin), written: `${written}, credentials: true`, sites: 'any' }
    if (isInFront(module, call.node)) return { at: call.at, written, sites: 'this machine' }
  }
  return undefined
}

/** `'*'`, `true`, `process.env.ORIGIN || '*'`, and what is so until somebody sets `origins`: `origins ? origins : '*'`. */
function isAny(module: Module, origin: Ast): boolean {
  const folded = fold(module, origin)
  if (isStar(folded) || (folded.kind === 'dynamic' && folded.fallback !== undefined && isStar(folded.fallback))) return true
  const chosen = definition(module, origin)
  if (chosen.type !== 'ConditionalExpression' || chosen.consequent.type !== 'Identifier') return false
  return isStar(fold(module, chosen.alternate)) && module.source(chosen.test).includes(chosen.consequent.name)
}

function isStar(node: Node): boolean {
  return node.kind === 'scalar' && (node.value === '*' || node.value === true)
}

/** Whether middleware stands in front of everything, or of the route of the server. */
function isInFront(module: Module, middleware: Ast): boolean {
  const call = module.parent(middleware)
  if (call?.type !== 'CallExpression' || !call.arguments.some((one) => one === middleware)) return false
  const name = module.source(call.callee).replace(/^.*\./s, '')
  const [first] = call.arguments
  const path = first && first !== middleware ? textAt(module, first)?.value : undefined
  if (name === 'createServer') return first === middleware
  if (name !== 'use') return path !== undefined && SERVED.test(path) && /^(?:all|post)$/.test(name)
  return first === middleware || (path !== undefined && (/^(?:\*|\/|\/?\*)$/.test(path) || SERVED.test(path)))
}

/** The path of a server. */
const SERVED = /(?:^|\/)(?:mcp|sse|messages?)(?:\/|\*|$)/

/** `res.setHeader('Access-Control-Allow-Origin', '*')` in what answers or passes every request. */
function headerOf(module: Module, isOther: IsOther): McpServer['rebinding'] {
  for (const call of calls(module)) {
    if (!/^(?:set|header|setHeader)$/.test(call.name) || !isOpenHeader(module, call)) continue
    const around = enclosingFunction(module, call.node)
    if (around && isOther(module.parent(around))) continue
    const statement = module.parent(call.node)
    const block = statement?.type === 'ExpressionStatement' ? module.parent(statement) : undefined
    // Behind a condition it is for some requests only.
    if (around && block && block === around.body && isInFront(module, around))
      return { at: call.at, written: 'Access-Control-Allow-Origin: *', sites: 'this machine' }
  }
  return undefined
}

function isOpenHeader(module: Module, call: Call): boolean {
  const [name, value] = [call.argument(0), call.argument(1)]
  if (!name || !value || isFunction(value)) return false
  return /^access-control-allow-origin$/i.test(textAt(module, name)?.value ?? '') && textAt(module, value)?.value === '*'
}

/** `Middleware(CORSMiddleware, allow_origins=["*"])`, `app.add_middleware(…)`: https://www.starlette.io/middleware/#corsmiddleware */
function middlewareClass(module: Module, isOther: IsOther): McpServer['rebinding'] {
  for (const { node } of calls(module)) {
    const isCors = [node.callee, node.arguments[0]].some((one) => one && one.type !== 'SpreadElement' && rowOf(module, one, corsCalls))
    if (!isCors || isOther(node)) continue
    const given = argumentsOf(module, node)
    const origins = given.value('allow_origins')
    const star = origins.is === 'set' ? items(origins.value).find((one) => string(one)?.value === '*') : undefined
    if (!star) continue
    const credentials = given.value('allow_credentials')
    return credentials.is === 'set' && boolean(credentials.value) === true
      ? { at: star.at, written: 'allow_origins=["*"], allow_credentials=True', sites: 'any' }
      : { at: star.at, written: 'allow_origins=["*"]', sites: 'this machine' }
  }
  return undefined
}

/** Whether a call that sets up middleware does so for an application that serves no MCP. */
type IsOther = (call: Ast | undefined) => boolean

/** What makes an application one that serves MCP: the SDKs' applications and transports, and the paths that they are served at. */
const SERVES = oneOf('', /\w(?:_app|_transport)\b|Transport\b|\bhandleRequest\b|\bmcp/i, /["'`][^"'`\n]{0,80}\/(?:mcp|sse|messages?)\b/)

/**
 * Tells middleware of another application of a module, of which it is certain that it serves no MCP: nothing of a server is handed to it,
 * and the server starts by itself or stands in an application beside it.
 */
function ofOtherApps(module: Module, startsItself: boolean): IsOther {
  let serving: ReadonlySet<string> | undefined
  return (call) => {
    const app = call && receiverOf(call)
    const made = call && makerOf(module, call)
    if (app === undefined || !made || SERVES.test(module.source(made))) return false
    serving ??= servingApps(module)
    return !serving.has(app) && (startsItself || serving.size > 0)
  }
}

/** `app` of `app.use(…)`. */
function receiverOf(call: Ast): string | undefined {
  const callee = calleeOf(call)
  return callee?.type === 'MemberExpression' && callee.object.type === 'Identifier' ? callee.object.name : undefined
}

/** What makes the application that middleware or a route is given to, where the module does: not what a function was given. */
function makerOf(module: Module, call: Ast): Ast | undefined {
  const callee = calleeOf(call)
  const made = callee?.type === 'MemberExpression' ? definition(module, callee.object) : undefined
  return isCallNode(made) ? made : undefined
}

/** What hands a part of a server to an application, in frameworks of both languages: routes, routers, middleware, other applications. */
const HANDS = oneOf(
  '',
  /^(?:use|all|get|post|options|route|mount|register|api_route)$/,
  /^(?:add_(?:api_)?route|add_middleware|include_router)$/,
)
/** More rounds of names are not followed. */
const MOST_ROUNDS = 4

/** Names of the applications that serve MCP: what a part of a server is handed to, and what those are handed to. */
function servingApps(module: Module): ReadonlySet<string> {
  const found = new Set<string>()
  const handed = calls(module).flatMap(({ node, name }) => {
    if (node.type !== 'CallExpression') return []
    const given = node.arguments.flatMap((one) => (one.type === 'Identifier' ? [one, definition(module, one)] : [one]))
    if (/mcp/i.test(name)) for (const one of node.arguments) if (one.type === 'Identifier') found.add(one.name)
    const app = HANDS.test(name) ? receiverOf(node) : undefined
    const made = app === undefined ? undefined : makerOf(module, node)
    if (app === undefined || !made) return []
    if (SERVES.test(module.source(made))) found.add(app)
    const code = given.map((one) => module.source(one)).join('\n')
    return [{ app, code, words: new Set(code.match(/\b[a-zA-Z_]\w*/g)) }]
  })
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = found.size
    for (const { app, code, words } of handed) if (SERVES.test(code) || [...found].some((one) => words.has(one))) found.add(app)
    if (found.size === before) break
  }
  return found
}
