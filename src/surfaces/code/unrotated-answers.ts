import { asksAnother, endsToken, makesAccess, makesRefresh, verifiesSignature } from '../../knowledge/words/refreshed-without-new.ts'
import { oneOf } from '../../text/pattern.ts'
import type { RefreshRotation } from '../../model/index.ts'
import {
  argumentsOf,
  calleeOf,
  definition,
  functionsIn,
  inside,
  keyOf,
  lastName,
  objectOf,
  property,
  results,
  withoutComments,
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

/**
 * Functions that renew tokens, which answer the one that they were given, and checked or looked up, with itself: `refresh(token)` of
 * `{ access_token: accessToken(claims.sub), refresh_token: token }`.
 */
export function* renewedWithSame(module: Module): Generator<RefreshRotation> {
  if (!RENEWS.test(module.file.text)) return
  for (const made of functionsIn(module)) {
    const name = nameOf(module, made)
    if (name === undefined || !RENEWS.test(name)) continue
    const said = withoutComments(module, made).replaceAll(CAST, '').replaceAll(SAYS_ONLY, '')
    const code = said.replaceAll(SWITCH, '')
    if (endsToken.pattern.test(code) || asksAnother.pattern.test(code)) continue
    const verifies = verifiesSignature.pattern.test(code)
    const inside = code.replaceAll(`${name}(`, '(')
    if (!makesAccess.pattern.test(inside) || makesRefresh.pattern.test(inside)) continue
    const all = [...results(module, made)]
    const same = all.flatMap((result) => {
      const access = partOf(module, result, 'access_token') ?? partOf(module, result, 'accessToken')
      const refresh = partOf(module, result, 'refresh_token') ?? partOf(module, result, 'refreshToken')
      return access && refresh && ((verifies && isChecked(module, made, refresh)) || isFoundBy(module, made, refresh)) ? [refresh] : []
    })
    // By a switch it may answer a new one.
    if (code !== said && same.length < all.length) continue
    for (const refresh of same) yield unrotatedAnswer(module.span(refresh))
  }
}

/** What stands in every file that does so with names in camel case: `{ accessToken: sign(user), refreshToken }`. */
export const ANSWERS_SAME: readonly RegExp[] = [
  /\baccessToken\b/,
  /\brefreshToken(?::\s{0,4}\w{0,20}[rR]efreshToken)?\s{0,20}[,}]/,
  /\bfind(?:_?[oO]ne|First|Unique)|\.verify\(|\bjwtVerify/,
]

const RENEWS = /refresh|renew|reissue/i
/** What TypeScript says of claims does nothing: `as { sub: string; jti: string }`. */
const CAST = /\bas \{[^{}]{0,200}\}/g

function nameOf(module: Module, made: FunctionNode): string | undefined {
  if (made.type === 'FunctionDeclaration') return made.id?.name
  const parent = module.parent(made)
  if (parent?.type === 'MethodDefinition') return keyOf(parent)
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : undefined
}

/** What is told to who reads a log or an error: it ends nothing. */
const SAYS_ONLY = oneOf(
  'g',
  /\b(?:console|log|logger|logging)\.\w{2,10}\([^()\n]{0,200}\)/,
  /\b\w{0,40}(?:Error|Exception)\([^()\n]{0,200}\)/,
)

/** The name of a switch, which ends nothing by itself. */
const SWITCH = /\bprocess\.env\.\w{1,60}|\bshould\w{1,60}/g

/** A parameter of the function that nothing changes, and that is handed to a check. */
function isChecked(module: Module, made: FunctionNode, node: Ast): boolean {
  return usesOfParameter(module, made, node).some((use) => {
    const parent = module.parent(use)
    return parent?.type === 'CallExpression' && parent.arguments[0] === use && CHECKS.test(module.source(parent.callee))
  })
}

const CHECKS = /verif|decode|parse|validate/i

/** The same where a row is looked up by it: `User.findOne({ refreshToken })`. */
function isFoundBy(module: Module, made: FunctionNode, node: Ast): boolean {
  return usesOfParameter(module, made, node).some((use) =>
    [...module.ancestors(use)].some(
      (one) => one.type === 'CallExpression' && inside(one, made) && !inside(use, one.callee) && FINDS.test(lastName(one.callee) ?? ''),
    ),
  )
}

/** https://mongoosejs.com/docs/api/model.html, https://www.prisma.io/docs/orm/reference/prisma-client-reference, TypeORM and Sequelize */
const FINDS = /^find(?:_?[oO]ne|First|Unique)(?:OrFail|OrThrow|By)?$/

function usesOfParameter(module: Module, made: FunctionNode, node: Ast): readonly Ast[] {
  const binding = node.type === 'Identifier' ? module.binding(node) : undefined
  if (binding?.kind !== 'param' || module.written(binding) || !inside(binding.id, made)) return []
  return module.references(binding)
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
