import { slice, type Text } from '../text/source.ts'
import type { Entry, Node, Parsed } from './node.ts'
import { scalar } from './place.ts'
import { inTurn, oneOf } from '../text/pattern.ts'

/**
 * Parses a Java .properties file into nested maps: `a.b=1` is `{a: {b: "1"}}`, `a[0]=1` an item of a list. Values stay texts.
 * The syntax: https://docs.oracle.com/javase/8/docs/api/java/util/Properties.html#load-java.io.Reader-
 */
export function parseProperties(text: Text): Parsed {
  const root = new Branch()
  for (const { key, value } of assignments(text)) {
    const path = [...key.value.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map((match) => match[2] ?? match[1] ?? '').slice(0, MAX_DEPTH)
    if (path.length > 0) root.add(path, key, value)
  }
  return { roots: [root.node(text)], problems: [] }
}

const MAX_DEPTH = 32

/** A map or list that grows while its file is read. */
export class Branch {
  readonly children = new Map<string, { key: Text; value: Text | Branch }>()

  add([first = '', ...rest]: readonly string[], key: Text, value: Text): void {
    const known = this.children.get(first)?.value
    if (rest.length === 0) {
      if (!(known instanceof Branch)) this.children.set(first, { key, value })
      return
    }
    const branch = known instanceof Branch ? known : new Branch()
    if (branch !== known) this.children.set(first, { key, value: branch })
    branch.add(rest, key, value)
  }

  node(place: Text): Node {
    const children = [...this.children].map(([name, { key, value }]): Entry => {
      const node = value instanceof Branch ? value.node(key) : scalar(value)
      return { key: { value: name, at: key.at }, value: node, at: { ...key.at, end: Math.max(key.at.end, node.at.end) } }
    })
    const at = { ...place.at, end: Math.max(place.at.end, ...children.map((child) => child.at.end)) }
    const isList = children.length > 0 && children.every(({ key }) => /^\d+$/.test(key.value))
    return isList ? { kind: 'list', items: children.map(({ value }) => value), at } : { kind: 'map', entries: children, open: false, at }
  }
}

/** Keys and values of the logical lines. A value that goes on in the next line keeps its place as a whole. */
function* assignments(text: Text): Generator<{ key: Text; value: Text }> {
  const line = new RegExp(LINE, 'dy')
  while (line.lastIndex < text.value.length) {
    const match = line.exec(text.value)
    if (!match || match[0] === '') return
    const [, comment, key, written = ''] = match
    const [keyAt, keyEnd] = match.indices?.[2] ?? [0, 0]
    if (comment || !key) continue
    const valueAt = match.indices?.[3]?.[0] ?? keyEnd
    const value = slice(text, valueAt, valueAt + written.replace(/[ \t]+$/, '').length)
    yield {
      key: slice(text, keyAt, keyEnd),
      value: written.includes('\\') ? { value: unescaped(value.value), at: value.at, opaque: true } : value,
    }
  }
}

function unescaped(value: string): string {
  return value.replace(/\\(?:\r?\n[ \t]*|u([0-9a-fA-F]{4})|([^]))/g, (_, code?: string, character?: string) => {
    if (code) return String.fromCharCode(parseInt(code, 16))
    return character ? ({ n: '\n', t: '\t', r: '\r', f: '\f' }[character] ?? character) : ''
  })
}

/** A logical line: a comment, a key and its value, or nothing. */
const LINE = inTurn(
  '',
  /[ \t\f]*/,
  oneOf('', /([#!])[^\r\n]*/, /((?:[^\\\r\n=: \t\f]|\\.)+)[ \t\f]*(?:[=:][ \t\f]*)?((?:[^\\\r\n]|\\(?:\r\n|[^]))*)/, /[^\r\n]*/),
  /(?:\r\n|\r|\n|$)/,
)
