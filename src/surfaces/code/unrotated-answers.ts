import type { RefreshRotation } from '../../model/index.ts'
import {
  argumentsOf,
  calleeOf,
  definition,
  keyOf,
  lastName,
  objectOf,
  property,
  results,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { unrotatedAnswer } from './policy.ts'

/** Routes that answer a refresh token with itself: `return {"access_token": …, "refresh_token": body.refresh_token}`. */
export function* unrotated(module: Module): Generator<RefreshRotation> {
  for (const handler of module.nodes('FunctionDeclaration')) {
    if (!isRoute(module, handler)) continue
    for (const result of results(module, handler)) {
      const [access, refresh] = ['access_token', 'refresh_token'].map((name) => partOf(module, result, name))
      if (access && refresh && isOfRequest(module, refresh)) yield unrotatedAnswer(module.span(refresh))
    }
  }
}

/** `@router.post("/token")`, `@app.route("/token", methods=["POST"])` */
function isRoute(module: Module, { decorators }: AstOf<'FunctionDeclaration'>): boolean {
  return decorators.some((one) => /^@[\w.]{1,60}\.(?:post|route|api_route)\(/.test(module.source(one).slice(0, 100)))
}

/** A part of an answer: of a dictionary, of what makes a response of one, or of a model that is made of its arguments. */
function partOf(module: Module, node: Ast, name: string): Ast | undefined {
  const answer = definition(module, node)
  if (answer.type !== 'CallExpression') return property(module, objectOf(module, answer), name)
  const given = argumentsOf(module, answer)
  const body = /^(?:JSONResponse|ORJSONResponse|jsonify|json_response)$/.test(lastName(answer.callee) ?? '')
    ? given.expression(['content', 0])
    : undefined
  return body ? property(module, objectOf(module, body), name) : given.expression(name)
}

/** The refresh token that the request has brought, as it came. */
function isOfRequest(module: Module, node: Ast): boolean {
  const inner = definition(module, node)
  if (inner.type === 'Identifier') return inner.name === 'refresh_token' && isOfRoute(module, inner)
  if (inner.type === 'MemberExpression' && !inner.computed)
    return keyOf(inner) === 'refresh_token' && inner.object.type === 'Identifier' && isOfRoute(module, inner.object)
  const [holder, name] = lookedUp(inner)
  if (name !== 'refresh_token' || !holder) return false
  const written = module.source(definition(module, holder)).replace(/\s+/g, ' ').slice(0, 100)
  return /^(?:await )?request\.(?:form|json|get_json|POST|data)\b/.test(written)
}

/** `form["refresh_token"]`, `form.get("refresh_token")` */
function lookedUp(node: Ast): readonly [Ast?, (string | undefined)?] {
  if (node.type === 'MemberExpression' && node.computed) return [node.object, keyOf(node)]
  const callee = calleeOf(node)
  if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression' || keyOf(callee) !== 'get') return []
  const [first] = node.arguments
  return first?.type === 'Literal' ? [callee.object, String(first.value)] : []
}

/** A parameter of a route, and nothing that another function gives to it: `Depends(…)`. */
function isOfRoute(module: Module, id: AstOf<'Identifier'>): boolean {
  const binding = module.binding(id)
  if (binding?.kind !== 'param') return false
  const handler = [...module.ancestors(binding.node)].find((one): one is FunctionNode => one.type === 'FunctionDeclaration')
  return handler?.type === 'FunctionDeclaration' && isRoute(module, handler) && !/\bDepends\(|\bCookie\(/.test(module.source(binding.node))
}
