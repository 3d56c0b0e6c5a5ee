import { callOf, type Ast, type Module } from '../../program/index.ts'
import { sinkOf } from './log-sinks.ts'

/** Whether an address is a part of what a call prints or logs, and of nothing else: nobody sends a request to it there. */
export function isOnlyPrinted(module: Module, node: Ast): boolean {
  let below = node
  for (const one of module.ancestors(node)) {
    if (one.type === 'CallExpression') return one.callee !== below && sinkOf(module, callOf(module, one)) !== undefined
    if (!/^(?:TemplateLiteral|(?:Binary|Conditional|Logical|Array)Expression)$/.test(one.type)) return false
    below = one
  }
  return false
}
