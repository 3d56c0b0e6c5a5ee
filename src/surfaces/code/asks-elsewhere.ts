import { handsRequestOn, knowsNoCaller, namesRequest, readsRequest } from '../../knowledge/words/asks-elsewhere.ts'
import { speaksOfCallers } from '../../knowledge/words/checks.ts'
import {
  enclosingFunction,
  importedAs,
  isCallNode,
  isFunction,
  keyOf,
  unwrap,
  walk,
  type Ast,
  type CallNode,
  type Module,
} from '../../program/index.ts'

/**
 * Whether a condition of a handler asks another module about the whole request, whatever the function there is called:
 * `if (!enter(req)) return refuse(res)`. Of a module that can be read, something has to be in it that may know a caller.
 */
export function asksElsewhere(module: Module): boolean {
  return conditionsOf(module).some((test) => [...walk(test)].some((one) => isCallNode(one) && asksAboutRequest(module, one)))
}

/** What conditions of functions decide by, also under a name: `const known = await enter(req)`. */
function conditionsOf(module: Module): readonly Ast[] {
  const tests = module.nodes('IfStatement').flatMap((one) => (enclosingFunction(module, one) ? [one.test] : []))
  const kept = tests.flatMap((test) =>
    [...walk(test)].flatMap((one) => (one.type === 'Identifier' ? (module.binding(one)?.init ?? []) : [])),
  )
  return [...tests, ...new Set(kept.filter((one) => !isFunction(unwrap(one))))]
}

function asksAboutRequest(module: Module, call: CallNode): boolean {
  const callee = unwrap(call.callee)
  const from = importedAs(module, callee.type === 'MemberExpression' ? unwrap(callee.object) : callee)
  if (!from || knowsNoCaller.pattern.test(from.module) || !call.arguments.some(isRequest)) return false
  const text = module.neighbourText(from.module)
  return text === undefined || [speaksOfCallers, readsRequest, handsRequestOn].some(({ pattern }) => pattern.test(text))
}

/** A request as a whole, or its headers: `enter(req)`, `enter(self.headers)`. */
function isRequest(node: Ast): boolean {
  const inner = unwrap(node)
  if (inner.type === 'MemberExpression') return keyOf(inner) === 'headers'
  return inner.type === 'ThisExpression' || (inner.type === 'Identifier' && namesRequest.pattern.test(inner.name))
}
