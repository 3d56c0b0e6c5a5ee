import { splitShell } from '../../parse/shell.ts'
import { slice, type Text } from '../../text/source.ts'

/** One instruction of a Dockerfile. */
export interface Instruction {
  /** In capitals: `COPY`. */
  readonly name: string
  /** What follows, continuation lines included. */
  readonly rest: Text
}

/** The instructions of a Dockerfile, in their order; comments between continued lines are skipped. */
export function instructionsOf(text: Text): Instruction[] {
  const { value } = text
  const found: Instruction[] = []
  for (let at = 0; at < value.length;) {
    const end = logicalEnd(value, at)
    const line = value.slice(at, end)
    const match = /^[ \t]*([A-Za-z]+)[ \t]+/.exec(line)
    if (match) found.push({ name: (match[1] as string).toUpperCase(), rest: slice(text, at + match[0].length, end) })
    at = end + 1
    // Here-documents are no instructions of their own.
    for (const [, delimiter = ''] of match ? line.matchAll(/<<-?["']?(\w+)["']?/g) : []) at = heredocEnd(value, at, delimiter)
  }
  return found
}

function logicalEnd(value: string, from: number): number {
  for (let at = from; ;) {
    const newLine = value.indexOf('\n', at)
    const end = newLine < 0 ? value.length : newLine
    const line = value.slice(at, end).replace(/\r$/, '')
    const goesOn = /\\[ \t]*$/.test(line) || (at > from && /^[ \t]*#/.test(line))
    if (newLine < 0 || !goesOn) return end
    at = newLine + 1
  }
}

function heredocEnd(value: string, from: number, delimiter: string): number {
  const match = new RegExp(`^\\t*${delimiter}[ \\t]*\\r?$`, 'm').exec(value.slice(from))
  return match ? from + match.index + match[0].length + 1 : value.length
}

/** Words of `["a", "b"]` or of a shell line. */
export function wordsOf(rest: Text): Text[] {
  if (!/^\s*\[/.test(rest.value)) return splitShell(rest).flatMap((words) => words.map(({ text }) => text))
  return [...rest.value.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => slice(rest, match.index + 1, match.index + match[0].length - 1))
}

/** `KEY=value KEY2="v 2"`, or the older `KEY the whole rest`. */
export function pairsOf(rest: Text): { name: Text; value: Text }[] {
  const words = splitShell(rest)
    .flat()
    .map(({ text }) => text)
  const [first, second] = words
  if (first && second && !first.value.includes('=')) return [{ name: first, value: second }]
  return words.flatMap((word) => {
    const at = word.value.indexOf('=')
    return at > 0 ? [{ name: slice(word, 0, at), value: slice(word, at + 1) }] : []
  })
}
