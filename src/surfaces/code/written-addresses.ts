import type { Node } from '../../parse/node.ts'
import { codeAt } from '../../text/source.ts'

/** `new Uri("https://…")`, `new("https://…")`, `URI.create("https://…")`, `Uri("https://…")` */
const ADDRESS = /^(?:new\s{0,4}(?:[\w.]{1,60})?|URI(?:\.create)?)\s{0,4}\(\s{0,20}@?"([^"\\\n{}]{1,300})"\s{0,20}[,)]/

/** The text that an address is made of, where nothing else is in it. */
export function addressIn(node: Node): Node {
  if (node.kind !== 'dynamic') return node
  const { file, start } = node.at
  const [whole, text] = ADDRESS.exec(codeAt(node.at, 400)) ?? []
  if (whole === undefined || text === undefined || !/^[a-z][a-z\d+.-]{1,40}:/i.test(text)) return node
  const from = start + whole.lastIndexOf(text)
  return { kind: 'scalar', value: text, at: { file, start: from, end: from + text.length } }
}
