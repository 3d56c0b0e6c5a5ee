import {
  assignmentsOf,
  callsTo,
  enclosingFunction,
  keyOf,
  lastName,
  parameterOf,
  unwrap,
  type Ast,
  type AstOf,
  type Binding,
  type Module,
} from '../../program/index.ts'
import { literally } from '../../text/pattern.ts'

/** The refresh token of the request, whole: one that is made of pieces of it is another one. */
export function refreshesFrom(module: Module, node: Ast, steps = 4): boolean {
  const inner = unwrap(node)
  const follow = (one: Ast) => steps > 0 && refreshesFrom(module, one, steps - 1)
  switch (inner.type) {
    case 'MemberExpression':
      if (isOfGrant(module, inner)) return true
      return (
        keyOf(inner) === 'refresh_token' &&
        (BODY.test(module.source(inner.object)) ? !isAnswer(module, inner.object) : isRead(module, inner.object))
      )
    case 'LogicalExpression':
      return follow(inner.left) || follow(inner.right)
    case 'ConditionalExpression':
      return follow(inner.consequent) || follow(inner.alternate)
    case 'Identifier': {
      const binding = module.binding(inner)
      if (binding?.kind === 'param') return steps > 0 && isGivenSome(module, binding.id, (one) => follow(one))
      if (!binding?.init || !binding.path || isReplaced(module, binding)) return false
      return binding.path.length === 0
        ? follow(binding.init)
        : binding.path.join() === 'refresh_token' && BODY.test(module.source(binding.init))
    }
    case 'CallExpression': {
      const callee = unwrap(inner.callee)
      const [name] = inner.arguments
      return (
        callee.type === 'MemberExpression' &&
        keyOf(callee) === 'get' &&
        name?.type === 'Literal' &&
        name.value === 'refresh_token' &&
        isRead(module, callee.object)
      )
    }
    default:
      return false
  }
}

/** `asked.refreshToken` of what a function is given, where it asks the same for its grant: `if (asked.grant === 'refresh_token')`. */
function isOfGrant(module: Module, member: AstOf<'MemberExpression'>): boolean {
  const binding = /^refresh_?[tT]oken$/.test(keyOf(member) ?? '') ? module.binding(unwrap(member.object)) : undefined
  const handler = binding?.kind === 'param' && !module.written(binding) ? enclosingFunction(module, binding.id) : undefined
  if (!binding || !handler?.body) return false
  const name = literally(binding.name)
  return new RegExp(`\\b${name}\\.grant(?:_?[tT]ype)?\\s?===?\\s?["']refresh_token["']`).test(module.source(handler.body))
}

/** Whether a function of the module is somewhere given a value for a parameter: `issue(user, refreshToken)`. */
function isGivenSome(module: Module, id: Ast, isIt: (value: Ast) => boolean): boolean {
  const taken = parameterOf(module, id)
  if (!taken) return false
  return callsTo(module, taken.name).some((call) => {
    const given = call.argument(taken.index)
    return given !== undefined && isIt(given)
  })
}

/** Whether a variable is given another value, but for where it had none: `if (!refreshToken) refreshToken = made()`. */
function isReplaced(module: Module, binding: Binding): boolean {
  if (!module.written(binding)) return false
  return module.references(binding).some((one) => {
    const parent = module.parent(one)
    if (parent?.type !== 'AssignmentExpression' || parent.left !== one || /^(?:\?\?|\|\|)=$/.test(parent.operator)) return false
    return ![...module.ancestors(one)].some(
      (around) =>
        around.type === 'IfStatement' &&
        around.test.type === 'UnaryExpression' &&
        around.consequent.start <= one.start &&
        around.consequent.end >= one.end &&
        lastName(unwrap(around.test.argument)) === lastName(one),
    )
  })
}

/**
 * A `body` that a client's callback is given, beside the error and the response, is somebody else's answer; one that a function is given
 * which the module itself calls with what it has read of the request is none.
 */
function isAnswer(module: Module, body: Ast): boolean {
  const inner = unwrap(body)
  const binding = module.binding(inner)
  if (binding?.kind !== 'param') return false
  const taken = parameterOf(module, binding.id)
  if (!taken) return true
  const given = callsTo(module, taken.name).map((call) => call.argument(taken.index))
  return given.length === 0 || !given.every((one) => one !== undefined && isRead(module, one))
}

/** `body`, where it was set to `await request.json()` or to fields of a form. */
function isRead(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  if (inner.type === 'MemberExpression') return BODY.test(module.source(inner))
  const binding = module.binding(inner)
  if (!binding || binding.kind === 'param') return false
  const set = assignmentsOf(module, binding).map(({ right }) => right)
  const values = [...(binding.init ? [binding.init] : []), ...set].map((one) => module.source(one).slice(0, LONGEST))
  return values.some((one) => OF_REQUEST.test(one)) && !values.some((one) => /\bfetch\(|axios|response\b/.test(one))
}

const OF_REQUEST = /(?:^|\()(?:await )?(?:\w{1,20}\.){0,2}req(?:uest)?\.(?:json|formData|form|text|body|parseBody|valid)\b/
/** More of a value is not looked at. */
const LONGEST = 400

const BODY = /^(?:(?:req|request|ctx\.request)\.)?body$/
