import { slice, spanWithin, type Located, type Span, type Text } from '../text/source.ts'
import type { Decoded } from './escapes.ts'
import type { Node } from './node.ts'

export type MapNode = Extract<Node, { kind: 'map' }>

/** Deeper than any configuration; shallow enough for readers that recurse. */
export const MAX_DEPTH = 256
const MAX_PROBLEMS = 100

/** A part of a text as `slice` gives it, with the value that its escapes stand for. */
export function part(text: Text, start: number, end: number, decoded?: Decoded): Text {
  if (!decoded) return slice(text, start, end)
  const at = spanWithin(text, start, end)
  if (!hasInnerPlaces(text)) return { value: decoded.value, at, opaque: true }
  const { offsets } = text
  const place = offsets ? (offset: number) => offsets[start + offset] ?? text.at.end : (offset: number) => text.at.start + start + offset
  return { value: decoded.value, at, offsets: decoded.offsets.map(place) }
}

/** A part whose value cannot be followed character by character. */
export function opaquePart(text: Text, start: number, end: number, value: string): Text {
  return { value, at: spanWithin(text, start, end), opaque: true }
}

/** A text as a node. */
export function scalar({ value, at, offsets, opaque }: Text): Node {
  if (offsets) return { kind: 'scalar', value, at, offsets }
  return opaque ? { kind: 'scalar', value, at, opaque } : { kind: 'scalar', value, at }
}

/** A number, boolean or null at its place. */
export function literal(at: Span, value: number | boolean | null): Node {
  return { kind: 'scalar', value, at }
}

/** A number; as text where a number would lose digits, which an identifier or key made of digits must not. */
export function numeric(text: Text, start: number, end: number, value: number): Node {
  const digits = text.value.slice(start, end)
  const exact = Number.isSafeInteger(value) || String(value) === digits || !/^[+-]?\d+$/.test(digits)
  return exact ? literal(spanWithin(text, start, end), value) : scalar(part(text, start, end))
}

/** Whether the text is its file's own, character by character. */
export function hasPlainPlaces({ opaque, offsets, at, value }: Text): boolean {
  return !opaque && !offsets && at.end - at.start === value.length
}

/** Problems of one text: each in words without values of the file. */
export interface Problems {
  readonly list: Located<string>[]
  add(message: string, start: number, end?: number): void
}

/** Collects problems, but not a million of them. */
export function problemsOf(text: Text): Problems {
  const list: Located<string>[] = []
  // Where something is missing at the end, a parser may point behind it.
  const inside = (at: number) => Math.min(at, text.value.length)
  return {
    list,
    add(message, start, end = start) {
      const at = spanWithin(text, inside(start), inside(end))
      const last = list.at(-1)
      // A bracket and a quote that are open at the end are one fault to whoever reads of it.
      if (last?.value === message && last.at.start === at.start && last.at.end === at.end) return
      if (list.length < MAX_PROBLEMS) list.push({ value: message, at })
    },
  }
}

function hasInnerPlaces(text: Text): boolean {
  if (text.opaque) return false
  return text.offsets !== undefined || text.at.end - text.at.start === text.value.length
}
