import { sendsRequest } from '../../knowledge/words/redemptions.ts'
import { bindsCode } from '../../knowledge/words/states.ts'
import {
  asksForAnyState,
  grantsTokens,
  handsRequestOn,
  namesParameter,
  redeemsByHand,
  sendsKeptState,
  sendsStateAnywhere,
  takesCodeOfQuery,
  takesStateAsParameter,
} from '../../knowledge/words/unasked-states.ts'
import type { Project } from '../../discover/project.ts'
import type { AuthorizationRequest } from '../../model/index.ts'
import { blockEnd, isInComment } from '../../program/written/index.ts'
import { matched, type Span, type Text } from '../../text/source.ts'
import { mayBeSaid } from '../reading/code-around.ts'
import { requestOfCallback } from '../reading/authorization-request.ts'
import { defineTextSurface } from '../reading/surface.ts'

/** Callbacks that take a code and redeem it, in a repository that sends a state and of which nothing ever asks for one again. */
export default defineTextSurface({
  id: 'unasked-states',
  name: 'Callbacks of OAuth clients in any language, where nothing asks for the state that was sent',
  spec: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-10.12',
  counts: 'code',
  files: ['**/*.{go,java,kt,cs,php,rb,rs,py,ts,js,mts,mjs}'],
  mentions: ['authorization_code', 'get_token', 'exchange_code', 'Exchange('],
  together: [[redeemsByHand.pattern, takesCodeOfQuery.pattern]],
  skipsTests: true,
  *read(text, { project }): Generator<AuthorizationRequest> {
    const [first] = redeemed(text)
    if (!first || bindsCode.pattern.test(text.value) || grantsTokens.pattern.test(text.value) || isHandedOn(text, first)) return
    if (asksForState(text.value) || !isSent(project) || mayBeAsked(project)) return
    yield requestOfCallback('unchecked', first)
  },
})

/** How far before and behind a redemption its code is taken. */
const [BEFORE, BEHIND] = [900, 200]
const REDEEMS = new RegExp(redeemsByHand.pattern, 'g')
const TAKES = new RegExp(takesCodeOfQuery.pattern, 'g')

/** Where the code of a query is taken that the code beside redeems at another server. */
function redeemed(text: Text): Span[] {
  const taken = Array.from(text.value.matchAll(TAKES)).filter(({ index }) => !isInComment(text.value, index))
  return Array.from(text.value.matchAll(REDEEMS)).flatMap(({ index }) => {
    const last = taken.filter((one) => index - BEFORE < one.index && one.index < index + BEHIND).at(-1)
    const around = text.value.slice(Math.max(0, index - BEFORE), index + BEFORE)
    return last && (sendsRequest.pattern.test(around) || BY_LIBRARY.test(around)) ? [matched(text, last).at] : []
  })
}

/** What a library sends. */
const BY_LIBRARY = /\.get_token\b|\.exchange_code\(|\bgetAccessToken\(|\.Exchange\(/

/** Whether the whole request is handed on between the code that is taken and the end of what redeems it: others may compare the state. */
function isHandedOn({ value }: Text, at: Span): boolean {
  return handsRequestOn.pattern.test(value.slice(Math.max(0, at.start - BEFORE), at.end + BEFORE))
}

const isSent = (project: Project) =>
  mayBeSaid(project, 'a state is sent', (code) => sendsStateAnywhere.pattern.test(code) && AUTHORIZES.test(code))

/** A request for a code: RFC 6749 section 4.1.1. */
const AUTHORIZES = /\bresponse_type\b|\/authori[sz]e\b|\/oauth2?\/auth\b|authorize_url|AuthCodeURL|getAuthorizationUrl/

/** Whether any code, in whichever language, may bind the code of an answer to the browser that asked. */
function mayBeAsked(project: Project): boolean {
  return mayBeSaid(project, 'a state is asked for', (code) => asksForState(code) || bindsCode.pattern.test(code))
}

const SENDS_KEPT = new RegExp(sendsKeptState.pattern, 'g')
const NAMES_PARAMETER = new RegExp(namesParameter.pattern, 'g')
const PARAMETERS = new RegExp(takesStateAsParameter.pattern, 'g')

/** Whether code takes, compares or hands on a state that it was given. A parameter that its function leaves alone is asked for nothing. */
function asksForState(code: string): boolean {
  const rest = code.replace(SENDS_KEPT, '').replace(NAMES_PARAMETER, '')
  if (asksForAnyState.pattern.test(rest)) return true
  return Array.from(rest.matchAll(PARAMETERS)).some(({ index, 0: { length } }) => {
    const body = restOfFunction(rest, index + length - 1)
    return /\bstate\b/i.test(body) && !AUTHORIZES.test(body)
  })
}

/** What stands behind a parameter up to the end of its function. */
function restOfFunction(code: string, from: number): string {
  const open = code.indexOf('{', from)
  const border = code.slice(from).search(/\n[ \t]{0,20}(?:def|async def|@\w)/)
  const end = border >= 0 ? from + border : open >= 0 ? blockEnd(code, open) : code.length
  return code.slice(from, Math.min(end, from + LONGEST))
}

const LONGEST = 4000
