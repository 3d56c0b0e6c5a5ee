import { oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { asWrittenIn } from '../../knowledge/libraries/written.ts'
import type { GrantUse } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { functionAround, isInComment } from '../../program/written/index.ts'
import { slice, type Text } from '../../text/source.ts'
import { grantUsed } from '../idp/oauth-client-fields.ts'

const WITH_PASSWORD = asWrittenIn(oauthWritten, 'asks-cognito-with-password')

/** A sign-in at Cognito that sends the password; one that takes people over from an old pool has no other way. */
export function* atCognito(text: Text, language: CLike): Generator<GrantUse> {
  const asked = WITH_PASSWORD[language]
  if (!asked || /migrat/i.test(text.at.file.path)) return
  for (const match of text.value.matchAll(new RegExp(asked, 'g'))) {
    if (isInComment(text.value, match.index) || /migrat/i.test(functionAround(slice(text, match.index, match.index + 1).at, language).code))
      continue
    const { at } = slice(text, match.index, match.index + match[0].length)
    yield grantUsed({ what: 'the sign-in at Cognito', product: 'this code' }, 'password', at)
    return
  }
}
