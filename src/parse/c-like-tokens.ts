import type { Text } from '../text/source.ts'
import { TokenGroups } from './token-groups.ts'

/** Languages with braces that no grammar is loaded for, by the ending of their files. */
export type CLike = 'go' | 'java' | 'kt' | 'cs' | 'php' | 'rs'

/** A word, a literal, a mark, or what stands between brackets. Offsets are those of the file. */
export type Token =
  | { readonly is: 'word' | 'mark'; readonly text: string; readonly start: number; readonly end: number }
  /** `start` and `end` are inside the quotes; the value is undefined where something is put in at run time. */
  | { readonly is: 'string'; readonly value: string | undefined; readonly start: number; readonly end: number }
  | { readonly is: 'number'; readonly value: number; readonly start: number; readonly end: number }
  | Group

export interface Group {
  readonly is: 'group'
  readonly open: '(' | '[' | '{'
  readonly tokens: readonly Token[]
  readonly start: number
  readonly end: number
}

/** Takes code apart into tokens, with strings and comments told apart and brackets matched. Never throws; takes linear time. */
export function tokensOf(text: Text, language: CLike): Token[] {
  return new Tokenizer(text, language).read()
}

/** The same text with blanks for its comments, every other character at its place. Takes linear time. */
export function withoutComments(text: Text, language: CLike): string {
  const tokenizer = new Tokenizer(text, language)
  tokenizer.read()
  const { value } = text
  let from = 0
  let code = ''
  for (const { start, end } of tokenizer.comments) {
    code += value.slice(from, start) + value.slice(start, end).replace(/[^\n]/g, ' ')
    from = end
  }
  return code + value.slice(from)
}

const WORD = /[A-Za-z_$@][\w$]*/y
const NUMBER = /0[xX][\da-fA-F_]+[uUlL]*|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?[uUlLfFdDmM]{0,3}/y
const MARK = /\?\?=|<<=|>>=|->|=>|::|:=|==|!=|<=|>=|&&|\|\||\?\?|\?\.|\?->|\+=|-=|\*=|\/=|\.\.|[^\s]/y

class Tokenizer {
  /** Where comments stand in the text, in its order. */
  readonly comments: { readonly start: number; readonly end: number }[] = []
  readonly #source: string
  readonly #base: number
  readonly #language: CLike
  readonly #groups = new TokenGroups()
  #at = 0

  constructor(text: Text, language: CLike) {
    this.#source = text.value
    this.#base = text.at.start
    this.#language = language
  }

  read(): Token[] {
    if (this.#language === 'php') this.#at = this.#toCode(0)
    while (this.#at < this.#source.length) this.#next()
    return this.#groups.all(this.#base + this.#at)
  }

  #next(): void {
    const char = this.#source[this.#at] as string
    if (/\s/.test(char)) this.#at++
    else if (!this.#comment(char) && !this.#string(char)) this.#plain(char)
  }

  #plain(char: string): void {
    const start = this.#at
    if (this.#groups.bracket(char, this.#base + start)) {
      this.#at++
      return
    }
    const word = this.#match(WORD)
    if (word) return this.#groups.push({ is: 'word', text: word, start: this.#base + start, end: this.#base + this.#at })
    const number = this.#match(NUMBER)
    if (number) {
      const value = Number(
        number
          .replace(/_/g, '')
          .replace(/^(0[xX][\da-fA-F]+)[uUlL]+$|[uUlLfFdDmM]+$/, (all, hex?: string) => hex ?? (/^0[xX]/.test(number) ? all : '')),
      )
      return this.#groups.push({ is: 'number', value, start: this.#base + start, end: this.#base + this.#at })
    }
    const mark = this.#match(MARK) ?? ''
    if (mark === '') this.#at++
    else this.#groups.push({ is: 'mark', text: mark, start: this.#base + start, end: this.#base + this.#at })
  }

  #match(expression: RegExp): string | undefined {
    expression.lastIndex = this.#at
    const found = expression.exec(this.#source)?.[0]
    if (found) this.#at += found.length
    return found
  }

  /** Passes over a comment, a directive of the compiler, and what stands outside of PHP. */
  #comment(char: string): boolean {
    const start = this.#at
    const next = this.#source[start + 1]
    if (char === '/' && next === '/') this.#at = this.#lineEnd()
    else if (char === '/' && next === '*') this.#at = this.#after('*/', this.#at + 2)
    else if (char === '#' && (this.#language === 'cs' || (this.#language === 'php' && next !== '['))) this.#at = this.#lineEnd()
    else if (char === '?' && next === '>' && this.#language === 'php') this.#at = this.#toCode(this.#at + 2)
    else return false
    if (char === '/' || (char === '#' && this.#language === 'php')) this.comments.push({ start, end: this.#at })
    return true
  }

  #string(char: string): boolean {
    const source = this.#source
    if (source.startsWith('"""', this.#at)) return this.#raw()
    if (char === '`' && this.#language === 'go') return this.#take(this.#at + 1, this.#after('`', this.#at + 1), 1, false)
    const prefix = /[@$]{1,2}(?=")|b?r#{0,8}(?=")/y
    prefix.lastIndex = this.#at
    const marks = this.#language === 'cs' || this.#language === 'rs' ? (prefix.exec(source)?.[0] ?? '') : ''
    if (marks.includes('@')) return this.#verbatim(marks)
    if (marks.startsWith('r') || marks.startsWith('b')) {
      const end = `"${'#'.repeat(marks.split('#').length - 1)}`
      return this.#take(this.#at + marks.length + 1, this.#after(end, this.#at + marks.length + 1), end.length, false)
    }
    if (source.startsWith('<<<', this.#at) && this.#language === 'php') return this.#heredoc()
    const quote = this.#at + marks.length
    if (source[quote] !== '"' && !(source[quote] === "'" && !this.#isLifetime(quote))) return false
    return this.#quoted(quote, marks.includes('$'))
  }

  /** `"""…"""`: Kotlin fills in names, Java does not. */
  #raw(): boolean {
    const start = this.#at + 3
    const end = this.#after('"""', start)
    return this.#take(start, end, 3, this.#language === 'kt' && /\$[{A-Za-z_]/.test(this.#source.slice(start, end)))
  }

  /** `'a` of Rust is a lifetime, `'a'` a character. */
  #isLifetime(at: number): boolean {
    return this.#language === 'rs' && this.#source[at + 1] !== '\\' && this.#source[at + 2] !== "'"
  }

  #quoted(at: number, isFilledIn: boolean): boolean {
    const quote = this.#source[at] as string
    let end = at + 1
    while (
      end < this.#source.length &&
      this.#source[end] !== quote &&
      (this.#source[end] !== '\n' || this.#language === 'php' || this.#language === 'rs')
    )
      end += this.#source[end] === '\\' ? 2 : 1
    const inner = this.#source.slice(at + 1, end)
    const fillsIn = isFilledIn
      ? /\{/
      : quote === '"' && this.#language === 'php'
        ? /\$\w|\{\$/
        : quote === '"' && this.#language === 'kt'
          ? /\$/
          : undefined
    return this.#take(at + 1, Math.min(end + 1, this.#source.length), 1, fillsIn?.test(inner) ?? false)
  }

  /** `@"…"`: a doubled quote stands for one. */
  #verbatim(marks: string): boolean {
    const start = this.#at + marks.length + 1
    let end = start
    while (end < this.#source.length && (this.#source[end] !== '"' || this.#source[end + 1] === '"'))
      end += this.#source[end] === '"' ? 2 : 1
    return this.#take(start, Math.min(end + 1, this.#source.length), 1, marks.includes('$'))
  }

  /** https://www.php.net/manual/en/language.types.string.php#language.types.string.syntax.heredoc */
  #heredoc(): boolean {
    const opening = /<<<[ \t]*(["']?)(\w+)\1\r?\n/y
    opening.lastIndex = this.#at
    const found = opening.exec(this.#source)
    if (!found) return false
    const start = this.#at + found[0].length
    const closing = new RegExp(`^[ \\t]*${found[2] ?? ''}\\b`, 'gm')
    closing.lastIndex = start
    const end = closing.exec(this.#source)
    return this.#take(start, end ? end.index + end[0].length : this.#source.length, end?.[0].length ?? 0, true)
  }

  /** A string up to `end`, of which the last `closing` characters are no part. */
  #take(start: number, end: number, closing: number, isFilledIn: boolean): true {
    const inner = this.#source.slice(start, Math.max(start, end - closing))
    this.#groups.push({
      is: 'string',
      value: isFilledIn ? undefined : inner.replace(/\\(["'\\$/])/g, '$1'),
      start: this.#base + start,
      end: this.#base + start + inner.length,
    })
    this.#at = end
    return true
  }

  #after(mark: string, from: number): number {
    const found = this.#source.indexOf(mark, from)
    return found < 0 ? this.#source.length : found + mark.length
  }

  #lineEnd(): number {
    const found = this.#source.indexOf('\n', this.#at)
    return found < 0 ? this.#source.length : found
  }

  /** Behind the next `<?php` or `<?=`. */
  #toCode(from: number): number {
    const at = this.#after('<?', from)
    return this.#source.startsWith('php', at) ? at + 3 : at
  }
}

/** Without types that a number is made one of: `(int)TimeSpan.FromHours(4).TotalSeconds`. */
export function withoutCasts(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter((token, i) => {
    const [type, more] = token.is === 'group' && token.open === '(' ? token.tokens : []
    const [before, behind] = [tokens[i - 1], tokens[i + 1]]
    const isType = type?.is === 'word' && !more && /^(?:int|long|double|float)$/.test(type.text)
    return !isType || before?.is === 'word' || behind === undefined || behind.is === 'mark'
  })
}
