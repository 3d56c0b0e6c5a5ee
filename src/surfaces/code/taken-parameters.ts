import {
  enclosingFunction,
  isFunction,
  keyOf,
  unwrap,
  withoutDefault,
  type Ast,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { oncePer } from '../../text/once-per.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'

/** A place where a handler takes a parameter of the query that it is asked with. */
export interface Taken {
  readonly node: Ast
  readonly handler: FunctionNode
}

/**
 * Where handlers take a parameter: `req.query.code`, `const { code } = req.query`, `url.searchParams.get('code')`,
 * `request.args["code"]`, `request.GET.get("code")`, and as a parameter of a route: `async def callback(code: str)`,
 * `@Query('code') code: string`.
 */
export function takenOf(module: Module, name: string): readonly Taken[] {
  const known = takenFrom(module)
  const before = known.get(name)
  if (before) return before
  const found = freshlyTaken(module, name)
  known.set(name, found)
  return found
}

/** Many questions ask for `code` and `state`. */
const takenFrom = oncePer((_: Module) => new Map<string, readonly Taken[]>())

function freshlyTaken(module: Module, name: string): readonly Taken[] {
  const read = [...module.nodes('MemberExpression'), ...module.nodes('CallExpression'), ...module.nodes('VariableDeclarator')]
  const given = read.flatMap((node) => {
    const handler = isTaken(module, node, name) ? enclosingFunction(module, node) : undefined
    return handler ? [{ node, handler }] : []
  })
  const functions = [...module.nodes('FunctionDeclaration'), ...module.nodes('FunctionExpression')]
  return [...given, ...functions.flatMap((handler) => parametersOf(module, handler, name))]
}

function isTaken(module: Module, node: Ast, name: string): boolean {
  if (node.type === 'MemberExpression') return keyOf(node) === name && QUERY.test(module.source(unwrap(node.object)))
  if (node.type === 'VariableDeclarator') {
    return (
      node.id.type === 'ObjectPattern' &&
      node.init !== null &&
      QUERY.test(module.source(unwrap(node.init))) &&
      node.id.properties.some((one) => one.type === 'Property' && keyOf(one) === name)
    )
  }
  const [first] = node.type === 'CallExpression' ? node.arguments : []
  return node.type === 'CallExpression' && first?.type === 'Literal' && first.value === name && GETTER.test(module.source(node.callee))
}

/** A parameter of a function that a decorator makes a route, unless it is a part of the path. */
export function parametersOf(module: Module, handler: FunctionNode, name: string): Taken[] {
  const method = module.parent(handler)
  const decorators = [...handler.decorators, ...(method?.type === 'MethodDefinition' ? method.decorators : [])]
  const routes = decorators.map((one) => module.source(one).slice(0, 300)).filter((one) => ROUTE.test(one))
  if (routes.length === 0 || routes.some((one) => one.includes(`{${name}}`) || one.includes(`:${name}`))) return []
  const found = handler.params.find((one) => {
    const id = withoutDefault(one)
    return id.type === 'Identifier' && id.name === name
  })
  const isOfQuery = found !== undefined && (!routes.some((one) => MARKED.test(one)) || isOfQueryMarked(module, found))
  return isOfQuery && isFunction(handler) ? [{ node: found, handler }] : []
}

/** `@Query('code') code: string`: a decorator stands in front of what it is of. */
function isOfQueryMarked(module: Module, parameter: Ast): boolean {
  const before = module.file.text.slice(Math.max(0, parameter.start - 80), parameter.start)
  return /^@Query\(/.test(module.source(parameter)) || /@Query\([^()\n]{0,60}\)\s{0,8}$/.test(before)
}

const QUERY = inTurn(
  '',
  /^(?:await )?/,
  oneOf(
    '',
    /(?:req|request|ctx|ctx\.request|context|event)\.(?:query|queryStringParameters)/,
    /(?:self\.)?request\.(?:args|query_params|GET|values|query|rel_url\.query)/,
  ),
  /$/,
)
const GETTER = oneOf(
  '',
  /(?:searchParams\.get|\breq\.query)$/,
  /^(?:self\.)?request\.(?:args|query_params|GET|values|query|rel_url\.query)\.get$/,
  /^self\.get_(?:query_)?argument$/,
)
/** A route whose parameters of the query are marked as such: https://docs.nestjs.com/controllers#query-parameters */
const MARKED = /^@Get\(/
/** `@app.get("/callback")`, `@bp.route("/callback")`, `@Get('callback')` */
const ROUTE = /^@(?:[\w.]{1,60}\.(?:get|route|api_route)|Get)\(/
