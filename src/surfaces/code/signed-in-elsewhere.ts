import { harmlessPackages, nodeModules } from '../../knowledge/libraries/web-servers.ts'
import { signsInElsewhere } from '../../knowledge/words/checks.ts'
import {
  calls,
  comesFrom,
  definition,
  lastName,
  originOf,
  unwrap,
  type Ast,
  type AstOf,
  type Call,
  type Module,
} from '../../program/index.ts'
import { oneOf } from '../../text/pattern.ts'
import { oncePer } from '../../text/once-per.ts'

/**
 * Whether a call is about the sign-in of the program itself at a service, by its name: `new OAuthManager(…)`, `manager.startAuthFlow()`.
 * In a module that asks such an object about a request, or a token that came with one, or hands it the app, nothing is.
 */
export function isSignInElsewhere(module: Module, { name }: Call): boolean {
  return signsInElsewhere.pattern.test(name.replace(/^#/, '')) && !asksAboutCallers(module)
}

const asksAboutCallers = oncePer((module: Module): boolean =>
  calls(module).some((call) => isAboutCaller(module, call) || isGivenApp(module, call)),
)

function isAboutCaller(module: Module, { node }: Call): boolean {
  const callee = unwrap(node.callee)
  if (callee.type !== 'MemberExpression') return false
  const made = definition(module, callee.object)
  const maker = made.type === 'NewExpression' || made.type === 'CallExpression' ? lastName(made.callee) : undefined
  if (![lastName(callee.object), maker].some((one) => one !== undefined && KEEPER.test(one))) return false
  return node.arguments.some((one) => OF_CALLER.test(module.source(one).slice(0, LONGEST)))
}

/** Whether such an object, what makes it, or a call of it is given what serves, and may put a guard on it: `new AuthManager(app)`. */
function isGivenApp(module: Module, { node, name }: Call): boolean {
  const given = node.arguments.flatMap((one) => [one, ...(one.type === 'ObjectExpression' ? one.properties.map(valueOf) : [])])
  if (!given.some((one) => isServing(module, one))) return false
  const callee = unwrap(node.callee)
  const held = callee.type === 'MemberExpression' ? callee.object : undefined
  const made = held && definition(module, held)
  const maker = made?.type === 'NewExpression' || made?.type === 'CallExpression' ? lastName(made.callee) : undefined
  return [name, held && lastName(held), maker].some((one) => one !== undefined && signsInElsewhere.pattern.test(one.replace(/^[#_]/, '')))
}

function valueOf(one: AstOf<'Property' | 'SpreadElement'>): Ast {
  return one.type === 'Property' ? one.value : one.argument
}

/** An app, a router or a server, by its name or by the library that it is of. */
function isServing(module: Module, node: Ast): boolean {
  if (SERVING.test(lastName(node) ?? '')) return true
  const origin = node.type === 'Identifier' ? originOf(module, node) : undefined
  return origin !== undefined && comesFrom(origin, harmlessPackages.packages) && !comesFrom(origin, nodeModules.packages)
}

const SERVING = /(?:^|[a-z]_?)(?:App|Router|Server)$|(?:^|_)(?:app|router|server|api|fastify|express|hono|koa|mcp|routes?)$/

const KEEPER = /auth|token|credential|session|manager|store/i
const OF_CALLER = oneOf(
  'i',
  /^\W{0,4}(?:_?req|request|ctx|c|context|headers?|extra|bearer\w{0,20}|(?:access_?)?token|scope)\b/,
  /\bheaders\b|authorization/,
)
/** More of an argument is not looked at. */
const LONGEST = 200
