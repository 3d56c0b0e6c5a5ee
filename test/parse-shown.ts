import { SourceFile, type Located, type Span, type Text } from '../src/text/source.ts'
import type { Node } from '../src/parse/node.ts'

/** A text of its own file. */
export function textOf(source: string): Text {
  return new SourceFile('file', source).whole
}

/** What stands under a span. */
export function under(at: Span): string {
  return at.file.text.slice(at.start, at.end)
}

/** A tree as a plain value; of duplicate keys the last. */
export function value(node: Node | undefined): unknown {
  switch (node?.kind) {
    case 'map':
      return Object.fromEntries(node.entries.map((entry) => [entry.key.value, value(entry.value)]))
    case 'list':
      return node.items.map(value)
    case 'scalar':
      return node.value
    case 'dynamic':
      return '<dynamic>'
    default:
      return undefined
  }
}

/** Problems as `line:column message |what is there|`. */
export function told(problems: readonly Located<string>[]): string[] {
  return problems.map(({ value, at }) => {
    const { line, column } = at.file.position(at.start)
    return `${line}:${column} ${value} |${under(at)}|`
  })
}

/** Every text in a tree, keys included. */
export function texts(node: Node): Text[] {
  switch (node.kind) {
    case 'map':
      return node.entries.flatMap((entry) => [entry.key, ...texts(entry.value)])
    case 'list':
      return node.items.flatMap(texts)
    case 'scalar':
      return typeof node.value === 'string' ? [node as Text] : []
    default:
      return []
  }
}

/** What is wrong with the places of a text; empty when they are right. */
export function misplaced(text: Text): string[] {
  const { value, at, offsets, opaque } = text
  const wrong: string[] = []
  if (at.start > at.end || at.end > at.file.text.length || at.start < 0) wrong.push('span outside the file')
  if (offsets) {
    if (offsets.length !== value.length + 1) wrong.push('wrong number of offsets')
    if (offsets.some((offset, i) => i > 0 && offset < (offsets[i - 1] as number))) wrong.push('offsets go back')
    if (offsets.some((offset) => offset < at.start || offset > at.end)) wrong.push('offset outside the span')
  } else if (!opaque && under(at) !== value) {
    wrong.push('another value stands there')
  }
  return wrong
}
