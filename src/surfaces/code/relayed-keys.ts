import { callerParameter } from '../../knowledge/words/secrets.ts'
import {
  assignmentTo,
  definition,
  dotted,
  enclosingFunction,
  fold,
  keyOf,
  lastName,
  madeOf,
  memberName,
  named,
  nameOf,
  textAt,
  unwrap,
  type Ast,
  type Module,
} from '../../program/index.ts'
import type { Span } from '../../text/source.ts'
import { readsCredential } from './requests.ts'

/**
 * Where the key that a caller brings is kept for the time of its request, and sent on to an API, which checks it: the server itself need
 * not. `undefined` where the program has a key of its own for callers without one.
 *
 * https://docs.python.org/3/library/contextvars.html, https://www.starlette.io/requests/#other-state
 */
export function relayedKey(module: Module): Span | undefined {
  for (const { key, value, read } of kept(module)) {
    if (!isCallers(module, value) || hasOwn(module, value)) continue
    const reads = read(module)
    // What no code of this module reads is kept for another.
    if (reads.length === 0 || (reads.some((one) => isSent(module, one)) && !reads.some((one) => isElseOwn(module, one))))
      return module.span(key)
  }
  return sentOn(module)
}

/** `headers["Authorization"] = request.headers["authorization"]`, `headers={"Authorization": request.headers.get("authorization")}` */
function sentOn(module: Module): Span | undefined {
  const assigned = module.nodes('AssignmentExpression').flatMap(({ left, right }) => {
    return left.type === 'MemberExpression' && OF_HEADERS.test(lastName(left.object) ?? '') ? [{ key: left as Ast, value: right }] : []
  })
  const written = module.nodes('Property').map(({ key, value }) => ({ key, value }))
  const found = [...assigned, ...written].find(
    ({ key, value }) =>
      value.end - value.start < LONGEST_VALUE &&
      OF_CALLERS.test(module.source(key).slice(-LONGEST_KEY)) &&
      OF_CALLERS.test(module.source(value)) &&
      (key.type === 'MemberExpression' || areHeaders(module, key)) &&
      madeOf(module, value, (one) => readsCredential(module, one)) &&
      !hasOwn(module, value),
  )
  return found && module.span(found.key)
}

/** Whether the object of a key is what a request is sent with: by the name of the option, the variable or the function that gives it. */
function areHeaders(module: Module, key: Ast): boolean {
  const property = module.parent(key)
  const object = property && module.parent(property)
  const holder = object && module.parent(object)
  if (holder?.type === 'Property') return OF_HEADERS.test(keyOf(holder) ?? '')
  if (holder?.type === 'VariableDeclarator') return holder.id.type === 'Identifier' && OF_HEADERS.test(holder.id.name)
  const around = holder?.type === 'ReturnStatement' ? enclosingFunction(module, holder) : undefined
  return around !== undefined && OF_HEADERS.test(nameOf(module, around) ?? '')
}

const OF_HEADERS = /headers?$/i
const OF_CALLERS = /authorization|api-?key/i
/** In characters. */
const LONGEST_KEY = 60
const LONGEST_VALUE = 400

interface Kept {
  /** What it is kept in. */
  readonly key: Ast
  readonly value: Ast
  /** Where a module reads it. */
  readonly read: (module: Module) => readonly Ast[]
}

/** `current_key.set(key)` of a `ContextVar`, `request.state.api_key = key` */
function* kept(module: Module): Generator<Kept> {
  for (const { callee, arguments: given } of module.nodes('CallExpression')) {
    const [value] = given
    const holder = unwrap(callee)
    if (holder.type !== 'MemberExpression' || keyOf(holder) !== 'set' || !value || value.type === 'SpreadElement') continue
    const name = dotted(holder.object)
    const made = name === undefined ? undefined : named(module, holder.object)
    const variable = made && unwrap(made.node)
    if (variable?.type !== 'CallExpression' || lastName(variable.callee) !== 'ContextVar' || (made && hasOwn(made.module, variable)))
      continue
    yield { key: holder.object, value, read: (of) => getters(of, name as string) }
  }
  for (const { left, right } of module.nodes('AssignmentExpression')) {
    const name = memberName(left)
    if (left.type !== 'MemberExpression' || name === undefined || lastName(left.object) !== 'state') continue
    yield { key: left, value: right, read: (of) => stateReads(of, name, left) }
  }
}

function getters(module: Module, name: string): Ast[] {
  return module.nodes('CallExpression').filter(({ callee }) => {
    const called = unwrap(callee)
    return called.type === 'MemberExpression' && keyOf(called) === 'get' && dotted(called.object) === name
  })
}

function stateReads(module: Module, name: string, set: Ast): Ast[] {
  return [
    ...module.nodes('MemberExpression').filter((one) => one !== set && keyOf(one) === name && lastName(one.object) === 'state'),
    ...module
      .nodes('CallExpression')
      .filter(
        ({ callee, arguments: [object, key] }) =>
          lastName(callee) === 'getattr' && object !== undefined && lastName(object) === 'state' && textAt(module, key)?.value === name,
      ),
  ]
}

/** Whether a value is a credential that the request has brought, in a header or in its query. */
function isCallers(module: Module, value: Ast): boolean {
  return madeOf(module, value, (one) => readsCredential(module, one) || readsQuery(module, one))
}

/** `request.query_params.get("api_key")` */
function readsQuery(module: Module, node: Ast): boolean {
  if (node.type !== 'CallExpression' || lastName(node.callee) !== 'get') return false
  const callee = unwrap(node.callee)
  const from = callee.type === 'MemberExpression' ? lastName(callee.object) : undefined
  return /^(?:query_?params|args|query)$/.test(from ?? '') && callerParameter.pattern.test(textAt(module, node.arguments[0])?.value ?? '')
}

/** Whether a variable of the environment is a part of an expression: the program has a key of its own. */
function hasOwn(module: Module, node: Ast): boolean {
  return madeOf(module, node, (one) => {
    if (one.type !== 'CallExpression' && one.type !== 'MemberExpression') return false
    const value = fold(module, one)
    return value.kind === 'dynamic' && value.variable !== undefined
  })
}

/** The name that a read is given, with where it is used. */
function usesOf(module: Module, read: Ast): readonly Ast[] {
  const declared = module.parent(read)
  const id = declared?.type === 'VariableDeclarator' && declared.init === read ? declared.id : undefined
  const binding = module.binding(id)
  return binding ? module.references(binding).filter((one) => one !== id) : [read]
}

/** `headers["X-API-Key"] = key`, `{"Authorization": f"Bearer {key}"}` */
function isSent(module: Module, read: Ast): boolean {
  return usesOf(module, read).some((use) => {
    for (const outer of module.ancestors(use)) {
      if (outer.type === 'AssignmentExpression')
        return outer.left.type === 'MemberExpression' && /headers|params|cookies/i.test(lastName(outer.left.object) ?? '')
      if (outer.type === 'Property' && callerParameter.pattern.test(keyOf(outer) ?? '')) return true
      if (/Statement$/.test(outer.type)) return false
    }
    return false
  })
}

/** `current_key.get() or os.environ["API_KEY"]`, also in a branch where nobody has brought one. */
function isElseOwn(module: Module, read: Ast): boolean {
  const isOwn = (node: Ast | undefined) => node !== undefined && hasOwn(module, node)
  return [read, ...usesOf(module, read)].some((use) => {
    return isOwn(assignmentTo(use)?.right ?? wholeOf(module, use, module.parent(use)))
  })
}

/** The expression that a value is one of several of: `a or b`, `a if a else b`, `current.get(b)`. */
function wholeOf(module: Module, use: Ast, parent: Ast | undefined): Ast | undefined {
  if (parent?.type === 'LogicalExpression' || parent?.type === 'ConditionalExpression') return parent
  const [otherwise] = use.type === 'CallExpression' ? use.arguments : []
  return otherwise && otherwise.type !== 'SpreadElement' ? definition(module, otherwise) : undefined
}
