import { slice, type Text } from '../../text/source.ts'

/** The words of a one-line shell command, quotes taken off. */
export function splitWords(text: Text): Text[] {
  const found: Text[] = []
  const pattern = /"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s"']+(?:"[^"]*"|'[^']*'|[^\s"'])*)/g
  for (const match of text.value.matchAll(pattern)) {
    const quoted = match[1] ?? match[2]
    const start = match.index + (quoted === undefined ? 0 : 1)
    found.push(slice(text, start, start + (quoted ?? (match[3] as string)).length))
    if (found.length > 400) break
  }
  return found
}
