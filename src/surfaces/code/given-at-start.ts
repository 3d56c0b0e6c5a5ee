import { inside, isFunction, keyOf, madeOf, unwrap, type Ast, type AstOf, type FunctionNode, type Module } from '../../program/index.ts'

/**
 * Whether a check has a secret from where it was made, so that it is the same for whoever calls: a parameter of the function around a
 * handler of requests, `requireKey(expected)`, or a field of a class around an application, `KeyMiddleware(app, key)`.
 */
export function isGivenAtStart(module: Module, node: Ast): boolean {
  const makers = makersAround(module, node)
  if (makers.length > 0) return madeOf(module, node, (one) => makers.some((maker) => isParameterOf(module, one, maker)))
  const type = middlewareAround(module, node)
  return type !== undefined && madeOf(module, node, (one) => isFieldGiven(module, one, type))
}

/** The functions around the handler that a node stands in. */
function makersAround(module: Module, node: Ast): readonly FunctionNode[] {
  const around = [...module.ancestors(node)].filter((one) => isFunction(one))
  const handler = around.findLastIndex(takesRequest)
  return handler < 0 ? [] : around.slice(handler + 1)
}

function takesRequest({ params: [first] }: FunctionNode): boolean {
  return first?.type === 'Identifier' && REQUEST.test(first.name)
}

/** The first parameter of what answers a request. */
const REQUEST = /^_?(?:req|request|c|ctx|context)$/
const SECRET = /(?:key|secret|token|password)s?$/i

/** `expected`, `options.apiKey`, `token` of `({ token }) => …`, or of `const { token } = options`. */
function isParameterOf(module: Module, node: Ast, maker: FunctionNode): boolean {
  const root = node.type === 'MemberExpression' ? unwrap(node.object) : node
  const name = node.type === 'MemberExpression' ? keyOf(node) : node.type === 'Identifier' ? node.name : undefined
  const binding = module.binding(root)
  if (name === undefined || binding === undefined || !SECRET.test(name)) return false
  if (binding.kind === 'param') return maker.params.some((param) => inside(binding.id, param))
  const init = binding.init && unwrap(binding.init)
  const from = binding.path?.length === 1 && init?.type === 'Identifier' ? module.binding(init) : undefined
  return from?.kind === 'param' && maker.params.some((param) => inside(from.id, param))
}

/** The class that is called for each request, as applications of ASGI and Starlette do: https://www.starlette.io/middleware/ */
function middlewareAround(module: Module, node: Ast): AstOf<'ClassDeclaration'> | undefined {
  const type = [...module.ancestors(node)].find((one) => one.type === 'ClassDeclaration')
  return type?.type === 'ClassDeclaration' &&
    type.body.body.some((one) => one.type === 'MethodDefinition' && /^(?:__call__|dispatch)$/.test(keyOf(one) ?? ''))
    ? type
    : undefined
}

/** `self.api_key`, where the class is made with it. */
function isFieldGiven(module: Module, node: Ast, type: AstOf<'ClassDeclaration'>): boolean {
  const name = node.type === 'MemberExpression' && isOwn(node) ? keyOf(node) : undefined
  if (name === undefined || !SECRET.test(name)) return false
  const values = module
    .nodes('AssignmentExpression')
    .filter(({ left }) => inside(left, type) && left.type === 'MemberExpression' && isOwn(left) && keyOf(left) === name)
    .map(({ right }) => unwrap(right))
  return values.length > 0 && values.every((one) => isParameter(module, one.type === 'LogicalExpression' ? unwrap(one.left) : one))
}

function isOwn({ object }: AstOf<'MemberExpression'>): boolean {
  return unwrap(object).type === 'ThisExpression'
}

function isParameter(module: Module, node: Ast): boolean {
  const binding = module.binding(node)
  const method = binding && [...module.ancestors(binding.id)].find((one) => one.type === 'MethodDefinition')
  return binding?.kind === 'param' && method?.type === 'MethodDefinition' && keyOf(method) === '__init__'
}
