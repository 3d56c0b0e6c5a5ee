import { inTurn } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What is compiled for who develops alone.

export const onlyForDebugging: Words = {
  because:
    'The attribute of what only builds for debugging have, in front of a function or a statement, also with others: ' +
    'https://doc.rust-lang.org/reference/conditional-compilation.html#debug_assertions',
  pattern: inTurn(
    '',
    /#\[cfg\(\s{0,4}debug_assertions\s{0,4}\)\](?:\s{1,40}#\[[^\]\n]{1,120}\]){0,4}\s{0,40}/,
    /(?:pub(?:\([\w: ]{1,40}\))?\s)?(?:(?:async|const|unsafe)\s){0,2}$/,
  ),
  is: ['#[cfg(debug_assertions)]\n', '#[cfg(debug_assertions)]\n#[inline]\npub(crate) async ', '#[cfg(debug_assertions)]\n    '],
  isNot: ['#[cfg(not(debug_assertions))]\n', '#[cfg(debug_assertions)]\nfn a() {}\n', 'if cfg!(debug_assertions) {'],
}

export const conditionOfDebugging: Words = {
  because:
    'The condition of a directive of C# that only builds for debugging meet: ' +
    'https://learn.microsoft.com/dotnet/csharp/language-reference/preprocessor-directives#conditional-compilation.',
  pattern: /^\s{0,8}\(?\s{0,4}DEBUG(?!\w)(?!.{0,200}\|\|)/,
  is: [' DEBUG', ' DEBUG && WINDOWS', ' (DEBUG)'],
  isNot: [' !DEBUG', ' DEBUG || STAGING', ' DEBUGGER', ' TRACE'],
}
