import { handedOnce } from '../../knowledge/words/oauth.ts'
import { redirectsInJvm } from '../../knowledge/words/sent-on.ts'
import { webRequests } from '../../knowledge/libraries/web-requests.ts'
import { asWrittenIn } from '../../knowledge/libraries/written.ts'
import type { UrlCredential } from '../../model/index.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { items, string } from '../../parse/node.ts'
import { codeAt } from '../../text/source.ts'
import { sessionParameter } from '../../knowledge/words/sessions.ts'
import { functionAround } from '../../program/written/index.ts'
import { opensSession } from './session-values.ts'

/**
 * `.queryParam("token", token)` of an address that the browser is sent to when somebody has signed in: it stays in the history, in logs and
 * in the referrer. Not a token of a link, which works once.
 */
export function* handedInJvm(all: readonly Said[], language: CLike): Generator<UrlCredential> {
  for (const { is, name, value, inFunction = '' } of all) {
    const [first, given] = is === 'call' && ADDS.java?.test(name) ? items(value) : []
    const parameter = first && string(first)
    if (!parameter || !given || given.kind !== 'dynamic' || !sessionParameter.pattern.test(parameter.value)) continue
    const around = functionAround(value.at, language)
    if (handedOnce.pattern.test(inFunction) || !redirectsInJvm.pattern.test(around.before + around.after)) continue
    if (opensSession(codeAt(given.at), given.at))
      yield { kind: 'urlCredential', by: 'client', parameter: parameter.value, redirected: true, at: parameter.at }
  }
}

const ADDS = asWrittenIn(webRequests, 'adds-to-query')
