import type { Node } from '../../parse/node.ts'
import { enclosingFunction, type Ast, type Module } from '../../program/index.ts'
import { partsAtTop } from '../../text/brackets.ts'
import { givenFor } from './calls-elsewhere.ts'
import { namesPerson } from './own-sessions.ts'

/**
 * Whether the claims that a call signs are a parameter of its function, and all that call that one in the repository give it says who a
 * person is: `generateToken({ userId: user.id, email: user.email })`.
 */
export function isGivenPerson(module: Module, node: Ast, payload: Node | undefined): boolean {
  const claims = node.type === 'CallExpression' ? node.arguments.find((one) => one.start === payload?.at.start) : undefined
  const binding = claims?.type === 'Identifier' ? module.binding(claims) : undefined
  const fn = binding?.kind === 'param' && !module.written(binding) ? enclosingFunction(module, binding.id) : undefined
  if (!binding || !fn || fn !== enclosingFunction(module, node)) return false
  const given = givenFor(module, fn, binding.name) ?? []
  return given.length > 0 && given.every(({ code }) => namesPerson(claimsOf(code)))
}

/** The names in an object as it is written; none where it copies others or is computed. */
function claimsOf(code = ''): string[] {
  if (!code.startsWith('{') || !code.endsWith('}')) return []
  const parts = partsAtTop(code, (at) => code[at] === ',', { start: 1, end: code.length - 1 })
  const names = parts.flatMap(({ start, end }) => (code.slice(start, end).trim() === '' ? [] : [CLAIM.exec(code.slice(start, end))?.[1]]))
  const known = names.filter((one) => one !== undefined)
  return known.length === names.length ? known : []
}

/** `email: user.email`, `'email': …`, `email` */
const CLAIM = /^\s*["']?([\w$]{1,60})["']?\s*(?::|$)/
