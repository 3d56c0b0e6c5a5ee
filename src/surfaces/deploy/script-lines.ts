import { entries, items, type Node, string } from '../../parse/node.ts'
import { codeAt, type Text } from '../../text/source.ts'

/** The lines of a script of a pipeline: one text, or a list of them. */
export function linesOf(script: Node | undefined): Text[] {
  return [script, ...items(script)].flatMap((line) => string(line) ?? brokenLine(line) ?? [])
}

/** `- curl -H "Accept: text/plain" …`: YAML takes the line for a map, whoever wrote it meant a command. */
function brokenLine(line: Node | undefined): Text | undefined {
  const [only, ...more] = line ? entries(line) : []
  const value = only && string(only.value)
  if (!only || !value || more.length > 0) return undefined
  const at = { ...only.key.at, end: value.at.end }
  const written = codeAt(at)
  return /^[\w./-]+ .*["']/.test(only.key.value) && !written.includes('\n') ? { value: written, at } : undefined
}
