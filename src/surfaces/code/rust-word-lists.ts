import { rustListOfTexts, rustText } from '../../knowledge/words/rust-texts.ts'
import type { Node } from '../../parse/node.ts'
import { partsAtTop } from '../../text/brackets.ts'
import { codeAt } from '../../text/source.ts'

/** A list of texts as Rust writes it: `Some(vec!["S256".to_string(), "plain".into()])`. Anything else stays as it was. */
export function wordsOfRust(value: Node): Node {
  const [, opened, inner = ''] = (value.kind === 'dynamic' && rustListOfTexts.pattern.exec(codeAt(value.at))) || []
  if (opened === undefined) return value
  const start = value.at.start + opened.length
  const items = partsAtTop(inner, (at) => inner[at] === ',').flatMap((part) => itemIn(inner, part, { value, start }))
  return { kind: 'list', items, at: { ...value.at, start: start - 1, end: start + inner.length + 1 } }
}

/** A text of the list, by what stands between its quotes; what is none is known only at run time. */
function itemIn(inner: string, part: { start: number; end: number }, { value, start }: { value: Node; start: number }): readonly Node[] {
  const code = inner.slice(part.start, part.end)
  const trimmed = code.trim()
  if (trimmed === '') return []
  const from = start + part.start + code.indexOf(trimmed)
  const text = rustText.pattern.exec(trimmed)?.[1]
  if (text === undefined) return [{ kind: 'dynamic', at: { ...value.at, start: from, end: from + trimmed.length } }]
  const quoted = from + trimmed.indexOf(`"${text}"`) + 1
  return [{ kind: 'scalar', value: text, at: { ...value.at, start: quoted, end: quoted + text.length } }]
}
