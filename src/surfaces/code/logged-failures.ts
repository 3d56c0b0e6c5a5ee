import {
  isFunction,
  isTextLiteral,
  dotted,
  enclosingFunction,
  lastName,
  originOf,
  unwrap,
  type Ast,
  type AstOf,
  type CallNode,
  type Module,
} from '../../program/index.ts'
import { failsWithRequest, keepsRequestOut, sentSecret, tellsFailure } from '../../knowledge/words/logged-failures.ts'
import { callsIn } from './calls-in-function.ts'
import type { Shown } from './logged-secrets.ts'
import { sourceOf } from './named-values.ts'

/**
 * The request of a token that has failed, as the error of axios holds it with its body: the whole error, which the console writes with all
 * its members, or `error.config.data`: https://axios-http.com/docs/handling_errors
 */
export function failedRequest(module: Module, call: CallNode, node: Ast, by: string): Shown | undefined {
  // `%s` writes the message alone: https://nodejs.org/api/util.html#utilformatformat-args
  const first = call.arguments[0]
  if (isTextLiteral(first) && first.value.includes('%s')) return undefined
  const [name = '', ...members] = (dotted(node) ?? '').split('.')
  const part = members.join('.')
  if (name === '' || (part === '' ? !/^console\./.test(by) : !/^(?:config(?:\.data)?|request)$/.test(part))) return undefined
  const tried = triedBefore(module, node, name, part === '')
  const sent = tried && secretSent(module, tried)
  return sent === undefined || keepsRequestOut.pattern.test(module.file.text) ? undefined : { what: sent, node, within: node }
}

/** What was tried before the handler that has caught an error under a name; nothing where it told the errors of a request from others. */
function triedBefore(module: Module, node: Ast, name: string, isWhole: boolean): Ast | undefined {
  for (const outer of module.ancestors(node)) {
    if (isFunction(outer)) return undefined
    if (outer.type !== 'CatchClause') continue
    const tried = module.parent(outer)
    if (outer.param?.type !== 'Identifier' || outer.param.name !== name || tried?.type !== 'TryStatement') return undefined
    // What it is given anew is another error.
    const binding = module.binding(outer.param)
    if (binding && module.written(binding)) return undefined
    return isWhole && tellsFailure.pattern.test(module.source(outer.body)) ? undefined : tried.block
  }
  return undefined
}

/** The parameter of a token request that axios is given in a block, and that is a secret. */
function secretSent(module: Module, block: Ast): string | undefined {
  const around = enclosingFunction(module, block)
  for (const call of around ? callsIn(module, around) : []) {
    if (call.start < block.start || call.end > block.end || !isOfAxios(module, call) || isCaughtBefore(module, call, block)) continue
    const sent = call.arguments.map((one) => sourceOf(module, one)).join(' ')
    const [said] = sentSecret.pattern.exec(sent) ?? []
    if (said !== undefined) return said
  }
  return undefined
}

/** Whether an inner handler gets the error: `try { … } catch { throw new Error() }`, `axios.post(…).catch(() => null)`. */
function isCaughtBefore(module: Module, call: Ast, block: Ast): boolean {
  let inner: Ast = call
  for (const outer of module.ancestors(call)) {
    if (outer === block) return false
    if (outer.type === 'TryStatement' && outer.handlers.length > 0 && outer.block === inner) return true
    if (outer.type === 'CallExpression' && outer.callee.type === 'MemberExpression' && inner === outer.callee) {
      const method = lastName(outer.callee)
      if (method === 'catch' || (method === 'then' && outer.arguments.length > 1)) return true
    }
    inner = outer
  }
  return true
}

function isOfAxios(module: Module, { callee }: AstOf<'CallExpression'>): boolean {
  const from = originOf(module, unwrap(callee))
  return from !== undefined && failsWithRequest.pattern.test(from.module)
}
