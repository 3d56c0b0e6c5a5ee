import type { Assignment, Part, Template } from '../../model/reading.ts'
import { append } from '../../text/append.ts'
import type { Span, Text } from '../../text/source.ts'

/** An address with the parameters that carry a credential, at the places where they stand. */
export function withParameters(url: Template, parameters: readonly Assignment[]): Template {
  const parts: Part[] = [...url.parts]
  let mark = parts.some((part) => part.kind === 'text' && part.text.value.includes('?')) ? '&' : '?'
  for (const { name, value } of parameters) {
    const prefix = `${mark}${name.value}=`
    mark = '&'
    const [first] = value.parts
    if (value.parts.length === 1 && first?.kind === 'text') parts.push({ kind: 'text', text: prefixed(prefix, name.at, first.text) })
    else append(parts, [{ kind: 'text', text: { value: prefix, at: name.at, opaque: true } }, ...value.parts])
  }
  return { parts, at: url.at }
}

/** A text after a prefix that stands elsewhere; the text's own characters keep their places. */
function prefixed(prefix: string, at: Span, text: Text): Text {
  const { start, end } = text.at
  const own =
    text.offsets ??
    Array.from({ length: text.value.length + 1 }, (_, i) => (!text.opaque ? start + i : i === text.value.length ? end : start))
  return {
    value: prefix + text.value,
    at: { file: at.file, start: Math.min(at.start, start), end },
    offsets: [...Array.from(prefix, () => start), ...own],
  }
}
