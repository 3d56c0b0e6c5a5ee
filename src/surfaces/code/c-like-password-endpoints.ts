import { asksForOtherGrant, asksOtherServer, makesToken, refusesGrant, takesPassword } from '../../knowledge/words/password-endpoints.ts'
import type { GrantUse } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Text } from '../../text/source.ts'
import { inTurn } from '../../text/pattern.ts'
import { isInComment } from './c-like-comments.ts'
import { functionAround } from './c-like-functions.ts'

const OTHERS = inTurn('g', asksForOtherGrant.pattern, /\s?\)?\s{0,80}\{?\s{0,80}/)

/**
 * Token endpoints that take a password and nothing else, in C#, Java, Kotlin and Go: RFC 9700, section 2.4
 */
export function* passwordEndpoints(text: Text, language: CLike): Generator<GrantUse> {
  if (language === 'php' || language === 'rs') return
  const { file } = text.at
  for (const { 0: test, index } of text.value.matchAll(OTHERS)) {
    if (isInComment(text.value, index)) continue
    const at = { file, start: index, end: index + test.trimEnd().replace(/\s{0,80}\{$/, '').length }
    const { after } = functionAround(at, language)
    const behind = REFUSED.exec(after)
    const rest = behind ? after.slice(behind[0].length) : ''
    if (!takesPassword.pattern.test(rest) || !makesToken.pattern.test(rest) || asksOtherServer.pattern.test(rest)) continue
    const owner = { what: 'the token endpoint', product: 'code' }
    yield { kind: 'grantUse', owner, grant: 'password', by: 'enabled', clientType: 'unknown', local: false, at }
  }
}

/** What follows for every other grant. */
const REFUSED = inTurn('', /^\s{0,80}\{?\s{0,80}/, refusesGrant.pattern, /[^{}]{0,300}/)
