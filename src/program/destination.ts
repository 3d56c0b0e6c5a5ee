import type { Node } from '../parse/node.ts'
import type { Span } from '../text/source.ts'
import { BODIES, BASES } from '../knowledge/request-bodies.ts'
import { isFunction, keyOf, lastName, unwrap, withoutDefault, isCallNode, isOwnMember, type Ast, type CallNode } from './ast.ts'
import { definition, fold } from './fold.ts'
import { movedTo } from './fold-import.ts'
import { takenBy, type Taken } from './given-parameters.ts'
import type { Module } from './module.ts'
import { usesOf } from './holders.ts'
import { fieldValue, named, type Here } from './instances.ts'

/** The address of the request that sends a body: the first argument of `fetch(url, { body })`, also where the options have a name. */
export function destination(module: Module, node: Ast, hops = 2, seen = new Set<Ast>()): Node | undefined {
  if (seen.has(node)) return undefined
  seen.add(node)
  for (const use of [node, ...usesOf(module, node).nodes]) {
    let one: Ast = use
    for (let steps = 0; steps < 8; steps++) {
      const parent = module.parent(one)
      if (!parent || isFunction(parent) || (parent.type === 'Property' && !BODIES.has(keyOf(parent) ?? ''))) break
      if (parent.type === 'CallExpression' || (parent.type === 'NewExpression' && lastName(parent.callee) === 'Request')) {
        const taken = hops > 0 ? takenBy(module, parent, one) : undefined
        const url = taken ? throughHelper(module, parent, one, taken, hops, seen) : asked(module, parent, one)
        if (url) return url
      }
      if (hops > 0 && parent.type === 'VariableDeclarator' && one.type === 'ObjectExpression' && one !== node) {
        const url = destination(module, one, hops - 1, seen)
        if (url) return url
      }
      one = parent
    }
  }
  return undefined
}

/** The address to which a function sends what it is given, with what this call gives it for its parameters. */
function throughHelper(module: Module, call: CallNode, argument: Ast, taken: Taken, hops: number, seen: Set<Ast>): Node | undefined {
  const { module: there, node: fn, binding } = taken
  const at = module.span(call)
  const given = (name: string): Node | undefined => {
    const index = fn.params.findIndex((one) => withoutDefault(one).type === 'Identifier' && nameIn(one) === name)
    const argument = call.arguments[index]
    return argument && argument.type !== 'SpreadElement' && !(argument.type === 'ObjectExpression' && argument.named)
      ? fold(module, argument)
      : undefined
  }
  for (const use of there.references(binding)) {
    const url = use === binding.id ? undefined : destination(there, use, hops - 1, seen)
    if (url) return filledIn(url, at, given)
  }
  // What a function of one's own puts before a path is not told by the path.
  const first = addressOf(module, call, argument)
  return first && isPath(first) ? { kind: 'dynamic', at: first.at } : first
}

/** The address in a call, behind that of its client. */
function asked(module: Module, call: CallNode, argument: Ast): Node | undefined {
  const url = addressOf(module, call, argument)
  return url && behindBase(module, call, url)
}

function nameIn(param: Ast): string | undefined {
  const inner = withoutDefault(param)
  return inner.type === 'Identifier' ? inner.name : undefined
}

/** An address of another function at a call of it. */
function filledIn(url: Node, at: Span, given: (name: string) => Node | undefined): Node {
  if (url.kind === 'dynamic') {
    const { file, start, end } = url.at
    const name = /^(?:\$?\{\s*)?(\w+)(?:\s*\})?$/.exec(file.text.slice(start, Math.min(end, start + LONGEST)))?.[1]
    return (name === undefined ? undefined : given(name)) ?? movedTo(url, at)
  }
  if (url.kind !== 'template') return movedTo(url, at)
  const parts = url.parts.map((one) => filledIn(one, at, given))
  const [base, path] = parts
  if (base && path && parts.length === 2) return joined(base, path)
  const known = parts.flatMap((one) => (one.kind === 'scalar' ? [String(one.value)] : []))
  return known.length === parts.length ? { kind: 'scalar', value: known.join(''), at, opaque: true } : { kind: 'template', parts, at }
}

/** A longer expression is no name. */
const LONGEST = 80

const QUERY_SETTERS: ReadonlySet<string> = new Set(['with_query', 'update_query', 'copy_merge_params', 'include_query_params'])
const HTTP_METHOD = /^(?:get|post|put|patch|delete)$/i

/** The address in a call that has a body among its arguments. */
function addressOf(module: Module, call: CallNode, argument: Ast): Node | undefined {
  const [first] = call.arguments
  if (!first || first.type === 'SpreadElement' || !call.arguments.some((one) => one === argument)) return undefined
  const callee = unwrap(call.callee)
  // `url.with_query(params)`, `URL(x).update_query(params)`
  if (callee.type === 'MemberExpression' && QUERY_SETTERS.has(keyOf(callee) ?? '')) {
    const holder = definition(module, callee.object)
    const [inner] = holder.type === 'CallExpression' ? holder.arguments : []
    return fold(module, inner && inner.type !== 'SpreadElement' ? inner : callee.object)
  }
  if (first !== argument) {
    const given = first.type === 'Literal' && HTTP_METHOD.test(String(first.value)) ? call.arguments[1] : first
    const value = given && given.type !== 'SpreadElement' && given !== argument ? fold(module, given) : undefined
    return value?.kind === 'map' || value?.kind === 'list' ? undefined : value
  }
  const object = definition(module, first)
  const url =
    object.type === 'ObjectExpression' && object.properties.find((one) => one.type === 'Property' && /^ur[li]$/.test(keyOf(one) ?? ''))
  if (url && url.type === 'Property') return fold(module, url.value)
  // `request.post(url).send(body)`
  const inner = callee.type === 'MemberExpression' && keyOf(callee) === 'send' ? unwrap(callee.object) : undefined
  return inner?.type === 'CallExpression' && inner.arguments[0] ? fold(module, inner.arguments[0]) : undefined
}

/** An address behind that of the client that is asked: `axios.create({ baseURL })`, `httpx.Client(base_url=ISSUER)`. */
function behindBase(module: Module, call: CallNode, url: Node): Node {
  const isWhole = url.kind === 'scalar' ? !isPath(url) : url.kind === 'template' && url.parts[0]?.kind === 'scalar' && !isPath(url.parts[0])
  const callee = unwrap(call.callee)
  const base = !isWhole && callee.type === 'MemberExpression' ? baseOf(module, callee.object) : undefined
  return base ? joined(base, url) : url
}

/** A path, which says nothing of the host. */
function isPath(url: Node): boolean {
  return url.kind === 'scalar' && typeof url.value === 'string' && /^\/(?!\/)/.test(url.value)
}

/** Two parts of an address; of a second that turns out to be whole, the first is no part. */
function joined(base: Node, url: Node): Node {
  const { at } = url
  if (url.kind === 'scalar' && /^https?:/i.test(String(url.value))) return url
  if (base.kind !== 'scalar' || url.kind !== 'scalar') return { kind: 'template', parts: [base, url], at }
  const [front, path] = [String(base.value), String(url.value)]
  return { kind: 'scalar', value: (path.startsWith('/') ? front.replace(/\/$/, '') : front) + path, at, opaque: true }
}

function baseOf(module: Module, client: Ast): Node | undefined {
  const maker = makerOf(module, client)
  const call = maker && unwrap(maker.node)
  if (!maker || !isCallNode(call)) return undefined
  const options = call.arguments.flatMap((one) => (one.type === 'ObjectExpression' ? one.properties : []))
  const base = options.find((one) => one.type === 'Property' && BASES.has(keyOf(one) ?? ''))
  return base?.type === 'Property' ? movedTo(fold(maker.module, base.value), module.span(client)) : undefined
}

function makerOf(module: Module, client: Ast): Here | undefined {
  const inner = unwrap(client)
  if (!isOwnMember(inner)) return named(module, inner, undefined, 'constants')
  const value = fieldValue(module, inner)
  return value && { module, node: value }
}
