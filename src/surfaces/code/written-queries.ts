import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice, type Span, type Text } from '../../text/source.ts'

// Credentials in the queries of addresses, as code that is read without a grammar writes them.

/** An address, or the end of one, up to a parameter of its query: its scheme and its host. */
const BEHIND_ADDRESS = /["'`](?:(https?):\/\/([\w.-]{1,200}))?[^"'`\s?]{0,200}\?(?:[^"'`\s]{0,200}&)?/

const NAMES = /(access_?token|x-api-key|api[-_]?key|a(?:uth|pi)_?token|client_?secret|bearer_?token|secret_?key)/
/** What is put in: a verb of Printf, an interpolation, or the end of the string and something added to it. */
const PUT = oneOf('', /=(?:%[sv]|[#$]?\{+[$@\w]|\$[a-zA-Z])/, /=["'`]\s{0,8}[+.,]\s{0,8}[$\w(]/)
/** An address, or the end of one, with a credential that is put in. */
export const IN_STRING = inTurn('gi', BEHIND_ADDRESS, NAMES, PUT)

/** The password of somebody in an address that is none of a database or a mail. */
export const PASSWORD_IN_STRING = inTurn(
  'gi',
  /["'`](?:(https?):\/\/([\w.-]{1,200}))?(?![a-z][\w+.-]{0,30}:)[^"'`\s?]{0,200}\?(?:[^"'`\s]{0,200}&)?/,
  /(passw(?:or)?d|pwd)/,
  PUT,
)

/** Another token in the query that such an address goes on with. */
const BESIDE = inTurn('gi', /&((?:access|refresh|id|bearer|auth)_?token)/, oneOf('', PUT, /=\{\}/))

/** The tokens that the same query carries behind a place, up to the end of its statement. */
export function besideInString(text: Text, end: number): { parameter: string; at: Span }[] {
  const behind = text.value.slice(end, end + LONGEST).split(/;|\n\s{0,40}\n/, 1)[0] ?? ''
  return Array.from(behind.matchAll(BESIDE), ({ 1: parameter = '', index }) => {
    const start = end + index + 1
    return { parameter, at: slice(text, start, start + parameter.length).at }
  })
}

/** A longer statement is not looked through. */
const LONGEST = 400

/** A text of Rust's `format!` with an address in which a credential is put in: `{}`, `{access_token}`. */
export const FORMATTED_IN_RUST = inTurn('gi', /\bformat!\(\s{0,40}/, BEHIND_ADDRESS, NAMES, /=\{\w{0,60}\}/)

/** The same of a bare `key`, where what is put in is called an API key: `format!("{BASE}/models?key={}", self.api_key)`. */
export const KEY_FORMATTED_IN_RUST = inTurn(
  'gi',
  /\bformat!\(\s{0,40}/,
  BEHIND_ADDRESS,
  /(key)=/,
  oneOf(
    '',
    /\{\w{0,30}api_?key\}/,
    inTurn('', /\{\}"[^;"]{0,200}?,\s{0,40}&?(?:\w{1,40}\.){0,3}\w{0,30}api_?key\b/, /[\w.()]{0,40}\s{0,40},?\s{0,40}\)/),
  ),
)

/** `url + "accessToken=" + token`, `"…?token=" + accessToken`: the rest of a query, or a short name for a session. */
export const CONCATENATED = oneOf(
  'g',
  /[+]\s{0,8}"&?(access_?[tT]oken|auth_?[tT]oken|api_?[tT]oken)="\s{0,4}\+\s{0,4}[\w(]/,
  inTurn(
    '',
    /"[^"\s?]{0,200}\?(?:[^"\s]{0,200}&)?/,
    /(token)="\s{0,4}\+\s{0,4}(?:\w{1,40}\.){0,3}/,
    /(?:access|auth|session|jwt)_?[tT]oken\b/,
  ),
)
/**
 * What OAuth 1.0a calls the token of a request, https://oauth.net/core/1.0a/#auth_step2, and some APIs of OAuth 2 an access token: which of
 * them it is, what is put in says.
 */
export const ACCESS_AS_OAUTH = inTurn(
  'g',
  /[?&](oauth_token)=(?:%[sv][^"\s]{0,60}"[^\n;]{0,120}?|"\s{0,4}[+.]\s{0,4})/,
  /(?<![\w"])(?:\$?\w{1,40}(?:\.|->)){0,3}\$?(?:[aA]ccess_?[tT]oken|get_?AccessToken\(\))\b/,
)

/**
 * The bare name of a key in an address that is formatted or joined, in a file that has an API key: `?key=%s`, `?key={key}` of Spring,
 * `?key={$apiKey}`, `"?key=" + apiKey`.
 */
export const KEY_IN_STRING = inTurn(
  'g',
  BEHIND_ADDRESS,
  /(key)=/,
  oneOf(
    '',
    /%[sv]/,
    /\{(?:api_?)?[kK]ey\}/,
    /\{?\$(?:\{|\w{1,40}->)?\w{0,40}(?:[kK]ey|KEY)\b/,
    /["']\s?[+.]\s?\$?(?:\w{1,40}(?:\.|->)){0,2}(?:api_?[kK]ey|API_?KEY)\b/,
  ),
)

/** A query with a bare `token`, and what is put in: `?token={AccessToken}`, `?token=$token`, `?token=" + token`, `?token=%s", token`. */
export const SESSION_IN_STRING = inTurn(
  'g',
  BEHIND_ADDRESS,
  /(token|jwt)=/,
  oneOf(
    '',
    /[#$]?\{([^{}"'\n]{1,100})\}/,
    /\$(\w{1,60}(?:->\w{1,40})?)/,
    /["'`]\s{0,8}[+.]\s{0,8}([\w$.>()?!-]{1,80})/,
    /%[sv]["`](?:,[^,\n;()]{1,60}){0,6},\s{0,20}([\w.]{1,80})\)/,
  ),
)
