import type { Node } from '../parse/node.ts'

/** Whether a node is JavaScript's `undefined`, which most options take for an absent one. */
export function isUndefined(node: Node | undefined): boolean {
  return node !== undefined && UNDEFINED.has(node)
}

/** Whether a node is `null` or `undefined`. */
export function isNothing(node: Node): boolean {
  return isUndefined(node) || (node.kind === 'scalar' && node.value === null)
}

/** JavaScript's `undefined` as a node. */
export function undefinedNode(at: Node['at']): Node {
  const none: Node = { kind: 'dynamic', at }
  UNDEFINED.add(none)
  return none
}

const UNDEFINED = new WeakSet<Node>()
