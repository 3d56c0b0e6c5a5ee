import { inTurn, oneOf } from '../../text/pattern.ts'
import type { SourceFile } from '../../text/source.ts'
import type { Asked } from './c-like-types.ts'
import { constantText } from './constant-texts.ts'

/** The code of a function, and where it begins in its file. */
interface Around {
  readonly code: string
  readonly start: number
  readonly file: SourceFile
}

/**
 * Whether a request has the same `state` for every sign-in: a text that is written there, or what a constant holds that this file, another
 * class or a configuration has. What begins a longer text is none.
 */
export function isConstantState({ code, start, file }: Around, asked: Omit<Asked, 'at'>): boolean {
  if (WRITTEN.test(code)) return true
  for (const match of code.matchAll(NAMED)) {
    const name = match.slice(1).find((one) => one !== undefined)
    if (name === undefined) continue
    const from = start + match.index + match[0].lastIndexOf(name)
    if (constantText({ file, start: from, end: from + name.length }, asked)) return true
  }
  return false
}

/** What stands between the name and its value: `"state", `, `'state' => `, `["state"] = `. */
const GIVEN = inTurn('', /["']state["']/, oneOf('', /,\s{0,4}/, /\s{0,4}=>\s{0,4}/, /\s{0,4}:\s{0,4}\{?/, /\]\s{0,4}=\s{0,4}/))

/** The same text for every sign-in: `q.Set("state", "tw-login")`, `'state' => 'xyz'`, `…&state=xyz"`. */
const WRITTEN = oneOf(
  '',
  inTurn('', GIVEN, oneOf('', /"[\w.:-]{1,60}"/, /'[\w.:-]{1,60}'/), /\s{0,4}(?:[)\],;}\n]|$)/),
  /[?&]state=[A-Za-z][\w.:-]{0,60}(?=[&"'`#])/,
)

const PATH = /([A-Za-z_\\][\w.:\\]{1,120}|config\(["'][\w.-]{1,120}["']\))/

/** A name behind it, in a table, in a call or in a text. */
const NAMED = oneOf(
  'g',
  inTurn('', GIVEN, PATH, /\s{0,4}(?:[)\],;}\n]|$)/),
  inTurn('', /[?&]state=["'`]\s{0,4}[+.]\s{0,4}/, PATH, /\s{0,4}(?:[+.)\],;}\n]|$)/),
  inTurn('', /[?&]state=\$?\{/, PATH, /\}/),
  inTurn('', /[?&]state=\$/, PATH, /(?=[&"'`#])/),
)
