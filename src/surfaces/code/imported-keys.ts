import type { McpServer } from '../../model/index.ts'
import type { Span } from '../../text/source.ts'
import {
  calls,
  fold,
  functionOf,
  importedAs,
  inside,
  isFromOwn,
  lastName,
  originOf,
  unwrap,
  type Ast,
  type AstOf,
  type Module,
} from '../../program/index.ts'
import { checkWord } from '../../knowledge/words/checks.ts'
import { settingGiven } from './given-settings.ts'
import { looksUpCallers } from './looked-up-callers.ts'
import { openByDefault, requiredIn } from './open-by-default.ts'
import { sharedKey } from './shared-key.ts'
import { takesMiddleware } from '../../knowledge/words/routes.ts'
import { isRouter } from './unseen-checks.ts'
import { verifies } from './verifying-calls.ts'

/** A check next door, and where it is put in front of the server. */
interface ImportedAuth {
  readonly auth: McpServer['auth']
  readonly at: Span
  readonly openUnless?: string
  readonly by?: Ast
}

/**
 * The same in a check that another file of the repository exports, or makes, when nothing else is checked there. `elsewhere` is what
 * other routes than those of the server run.
 */
export function importedKey(module: Module, elsewhere: readonly Ast[]): ImportedAuth | undefined {
  const seen = new Set<string>()
  const worth = new Map<string, boolean>()
  for (const { named, made, by } of checksPut(module, elsewhere)) {
    // A type beside it is of a package: `export const checkKey: RequestHandler = …`.
    const imported = named.type === 'Identifier' ? importedAs(module, named) : undefined
    const from = imported && isFromOwn(imported) ? imported : named.type === 'Identifier' ? originOf(module, named) : undefined
    if (!from || !isFromOwn(from) || seen.has(`${from.module} ${from.name}`)) continue
    seen.add(`${from.module} ${from.name}`)
    const mayHave = worth.get(from.module) ?? mayCompare(module.neighbourText(from.module) ?? '')
    worth.set(from.module, mayHave)
    if (!mayHave) continue
    const next = module.neighbour(from.module)
    const check = next && functionOf(next, next.exported(from.name || 'default'))
    if (!next || !check || calls(next).some((call) => inside(call.node, check) && verifies(next, call))) continue
    const open = openByDefault(next, made && ((setting) => settingGiven(next, setting, { module, made, maker: check })))
    if (open && inside(open.around, check) && !requiredIn(module).has(open.setting))
      return { auth: 'none', at: open.at, openUnless: open.setting, by }
    const found = made && !made.arguments.every((one) => isGivenValue(module, one)) ? undefined : sharedKey(next, check)
    if (found) return { auth: looksUpCallers(next, found) ? 'dynamic' : 'shared-key', at: found }
  }
  return undefined
}

/** What may be a check of another file, by its name, the call that makes it, and where it stands. */
interface CheckPut {
  readonly named: Ast
  readonly made?: AstOf<'CallExpression'>
  readonly by: Ast
}

/** Middleware of routes, and functions that a handler asks about its request: `const refused = checkBearer(req)`. */
function* checksPut(module: Module, elsewhere: readonly Ast[]): Generator<CheckPut> {
  for (const { name, node } of calls(module)) {
    const callee = unwrap(node.callee)
    if (callee.type === 'Identifier' && checkWord.pattern.test(name) && node.arguments.some(isRequest)) {
      if (!elsewhere.some((one) => inside(node, one)) && !isForOtherPath(module, node)) yield { named: callee, by: node }
    }
    if (callee.type !== 'MemberExpression' || !takesMiddleware.pattern.test(name) || !isRouter(module, callee.object)) continue
    for (const argument of node.arguments) {
      const made = argument.type === 'CallExpression' ? argument : undefined
      yield { named: made ? unwrap(made.callee) : argument, by: argument, ...(made ? { made } : {}) }
    }
  }
}

function isRequest(node: Ast): boolean {
  return node.type === 'Identifier' && /^_?(?:req|request)$/.test(node.name)
}

/** Whether a condition around a check names a path, and none of an MCP server: `if (url.pathname === '/admin') …`. */
function isForOtherPath(module: Module, node: Ast): boolean {
  for (const one of module.ancestors(node)) {
    const test = one.type === 'IfStatement' && !inside(node, one.test) ? module.source(one.test) : ''
    const paths = Array.from(test.matchAll(/["'`](\/[^"'`]{0,80})["'`]/g), ([, path = '']) => path)
    if (paths.length > 0 && !paths.some((path) => /mcp|sse|message/i.test(path))) return true
  }
  return false
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
  return /authorization|api-?key|\bx-[\w-]{0,30}key|token|secret/i.test(text) && /[!=]==?|equal|compare/i.test(text)
}
