import type { LogCall } from '../../model/index.ts'
import { ofShop } from '../../knowledge/words/logged-requests.ts'
import { methodAround } from '../../program/written/index.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Text } from '../../text/source.ts'
import { wholeInRuby } from './ruby-wholes.ts'

/** What a request of Rails or Sinatra is sent, as it is logged: whole, or the code of a callback. */
export const RUBY_REQUESTS = inTurn(
  '',
  /(?:log(?:ger)?\.\w{4,7}|\b(?:puts|print|pp?))[ (][^\n]{0,300}?/,
  oneOf('', /\bparams\b|\brequest\.(?:raw_post|body\.read|headers|env|url|original_url|fullpath|query_string)\b/, /\bENV\.(?:to_|inspect)/),
)

/** The password or the authorization code among what a method takes of its request, where that is logged whole, or the code by itself. */
export function requestInRuby({ value, at }: Text): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  const code = value.trim().replace(AS_TEXT, '')
  const start = at.start + value.indexOf(code)
  const span = { ...at, start, end: start + code.length }
  if (ALL.test(code) && (code !== 'ENV' || value.trim() !== code)) return { what: code, at: span }
  const whole = wholeInRuby(code, span)
  if (whole) return whole
  if (CODE.test(code)) return redeems(span) ? { what: code, at: span } : undefined
  if (!WHOLE.test(code)) return undefined
  const around = methodAround(span).code.slice(0, LONGEST)
  // A form sends its password in the body.
  if (!OF_ADDRESS.test(code) && TAKES_PASSWORD.test(around)) return { what: 'password', within: code, at: span }
  return /\bparams\[:code\]/.test(around.replaceAll(value, '')) && redeems(span) ? { what: 'code', within: code, at: span } : undefined
}

/** More of a method is not looked at. */
const LONGEST = 3000
const AS_TEXT = /(?:\.(?:inspect|to_s|to_json|to_unsafe_h|to_h|to_hash|permit!|as_json))+$/
const WHOLE = /^(?:params|request\.(?:params|raw_post|body\.read|url|original_url|fullpath|query_string))$/
/** All headers of a request, which Rack keeps in its environment, or all variables of the process. */
const ALL = /^(?:request\.(?:headers(?:\.env)?|env)|ENV)$/
const OF_ADDRESS = /^request\.(?:url|original_url|fullpath|query_string)$/
const CODE = /^params(?:\[:code\]|\["code"\]|\.fetch\(:code\))$/
/** To ask whether there is one is not to take it. */
const TAKES_PASSWORD = oneOf(
  '',
  /\bparams(?:\[:\w{1,30}\])?\[:password\](?!&?\.(?:nil|blank|empty|present)\?)/,
  /\.permit\([^)]{0,200}:password\b|\bparams\.require\(:password\)/,
)

/** By the state beside it, or by what is done with the code: RFC 6749 section 4.1.3. */
function redeems(span: Text['at']): boolean {
  const around = methodAround(span).code.slice(0, LONGEST)
  if (/redirect_uri|authorization_code|auth_code\.get_token|fetch_access_token/.test(around)) return true
  return REDEEMS.test(around) && !ofShop.pattern.test(around)
}

const REDEEMS = oneOf('', /params\[:state\]|\bexchange_(?:(?:auth|authorization|oauth|for)_)?(?:code|(?:access_)?token)/)
