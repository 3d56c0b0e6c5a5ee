import type { CheckingCall } from '../../knowledge/libraries/token-checks.ts'
import { enclosingFunction, inside, nameOf, type Ast, type KnownCall, type Module } from '../../program/index.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { checksClaim, isSwitchedOff } from './token-check-facts.ts'

/**
 * Whether another method of the class verifies tokens wholly, by signature, audience and expiry, and this one only reads a token again:
 * `principal` beside `authenticate`. A method that says of itself that it checks stands alone.
 */
export function readsAgain(module: Module, call: Ast, checks: readonly KnownCall<CheckingCall>[]): boolean {
  const home = classAround(module, call)
  const around = enclosingFunction(module, call)
  if (!home || !around || CHECKS.test(nameOf(module, around) ?? '') || TAKES.test(module.source(around).slice(0, LONGEST))) return false
  return checks.some((one) => inside(one.call.node, home) && !inside(one.call.node, around) && isWhole(module, one))
}

/**
 * Whether the same function has sent the token as a bearer to a server that refuses what is not valid, and goes on only with its answer,
 * before it reads the token: the user endpoint of an issuer (OpenID Connect Core, section 5.3).
 */
export function isAnswered(module: Module, call: Ast, given: Ast): boolean {
  const around = enclosingFunction(module, call)
  const token = module.source(given)
  if (!around || !/^[\w.]{1,60}$/.test(token)) return false
  const before = module.file.text.slice(Math.max(around.start, call.start - LONGEST), call.start)
  const parts = before.split(/\bBearer\b/)
  const isSent = new RegExp(`^[^\\w\\n]{0,12}${token.replaceAll('.', '\\.')}\\b`)
  return parts.some((after, i) => {
    const answer = i > 0 && isSent.test(after) ? Array.from((parts[i - 1] ?? '').matchAll(ASKS)).at(-1)?.[1] : undefined
    return answer !== undefined && new RegExp(LEAVES.source.replaceAll('ANSWER', answer)).test(parts.slice(i).join(''))
  })
}

/** `resp = httpx.get(`, `const answer = await fetch(` */
const ASKS = /\b(\w{1,40})\s{0,4}=\s{0,4}(?:await\s{1,4})?[\w.]{1,60}\(/g
/** `if resp.status_code != 200: return None`, `if (!answer.ok) throw …`, `resp.raise_for_status()` */
const LEAVES = oneOf(
  '',
  inTurn(
    '',
    /\bif\b[ (]{1,3}/,
    oneOf(
      '',
      /ANSWER\.status(?:_code|Code)?\s{0,4}(?:!=|!==|>=)\s{0,4}(?:200|300|400)/,
      /!\s?ANSWER\.ok|not ANSWER\.(?:ok|is_success)|ANSWER\.is_error/,
    ),
    /[)\s:]{0,6}[{\s]{0,40}(?:return|raise|throw)\b/,
  ),
  /\bANSWER\.raise_for_status\(/,
)

function classAround(module: Module, node: Ast): Ast | undefined {
  for (const one of module.ancestors(node)) if (one.type === 'ClassDeclaration' || one.type === 'ClassExpression') return one
  return undefined
}

const CHECKS = oneOf('i', /verif|valid|authenticat|authoriz|authoris|require|guard|check/, /middleware|log_?in|sign_?in/)

/** It takes the token from a request itself, and may be the first to see it. */
const TAKES = /\b(?:req|request|ctx|context|event|websocket)\w{0,10}\.(?:headers|cookies|get_?header|header)\b/i
/** Of a method, in characters. */
const LONGEST = 4000

function isWhole(module: Module, known: KnownCall<CheckingCall>): boolean {
  const { row, call, given } = known
  if (isSwitchedOff(module, known, 'signature') || isSwitchedOff(module, known, 'expiry')) return false
  if (isSwitchedOff(module, known, 'audience')) return false
  const audience = row.options.audience
  return audience === undefined || given.option(audience).is !== 'unset' || checksClaim(module, call.node, 'aud')
}
