import { refusesToken } from '../../knowledge/words/logging.ts'
import { isFunction, lastName, unwrap, type Ast, type AstOf } from '../../program/ast.ts'
import type { Module } from '../../program/module.ts'
import { walk } from '../../program/walk.ts'

/**
 * Whether a node names a token where it has just been refused: in the handler of an error that says so, behind a call that checks it.
 * Such a token opens nothing, and others in the same handler may.
 */
export function isRefused(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  if (inner.type !== 'Identifier') return false
  for (const outer of module.ancestors(node)) {
    if (isFunction(outer)) return false
    if (outer.type !== 'CatchClause') continue
    const attempt = module.parent(outer)
    const says = outer.test !== null && refusesToken.pattern.test(module.source(outer.test))
    return says && attempt?.type === 'TryStatement' && checks(attempt, inner.name)
  }
  return false
}

function checks({ block }: AstOf<'TryStatement'>, name: string): boolean {
  for (const one of walk(block)) {
    if (one.type !== 'CallExpression' || !CHECKS.test(lastName(one.callee) ?? '')) continue
    if (one.arguments.some((given) => given.type === 'Identifier' && given.name === name)) return true
  }
  return false
}

/** `decode`, `loads`, `validate_token`, `unsign`, `get_by_token` */
const CHECKS = /valid|verif|decode|^loads?$|unsign|check|authenticate|by_?(?:token|key)/i
