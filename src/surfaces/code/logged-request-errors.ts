import { tellAddressInErrors } from '../../knowledge/libraries/http-requests.ts'
import { callOf } from '../../program/calls.ts'
import { isFunction, type Ast } from '../../program/ast.ts'
import { comesFrom } from '../../program/index.ts'
import type { Module } from '../../program/module.ts'
import { walk } from '../../program/walk.ts'
import type { Span } from '../../text/source.ts'
import type { HttpRequest } from './http-calls.ts'
import { sinkOf } from './log-sinks.ts'

/** Where an error of a request is logged whose text has the address with its query, as some libraries of Python write it. */
export function loggedErrorOf(module: Module, { call }: HttpRequest): Span | undefined {
  if (module.language !== 'python' || !call.from || !comesFrom(call.from, tellAddressInErrors)) return undefined
  let inner: Ast = call.node
  for (const outer of module.ancestors(call.node)) {
    if (isFunction(outer)) return undefined
    if (outer.type === 'TryStatement' && outer.block === inner)
      for (const { param, body } of outer.handlers) {
        const logged = param?.type === 'Identifier' ? loggedIn(module, body, param.name) : undefined
        if (logged) return logged
      }
    inner = outer
  }
  return undefined
}

/** A log in a block that is given the error itself, and none of its fields: `logger.error(f"failed: {e}")`. */
function loggedIn(module: Module, block: Ast, name: string): Span | undefined {
  for (const node of walk(block)) {
    if (node.type !== 'CallExpression') continue
    const given = sinkOf(module, callOf(module, node))?.arguments ?? []
    if (given.some((one) => holdsWhole(module, one, name))) return module.span(node)
  }
  return undefined
}

function holdsWhole(module: Module, argument: Ast, name: string): boolean {
  for (const node of walk(argument))
    if (node.type === 'Identifier' && node.name === name && module.parent(node)?.type !== 'MemberExpression') return true
  return false
}
