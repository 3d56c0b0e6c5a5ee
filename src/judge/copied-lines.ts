import { codeFile } from '../knowledge/words/files.ts'
import { withoutLevel } from './descriptor.ts'
import type { Finding } from './finding.ts'
import type { SourceFile } from '../text/source.ts'

/**
 * What tells a statement of code that was copied with the lines around it into another file: what is said of it, with each run of lines
 * that it stands in. Nothing where a place is a fault of its own whatever is written around it: a secret, a variable, a server.
 */
export function copiedLines({ rule, variant, message, decision, ofVariable, at }: Finding): string[] {
  if (rule.ofOneServer || ofVariable || decision === false || typeof decision === 'object' || !codeFile.pattern.test(at.file.path))
    return []
  const runs = runsAround(at.file, at.start).filter((run) => run.replace(/\W+/g, '').length >= LEAST_LETTERS)
  return runs.map((run) => JSON.stringify([rule.id, withoutLevel(variant), message, run]))
}

/** Fewer letters and digits say what any code says. */
const LEAST_LETTERS = 45

/** Lines of a run. */
const LINES = 3

/** The runs of lines that hold the line of a place. */
function runsAround(file: SourceFile, start: number): string[] {
  const { line } = file.position(start)
  const above = nextTo(file, line, -1).toReversed()
  const lines = [...above, lineAt(file, line), ...nextTo(file, line, 1)]
  return Array.from({ length: LINES }, (_, before) => above.length - before)
    .filter((from) => from >= 0 && from + LINES <= lines.length)
    .map((from) => lines.slice(from, from + LINES).join('\n'))
}

/** The next lines above or below that hold more than brackets. */
function nextTo(file: SourceFile, line: number, step: 1 | -1): string[] {
  const found: string[] = []
  for (let next = line + step; next > 0 && next <= file.lineStarts.length && Math.abs(next - line) <= FARTHEST; next += step) {
    const text = lineAt(file, next)
    if (/\w{2}/.test(text)) found.push(text)
    if (found.length === LINES - 1) break
  }
  return found
}

const FARTHEST = 12

/** A line without its indentation, comment, kind of quotes and end, and without what holds a request: `req.` in `req.password`. */
function lineAt(file: SourceFile, line: number): string {
  const { start, end } = file.lineSpan(line)
  const written = file.text.slice(start, Math.min(end, start + LONGEST_LINE))
  return written
    .replace(/(?:^|\s)(?:\/\/|#).*$/, '')
    .trim()
    .replace(/[;,]$/, '')
    .replaceAll("'", '"')
    .replace(HOLDERS, '')
}

/** Another name, such as that of a provider, says another thing. */
const HOLDERS = /(?<![\w$.])(?:(?:req|request|ctx|this|self|body)\.){1,4}(?=[a-z])/g

const LONGEST_LINE = 400
