import { requestPackages, requestPackagesOfPython } from '../../knowledge/libraries/web-servers.ts'
import { requestType } from '../../knowledge/words/routes.ts'
import {
  calleeOf,
  comesFrom,
  definition,
  isFunction,
  keyOf,
  lastName,
  lastPart,
  originOf,
  unwrap,
  type Ast,
  type Module,
} from '../../program/index.ts'

/**
 * Whether an expression is the request that a server got, by its type, whatever it is called: `connection: ASGIConnection`,
 * `r: FastifyRequest`, and `r: Request` of the web.
 */
export function isRequestObject(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  if (inner.type !== 'Identifier' && inner.type !== 'MemberExpression') return false
  const origin = originOf(module, inner)
  if (origin) {
    const packages = module.language === 'python' ? requestPackagesOfPython : requestPackages
    const type = lastPart(origin.name.replace(/\(\)$/, ''))
    return origin.name.endsWith('()') && comesFrom(origin, packages.packages) && requestType.pattern.test(type)
  }
  const binding = module.binding(inner)
  const type = binding?.kind === 'param' ? binding.id.typeAnnotation?.name : undefined
  return type?.type === 'Identifier' && type.name === 'Request' && module.binding(type) === undefined
}

/** The query of a request: `connection.query_params`, `r.query`, `getQuery(event)`, `query` of `app.get('/x', ({ query }) => …)`. */
export function isQueryOfRequest(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  if (inner.type === 'MemberExpression') return QUERIES.test(keyOf(inner) ?? '') && isRequestObject(module, rootOf(inner.object))
  if (inner.type === 'CallExpression') return isQueryCall(module, inner)
  if (inner.type !== 'Identifier') return false
  const binding = module.binding(inner)
  if (binding?.kind === 'param') return binding.path?.length === 1 && binding.path[0] === 'query' && isOfContext(module, binding.node)
  const made = definition(module, inner)
  return made !== inner && made.type !== 'Identifier' && isQueryOfRequest(module, made)
}

const QUERIES = /^(?:query|query_params|args|GET)$/

/** `request` of `request.rel_url.query` and `ctx.request.query`. */
function rootOf(node: Ast): Ast {
  const inner = unwrap(node)
  return inner.type === 'MemberExpression' && /^(?:rel_url|request|req)$/.test(keyOf(inner) ?? '') ? inner.object : inner
}

/** https://h3.dev/utils/request, whose helpers Nitro imports by itself. */
function isQueryCall(module: Module, call: Ast): boolean {
  if (call.type !== 'CallExpression' || lastName(call.callee) !== 'getQuery') return false
  const origin = originOf(module, call.callee)
  const [event] = call.arguments
  return origin ? comesFrom(origin, requestPackages.packages) : event !== undefined && lastName(event) === 'event'
}

/** The parameter of a handler that is handed to an app: its context is taken apart there. */
function isOfContext(module: Module, parameter: Ast): boolean {
  const pattern = parameter.type === 'ObjectPattern' ? parameter : undefined
  const fn = pattern?.parent
  const call = isFunction(fn) && fn.params[0] === pattern ? fn.parent : undefined
  const callee = calleeOf(call)
  const origin = callee?.type === 'MemberExpression' ? originOf(module, callee.object) : undefined
  return origin !== undefined && comesFrom(origin, requestPackages.packages)
}

/** The address of a request: `r.url` of `new URL(r.url, base)`. */
export function isAddressOfRequest(module: Module, node: Ast): boolean {
  const made = definition(module, node)
  const [given] = made.type === 'NewExpression' && lastName(made.callee) === 'URL' ? made.arguments : []
  const address = given && given.type === 'LogicalExpression' ? given.left : given
  const member = address && unwrap(address)
  return member?.type === 'MemberExpression' && /^(?:url|originalUrl)$/.test(keyOf(member) ?? '') && isRequestObject(module, member.object)
}
