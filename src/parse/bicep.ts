import { slice, spanWithin, type Text } from '../text/source.ts'
import { oneOf } from '../text/pattern.ts'
import type { Entry, Node, Parsed } from './node.ts'
import { literal, MAX_DEPTH, numeric, scalar } from './place.ts'

/**
 * Parses the resources of Bicep: a root each, `{type: "Microsoft.Graph/applications@v1.0", body: {…}}`. What is computed, or written only
 * under a condition or for each of a list, is dynamic.
 * https://learn.microsoft.com/azure/azure-resource-manager/bicep/file
 */
export function parseBicep(text: Text): Parsed {
  const tokens = Array.from(text.value.matchAll(new RegExp(PIECE, 'g')), ({ 0: said, index }) => ({ said, index })).filter(
    ({ said }) => !/^\/[/*]/.test(said),
  )
  const reader = new Reader(text, tokens)
  const roots: Node[] = []
  for (let i = 0; i < tokens.length; i++) {
    const [type, mark] = [tokens[i + 2], tokens[i + 3]]
    if (tokens[i]?.said !== 'resource' || !type || mark?.said !== '=' || !TEXT.test(type.said) || !startsLine(tokens[i - 1])) continue
    const { node: body, next } = reader.valueAt(i + 4, 0)
    const at = spanWithin(text, type.index + 1, type.index + type.said.length - 1)
    const named = (key: string, value: Node): Entry => ({ key: { value: key, at: value.at }, value, at: value.at })
    const entries = [named('type', scalar({ value: type.said.slice(1, -1), at })), named('body', body)]
    roots.push({ kind: 'map', entries, open: false, at: { ...at, end: body.at.end } })
    // What stands in it is no root, and is not read again.
    i = Math.max(i, next - 1)
  }
  return { roots, problems: [] }
}

interface Piece {
  readonly said: string
  readonly index: number
}

/** A declaration stands at the beginning of a line, or behind the line of what decorates it. */
function startsLine(before: Piece | undefined): boolean {
  return before === undefined || before.said.startsWith('\n')
}

const TEXT = /^'[^'\n]*'$/

/** A comment, the end of a line, a text, a word or number, or a mark. What nothing closes takes the rest: nothing is tried twice. */
const PIECE = oneOf(
  '',
  /\/\/[^\n]*/,
  /\/\*[^]*?(?:\*\/|(?![^]))/,
  /\n\s*/,
  /'''[^]*?(?:'''|(?![^]))/,
  /'(?:[^'\\\n]|\\.)*(?:'|\\?(?=\n|(?![^])))/,
  /[\w.]+/,
  /[^\s\w]/,
)

interface Value {
  readonly node: Node
  /** Where what follows begins. */
  readonly next: number
}

class Reader {
  readonly #text: Text
  readonly #tokens: readonly Piece[]

  constructor(text: Text, tokens: readonly Piece[]) {
    this.#text = text
    this.#tokens = tokens
  }

  /** The value that begins at a token. */
  valueAt(i: number, depth: number): Value {
    const first = this.#said(i)
    if (depth < MAX_DEPTH && first === '{') return this.#map(i, depth + 1)
    if (depth < MAX_DEPTH && first === '[' && this.#said(this.#behindLines(i + 1)) !== 'for') return this.#list(i, depth + 1)
    const next = this.#behindExpression(i)
    const isAlone = next === i + 1
    return { node: (isAlone ? this.#plain(i) : undefined) ?? { kind: 'dynamic', at: this.#span(i, Math.max(i, next - 1)) }, next }
  }

  #map(open: number, depth: number): Value {
    const entries: Entry[] = []
    let isOpen = false
    let i = open + 1
    for (;;) {
      i = this.#behindLines(i)
      const said = this.#said(i)
      if (said === undefined || said === '}') break
      if (this.#said(i + 1) !== ':' || !KEY.test(said)) {
        // `...shared` and a key that is put together.
        isOpen = true
        i = Math.max(i + 1, this.#behindExpression(i))
        continue
      }
      const quoted = said.startsWith("'") ? 1 : 0
      const from = this.#at(i) + quoted
      const key = slice(this.#text, from, from + said.length - 2 * quoted)
      const { node, next } = this.valueAt(i + 2, depth)
      entries.push({ key, value: node, at: { ...key.at, end: node.at.end } })
      i = next
    }
    return { node: { kind: 'map', entries, open: isOpen, at: this.#span(open, i) }, next: i + 1 }
  }

  #list(open: number, depth: number): Value {
    const items: Node[] = []
    let i = open + 1
    for (;;) {
      i = this.#behindLines(i)
      const said = this.#said(i)
      if (said === undefined || said === ']') break
      const { node, next } = this.valueAt(i, depth)
      items.push(node)
      i = Math.max(i + 1, next)
    }
    return { node: { kind: 'list', items, at: this.#span(open, i) }, next: i + 1 }
  }

  #plain(i: number): Node | undefined {
    const said = this.#said(i) ?? ''
    const at = this.#at(i)
    if (said === 'true' || said === 'false') return literal(this.#span(i, i), said === 'true')
    if (said === 'null') return literal(this.#span(i, i), null)
    if (/^\d+$/.test(said)) return numeric(this.#text, at, at + said.length, Number(said))
    // A text with an escape or a value in it is put together when it is deployed.
    return TEXT.test(said) && !/[\\$]/.test(said) ? scalar(slice(this.#text, at + 1, at + said.length - 1)) : undefined
  }

  /** Behind an expression, which ends with its line or with what it stands in. */
  #behindExpression(from: number): number {
    let depth = 0
    let i = from
    for (; i < this.#tokens.length; i++) {
      const said = this.#said(i) ?? ''
      if (/^[([{]$/.test(said)) depth++
      else if (/^[)\]}]$/.test(said) && --depth < 0) return i
      else if (depth === 0 && (said === ',' || said.startsWith('\n'))) return i
    }
    return i
  }

  #behindLines(from: number): number {
    let i = from
    while (i < this.#tokens.length && (this.#said(i) === ',' || this.#said(i)?.startsWith('\n'))) i++
    return i
  }

  #said(i: number): string | undefined {
    return this.#tokens[i]?.said
  }

  #at(i: number): number {
    return this.#tokens[i]?.index ?? this.#text.value.length
  }

  #span(from: number, to: number): Text['at'] {
    const last = this.#tokens[to]
    return spanWithin(this.#text, this.#at(from), last ? last.index + last.said.length : this.#text.value.length)
  }
}

const KEY = /^(?:[A-Za-z_]\w*|'[^'\\$\n]*')$/
