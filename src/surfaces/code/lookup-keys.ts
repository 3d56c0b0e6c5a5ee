import { lastName, type AstOf } from '../../program/ast.ts'
import { fold } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import type { Binding } from '../../program/scope.ts'
import { oneOf } from '../../text/pattern.ts'

/**
 * Whether a name that may be a credential's or an entry's (`key`, `appKey`) is the key of an entry here: something is looked up, kept or
 * dropped by it. Who has a credential's own key asks by its full name, `findByApiKey`.
 */
export function isLookupKey(module: Module, id: AstOf<'Identifier'>): boolean {
  const binding = module.binding(id)
  if (!/^(?:key|app_?key)$/i.test(id.name) && !(binding && isComposed(module, id, binding))) return false
  return binding !== undefined && module.references(binding).some((use) => isLookup(module, use))
}

/** A constant that is put together of others: `STORE_KEY = f"{ISSUER}::{CLIENT_ID}"`. A credential is no text of the program. */
function isComposed(module: Module, id: AstOf<'Identifier'>, binding: Binding): boolean {
  return (
    /^[A-Z][A-Z\d_]*_KEY$/.test(id.name) &&
    binding.init?.type === 'TemplateLiteral' &&
    binding.init.expressions.length > 0 &&
    fold(module, binding.init).kind !== 'dynamic' &&
    !module.written(binding)
  )
}

function isLookup(module: Module, use: AstOf<'Identifier'>): boolean {
  const around = module.parent(use)
  if (around?.type === 'MemberExpression') return around.computed && around.property === use
  if (around?.type === 'BinaryExpression') return around.operator === 'in' && around.left === use
  return around?.type === 'CallExpression' && around.arguments[0] === use && LOOKS_UP.test(lastName(around.callee) ?? '')
}

const LOOKS_UP = oneOf(
  'i',
  /^(?:get|pop|has|delete|discard|remove|setdefault|get_?or_?create|(?:find|get|load|fetch)\w{0,40}by_?key)$/,
  /^(?:get|set|put|del(?:ete)?|remove|read|write|load|save|update)_?(?:config|item|value|entry|object|record|state|json)$/,
)
