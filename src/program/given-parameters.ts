import {
  dotted,
  isFunction,
  keyOf,
  lastName,
  unwrap,
  withoutDefault,
  rootOf,
  type Ast,
  type AstOf,
  type CallNode,
  type FunctionNode,
} from './ast.ts'
import { BODIES } from '../knowledge/request-bodies.ts'
import { addsParameters, copiesParameters, goesThrough, protectsRequests } from '../knowledge/words/given-parameters.ts'
import { readsParameters } from '../knowledge/words/oauth.ts'
import { instanceOf, named, type Here } from './instances.ts'
import { type Module, withoutComments } from './module.ts'
import { methodOf, callback } from './origin.ts'
import type { Binding } from './scope.ts'

/** The parameter of a function of this repository that takes an argument of a call. */
export interface Taken extends Here<FunctionNode> {
  readonly binding: Binding
}

/** What takes an argument, whose named ones Python hands to the last parameter of its function: `def post(path, **fields)`. */
export function takenBy(module: Module, call: CallNode, argument: Ast): Taken | undefined {
  const index = call.arguments.findIndex((one) => one === argument)
  const found =
    index < 0 || call.arguments.slice(0, index).some(({ type }) => type === 'SpreadElement') ? undefined : calledHere(module, call)
  if (!found) return undefined
  const isNamed = argument.type === 'ObjectExpression' && argument.named === true
  const param = isNamed ? found.node.params.find((one) => one.type === 'RestElement' && one.named) : found.node.params[index]
  const id = param && nameOf(param, isNamed)
  const binding = id && found.module.binding(id)
  return binding && { ...found, binding }
}

function nameOf(param: Ast, isNamed: boolean): AstOf<'Identifier'> | undefined {
  if (param.type === 'RestElement') return isNamed && param.argument.type === 'Identifier' ? param.argument : undefined
  const inner = withoutDefault(param)
  return inner.type === 'Identifier' ? inner : undefined
}

/** The function or method of this repository that a call names. */
function calledHere(module: Module, { callee }: CallNode): Here<FunctionNode> | undefined {
  const inner = unwrap(callee)
  const own = callback(module, inner)
  if (own && isFunction(own)) return { module, node: own }
  if (inner.type === 'Identifier') return asFunction(named(module, inner, undefined, 'constants'))
  if (inner.type !== 'MemberExpression') return undefined
  if (unwrap(inner.object).type === 'ThisExpression') {
    const method = methodOf(module, inner)
    return method && { module, node: method }
  }
  const direct = asFunction(named(module, inner, undefined, 'constants'))
  return direct ?? memberOf(instanceOf(module, inner.object) ?? named(module, inner.object, undefined, 'constants'), keyOf(inner))
}

function asFunction(found: Here | undefined): Here<FunctionNode> | undefined {
  const node = found && unwrap(found.node)
  return found && node && isFunction(node) ? { module: found.module, node } : undefined
}

/** A method of a class, or of an object that is written as one. */
function memberOf(owner: Here | undefined, name: string | undefined): Here<FunctionNode> | undefined {
  const node = owner && unwrap(owner.node)
  if (!owner || !node || name === undefined) return undefined
  if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') {
    const methods = node.body.body.flatMap((one) => (one.type === 'MethodDefinition' && keyOf(one) === name ? [one.value] : []))
    return methods.length === 1 && methods[0] ? { module: owner.module, node: methods[0] } : undefined
  }
  if (node.type !== 'ObjectExpression') return undefined
  const property = node.properties.find((one) => one.type === 'Property' && keyOf(one) === name)
  return property?.type === 'Property' ? asFunction({ module: owner.module, node: property.value }) : undefined
}

/**
 * Whether the function that a call names only writes or sends the parameters that it is given: a helper for queries or forms. It may be
 * one of another module; whatever it may add is seen, or it is none.
 */
export function addsNothing(module: Module, call: CallNode, argument: Ast, hops = 2): boolean {
  const taken = takenBy(module, call, argument)
  if (!taken) return false
  const { module: there, node: fn, binding } = taken
  const inside = (one: Ast) => one.start >= fn.start && one.end <= fn.end
  if (protectsRequests.pattern.test(withoutComments(there, fn))) return false
  if (there.nodes('CallExpression').some((one) => inside(one) && addsParameters.pattern.test(lastName(one.callee) ?? ''))) return false
  const uses = there.references(binding).filter((use) => use !== binding.id)
  const isOver = (loop: Ast) => uses.some((use) => use.start >= loop.start && use.end <= loop.end)
  if (there.nodes('ForOfStatement').some((one) => inside(one) && !isOver(one.right))) return false
  if (uses.length === 0 || !uses.every((use) => isHarmless(there, use, hops))) return false
  const copies = { module: there, hops, seen: new Set([binding]) }
  return !uses.some((use) => copyMayGain(copies, use, false))
}

/** What is made of the parameters in a function, as far as it has been looked at. */
interface Copies {
  readonly module: Module
  readonly hops: number
  readonly seen: Set<Binding>
}

/**
 * Whether something that is made of the parameters is handed to a function that may add to it: `secure(new URLSearchParams(params))`. To a
 * text nobody can add, until it is read again.
 */
function copyMayGain(copies: Copies, use: Ast, isText: boolean): boolean {
  const { module, hops } = copies
  for (let node = use, parent = module.parent(node); parent; node = parent, parent = module.parent(node)) {
    switch (parent.type) {
      case 'CallExpression':
      case 'NewExpression':
        if (parent.callee === node) break
        if (!copiesParameters.pattern.test(lastName(parent.callee) ?? '')) return !isText && !isReadBy(module, parent, node, hops)
        isText = false
        break
      case 'MemberExpression':
        if (parent.object === node && keyOf(parent) === 'forEach') return filledMayGain(copies, module.parent(parent))
        if (parent.object !== node || !copiesParameters.pattern.test(keyOf(parent) ?? '')) return false
        break
      case 'VariableDeclarator':
        return parent.init === node && holderMayGain(copies, parent.id, isText)
      case 'AssignmentExpression':
        return (
          parent.right === node && isWhole(parent.left) && holderMayGain(copies, parent.left, isText && parent.left.type === 'Identifier')
        )
      case 'ForOfStatement':
        return parent.right === node && filledMayGain(copies, parent)
      case 'TemplateLiteral':
      case 'OtherExpression':
        isText = true
        break
      case 'Property':
        if (BODIES.has(keyOf(parent) ?? '')) return false
        break
      case 'TypedExpression':
      case 'AwaitExpression':
      case 'SpreadElement':
      case 'ObjectExpression':
      case 'ArrayExpression':
        break
      default:
        return false
    }
  }
  return false
}

/** `query = …`, `url.search = …` */
function isWhole(target: Ast): boolean {
  return target.type === 'Identifier' || (target.type === 'MemberExpression' && keyOf(target) === 'search')
}

/** What holds a copy, by all its uses. */
function holderMayGain(copies: Copies, target: Ast, isText: boolean): boolean {
  const root = rootOf(target)
  const binding = root.type === 'Identifier' ? copies.module.binding(root) : undefined
  if (!binding || binding.kind === 'import' || copies.seen.has(binding)) return false
  copies.seen.add(binding)
  return copies.module.references(binding).some((use) => use !== binding.id && copyMayGain(copies, use, isText))
}

/** What is filled where the parameters are gone through: `for (const [name, value] of …) url.searchParams.set(name, value)`. */
function filledMayGain(copies: Copies, through: Ast | undefined): boolean {
  if (!through) return false
  const filled = copies.module.nodes('CallExpression').flatMap(({ callee, start, end }) => {
    const method = start > through.start && end <= through.end ? unwrap(callee) : undefined
    return method?.type === 'MemberExpression' && /^(?:set|append|add)$/.test(keyOf(method) ?? '') ? [method.object] : []
  })
  return filled.some((one) => holderMayGain(copies, one, false))
}

/** Whether a use of a set of parameters takes them as they are. */
function isHarmless(module: Module, use: Ast, hops: number): boolean {
  let node = use
  let parent = module.parent(node)
  while (parent?.type === 'TypedExpression' || parent?.type === 'AwaitExpression') {
    node = parent
    parent = module.parent(node)
  }
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object !== node || isRead(module, parent)
    case 'CallExpression':
    case 'NewExpression':
      return isReadBy(module, parent, node, hops)
    case 'Property':
      return BODIES.has(keyOf(parent) ?? '')
    case 'SpreadElement':
      return isOnlySpread(module, parent)
    case 'VariableDeclarator':
      return module.parent(module.parent(parent) ?? parent)?.type === 'OtherExpression'
    case 'ForOfStatement':
    case 'OtherExpression':
    case 'IfStatement':
    case 'TemplateLiteral':
      return true
    default:
      return false
  }
}

/** `params[key]`, `params.map(…)`: nothing is set. */
function isRead(module: Module, member: AstOf<'MemberExpression'>): boolean {
  const parent = module.parent(member)
  if (parent?.type === 'CallExpression' && parent.callee === member) return goesThrough.pattern.test(keyOf(member) ?? '')
  return parent?.type !== 'AssignmentExpression' || parent.left !== member
}

function isReadBy(module: Module, call: CallNode, argument: Ast, hops: number): boolean {
  if (call.callee === argument || dotted(call.callee) === 'Object.assign') return false
  return readsParameters.pattern.test(lastName(call.callee) ?? '') || (hops > 0 && addsNothing(module, call, argument, hops - 1))
}

/** Of an object or list that is made of it, all else is written there. */
function isOnlySpread(module: Module, spread: Ast): boolean {
  const whole = module.parent(spread)
  const parts = whole?.type === 'ObjectExpression' ? whole.properties : whole?.type === 'ArrayExpression' ? whole.elements : []
  return parts.length > 0 && parts.every((one) => one === spread || one?.type !== 'SpreadElement')
}
