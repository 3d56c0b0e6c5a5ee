import { asksInTerminal, comparesState, routesInPython, takesStateOut, tellsOnly } from '../../knowledge/words/dropped-states.ts'
import { redeemsByNewClient } from '../../knowledge/words/states.ts'
import {
  argumentsOf,
  callsTo,
  enclosingFunction,
  functionOf,
  inside,
  isCallNode,
  keyOf,
  lastName,
  unwrap,
  walk,
  type Ast,
  type Binding,
  type CallNode,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import type { Span } from '../../text/source.ts'
import { mayBeSaid } from '../reading/code-around.ts'
import { takenOf } from './taken-parameters.ts'

const AUTHORIZES = /^(?:create_)?authorization_url$/
const REDEEMS = /^fetch_(?:access_)?token$/

/**
 * The requests of a Python library that makes a state, `url, state = flow.authorization_url()`, of which the function keeps neither the
 * state nor the client, while another function redeems a code by a client of its own: no callback can compare it.
 */
export function droppedLibraryStates(module: Module): Span[] {
  const { project, file } = module
  if (module.language !== 'python' || !project) return []
  const redeeming = callsTo(module, REDEEMS).filter(({ node }) => redeemsAnew(module, node))
  if (
    redeeming.length === 0 ||
    asksInTerminal.pattern.test(file.text) ||
    redeeming.some(({ node }) => isInHandler(module, node)) ||
    !isServed(module)
  )
    return []
  if (mayBeSaid(project, 'has a state to compare', hasOne, PYTHON)) return []
  const found = callsTo(module, AUTHORIZES).filter(({ node }) => {
    const around = enclosingFunction(module, node)
    const isOther = around && !redeeming.some((one) => inside(one.node, around))
    return isOther && !argumentsOf(module, node).expression(['state']) && isDropped(module, node) && isLocalClient(module, node, around)
  })
  return found.map(({ at }) => at)
}

const PYTHON = { files: /\.py$/ }
const hasOne = (text: string) => takesStateOut.pattern.test(text) || comparesState.pattern.test(text)

/** What a handler does itself is read by stateless-callbacks.ts, with what stands in front of it. */
function isInHandler(module: Module, node: Ast): boolean {
  const around = enclosingFunction(module, node)
  const method = around && module.parent(around)
  const decorated = [...(around?.decorators ?? []), ...(method?.type === 'MethodDefinition' ? method.decorators : [])]
  return decorated.length > 0 || takenOf(module, 'code').some(({ handler }) => handler === around)
}

function isServed({ project, file }: Module): boolean {
  const has = (text: string) => routesInPython.pattern.test(text)
  return has(file.text) || (project !== undefined && mayBeSaid(project, 'routes in Python', has, PYTHON))
}

/** Whether the state, beside the address, has no name, or one that is only told to a log. */
function isDropped(module: Module, call: CallNode): boolean {
  const parent = module.parent(call)
  const outer = parent?.type === 'AwaitExpression' ? module.parent(parent) : parent
  if (outer?.type === 'MemberExpression') return outer.computed && module.source(outer.property) === '0'
  const target = outer?.type === 'VariableDeclarator' ? outer.id : outer?.type === 'AssignmentExpression' ? outer.left : undefined
  if (target?.type !== 'ArrayPattern' || target.elements.length !== 2) return false
  const second = target.elements[1]
  const binding = second?.type === 'Identifier' ? module.binding(second) : undefined
  return binding !== undefined && module.references(binding).every((one) => one === second || isTold(module, one) || isWritten(module, one))
}

function isTold(module: Module, use: Ast): boolean {
  for (const one of module.ancestors(use)) {
    if (isCallNode(one)) return tellsOnly.pattern.test(lastName(one.callee) ?? '')
    if (one.type !== 'TemplateLiteral' && one.type !== 'BinaryExpression') return false
  }
  return false
}

/** Of the same name in another pair, as in a second branch. */
function isWritten(module: Module, use: Ast): boolean {
  return module.parent(use)?.type === 'ArrayPattern'
}

/** Whether a client is made in the function, and nothing but members that bind no code are asked of it. */
function isLocalClient(module: Module, call: CallNode, around: FunctionNode): boolean {
  const binding = clientOf(module, call)
  if (!binding || !inside(binding.node, around)) return false
  return module.references(binding).every((use) => {
    const member = use === binding.id || isTarget(module, use) ? undefined : module.parent(use)
    return !member || (member.type === 'MemberExpression' && member.object === use && BINDS_NOTHING.test(keyOf(member) ?? ''))
  })
}

const BINDS_NOTHING = /^(?:(?:create_)?authorization_url|redirect_uri|scope|client_config|autogenerate_code_verifier)$/

function isTarget(module: Module, use: Ast): boolean {
  const parent = module.parent(use)
  return parent?.type === 'AssignmentExpression' && parent.left === use
}

/** The variable of a client that is made by a call: `flow = self.build_flow()`. */
function clientOf(module: Module, call: CallNode): Binding | undefined {
  const callee = unwrap(call.callee)
  const binding = callee.type === 'MemberExpression' ? module.binding(unwrap(callee.object)) : undefined
  const made = binding?.init && unwrap(binding.init)
  return made && isCallNode(made) ? binding : undefined
}

/** Whether a code is redeemed by a client that is made for it, by a library or a function here, and is given no state. */
function redeemsAnew(module: Module, call: CallNode): boolean {
  const made = clientOf(module, call)?.init
  const inner = made && unwrap(made)
  if (!inner || !isCallNode(inner) || GIVES_STATE.test(module.source(inner)) || GIVES_STATE.test(module.source(call))) return false
  const maker = functionOf(module, inner.callee) ?? methodOf(module, inner)
  const code = maker ? module.source(maker) : module.source(inner)
  return (
    redeemsByNewClient.pattern.test(code) &&
    !(maker && [...walk(maker)].some((one) => isCallNode(one) && AUTHORIZES.test(lastName(one.callee) ?? '')))
  )
}

const GIVES_STATE = /\b(?:state|code_verifier)\s{0,4}=/

/** `self.build_flow()` in the class that has it. */
function methodOf(module: Module, { callee }: CallNode): Ast | undefined {
  const inner = unwrap(callee)
  if (inner.type !== 'MemberExpression' || module.source(inner.object) !== 'self') return undefined
  const name = keyOf(inner)
  return module.nodes('MethodDefinition').find((one) => keyOf(one) === name)?.value
}
