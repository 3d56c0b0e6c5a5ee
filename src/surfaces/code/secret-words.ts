import { googleInPython } from '../../knowledge/words/library-types.ts'
import { namesEnvironmentFile } from '../../knowledge/words/whole-environment.ts'
import { wholeTaken } from '../../knowledge/words/logged-requests.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'

/** What a secret's name has in it, as an expression: a cheap sign in a text that nobody has parsed yet. */
export const SECRET_WORDS =
  'token|secret|passw|pwd|credential|bearer|passphrase|jwt|cookie|dsn|authorization' +
  '|auth\\b|key\\b|key_|_pat\\b|\\bpat\\b|connection_?string|(?:database|postgres|mongo)\\w{0,4}_ur[il]'

const CALL_FOR_TOKENS = inTurn(
  'i',
  oneOf(
    '',
    /\b(?:exchange|redeem)_?\w{0,20}(?:token|code)|token_?exchange/,
    /\b(?:acquire_?token|fetch_?token|assume_?role|create_?token_?with_?iam)/,
  ),
  /\w{0,40}\(/,
)

/** A call that is answered with tokens, or a library whose objects hold them. */
export const TOKENS_GIVEN = oneOf('i', CALL_FOR_TOKENS, googleInPython.pattern)

/** An object with a password that is put together, as for a sign-in, and that goes by a name. */
export const PASSWORD_HELD = new RegExp(
  '\\b(?:const|let|var)\\s{1,8}\\w{1,60}(?:\\s{0,8}:\\s{0,8}[\\w.<>]{1,80})?\\s{0,8}=' +
    `\\s{0,8}\\{[^;{}]{0,400}?\\bpass(?:word|wd)\\s{0,4}:\\s{0,4}[\\w$]`,
  'i',
)

/** A code that is put into an address. */
export const CODE_PUT = /[?&]code=|\.(?:set|append)\(\s{0,4}["']code["']|["']code["']\s{0,4}:|\bcode\s{0,4}[,:}][^]{0,80}\bstate\b/
/** The code of a callback, as it is read of a query, or given with its `state` or to what redeems it. */
export const CODE_READ = oneOf(
  '',
  /\.get\(\s{0,4}["']code["']/,
  /authorization_code|[(,]\s{0,20}state\??\s?:\s?(?:string|str|Optional|Annotated)\b/,
)

/**
 * A loop over the headers of a request or the variables of the process, or variables that are read by what a name holds; what may
 * hold tokens, merged into a dictionary.
 */
export const MANY_IN_PYTHON = oneOf(
  'i',
  /\.update\([^()\n]{0,80}?(?:token|secret|passw)|\w \|= (?:await )?[\w.]{0,60}tokens\b/,
  /\bin\s{1,4}(?:\w{1,10}\(){0,2}(?:os\.)?environ\b(?=[^\n]{0,40}[:)])/,
  /\bfor\s{1,4}\w{1,40}(?:,\s{0,4}\w{1,40})?\s{1,4}in\s[\w.(]{0,60}(?:headers|\.META)\b/,
  /(?:token|secret|password|api_?key)\.value\b/,
  /\bdotenv_values\b/,
  /\benviron(?:\[|\.get\()[a-z]|\bgetenv\([a-z]/,
)
export const MANY_IN_SCRIPT = oneOf('', wholeTaken.pattern, /\bprocess\.env\[[a-z]/, namesEnvironmentFile.pattern)
