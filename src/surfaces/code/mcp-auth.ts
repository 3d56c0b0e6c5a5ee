import type { McpServer } from '../../model/index.ts'
import type { Span } from '../../text/source.ts'
import { lastName, unwrap, type Ast, type FunctionNode } from '../../program/ast.ts'
import { calls, type Call } from '../../program/calls.ts'
import { type KnownCall, knownCalls } from '../../program/library-calls.ts'
import { optionalVerifiers, type TokenVerifier, tokenVerifiers } from '../../knowledge/libraries/mcp-servers.ts'
import { importedAs } from '../../program/imports.ts'
import { originOf } from '../../program/origin.ts'
import { fold, isNothing } from '../../program/fold.ts'
import { enclosingFunction, type Module } from '../../program/module.ts'
import { functionOf, inside, isOpen, property } from '../../program/objects.ts'
import { looksUpCallers } from './looked-up-callers.ts'
import { openByDefault, requiredIn, waitsFor } from './open-by-default.ts'
import { otherRouteGuards } from './other-route-guards.ts'
import { routesBesideMounted, routesElsewhere } from './routes-elsewhere.ts'
import { settingGiven } from './given-settings.ts'
import { sharedKey } from './shared-key.ts'
import { isRouter, ROUTES, unseenCheck } from './unseen-checks.ts'
import { tokenGuard } from '../../knowledge/words/checks.ts'

/** How the server that a module starts tells its callers apart. */
export interface ServerAuth {
  readonly auth: McpServer['auth']
  readonly at?: Span
  /** What would make a check that is there compulsory: `required: true`. */
  readonly unless?: string
  /** The variable or option without which a check that is there lets everybody pass. */
  readonly openUnless?: string
}

/**
 * `oauth` by anything that verifies tokens, `shared-key` by a comparison with one value, `dynamic` by whatever looks like a check
 * or comes from elsewhere, `none` when everything in front of the server can be seen and checks nothing. `seen` are the modules next
 * door whose handlers have been looked at, and `mounted` those that this one hands its application to.
 */
export function serverAuth(module: Module, seen: ReadonlySet<string> = new Set(), mounted: readonly Module[] = []): ServerAuth {
  const optional = optionalCheck(module)
  if (optional) return { auth: 'none', at: optional, unless: 'required: true' }
  const open = openByDefault(module)
  const verifier = calls(module).find((call) => verifies(module, call) && !waitsFor(call.at, open))
  if (verifier) return { auth: 'oauth', at: verifier.at }
  const elsewhere = [...(mounted.length > 0 ? routesBesideMounted(module, mounted) : routesElsewhere(module)), ...otherRouteGuards(module)]
  const own = sharedKey(module, undefined, elsewhere)
  if (own && !waitsFor(own, open)) return { auth: looksUpCallers(module, own) ? 'dynamic' : 'shared-key', at: own }
  const imported = importedKey(module)
  if (imported && imported.auth !== 'none') return imported
  const known = [...(open ? [open.around] : []), ...(imported?.by ? [imported.by] : []), ...elsewhere]
  const unseen = unseenCheck(module, seen, known)
  if (unseen) return own ? { auth: 'shared-key', at: own } : { auth: 'dynamic', at: unseen }
  if (open) return { auth: 'none', at: open.at, openUnless: open.setting }
  const { by: _, ...next } = imported ?? { auth: 'none' }
  return next
}

/**
 * mcp-handler lets callers without a token through unless it is told otherwise: where the verifier says nothing of a missing one
 * instead of throwing, and where no tool looks for itself. https://github.com/vercel/mcp-handler#authorization
 */
function optionalCheck(module: Module): Span | undefined {
  const wrappers = knownCalls(module, optionalVerifiers)
  const only = wrappers[0]?.call
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

/** Whether a call verifies tokens, or publishes where they come from. */
export function verifies(module: Module, call: Call): boolean {
  if (tokenGuard.pattern.test(call.name)) return true
  const known = VERIFYING.get(module) ?? new Set(knownCalls(module, tokenVerifiers).flatMap((one) => (isOn(one) ? [one.call.node] : [])))
  VERIFYING.set(module, known)
  return known.has(call.node)
}

const VERIFYING = new WeakMap<Module, ReadonlySet<Ast>>()

function isOn({ row, given }: KnownCall<TokenVerifier>): boolean {
  if (row.options.when === undefined) return true
  const value = given.expression(row.options.when)
  const folded = value && given.value(row.options.when)
  return folded !== undefined && !(folded.is === 'set' && folded.value.kind === 'scalar' && folded.value.value !== true)
}

/** A check next door, and where it is put in front of the server. */
interface ImportedAuth extends ServerAuth {
  readonly by?: Ast
}

/** The same in middleware that another file of the repository exports, or makes, when nothing else is checked there. */
function importedKey(module: Module): ImportedAuth | undefined {
  const seen = new Set<string>()
  const worth = new Map<string, boolean>()
  for (const { name, node } of calls(module)) {
    const callee = unwrap(node.callee)
    if (callee.type !== 'MemberExpression' || !ROUTES.test(name) || !isRouter(module, callee.object)) continue
    for (const argument of node.arguments) {
      const made = argument.type === 'CallExpression' ? argument : undefined
      const named = made ? unwrap(made.callee) : argument
      const from = named.type === 'Identifier' ? originOf(module, named) : undefined
      if (!from || !/^(?:\.|[@~]\/)/.test(from.module) || seen.has(`${from.module} ${from.name}`)) continue
      seen.add(`${from.module} ${from.name}`)
      const mayHave = worth.get(from.module) ?? mayCompare(module.neighbourText(from.module) ?? '')
      worth.set(from.module, mayHave)
      if (!mayHave) continue
      const next = module.neighbour(from.module)
      const middleware = next && functionOf(next, next.exported(from.name || 'default'))
      if (!next || !middleware || calls(next).some((call) => inside(call.node, middleware) && verifies(next, call))) continue
      const open = openByDefault(next, made && ((setting) => settingGiven(next, setting, { module, made, maker: middleware })))
      if (open && inside(open.around, middleware) && !requiredIn(module).has(open.setting))
        return { auth: 'none', at: open.at, openUnless: open.setting, by: argument }
      const found = made && !made.arguments.every((one) => isGivenValue(module, one)) ? undefined : sharedKey(next, middleware)
      if (found) return { auth: looksUpCallers(next, found) ? 'dynamic' : 'shared-key', at: found }
    }
  }
  return undefined
}

/** What a middleware is made with that is the same for all callers: a text, a variable of the environment, a setting with a secret. */
function isGivenValue(module: Module, node: Ast): boolean {
  if (node.type === 'SpreadElement') return false
  if (node.type === 'ObjectExpression') return node.properties.every((one) => one.type === 'Property' && isGivenValue(module, one.value))
  const value = fold(module, node)
  return value.kind === 'scalar' || (value.kind === 'dynamic' && value.variable !== undefined) || SECRET_END.test(lastName(node) ?? '')
}

const SECRET_END = /(?:key|secret|token|password)$/i

/** A file that is worth reading for a comparison with a key. */
function mayCompare(text: string): boolean {
  return /authorization|api-?key|token|secret/i.test(text) && /[!=]==?|equal|compare/i.test(text)
}
