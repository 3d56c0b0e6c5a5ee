import {
  comesFrom,
  importedAs,
  inside,
  isCallNode,
  isFunction,
  keyOf,
  lastName,
  named as namedAnywhere,
  originOf,
  unwrap,
  walk,
  withoutComments,
  type Ast,
  type Here,
  type Module,
} from '../../program/index.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { harmlessPackagesOfPython } from '../../knowledge/libraries/web-servers.ts'
import { asksForOtherThings, mayRefuse, speaksOfCallers } from '../../knowledge/words/checks.ts'
import { lookedUpHeaders } from './looked-up-headers.ts'
import { reachedFrom } from './mcp-guard.ts'
import { leavesMcpOut } from './mcp-left-out.ts'

/** What stands for a class, an object of it, a function, or what makes one: `Middleware(Door)`, `Depends(tenant)`, `make_door()`. */
export function meant(module: Module, thing: Ast, steps = 3): Here | undefined {
  const named = namedThing(thing)
  if (isFunction(named)) return { module, node: named }
  const here = namedAnywhere(module, named)
  const made = here && unwrap(here.node)
  // `gate = partial(Gate, key=KEY)`
  if (here && made && isWrap(made)) return steps > 0 ? meant(here.module, made, steps - 1) : undefined
  return here && made && isCallNode(made) ? namedAnywhere(here.module, made.callee) : here
}

export function namedThing(thing: Ast): Ast {
  const whole = unwrap(thing)
  const inner = whole.type === 'ArrayExpression' && whole.elements[0] ? unwrap(whole.elements[0]) : whole
  if (!isCallNode(inner)) return inner
  const [first] = inner.arguments
  return WRAPS.test(lastName(inner.callee) ?? '') && first && first.type !== 'SpreadElement' ? unwrap(first) : unwrap(inner.callee)
}

export const WRAPS = /^(?:Middleware|DefineMiddleware|Depends|Security|Provide|partial)$/

export function mayTurnAway(module: Module, thing: Ast, here = meant(module, thing)): boolean {
  const named = namedThing(thing)
  const name = lastName(named) ?? ''
  if (here && (isFunction(here.node) || here.node.type === 'ClassDeclaration'))
    return !leavesMcpOut(here.module, here.node) && saysNo(here.module, here.node, name)
  const from = originOf(module, named)
  return !(from && comesFrom(from, harmlessPackagesOfPython.packages)) && !asksForOtherThings.pattern.test(name)
}

const saysNo = oncePerPair((module: Module, node: Ast, name: string): boolean => {
  const parts = [...reachedFrom(module, [node]).keys()]
  const code = parts.map((one) => withoutComments(module, one)).join('\n')
  const words = asksForOtherThings.pattern.test(name) ? speaksOfCallers.pattern : mayRefuse.pattern
  if (code.length >= LONGEST || (words.test(code) && ANSWERS.test(code))) return true
  return parts.some((one) => asksElsewhere(module, one) || lookedUpHeaders(module).some((header) => inside(header, one)))
})

const LONGEST = 8000
/** What answers in the place of the application, without which everybody passes. */
const ANSWERS = /\b40\d\b|\braise\b|Response\(|\bsend\(|\babort\(|\breturn\s{1,4}(?:False|None)\b|forbidden|unauthori[sz]ed/i

/** Whether a piece of code runs something of another file of the repository, or is made of a class there, but to log or to count. */
function asksElsewhere(module: Module, code: Ast): boolean {
  return [...walk(code)].some((one) => {
    const run = one.type === 'CallExpression' ? one.callee : one.type === 'ClassDeclaration' ? one.superClass : undefined
    let root = run && unwrap(run)
    if (!root) return false
    const names = [lastName(root) ?? '']
    while (root.type === 'MemberExpression' || root.type === 'CallExpression') {
      root = unwrap(root.type === 'MemberExpression' ? root.object : root.callee)
      names.push(lastName(root) ?? '', root.type === 'MemberExpression' ? (keyOf(root) ?? '') : '')
    }
    const from = importedAs(module, root)
    const isOurs = from !== undefined && (from.module.startsWith('.') || module.neighbourPath(from.module) !== undefined)
    return isOurs && !names.some((each) => asksForOtherThings.pattern.test(each))
  })
}

/** `Middleware(Door)`, `partial(Gate, key=KEY)` */
export function isWrap(node: Ast): boolean {
  return node.type === 'CallExpression' && WRAPS.test(lastName(node.callee) ?? '')
}
