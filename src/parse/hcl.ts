import type { Text } from '../text/source.ts'
import { HclLeaves } from './hcl-leaves.ts'
import { type Ending, expressionEnd } from './hcl-skip.ts'
import type { Entry, Node, Parsed } from './node.ts'
import { literal, MAX_DEPTH, numeric, problemsOf } from './place.ts'

/**
 * Parses HCL, the language of Terraform: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 *
 * A block is a map under its type and labels: `resource "a" "b" { c = 1 }` is `{ resource: { a: { b: { c: 1 } } } }`. Blocks of one type
 * are duplicate keys, which `entries` shows and `get` takes the last of. References, calls and conditions are `dynamic`, a plain reference
 * with its name as `variable`: `var.host`. Goes once over the text.
 */
export function parseHcl(text: Text): Parsed {
  const problems = problemsOf(text)
  const reader = new HclReader(text, problems)
  const entries = reader.body(0)
  const root: Node = { kind: 'map', entries, open: false, at: text.at }
  return { roots: entries.length > 0 ? [root] : [], problems: problems.list }
}

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
])
/** Functions that give back what they are given, in another type. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  'toset',
  'tolist',
  'tostring',
  'tonumber',
  'tobool',
  'tomap',
  'sensitive',
  'nonsensitive',
  'jsonencode',
  'yamlencode',
])

class HclReader extends HclLeaves {
  /** Attributes and blocks up to the closing brace, or the end of the file at depth 0. */
  body(depth: number): Entry[] {
    const entries: Entry[] = []
    for (;;) {
      this.skip(true)
      const char = this.source[this.at]
      if (char === undefined) {
        if (depth > 0) this.problems.add('expected `}`', this.at)
        return entries
      }
      if (char === '}') {
        if (depth > 0) return entries
        this.problems.add('unexpected `}`', this.at, this.at + 1)
        this.at++
        continue
      }
      const entry = this.#entry(depth)
      if (entry) entries.push(entry)
    }
  }

  #entry(depth: number): Entry | undefined {
    const start = this.at
    const key = this.name()
    if (!key) return this.lost('expected a name', start)
    this.skip(false)
    if (this.source[this.at] === '=' && this.source[this.at + 1] !== '=') {
      this.at++
      const value = this.#expression('line', depth)
      return { key, value, at: this.span(start, Math.max(this.at, start)) }
    }
    return this.#block(key, start, depth)
  }

  #block(type: Text, start: number, depth: number): Entry | undefined {
    const labels: { key: Text; start: number }[] = []
    for (;;) {
      this.skip(false)
      const at = this.at
      const label = this.source[at] === '"' ? this.label() : this.name()
      if (!label) break
      labels.push({ key: label, start: at })
    }
    if (this.source[this.at] !== '{') return this.lost(labels.length > 0 ? 'expected `{`' : 'expected `=` or a block', start)
    const open = this.at
    if (depth >= MAX_DEPTH) {
      this.at = expressionEnd(this.source, open, 'line').last
      return { key: type, value: this.dynamic(open, this.at), at: this.span(start, this.at) }
    }
    this.at++
    const entries = this.body(depth + 1)
    if (this.source[this.at] === '}') this.at++
    let value: Node = { kind: 'map', entries, open: false, at: this.span(open, this.at) }
    for (const { key, start: from } of labels.toReversed()) {
      const at = this.span(from, this.at)
      value = { kind: 'map', entries: [{ key, value, at }], open: false, at }
    }
    return { key: type, value, at: this.span(start, this.at) }
  }

  /** A value, up to where it ends; the place is then at its end. */
  #expression(ending: Ending, depth: number): Node {
    const lines = ending === 'list' || ending === 'argument'
    this.skip(lines)
    const start = this.at
    const node = depth < MAX_DEPTH ? this.#primary(depth) : undefined
    const end = this.at
    this.skip(lines)
    if (node && this.ends(ending)) {
      this.at = end
      return node
    }
    this.at = expressionEnd(this.source, end, ending).last
    if (this.at === start) this.problems.add('expected a value', start)
    return this.dynamic(start, this.at)
  }

  #primary(depth: number): Node | undefined {
    const source = this.source
    const start = this.at
    const char = source[start]
    if (char === '"') return this.string()
    if (char === '[') return this.#list(depth)
    if (char === '{') return this.#object(depth)
    if (char === '<') return this.heredoc()
    NUMBER.lastIndex = start
    const digits = NUMBER.exec(source)?.[0]
    if (digits) {
      this.at += digits.length
      return numeric(this.text, start, this.at, Number(digits))
    }
    const name = this.name()
    if (!name) return undefined
    const word = WORDS.get(name.value)
    if (word !== undefined && source[this.at] !== '.') return literal(name.at, word)
    if (source[this.at] !== '(' || !TRANSPARENT.has(name.value)) return undefined
    this.at++
    const argument = this.#expression('argument', depth + 1)
    this.skip(true)
    const alone = source[this.at] === ')'
    if (!alone) this.at = expressionEnd(source, this.at, 'brace').end
    if (source[this.at] === ')') this.at++
    return alone ? argument : undefined
  }

  #list(depth: number): Node {
    const start = this.at++
    const items: Node[] = []
    for (;;) {
      this.skip(true)
      const char = this.source[this.at]
      if (char === undefined || char === ']') break
      if (char === ',') {
        this.at++
        continue
      }
      if (items.length === 0 && this.isFor()) return this.comprehension(start)
      const before = this.at
      items.push(this.#expression('list', depth + 1))
      // A bracket of another kind: the list has lost its end.
      if (this.at === before) break
    }
    return { kind: 'list', items, at: this.closed(start, ']') }
  }

  #object(depth: number): Node {
    const start = this.at++
    const entries: Entry[] = []
    let open = false
    for (;;) {
      this.skip(true)
      const char = this.source[this.at]
      if (char === undefined || char === '}') break
      if (char === ',') {
        this.at++
        continue
      }
      if (entries.length === 0 && this.isFor()) return this.comprehension(start)
      const before = this.at
      const entry = this.#member(depth)
      if (entry) entries.push(entry)
      else open = true
      if (this.at === before) break
    }
    return { kind: 'map', entries, open, at: this.closed(start, '}') }
  }

  /** One member of an object; undefined for a computed key. */
  #member(depth: number): Entry | undefined {
    const start = this.at
    const key = this.source[start] === '"' ? this.label() : this.name()
    this.skip(false)
    const sign = this.source[this.at]
    if (!key || (sign !== '=' && sign !== ':')) {
      this.at = expressionEnd(this.source, key ? this.at : start, 'object').end
      return undefined
    }
    this.at++
    const value = this.#expression('object', depth + 1)
    return { key, value, at: this.span(start, this.at) }
  }
}
