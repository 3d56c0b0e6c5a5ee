import { keyOf, isFunction } from '../../program/ast.ts'
import { withoutComments, type Module } from '../../program/module.ts'
import { inTurn, whole } from '../../text/pattern.ts'
import { meantBy, type Place } from './state-definitions.ts'
import { keepsHalf } from './state-values.ts'

/** A person's address or number. */
const PERSON = inTurn('i', /^(?:[\w$]{1,40}[?!]?\.){0,3}/, /(?:(?:user|account|member)_?)?(?:e?mail|id)$/)
/** `signState(userId)`, `this.signState(user.id)` */
const CALLED = /^(?:await )?(this\.|self\.)?([\w$]{1,60})\(\s{0,4}([\w$.?!]{1,100})\s{0,4}\)$/
const HASHES = /\bcreateHmac\(|\bhmac\.new\(/
/** What gives the same for the same: https://nodejs.org/api/crypto.html#class-hmac, https://docs.python.org/3/library/hmac.html */
const SAME = whole(
  '',
  /createHmac|new|update|digest|hexdigest|from|toString|stringify|dumps|encode|decode|encodeURIComponent|btoa/,
  /urlsafe_b64encode|b64encode|rstrip|str|bytes|slice|replace|concat|join/,
)
const CALL = /([\w$]{1,60})\(/g

/**
 * Whether a state is a person's address or number and a keyed hash of it, and nothing else: it stays the same, and fits any browser. A
 * program that keeps something in the browser may compare it.
 */
export function isOfPersonAlone(module: Module, code: string, at: Place): boolean {
  if (!HASHES.test(module.file.text) || keepsHalf(module)) return false
  const [, owner, name, argument = ''] = CALLED.exec(meantBy(module, code.trim(), at)) ?? []
  if (name === undefined || !PERSON.test(argument)) return false
  const found = owner ? module.nodes('MethodDefinition').find((one) => keyOf(one) === name)?.value : module.top().get(name)
  const made = found && 'kind' in found ? (found.init ?? found.node) : found
  if (!isFunction(made) || !made.body || made.params.length !== (module.language === 'python' && owner ? 2 : 1)) return false
  const body = withoutComments(module, made.body)
  return body.length < LONGEST && HASHES.test(body) && [...body.matchAll(CALL)].every(([, called = '']) => SAME.test(called))
}

const LONGEST = 800
