import type { Located, Span, Text } from './source.ts'

/** From the name to the value where they stand on one line, with their quotes; otherwise the value. */
export function assignmentSpan(name: Located<string>, value: Text): Span {
  const { file } = value.at
  if (name.at.file !== file || name.at.end > value.at.start || file.text.slice(name.at.end, value.at.start).includes('\n')) return value.at
  const isQuote = (offset: number) => /["'`]/.test(file.text.charAt(offset))
  const [before, after] = [name.at.start - 1, value.at.end]
  return { file, start: isQuote(before) ? before : name.at.start, end: isQuote(after) ? after + 1 : after }
}
