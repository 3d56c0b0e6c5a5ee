import { wholeByOthers } from '../../knowledge/words/logged-requests.ts'
import { namesEnvironment } from '../../knowledge/words/whole-environment.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'

// Cheap signs, in languages that are read without a grammar, that a call may write a credential to a log.

/** A call that may write, and the beginning of what it is given. */
export const WRITES = inTurn(
  '',
  oneOf(
    '',
    /log\w{0,12}(?:\(\))?(?:\.|->|::)\w{3,14}/,
    /\.(?:Ctx)?(?:Trace|Debug|Info|Notice|Warn(?:ing)?|Error|Fatal|Panic)(?:f|w|ln|S|Ctx|Context|Contextf)/,
    /\bF?print(?:ln|f)?|\.write(?:line)?|\b(?:[a-z]?log(?:ger)?|error_log|info|print_r|var_dump)|\.(?:str|any|[viwed])/,
    /\b(?:d?dd|dump|ray)/,
    /\bf(?:ile_put_contents|write|puts)/,
  ),
  /(?:\(|\s{1,2}\{)(?:[^;\n]|\n(?![ \t]{0,80}\n)){0,400}?/,
)

/** What holds credentials among much else. */
export const WHOLES = oneOf('', namesEnvironment.pattern, wholeByOthers.pattern)

/** Words of code that has credentials under other names. */
export const HOLDS = oneOf(
  'i',
  /mcp_?config|mcp_?servers|request_?token|grant_type|client_secret/,
  /[sS]tring\??\s{1,4}code\b/,
  /code_verifier|(?:access|refresh)_?token|token_?(?:endpoint|ur[il])|authorization_?code|["']code["']/,
)

/** What may hold a credential by what else its function does with it. */
export const HOLDERS = oneOf(
  'i',
  /\b\w{0,30}(?:json|data|body|form|param(?:eter)?s|values|payload|response|resp|res|result)\b/,
  /\b\w{0,30}(?:answer|text|content|config|cfg|session|info|key)\b/,
  /ur[il]\b|query|_get\b|cookie|requesturi|\.all\(/,
)
