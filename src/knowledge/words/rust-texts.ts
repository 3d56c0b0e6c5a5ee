import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

export const rustListOfTexts: Words = {
  because:
    'A list that is written out, in an `Option` or not; the groups are what opens it and what it holds: ' +
    'https://doc.rust-lang.org/std/macro.vec.html, https://doc.rust-lang.org/std/option/.',
  pattern: inTurn(
    '',
    /^((?:Some\(\s{0,40})?(?:vec!\s?|&|Vec::from\(\s{0,40})?\[)/,
    /([^[\]]{0,2000})\]/,
    /(?:\.(?:to_vec|into|map\(String::from\)\.to_vec)\(\))?\s{0,40},?\s{0,40}\){0,2}$/,
  ),
  is: ['vec!["S256".to_string()]', 'Some(vec!["S256".into(), "plain".into()])', '["S256"]', 'Some(vec![])', '&["code"]'],
  isNot: ['vec![method; 2].iter()', 'methods()', 'Some(methods)', 'vec!["S256"].into_iter().chain(more).collect()'],
}

export const rustText: Words = {
  because: 'A text, also one that is made to own its characters: https://doc.rust-lang.org/std/string/struct.String.html.',
  pattern: inTurn(
    '',
    oneOf('', /^(?:(?:std::string::)?String::from|Some|Cow::from|Cow::Borrowed)\(\s{0,20}/, /^/),
    /"([^"\\\n]{1,200})"/,
    /(?:\.(?:to_string|to_owned|into|to_lowercase|clone)\(\))?\)?$/,
  ),
  is: ['"S256".to_string()', 'String::from("plain")', '"code".to_owned()', '"token".into()', '"code"'],
  isNot: ['format!("{a}")', '"a".repeat(2)', 'METHOD.to_string()', 'plain()'],
}
