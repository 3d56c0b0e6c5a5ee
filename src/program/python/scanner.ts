import { PythonNode } from './node.ts'
import {
  BINDS,
  COMPARES,
  DIGIT,
  DOUBLE_MARKS,
  DOUBLED,
  isPointOfNumber,
  KEYWORD_LENGTHS,
  KEYWORDS,
  LETTER,
  MARKS,
  NUMBER,
  PREFIXES,
  UNKNOWN_MARK,
  WITH_EQUALS,
  WORD,
} from './tokens.ts'

/** What a rule throws where a text is no Python or Python that is left to the library. */
export const UNKNOWN: unique symbol = Symbol('unknown')

/** Rules of the grammar that others hold. */
export interface Rules {
  test(at: Scanner): PythonNode
  testNamed(at: Scanner): PythonNode
  yielded(at: Scanner): PythonNode
  /** Operators that bind at least as strongly as this. */
  operation(at: Scanner, least: number): PythonNode
}

/**
 * A text as the tokens of Python, one after the other. They go by what a rule has to tell apart; a leaf is called as the grammar calls it.
 */
export class Scanner {
  readonly text: string
  readonly rules: Rules
  /** The token that comes next. */
  token = 'newline'
  from = 0
  to = 0
  /** How strongly it binds as an operator between two operands; 0 for what is none. */
  binds = 0
  /** Where the last token ended that was taken. */
  end = 0
  /** How many brackets are open: line ends in them say nothing. */
  depth = 0
  readonly #indents = [0]
  #isLineStart = true

  constructor(text: string, rules: Rules) {
    this.text = text
    this.rules = rules
    const first = this.#codeFrom(0)
    if (isBlank(text.charCodeAt(first)) || text.charCodeAt(first) === BYTE_ORDER_MARK) throw UNKNOWN
    this.to = first
    this.#isLineStart = false
    this.advance()
    this.end = 0
  }

  is(token: string): boolean {
    return this.token === token
  }

  /** The token as a leaf, and on to the next. */
  take(name = this.token): PythonNode {
    const leaf = new PythonNode(name, this.from, this.to)
    this.skip()
    return leaf
  }

  /** On to the next token. */
  skip(): void {
    this.end = this.to
    this.advance()
  }

  expect(token: string, name = token): PythonNode {
    if (this.token !== token) throw UNKNOWN
    return this.take(name)
  }

  /** A token into a list, where it stands here. */
  takes(token: string, into: PythonNode[]): boolean {
    if (this.token !== token) return false
    into.push(this.take())
    return true
  }

  /** A bracket, in which lines do not end. */
  open(token: string): PythonNode {
    this.depth++
    return this.expect(token)
  }

  close(token: string): PythonNode {
    this.depth--
    return this.expect(token)
  }

  node(name: string, from: number, children: readonly PythonNode[]): PythonNode {
    return new PythonNode(name, from, this.end, children)
  }

  /** Behind what a rule has read by itself. */
  jump(to: number): void {
    this.to = to
    this.skip()
  }

  advance(): void {
    this.binds = 0
    let i = this.to
    if (this.#isLineStart && this.depth === 0) {
      const next = this.#line(i)
      if (next === undefined) return
      i = next
    }
    i = this.#behindSpace(i)
    this.from = i
    const code = this.text.charCodeAt(i)
    if (code !== code) this.#is('eof', i)
    else if (code === 10 || code === 13) {
      this.#isLineStart = true
      this.#is('newline', i + 1)
    } else if (code < 128 ? WORD[code] === LETTER : code > 160) this.#word(i)
    else if (code < 128 && WORD[code] === DIGIT) this.#number(i)
    else if (code === 34 || code === 39) this.#is('String', i + 1)
    else this.#mark(code, i)
  }

  #is(token: string, to: number, binds = 0): void {
    this.token = token
    this.to = to
    this.binds = binds
  }

  /** Where the code of a line begins; undefined where it is further in or out than the last one, which is a token of its own. */
  #line(start: number): number | undefined {
    const { text } = this
    const line = this.#codeFrom(start)
    let depth = 0
    let i = line
    for (let code = text.charCodeAt(i); code === 32 || code === 9; code = text.charCodeAt(++i)) depth += code === 32 ? 1 : 8 - (depth % 8)
    const around = this.#indents.at(-1) ?? 0
    if (depth < around) {
      this.#indents.pop()
      this.from = line
      this.#is('dedent', line)
      return undefined
    }
    this.#isLineStart = false
    if (depth === around) return i
    this.#indents.push(depth)
    this.from = i
    this.#is('indent', i)
    return undefined
  }

  /** The beginning of the next line with code. */
  #codeFrom(start: number): number {
    const { text } = this
    for (let line = start, i = start; ; i++) {
      let code = text.charCodeAt(i)
      if (code === 32 || code === 9) continue
      if (code === 35) code = text.charCodeAt((i = this.#lineEnd(i)))
      else if (code !== 10 && code !== 13) return line
      if (code !== code) return i
      line = i + 1
    }
  }

  #lineEnd(start: number): number {
    const { text } = this
    let i = start
    for (let code = text.charCodeAt(i); code !== 10 && code !== 13 && code === code; code = text.charCodeAt(++i));
    return i
  }

  /** Behind blanks, comments and joined lines; in brackets behind line ends as well. */
  #behindSpace(start: number): number {
    const { text } = this
    for (let i = start; ; i++) {
      const code = text.charCodeAt(i)
      if (code === 32 || code === 9) continue
      if (code === 35) i = this.#lineEnd(i) - 1
      else if (code === 92) {
        // What the library makes of an empty line behind it depends on how that ends.
        if (text.charCodeAt(i + 1) !== 10 || text.charCodeAt(i + 2) === 13) return i
        i++
      } else if (this.depth === 0 || (code !== 10 && code !== 13)) return i
    }
  }

  #word(start: number): void {
    const { text } = this
    let i = start + 1
    for (let code = text.charCodeAt(i); code < 128 ? WORD[code] !== 0 : code > 160; code = text.charCodeAt(++i));
    const length = i - start
    if (length <= 2 && (text.charCodeAt(i) === 34 || text.charCodeAt(i) === 39)) return this.#prefixed(i)
    const lengths = KEYWORD_LENGTHS[text.charCodeAt(start)]
    const keyword = lengths !== undefined && ((lengths >> length) & 1) === 1 ? KEYWORDS.get(text.slice(start, i)) : undefined
    if (keyword) this.#is(keyword.token, i, keyword.binds)
    else this.#is('VariableName', i)
  }

  #prefixed(quote: number): void {
    const prefix = this.text.slice(this.from, quote).toLowerCase()
    if (PREFIXES.has(prefix)) this.#is(prefix.includes('f') ? 'FormatString' : 'String', quote + 1)
    else this.#is('unknown', quote)
  }

  #number(start: number): void {
    NUMBER.lastIndex = start
    NUMBER.test(this.text)
    const end = NUMBER.lastIndex
    // `1.` is written in another way for the library.
    this.#is(this.text.charCodeAt(end) === 46 ? 'unknown' : 'Number', end)
  }

  #mark(code: number, start: number): void {
    const { text } = this
    const next = text.charCodeAt(start + 1)
    if (code === 46) {
      if (next >= 48 && next <= 57) this.#number(start)
      else if (next === 46 && text.charCodeAt(start + 2) === 46) this.#is('Ellipsis', start + 3)
      else this.#is(isPointOfNumber(text, start) ? 'unknown' : '.', start + 1)
      return
    }
    const isDoubled = next === code && DOUBLED.has(code)
    const last = isDoubled ? text.charCodeAt(start + 2) : next
    const length = isDoubled ? 2 : 1
    if (last === 61 && WITH_EQUALS.has(code)) {
      // `<=` compares, `<<=` and `+=` set.
      const token = code === 58 ? ':=' : isDoubled || !COMPARES.has(code) ? 'UpdateOp' : 'CompareOp'
      return this.#is(token, start + length + 1, token === 'CompareOp' ? BINDS.compare : 0)
    }
    if (code === 60 && next === 62) return this.#is('CompareOp', start + 2, BINDS.compare)
    if (code === 45 && next === 62) return this.#is('->', start + 2)
    const { token, binds } = (isDoubled ? DOUBLE_MARKS : MARKS).get(code) ?? UNKNOWN_MARK
    this.#is(token, start + length, binds)
  }
}

const BYTE_ORDER_MARK = 0xfeff

function isBlank(code: number): boolean {
  return code === 32 || code === 9
}
