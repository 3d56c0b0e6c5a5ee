/** A text without what stands between an opening and the next close, and without both; an opening that nothing closes stays. */
export function withoutBetween(text: string, open: RegExp, close: string): string {
  let kept = ''
  let from = 0
  for (const { 0: opened, index } of text.matchAll(open)) {
    if (index < from) continue
    const end = text.indexOf(close, index + opened.length)
    if (end < 0) break
    kept += text.slice(from, index)
    from = end + close.length
  }
  return kept + text.slice(from)
}
