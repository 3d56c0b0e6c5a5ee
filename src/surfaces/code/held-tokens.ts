import {
  assignmentsOf,
  callsTo,
  definition,
  dotted,
  enclosingFunction,
  functionOf,
  identifiersNamed,
  isParameter,
  keyOf,
  lastName,
  nameOf,
  parameterOf,
  pathWritten,
  unwrap,
  type Ast,
  type AstOf,
  type Module,
} from '../../program/index.ts'
import {
  asksForToken,
  callbackOfSignIn,
  handedByServer,
  holdsSession,
  ownSession,
  readsRequest,
  tokenMember,
} from '../../knowledge/words/held-tokens.ts'

/** So many functions hand a token on at most. */
const STEPS = 2
/** More than so many callers are not asked. */
const CALLERS = 8
/** Of what an answer is made. */
const LONGEST = 1000

/**
 * Whether a token is one that the program holds already and nobody has just handed in: of its own session, or of an answer that it asked an
 * authorization server for. Its signature says nothing that the session or the connection does not (OpenID Connect Core 1.0, section
 * 3.1.3.7).
 */
export function isHeld(module: Module, token: Ast, steps = STEPS): boolean {
  const inner = unwrap(token)
  if (inner.type === 'LogicalExpression')
    // What is given instead of what the program holds is for the caller of a library to answer for.
    return isHeld(module, inner.right, steps) && (isParameter(module, inner.left) || isHeld(module, inner.left, steps))
  if (inner.type === 'MemberExpression') return isHeldMember(module, inner)
  if (inner.type === 'CallExpression') return isHeldEntry(module, inner)
  if (inner.type !== 'Identifier') return false
  const binding = module.binding(inner)
  if (!binding) return false
  if (binding.kind === 'param') return steps > 0 && (binding.path ?? []).length === 0 && isAlwaysGiven(module, inner, steps - 1)
  const { init, path = [] } = binding
  if (!init || module.written(binding)) return false
  if (path.length === 0) return isHeld(module, init, steps)
  return tokenMember.pattern.test(String(path.at(-1))) && isAskedFor(module, init)
}

/** `session.accessToken`, `(await withSession()).accessToken`, `tokens["access_token"]` */
function isHeldMember(module: Module, node: AstOf<'MemberExpression'>): boolean {
  if (handedByServer.pattern.test(pathWritten(module, node) || (dotted(node) ?? ''))) return true
  return tokenMember.pattern.test(keyOf(node) ?? '') && (isOfSignIn(module, node.object) || isAskedFor(module, node.object))
}

/** `jwt({ token, account })`: the account of who signs in, with what its provider has answered, and what was kept of it. */
function isOfSignIn(module: Module, node: Ast): boolean {
  const binding = module.binding(unwrap(node))
  if (binding?.kind !== 'param' || !/^(?:account|token|session)$/.test(String(binding.path?.at(-1)))) return false
  const fn = enclosingFunction(module, binding.id)
  return fn !== undefined && callbackOfSignIn.pattern.test(nameOf(module, fn) ?? '')
}

/** `tokens.get("access_token")` */
function isHeldEntry(module: Module, { callee, arguments: [key] }: AstOf<'CallExpression'>): boolean {
  return (
    callee.type === 'MemberExpression' &&
    keyOf(callee) === 'get' &&
    key?.type === 'Literal' &&
    tokenMember.pattern.test(String(key.value)) &&
    isAskedFor(module, callee.object)
  )
}

/** A session of the program's own, or what it has asked an authorization server for. */
function isAskedFor(module: Module, node: Ast): boolean {
  const value = valueOf(module, node)
  if (value.type === 'CallExpression') {
    const name = lastName(value.callee) ?? ''
    if (name === 'json' && value.callee.type === 'MemberExpression') return isTokenRequest(module, value.callee.object)
    return ownSession.pattern.test(name) || (asksForToken.pattern.test(name) && !reads(module, value))
  }
  if (!ownSession.pattern.test(lastName(value) ?? '')) return false
  if (value.type === 'MemberExpression') return holdsSession.pattern.test(lastName(value.object) ?? '')
  // Frameworks give it to a module as a whole: `from flask import session`.
  return module.binding(value)?.kind === 'import'
}

/** `await client.post(url, data={"grant_type": "authorization_code", …})` */
function isTokenRequest(module: Module, node: Ast): boolean {
  const sent = valueOf(module, node)
  return sent.type === 'CallExpression' && /\bgrant_type\b/.test(module.source(sent).slice(0, LONGEST))
}

function reads(module: Module, value: Ast): boolean {
  return readsRequest.pattern.test(module.source(value).slice(0, LONGEST))
}

/** What a name stands for, also where it is given its one value after its declaration. */
function valueOf(module: Module, node: Ast): Ast {
  const value = definition(module, node)
  const binding = module.binding(value)
  if (!binding || binding.init || binding.kind === 'param') return value
  const [given, ...others] = assignmentsOf(module, binding)
  return given && others.length === 0 ? unwrap(given.right) : value
}

/** Whether each call of the module hands a function's parameter a token that is held. */
function isAlwaysGiven(module: Module, parameter: AstOf<'Identifier'>, steps: number): boolean {
  const binding = module.binding(parameter)
  const taken = binding && parameterOf(module, binding.id)
  if (!taken || isNamedElsewhere(module, taken.fn, taken.name)) return false
  const { fn, name, index } = taken
  const calls = callsTo(module, name).filter(({ node }) => functionOf(module, unwrap(node.callee)) === fn)
  return (
    calls.length > 0 &&
    calls.length <= CALLERS &&
    calls.every((call) => {
      const given = call.argument(index)
      return given !== undefined && isHeld(module, given, steps)
    })
  )
}

/** Whether a function is given to somebody who may call it: as an export, in an object, as an argument. */
function isNamedElsewhere(module: Module, fn: Ast, name: string): boolean {
  if (module.exported(name) !== undefined || module.exported('default') === fn) return true
  return identifiersNamed(module, name).some((one) => {
    const parent = module.parent(one)
    const isCalled = parent?.type === 'CallExpression' && parent.callee === one
    const isDeclared = parent === fn || (parent?.type === 'VariableDeclarator' && parent.id === one)
    return !isCalled && !isDeclared && functionOf(module, one) === fn
  })
}
