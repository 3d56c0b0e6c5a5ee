import type { Finding, Unreadable } from '../judge/finding.ts'
import { cleaner } from './redact.ts'
import { pageUrl, sentence } from './descriptors.ts'
import { region, repositoryPath } from './region.ts'
import type { Reporter } from './reporter.ts'
import { isBroken, summary } from './summary.ts'

/** By this, which no page shows, a comment on a pull request is found again. */
export const MARKER = '<!-- agent-auth-lint -->'
/** GitHub takes comments of 65,536 characters. */
const MOST = 65_000

/** A table for a comment on a pull request or the summary of a job, the most severe first. */
export const markdown: Reporter = (result, { prefix, quiet }) => {
  const { clean } = cleaner(result)
  const path = (own: string) => cell(clean(repositoryPath(own, prefix)))
  const lines = summary(result, { quiet }).map((line) => cell(clean(line)))
  const head = [MARKER, '## agent-auth-lint', '', ...lines.flatMap((line) => [line, ''])]
  const rows = [
    ...result.findings
      .filter(({ level }) => !quiet || level === 'error')
      .toSorted((a, b) => b.score - a.score)
      .map((finding) => row(finding, path, clean)),
    ...result.unreadable.filter((input) => !quiet && isBroken(input)).map((input) => unread(input, path, clean)),
  ]
  if (rows.length === 0) return head.join('\n')
  const room = MOST - head.join('\n').length - 200
  const kept = fitting(rows, room)
  const left = rows.length > kept.length ? ['', `${rows.length - kept.length} more have no room here.`] : []
  return [...head, '| Level | Rule | Place | What |', '| --- | --- | --- | --- |', ...kept, ...left, ''].join('\n')
}

function row({ level, rule, at, message, help }: Finding, path: (own: string) => string, clean: (text: string) => string): string {
  const said = [message, help].filter(Boolean).map((text) => cell(sentence(clean(text))))
  return `| ${level} | [${rule.id}](${pageUrl(rule)}) | ${path(at.file.path)}:${region(at).startLine} | ${said.join(' ')} |`
}

function unread({ path: own, at, reason, say }: Unreadable, path: (own: string) => string, clean: (text: string) => string): string {
  return `| warning | parse | ${path(own)}:${at ? region(at).startLine : 1} | ${cell(sentence(clean(say || reason)))} |`
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
