import { spanWithin, type Text } from '../text/source.ts'
import { withoutConflicts, withoutMark } from './conflicts.ts'
import type { Node, Parsed } from './node.ts'
import { literal, MAX_DEPTH, numeric, part, problemsOf, scalar, type Problems } from './place.ts'
import { appended, assign, opened, table, tableNode, type Key, type Table } from './toml-tree.ts'
import { lineEnd, quoted, wordValue } from './toml-values.ts'

/**
 * Parses TOML into one map: tables, arrays of tables and dotted keys become nested maps and lists, duplicates stay.
 *
 * toml-eslint-parser, which the tests compare with, gives up at the first error or duplicate. This parser goes on with
 * the next line.
 */
export function parseToml(text: Text): Parsed {
  const problems = problemsOf(text)
  const source = withoutConflicts(withoutMark(text.value), problems)
  const root = new Reader(text, source, problems).read()
  return { roots: root.entries.length > 0 ? [tableNode(text, root)] : [], problems: problems.list }
}

class Reader {
  readonly #text: Text
  readonly #source: string
  readonly #problems: Problems
  #at = 0
  /** Whether the statement being read is broken. What it has so far is kept. */
  #stuck = false

  constructor(text: Text, source: string, problems: Problems) {
    this.#text = text
    this.#source = source
    this.#problems = problems
  }

  read(): Table {
    const root = table(0, this.#source.length)
    let section = { table: root, fresh: [] as Table[] }
    for (this.#skipLines(); this.#at < this.#source.length; this.#skipLines()) {
      const start = this.#at
      this.#stuck = false
      if (this.#source[start] === '[') section = this.#header(root) ?? section
      else this.#assignment(section.table)
      for (const fresh of section.fresh) fresh.end = Math.max(fresh.end, this.#trimmedEnd(start))
      this.#finishLine(start)
    }
    return root
  }

  #header(root: Table): { table: Table; fresh: Table[] } | undefined {
    const start = this.#at
    const brackets = this.#source[start + 1] === '[' ? 2 : 1
    this.#at += brackets
    const keys = this.#keys()
    if (this.#stuck) return undefined
    this.#skipBlanks()
    if (this.#source.startsWith(']'.repeat(brackets), this.#at)) this.#at += brackets
    else this.#fail('expected a closing bracket')
    const { table, fresh, free } = brackets === 2 ? appended(root, keys, this.#at) : opened(root, keys, this.#at)
    if (!free) this.#problems.add('table defined twice', start, this.#at)
    return { table, fresh }
  }

  #assignment(target: Table, depth = 0): void {
    const start = this.#at
    const keys = this.#keys()
    if (this.#stuck) return
    const keyEnd = start + this.#source.slice(start, this.#at).trimEnd().length
    this.#skipBlanks()
    if (this.#source[this.#at] !== '=') return this.#fail('expected an equals sign')
    this.#at++
    this.#skipBlanks()
    const node = this.#value(depth + keys.length - 1, depth > 0)
    if (!node) return
    if (!assign(target, keys, node, this.#trimmedEnd(start))) this.#problems.add('key defined twice', start, keyEnd)
  }

  #keys(): Key[] {
    const keys: Key[] = []
    do {
      this.#skipBlanks()
      const start = this.#at
      const quote = this.#source[start]
      if (quote === '"' || quote === "'") keys.push({ text: this.#string(false), start })
      else {
        const [word] = this.#match(KEY)
        if (!word) {
          this.#fail('expected a key')
          return keys
        }
        if (!/^[\w-]+$/.test(word)) this.#problems.add('a key that needs quotes', start, this.#at)
        keys.push({ text: part(this.#text, start, this.#at), start })
      }
      this.#skipBlanks()
    } while (this.#source[this.#at] === '.' && ++this.#at)
    if (keys.length > MAX_DEPTH) this.#fail('nested too deeply')
    return keys
  }

  #value(depth: number, inside: boolean): Node | undefined {
    if (depth > MAX_DEPTH) return this.#fail('nested too deeply')
    const start = this.#at
    const character = this.#source.charAt(start)
    if (character === '"' || character === "'") return scalar(this.#string(true))
    if (character === '[') return this.#list(depth)
    if (this.#match(TEMPLATE)[0]) {
      this.#problems.add('expected a value, not a template', start, this.#at)
      return { kind: 'dynamic', at: spanWithin(this.#text, start, this.#at) }
    }
    if (character === '{') return this.#inlineTable(depth)
    return this.#word(inside)
  }

  #word(inside: boolean): Node | undefined {
    const start = this.#at
    const [found] = this.#match(inside ? INNER_WORD : WORD)
    const word = found?.trimEnd() ?? ''
    if (!word) return this.#fail('expected a value')
    this.#at = start + word.length
    const value = wordValue(word)
    if (typeof value === 'number') return numeric(this.#text, start, this.#at, value)
    if (typeof value === 'boolean') return literal(spanWithin(this.#text, start, this.#at), value)
    if (value === undefined) this.#problems.add('expected quotes', start, this.#at)
    return scalar(part(this.#text, start, this.#at))
  }

  #string(multiline: boolean): Text {
    const { start, end, after, closed, decoded } = quoted(this.#source, this.#at, multiline)
    if (!closed) this.#problems.add('unterminated string', this.#at, after)
    if (decoded?.invalid !== undefined) {
      this.#problems.add('invalid escape', start + decoded.invalid, start + decoded.invalid + 1)
    }
    this.#at = after
    return part(this.#text, start, end, decoded)
  }

  #list(depth: number): Node {
    const start = this.#at++
    const items: Node[] = []
    this.#separated(']', () => {
      const item = this.#value(depth + 1, true)
      if (item) items.push(item)
    })
    return { kind: 'list', items, at: spanWithin(this.#text, start, this.#trimmedEnd(start)) }
  }

  #inlineTable(depth: number): Node {
    const start = this.#at++
    const inline = table(start, start)
    this.#separated('}', () => this.#assignment(inline, depth + 1))
    inline.end = this.#trimmedEnd(start)
    return tableNode(this.#text, inline)
  }

  /** What stands between brackets, with commas, on any number of lines. */
  #separated(close: ']' | '}', read: () => void): void {
    for (;;) {
      this.#skipLines()
      if (this.#close(close)) return
      if (this.#atStatement(close)) return this.#fail(CLOSING[close])
      read()
      if (this.#stuck) return
      const end = this.#at
      this.#skipLines()
      if (this.#close(close)) return
      if (this.#source[this.#at] !== ',') {
        if (this.#at >= this.#source.length) this.#at = end
        return this.#fail(this.#at >= this.#source.length || this.#startsLine() ? CLOSING[close] : 'expected a comma')
      }
      this.#at++
    }
  }

  #close(close: string): boolean {
    if (this.#source[this.#at] !== close) return false
    this.#at++
    return true
  }

  /** Whether the brackets were left open: the end, or a line that can only be the next statement. */
  #atStatement(close: ']' | '}'): boolean {
    if (this.#at >= this.#source.length) return true
    if (!this.#startsLine()) return false
    const statement = close === ']' ? STATEMENT : HEADER
    statement.lastIndex = this.#at
    return statement.test(this.#source)
  }

  #startsLine(): boolean {
    let before = this.#at - 1
    while (this.#source[before] === ' ' || this.#source[before] === '\t') before--
    return before < 0 || this.#source[before] === '\n'
  }

  /** Goes to the next line; of a broken statement to the line that broke it. */
  #finishLine(start: number): void {
    if (this.#stuck && this.#at > start && this.#startsLine()) return
    if (!this.#stuck) {
      this.#skipBlanks()
      if (!/^(?:$|[#\r\n])/.test(this.#source.charAt(this.#at))) this.#fail('expected the end of the line')
    }
    const newLine = this.#source.indexOf('\n', this.#at)
    this.#at = newLine === -1 ? this.#source.length : newLine + 1
  }

  #fail(message: string): undefined {
    this.#stuck = true
    this.#problems.add(message, this.#at, Math.min(this.#at + 1, lineEnd(this.#source, this.#at)))
    return undefined
  }

  /** Where what has been read ends, without the blanks and comments behind it. */
  #trimmedEnd(start: number): number {
    if (!this.#stuck || !this.#startsLine()) return this.#at
    return start + this.#source.slice(start, this.#at).trimEnd().length
  }

  #skipBlanks(): void {
    while (this.#source[this.#at] === ' ' || this.#source[this.#at] === '\t') this.#at++
  }

  /** Skips blanks, line ends and comments. */
  #skipLines(): void {
    for (; this.#at < this.#source.length; this.#at++) {
      const character = this.#source.charAt(this.#at)
      if (character === '#') this.#at = lineEnd(this.#source, this.#at) - 1
      else if (!/\s/.test(character)) return
    }
  }

  /** What stands here, passed. */
  #match(what: RegExp): RegExpExecArray | [] {
    what.lastIndex = this.#at
    const match = what.exec(this.#source)
    if (match) this.#at += match[0].length
    return match ?? []
  }
}

/** More than TOML allows, to know where it ends. */
const KEY = /[^\s.=[\]{}"'#,]+/y
const TEMPLATE = /\{\{[^\n{}]*\}\}/y
const WORD = /[^\n\r#]+/y
const INNER_WORD = /[^\n\r#,\]}]+/y
const HEADER = /\[\[?[ \t]*(?!(?:true|false|inf|nan)\b)[A-Za-z_][\w-]*[ \t]*[\].]/y
const STATEMENT = new RegExp(`[A-Za-z_][\\w.-]*[ \\t]*=|${HEADER.source}`, 'y')
const CLOSING = { ']': 'expected a closing bracket', '}': 'expected a closing brace' }
