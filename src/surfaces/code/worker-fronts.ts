import { tokenVerifiers } from '../../knowledge/libraries/mcp-servers.ts'
import { appPackages } from '../../knowledge/libraries/web-servers.ts'
import { asksForOtherThings, mayRefuse } from '../../knowledge/words/checks.ts'
import { saysNothingOfCallers } from '../../knowledge/words/workers.ts'
import { takesMiddleware } from '../../knowledge/words/routes.ts'
import {
  calls,
  comesFrom,
  definition,
  functionOf,
  identifiersNamed,
  importedAs,
  inside,
  isCallNode,
  keyOf,
  originOf,
  property,
  rootOf,
  rowOf,
  textAt,
  unwrap,
  walk,
  type Ast,
  type Call,
  type CallNode,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'

/** What answers a path of MCP: `MyMCP.serve('/mcp')`. */
export interface Served {
  readonly node: CallNode
  readonly path: string
}

/**
 * What a Worker runs before a handler of MCP: nothing that asks who calls, something that may ask, the provider of OAuth that asks
 * itself, or what cannot be followed from what the module exports. https://developers.cloudflare.com/workers/runtime-apis/handlers/fetch/
 */
export type Front = 'open' | 'checked' | 'guarded' | 'unseen'

export function frontOf(module: Module, served: Served): Front {
  const entry = module.exported('default')
  return (entry && through(module, { ...served, tried: new Map() }, entry, MOST_STEPS)) ?? 'unseen'
}

interface Sought extends Served {
  /** The functions that were followed without finding it, and with how many steps left. */
  readonly tried: Map<FunctionNode, number>
}

const MOST_STEPS = 5

/** From something with a `fetch`; undefined where it does not lead to the handler. */
function through(module: Module, served: Sought, from: Ast, steps: number): Front | undefined {
  const node = definition(module, from)
  if (node === served.node) return 'open'
  if (steps === 0) return undefined
  if (node.type === 'NewExpression' && rowOf(module, node.callee, tokenVerifiers)) return throughProvider(module, served, node, steps)
  if (node.type !== 'ObjectExpression') return inApp(module, served, node)
  const answers = property(module, node, 'fetch')
  const fn = functionOf(module, answers)
  if (fn) return inFunction(module, served, fn, steps)
  const member = answers && unwrap(answers)
  return member?.type === 'MemberExpression' ? through(module, served, member.object, steps - 1) : undefined
}

/** https://github.com/cloudflare/workers-oauth-provider#usage */
function throughProvider(module: Module, served: Sought, { arguments: given }: CallNode, steps: number): Front | undefined {
  const [first] = given
  const options = first && definition(module, first)
  for (const name of ['apiHandlers', 'apiHandler']) {
    const handler = property(module, options, name)
    const made = handler && definition(module, handler)
    if (made && usesOf(module, served).some((use) => inside(use, made) || inside(use, handler))) return 'guarded'
  }
  const open = property(module, options, 'defaultHandler')
  return open && through(module, served, open, steps - 1)
}

/** The handler, and the names that it has in the module. */
function usesOf(module: Module, { node }: Served): readonly Ast[] {
  const holder = module.parent(node)
  const name = holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? holder.id.name : undefined
  const named = name === undefined ? [] : identifiersNamed(module, name).filter((one) => definition(module, one) === node)
  return [node, ...named]
}

function inFunction(module: Module, served: Sought, fn: FunctionNode, steps: number): Front | undefined {
  if ((served.tried.get(fn) ?? -1) >= steps) return undefined
  served.tried.set(fn, steps)
  const cut = otherBranches(module, fn, served.path)
  const isHere = (node: Ast) => inside(node, fn) && !cut.some((one) => inside(node, one))
  const use = usesOf(module, served).find(isHere)
  if (use) return isHandedOn(module, use, fn) ? 'unseen' : asked(module, fn, cut)
  for (const one of walk(fn)) {
    if (one.type !== 'CallExpression' || !isHere(one)) continue
    const next = handsOnTo(module, served, one, steps)
    if (next) return next === 'open' ? asked(module, fn, cut) : next
  }
  return undefined
}

/** `return other.fetch(request, env, ctx)`, `return answer(request)`. */
function handsOnTo(module: Module, served: Sought, { callee }: CallNode, steps: number): Front | undefined {
  const inner = unwrap(callee)
  if (inner.type === 'MemberExpression') return keyOf(inner) === 'fetch' ? through(module, served, inner.object, steps - 1) : undefined
  const called = steps > 1 ? functionOf(module, inner) : undefined
  return called && inFunction(module, served, called, steps - 1)
}

/** Whether a handler is given to something that may ask callers before it runs it. */
function isHandedOn(module: Module, use: Ast, around: Ast): boolean {
  let below = use
  for (const one of module.ancestors(use)) {
    if (one === around) return false
    if (isCallNode(one) && one.callee !== below) return true
    below = one
  }
  return true
}

/** Branches of a function that answer other paths (`'/health'`), or the question of a browser before it calls. */
function otherBranches(module: Module, fn: FunctionNode, path: string): readonly Ast[] {
  return [...walk(fn)].flatMap((one): Ast[] => {
    if (one.type === 'IfStatement') {
      const isOther = isOfOtherPath(module, one.test, path) || PREFLIGHT.test(module.source(one.test))
      return isOther && ends(one.consequent) ? [one.test, one.consequent] : []
    }
    if (one.type !== 'SwitchStatement') return []
    return one.cases.flatMap((each) => (each.test && isOfOtherPath(module, each.test, path) && each.consequent.some(ends) ? [each] : []))
  })
}

const PREFLIGHT = /^[\w.]{1,60}\.method\s{0,4}={2,3}\s{0,4}["']OPTIONS["']$/

function isOfOtherPath(module: Module, test: Ast, path: string): boolean {
  const paths = [...walk(test)].flatMap((one) => (one.type === 'Literal' && typeof one.value === 'string' ? [one.value] : []))
  const named = paths.filter((one) => one.startsWith('/'))
  if (named.length === 0 || NEGATED.test(module.source(test))) return false
  return named.every((one) => (one === '/' ? !/startsWith/.test(module.source(test)) : !one.startsWith(path) && !path.startsWith(one)))
}

/** A test that other paths pass as well. */
const NEGATED = /!=|!\(|![\w.]{0,40}path|\|\|[^|]{0,200}!|![^|]{0,200}\|\|/i

function ends(statement: Ast): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement'
}

/** What a function does before it serves, by its words; a function of another file that is given the request may turn it away. */
function asked(module: Module, fn: FunctionNode, cut: readonly Ast[]): Front {
  if (mayRefuse.pattern.test(rest(module, fn, cut))) return 'checked'
  for (const one of walk(fn)) {
    if (one.type !== 'CallExpression' || cut.some((other) => inside(one, other))) continue
    const called = functionOf(module, one.callee)
    if (called && !inside(called, fn) && mayRefuse.pattern.test(rest(module, called, []))) return 'checked'
    if (isGivenRequest(module, one) && !called && isFromElsewhere(module, one)) return 'unseen'
  }
  return 'open'
}

/** The code of a function without branches of other paths, and without what browsers are told and sessions of the transport. */
function rest(module: Module, fn: Ast, cut: readonly Ast[]): string {
  const left = [...module.comments(), ...cut].filter(({ start, end }) => start >= fn.start && end <= fn.end)
  const pieces: string[] = []
  let from = fn.start
  for (const { start, end } of left.sort((a, b) => a.start - b.start)) {
    if (start > from) pieces.push(module.file.text.slice(from, start))
    from = Math.max(from, end)
  }
  return [...pieces, module.file.text.slice(from, fn.end)].join(' ').replace(HARMLESS, '')
}

const HARMLESS = new RegExp(saysNothingOfCallers.pattern, 'gi')

function isGivenRequest(module: Module, { arguments: given }: CallNode): boolean {
  return given.some((one) => one.type !== 'SpreadElement' && /^(?:req|request|c|ctx\.req|c\.req(?:\.raw)?)$/.test(module.source(one)))
}

/** What answers by itself is another route; what only counts or logs turns nobody away for who they are. */
function isFromElsewhere(module: Module, call: CallNode): boolean {
  const callee = unwrap(call.callee)
  if (callee.type === 'MemberExpression' && keyOf(callee) === 'fetch') return false
  const name = callee.type === 'MemberExpression' ? keyOf(callee) : callee.type === 'Identifier' ? callee.name : undefined
  if (asksForOtherThings.pattern.test(name ?? '') || /limit/i.test(name ?? '')) return false
  const root = rootOf(callee)
  return callee.type === 'MemberExpression' || importedAs(module, root) !== undefined
}

const TAKES = /^(?:all|get|post|on|use|mount|route)$/

/** The routes of an application that take the handler: `app.mount('/mcp', MyMCP.serve('/mcp').fetch)`. */
function inApp(module: Module, served: Sought, app: Ast): Front | undefined {
  const from = originOf(module, app)
  if (!from || !comesFrom(from, appPackages.packages)) return undefined
  const own = calls(module).filter(({ node }) => isOn(module, node.callee, app))
  const uses = usesOf(module, served)
  const route = own.find(({ node }) => node.arguments.some((one) => uses.some((use) => inside(use, one))))
  const use = route && uses.find((one) => inside(one, route.node))
  if (!route || !use || !TAKES.test(route.name) || isHandedOn(module, use, route.node)) return 'unseen'
  const before = own.filter((one) => one === route || (takesMiddleware.pattern.test(one.name) && mayRunFor(module, one, served.path)))
  return before.every((one) => isHarmless(module, one, use)) ? 'open' : 'unseen'
}

function isOn(module: Module, callee: Ast, app: Ast): boolean {
  const inner = unwrap(callee)
  return inner.type === 'MemberExpression' && definition(module, inner.object) === app
}

function mayRunFor(module: Module, { node }: Call, path: string): boolean {
  const [first] = node.arguments
  const written = textAt(module, first)?.value
  if (written === undefined || !/^\/[\w/-]+$/.test(written)) return true
  return written.startsWith(path) || path.startsWith(written)
}

function isHarmless(module: Module, { node }: Call, use: Ast): boolean {
  return node.arguments.every((one) => {
    if (one.type === 'SpreadElement') return false
    if (inside(use, one) || textAt(module, one)) return !mayRefuse.pattern.test(rest(module, one, []))
    const fn = functionOf(module, one)
    if (fn) return asked(module, fn, []) === 'open'
    const made = unwrap(one)
    const named = made.type === 'CallExpression' ? made.callee : made
    const from = originOf(module, named)
    return from !== undefined && comesFrom(from, appPackages.packages) && asksForOtherThings.pattern.test(module.source(named))
  })
}
