import { runsInFront, takesRoute } from '../../knowledge/words/routes.ts'
import type { Evidence } from '../../model/index.ts'
import {
  calls,
  definition,
  isCallNode,
  isFunction,
  keyOf,
  lastName,
  objectOf,
  property,
  textAt,
  unwrap,
  type Ast,
  type AstOf,
  type Call,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { append } from '../../text/append.ts'

/** Code that runs for the callers of an MCP server. */
export interface RouteCode {
  readonly shown: Evidence
  /** The handlers and middleware as they are handed over. */
  readonly given: readonly Ast[]
  /** Those of them that run before the handler. */
  readonly front: readonly Ast[]
}

/** A route of MCP. */
export interface Route extends RouteCode {
  /** What the route is registered with, and around it. */
  readonly apps: readonly Ast[]
  /** Where its registration ends. */
  readonly at: number
}

/** What a module runs for its routes of MCP: their handlers, and what stands in front of each. */
export function mcpRoutes(module: Module): readonly Route[] {
  return calls(module).flatMap((call) => routeOf(module, call) ?? [])
}

function routeOf(module: Module, call: Call): Route | undefined {
  const [first] = call.node.arguments
  if (!first || first.type === 'SpreadElement') return undefined
  if (takesRoute.pattern.test(call.name)) return routeAt(module, call)
  if (!WRAPPERS.test(call.name)) return undefined
  const shown: Evidence = { is: 'mcp-route', at: module.span(call.node.callee), say: `\`${call.name}\` asks it` }
  return { apps: [], at: 0, shown, given: call.node.arguments, front: [] }
}

/** A whole word of the path, and not of a query: what registers routes may call them as well, `get('/search?q=/mcp')`. */
const MCP_PATH = /^\/(?:[^?#\s]{0,200}[/_.-])?mcp(?:[/_.?-]|$)/i
/** What the SDKs hand tokens to: https://github.com/modelcontextprotocol/typescript-sdk, https://github.com/vercel/mcp-handler */
const WRAPPERS = /^(?:requireBearerAuth|(?:experimental_)?withMcpAuth|mcpAuth|bearerAuthMcp)$/

function routeAt(module: Module, call: Call): Route | undefined {
  const path = pathOf(module, call)
  if (!path || !MCP_PATH.test(path.value)) return undefined
  const handed = call.node.arguments.slice(path.isOption ? 0 : 1)
  const fn = decorated(call)
  if (handed.length === 0 && !fn) return undefined
  const shown: Evidence = { is: 'mcp-route', at: path.at, say: `it runs for \`${path.value}\`` }
  const given = handed.map((one) => held(module, one))
  const isAllMiddleware = call.name === 'use'
  const before = given.flatMap((one, i) => hooksOf(module, one) ?? (i < given.length - 1 || isAllMiddleware ? [one] : []))
  const around = [...aroundOf(module, call.node), ...(fn ? beforeFunction(call, fn) : [])]
  const apps = appsOf(module, call.node)
  return { apps, at: call.node.end, shown, given: [...given, ...around, ...(fn ? [fn] : [])], front: [...before, ...around] }
}

/** The path of a route: `app.post('/mcp', …)`, `app.route({ url: '/mcp', … })`, `app.include_router(router, prefix="/mcp")`. */
function pathOf(module: Module, { node: { arguments: given } }: Call) {
  const [first] = given
  const options = given.findLast((one) => one.type !== 'SpreadElement' && objectOf(module, one) !== undefined)
  for (const name of options ? PATHS : []) {
    const option = property(module, options, name)
    const path = textAt(module, option)
    if (path) return { ...path, isOption: true }
  }
  const path = textAt(module, first)
  return path && { ...path, isOption: false }
}

const PATHS = ['url', 'path', 'prefix', 'url_prefix']

/** Options and lists of middleware that a constant of the module holds. */
function held(module: Module, node: Ast): Ast {
  const made = definition(module, node)
  return made.type === 'ObjectExpression' || made.type === 'ArrayExpression' ? made : node
}

/**
 * What an object of options runs before the handler: `{ preHandler: [gate] }`, `app=Gate(server.http_app())`. Objects are spread in others,
 * and in a mistaken program in one another: each of them is `seen` once.
 */
export function hooksOf(module: Module, node: Ast, seen = new Set<Ast>()): Ast[] | undefined {
  if (node.type !== 'ObjectExpression') return undefined
  if (seen.has(node)) return []
  seen.add(node)
  return node.properties.flatMap((one) => {
    if (one.type === 'SpreadElement') return hooksOf(module, held(module, one.argument), seen) ?? []
    if (one.value.type === 'ObjectExpression') return hooksOf(module, one.value, seen) ?? []
    const name = keyOf(one) ?? ''
    if (runsInFront.pattern.test(name)) return [held(module, one.value)]
    return /^(?:app|handler)$/.test(name) && one.value.type === 'CallExpression' ? [one.value.callee] : []
  })
}

/** What the calls run in front that a route is written in: `Starlette(routes=[Mount("/mcp", …)], middleware=[Middleware(Gate)])`. */
function aroundOf(module: Module, node: Ast): Ast[] {
  const found: Ast[] = []
  for (const one of module.ancestors(node)) {
    if (isCallNode(one))
      append(
        found,
        one.arguments.flatMap((each) => hooksOf(module, each) ?? []),
      )
    else if (!/^(?:ArrayExpression|Property|ObjectExpression)$/.test(one.type)) break
  }
  return found
}

/** The function that a call decorates: `@app.post("/mcp")`. */
export function decorated({ node }: { readonly node: Ast }): FunctionNode | undefined {
  const decorator = node.parent?.type === 'Decorator' ? node.parent : undefined
  const holder = decorator?.parent
  if (isFunction(holder)) return holder
  return holder?.type === 'MethodDefinition' ? holder.value : undefined
}

/** Other decorators of a function, and what its parameters depend on: `claims=Depends(caller)`. */
export function beforeFunction({ node }: Call, fn: FunctionNode): Ast[] {
  const others = fn.decorators.flatMap(({ expression }) => (expression === node ? [] : [expression]))
  const given = fn.params.flatMap((one): Ast[] => {
    if (one.type === 'AssignmentPattern') return [one.right, ...annotated(one.left)]
    return annotated(one)
  })
  return [...others, ...given]
}

/** `Depends(caller)` of `Annotated[dict, Depends(caller)]`. */
function annotated(parameter: Ast): Ast[] {
  const type = parameter.type === 'Identifier' ? parameter.typeAnnotation : undefined
  return [...(type?.values ?? [])]
}

/**
 * What a route is registered with, by its declaration: the app itself, and the one that a scope is part of, as `scope` in
 * `app.register(async (scope) => { scope.post(…) })`.
 */
export function appsOf(module: Module, node: Ast): Ast[] {
  const found: Ast[] = []
  let receiver: Ast | undefined = node
  while (receiver && found.length < MOST) {
    const app = rootOf(module, receiver)
    if (!app || found.includes(app)) break
    found.push(app)
    const fn = isFunction(app.parent) ? app.parent : undefined
    receiver = fn?.parent?.type === 'CallExpression' ? fn.parent : undefined
  }
  return found
}

const MOST = 4

/** What stands at the beginning of a chain of calls, as its declaration where it has a name; undefined for a bare call without one. */
function rootOf(module: Module, node: Ast): Ast | undefined {
  let inner = unwrap(node)
  for (let next = below(inner); next; next = below(inner)) inner = next
  if (inner.type === 'Identifier') {
    const binding = module.binding(inner)
    // A name for the end of a chain is the chain: `const app = new Elysia().use(gate)`.
    const init = binding?.init && binding.path?.length === 0 && !module.written(binding) ? unwrap(binding.init) : undefined
    const isChain = init && init !== inner && (init.type === 'Identifier' || below(init) !== undefined)
    return (isChain ? rootOf(module, init) : undefined) ?? binding?.id
  }
  const holder = inner.parent
  if (holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier') return holder.id
  return inner === unwrap(node) && inner.type === 'CallExpression' ? undefined : inner
}

/** `a` of `a.b(…)` and `a.b`. */
function below(node: Ast): Ast | undefined {
  const member = node.type === 'CallExpression' ? unwrap(node.callee) : node
  return member.type === 'MemberExpression' ? unwrap(member.object) : undefined
}

/** The name that a decorator without a call has: `@app.before_request`. */
export function bareDecorator({ expression }: AstOf<'Decorator'>): string | undefined {
  return expression.type === 'MemberExpression' ? lastName(expression) : undefined
}
