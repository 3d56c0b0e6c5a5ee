import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Copies of a map without what a list of names takes out of it, or with stars for it.

/** The list: written where it is used, or under a name. */
const LIST = String.raw`[[({][^\])}\n]{1,400}[\])}]|\w{1,60}`
/** What stands for a credential. */
const MASK = String.raw`(?:f?["'][^"'\n]{0,40}["']|None|null|undefined)`
/** A name of Python that is looked for, and the pairs of a map. */
const [ASKED, PAIRS] = [String.raw`(?:\.lower\(\))?`, String.raw`in (?<of>\w{1,60})\.items\(\)`]
const ENTRIES = String.raw`^Object\.fromEntries\(~Object\.entries\((?<of>\w{1,60})\)~`
const END = String.raw`~,?~\)~,?~\)$`

/** Of each form: `~` for blanks that may be missing, a blank for some. */
const FORMS = [
  String.raw`^\{~(?<k>\w{1,40})~:~(?<v>\w{1,40}) if \k<k>${ASKED} not in (?<list>${LIST}) else ${MASK} for \k<k>~,~\k<v> ${PAIRS}~\}$`,
  String.raw`^\{~(?<k>\w{1,40})~:~\(?~${MASK} if \k<k>${ASKED} in (?<list>${LIST}) else (?<v>\w{1,40})~\)? for \k<k>~,~\k<v> ${PAIRS}~\}$`,
  String.raw`^\{~(?<k>\w{1,40})~:~(?<v>\w{1,40}) for \k<k>~,~\k<v> ${PAIRS} if \k<k>${ASKED} not in (?<list>${LIST})~\}$`,
  String.raw`${ENTRIES}\.filter\(\(\[(?<k>\w{1,40})[^\])]{0,40}\]\)~=>~!(?<list>${LIST})\.(?:includes|has)\(\k<k>\)${END}`,
  String.raw`${ENTRIES}\.map\(\(\[(?<k>\w{1,40})~,~(?<v>\w{1,40})\]\)~=>~\[~\k<k>~,~(?<list>${LIST})\.(?:includes|has)\(\k<k>\)~\?~${MASK}~:~\k<v>~,?~\]${END}`,
]

export const leavesListedOut: Words = {
  because:
    'An expression that copies a map but for what a list names: of which map, and the list. Of a chosen value the other one is a mask.',
  pattern: oneOf('', ...FORMS.map((form, i) => new RegExp(numbered(form, i).replaceAll('~', '\\s{0,40}').replaceAll(' ', '\\s{1,40}')))),
  is: [
    '{k: v if k not in ["client_secret", "code"] else "***" for k, v in params.items()}',
    '{k: "***" if k in HIDDEN else v for k, v in form.items()}',
    '{k: v for k, v in data.items() if k.lower() not in ("password",)}',
    "Object.fromEntries(Object.entries(form).filter(([k]) => !['code'].includes(k)))",
    "Object.fromEntries(Object.entries(form).map(([k, v]) => [k, HIDDEN.has(k) ? '***' : v]))",
  ],
  isNot: [
    '{k: v if k in SHOWN else "***" for k, v in params.items()}',
    '{k: v for k, v in data.items() if k in SHOWN}',
    '{k: v for k, v in data.items()}',
    'Object.fromEntries(Object.entries(form).filter(([k]) => SHOWN.includes(k)))',
  ],
}

export const listedKeys: Words = {
  because: 'The names in a list.',
  pattern: /["'`]([\w-]{1,60})["'`]/g,
  is: ['["code"]', "('a', 'b')"],
  isNot: ['[code]'],
}

/** A group has one name in one expression. */
function numbered(form: string, i: number): string {
  return form.replaceAll(/(?<=\(\?<|\\k<)(\w{1,4})(?=>)/g, `$1${i}`)
}
