import { mcpServerModule } from '../../knowledge/words/dotted-paths.ts'
import {
  calls,
  definition,
  enclosingFunction,
  fold,
  importedAs,
  isFunction,
  nameOf,
  type Ast,
  type AstOf,
  type Call,
  type Module,
  type Origin,
} from '../../program/index.ts'
import { functionOf } from '../../program/objects.ts'
import { identifiersNamed } from '../../program/named.ts'
import { traitsOf } from '../../program/traits.ts'
import { walk } from '../../program/walk.ts'
import { mcpServerCalls } from '../../knowledge/libraries/mcp-servers.ts'
import { knownCalls } from '../../program/library-calls.ts'
import type { Evidence } from '../../model/index.ts'
import type { GuardReading } from '../../model/runs.ts'
import { string } from '../../parse/node.ts'

/**
 * What shows that a piece of code guards an MCP server: it runs for an MCP route, it is the verifier that the SDK asks
 * (https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization), or its module makes the server.
 */
export function mcpGuard(module: Module, node: Ast): Evidence | undefined {
  return guardAround(module, node) ?? verifier(module, node) ?? madeHere(module) ?? serverImported(module)
}

/** Of the guards whose code a node stands in, the first. */
function guardAround(module: Module, node: Ast): Evidence | undefined {
  let known = GUARDED.get(module)
  if (!known) {
    const found = new Map<Ast, number>()
    for (const [i, { code }] of guardsOf(module).entries()) for (const one of code) if (!found.has(one)) found.set(one, i)
    GUARDED.set(module, (known = found))
  }
  let first = known.get(node) ?? Infinity
  for (const one of module.ancestors(node)) first = Math.min(first, known.get(one) ?? Infinity)
  return guardsOf(module)[first]?.shown
}

const GUARDED = new WeakMap<Module, ReadonlyMap<Ast, number>>()

/** Functions of other modules that a module runs for its MCP callers. */
export function* guardsElsewhere(module: Module): Generator<GuardReading> {
  const seen = new Set<string>()
  for (const { shown, code } of guardsOf(module)) {
    for (const { path, name } of runElsewhere(module, code)) {
      if (seen.has(`${path} ${name}`)) continue
      seen.add(`${path} ${name}`)
      yield { kind: 'guard', path, name, shown, at: shown.at }
    }
  }
}

/** What pieces of code run of other files of the repository, by their paths and the names that these export it by. */
export function* runElsewhere(module: Module, code: readonly Ast[]): Generator<{ readonly path: string; readonly name: string }> {
  for (const node of code.flatMap((one) => [...walk(one)])) {
    const from = node.type === 'Identifier' ? (importedAs(module, node) ?? classOf(module, node)) : undefined
    const path = from && module.neighbourPath(from.module)
    if (path !== undefined) yield { path, name: from?.name || 'default' }
  }
}

/** The imported class that an object is made of: `const verifier = new TokenVerifier(…)`. */
function classOf(module: Module, node: AstOf<'Identifier'>): Origin | undefined {
  const made = definition(module, node)
  const isMade = made.type === 'NewExpression' || (made.type === 'CallExpression' && traitsOf(module).callsMakeObjects)
  return isMade && made.callee.type === 'Identifier' ? importedAs(module, made.callee) : undefined
}

/** The names of the functions of a module that run a piece of its code, as others import them. */
export function namesReaching(module: Module, node: Ast): readonly string[] {
  const around = holderOf(module, node) ?? module.tree.program ?? node
  const known = REACHING.get(around)
  if (known) return known
  const names = new Set<string>()
  let last: readonly Ast[] = [node]
  for (let step = 0; step <= STEPS && last.length > 0; step++) {
    const fresh = new Set(last.flatMap((one) => namesAround(module, one)).filter((name) => !names.has(name)))
    for (const name of fresh) names.add(name)
    last = [...fresh].flatMap((name) => identifiersNamed(module, name))
  }
  REACHING.set(around, [...names])
  return [...names]
}

const REACHING = new WeakMap<Ast, readonly string[]>()

/** The function or class that a node stands in, on which alone it depends what the names around it are. */
function holderOf(module: Module, node: Ast): Ast | undefined {
  for (const one of module.ancestors(node)) if (isFunction(one) || one.type === 'ClassDeclaration') return one
  return undefined
}

/** Functions, methods, classes and objects of methods around a node; `default` for what the module exports as such. */
function namesAround(module: Module, node: Ast): string[] {
  const whole = module.exported('default')
  return [...module.ancestors(node)].flatMap((one) => {
    const isNamed = isFunction(one) || one.type === 'ClassDeclaration' || one.type === 'ObjectExpression'
    const name = isNamed ? (nameOf(module, one) ?? wrappedName(module, one)) : undefined
    return [...(name === undefined ? [] : [name]), ...(whole && one === whole ? ['default'] : [])]
  })
}

/** `const requireToken = createMiddleware(async (c, next) => …)`: what a call makes of a function has the name of the result. */
function wrappedName(module: Module, fn: Ast): string | undefined {
  const call = module.parent(fn)
  return call?.type === 'CallExpression' && call.callee !== fn ? nameOf(module, call) : undefined
}

interface Guard {
  readonly shown: Evidence
  /** The handlers and middleware of a route, and the functions of the module that these call. */
  readonly code: readonly Ast[]
}

const GUARDS = new WeakMap<Module, readonly Guard[]>()

function guardsOf(module: Module): readonly Guard[] {
  const known = GUARDS.get(module) ?? calls(module).flatMap((call) => guardOf(module, call) ?? [])
  GUARDS.set(module, known)
  return known
}

function guardOf(module: Module, call: Call): Guard | undefined {
  const [first, ...others] = call.node.arguments
  const path = first && first.type !== 'SpreadElement' && ROUTES.test(call.name) ? string(fold(module, first)) : undefined
  if (path && MCP_PATH.test(path.value) && others.length > 0)
    return { shown: { is: 'mcp-route', at: path.at, say: `it runs for \`${path.value}\`` }, code: reached(module, others) }
  if (!WRAPPERS.test(call.name)) return undefined
  return {
    shown: { is: 'mcp-route', at: module.span(call.node.callee), say: `\`${call.name}\` asks it` },
    code: reached(module, call.node.arguments),
  }
}

const ROUTES = /^(?:use|all|get|post|put|delete|patch|route|register|on)$/
/** A whole word of the path: `/mcp`, `/api/mcp/:id`, `/mcp-admin`. */
const MCP_PATH = /^\/(?:[^?#\s]{0,200}[/_.-])?mcp(?:[/_.?-]|$)/i
/** What the SDKs hand tokens to: https://github.com/modelcontextprotocol/typescript-sdk, https://github.com/vercel/mcp-handler */
const WRAPPERS = /^(?:requireBearerAuth|(?:experimental_)?withMcpAuth|mcpAuth|bearerAuthMcp)$/

/** Calls further than this from a route are somebody else's business. */
const STEPS = 3

/** Pieces of code with the functions of the module that they name, and what those name. */
function reached(module: Module, from: readonly Ast[]): Ast[] {
  return [...reachedFrom(module, from).keys()]
}

/** As `reached`, each with the one of the pieces that comes to it first. */
export function reachedFrom(module: Module, from: readonly Ast[]): ReadonlyMap<Ast, Ast> {
  const found = new Map<Ast, Ast>(from.map((one) => [one, one]))
  let last: readonly (readonly [Ast, Ast])[] = [...found]
  for (let step = 0; step < STEPS && last.length > 0; step++) {
    const next: (readonly [Ast, Ast])[] = []
    for (const [code, start] of last) {
      for (const one of walk(code)) {
        const fn = one.type === 'Identifier' ? functionOf(module, one) : undefined
        if (!fn || found.has(fn)) continue
        found.set(fn, start)
        next.push([fn, start])
      }
    }
    last = next
  }
  return found
}

/**
 * A method that an SDK calls with the token: `verifyAccessToken(token)` of a verifier or provider. Other services have one of that name, so
 * the module says that it is for MCP.
 */
function verifier(module: Module, node: Ast): Evidence | undefined {
  if (!FOR_MCP.test(module.file.text)) return undefined
  for (let fn = enclosingFunction(module, node); fn; fn = enclosingFunction(module, fn)) {
    if (nameOf(module, fn) !== 'verifyAccessToken') continue
    const parent = module.parent(fn)
    const key = parent && 'key' in parent ? parent.key : fn
    return { is: 'mcp-route', at: module.span(key), say: 'it is the verifier of an MCP server' }
  }
  return undefined
}

/** MCP, or the types that its SDK gives such a method: https://github.com/modelcontextprotocol/typescript-sdk */
const FOR_MCP = /mcp|modelcontextprotocol|\b(?:AuthInfo|OAuthTokenVerifier|OAuthServerProvider)\b/i

/** A module that makes a server, or its transport, checks its callers. */
function madeHere(module: Module): Evidence | undefined {
  if (!MADE.has(module)) {
    const made = knownCalls(module, mcpServerCalls).find(({ row }) => MAKES.has(row.means))
    MADE.set(module, made && { is: 'mcp-route', at: module.span(made.call.node.callee), say: 'its module makes the MCP server' })
  }
  return MADE.get(module)
}

const MADE = new WeakMap<Module, Evidence | undefined>()

const MAKES: ReadonlySet<string> = new Set(['makes-server', 'makes-http-transport', 'makes-route'])

/** A module that imports the server side of an SDK; a client's side shows nothing. */
function serverImported(module: Module): Evidence | undefined {
  if (!IMPORTED.has(module)) IMPORTED.set(module, importOfServer(module))
  return IMPORTED.get(module)
}

const IMPORTED = new WeakMap<Module, Evidence | undefined>()

function importOfServer(module: Module): Evidence | undefined {
  for (const { source, specifiers } of module.nodes('ImportDeclaration')) {
    for (const one of specifiers) {
      const name =
        one.type === 'ImportSpecifier' ? `.${one.imported.type === 'Identifier' ? one.imported.name : String(one.imported.value)}` : ''
      if (mcpServerModule.pattern.test(`${String(source.value)}${name}`))
        return { is: 'mcp-route', at: module.span(one), say: `its module imports ${String(source.value)}` }
    }
  }
  return undefined
}
