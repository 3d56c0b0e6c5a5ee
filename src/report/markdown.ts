import { pageUrl, sentence } from './rule-text.ts'
import { oneLine } from './redact.ts'
import type { Reporter } from './reporter.ts'
import type { ShownFinding, ShownInput, ShownPath } from './shown-report.ts'

/** By this, which no page shows, a comment on a pull request is found again. */
export const MARKER = '<!-- agent-auth-lint -->'
/** GitHub takes comments of 65,536 characters. */
const MOST = 65_000

/** A table for a comment on a pull request or the summary of a job, the most severe first. */
export const markdown: Reporter = ({ findings, unreadable, summary }, { quiet }) => {
  const head = [MARKER, '## agent-auth-lint', '', ...summary({ quiet }).flatMap((line) => [cell(line), ''])]
  const rows = [
    ...findings
      .filter(({ level }) => !quiet || level === 'error')
      .toSorted((a, b) => b.score - a.score)
      .map(row),
    ...unreadable.filter(({ isBroken }) => !quiet && isBroken).map(unread),
  ]
  if (rows.length === 0) return head.join('\n')
  const room = MOST - head.join('\n').length - 200
  const kept = fitting(rows, room)
  const left = rows.length > kept.length ? ['', `${rows.length - kept.length} more have no room here.`] : []
  return [...head, '| Level | Rule | Place | What |', '| --- | --- | --- | --- |', ...kept, ...left, ''].join('\n')
}

function row({ level, rule, at, message, help }: ShownFinding): string {
  const said = [message, help].filter(Boolean).map((text) => cell(sentence(text)))
  return `| ${level} | [${rule.id}](${pageUrl(rule)}) | ${pathIn(at)}:${at.region.startLine} | ${said.join(' ')} |`
}

function unread(input: ShownInput): string {
  return `| warning | parse | ${pathIn(input)}:${input.at?.region.startLine ?? 1} | ${cell(sentence(input.say))} |`
}

function pathIn({ inRepository }: ShownPath): string {
  return cell(oneLine(inRepository))
}

function fitting(rows: readonly string[], room: number): string[] {
  let left = room
  return rows.filter((one) => (left -= one.length + 1) > 0)
}

/**
 * Text of the scanned repository as text: no markup, link, HTML or second line. A mention or a reference to an issue is found in the
 * finished page, so an entity does not stop it: a mark without width does.
 */
function cell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[&<>|`*_[\]\\@#~!(){}$:]/g, (sign) => `&#${sign.charCodeAt(0)};${sign === '@' || sign === '#' ? '&#8203;' : ''}`)
}
