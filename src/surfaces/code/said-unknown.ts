import { renewsToken, saysUnknown } from '../../knowledge/words/refused-tokens.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { oneOf } from '../../text/pattern.ts'

/** Of what holds credentials among other things, and of passwords, a message about a token says nothing. */
const ONE_TOKEN = oneOf('i', /(?:token|code|key|jwt|bearer)(?:\(\))?$/)
/** Of a call, in characters. */
const LONGEST = 600

/** Whether the call that writes a token says of it that nobody has it: `log.debug("no token {} found", token)`. */
export function isSaidUnknown(what: string, at: Span): boolean {
  const call = codeAt(at, LONGEST)
  return ONE_TOKEN.test(what) && saysUnknown.pattern.test(call) && !renewsToken.pattern.test(call)
}
