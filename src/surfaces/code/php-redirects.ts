import { linkOfMail, opensSessionInPhp, signInFile } from '../../knowledge/words/sessions.ts'
import type { UrlCredential } from '../../model/index.ts'
import { slice, type Text } from '../../text/source.ts'
import { isInComment } from '../../program/written/index.ts'

/**
 * `$url . '?ok=1&token=' . urlencode($token)`, of a session that was opened just before or by what ends a sign-in, and no link of a mail.
 */
export function* handedInPhp(text: Text): Generator<UrlCredential> {
  for (const match of [...text.value.matchAll(JOINED)].slice(0, MOST)) {
    const around = text.value.slice(Math.max(0, match.index - BEFORE), match.index + BEHIND)
    if (isInComment(text.value, match.index) || linkOfMail.pattern.test(around)) continue
    const ends = signInFile.pattern.test(text.at.file.path) && /\bredirect\(/.test(text.value.slice(match.index, match.index + BEHIND))
    if (!ends && !opensSessionInPhp.pattern.test(around)) continue
    const at = match.index + match[0].indexOf('token=')
    const parameter = { value: 'token', at: slice(text, at, at + 'token'.length).at }
    yield { kind: 'urlCredential', by: 'client', parameter: 'token', redirected: true, at: parameter.at }
  }
}

const JOINED = new RegExp(
  [
    `["'][^"'\\s?]{0,200}\\?(?:[^"'\\s]{0,200}&)?token=["']\\s{0,4}\\.`,
    `\\s{0,4}(?:(?:raw)?urlencode\\(\\s{0,4})?\\$\\w{0,40}(?:[tT]oken|jwt)\\b`,
  ].join(''),
  'g',
)
/** So many of a file are looked at. */
const MOST = 200
/** How far from it, in characters, stands what is done with it. */
const BEFORE = 1500
const BEHIND = 300
