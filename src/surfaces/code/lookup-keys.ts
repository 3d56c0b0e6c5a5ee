import { lastName, type AstOf } from '../../program/ast.ts'
import type { Module } from '../../program/module.ts'

/**
 * Whether a name that may be a credential's or an entry's (`key`, `appKey`) is the key of an entry here: something is looked up, kept or
 * dropped by it. Who has a credential's own key asks by its full name, `findByApiKey`.
 */
export function isLookupKey(module: Module, id: AstOf<'Identifier'>): boolean {
  if (!/^(?:key|app_?key)$/i.test(id.name)) return false
  const binding = module.binding(id)
  return binding !== undefined && module.references(binding).some((use) => isLookup(module, use))
}

function isLookup(module: Module, use: AstOf<'Identifier'>): boolean {
  const around = module.parent(use)
  if (around?.type === 'MemberExpression') return around.computed && around.property === use
  if (around?.type === 'BinaryExpression') return around.operator === 'in' && around.left === use
  return around?.type === 'CallExpression' && around.arguments[0] === use && LOOKS_UP.test(lastName(around.callee) ?? '')
}

const LOOKS_UP = /^(?:get|pop|has|delete|discard|remove|setdefault|get_?or_?create|(?:find|get|load|fetch)\w{0,40}by_?key)$/i
