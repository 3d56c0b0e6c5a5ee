import { BASES } from '../knowledge/request-bodies.ts'
import type { Node } from '../parse/node.ts'
import { isCallNode, isOwnMember, keyOf, unwrap, type Ast, type CallNode } from './ast.ts'
import { fold } from './fold.ts'
import { movedTo } from './fold-import.ts'
import { fieldValue, named, type Here } from './instances.ts'
import type { Module } from './module.ts'

/** An address behind that of the client that is asked: `axios.create({ baseURL })`, `httpx.Client(base_url=ISSUER)`. */
export function behindBase(module: Module, call: CallNode, url: Node): Node {
  const isWhole = url.kind === 'scalar' ? !isPath(url) : url.kind === 'template' && url.parts[0]?.kind === 'scalar' && !isPath(url.parts[0])
  const callee = unwrap(call.callee)
  const base = !isWhole && callee.type === 'MemberExpression' ? baseOf(module, callee.object) : undefined
  return base ? joined(base, url) : url
}

/** A path, which says nothing of the host. */
export function isPath(url: Node): boolean {
  return url.kind === 'scalar' && typeof url.value === 'string' && /^\/(?!\/)/.test(url.value)
}

/** Two parts of an address; of a second that turns out to be whole, the first is no part. */
export function joined(base: Node, url: Node): Node {
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
