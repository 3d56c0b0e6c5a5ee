import { functionCalled, lastName, type Ast, type FunctionNode, type Module } from '../../program/index.ts'
import { oncePer } from '../../text/once-per.ts'
import { callsIn } from './calls-in-function.ts'
import { isMadeForOneUse } from './session-tokens.ts'

/**
 * Whether a function answers whoever opens a socket, or is asked for something by what does:
 * `wss.on('connection', (socket, request) => …)`, `server.on('upgrade', …)`: https://github.com/websockets/ws/blob/master/doc/ws.md
 */
export function answersSocket(module: Module, handler: FunctionNode): boolean {
  const isAsked = isOfSocket(module, handler) || socketHandlers(module).some((one) => asksFor(module, one, handler, MOST_STEPS))
  return isAsked && !isMadeForOneUse(module, handler)
}

function isOfSocket(module: Module, handler: Ast): boolean {
  const parent = module.parent(handler)
  if (parent?.type !== 'CallExpression' || lastName(parent.callee) !== 'on') return false
  const [event] = parent.arguments
  return event?.type === 'Literal' && /^(?:connection|upgrade)$/.test(String(event.value))
}

const socketHandlers = oncePer((module: Module): readonly FunctionNode[] =>
  [...module.nodes('ArrowFunctionExpression'), ...module.nodes('FunctionExpression')].filter((one) => isOfSocket(module, one)),
)

/** Whether a function has another one of its module say something of its request: `rejected(ws, req)`, which asks `tokenOf(req)`. */
function asksFor(module: Module, fn: FunctionNode, wanted: FunctionNode, steps: number): boolean {
  return callsIn(module, fn).some((call) => {
    const run = functionCalled(module, call)
    return run?.module === module && (run.node === wanted || (steps > 1 && run.node !== fn && asksFor(module, run.node, wanted, steps - 1)))
  })
}

const MOST_STEPS = 2
