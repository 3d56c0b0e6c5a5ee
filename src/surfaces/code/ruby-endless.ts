import { oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { entries, type Node } from '../../parse/node.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { endsByItself } from './ending-claims.ts'
import { methodAround } from '../../program/written/index.ts'

/**
 * Whether a payload that ruby-jwt signs has no end for certain: all its keys are written down, nothing else in the method gets it, and the
 * token is one of the application's own callers, not one that this method sends to somebody else's service.
 *
 * @param variable the name of the payload, where it has one
 */
export function isEndless(payload: Node, variable: string | undefined, at: Span): boolean {
  if (payload.kind !== 'map' || payload.open || endsByItself(payload) || !isOfSomebody(payload)) return false
  const { start, code } = methodAround(at)
  const call = code.slice(at.start - start, at.end - start)
  // What the claims say is no address to send to.
  const around = [at, payload.at].reduce((rest, one) => rest.replace(codeAt(one), ''), code)
  if (code.length > LONGEST || SENDS.test(around) || SHARED.test(call)) return false
  return variable === undefined || !mayChange(variable, code)
}

/** A longer method is not looked at. */
const LONGEST = 6000

/** Claims of people and agents, also below another key: `{ data: { user_id: user.id } }`. */
function isOfSomebody(payload: Node): boolean {
  return entries(payload).some(({ key, value }) => SOMEBODY.test(key.value) || (value.kind === 'map' && isOfSomebody(value)))
}

const SOMEBODY = /^(?:sub|id|uid|user|\w{0,40}_id|userId|email|username|roles?|scopes?|scp|permissions)$/

/** Signed for a service that has the key as well: https://developer.zendesk.com/api-reference/ticketing/account-configuration/sso/ */
const SHARED = /shared/i
/** The method sends it itself, or shows a page of somebody else. */
const SENDS = oneOf(
  'i',
  /["':]authorization\b/,
  /\bredirect_to\b|\biframe|embed|https?:\/\//,
  asWritten(oauthWritten, 'is-client-in-ruby', 'is-bare-client-in-ruby'),
)

/** Whether anything but the call and what sets single keys of it, none of them an end, gets a payload. */
function mayChange(variable: string, code: string): boolean {
  let uses = 0
  let plain = 0
  for (const [, name, key, gets] of code.matchAll(USES)) {
    if (name !== variable) continue
    uses += 1
    if (gets !== undefined || (key !== undefined && !ENDS.test(key))) plain += 1
  }
  // The value itself, and what signs it.
  return uses - plain > 2
}

const USES = inTurn(
  'g',
  /(?<![\w.:@])(@?[a-z_]\w{0,60})(?![\w:?!(])/,
  /(?:\[\s{0,4}[:"'](\w{1,40})["']?\s{0,4}\])?/,
  /(\.(?:to_json|inspect|dig|fetch|keys)\b)?/,
)
const ENDS = /^(?:exp|\w{0,30}expir)/i
