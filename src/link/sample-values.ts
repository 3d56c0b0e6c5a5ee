import { saysUseless, sampleAnswer } from '../knowledge/words/documentation.ts'
import type { Span } from '../text/source.ts'

/**
 * Whether a value is shown as a sample, whatever its format: in a fence of Markdown that the line above calls an example of a request or
 * an answer, or below a comment that says that it does not work.
 */
export function isSample({ file: { path, text }, start }: Span): boolean {
  return MARKDOWN.test(path) ? sampleAnswer.pattern.test(leadIn(text, start)) : saysUseless.pattern.test(commentAbove(text, start))
}

const MARKDOWN = /\.(?:md|mdx|mdc|markdown)$/i

/** The last line of text above the fence that a place stands in; none outside of fences. */
function leadIn(text: string, start: number): string {
  const lines = text.slice(Math.max(0, start - LONGEST), start).split('\n')
  const opening = lines.findLastIndex((line) => FENCE.test(line))
  if (opening < 0 || !isOpening(lines, opening)) return ''
  return lines.slice(0, opening).findLast((line) => line.trim() !== '') ?? ''
}

/** Of fences in a row, the first opens, the second closes; one with a language opens. */
function isOpening(lines: readonly string[], at: number): boolean {
  if (/[\w-]\s*$/.test(lines[at] ?? '')) return true
  return lines.slice(0, at + 1).filter((line) => FENCE.test(line)).length % 2 === 1
}

const FENCE = /^\s{0,8}(?:`{3,}|~{3,})/
/** An answer with all its rows. */
const LONGEST = 20_000

/** The comments on the lines right above a place. */
function commentAbove(text: string, start: number): string {
  const above = text
    .slice(Math.max(0, start - 800), start)
    .split('\n')
    .slice(0, -1)
  const code = above.findLastIndex((line) => !COMMENT.test(line))
  return above.slice(code + 1).join('\n')
}

const COMMENT = /^\s{0,80}(?:\/\/|#|\/?\*|--|<!--)/
