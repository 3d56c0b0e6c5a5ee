import { saysUseless, sampleAnswer } from '../knowledge/words/documentation.ts'
import { commentAbove } from '../text/comments.ts'
import type { SourceFile, Span } from '../text/source.ts'
import { oncePer } from '../text/once-per.ts'

/**
 * Whether a value is shown as a sample, whatever its format: in a fence of Markdown that the line above calls an example of a request or
 * an answer, or below a comment that says that it does not work.
 */
export function isSample({ file, start }: Span): boolean {
  if (!MARKDOWN.test(file.path)) return saysUseless.pattern.test(commentAbove(file.text, start))
  return fencesOf(file).some((one) => one.shows && one.start <= start && start < one.end)
}

const MARKDOWN = /\.(?:md|mdx|mdc|markdown)$/i

/** A fenced block, and whether the line above calls it an example. */
interface Fence {
  readonly start: number
  readonly end: number
  readonly shows: boolean
}

const fencesOf = oncePer((file: SourceFile): readonly Fence[] => [...fencesIn(file.text)])

/** https://spec.commonmark.org/0.31.2/#fenced-code-blocks, also in lists */
function* fencesIn(text: string): Generator<Fence> {
  let open: { readonly sign: string; readonly at: number } | undefined
  for (const { index, 1: sign = '', 2: info = '' } of text.matchAll(FENCE)) {
    if (!open) open = { sign, at: index }
    else if (sign.startsWith(open.sign) && info.trim() === '') {
      yield { start: open.at, end: index, shows: sampleAnswer.pattern.test(lineAbove(text, open.at)) }
      open = undefined
    }
  }
  if (open) yield { start: open.at, end: text.length, shows: sampleAnswer.pattern.test(lineAbove(text, open.at)) }
}

const FENCE = /^[ \t]{0,16}(`{3,}|~{3,})(.*)$/gm

/** The last line above a place that says something. */
function lineAbove(text: string, at: number): string {
  const lines = text.slice(Math.max(0, at - LONGEST), at).split('\n')
  return lines.findLast((line) => line.trim() !== '') ?? ''
}

/** In characters. */
const LONGEST = 600
