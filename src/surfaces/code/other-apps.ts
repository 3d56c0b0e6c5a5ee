import { calleeOf, calls, definition, isCallNode, type Ast, type Module } from '../../program/index.ts'
import { oneOf } from '../../text/pattern.ts'

/** Whether a call that sets up middleware does so for an application that serves no MCP. */
export type IsOther = (call: Ast | undefined) => boolean

/** What makes an application one that serves MCP: the SDKs' applications and transports, and the paths that they are served at. */
const SERVES = oneOf('', /\w(?:_app|_transport)\b|Transport\b|\bhandleRequest\b|\bmcp/i, /["'`][^"'`\n]{0,80}\/(?:mcp|sse|messages?)\b/)

/**
 * Tells middleware of another application of a module, of which it is certain that it serves no MCP: nothing of a server is handed to it,
 * and the server starts by itself or stands in an application beside it.
 */
export function ofOtherApps(module: Module, startsItself: boolean): IsOther {
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
