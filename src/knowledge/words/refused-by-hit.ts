import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Which way a question about a piece of an address goes: whether what it finds is let pass, or refused.

export const opensStatement: Words = {
  because: 'The beginning of a statement in any language, the last of which before a place is the one that it stands in.',
  pattern: inTurn(
    'g',
    /(?:^|[\n;{}]|\belse)[ \t]{0,80}(?:\}\s{0,4}else\s{1,4})?/,
    oneOf(
      '',
      /(?:if|elsif|elif|unless|return|throw|raise|head|render|abort|while|(?:abort|throw)_(?:if|unless))\b/,
      /(?:(?:const|let|var|val|final|bool|boolean|Boolean)\s{1,4})?[$@]?[\w.]{1,60}(?:\s{0,4}:\s{0,4}\w{1,30})?\s{0,4}:?=(?![=>])/,
    ),
  ),
  is: ['if (', '\n  return !', '; boolean ok =', '\n\tok := ', '} else if (', '\n$ok = ', '\n  abort_if('],
  isNot: ['ifOk(', 'a == b', '(one) => '],
}

export const refusesWhere: Words = {
  because:
    'A call that refuses by what it is given, or by the opposite, the word as a group: https://laravel.com/docs/helpers#method-abort-if.',
  pattern: /^(?:abort|throw)_(if|unless)\(/,
  is: ['abort_if(', 'throw_unless('],
  isNot: ['abort(', 'report_if(', 'not_abort_if('],
}

export const refusesAtOnce: Words = {
  because:
    'How a refusal begins that stands right behind the parenthesis of its condition: https://www.php.net/manual/en/function.exit.php.',
  pattern: /(?:return|throw|abort|exit|die)\b/,
  is: ['return false;', 'abort(400);', 'die("no");'],
  isNot: ['redirect($uri)', '{'],
}

export const refusesHere: Words = {
  because: 'Code that refuses a request, or says no.',
  pattern: oneOf(
    '',
    /\breturn\s{1,4}(?:[([]?(?:false|False)|nil\s{0,2},|null\s{0,2},|undefined\b|\w{0,20}[eE]rr|\w{0,40}\.(?:Err|BadRequest))/,
    /\b(?:throw|raise|abort|exit|die|panic|halt)\b|\b4(?:00|01|03|22)\b|\bhead\s:bad_request|\bErr\(|\bBadRequest\b|\bbadRequest\(|bad_request/,
    /["'`]invalid|=\s{0,2}(?:false|False)\b|\berrors\.add\b|\bhttp\.Error\(|\berrors\.New\(|\bfmt\.Errorf\(|[a-z]Error\(|\breject\(/,
  ),
  is: [
    'return false',
    'return (False, "of somebody else")',
    'errors.add(:redirect_uri, said)',
    'return errRedirect',
    'throw new InvalidRedirectException()',
    'raise HTTPException(400)',
    'http.Error(w, err, 400)',
  ],
  isNot: ['return true', 'return nil', 'return uri', 'ok = true'],
}

export const letsPassHere: Words = {
  because: 'Code that says yes, or sends people on.',
  pattern: oneOf(
    '',
    /\breturn\s{1,4}(?:(?:true|True|nil|null|None)\b\s{0,4}(?:[;}\n]|$)|[([]?(?:true|True)\s{0,4},)|=\s{0,2}(?:true|True)\b|\bOk\(/,
    /\breturn\s{1,4}(?!\w{0,40}[eE]rr)\$?(?:\w{1,20}\.)?\w{0,20}(?:[uU][rR][iIlL]|host|client|[rR]edirect)\w{0,10}\b(?!\()/,
    /\b(?:redirect|redirect_to|Redirect|sendRedirect|RedirectResponse)\(|\bredirect_to\s|["']Location: /,
  ),
  is: ['return true', 'return [true, null]', 'return nil\n', '$ok = true', 'http.Redirect(w, r, uri)', 'return redirectUri'],
  isNot: ['return false', 'return errRedirect', 'throw new Error()'],
}

export const answersHere: Words = {
  because: 'An answer that says by a word whether what was asked about is let pass.',
  pattern: /(?:\b|["'`:])(?:is_?)?(?:valid|ok|success|allowed|accepted|trusted|passed)["'`]?\s{0,4}(?:=>|:)\s{0,4}(true|false)\b/i,
  is: ["return ['valid' => true]", 'return { ok: false, reason }', '{"is_valid": True}', 'Result{Valid: true}', 'isValid: true'],
  isNot: ["return ['error' => true]", 'invalid: true', 'valid = true', 'ok: check(uri)'],
}

export const goesBack: Words = {
  because: 'A way back to the caller that answers nothing: what comes behind it says what it means.',
  pattern: /(?:^|[\s;{])return\s{0,4}(?:[;}\s]{0,8}$|(?:if|unless)$)/,
  is: ['return if', 'return unless', '\n    return;\n  }', 'return'],
  isNot: ['return true if', 'return false;', 'return uri', 'noreturn'],
}

export const goesElsewhere: Words = {
  because: 'A line that only runs under a condition, or begins another function.',
  pattern: /\b(?:if|unless|else|elsif|elif|when|case|while|for|foreach|catch|rescue|except|def|func|fn|function)\b|\.each\b/,
  is: ['raise InvalidRedirectUri unless ok', 'if (ok) {', 'def other', '} else {'],
  isNot: ['raise InvalidRedirectUri', 'throw new Error(said)', 'redirect_to uri'],
}

export const listsRefused: Words = {
  because: 'Names of lists and functions that say what is refused.',
  pattern:
    /block(?!chain)|black_?list|deny|denied|forbid|bad(?!ge)|danger|disallow|reject|unsafe|illegal|malicious|banned|not_?allowed|invalid/i,
  is: ['BLOCKED_HOSTS', 'forbidden', 'DENY', 'badSchemes', 'dangerousHosts', 'isBlockedRedirect'],
  isNot: ['allowedHosts', 'badges', 'KNOWN', 'isValidRedirect', 'registered'],
}
