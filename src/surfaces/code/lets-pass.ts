import { refusesInHook } from '../../knowledge/words/hooks.ts'
import { isFunction, type Ast, type FunctionNode } from '../../program/ast.ts'
import { importedAs } from '../../program/imports.ts'
import { withoutComments, type Module } from '../../program/module.ts'
import { functionOf } from '../../program/objects.ts'
import { walk } from '../../program/walk.ts'

/**
 * Whether what runs in front of all routes of an app says nothing of who calls one of them by a program: it asks for the cookie of a
 * browser, or goes on to the handler whatever it has found.
 */
export function asksNoProgram(module: Module, node: Ast): boolean {
  const from = importedAs(module, node)
  const home = from ? module.neighbour(from.module) : module
  const fn = home && functionOf(home, from ? home.exported(from.name || 'default') : node)
  if (!home || !fn) return false
  const code = withoutComments(home, fn.body ?? fn)
  return COOKIE.test(code) || (!refusesInHook.pattern.test(code) && swallows(fn))
}

const COOKIE = /\bcookies?\b/i

/** Whether a function catches what fails, and runs nothing else but what it was given to go on with. */
function swallows(fn: FunctionNode): boolean {
  const all = [...walk(fn)]
  const tries = all.flatMap((one) => (one.type === 'TryStatement' && one.handlers.length > 0 ? [one.block] : []))
  const given = new Set(fn.params.flatMap((one) => (one.type === 'Identifier' ? [one.name] : [])))
  const isCaught = ({ start, end }: Ast) => tries.some((one) => one.start <= start && end <= one.end)
  const isOther = (one: Ast) =>
    isFunction(one) || (one.type === 'CallExpression' && one.callee.type === 'Identifier' && !given.has(one.callee.name))
  return tries.length > 0 && !all.some((one) => one !== fn && isOther(one) && !isCaught(one))
}
