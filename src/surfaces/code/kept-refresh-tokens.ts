import { isParameter } from '../../program/module.ts'
import { keyOf, unwrap, type Ast, type Module } from '../../program/index.ts'

/** The refresh token of the request, whole: one that is made of pieces of it is another one. */
export function refreshesFrom(module: Module, node: Ast, steps = 4): boolean {
  const inner = unwrap(node)
  const follow = (one: Ast) => steps > 0 && refreshesFrom(module, one, steps - 1)
  switch (inner.type) {
    case 'MemberExpression':
      // A `body` that a client's callback is given, beside the error and the response, is somebody else's answer.
      return keyOf(inner) === 'refresh_token' && BODY.test(module.source(inner.object)) && !isParameter(module, inner.object)
    case 'LogicalExpression':
      return follow(inner.left) || follow(inner.right)
    case 'ConditionalExpression':
      return follow(inner.consequent) || follow(inner.alternate)
    case 'Identifier': {
      const binding = module.binding(inner)
      if (!binding?.init || !binding.path || module.written(binding)) return false
      return binding.path.length === 0
        ? follow(binding.init)
        : binding.path.join() === 'refresh_token' && BODY.test(module.source(binding.init))
    }
    default:
      return false
  }
}

const BODY = /^(?:(?:req|request|ctx\.request)\.)?body$/
