import type { Text } from '../text/source.ts'
import type { Token } from './c-like-tokens.ts'
import { TokenGroups } from './token-groups.ts'

/**
 * Takes Ruby apart as `tokensOf` does other languages. The end of a line is a mark of its own, symbols are strings, and `%w[a b]` is a
 * group of strings. Never throws; takes linear time.
 */
export function tokensOfRuby(text: Text): Token[] {
  return new Tokenizer(text).read()
}

const SPACE = /[ \t\r\f\v]+|\\\r?\n/y
const WORD = /[A-Za-z_@$][\w@]*[?!]?(?!=[^=>~])|[A-Za-z_@$][\w@]*/y
const NUMBER = /\d[\d_]*(?:\.\d[\d_]*)?(?:e[+-]?\d+)?/iy
const SYMBOL = /:(?=[A-Za-z_"'])/y
const LIST = /%([wiWI])([[({<|!/])/y
const TEXT = /%[qQr]([[({<|!/])/y
const HEREDOC = /<<[~-]?(["'`]?)([A-Z_]\w*)\1/y
const MARK = /\|\|=|&&=|\*\*|=>|->|::|==|!=|<=|>=|&&|\|\||&\.|\+=|-=|<<|=~|[^\s]/y
const BRACKETS: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
  ['<', '>'],
])

class Tokenizer {
  readonly #source: string
  readonly #base: number
  readonly #groups = new TokenGroups()
  #at = 0
  /** Where the text of a heredoc ends that began on this line. */
  #heredocEnd: number | undefined

  constructor(text: Text) {
    this.#source = text.value
    this.#base = text.at.start
  }

  read(): Token[] {
    while (this.#at < this.#source.length) this.#next()
    return this.#groups.all(this.#base + this.#at)
  }

  #next(): void {
    if (this.#match(SPACE)) return
    const char = this.#source[this.#at] as string
    if (char === '\n') this.#line()
    else if (char === '#') this.#at = this.#lineEnd()
    else if (!this.#string(char) && !this.#bracket(char)) this.#plain()
  }

  /** The end of a line, behind which a heredoc's text and a comment of `=begin` are passed over. */
  #line(): void {
    this.#groups.push({ is: 'mark', text: '\n', start: this.#base + this.#at, end: this.#base + this.#at + 1 })
    this.#at = this.#heredocEnd ?? this.#at + 1
    this.#heredocEnd = undefined
    if (!this.#source.startsWith('=begin', this.#at)) return
    const end = this.#source.indexOf('\n=end', this.#at)
    this.#at = end < 0 ? this.#source.length : end + 5
  }

  #bracket(char: string): boolean {
    if (!this.#groups.bracket(char, this.#base + this.#at)) return false
    this.#at++
    return true
  }

  #plain(): void {
    const start = this.#base + this.#at
    const word = this.#match(WORD)
    if (word) return this.#groups.push({ is: 'word', text: word[0], start, end: this.#base + this.#at })
    const number = this.#match(NUMBER)
    if (number) return this.#groups.push({ is: 'number', value: Number(number[0].replace(/_/g, '')), start, end: this.#base + this.#at })
    const mark = this.#match(MARK)
    if (mark) this.#groups.push({ is: 'mark', text: mark[0], start, end: this.#base + this.#at })
    else this.#at++
  }

  #string(char: string): boolean {
    const start = this.#at
    const symbol = char === ':' && this.#source[start - 1] !== ':' ? this.#match(SYMBOL) : null
    if (symbol) {
      const word = this.#match(WORD)
      if (word) this.#groups.push({ is: 'string', value: word[0], start: this.#base + start + 1, end: this.#base + this.#at })
      return true
    }
    if (this.#pattern(char)) return true
    if (char === '"' || char === "'" || char === '`') return this.#quoted(char)
    const heredoc = char === '<' ? this.#match(HEREDOC) : null
    if (heredoc) return this.#heredoc(heredoc[2] as string, start)
    const list = char === '%' ? this.#match(LIST) : null
    if (list) return this.#words(list[2] as string, start)
    const text = char === '%' ? this.#match(TEXT) : null
    return text ? this.#take(this.#at, closing(text[1] as string), true) : false
  }

  #quoted(quote: string): true {
    this.#at++
    return this.#take(this.#at, quote, quote !== "'")
  }

  /** A string from `start` up to the mark that closes it. */
  #take(start: number, close: string, fillsIn: boolean): true {
    let end = start
    while (end < this.#source.length && this.#source[end] !== close) {
      if (fillsIn && this.#source.startsWith('#{', end)) end = this.#afterFilling(end + 2)
      else end += this.#source[end] === '\\' ? 2 : 1
    }
    end = Math.min(end, this.#source.length)
    const inner = this.#source.slice(start, end)
    const value = fillsIn && inner.includes('#{') ? undefined : inner
    this.#groups.push({ is: 'string', value, start: this.#base + start, end: this.#base + end })
    this.#at = Math.min(end + 1, this.#source.length)
    return true
  }

  /** Behind `#{…}`, in which quotes are no end of the string. */
  #afterFilling(from: number): number {
    let depth = 1
    let at = from
    for (; at < this.#source.length && depth > 0; at++) {
      if (this.#source[at] === '{') depth++
      else if (this.#source[at] === '}') depth--
      else if (this.#source[at] === '\n') return at
    }
    return at
  }

  /** `/…/` where no value stands before it, and `%r{…}`. */
  #pattern(char: string): boolean {
    if (
      char !== '/' ||
      !/(?:^|[(,=~|&!{[;\n]|\b(?:if|unless|when|and|or|not|match\?))[ \t]*$/.test(this.#source.slice(Math.max(0, this.#at - 20), this.#at))
    )
      return false
    let end = this.#at + 1
    while (end < this.#source.length && this.#source[end] !== '/' && this.#source[end] !== '\n') end += this.#source[end] === '\\' ? 2 : 1
    if (this.#source[end] !== '/') return false
    this.#groups.push({ is: 'string', value: undefined, start: this.#base + this.#at + 1, end: this.#base + end })
    this.#at = Math.min(end + 1, this.#source.length)
    return true
  }

  /** `%w[a b]`, `%i[a b]` */
  #words(open: string, start: number): true {
    const from = this.#at
    const found = this.#source.indexOf(closing(open), from)
    const end = found < 0 ? this.#source.length : found
    const tokens: Token[] = []
    for (const match of this.#source.slice(from, end).matchAll(/\S+/g)) {
      const at = this.#base + from + match.index
      if (tokens.length > 0) tokens.push({ is: 'mark', text: ',', start: at, end: at })
      tokens.push({ is: 'string', value: match[0], start: at, end: at + match[0].length })
    }
    this.#at = Math.min(end + 1, this.#source.length)
    this.#groups.push({ is: 'group', open: '[', tokens, start: this.#base + start, end: this.#base + this.#at })
    return true
  }

  /** https://docs.ruby-lang.org/en/master/syntax/literals_rdoc.html#label-Here+Document+Literals */
  #heredoc(name: string, start: number): true {
    const line = this.#heredocEnd ?? this.#lineEnd() + 1
    const found = new RegExp(`^[ \\t]*${name}\\b.*(?:\\n|$)`, 'gm')
    found.lastIndex = line
    const end = found.exec(this.#source)
    this.#heredocEnd = end ? end.index + end[0].length : this.#source.length
    this.#groups.push({ is: 'string', value: undefined, start: this.#base + start, end: this.#base + this.#at })
    return true
  }

  #match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at
    const found = expression.exec(this.#source)
    if (found) this.#at += found[0].length
    return found
  }

  #lineEnd(): number {
    const found = this.#source.indexOf('\n', this.#at)
    return found < 0 ? this.#source.length : found
  }
}

function closing(open: string): string {
  return BRACKETS.get(open) ?? open
}
