import { goesOnWith, renewsToken, saysMismatch, saysTakenBack, saysUnknown, staysElsewhere } from '../../knowledge/words/refused-tokens.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { oneOf } from '../../text/pattern.ts'

/** What proves a code of PKCE, and opens nothing where it does not prove it. */
const VERIFIER = /verifier(?:\(\))?$/i
/** Of what holds credentials among other things, and of passwords, a message about a token says nothing. */
const ONE_TOKEN = oneOf('i', /(?:token|code|key|jwt|bearer)(?:\(\))?$/)
/** Of a call, in characters. */
const LONGEST = 600

/**
 * Whether the call that writes a token says of it that nobody has it, or has it any longer: `log.debug("no token {} found", token)`,
 * `log.info("Removed expired token %s", token)`; or of the verifier of a code that it does not fit.
 */
export function isSaidUnknown(what: string, at: Span): boolean {
  const call = codeAt(at, LONGEST)
  if (VERIFIER.test(what)) return saysMismatch.pattern.test(call)
  if (!ONE_TOKEN.test(what) || renewsToken.pattern.test(call)) return false
  return saysUnknown.pattern.test(call) || (isTakenBack(what, call) && !staysElsewhere.pattern.test(call))
}

/** Whether a call says of a value that it was taken back: behind the word stands the value itself, or the only place for one. */
function isTakenBack(what: string, call: string): boolean {
  const said = saysTakenBack.pattern.exec(call)
  if (!said || goesOnWith.pattern.test(call)) return false
  const behind = call.slice(said.index + said[0].length).replace(/^\{/, '')
  return behind.startsWith(what) || [...call.matchAll(ROOM)].length === 1
}

/** Where a text takes a value: `%s`, `{}`, `${token}`. */
const ROOM = /%[a-zA-Z]|[$#]?\{[^{}]{0,80}\}|\$\w{1,60}/g
