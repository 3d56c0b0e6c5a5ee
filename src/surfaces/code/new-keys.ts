import { keyIssued } from '../../knowledge/words/held-tokens.ts'
import { makesSecret } from '../../knowledge/words/logging.ts'
import { calleeOf, definition, enclosingFunction, keyOf, madeOf, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { callsIn } from './calls-in-function.ts'
import type { Shown } from './logged-secrets.ts'
import { shownParts } from './shown-parts.ts'

/**
 * A key that a tool has just made and hands back whole: it is made at random here, by a name of a key, and only its hash is kept, or the
 * tool is one that issues keys.
 *
 * @param tool the name of the tool
 */
export function newKeyIn(module: Module, value: Ast, tool: string): Shown | undefined {
  for (const one of shownParts(module, value)) {
    if (one.type !== 'Identifier' || !keyIssued.pattern.test(one.name) || !isMadeAtRandom(module, one)) continue
    if (issuesKeys(tool) || isHashed(module, one)) return { what: one.name, node: one }
  }
  return undefined
}

/** `create_api_key`, `rotate-token` */
function issuesKeys(tool: string): boolean {
  return /(?:create|rotate|issue|regenerate|mint|provision|add)[_-]?\w{0,20}(?:key|token|secret|credentials?)$/i.test(
    tool.replaceAll('-', '_'),
  )
}

function isMadeAtRandom(module: Module, node: AstOf<'Identifier'>): boolean {
  const value = definition(module, node)
  if (value === node) return false
  return madeOf(
    module,
    value,
    (one) => one.type === 'CallExpression' && makesSecret.pattern.test(`${module.source(one.callee).slice(0, 100)}(`),
  )
}

/** `createHash('sha256').update(rawKey)`, `hash_key(raw_key)`: what is kept of it. */
function isHashed(module: Module, node: AstOf<'Identifier'>): boolean {
  const around = enclosingFunction(module, node)
  const binding = module.binding(node)
  if (!around || !binding) return false
  return callsIn(module, around).some(
    (call) =>
      /hash|sha256|hmac|update\b|bcrypt|argon2/i.test(module.source(call.callee).slice(0, 120)) &&
      call.arguments.some((one) => holds(module, one, binding)),
  )
}

function holds(module: Module, node: Ast, binding: object): boolean {
  const inner = unwrap(node)
  if (inner.type === 'Identifier') return module.binding(inner) === binding
  // `raw_key.encode()`
  const callee = calleeOf(inner)
  return callee?.type === 'MemberExpression' && /^(?:encode|toString)$/.test(keyOf(callee) ?? '') && holds(module, callee.object, binding)
}
