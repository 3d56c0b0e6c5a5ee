import { harmlessPackages, pythonServers } from '../../knowledge/libraries/web-servers.ts'
import {
  argumentsOf,
  calls,
  comesFrom,
  definition,
  enclosingFunction,
  functionOf,
  isCallNode,
  isFunction,
  keyOf,
  lastName,
  originOf,
  unwrap,
  walk,
  type Ast,
  type AstOf,
  type Call,
  type CallNode,
  type Module,
} from '../../program/index.ts'

/**
 * Whether something stands in front of an agent that may check callers and cannot be read: dependencies and middleware of its application,
 * what tells its users, or a function that the application is handed to and that gives another one back.
 */
export function hasUnseenFront(module: Module, made: CallNode): boolean {
  return calls(module).some((call) => isGivenCheck(module, call, made)) || isWrapped(module, made)
}

/** https://fastapi.tiangolo.com/tutorial/dependencies/, https://github.com/a2aproject/a2a-js#server */
const BUILDERS = ['context_builder', 'contextBuilder', '0.contextBuilder', 'userBuilder', '0.userBuilder']

function isGivenCheck(module: Module, { name, node }: Call, made: CallNode): boolean {
  const given = argumentsOf(module, node)
  const builders = [
    ...BUILDERS.map((place) => given.expression(place)),
    node === made && node.type === 'NewExpression' ? given.positional[1] : undefined,
  ]
  if (builders.some((one) => one && !isNone(module, one))) return true
  const more = name === 'setupRoutes' ? given.positional[2] : given.expression('dependencies')
  if (more && !isNone(module, more)) return true
  const middleware = given.expression('middleware')
  if (middleware && !isNone(module, middleware) && !isSeenMiddleware(module, middleware)) return true
  const app = /^(?:add_routes_to_app|setupRoutes)$/.test(name) ? given.positional[0] : undefined
  return app !== undefined && isElsewhere(module, app)
}

/** Nothing, an empty list, or what the library calls nobody: `UserBuilder.noAuthentication`. */
function isNone(module: Module, node: Ast): boolean {
  const inner = definition(module, node)
  if (inner.type === 'ArrayExpression') return inner.elements.length === 0
  if (inner.type === 'Literal') return inner.value === null
  return lastName(inner) === 'undefined' || lastName(inner) === 'noAuthentication'
}

/** A list whose members only let other sites ask, compress or count; members that are no middleware of a web application are left out. */
function isSeenMiddleware(module: Module, node: Ast): boolean {
  const inner = definition(module, node)
  if (inner.type !== 'ArrayExpression') return false
  return inner.elements.every((element) => {
    const one = element && unwrap(element)
    if (one?.type !== 'CallExpression') return false
    const [first] = one.arguments
    return (
      lastName(one.callee) !== 'Middleware' ||
      (first !== undefined && /cors|gzip|trusted_?host|log|trac|metric/i.test(lastName(first) ?? ''))
    )
  })
}

/** What a module of the repository or an unknown package made. */
function isElsewhere(module: Module, node: Ast): boolean {
  const from = originOf(module, node)
  return from !== undefined && !comesFrom(from, harmlessPackages.packages) && !comesFrom(from, pythonServers.packages)
}

/** More places of an application are not looked at. */
const MOST_PLACES = 400

/** Whether an application goes through a call that gives something else back, which may check before it passes on. */
function isWrapped(module: Module, made: CallNode): boolean {
  const places = new Set<Ast>([made])
  for (const place of places) {
    if (places.size > MOST_PLACES) return true
    const parent = module.parent(place)
    if (!parent) continue
    if (isCallNode(parent) && parent.callee !== place) {
      if (isUsed(module, parent) && mayWrap(module, parent)) return true
    }
    for (const next of onwards(module, place, parent)) places.add(next)
  }
  return false
}

/** Where a value goes next: around it, and wherever the name is used that it is given. */
function onwards(module: Module, place: Ast, parent: Ast): readonly Ast[] {
  switch (parent.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? referencesOf(module, parent.id) : []
    case 'AssignmentExpression': {
      const left = unwrap(parent.left as Ast)
      if (left.type === 'Identifier') return referencesOf(module, left)
      const key = left.type === 'MemberExpression' && parent.right === place ? keyOf(left) : undefined
      return key === undefined ? [] : module.nodes('MemberExpression').filter((one) => one !== left && keyOf(one) === key)
    }
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
      return usesOfFunction(module, parent)
    case 'ExpressionStatement':
    case 'BlockStatement':
      return []
    default:
      return isFunction(parent) || parent.type === 'Program' ? [] : [parent]
  }
}

function referencesOf(module: Module, id: AstOf<'Identifier'>): readonly Ast[] {
  const binding = module.binding(id)
  return binding ? module.references(binding) : []
}

function usesOfFunction(module: Module, node: Ast): readonly Ast[] {
  const fn = isFunction(node) ? node : enclosingFunction(module, node)
  if (!fn) return []
  const id = fn.type === 'FunctionDeclaration' ? fn.id : undefined
  if (id) return referencesOf(module, id)
  const parent = module.parent(fn)
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? referencesOf(module, parent.id) : []
}

function isUsed(module: Module, call: Ast): boolean {
  const parent = module.parent(call)
  const around = parent?.type === 'AwaitExpression' ? module.parent(parent) : parent
  return around?.type !== 'ExpressionStatement'
}

/** Whether a call may give back something of its own around what it is handed. */
function mayWrap(module: Module, call: CallNode): boolean {
  const here = functionOf(module, call.callee)
  if (here) return [...walk(here)].some((one) => one !== here && isFunction(one))
  const callee = unwrap(call.callee)
  const own = callee.type === 'Identifier' ? module.binding(callee)?.kind : undefined
  return own === 'class' || isElsewhere(module, call.callee)
}
