import { corsCalls } from '../../knowledge/libraries/web-servers.ts'
import type { McpServer } from '../../model/index.ts'
import { boolean, items, string, type Node } from '../../parse/node.ts'
import {
  argumentsOf,
  calls,
  definition,
  enclosingFunction,
  fold,
  isFunction,
  knownCalls,
  rowOf,
  textAt,
  type Ast,
  type Call,
  type Module,
} from '../../program/index.ts'
import { ofOtherApps, type IsOther } from './other-apps.ts'
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
