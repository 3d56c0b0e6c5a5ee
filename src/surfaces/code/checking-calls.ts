import { checkingCalls, type CheckingCall, extendedCheck, requestCheck } from '../../knowledge/libraries/token-checks.ts'
import {
  argumentsOf,
  callOf,
  callsTo,
  comesFrom,
  inside,
  knownCalls,
  lastName,
  originOf,
  unwrap,
  type KnownCall,
  type Module,
} from '../../program/index.ts'
import { isStrategyUnused } from './unused-strategies.ts'

/** A call that checks a token, as a row has it. */
export type Known = KnownCall<CheckingCall>

/** The calls that rows know, strategies in use that a class of one's own hands its options to, and `request.jwtVerify` of Fastify. */
export function checks(module: Module): Known[] {
  const row = extendedCheck
  const isUnused = module.project !== undefined && isStrategyUnused(module.file.path, module.project)
  const strategies = (isUnused ? [] : superCalls(module, row.package)).map((call) => ({ row, call, given: argumentsOf(module, call.node) }))
  const decorated = callsTo(module, requestCheck.call).filter(
    (call) => unwrap(call.node.callee).type === 'MemberExpression' && call.from === undefined,
  )
  return [
    ...knownCalls(module, checkingCalls),
    ...strategies,
    ...decorated.map((call) => ({ row: requestCheck, call, given: argumentsOf(module, call.node) })),
  ]
}

/** What a class of one's own hands to the strategy that it extends, also in NestJS: `extends PassportStrategy(Strategy)`. */
function superCalls(module: Module, source: string): ReturnType<typeof callOf>[] {
  return module.nodes('ClassDeclaration').flatMap(({ superClass, body }) => {
    const inner =
      superClass?.type === 'CallExpression' && lastName(superClass.callee) === 'PassportStrategy' ? superClass.arguments[0] : superClass
    const from = inner && originOf(module, inner)
    if (!from || !comesFrom(from, source)) return []
    return module
      .nodes('CallExpression')
      .flatMap((node) => (node.callee.type === 'Super' && inside(node, body) ? [{ ...callOf(module, node), name: 'Strategy' }] : []))
  })
}
