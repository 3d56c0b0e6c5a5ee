import { handedOnce, sessionMaker } from '../../knowledge/words/oauth.ts'
import { redirectsInJvm } from '../../knowledge/words/jvm-redirects.ts'
import { webRequests } from '../../knowledge/libraries/web-requests.ts'
import { asWrittenIn } from '../../knowledge/libraries/written.ts'
import type { UrlCredential } from '../../model/index.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { items, string, type Node } from '../../parse/node.ts'
import { codeAt } from '../../text/source.ts'
import { bareToken } from '../../knowledge/words/sessions.ts'
import { functionAround, givenLast } from '../../program/written/index.ts'

/**
 * `.queryParam("token", token)` of an address that the browser is sent to when somebody has signed in: it stays in the history, in logs and
 * in the referrer. Not a token of a link, which works once.
 */
export function* handedInJvm(all: readonly Said[], language: CLike): Generator<UrlCredential> {
  for (const { is, name, value, inFunction = '' } of all) {
    const [first, given] = is === 'call' && ADDS.java?.test(name) ? items(value) : []
    const parameter = first && string(first)
    if (!parameter || !given || given.kind !== 'dynamic' || !bareToken.pattern.test(parameter.value)) continue
    const around = functionAround(value.at, language)
    if (handedOnce.pattern.test(inFunction) || !redirectsInJvm.pattern.test(around.before + around.after)) continue
    if (isSession(given, language)) yield { kind: 'urlCredential', by: 'client', parameter: parameter.value, at: parameter.at }
  }
}

const ADDS = asWrittenIn(webRequests, 'adds-to-query')

/** Whether a value is named for a session, or what was given its name makes a token. */
function isSession(given: Node, language: CLike): boolean {
  const code = codeAt(given.at).trim()
  if (handedOnce.pattern.test(code)) return false
  if (/(?:access|auth|jwt)_?token(?:\(\))?$|^jwt$/i.test(code) || sessionMaker.pattern.test(code)) return true
  const held = /^\w{1,60}$/.test(code) ? givenLast(code, functionAround(given.at, language), given.at.file) : undefined
  const made = held ? codeAt(held.at).slice(0, 200) : ''
  return made !== '' && !handedOnce.pattern.test(made) && sessionMaker.pattern.test(made)
}
