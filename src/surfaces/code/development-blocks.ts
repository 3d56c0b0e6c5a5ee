import { developmentTest } from '../../knowledge/words/connections.ts'
import type { Span } from '../../text/source.ts'

/**
 * The setting by which a branch around a place is one that only a developer's machine takes, and that names such a machine: one that asks
 * for production alone holds wherever nobody has set it. By indentation, for a place that stands in a text.
 */
export function developmentAround({ file, start }: Span): string | undefined {
  let below = Infinity
  for (let { line } = file.position(start); line > 0 && below > 0; line--) {
    const span = file.lineSpan(line)
    const text = file.text.slice(span.start, Math.min(span.end, span.start + LONGEST))
    const indent = text.search(/\S/)
    if (indent < 0 || indent >= below) continue
    below = indent
    if (/^\s*(?:\}\s*else\s+)?(?:if|elif)\b/.test(text) && !/!|\|\||\bor\b|\bnot\b|prod/i.test(text)) {
      const found = developmentTest.pattern.exec(text)
      if (found) return /\b[A-Z_]{0,40}(?:ENV|MODE)[A-Z_]{0,40}\b/.exec(text)?.[0] ?? 'development'
    }
  }
  return undefined
}

const LONGEST = 300
