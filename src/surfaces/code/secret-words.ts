import { inTurn, oneOf } from '../../text/pattern.ts'

/** What a secret's name has in it, as an expression: a cheap sign in a text that nobody has parsed yet. */
export const SECRET_WORDS =
  'token|secret|passw|pwd|credential|bearer|passphrase|jwt|cookie|dsn|authorization' +
  '|auth\\b|key\\b|key_|_pat\\b|\\bpat\\b|connection_?string|(?:database|postgres|mongo)\\w{0,4}_ur[il]'

/** A call that is answered with tokens. */
export const TOKENS_GIVEN = inTurn(
  'i',
  oneOf(
    '',
    /\b(?:exchange|redeem)_?\w{0,20}(?:token|code)|token_?exchange/,
    /\b(?:acquire_?token|fetch_?token|assume_?role|create_?token_?with_?iam)/,
  ),
  /\w{0,40}\(/,
)
