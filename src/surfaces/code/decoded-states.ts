import { bindsCode } from '../../knowledge/words/states.ts'
import {
  functionOf,
  inside,
  isFunction,
  isOwnMember,
  keyOf,
  lastName,
  unwrap,
  walk,
  type Ast,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { withoutFixedTexts } from '../../program/written/index.ts'
import { oneOf } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { asksEveryRoute, mayAskForState } from './asked-in-front.ts'
import { takenOf, type Taken } from './taken-parameters.ts'

/** What else binds a code to the browser, or may compare the state. */
const BOUND = oneOf('i', bindsCode.pattern, /csrf|cookie|session|signed|(?<!in)valid|verif|compare|jwt/)

/**
 * Where a callback hands a code on and takes nothing of the `state` but one piece, which says whose it is: `state.split('.')[0]`. What else
 * stands in the state is dropped there, so that a random half is compared with nothing, and everybody can write a state for anybody.
 */
export function decodedStates(module: Module): Span[] {
  const states = takenOf(module, 'state')
  if (states.length === 0 || asksEveryRoute(module)) return []
  const codes = new Set(takenOf(module, 'code').map(({ handler }) => handler))
  return [...new Set(states.map(({ handler }) => handler))].flatMap((handler) => {
    const own = states.filter((one) => one.handler === handler)
    const uses = codes.has(handler) ? usesOf(module, own) : undefined
    if (
      !uses ||
      LOOKED_UP.test(module.source(handler)) ||
      BOUND.test(withoutFixedTexts(module.source(handler))) ||
      mayAskForState(module, handler)
    )
      return []
    const pieces = uses.filter((one) => !isPresence(module, one))
    return pieces.length > 0 && pieces.every((one) => takesOnePiece(module, one)) && handsCodeOn(handler)
      ? [module.span(pieces[0] as Ast)]
      : []
  })
}

/** A piece of a state that was kept is taken out of where it was, once. */
const LOOKED_UP = /\b(?:redis|cache|kv|\w{0,20}store|states?|pending)\w{0,20}\.(?:get|take|pop|consume|del(?:ete)?)\w{0,12}\(|\.getdel\(/i

/** Where the variable that took the state is named again; nothing where it went into none of its own. */
function usesOf(module: Module, taken: readonly Taken[]): readonly Ast[] | undefined {
  const ids = new Set(taken.map(({ node, handler }) => (node.type === 'Identifier' ? node : declared(module, node, handler))))
  const [id] = ids
  const binding = ids.size === 1 && id?.type === 'Identifier' ? module.binding(id) : undefined
  const handler = taken[0]?.handler
  return binding && handler && module.references(binding).filter((one) => one !== id && inside(one, handler))
}

function declared(module: Module, node: Ast, handler: FunctionNode): Ast | undefined {
  if (node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern') {
    const taken = node.id.properties.find((one) => one.type === 'Property' && keyOf(one) === 'state')
    return taken?.type === 'Property' ? unwrap(taken.value) : undefined
  }
  for (const one of module.ancestors(node)) {
    if (one === handler || isFunction(one)) return undefined
    if (one.type === 'VariableDeclarator') return one.id.type === 'Identifier' ? one.id : undefined
  }
  return undefined
}

/** `!state`, `typeof state`, `state &&`: whether there is one. */
function isPresence(module: Module, use: Ast): boolean {
  const parent = module.parent(use)
  return parent?.type === 'UnaryExpression' || (parent?.type === 'LogicalExpression' && parent.left === use)
}

/** `state.split('.')[0]`, `const [id] = state.split('.')`, or an own function that does no more with what it is given. */
function takesOnePiece(module: Module, use: Ast): boolean {
  const parent = module.parent(use)
  if (parent?.type === 'MemberExpression' && parent.object === use && keyOf(parent) === 'split')
    return isFirst(module, module.parent(parent))
  if (parent?.type !== 'CallExpression' || parent.arguments.length !== 1) return false
  const called = functionOf(module, parent.callee) ?? ownMethod(module, parent.callee)
  const [only] = called?.params ?? []
  const binding = module.binding(only)
  if (!called?.body || !binding || COMPARES.test(withoutFixedTexts(module.source(called.body)))) return false
  const uses = module.references(binding).filter((one) => one !== only)
  return uses.length > 0 && uses.every((one) => isPresence(module, one) || isSplit(module, one))
}

function isSplit(module: Module, use: Ast): boolean {
  const parent = module.parent(use)
  return parent?.type === 'MemberExpression' && keyOf(parent) === 'split' && isFirst(module, module.parent(parent))
}

/** One piece is taken of those that a call gives. */
function isFirst(module: Module, call: Ast | undefined): boolean {
  const around = call && module.parent(call)
  if (around?.type === 'VariableDeclarator') return around.id.type === 'ArrayPattern' && around.id.elements.length === 1
  return around?.type === 'MemberExpression' && around.object === call && around.computed && around.property.type === 'Literal'
}

const COMPARES = oneOf('i', /[!=]==|\.(?:get|has|find|delete|includes|equals)\w{0,10}\(|await|hmac|hash/, BOUND)

function ownMethod(module: Module, callee: Ast): FunctionNode | undefined {
  const called = unwrap(callee)
  if (!isOwnMember(called)) return undefined
  const method = module.nodes('MethodDefinition').find((one) => keyOf(one) === keyOf(called))
  return method && isFunction(method.value) ? method.value : undefined
}

/** The code goes to a function that may redeem it. */
function handsCodeOn(handler: FunctionNode): boolean {
  return [...walk(handler)].some(
    (one) =>
      one.type === 'CallExpression' &&
      one.arguments.some((given) => given.type === 'Identifier' && given.name === 'code') &&
      /token|exchange|redeem|callback|connect|complete|auth|install/i.test(lastName(one.callee) ?? ''),
  )
}
