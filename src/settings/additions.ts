import type { Addition } from '../model/index.ts'
import { parseJsonc } from '../parse/jsonc.ts'
import { entries, get, items, type Node, string } from '../parse/node.ts'
import { SourceFile } from '../text/source.ts'

/** A text with an addition, or what a new file begins with; the same where it is there already, undefined where it has no place. */
export function withAddition(text: string | undefined, addition: Addition): string | undefined {
  return 'line' in addition ? withLine(text ?? '', addition.line) : withItem(text ?? '', addition.list, addition.item)
}

function withLine(text: string, line: string): string | undefined {
  if (text.split(/\r?\n/).includes(line)) return text
  const end = endOf(text)
  return `${text}${text === '' || text.endsWith('\n') ? '' : end}${line}${end}`
}

function endOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

/** Puts an item first into a list of a JSON file; what is missing of the way to the list is made. */
function withItem(text: string, list: readonly string[], item: string): string | undefined {
  const made = (keys: readonly string[]): unknown => keys.reduceRight<unknown>((value, key) => ({ [key]: value }), [item])
  if (text.trim() === '') return `${JSON.stringify(made(list), null, 2)}\n`
  const {
    roots: [root],
    problems,
  } = parseJsonc({ value: text, at: { file: new SourceFile('settings.json', text), start: 0, end: text.length } })
  if (!root || problems.length > 0) return undefined
  let depth = list.length
  while (depth > 0 && get(root, ...list.slice(0, depth)) === undefined) depth--
  const there = get(root, ...list.slice(0, depth)) as Node
  if (items(there).some((one) => string(one)?.value === item)) return text
  if (depth === list.length) return there.kind === 'list' ? inserted(text, there, JSON.stringify(item), items(there).length > 0) : undefined
  if (there.kind !== 'map') return undefined
  const [key = '', ...rest] = list.slice(depth)
  return inserted(
    text,
    there,
    `${JSON.stringify(key)}: ${JSON.stringify(made(rest), null, 2).replaceAll('\n', `${endOf(text)}${indentation(text, there)}`)}`,
    entries(there).length > 0,
  )
}

/** Behind the opening bracket, on a line of its own where what follows has one. */
function inserted(text: string, { at }: Node, part: string, before: boolean): string {
  const rest = text.slice(at.start + 1)
  const gap = before ? (/^\s*/.exec(rest)?.[0] ?? '') : ''
  return `${text.slice(0, at.start + 1)}${gap}${part}${before ? ',' : ''}${before && gap === '' ? ' ' : ''}${rest}`
}

function indentation(text: string, { at }: Node): string {
  return /^\r?\n([ \t]*)/.exec(text.slice(at.start + 1))?.[1] ?? ''
}
