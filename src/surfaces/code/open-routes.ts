import { mcpServerCalls } from '../../knowledge/libraries/mcp-servers.ts'
import { harmlessPackages } from '../../knowledge/libraries/web-servers.ts'
import { checkWord } from '../../knowledge/words/checks.ts'
import {
  calls,
  callsThat,
  comesFrom,
  functionOf,
  originOf,
  textAt,
  walk,
  withoutCall,
  type Ast,
  type Call,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import type { Located } from '../../text/source.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { isOnRouter } from './unseen-checks.ts'

/** A route of MCP that has no check, and one beside it that has: both by their paths. */
export interface OpenRoute {
  readonly path: Located<string>
  readonly guarded: string
}

interface Route {
  readonly call: Call
  readonly path: Located<string>
  /** What runs before the handler. */
  readonly before: readonly Ast[]
  /** The words for a check that the handler itself has. */
  readonly checks: ReadonlySet<string>
}

/**
 * The first route that takes a transport of MCP without a check, where another route of the same module has one in front of its own:
 * `/sse` beside `app.post('/mcp', requireAuth, …)`. A handler that looks at the caller otherwise than the guarded one is left alone, and so
 * is one behind a middleware for all paths.
 */
export function openRoute(module: Module): OpenRoute | undefined {
  const transports = callsThat(module, mcpServerCalls, 'makes-http-transport').map(({ call }) => call.node)
  if (transports.length < 2) return undefined
  const made = new Set<Ast>(transports)
  const routes = calls(module).flatMap((call) => routeOf(module, call, made) ?? [])
  const guarded = routes.find(({ before }) => before.some((one) => isCheck(module.source(one))))
  if (!guarded) return undefined
  const middleware = middlewareOf(module)
  const open = routes.find(
    ({ call, path, before, checks }) =>
      before.every((one) => isHarmless(module, one)) &&
      path.value !== guarded.path.value &&
      [...checks].every((one) => guarded.checks.has(one)) &&
      !middleware.some(({ under, at }) => at < call.at.start && path.value.startsWith(under)),
  )
  return open && { path: open.path, guarded: guarded.path.value }
}

/** Middleware that asks for a token or key, by its name. */
function isCheck(source: string): boolean {
  return checkWord.pattern.test(source) || /token|api_?key/i.test(source)
}

/** A route whose handler makes a transport: `app.get('/sse', async (req, res) => …)`. */
function routeOf(module: Module, call: Call, transports: ReadonlySet<Ast>): Route | undefined {
  if (!METHODS.test(call.name) || !isOnRouter(module, call.node.callee)) return undefined
  const [first, ...rest] = call.node.arguments
  const path = textAt(module, first)
  const last = rest.at(-1)
  const handler = last && functionOf(module, last)
  if (!path || !handler) return undefined
  const { makes, checks } = handlerOf(module, handler, transports)
  return makes ? { call, path, before: rest.slice(0, -1), checks } : undefined
}

const METHODS = /^(?:get|post|all)$/

/** In the handler itself, or in a function of the module that it calls. */
function makesTransport(module: Module, handler: FunctionNode, transports: ReadonlySet<Ast>): boolean {
  for (const one of walk(handler)) {
    if (transports.has(one)) return true
    const called = one.type === 'CallExpression' && one.callee.type === 'Identifier' ? functionOf(module, one.callee) : undefined
    if (called && holdsTransport(module, called, transports)) return true
  }
  return false
}

/** Each function is looked through once, however often it is called. */
const holdsTransport = oncePerPair((_: Module, fn: FunctionNode, transports: ReadonlySet<Ast>): boolean =>
  [...walk(fn)].some((one) => transports.has(one)),
)

/** What a handler says, which many routes may share. */
interface Handler {
  readonly makes: boolean
  /** The names that a check may have: of what it calls, and of what it reads of the request. */
  readonly checks: ReadonlySet<string>
}

const handlerOf = oncePerPair((module: Module, fn: FunctionNode, transports: ReadonlySet<Ast>): Handler => ({
  makes: makesTransport(module, fn, transports),
  checks: checksIn(fn),
}))

function checksIn(handler: FunctionNode): ReadonlySet<string> {
  const found = new Set<string>()
  for (const one of walk(handler)) if (one.type === 'Identifier' && checkWord.pattern.test(one.name)) found.add(one.name)
  return found
}

/** `express.json()`, a limit of requests; the packages of MCP have checks as well. */
function isHarmless(module: Module, node: Ast): boolean {
  if (isCheck(module.source(node))) return false
  const from = originOf(module, withoutCall(node))
  return from !== undefined && comesFrom(from, harmlessPackages.packages)
}

interface Middleware {
  /** The beginning of the paths that it runs for. */
  readonly under: string
  readonly at: number
}

/** What may check callers in front of the routes behind it. */
function middlewareOf(module: Module): readonly Middleware[] {
  return calls(module).flatMap((call) => {
    if (call.name !== 'use' || !isOnRouter(module, call.node.callee)) return []
    const [first, ...rest] = call.node.arguments
    const under = textAt(module, first)
    const mayBe = (under ? rest : call.node.arguments).some((one) => mayCheck(module, one))
    return mayBe ? [{ under: under ? under.value.replace(/\/?\*?$/, '') : '', at: call.at.start }] : []
  })
}

function mayCheck(module: Module, node: Ast): boolean {
  if (node.type === 'SpreadElement') return true
  if (isHarmless(module, node)) return false
  const own = functionOf(module, node)
  return !own || speaksOfChecks(module, own)
}

const speaksOfChecks = oncePerPair((module: Module, fn: FunctionNode): boolean => {
  const code = module.source(fn)
  return REFUSES.test(code) || checkWord.pattern.test(code)
})

const REFUSES = /\b40[13]\b|token|api_?-?key|secret|forbid/i
