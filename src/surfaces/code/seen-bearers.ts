import { bearerTaken, letsIn, looksAtNothing, readsBearer } from '../../knowledge/words/seen-bearers.ts'
import {
  enclosingFunction,
  keyOf,
  lastName,
  unwrap,
  type Ast,
  type AstOf,
  type Binding,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { callsIn } from './calls-in-function.ts'

/** A function that says that a caller is known, whatever bearer he shows. */
export interface SeenBearer {
  /** Where the header is read. */
  readonly read: Ast
  /** `{ authenticated: true, role: 'admin' }` */
  readonly says: Ast
  readonly by: string
}

/**
 * Functions that read the bearer of a request, ask of it only whether it is there, and answer that the caller is known:
 * `const token = header.split(' ')[1]; if (!token) return { authenticated: false }; return { authenticated: true, role: 'admin' }`.
 */
export function* seenBearers(module: Module): Generator<SeenBearer> {
  if (!bearerTaken.pattern.test(module.file.text) || !letsIn.pattern.test(module.file.text)) return
  for (const declared of module.nodes('VariableDeclarator')) {
    const { id, init } = declared
    if (id.type !== 'Identifier' || !init || !readsBearer.pattern.test(module.source(init).slice(0, 200))) continue
    const binding = module.binding(id)
    const within = enclosingFunction(module, declared)
    if (!binding || !within || !isOnlySeen(module, binding, within, 2)) continue
    const says = answerOf(module, within)
    const calls = callsIn(module, within)
    if (says && calls.every(({ callee }) => looksAtNothing.pattern.test(lastName(callee) ?? ''))) yield { read: init, says, by: id.name }
  }
}

/** Whether all that is done with a value is to look whether it is there, or to take the token out of it, of which that is true as well. */
function isOnlySeen(module: Module, binding: Binding, within: FunctionNode, steps: number): boolean {
  return module.references(binding).every((use) => {
    if (use === binding.id || enclosingFunction(module, use) !== within) return use === binding.id
    if (isTested(module, use)) return true
    let value: Ast = use
    for (let outer = module.parent(value); outer; outer = module.parent(value)) {
      if (isTested(module, value)) return true
      if (outer.type === 'VariableDeclarator' && outer.id.type === 'Identifier') {
        const taken = steps > 0 && bearerTaken.pattern.test(module.source(outer).slice(0, 200)) ? module.binding(outer.id) : undefined
        return taken !== undefined && isOnlySeen(module, taken, within, steps - 1)
      }
      const isOfValue =
        outer.type === 'MemberExpression' ? outer.object === value : outer.type === 'CallExpression' && outer.callee === value
      if (!isOfValue && !LEADS.has(outer.type)) return false
      value = outer
    }
    return false
  })
}

const LEADS: ReadonlySet<string> = new Set(['TypedExpression', 'ChainExpression', 'ConditionalExpression', 'LogicalExpression'])

/** `!token`, `if (token)`, `token && …` of a condition. */
function isTested(module: Module, node: Ast): boolean {
  const outer = module.parent(node)
  if (outer?.type === 'UnaryExpression') return outer.operator === '!' || outer.operator === 'not'
  return outer?.type === 'IfStatement' && outer.test === node
}

/** What a function gives back that says so, and of whom: not of what the request has brought. */
function answerOf(module: Module, within: FunctionNode): AstOf<'ObjectExpression'> | undefined {
  return module.nodes('ObjectExpression').find((one) => {
    const statement = module.parent(one)
    if (statement?.type !== 'ReturnStatement' || enclosingFunction(module, one) !== within) return false
    const saysSo = one.properties.some((each) => each.type === 'Property' && letsIn.pattern.test(module.source(each).slice(0, 80)))
    const isWritten = one.properties.every((each) => each.type === 'Property' && unwrap(each.value).type === 'Literal')
    return saysSo && isWritten && one.properties.some((each) => each.type === 'Property' && WHO.test(keyOf(each) ?? ''))
  })
}

const WHO = /^(?:user|admin|account|member|role|email|sub|name|scopes?|permissions?)(?:_?id|s)?$/i
