import { bearerTaken, letsIn, ofHeaders, ofResponse, readsBearer, takesHeader, takesTextApart } from '../../knowledge/words/seen-bearers.ts'
import {
  enclosingFunction,
  inside,
  keyOf,
  lastName,
  unwrap,
  type Ast,
  type AstOf,
  type Binding,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { grouped } from '../../text/grouped.ts'
import { oncePer, oncePerPair } from '../../text/once-per.ts'
import { callsIn } from './calls-in-function.ts'
import { isForDevelopment, isLeftElsewhere } from './development-branches.ts'

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
    const says = binding && within && answerOf(module, within)
    if (!says || isHandedOn(module, init, within)) continue
    const tests: Ast[] = []
    if (isOnlySeen(module, binding, { within, tests }, 2) && tests.some((one) => refuses(module, one, within)))
      yield { read: init, says, by: id.name }
  }
}

/** The function that a bearer is looked for in, and the places at which it is. */
interface Looked {
  readonly within: FunctionNode
  readonly tests: Ast[]
}

/** Whether all that is done with a value is to look whether it is there, or to take the token out of it, of which that is true as well. */
function isOnlySeen(module: Module, binding: Binding, looked: Looked, steps: number): boolean {
  return module.references(binding).every((use) => {
    if (use === binding.id || enclosingFunction(module, use) !== looked.within) return use === binding.id
    let value: Ast = use
    for (let outer = module.parent(value); outer; outer = module.parent(value)) {
      if (isTested(module, value)) return looked.tests.push(value) > 0
      if (outer.type === 'VariableDeclarator' && outer.id.type === 'Identifier') {
        const taken = steps > 0 && bearerTaken.pattern.test(module.source(outer).slice(0, 200)) ? module.binding(outer.id) : undefined
        return taken !== undefined && isOnlySeen(module, taken, looked, steps - 1)
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

/** Whether a function ends otherwise with or without a bearer: a branch of the condition that asks for it leaves. */
function refuses(module: Module, tested: Ast, within: FunctionNode): boolean {
  for (const outer of module.ancestors(tested)) {
    if (outer === within) return false
    if (outer.type === 'IfStatement') return (leaves(module).get(within) ?? []).some((one) => inside(one, outer))
  }
  return false
}

/** Where functions end: what they give back and throw, by function. */
const leaves = oncePer((module: Module) =>
  grouped([...module.nodes('ReturnStatement'), ...module.nodes('ThrowStatement')], (one) => enclosingFunction(module, one)),
)

/** What a function gives back that says so once, and of whom: not of what the request has brought, nor of what other calls have told. */
const answerOf = oncePerPair((module: Module, within: FunctionNode): AstOf<'ObjectExpression'> | undefined => {
  const ends = leaves(module).get(within) ?? []
  const [one, ...more] = ends.filter((each) => letsIn.pattern.test(module.source(each).slice(0, LONGEST_ANSWER)))
  if (ends.length < 2 || more.length > 0 || one?.type !== 'ReturnStatement' || !one.argument) return undefined
  const answer = unwrap(one.argument)
  if (answer.type !== 'ObjectExpression' || !saysOfWhom(module, answer)) return undefined
  if (isForDevelopment(module, answer) || ends.some((end) => isLeftElsewhere(module, end))) return undefined
  return callsIn(module, within).every((call) => looksAtNothing(module, call)) ? answer : undefined
})

const LONGEST_ANSWER = 1000

function saysOfWhom(module: Module, { properties }: AstOf<'ObjectExpression'>): boolean {
  const saysSo = properties.some((each) => each.type === 'Property' && letsIn.pattern.test(module.source(each).slice(0, 80)))
  const isWritten = properties.every((each) => each.type === 'Property' && unwrap(each.value).type === 'Literal')
  return saysSo && isWritten && properties.some((each) => each.type === 'Property' && WHO.test(keyOf(each) ?? ''))
}

const WHO = /^(?:user|admin|account|member|role|email|sub|name|scopes?|permissions?)(?:_?id|s)?$/i

/** Whether a call reads a header, takes a text apart, writes a line or an answer. */
function looksAtNothing(module: Module, { callee }: AstOf<'CallExpression'>): boolean {
  const name = lastName(callee) ?? ''
  if (takesTextApart.pattern.test(name)) return true
  const called = module.source(unwrap(callee)).slice(-LONGEST_CALLEE)
  return takesHeader.pattern.test(name) ? ofHeaders.pattern.test(called) : ofResponse.pattern.test(called)
}

const LONGEST_CALLEE = 80

/** Whether the request that a header is read of, or all of its headers, go anywhere as they are: who has them may look at the token. */
function isHandedOn(module: Module, init: Ast, within: FunctionNode): boolean {
  const root = rootOf(init)
  const binding = root && module.binding(root)
  if (!binding) return root === undefined
  return module
    .references(binding)
    .some((use) => use !== binding.id && inside(use, within) && !isParameter(use, within) && !isRead(module, use))
}

function isParameter(use: Ast, { params }: FunctionNode): boolean {
  return params.some((one) => inside(use, one))
}

/** `req.headers.authorization`, `headers()`; not `req`, nor `req.headers`. */
function isRead(module: Module, use: Ast): boolean {
  let value = use
  for (let outer = module.parent(value); outer; outer = module.parent(value)) {
    if (outer.type === 'CallExpression' && outer.callee === value) return true
    const isMember = outer.type === 'MemberExpression' && outer.object === value
    if (isMember && lastName(outer) !== 'headers') return true
    if (!isMember && outer.type !== 'TypedExpression') return false
    value = outer
  }
  return false
}

/** The name that an expression begins with. */
function rootOf(node: Ast): AstOf<'Identifier'> | undefined {
  for (let one = unwrap(node); ;) {
    if (one.type === 'Identifier') return one
    if (one.type === 'MemberExpression') one = unwrap(one.object)
    else if (one.type === 'CallExpression') one = unwrap(one.callee)
    else if (one.type === 'LogicalExpression') one = unwrap(one.left)
    else return undefined
  }
}
