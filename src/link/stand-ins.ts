import { standIn } from '../knowledge/words/test-frameworks.ts'
import type { Subject } from '../model/index.ts'
import { oncePer } from '../text/once-per.ts'
import { inTurn } from '../text/pattern.ts'
import type { SourceFile, Span } from '../text/source.ts'

/**
 * Subjects without what a stand-in writes to the log instead of sending it: its type, or the line itself, says that it is one. Nobody
 * runs a service with it.
 */
export function withoutStandIns(subjects: readonly Subject[]): readonly Subject[] {
  return subjects.filter((one) => one.kind !== 'logCall' || one.sink === 'tool-result' || !isInStandIn(one.at))
}

function isInStandIn({ file, start }: Span): boolean {
  const line = file.text.slice(Math.max(file.text.lastIndexOf('\n', start) + 1, start - LONGEST_LINE), start)
  if (SAYS_SO.test(line)) return true
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0
  return standInsOf(file).some((one) => one.start < start && start < one.end && one.indent < indent)
}

/** The types of a file that are stand-ins, each up to the next declaration that is no deeper. */
const standInsOf = oncePer((file: SourceFile) => {
  if (!standIn.pattern.test(file.text)) return []
  const types = Array.from(file.text.matchAll(TYPES), ({ index, 1: deep = '', 2: ofType = '', 3: ofMethod = '' }) => {
    return { start: index, indent: deep.length, name: ofType || ofMethod }
  })
  return types.flatMap((one, i) => {
    if (!standIn.pattern.test(one.name)) return []
    const next = types.slice(i + 1, i + 1 + MOST_INSIDE).find(({ indent }) => indent <= one.indent)
    const end = next?.start ?? file.text.length
    return SENDS.test(file.text.slice(one.start, end)) ? [] : [{ ...one, end }]
  })
})

/** What asks another machine stands in for nothing. */
const SENDS = /\bfetch\(|\.(?:post|put|request|execute)\w{0,10}\(|NewRequest/i
/** In characters. */
const LONGEST_LINE = 400
/** Types that are declared inside of another. */
const MOST_INSIDE = 20
/** A declaration of a type, and a method of Go with that of its receiver. */
const TYPES = inTurn(
  'gm',
  /^([ \t]{0,40})(?:(?:export|public|internal|abstract|final|sealed|default|open|data|pub) ){0,4}/,
  /(?:(?:class|struct|object|impl(?: [\w<>:]{1,80} for)?) (\w{1,80})|func \(\w{1,40} \*?(\w{1,80}))/,
)
const SAYS_SO = /["'`]\[(?:MOCK|FAKE|STUB|SIMULATED)\b/i
