import { comparesPerson, saysCaller } from '../../knowledge/words/people.ts'
import { keyOf, lastName, unwrap, type Ast } from '../../program/ast.ts'
import type { Module } from '../../program/module.ts'
import { madeOf, walk } from '../../program/walk.ts'

/** Whether code compares what a field names with something of the session, the context or the claims, or has that checked. */
export function isHeldToCaller(module: Module, code: Ast, field: string): boolean {
  for (const one of walk(code)) {
    if (one.type === 'BinaryExpression' && COMPARES.has(one.operator) && isOfBoth(module, [one.left, one.right], field)) return true
    if (one.type !== 'CallExpression') continue
    const callee = unwrap(one.callee)
    const isAsked = comparesPerson.pattern.test(lastName(callee) ?? '') && one.arguments.some((given) => names(given, field))
    // `session.mailboxes.includes(mailbox)`
    const held = callee.type === 'MemberExpression' && LOOKS_UP.has(keyOf(callee) ?? '') ? callee.object : undefined
    if (isAsked || (held && one.arguments.some((given) => names(given, field)) && isOfCaller(module, held))) return true
  }
  return false
}

const COMPARES: ReadonlySet<string> = new Set(['===', '!==', '==', '!=', 'in', 'not in'])
const LOOKS_UP: ReadonlySet<string> = new Set(['includes', 'has', 'equals', 'localeCompare'])

function isOfBoth(module: Module, [left, right]: readonly [Ast, Ast], field: string): boolean {
  return (names(left, field) && isOfCaller(module, right)) || (names(right, field) && isOfCaller(module, left))
}

/** Also as `args.userId` and `user_id.lower()`; what is read of a session is the caller's, whatever its name. */
function names(node: Ast, field: string): boolean {
  for (const one of walk(node)) {
    if (isCallers(one)) return false
    if (one.type === 'Identifier' && one.name === field) return true
  }
  return false
}

function isOfCaller(module: Module, node: Ast): boolean {
  return madeOf(module, node, isCallers)
}

function isCallers(node: Ast): boolean {
  return node.type === 'Identifier' && saysCaller.pattern.test(node.name)
}
