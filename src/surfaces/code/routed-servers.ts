import type { McpServer } from '../../model/index.ts'
import {
  calls,
  definition,
  isFunction,
  lastName,
  unwrap,
  valueElsewhere,
  type Ast,
  type Call,
  type Here,
  type Module,
} from '../../program/index.ts'
import { mountsRouter } from '../../knowledge/words/routes.ts'
import { mayCheck } from './asks-who-calls.ts'
import { greetingOf, ownerOf, toolsOf } from './hand-written-servers.ts'
import { listeningOf } from './listening.ts'
import { serverAuth, type ServerAuth } from './mcp-auth.ts'
import { authOf } from './mcp-provider.ts'

/**
 * The MCP server that a router of another file is without any library, where this module takes it into its application:
 * `app.include_router(mcp_router)`, `app.use('/mcp', mcpRouter)`. https://fastapi.tiangolo.com/tutorial/bigger-applications/
 */
export function* routedServers(module: Module): Generator<McpServer> {
  if (!mountsRouter.pattern.test(module.file.text)) return
  for (const call of calls(module)) {
    const router = routerOf(module, call)
    const greeting = router && greetingOf(router.module)
    if (!router || !greeting) continue
    const place = listeningOf(module) ?? (module.language === 'python' ? { listens: { is: 'dynamic', at: call.at } as const } : undefined)
    if (!place) continue
    const { auth, at, openUnless } = mayCheck(router.module) ? ({ auth: 'dynamic' } satisfies ServerAuth) : authInFront(module, router)
    yield {
      kind: 'mcpServer',
      owner: ownerOf(router.module, greeting),
      transport: 'http',
      auth,
      ...(at ? { authAt: at } : {}),
      ...(openUnless === undefined ? {} : { openUnless }),
      ...place,
      deployed: [],
      tools: toolsOf(router.module),
      parts: [router.module.file.path],
      confidence: 'medium',
      at: place.listens.at,
    }
    return
  }
}

/** A router that another file makes, by what is given to a call that takes one in. */
function routerOf(module: Module, { name, node }: Call): Here | undefined {
  const callee = unwrap(node.callee)
  if (!TAKES_IN.test(name) || callee.type !== 'MemberExpression' || !/mcp/i.test(module.source(node).slice(0, LONGEST))) return undefined
  // What takes a router into another one, or into what is handed in, does not see what stands in front of that.
  if (!isMadeBy(APPS, definition(module, callee.object))) return undefined
  for (const one of node.arguments) {
    const given = one.type === 'SpreadElement' ? undefined : unwrap(one)
    if (!given || isFunction(given) || (given.type !== 'Identifier' && given.type !== 'MemberExpression')) continue
    const there = valueElsewhere(module, given)
    const made = there && there.module !== module ? unwrap(there.node) : undefined
    if (there && made && isMadeBy(ROUTERS, made)) return there
  }
  return undefined
}

function isMadeBy(makers: RegExp, node: Ast): boolean {
  return (node.type === 'CallExpression' || node.type === 'NewExpression') && makers.test(lastName(node.callee) ?? '')
}

const LONGEST = 300
const APPS = /^(?:FastAPI|Flask|Quart|Starlette|express|Hono|fastify|Fastify)$/
const TAKES_IN = /^(?:include_router|register_blueprint|use|route|register)$/
const ROUTERS = /^(?:APIRouter|Blueprint|Router|Hono)$/

/** What the application runs in front of its routers, and the file of the router in front of its routes. */
function authInFront(module: Module, { module: next }: Here): ServerAuth {
  const isPython = module.language === 'python'
  const checks = isPython ? [authOf(module, []), authOf(next, [])] : [serverAuth(module), serverAuth(next)]
  return checks.find(({ auth }) => auth !== 'none') ?? checks.find(({ openUnless }) => openUnless !== undefined) ?? { auth: 'none' }
}
