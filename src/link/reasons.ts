import { changesTables, handsOut, inScripts, saysWhyUnverified } from '../knowledge/words/connections.ts'
import type { Subject } from '../model/index.ts'
import { oncePer } from '../text/once-per.ts'
import type { SourceFile, Span } from '../text/source.ts'

/** Certificate checks that are off, with the comment beside them that says why; others may be off by mistake. */
export function withReasons(subjects: readonly Subject[]): Subject[] {
  return subjects.map((subject) => {
    if (subject.kind !== 'transportSetting' || subject.problem !== 'verification-off') return subject
    const reason = reasonBeside(subject.at)
    if (reason) return { ...subject, reason }
    const once = changedOnce(subject.at.file)
    return once ? { ...subject, once } : subject
  })
}

/** A script that somebody starts by hand to change the tables of a database, from which nothing can be imported. */
const changedOnce = oncePer((file: SourceFile): Span | undefined => {
  const found = inScripts.pattern.test(file.path) && !handsOut.pattern.test(file.text) ? changesTables.pattern.exec(file.text) : null
  return found ? { file, start: found.index, end: found.index + found[0].length } : undefined
})

/** Lines above that may belong to it: a comment of three lines and the option before it. */
const LINES_ABOVE = 4
const LONGEST_LINE = 500
const COMMENT = /(?:^|\s)(?:\/\/|#|\/?\*|--)\s?\S[^\n]*$/

function reasonBeside({ file, start }: Span): Span | undefined {
  const { line } = file.position(start)
  for (let one = line; one >= Math.max(1, line - LINES_ABOVE); one--) {
    const at = file.lineSpan(one)
    const found = COMMENT.exec(file.text.slice(at.start, Math.min(at.end, at.start + LONGEST_LINE)))
    if (found && saysWhyUnverified.pattern.test(found[0])) {
      const from = at.start + found.index
      return { file, start: from, end: from + found[0].length }
    }
  }
  return undefined
}
