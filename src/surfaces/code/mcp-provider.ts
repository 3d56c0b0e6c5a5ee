import { leavesMcpOut, leavingMcpOut } from './mcp-left-out.ts'
import { checksTokens } from '../../knowledge/words/agents.ts'
import { pythonMcp } from '../../knowledge/libraries/single-calls.ts'
import {
  argumentsOf,
  calls,
  comesFrom,
  definition,
  fold,
  importedAs,
  inside,
  isCallNode,
  isNothing,
  keyOf,
  lastName,
  nameOf,
  originOf,
  pathOf,
  unwrap,
  withoutCall,
  type Ast,
  type AstOf,
  type CallNode,
  type Module,
} from '../../program/index.ts'
import type { Span } from '../../text/source.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { looksUpCallers } from './looked-up-callers.ts'
import type { ServerAuth } from './mcp-auth.ts'
import { isOfOtherRoute } from './other-routes.ts'
import { isWithin, openByDefault, openProvider, requiredIn, waitsFor, type OpenByDefault } from './open-by-default.ts'
import { pythonFront } from './python-fronts.ts'
import { importedClass, isAroundApplication, putInFront } from './put-in-front.ts'
import { refusal } from './refused-credentials.ts'
import { relayedKey } from './relayed-keys.ts'
import { fieldSetting } from './given-settings.ts'
import { isUnset } from './unset-settings.ts'
import { sharedKey } from './shared-key.ts'
import { verifies } from './verifying-calls.ts'
import { keepsSessions } from '../../knowledge/words/sessions.ts'
import { checkWord, serverProvider, speaksOfCallers } from '../../knowledge/words/checks.ts'

/** A call and the module that it stands in. */
export interface Given {
  readonly module: Module
  readonly call: CallNode
}

/** Options that take what verifies tokens. */
const PROVIDERS = ['token_verifier', 'auth', 'auth_server_provider', '0.auth', '0.oauth', '0.authenticate']
const SHARED = /(?:^|\.)StaticTokenVerifier$/
const NO_CHECK = /(?:^|\.)DebugTokenVerifier$/

/**
 * How a server that starts itself tells its callers apart: by what its calls are given, and by what else their modules do with requests.
 */
export function authOf(module: Module, given: readonly Given[]): ServerAuth {
  let unknown: ServerAuth | undefined
  let optional: ServerAuth | undefined
  for (const place of PROVIDERS) {
    for (const one of given) {
      const args = argumentsOf(one.module, one.call)
      const provider = args.expression(place)
      // Options of another file say that there is one, and no more.
      const named = provider ? undefined : args.named.entries.find(({ key, value }) => key.value === place && !isNothing(value))
      if (named) unknown ??= { auth: 'dynamic', at: named.at }
      const found = provider && providerKind(one.module, provider)
      if (found?.openUnless !== undefined) optional ??= found
      if (!found || found.auth === 'none') continue
      if (found.auth !== 'dynamic') return found
      unknown ??= found
    }
  }
  const modules = [...new Set([module, ...given.map((one) => one.module)])].map((one) => ({ module: one, open: openByDefault(one) }))
  for (const find of [assigned, verified, compared, leftOut, openElsewhere, comparedElsewhere, middleware, relayed]) {
    if (find === middleware && unknown) return unknown
    for (const { module: one, open } of modules) {
      const found = answered(one, find, open)
      if (found) return found
    }
  }
  const open = modules.find((one) => one.open)?.open
  return open ? { auth: 'none', at: open.at, openUnless: open.setting } : (optional ?? { auth: 'none' })
}

type Find = (module: Module, open: OpenByDefault | undefined) => ServerAuth | undefined

/** What a module does with requests is asked for each server that it starts, and looked for once. */
const answered = oncePerPair((module: Module, find: Find, open: OpenByDefault | undefined) => find(module, open))

function providerKind(module: Module, provider: Ast): ServerAuth {
  const inner = definition(module, provider)
  const open = openProvider(module, provider)
  if (open) return { auth: 'none', at: open.at, openUnless: open.setting }
  if (isNothing(fold(module, inner))) return { auth: 'none' }
  if (inner.type === 'ObjectExpression') return { auth: 'oauth', at: module.span(provider) }
  if (!isCallNode(inner)) return { auth: 'dynamic', at: module.span(provider) }
  const at = module.span(inner)
  const callee = unwrap(inner.callee)
  const own = callee.type === 'Identifier' ? module.binding(callee)?.node : undefined
  if (own?.type === 'ClassDeclaration') return ownVerifier(module, own)
  const from = originOf(module, callee)
  const path = from ? pathOf(from) : ''
  if (SHARED.test(path)) return { auth: 'shared-key', at }
  if (NO_CHECK.test(path)) return { auth: 'none' }
  return { auth: serverProvider.pattern.test(path) ? 'oauth' : 'dynamic', at }
}

/** A verifier of this module: one that compares with a fixed value is a shared key. */
function ownVerifier(module: Module, type: AstOf<'ClassDeclaration'>): ServerAuth {
  const at = module.span(type.id ?? type)
  if (checksTokens.pattern.test(module.source(type))) return { auth: 'oauth', at }
  const key = sharedKey(module, type)
  return key ? { auth: 'shared-key', at: key } : { auth: 'dynamic', at }
}

/** `mcp.auth = …` */
function assigned(module: Module): ServerAuth | undefined {
  for (const { left, right } of module.nodes('AssignmentExpression')) {
    if (left.type !== 'MemberExpression' || !/^_?(?:auth|_token_verifier)$/.test(keyOf(left) ?? '')) continue
    const from = originOf(module, left.object)
    const found = from && comesFrom(from, pythonMcp.packages) ? providerKind(module, right) : undefined
    if (found && found.auth !== 'none') return found
  }
  return undefined
}

function verified(module: Module, open: OpenByDefault | undefined): ServerAuth | undefined {
  const others = leavingMcpOut(module)
  const call = calls(module).find(
    (one) => verifies(module, one) && !waitsFor(one.at, open) && !others.some((other) => inside(one.node, other)),
  )
  return call && { auth: 'oauth', at: call.at }
}

function compared(module: Module, open: OpenByDefault | undefined): ServerAuth | undefined {
  const at = sharedKey(module)
  return at && !waitsFor(at, open) ? { auth: 'shared-key', at } : undefined
}

/** A class that checks the callers of other paths alone, where nothing else of the module may check those of MCP. */
function leftOut(module: Module): ServerAuth | undefined {
  const type = putInFront(module).find((one) => leavesMcpOut(one.module, one.node))
  if (!type) return undefined
  const here = { at: module.span(type.by), setting: '', around: type.by, waits: type.by, by: type.by }
  return middleware(module, here) ?? { auth: 'none' }
}

/** A class next door that lets everybody pass unless a setting is given, where nothing else of the module may check callers. */
function openElsewhere(module: Module): ServerAuth | undefined {
  for (const { module: next, node: type, by } of putInFront(module)) {
    const settingOf = (setting: Ast) => isUnset(next, setting) ?? fieldSetting(next, setting, type, { module, call: by })
    const open = openByDefault(next, settingOf)
    if (!open || !inside(open.around, type) || requiredIn(module).has(open.setting)) continue
    const here = { at: module.span(by), setting: open.setting, around: by, waits: by, by }
    return middleware(module, here) ? undefined : { auth: 'none', at: open.at, openUnless: open.setting }
  }
  return undefined
}

function comparedElsewhere(module: Module): ServerAuth | undefined {
  for (const type of putInFront(module)) {
    if (calls(type.module).some((call) => inside(call.node, type.node) && verifies(type.module, call))) continue
    const at = checksTokens.pattern.test(type.module.source(type.node).replace(FROM_BYTES, ''))
      ? undefined
      : sharedKey(type.module, type.node)
    if (at && !looksUpCallers(type.module, at)) return { auth: 'shared-key', at }
  }
  return undefined
}

/** A header as text, where a token would be given its key. */
const FROM_BYTES = /\.decode\((?:["'][\w-]{0,12}["'])?\)/g

/** Middleware that is named for it, reads the Authorization header or may turn callers away: it cannot be told what it accepts. */
function middleware(module: Module, open: OpenByDefault | undefined): ServerAuth | undefined {
  const isKnown = (thing: Ast, at: Span) => isWithin(at, open) || (open !== undefined && isPartOf(open.around, thing))
  const front = module.language === 'python' ? () => pythonFront(module, isKnown) : () => undefined
  const at = namedMiddleware(module, open) ?? wrapping(module, open) ?? gate(module, open) ?? refusal(module, open) ?? front()
  return at && { auth: 'dynamic', at }
}

function namedMiddleware(module: Module, open: OpenByDefault | undefined): Span | undefined {
  for (const { name, node, at } of calls(module)) {
    const [first] = argumentsOf(module, node).positional
    const inner = first && unwrap(first)
    const named = withoutCall(inner)
    if (isWithin(at, open) || (open && named?.type === 'Identifier' && isPartOf(open.around, module.binding(named)?.node))) continue
    const given = named && lastName(named)
    const from = named && originOf(module, named)
    if (from && keepsSessions.pattern.test(pathOf(from))) continue
    if (/^(?:add_middleware|Middleware)$/.test(name) && /auth|token|jwt|apikey|api_key|bearer|session/i.test(given ?? '')) return at
    if (/^(?:Depends|Security)$/.test(name) && /auth|token|user|key|verify/i.test(given ?? name) && !isOfOtherRoute(module, node)) return at
  }
  return undefined
}

/** A class that an application is put into: by its name a check, or one of this repository that may turn callers away. */
function wrapping(module: Module, open: OpenByDefault | undefined): Span | undefined {
  for (const { name, node, at } of calls(module)) {
    if (!isAroundApplication(module, node) || isWithin(at, open)) continue
    if (checkWord.pattern.test(name)) return at
    const callee = unwrap(node.callee)
    const from = importedAs(module, callee)
    const text = from && (importedClass(module, callee)?.module.file.text ?? module.neighbourText(from.module))
    if (text !== undefined && (REFUSES.test(text) || speaksOfCallers.pattern.test(text))) return at
  }
  return undefined
}

const REFUSES = /\b40[13]\b|unauthori[sz]ed|forbidden|permission_?denied/i

/** The API behind checks what the callers have brought. */
function relayed(module: Module): ServerAuth | undefined {
  const at = relayedKey(module)
  return at && { auth: 'dynamic', at }
}

function isPartOf(inner: Ast, outer: Ast | undefined): boolean {
  return outer !== undefined && inside(inner, outer)
}

/** A gate of ASGI, which the application around calls first: https://asgi.readthedocs.io/en/latest/specs/main.html */
function gate(module: Module, open: OpenByDefault | undefined): Span | undefined {
  for (const type of ['FunctionDeclaration', 'FunctionExpression'] as const) {
    for (const fn of module.nodes(type)) {
      if (fn === open?.around) continue
      const parent = module.parent(fn)
      const name = parent?.type === 'MethodDefinition' ? keyOf(parent) : nameOf(module, fn)
      const params = fn.params.map((param) => (param.type === 'Identifier' ? param.name : ''))
      if (
        /(?:^|_)(?:auth|authenticate|authorize|verify)(?:_|$)/i.test(name ?? '') &&
        ['scope', 'receive', 'send'].every((one) => params.includes(one))
      )
        return module.span(parent?.type === 'MethodDefinition' ? parent.key : (fn.id ?? fn))
    }
  }
  return undefined
}
