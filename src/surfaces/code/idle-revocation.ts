import type { Project } from '../../discover/project.ts'
import type { Reading } from '../../model/reading.ts'
import { codeAround, onceFor, packageFolder } from '../reading/code-around.ts'
import { inTurn } from '../../text/pattern.ts'

/** What metadata in code says, where nobody is asked to revoke what the token endpoint beside it gives to none. */
export function* withoutIdleRevocation<R extends Reading>(found: Iterable<R>, project: Project, path: string): Generator<R> {
  for (const one of found) {
    const asksToRevoke = one.kind === 'documentFault' && one.fact === 'no-revocation'
    if (!asksToRevoke || !givesNoRefreshTokens(project, path)) yield one
  }
}

/**
 * Whether nobody gets or uses a refresh token of the token endpoint of a package, whatever its metadata offers: the endpoint refuses
 * whatever is no authorization code, or it writes its answers itself and no code around knows a refresh token.
 */
function givesNoRefreshTokens(project: Project, path: string): boolean {
  const below = packageFolder(path, project)
  return onceFor(project, `gives no refresh tokens ${below}`, () => {
    const texts = codeAround(project, { below })?.map((one) => project.text(one) ?? '') ?? []
    if (texts.some((text) => REFUSES_OTHERS.test(text))) return !texts.some((text) => TAKES_REFRESH.test(text))
    return texts.some((text) => ANSWERS_TOKENS.test(text)) && !texts.some(knowsRefreshTokens)
  })
}

const GRANT = /\bgrant_?[tT]ype\b["')\]]{0,4}/
const REFUSES_OTHERS = inTurn('', GRANT, /\s{0,4}!==?\s{0,4}["']authorization_code["']/)
/** A branch for it, or a list of the grants that are taken. */
const TAKES_REFRESH = /(?:\bgrant_?[tT]ype\b["')\]]{0,4}\s{0,4}[!=]==?\s{0,4}|\bcase\s{1,4}|\bwhen\s{1,4})["']refresh_token["']/

/** `json({"access_token": token})`: an answer that is written here; one that is another server's may have anything. */
const ANSWERS_TOKENS = inTurn(
  '',
  /(?:json|Response|jsonify|render|send|Encode)\w{0,20}\(\s{0,20}[{[]\s{0,20}["']?access_token["']?\s{0,4}(?::|=>)/,
)

/** Apart from what metadata and registrations list, and from functions that get a new access token: `self._refresh_token()`. */
function knowsRefreshTokens(text: string): boolean {
  if (!/refresh_?-?token|offline_access/i.test(text)) return false
  const rest = text.replace(LISTED, '')
  return /(?<!\b_{0,2})refresh_?-?token|refresh_?-?token(?!\w{0,20}\()|offline_access/i.test(rest)
}

const LISTED = /\bgrant_?[tT]ypes(?:_?[sS]upported)?["'\]]{0,2}\s{0,4}(?::|=>|=|,)[^[\]{}()]{0,60}[[{(][^[\]{}()]{0,300}[\]})]/g
