import { callsTo, keyOf, lastName, objectOf, property, type Ast, type Module } from '../../program/index.ts'

/** Object literals that a handler answers with: what the calls of these names are given, and what is written as the body of an answer. */
export function* sentObjects(module: Module, answers: RegExp): Generator<Ast> {
  for (const call of callsTo(module, answers)) {
    const [first] = call.node.arguments
    const object = first && first.type !== 'SpreadElement' ? objectOf(module, first) : undefined
    if (object) yield object
  }
  for (const call of callsTo(module, 'stringify')) {
    const [first] = call.node.arguments
    const object = first && first.type !== 'SpreadElement' && isBody(module, call.node) ? objectOf(module, first) : undefined
    if (object) yield object
  }
}

/** The body of `new Response(…)`, or of what a function of a cloud answers with. */
function isBody(module: Module, node: Ast): boolean {
  const parent = module.parent(node)
  if (parent?.type === 'NewExpression') return /^(?:Next)?Response$/.test(lastName(parent.callee) ?? '')
  const answer = parent?.type === 'Property' && keyOf(parent) === 'body' ? module.parent(parent) : undefined
  return answer !== undefined && property(module, answer, 'statusCode') !== undefined
}
