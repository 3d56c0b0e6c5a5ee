import type { McpServer } from '../../model/index.ts'
import type { Span } from '../../text/source.ts'
import { isFunction, keyOf, lastName, unwrap, type Ast, type FunctionNode } from '../../program/ast.ts'
import { calls, comesFrom, type Call } from '../../program/calls.ts'
import { importedAs } from '../../program/imports.ts'
import { originOf } from '../../program/origin.ts'
import { definition, fold, isNothing } from '../../program/fold.ts'
import { enclosingFunction, type Module } from '../../program/module.ts'
import { functionOf, inside, isOpen, property } from '../../program/objects.ts'
import { readsCredential } from './requests.ts'
import { sharedKey } from './shared-key.ts'
import { walk } from '../../program/walk.ts'
import { tokenGuard, checkWord } from '../../knowledge/words/checks.ts'

/** How the server that a module starts tells its callers apart. */
export interface ServerAuth {
  readonly auth: McpServer['auth']
  readonly at?: Span
  /** What would make a check that is there compulsory: `required: true`. */
  readonly unless?: string
}

/**
 * `oauth` by anything that verifies tokens, `shared-key` by a comparison with one value, `dynamic` by whatever looks like a check
 * or comes from elsewhere, `none` when everything in front of the server can be seen and checks nothing. `seen` are the modules next
 * door whose handlers have been looked at.
 */
export function serverAuth(module: Module, seen: ReadonlySet<string> = new Set()): ServerAuth {
  const optional = optionalCheck(module)
  if (optional) return { auth: 'none', at: optional, unless: 'required: true' }
  const verifier = calls(module).find((call) => verifies(module, call))
  if (verifier) return { auth: 'oauth', at: verifier.at }
  const compared = sharedKey(module) ?? importedKey(module)
  if (compared) return { auth: 'shared-key', at: compared }
  const unseen = unseenCheck(module, seen)
  return unseen ? { auth: 'dynamic', at: unseen } : { auth: 'none' }
}

/**
 * mcp-handler lets callers without a token through unless it is told otherwise: where the verifier says nothing of a missing one
 * instead of throwing, and where no tool looks for itself. https://github.com/vercel/mcp-handler#authorization
 */
function optionalCheck(module: Module): Span | undefined {
  const wrappers = calls(module).filter(({ from }) => from && comesFrom(from, MCP_HANDLER) && /withMcpAuth$/.test(from.name))
  const [only] = wrappers
  if (!only || wrappers.length > 1 || only.spread || /\bauthInfo\b/.test(module.file.text)) return undefined
  if (!lacksAnswer(module, only.argument(1))) return undefined
  const options = only.argument(2)
  const required = property(module, options, 'required')
  const value = required && fold(module, required)
  const off = value ? value.kind === 'scalar' && value.value === false : !options || !isOpen(module, options)
  return off ? module.span(required ?? only.node.callee) : undefined
}

/** Whether a verifier, written here or next door, answers a missing token with nothing. */
function lacksAnswer(module: Module, verifier: Ast | undefined): boolean {
  const here = functionOf(module, verifier)
  if (here) return returnsNothing(module, here)
  const from = verifier?.type === 'Identifier' ? importedAs(module, verifier) : undefined
  const next = from && module.neighbour(from.module)
  const there = next && functionOf(next, next.exported(from.name || 'default'))
  return next !== undefined && there !== undefined && returnsNothing(next, there)
}

function returnsNothing(module: Module, fn: FunctionNode): boolean {
  return module
    .nodes('ReturnStatement')
    .some((one) => inside(one, fn) && enclosingFunction(module, one) === fn && (!one.argument || isNothing(fold(module, one.argument))))
}

const MCP_HANDLER: readonly string[] = ['mcp-handler', '@vercel/mcp-adapter']

interface Verifier {
  readonly from?: string | readonly string[] | RegExp
  readonly name: RegExp
  /** An option that has to be true. */
  readonly when?: { readonly argument: number; readonly option: string }
}

/** What verifies tokens, or publishes where they come from. */
const VERIFIERS: readonly Verifier[] = [
  {
    name: tokenGuard.pattern,
  },
  { from: 'jsonwebtoken', name: /^verify$/ },
  { from: 'express-oauth2-jwt-bearer', name: /^auth$/ },
  { from: 'mcp-auth', name: /bearerAuth$/ },
  { from: MCP_HANDLER, name: /^(?:experimental_)?withMcpAuth$/, when: { argument: 2, option: 'required' } },
  { from: 'better-auth', name: /withMcpAuth$/ },
  { from: ['@cloudflare/workers-oauth-provider'], name: /^(?:OAuthProvider)?$/ },
  { from: 'xmcp', name: /^jwtAuthMiddleware$/ },
]

/** Whether a call verifies tokens, or publishes where they come from. */
export function verifies(module: Module, call: Call): boolean {
  return VERIFIERS.some(({ from, name, when }) => {
    if (from && (!call.from || !comesFrom(call.from, from))) return false
    if (!name.test(from ? (call.from?.name ?? '') : call.name)) return false
    if (!when) return true
    const value = property(module, call.argument(when.argument), when.option)
    const folded = value && fold(module, value)
    return folded?.kind === 'scalar' ? folded.value === true : folded !== undefined
  })
}

/** The same in middleware that another file of the repository exports, when nothing else is checked there. */
function importedKey(module: Module): Span | undefined {
  const seen = new Set<string>()
  const worth = new Map<string, boolean>()
  for (const { name, node } of calls(module)) {
    const callee = unwrap(node.callee)
    if (callee.type !== 'MemberExpression' || !ROUTES.test(name) || !isRouter(module, callee.object)) continue
    for (const argument of node.arguments) {
      const from = argument.type === 'Identifier' ? originOf(module, argument) : undefined
      if (!from || !/^(?:\.|[@~]\/)/.test(from.module) || seen.has(`${from.module} ${from.name}`)) continue
      seen.add(`${from.module} ${from.name}`)
      const mayHave = worth.get(from.module) ?? mayCompare(module.neighbourText(from.module) ?? '')
      worth.set(from.module, mayHave)
      if (!mayHave) continue
      const next = module.neighbour(from.module)
      const middleware = next && functionOf(next, next.exported(from.name || 'default'))
      if (!next || !middleware || calls(next).some((call) => inside(call.node, middleware) && verifies(next, call))) continue
      const found = sharedKey(next, middleware)
      if (found) return found
    }
  }
  return undefined
}

/** A file that is worth reading for a comparison with a key. */
function mayCompare(text: string): boolean {
  return /authorization|api-?key|token|secret/i.test(text) && /[!=]==?|equal|compare/i.test(text)
}

/** Middleware that only reads bodies, logs, limits or adds headers. */
const HARMLESS: readonly string[] = [
  'express',
  'cors',
  'helmet',
  'morgan',
  'compression',
  'body-parser',
  'express-rate-limit',
  'cookie-parser',
  'hono',
  'pino-http',
  'serve-static',
  'fastify',
  '@fastify/cors',
  '@fastify/helmet',
  '@fastify/rate-limit',
  'koa',
  '@koa/cors',
  '@koa/router',
  'koa-bodyparser',
  'http',
  'https',
  'fs',
  'path',
  'crypto',
  'url',
  '@modelcontextprotocol/sdk',
  '@modelcontextprotocol/server',
  '@modelcontextprotocol/express',
  '@modelcontextprotocol/node',
  '@modelcontextprotocol/hono',
  '@hono/mcp',
  '@hono/node-server',
]
const ROUTES = /^(?:use|all|get|post|put|delete|patch|route|register|on|addHook)$/
/** What takes the path of a route first, however that is written; `use` and the rest take middleware alone, too. */
const PATH_FIRST = /^(?:all|get|post|put|delete|patch|on)$/

/** The first thing that may check callers and cannot be read here. */
function unseenCheck(module: Module, seen: ReadonlySet<string>): Span | undefined {
  for (const call of calls(module)) {
    if (checkWord.pattern.test(call.name) && !/^(?:has|is)?Authorization$/.test(call.name)) return call.at
    const callee = unwrap(call.node.callee)
    if (callee.type !== 'MemberExpression' || !ROUTES.test(call.name)) continue
    const owner = originOf(module, callee.object)
    if (owner && !comesFrom(owner, HARMLESS)) continue
    for (const [i, argument] of call.node.arguments.entries()) {
      if (i === 0 && call.node.arguments.length > 1 && (PATH_FIRST.test(call.name) || isPath(module, argument))) continue
      if (argument.type === 'SpreadElement' || isUnseen(module, argument, seen)) {
        if (isRouter(module, callee.object)) return module.span(argument)
      }
    }
  }
  for (const node of [...module.nodes('MemberExpression'), ...module.nodes('CallExpression')])
    if (readsCredential(module, node)) return module.span(node)
  for (const node of module.nodes('Property'))
    if (/^(?:authorization|headers)$/i.test(keyOf(node) ?? '') && isTakenFromRequest(module, module.parent(node))) return module.span(node)
  return undefined
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
function isRouter(module: Module, node: Ast): boolean {
  const origin = originOf(module, node)
  if (origin) return comesFrom(origin, HARMLESS) && !comesFrom(origin, ['http', 'https', 'fs', 'path', 'crypto', 'url'])
  return /^(?:app|router|server|api|fastify|mcpApp|expressApp|route|routes)$/i.test(lastName(node) ?? '')
}

/** A handler or middleware of another module. */
function isUnseen(module: Module, node: Ast, seen: ReadonlySet<string>): boolean {
  const inner = definition(module, node)
  if (
    functionOf(module, node) ||
    inner.type === 'Literal' ||
    inner.type === 'TemplateLiteral' ||
    inner.type === 'ObjectExpression' ||
    inner.type === 'ArrayExpression'
  )
    return false
  const from = originOf(module, inner.type === 'CallExpression' ? inner.callee : inner)
  if (from) return !comesFrom(from, HARMLESS) && !seen.has(from.module)
  if (inner.type === 'CallExpression') {
    // A function of this module that makes a handler: what it makes can be seen.
    const maker = functionOf(module, inner.callee)
    return !maker || ![...walk(maker)].some((one) => one !== maker && isFunction(one))
  }
  return inner.type === 'Identifier' || inner.type === 'MemberExpression'
}
