import type { RefreshRotation } from '../../model/index.ts'
import {
  asksAnother,
  endsToken,
  keepsTokens,
  verifiesByItself,
  verifiesSignature,
  waitsForSignature,
} from '../../knowledge/words/refreshed-without-new.ts'
import {
  argumentsOf,
  definition,
  enclosingFunction,
  functionOf,
  inside,
  isFunction,
  isOpen,
  keyOf,
  lastName,
  memberCalled,
  named,
  property,
  results,
  unwrap,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { callsIn } from './calls-in-function.ts'
import { unrotatedAnswer } from './policy.ts'

/** More of a function is not looked at. */
const LONGEST = 8000

/**
 * Whether what a provider of an MCP SDK does with a refresh token answers with a new access token alone, and ends nothing: the client keeps
 * the one that it has. `rest`: the code of the class besides, which gives refresh tokens.
 */
export function isLeftAlone(module: Module, method: FunctionNode, rest: string): boolean {
  const code = module.source(method).slice(0, LONGEST)
  if (!GIVES_REFRESH.test(rest) || asksAnother.pattern.test(code) || endsToken.pattern.test(withoutTexts(code))) return false
  const given = results(module, method).map((one) => definition(module, one))
  return given.length > 0 && given.every((one) => isWithoutNew(module, one))
}

const GIVES_REFRESH = /\brefresh_token["']?\s{0,4}[:=](?!=)/

/** `{ access_token }` or `OAuthToken(access_token=…)` without a refresh token, and with nothing that may have one. */
function isWithoutNew(module: Module, answer: Ast): boolean {
  if (answer.type === 'ObjectExpression')
    return (
      property(module, answer, 'access_token') !== undefined &&
      property(module, answer, 'refresh_token') === undefined &&
      !isOpen(module, answer)
    )
  if (answer.type !== 'CallExpression' || !/Token(?:Response)?$/.test(lastName(answer.callee) ?? '')) return false
  const given = argumentsOf(module, answer)
  return (
    given.expression('access_token') !== undefined &&
    given.expression('refresh_token') === undefined &&
    !answer.arguments.some((one) => one.type === 'SpreadElement')
  )
}

/**
 * Branches of a token endpoint for refresh tokens that cannot end the one that was presented: its signature is checked, and nobody is asked
 * whether it was used, nor told that it is now.
 */
export function* unendedGrants(module: Module): Generator<RefreshRotation> {
  for (const literal of module.nodes('Literal')) {
    if (literal.value !== 'refresh_token') continue
    const branch = branchOf(module, literal)
    const handler = branch && enclosingFunction(module, branch.body)
    if (!branch || !handler || !answersTokens(module, handler)) continue
    const checks = checksOfSignature(module, handler, branch.body)
    if (checks.length === 0) continue
    // What a function is called says nothing where it is seen to do no more.
    const code = without(
      codeWithout(module, handler, branch),
      checks.map(({ callee }) => module.source(callee)),
    )
    if (endsToken.pattern.test(code) || asksAnother.pattern.test(code)) continue
    const clientType = /client_?secret/i.test(module.source(handler)) ? 'confidential' : 'unknown'
    const instead = 'keep what identifies a refresh token, and let it end when it is used'
    yield { ...unrotatedAnswer(module.span(branch.test), clientType), instead }
  }
}

interface Branch {
  readonly test: Ast
  readonly body: Ast
  /** The statement that the branch is of: what its other branches do, this one does not. */
  readonly around: Ast
}

/** `if (grant_type === 'refresh_token') {…}`, `case 'refresh_token':` */
function branchOf(module: Module, literal: Ast): Branch | undefined {
  const parent = module.parent(literal)
  if (parent?.type === 'SwitchCase') {
    const around = module.parent(parent)
    const isGrant = around?.type === 'SwitchStatement' && GRANT_TYPE.test(lastName(unwrap(around.discriminant)) ?? '')
    return isGrant ? { test: literal, body: parent, around } : undefined
  }
  if (parent?.type !== 'BinaryExpression' || !/^===?$/.test(parent.operator)) return undefined
  const other = unwrap(parent.left === literal ? parent.right : parent.left)
  const key =
    other.type === 'CallExpression' && other.arguments[0]?.type === 'Literal' ? String(other.arguments[0].value) : keyedName(other)
  const branch = module.parent(parent)
  if (!GRANT_TYPE.test(key) || branch?.type !== 'IfStatement' || branch.test !== parent) return undefined
  let around: Ast = branch
  for (const one of module.ancestors(branch)) {
    if (one.type !== 'IfStatement' || one.alternate !== around) break
    around = one
  }
  return { test: parent, body: branch.consequent, around }
}

const keyedName = (node: Ast) => (node.type === 'MemberExpression' ? keyOf(node) : lastName(node)) ?? ''

const GRANT_TYPE = /^grant_?type$/i

/** The code of a handler that runs for a branch: none of the branches for other grants. */
function codeWithout(module: Module, handler: FunctionNode, { body, around }: Branch): string {
  const others = module
    .nodes('Literal')
    .flatMap((one) => (inside(one, handler) && !inside(one, around) ? (branchOf(module, one)?.body ?? []) : []))
  const pieces = [{ start: around.start, end: around.end }, ...others].toSorted((one, other) => one.start - other.start)
  let from = handler.start
  let code = ''
  for (const { start, end } of pieces) {
    if (start < from) continue
    code += module.file.text.slice(from, start)
    if (start === around.start) code += `\n${module.source(body)}\n`
    from = end
  }
  return withoutTexts((code + module.file.text.slice(from, handler.end)).slice(0, LONGEST))
}

const withoutTexts = (code: string) => code.replaceAll(/\/\/[^\n]{0,300}|#\s[^\n]{0,300}|'[^'\n]{0,300}'|"[^"\n]{0,300}"/g, '""')

/** Whether the handler answers with a new access token of its own. */
function answersTokens(module: Module, handler: FunctionNode): boolean {
  return module
    .nodes('ObjectExpression')
    .some((one) => inside(one, handler) && property(module, one, 'access_token') !== undefined && !isOpen(module, one))
}

function without(code: string, names: readonly string[]): string {
  return names.reduce((rest, name) => rest.replaceAll(`${name}(`, '('), code)
}

/** The calls of a branch that are given the refresh token, where they check its signature and can ask nobody. */
function checksOfSignature(module: Module, handler: FunctionNode, body: Ast): readonly AstOf<'CallExpression'>[] {
  const given = callsIn(module, handler).filter(
    (one) => inside(one, body) && one.arguments.some((each) => REFRESH.test(module.source(each).slice(0, 120))),
  )
  const others = given.filter((one) => !inside(one, body) || !HARMLESS.test(lastName(one.callee) ?? ''))
  return others.every((one) => verifiesAlone(module, one)) ? others : []
}

const REFRESH = /^[\w$.]{0,80}\brefresh_?token!?$/i
const HARMLESS = /^(?:log|info|debug|warn|error|String|trim|isString)$/

const COMPUTES = new RegExp(waitsForSignature.pattern, 'g')

/** `jwt.verify(token, secret)`, or a function of this repository that does no more than that, and what it calls beside it. */
function verifiesAlone(module: Module, call: AstOf<'CallExpression'>): boolean {
  if (verifiesByItself.pattern.test(module.source(call.callee))) return true
  const called = named(module, call.callee) ?? memberCalled(module, call)
  if (!called || !isFunction(called.node)) return false
  const { module: there, node } = called
  const codes = [node, ...callsIn(there, node).flatMap((one) => functionOf(there, one.callee) ?? [])].map((one) =>
    there.source(one).slice(0, LONGEST).replaceAll(COMPUTES, 'verify'),
  )
  return (
    codes.some((code) => verifiesSignature.pattern.test(code)) &&
    codes.every((code) => !keepsTokens.pattern.test(withoutTexts(code)) && !endsToken.pattern.test(withoutTexts(code)))
  )
}
