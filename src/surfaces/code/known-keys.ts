import type { CheckingCall } from '../../knowledge/libraries/token-checks.ts'
import { string } from '../../parse/node.ts'
import { lastName, type Ast } from '../../program/ast.ts'
import { definition, fold } from '../../program/fold.ts'
import type { KnownCall } from '../../program/library-calls.ts'
import type { Module } from '../../program/module.ts'
import type { Span } from '../../text/source.ts'

/**
 * Where the key is a text of this repository unless a variable is set: `process.env.JWT_SECRET || 'change-me'`. Code that asks whether it
 * runs in production, and stops there, keeps the text for development.
 */
export function knownKey(
  module: Module,
  { row, call, given }: KnownCall<CheckingCall>,
): { readonly variable: string; readonly at: Span } | undefined {
  const key = row.options.key === undefined ? undefined : given.expression(row.options.key)
  const bare = key && bytesOf(module, key)
  const value = bare && fold(module, bare)
  if (value?.kind !== 'dynamic' || value.variable === undefined) return undefined
  const { variable, fallback: start } = value
  if (!start || (string(start)?.value ?? '').trim() === '' || KEEPS_FOR_DEVELOPMENT.test(module.file.text)) return undefined
  return { variable, at: start.at.file === module.file ? start.at : call.at }
}

const KEEPS_FOR_DEVELOPMENT = /\bproduction\b[^}]{0,300}?\b(?:throw|raise|exit|fatal|assert)\b/i

/** The text of a key that a call makes bytes of: `new TextEncoder().encode(SECRET)`, `Buffer.from(SECRET)`. */
function bytesOf(module: Module, key: Ast): Ast {
  const made = definition(module, key)
  const isMade = made.type === 'CallExpression' && /^(?:encode|from|createSecretKey)$/.test(lastName(made.callee) ?? '')
  return (isMade ? made.arguments[0] : undefined) ?? key
}
