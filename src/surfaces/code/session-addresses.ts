import { loadedByPage, ofTiles } from '../../knowledge/words/capability-urls.ts'
import { handedOnce, takesTokens } from '../../knowledge/words/oauth.ts'
import { forOneUse, sessionName } from '../../knowledge/words/sessions.ts'
import type { UrlCredential } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { functionAround, isInComment, type FunctionAround } from '../../program/written/index.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice, type Text } from '../../text/source.ts'
import { hostOfBase } from './c-like-query-hosts.ts'
import { isPrivate } from './settings.ts'
import { SESSION_IN_STRING } from './written-queries.ts'

/**
 * Addresses with a bare `token` that is the one of a session, by what is put in or by what that was given in its function:
 * `Uri.parse("$baseUrl/link?token=$token")` behind `val token = state.accessToken ?: return`. They stay in the history and in logs
 * (RFC 9700 section 4.3.2). Links that work once are none.
 */
export function* sessionsInAddresses(text: Text, language: CLike | 'rb'): Generator<UrlCredential> {
  for (const match of text.value.matchAll(SESSION_IN_STRING)) {
    const [whole, , host, name = '', ...put] = match
    const written = put.find((one) => one !== undefined) ?? ''
    if ((host !== undefined && isPrivate(host.toLowerCase())) || isInComment(text.value, match.index)) continue
    if (takesTokens.pattern.test(whole) || handedOnce.pattern.test(whole) || isPublic(whole)) continue
    const start = match.index + whole.lastIndexOf(`${name}=`)
    const { at } = slice(text, start, start + name.length)
    if (!isSession(bare(written), language === 'rb' ? undefined : functionAround(at, language))) continue
    const base = host?.toLowerCase() ?? hostOfBase(text, match.index)
    if (base === undefined || !isPrivate(base))
      yield { kind: 'urlCredential', by: 'client', parameter: name, ...(base ? { host: base } : {}), at }
  }
}

/** What pages and maps load has a token that everybody may see. */
function isPublic(address: string): boolean {
  return ofTiles.pattern.test(address) || loadedByPage.pattern.test(address.split('?')[0] ?? '')
}

/** The path of names in what is put in, without what encodes it: `URLEncoder.encode(token, "UTF-8")`. */
function bare(written: string): string {
  const inner = /^[\w.:\\]{1,60}\(\s{0,4}([^(),]{1,80}?)\s{0,4}[,)]/.exec(written.trim())?.[1] ?? written
  return inner
    .trim()
    .replace(/^[$@&*]{1,2}/, '')
    .replaceAll(/->|::|\?\.|!!\.|!\./g, '.')
    .replace(/(?:!|!!)$/, '')
}

function isSession(path: string, around: FunctionAround | undefined): boolean {
  if (!/^[A-Za-z_]\w{0,60}(?:\.\w{1,60}){0,5}$/.test(path) || forOneUse.pattern.test(path)) return false
  if (sessionName.pattern.test(path)) return true
  if (!around || !/^(?:token|bearer)$/i.test(path)) return false
  if (forOneUse.pattern.test(around.before + around.after)) return false
  const given = Array.from(around.before.matchAll(GIVEN), ([, name, value = '']) => (name === path ? [value] : []))
    .flat()
    .at(-1)
  if (given !== undefined) return NAMED.test(given) && !handedOnce.pattern.test(given)
  return Array.from((around.before + around.after).matchAll(SENT)).some(([, inside, joined]) => (inside ?? joined) === path)
}

const BARE = /([tT]oken|[bB]earer|TOKEN|BEARER)/
/** `val token = state.accessToken ?: return`, `string token = session.AccessToken;` */
const GIVEN = inTurn('g', /(?<![\w.>])\$?/, BARE, /(?:: ?[\w?]{1,30})?\s{0,4}:?=(?![=>])\s{0,4}([^\n;]{1,160})/)
const SENT = inTurn('g', /["']Bearer /, oneOf('', inTurn('', /[$#]?\{?\$?/, BARE, /\b/), inTurn('', /["']\s?[+.]\s?\$?/, BARE, /\b/)))
/** What has another word before it is the token of a service, as maps have public ones: `config.MapboxAccessToken`. */
const NAMED = /(?<![a-z\d_])_?(?:(?:get|fetch|load|read|current|user|my)_?)?(?:access|auth|session|bearer)_?token(?:\(\))?\b/i
