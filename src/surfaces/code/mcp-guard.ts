import { mcpServerModule } from '../../knowledge/words/dotted-paths.ts'
import {
  definition,
  enclosingFunction,
  foundOfNames,
  functionOf,
  identifiersNamed,
  importedAs,
  inside,
  isFunction,
  knownCalls,
  nameOf,
  traitsOf,
  walk,
  type Ast,
  type AstOf,
  type Module,
  type Origin,
} from '../../program/index.ts'
import { mcpServerCalls } from '../../knowledge/libraries/mcp-servers.ts'
import type { Evidence } from '../../model/index.ts'
import type { GuardReading } from '../../model/runs.ts'
import { oncePer, oncePerPair } from '../../text/once-per.ts'
import { leavingMcpOut } from './mcp-left-out.ts'
import { routeCode } from './mcp-hooks.ts'

/**
 * What shows that a piece of code guards an MCP server: it runs for an MCP route, it is the verifier that the SDK asks
 * (https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization), or its module makes the server.
 */
export function mcpGuard(module: Module, node: Ast): Evidence | undefined {
  if (leavingMcpOut(module).some((one) => inside(node, one))) return undefined
  return guardAround(module, node) ?? verifier(module, node) ?? madeHere(module) ?? serverImported(module)
}

/** Of the guards whose code a node stands in, the first. */
function guardAround(module: Module, node: Ast): Evidence | undefined {
  const guarded = guardedIn(module)
  let first = guarded.get(node) ?? Infinity
  for (const one of module.ancestors(node)) first = Math.min(first, guarded.get(one) ?? Infinity)
  return guardsOf(module)[first]?.shown
}

/** The code of guards, each with the number of its first one. */
const guardedIn = oncePer((module: Module): ReadonlyMap<Ast, number> => {
  const found = new Map<Ast, number>()
  for (const [i, { code }] of guardsOf(module).entries()) for (const one of code) if (!found.has(one)) found.set(one, i)
  return found
})

/** Functions of other modules that a module runs for its MCP callers. */
export function* guardsElsewhere(module: Module): Generator<GuardReading> {
  const seen = new Set<string>()
  for (const { shown, code, front } of guardsOf(module)) {
    for (const { path, name } of [...runElsewhere(module, code), ...runFurther(module, front)]) {
      if (seen.has(`${path} ${name}`)) continue
      seen.add(`${path} ${name}`)
      yield { kind: 'guard', path, name, shown, at: shown.at }
    }
  }
}

/** What middleware of the module next door runs of other modules: of a handler that is too far from the route. */
function* runFurther(module: Module, front: readonly Ast[]): Generator<Outside> {
  for (const node of front.flatMap((one) => [...walk(one)])) {
    const from = importedAs(module, node)
    const next = from && module.neighbour(from.module)
    const value = next?.exported(from?.name || 'default')
    const code = next && (functionOf(next, value) ?? (value?.type === 'ClassDeclaration' ? value : undefined))
    if (next && code) yield* runElsewhere(next, [...reachedFrom(next, [code]).keys()])
  }
}

/** What pieces of code run of other files of the repository, by their paths and the names that these export it by. */
export function runElsewhere(module: Module, code: readonly Ast[]): readonly Outside[] {
  return code.flatMap((one) => outsideOf(module, one))
}

interface Outside {
  readonly path: string
  readonly name: string
}

function outside(module: Module, node: AstOf<'Identifier'>): Outside | undefined {
  const from = importedAs(module, node) ?? classOf(module, node)
  const path = from && module.neighbourPath(from.module)
  return path === undefined ? undefined : { path, name: from?.name || 'default' }
}

const outsideOf = foundOfNames(outside)

/** The imported class that an object is made of: `const verifier = new TokenVerifier(…)`. */
function classOf(module: Module, node: AstOf<'Identifier'>): Origin | undefined {
  const made = definition(module, node)
  const isMade = made.type === 'NewExpression' || (made.type === 'CallExpression' && traitsOf(module).callsMakeObjects)
  return isMade && made.callee.type === 'Identifier' ? importedAs(module, made.callee) : undefined
}

/** The names of the functions of a module that run a piece of its code, as others import them. */
export function namesReaching(module: Module, node: Ast): readonly string[] {
  const around = holderOf(module, node) ?? topDeclarator(module, node) ?? module.tree.program ?? node
  return reaching(module, around, node)
}

const reaching = oncePerPair((module: Module, _: Ast, node: Ast): readonly string[] => {
  const names = new Set<string>()
  let last: readonly Ast[] = [node]
  for (let step = 0; step <= STEPS && last.length > 0; step++) {
    const fresh = new Set(last.flatMap((one) => namesAround(module, one)).filter((name) => !names.has(name)))
    for (const name of fresh) names.add(name)
    last = [...fresh].flatMap((name) => identifiersNamed(module, name))
  }
  return [...names]
})

/** The function or class that a node stands in, on which alone it depends what the names around it are. */
function holderOf(module: Module, node: Ast): Ast | undefined {
  for (const one of module.ancestors(node)) if (isFunction(one) || one.type === 'ClassDeclaration') return one
  return undefined
}

/** Functions, methods, classes, objects of methods and variables at the top around a node; `default` for the default export. */
function namesAround(module: Module, node: Ast): string[] {
  const whole = module.exported('default')
  return [...module.ancestors(node)].flatMap((one) => {
    if (one.type === 'VariableDeclarator') return topDeclarator(module, one) && one.id.type === 'Identifier' ? [one.id.name] : []
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
  /** The same of what runs before the handler. */
  readonly front: readonly Ast[]
}

const guardsOf = oncePer((module: Module): readonly Guard[] =>
  routeCode(module).map(({ shown, given, front }) => ({ shown, code: reached(module, given), front: reached(module, front) })),
)

/** Calls further than this from a route are somebody else's business. */
const STEPS = 3

/** Pieces of code with the functions of the module that they name, what those name, and the values of the constants that they use. */
export function reached(module: Module, from: readonly Ast[]): Ast[] {
  const code = [...reachedFrom(module, from).keys()]
  const constants = code.flatMap((one) => constantsOf(module, one))
  return [...code, ...new Set(constants)]
}

/** `const verify = createVerifier({ … })` at the top of the module. */
function constantOf(module: Module, id: AstOf<'Identifier'>): Ast | undefined {
  const { init, node } = module.binding(id) ?? {}
  return init && !isFunction(init) && node && topDeclarator(module, node) ? init : undefined
}

const constantsOf = foundOfNames(constantOf)

/** The variable at the top of the module that a node is, or is part of the value of. */
function topDeclarator(module: Module, node: Ast): AstOf<'VariableDeclarator'> | undefined {
  let found: AstOf<'VariableDeclarator'> | undefined = node.type === 'VariableDeclarator' ? node : undefined
  for (const one of module.ancestors(node)) {
    if (isFunction(one) || one.type === 'ClassBody') return undefined
    if (one.type === 'VariableDeclarator') found = one
  }
  return found
}

const functionsOf = foundOfNames(functionOf)

/** As `reached`, each with the one of the pieces that comes to it first. */
export function reachedFrom(module: Module, from: readonly Ast[]): ReadonlyMap<Ast, Ast> {
  const found = new Map<Ast, Ast>(from.map((one) => [one, one]))
  let last: readonly (readonly [Ast, Ast])[] = [...found]
  for (let step = 0; step < STEPS && last.length > 0; step++) {
    const next: (readonly [Ast, Ast])[] = []
    for (const [code, start] of last) {
      for (const fn of functionsOf(module, code)) {
        if (found.has(fn)) continue
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
const madeHere = oncePer((module: Module): Evidence | undefined => {
  const made = knownCalls(module, mcpServerCalls).find(({ row }) => MAKES.has(row.means))
  return made && { is: 'mcp-route', at: module.span(made.call.node.callee), say: 'its module makes the MCP server' }
})

const MAKES: ReadonlySet<string> = new Set(['makes-server', 'makes-http-transport', 'makes-route'])

/** A module that imports the server side of an SDK; a client's side shows nothing. */
const serverImported = oncePer((module: Module): Evidence | undefined => {
  for (const { source, specifiers } of module.nodes('ImportDeclaration')) {
    for (const one of specifiers) {
      const name =
        one.type === 'ImportSpecifier' ? `.${one.imported.type === 'Identifier' ? one.imported.name : String(one.imported.value)}` : ''
      if (mcpServerModule.pattern.test(`${String(source.value)}${name}`))
        return { is: 'mcp-route', at: module.span(one), say: `its module imports ${String(source.value)}` }
    }
  }
  return undefined
})
