import {
  calleeOf,
  calls,
  comesFrom,
  definition,
  fold,
  functionOf,
  importedAs,
  inside,
  isFromOwn,
  isFunction,
  keyOf,
  lastName,
  originOf,
  unwrap,
  walk,
  withoutCall,
  type Ast,
  type AstOf,
  type Call,
  type FunctionNode,
  type Module,
  type Origin,
} from '../../program/index.ts'
import type { Span } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'
import { harmlessPackages, nodeModules } from '../../knowledge/libraries/web-servers.ts'
import { asksForCaller, asksForOtherThings, checkWord, mayRefuse } from '../../knowledge/words/checks.ts'
import { runsInFront, takesMiddleware } from '../../knowledge/words/routes.ts'
import { readsCredential } from './requests.ts'
import { handedNextDoor } from './handed-next-door.ts'
import { lookedUpHeaders } from './looked-up-headers.ts'
import { givenFunction, letsEverybodyPass } from './harmless-middleware.ts'
import { isSignInElsewhere } from './signed-in-elsewhere.ts'

/** What takes the path of a route first, however that is written; `use` and the rest take middleware alone, too. */
export const PATH_FIRST = /^(?:all|get|post|put|delete|patch|on)$/

/**
 * The first thing that may check callers and cannot be read here. `seen` are the modules next door whose handlers have been looked at, and
 * `known` are checks that have been, and what is of no matter.
 */
export function unseenCheck(module: Module, seen: ReadonlySet<string>, known: readonly Ast[]): Span | undefined {
  const isKnown = (node: Ast) => known.some((one) => inside(node, one))
  for (const call of calls(module)) {
    const called = functionOf(module, call.node.callee)
    if (isKnown(call.node) || (called && known.includes(called)) || isSignInElsewhere(module, call)) continue
    if (checkWord.pattern.test(call.name) && !/^(?:has|is)?Authorization$/.test(call.name) && !isOfTransport(module, call)) return call.at
    if (givesCaller(call)) return call.at
    const callee = unwrap(call.node.callee)
    if (callee.type !== 'MemberExpression' || !takesMiddleware.pattern.test(call.name)) continue
    const owner = originOf(module, callee.object)
    if (owner && !comesFrom(owner, harmlessPackages.packages)) continue
    for (const [i, argument] of call.node.arguments.entries()) {
      if (i === 0 && call.node.arguments.length > 1 && (PATH_FIRST.test(call.name) || isPath(module, argument))) continue
      if (argument.type === 'SpreadElement' || (!isKnown(argument) && isUnseen(module, argument, seen))) {
        if (isRouter(module, callee.object)) return module.span(argument)
      }
    }
  }
  const handed = handedNextDoor(module, seen, isKnown)
  if (handed) return handed
  for (const node of [...module.nodes('MemberExpression'), ...module.nodes('CallExpression')])
    if (readsCredential(module, node) && !isKnown(node)) return module.span(node)
  for (const node of lookedUpHeaders(module)) if (!isKnown(node)) return module.span(node)
  for (const node of module.nodes('Property'))
    if (/^(?:authorization|headers)$/i.test(keyOf(node) ?? '') && isTakenFromRequest(module, module.parent(node)) && !isKnown(node))
      return module.span(node)
  return undefined
}

/** `await getMcpUser()` of a module about sign-in: who calls is told by something else, and is none of what is asked for. */
function givesCaller({ name, node, from }: Call): boolean {
  return node.arguments.length === 0 && asksForCaller.pattern.test(name) && from !== undefined && OF_SIGN_IN.test(from.module)
}

const OF_SIGN_IN = /^(?:\.|[@~]\/).{0,200}(?:auth|session|identity|guard|caller|principal)/i

/**
 * `sessions.getSession(sessionId)`, where sessions are those of the transport: their ids tell connections apart, and nobody who calls.
 * https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#session-management
 */
function isOfTransport(module: Module, { name, node }: Call): boolean {
  const [id] = node.arguments
  return (
    /^(?:get|load|check|validate)Session$/.test(name) &&
    id !== undefined &&
    id.type !== 'SpreadElement' &&
    /^(?:mcp)?_?session_?id$/i.test(lastName(id) ?? '') &&
    /mcp-session-id/i.test(module.file.text)
  )
}

/** A pattern that takes apart what may be a request; the settings of the program have `headers` of their own, and so has an answer. */
function isTakenFromRequest(module: Module, pattern: Ast | undefined): boolean {
  if (pattern?.type !== 'ObjectPattern') return false
  const beside = pattern.properties.map((one) => (one.type === 'Property' ? keyOf(one) : undefined) ?? '')
  if (beside.some((name) => /^(?:res|response|reply)$/.test(name))) return false
  const declared = module.parent(pattern)
  const from = declared?.type === 'VariableDeclarator' && declared.init ? lastName(declared.init) : undefined
  return !/(?:args|argv|options|opts|config|configuration|settings)$/i.test(from ?? '')
}

/** The path of a route, by its value or by its name: `config.mcpPath`. */
function isPath(module: Module, node: Ast): boolean {
  if (node.type === 'SpreadElement') return false
  const { kind } = fold(module, node)
  return kind === 'scalar' || kind === 'template' || /(?:path|route|endpoint|prefix|url)$/i.test(lastName(node) ?? '')
}

/** Something that takes middleware: an app or a router, and no event emitter or map. */
export function isRouter(module: Module, node: Ast): boolean {
  const origin = originOf(module, node) ?? scopeOf(module, node)
  if (origin) return comesFrom(origin, harmlessPackages.packages) && !comesFrom(origin, nodeModules.packages)
  return /^(?:app|router|server|api|fastify|mcpApp|expressApp|route|routes)$/i.test(lastName(node) ?? '')
}

/** Whether what is called is a method of such a thing: `app.post(…)`. */
export function isOnRouter(module: Module, callee: Ast): boolean {
  const inner = unwrap(callee)
  return inner.type === 'MemberExpression' && isRouter(module, inner.object)
}

/** The app that a scope is part of: `scope` in `app.register(async (scope) => …)`. */
function scopeOf(module: Module, node: Ast): Origin | undefined {
  const inner = unwrap(node)
  const binding = module.binding(inner)
  const fn = binding?.kind === 'param' ? binding.id.parent : undefined
  const call = isFunction(fn) && fn.params[0] === binding?.id ? fn.parent : undefined
  const callee = calleeOf(call)
  return callee?.type === 'MemberExpression' && SCOPES.test(keyOf(callee) ?? '') ? originOf(module, callee.object) : undefined
}

const SCOPES = /^(?:register|group|guard|after|route)$/

/** A handler or middleware of another module. Objects and lists that stand in several others are `looked` at once. */
export function isUnseen(module: Module, node: Ast, seen: ReadonlySet<string>, looked = new Set<Ast>()): boolean {
  const inner = definition(module, node)
  if (looked.has(inner) || functionOf(module, node) || inner.type === 'Literal' || inner.type === 'TemplateLiteral') return false
  if (inner.type === 'ObjectExpression') return optionsMayAsk(module, inner, seen, looked)
  if (inner.type === 'ArrayExpression') {
    looked.add(inner)
    return inner.elements.some((one) => one && (one.type === 'SpreadElement' || isUnseen(module, one, seen, looked)))
  }
  const named = withoutCall(inner)
  const from = madeNextDoor(module, named) ?? originOf(module, named)
  if (from)
    return (
      !comesFrom(from, harmlessPackages.packages) &&
      !seen.has(from.module) &&
      !refusesNobody(module, from.module) &&
      !letsEverybodyPass(module, from)
    )
  if (inner.type === 'CallExpression') {
    // A function of this module that makes a handler: what it makes can be seen.
    const maker = functionOf(module, inner.callee)
    return !maker || !holdsFunction(maker)
  }
  return inner.type === 'Identifier' || inner.type === 'MemberExpression'
}

/** The import of a function next door, also one that a library makes something of: it says what it does, and not the type beside it. */
function madeNextDoor(module: Module, node: Ast): Origin | undefined {
  const from = importedAs(module, node)
  const next = from && isFromOwn(from) ? module.neighbour(from.module) : undefined
  const value = next?.exported(from?.name || 'default')
  return next && value && (functionOf(next, value) ?? givenFunction(next, value)) ? from : undefined
}

/** Options of a route that run something in front of it: `{ preHandler: gate }`, `{ config: { auth: 'jwt' } }`. */
function optionsMayAsk(module: Module, options: AstOf<'ObjectExpression'>, seen: ReadonlySet<string>, looked: Set<Ast>): boolean {
  looked.add(options)
  return options.properties.some((one) => {
    if (one.type === 'SpreadElement') return isUnseen(module, one.argument, seen, looked)
    const name = keyOf(one) ?? ''
    if (one.value.type === 'ObjectExpression') return optionsMayAsk(module, one.value, seen, looked)
    if (checkWord.pattern.test(name)) return !isOff(module, one.value)
    if (!runsInFront.pattern.test(name) && name !== 'handler') return false
    const given = one.value.type === 'ArrayExpression' ? one.value.elements : [one.value]
    return given.some((value) => value !== null && (isUnseen(module, value, seen, looked) || isDecorated(module, value)))
  })
}

function isOff(module: Module, node: Ast): boolean {
  const value = fold(module, node)
  return value.kind === 'scalar' && (value.value === false || value.value === null)
}

/** What a plugin has put on the app: `app.authenticate`; not what is called for something else, such as `app.rateLimit()`. */
function isDecorated(module: Module, node: Ast): boolean {
  const inner = unwrap(node.type === 'SpreadElement' ? node.argument : node)
  const member = inner.type === 'CallExpression' ? unwrap(inner.callee) : inner
  if (member.type !== 'MemberExpression' || functionOf(module, member)) return false
  return isRouter(module, member.object) && !asksForOtherThings.pattern.test(keyOf(member) ?? '')
}

/** Whether nothing that a module next door says, or takes from others of this repository, may be about who calls. */
function refusesNobody(module: Module, source: string): boolean {
  const text = module.neighbourText(source)
  return text !== undefined && text.length < LONGEST && !NEXT_DOOR.test(text) && !mayRefuse.pattern.test(text)
}

const LONGEST = 20_000
const NEXT_DOOR = /(?:\bfrom|\brequire\(|\bimport\(|\bimport)\s{0,8}["'](?:\.{1,2}\/|[@~]\/)/

/** Whether a function is written in another; each is looked through once, however often it is called. */
const holdsFunction = oncePer((fn: FunctionNode): boolean => {
  let holds = false
  for (const one of walk(fn)) {
    holds = one !== fn && isFunction(one)
    if (holds) break
  }
  return holds
})
