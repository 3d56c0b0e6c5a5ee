import {
  definition,
  enclosingFunction,
  isFunction,
  isTextLiteral,
  lastName,
  nameOf,
  objectOf,
  property,
  unwrap,
  type Ast,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { sentObjects } from './sent-objects.ts'

/**
 * The object literals that the module sends to whoever asks, or that what registers gives back. What a client is set up with, and what is
 * put in a store, is none of them.
 */
export function answeredRegistrations(module: Module): ReadonlySet<Ast> {
  const found = new Set<Ast>(sentObjects(module, ANSWERS))
  // Python's are given by position or by name: `JSONResponse(content=answer)`.
  for (const node of module.nodes('CallExpression')) {
    const last = node.arguments.at(-1)
    const content =
      last?.type === 'ObjectExpression' && PYTHON.test(module.source(node.callee)) ? property(module, last, 'content') : undefined
    add(module, content, found)
  }
  const known = new Map<FunctionNode, boolean>()
  const isAsked = (fn: FunctionNode | undefined): boolean => {
    if (!fn) return false
    const before = known.get(fn) ?? registers(module, fn)
    known.set(fn, before)
    return before
  }
  for (const node of module.nodes('ReturnStatement'))
    if (node.argument && isAsked(enclosingFunction(module, node))) add(module, node.argument, found)
  for (const node of module.nodes('ArrowFunctionExpression'))
    if (node.body && node.body.type !== 'BlockStatement' && isAsked(node)) add(module, node.body, found)
  return found
}

function add(module: Module, node: Ast | undefined, found: Set<Ast>): void {
  const value = node && definition(module, unwrap(node))
  // `dict(client_id=…)`, `ClientInformation(client_id=…)`.
  const isMade = value?.type === 'CallExpression' && MAKES.test(lastName(value.callee) ?? '')
  const object = objectOf(module, isMade ? value.arguments.at(-1) : value)
  if (object) found.add(object)
}

const MAKES = /^(?:dict$|[A-Z])/
const PYTHON = /Response$/
const ANSWERS = /^(?:json|jsonp|send|end|reply|jsonify|json_response|\w{0,20}(?:JSON|Json)Response)$/

/** Whether a function is the one that registers clients, by its own name, its route or its class. */
function registers(module: Module, fn: FunctionNode): boolean {
  const name = nameOf(module, fn) ?? ''
  if (READS.test(name)) return false
  return REGISTERS.test(name) || isRouted(module, fn) || (HANDLES.test(name) && isOfRegistration(module, fn))
}

const REGISTERS = /regist(?:er|ration)/i
/** `getRegisteredClient`, `load_registration`: gives back what is known; `clientInformation` of a client is none either. */
const READS = /^_{0,2}(?:get|find|load|fetch|read|list|seed|lookup|default|preregister|pre_register|unregister|deregister)/i
const HANDLES = /^_?(?:(?:do_?)?post|execute|process|call|__call__|(?:handle|create|generate|build|make|answer|respond)\w{0,30})$/i

/** `app.post('/register', …)`, `@app.post("/oauth/register")`. */
function isRouted(module: Module, fn: FunctionNode): boolean {
  const holder = module.parent(fn)
  const decorators = [...fn.decorators, ...(holder?.type === 'MethodDefinition' ? holder.decorators : [])]
  if (decorators.some((one) => ROUTE.test(module.source(one).slice(0, 300)))) return true
  let call = holder
  // What wraps a handler is between it and its route.
  for (let steps = 0; call?.type === 'CallExpression' && steps < 3; steps++) {
    const [path] = call.arguments
    if (isTextLiteral(path)) return PATH.test(path.value)
    call = module.parent(call)
  }
  return false
}

const ROUTE = /["'][^"'\s]{0,100}regist(?:er|ration)/i
const PATH = /(?:^|\/)[\w-]{0,30}regist(?:er|ration)/i

/** A method of `class ClientRegistrationHandler`. */
function isOfRegistration(module: Module, fn: FunctionNode): boolean {
  for (const one of module.ancestors(fn)) {
    if (isFunction(one)) return false
    if (one.type === 'ClassDeclaration' || one.type === 'ClassExpression') return /Registration|Register(?!ed)/.test(one.id?.name ?? '')
  }
  return false
}
