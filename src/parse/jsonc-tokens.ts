/** A piece of JSON. `word` is whatever has no meaning there; `template` is a double-braced placeholder. */
export type TokenKind = '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'number' | 'word' | 'template' | 'end'

/**
 * Splits JSON with comments, and what people write for it, into tokens. The token that was read last is in the fields: there
 * are millions in a large file, too many for an object each.
 */
export class Tokens {
  readonly source: string
  kind: TokenKind = 'end'
  start = 0
  end: number
  /** What is wrong with the token itself. */
  problem: string | undefined
  /** Of a string: whether its closing quote is there. */
  closed = true
  /** Of a string: whether a backslash is in it. */
  escaped = false
  /** Whether a line break stands before it. */
  newLine = false

  constructor(source: string, from = 0) {
    this.source = source
    this.end = from
  }

  /** Reads the next token; at the end gives `end`, again and again. */
  next(): TokenKind {
    this.problem = undefined
    this.closed = true
    this.newLine = false
    this.kind = this.#read(this.#blanks())
    return this.kind
  }

  /** Where what matters begins again: behind blanks and comments. */
  #blanks(): number {
    const { source } = this
    const { length } = source
    let at = this.end
    while (at < length) {
      const code = source.charCodeAt(at)
      if (code === SPACE || code === TAB) at++
      else if (code === LF || code === CR) {
        this.newLine = true
        at++
      } else if (code === SLASH && source.charCodeAt(at + 1) === SLASH) at = lineEnd(source, at)
      else if (code === SLASH && source.charCodeAt(at + 1) === STAR) {
        const close = source.indexOf('*/', at + 2)
        if (close < 0) {
          this.problem = 'unterminated comment'
          this.start = at
          this.end = length
          return -1
        }
        at = close + 2
      } else return at
    }
    return at
  }

  #read(start: number): TokenKind {
    if (start < 0) return 'end'
    const { source } = this
    this.start = start
    if (start >= source.length) {
      this.end = start
      return 'end'
    }
    const code = source.charCodeAt(start)
    this.end = start + 1
    switch (code) {
      case QUOTE:
        return this.#string(start)
      case 0x3a:
        return ':'
      case 0x2c:
        return ','
      case OPEN_BRACE:
        return source.charCodeAt(start + 1) === OPEN_BRACE ? this.#template(start) : '{'
      case 0x7d:
        return '}'
      case 0x5b:
        return '['
      case 0x5d:
        return ']'
      case SINGLE_QUOTE: {
        const end = singleQuotedEnd(source, start)
        if (end === undefined) return this.#word(start)
        this.problem = 'expected double quotes'
        this.escaped = true
        this.end = end
        return 'string'
      }
      case MINUS:
        return isDigit(source.charCodeAt(start + 1)) ? this.#number(start + 1) : 'word'
      case SLASH:
        return 'word'
      default:
        return isDigit(code) ? this.#number(start) : this.#word(start)
    }
  }

  #string(start: number): TokenKind {
    const { source } = this
    const { length } = source
    let at = start + 1
    this.escaped = false
    for (; at < length; at++) {
      const code = source.charCodeAt(at)
      if (code === QUOTE) {
        this.end = at + 1
        return 'string'
      }
      if (code === BACKSLASH) {
        this.escaped = true
        at++
      } else if (code < SPACE) {
        if (code === LF || code === CR) break
        this.problem = 'unescaped control character'
      }
    }
    this.problem = 'unterminated string'
    this.closed = false
    this.end = Math.min(at, length)
    return 'string'
  }

  #number(start: number): TokenKind {
    const { source } = this
    let at = source.charCodeAt(start) === ZERO ? start + 1 : digits(source, start)
    if (source.charCodeAt(at) === DOT) {
      const end = digits(source, at + 1)
      if (end === at + 1) return this.#incomplete(end)
      at = end
    }
    if ((source.charCodeAt(at) | 0x20) === 0x65) {
      const sign = source.charCodeAt(at + 1)
      const from = sign === MINUS || sign === PLUS ? at + 2 : at + 1
      const end = digits(source, from)
      if (end === from) return this.#incomplete(from)
      at = end
    }
    this.end = at
    return 'number'
  }

  #incomplete(end: number): TokenKind {
    this.problem = 'incomplete number'
    this.end = Math.min(end, this.source.length)
    return 'number'
  }

  #word(start: number): TokenKind {
    const { source } = this
    let at = start
    while (at < source.length && !ENDS_WORD.has(source.charCodeAt(at))) at++
    this.end = Math.max(at, start + 1)
    return 'word'
  }

  /** Two opening braces are never JSON, so up to the closing ones on the same line they are a template. */
  #template(start: number): TokenKind {
    const close = templateEnd(this.source, start)
    if (close === undefined) return '{'
    this.problem = 'expected a value, not a template'
    this.end = close
    return 'template'
  }
}

/** Behind the bracket that closes a list, before one that closes what is around it, or the end of the text. */
export function endOfList(source: string, start: number, inMap: boolean): number {
  const tokens = new Tokens(source, start)
  const open: ('[' | '{')[] = []
  do {
    const kind = tokens.next()
    if (kind === '[' || kind === '{') open.push(kind)
    else if (kind === ']' || kind === '}') {
      const opening = kind === ']' ? '[' : '{'
      // As the parser does: what is open inside is closed as well.
      if (open.includes(opening)) while (open.pop() !== opening);
      else if (inMap) return tokens.start
    } else if (kind === 'end') return source.length
  } while (open.length > 0)
  return tokens.end
}

const TAB = 9
const LF = 10
const CR = 13
const SPACE = 0x20
const QUOTE = 0x22
const SINGLE_QUOTE = 0x27
const STAR = 0x2a
const PLUS = 0x2b
const MINUS = 0x2d
const DOT = 0x2e
const SLASH = 0x2f
const ZERO = 0x30
const BACKSLASH = 0x5c
const OPEN_BRACE = 0x7b
const ENDS_WORD = new Set([...'{}[]",:/ \t\n\r'].map((character) => character.charCodeAt(0)))

function isDigit(code: number): boolean {
  return code >= ZERO && code <= 0x39
}

function digits(source: string, start: number): number {
  let at = start
  while (isDigit(source.charCodeAt(at))) at++
  return at
}

function lineEnd(source: string, start: number): number {
  for (let at = start; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code === LF || code === CR) return at
  }
  return source.length
}

function singleQuotedEnd(source: string, start: number): number | undefined {
  for (let at = start + 1; at < source.length; at++) {
    const character = source[at]
    if (character === "'") return at + 1
    if (character === '\n' || character === '\r') return undefined
    if (character === '\\') at++
  }
  return undefined
}

function templateEnd(source: string, start: number): number | undefined {
  for (let at = start + 2; at < source.length; at++) {
    const character = source[at]
    if (character === '}' && source[at + 1] === '}') return at + 2
    if (character === '\n' || character === '\r' || character === '{') return undefined
  }
  return undefined
}
