import { items, plain, string, type Node } from '../../parse/node.ts'
import { slice, type Text } from '../../text/source.ts'

/** The words of a command that is written as one line or as a list. */
export function wordsOf(command: Node | undefined): Text[] {
  const line = string(command)
  return line ? splitWords(line) : items(command).flatMap((item) => plain(item) ?? [])
}

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
