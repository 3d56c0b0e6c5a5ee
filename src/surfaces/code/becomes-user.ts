import { holdsCaller, keepsForRequest } from '../../knowledge/words/handed-identity.ts'
import {
  dotted,
  inside,
  keyOf,
  madeOf,
  nameOf,
  type Ast,
  type FunctionNode,
  type MemberExpression,
  type Module,
} from '../../program/index.ts'
import { madeOfCredential } from './requests.ts'

/** Where what a call gives for the token of a request becomes its user, `req.user = decode(token)`: everything behind believes it. */
export function becomesUser(module: Module, fn: FunctionNode, call: Ast, token: Ast): Ast | undefined {
  if (!madeOfCredential(module, token) && !isOwnGuard(module, fn)) return undefined
  return module
    .nodes('AssignmentExpression')
    .find(
      (one) =>
        inside(one, fn) &&
        one.left.type === 'MemberExpression' &&
        (/^(?:user|auth|claims|principal)$/.test(keyOf(one.left) ?? '') || isOfRequest(one.left)) &&
        madeOf(module, one.right, (part) => part === call),
    )
}

/** Who has asked, as an entry of what a framework keeps for one request. */
function isOfRequest(left: MemberExpression): boolean {
  return keepsForRequest.pattern.test(dotted(left.object) ?? '') && holdsCaller.pattern.test(keyOf(left) ?? '')
}

/** The method of a guard of Nest that is made of no other: wherever it has the token from, it decides (https://docs.nestjs.com/guards). */
function isOwnGuard(module: Module, fn: FunctionNode): boolean {
  const home = [...module.ancestors(fn)].find((one) => one.type === 'ClassDeclaration')
  return nameOf(module, fn) === 'canActivate' && home?.type === 'ClassDeclaration' && home.superClass === null
}
