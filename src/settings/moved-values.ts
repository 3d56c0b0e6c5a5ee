import { entries, string } from '../parse/node.ts'
import { parseDotenv } from '../parse/dotenv.ts'
import type { Fix } from '../judge/problems.ts'
import { SourceFile } from '../text/source.ts'

/**
 * A file of variables with the values that fixes take out of other files, for `--fix-env` alone: the text is written to a file that git
 * ignores, and goes nowhere else. A value that the file cannot hold as it is, or whose variable has another value, is not among `kept`.
 */
export function withMovedValues(text: string, fixes: readonly Fix[]): { text: string; kept: Set<Fix> } {
  const file = new SourceFile('.env', text)
  const {
    roots: [root],
  } = parseDotenv({ value: text, at: { file, start: 0, end: text.length } })
  const known = new Map(entries(root).map(({ key, value }) => [key.value, string(value)?.value]))
  const kept = new Set<Fix>()
  const lines: string[] = []
  for (const fix of fixes) {
    const value = valueOf(fix)
    if (fix.moved === undefined || value === undefined || (known.has(fix.moved) && known.get(fix.moved) !== value)) continue
    kept.add(fix)
    if (known.has(fix.moved)) continue
    known.set(fix.moved, value)
    lines.push(`${fix.moved}=${/^[\w./+=:@-]+$/.test(value) ? value : `'${value}'`}`)
  }
  const start = text === '' || text.endsWith('\n') ? text : `${text}\n`
  return { text: lines.length === 0 ? text : `${start}${lines.join('\n')}\n`, kept }
}

/** What the first edit replaces; escapes and quotes would mean something else in another syntax. */
function valueOf({ edits: [edit] }: Fix): string | undefined {
  const value = edit?.at.file.text.slice(edit.at.start, edit.at.end)
  return value === undefined || /[\\'"\n\r]/.test(value) ? undefined : value
}
