import type { Text } from '../text/source.ts'
import { isMark, isWord, pathBefore, wordAt } from './c-like-context.ts'
import type { Said } from './c-like-said.ts'
import type { Group, Token } from './c-like-tokens.ts'
import type { Node } from './node.ts'
import { tokensOfRuby } from './ruby-tokens.ts'
import { RubyValues } from './ruby-values.ts'

/**
 * Calls and assignments of Ruby, in the order of the text, also calls without brackets. Named arguments are a map behind the others, and
 * each is a `set` besides; a map is an `object` without a name. Calls whose block they stand in are `within`; an `if` around or behind
 * them is a condition.
 */
export function saidInRuby(text: Text): Said[] {
  const known = KNOWN.get(text.at.file)
  if (known) return known
  const said = new Reader(text).read()
  KNOWN.set(text.at.file, said)
  return said
}

const KNOWN = new WeakMap<object, Said[]>()

/** What opens something that `end` closes. */
interface Block {
  readonly call?: string
  readonly condition?: string
  readonly method?: string
}

/** Words that begin a statement or stand behind one, and call nothing. */
const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'if unless elsif else end while until case when in def class module begin rescue ensure return yield do then and or not self super ' +
    'nil true false for next break raise alias undef'
  ).split(' '),
)
const OPENS: ReadonlySet<string> = new Set(['if', 'unless', 'while', 'until', 'case', 'for', 'begin', 'class', 'module', 'def'])
const ASSIGNS: ReadonlySet<string> = new Set(['=', '||=', '+='])

class Reader {
  readonly #text: Text
  readonly #found: Said[] = []
  readonly #constants = new Map<string, Node | undefined>()
  readonly #values: RubyValues

  constructor(text: Text) {
    this.#text = text
    this.#values = new RubyValues(text.at.file, this.#constants)
  }

  read(): Said[] {
    const tokens = tokensOfRuby(this.#text)
    for (const line of statements(tokens)) this.#collect(line)
    this.#walk(tokens, [])
    return this.#found
  }

  /** `TTL = 1.hour` */
  #collect(line: readonly Token[]): void {
    const name = wordAt(line, 0)
    if (name === undefined || !/^[A-Z]/.test(name) || !isMark(line[1], '=')) return
    this.#constants.set(name, this.#constants.has(name) ? undefined : this.#values.value(line.slice(2)))
  }

  #walk(tokens: readonly Token[], outer: readonly Block[]): void {
    const blocks: Block[] = [...outer]
    for (const whole of statements(tokens)) {
      if (isWord(whole[0], 'end') && blocks.length > outer.length) blocks.pop()
      if ((isWord(whole[0], 'else') || isWord(whole[0], 'elsif')) && blocks.length > outer.length) {
        const asked = blocks.pop()
        blocks.push({ ...asked, condition: `${asked?.condition ?? ''} ${this.#code(whole)}`.trim() })
      }
      const [line, condition] = this.#withoutModifier(whole)
      this.#statement(line, condition === undefined ? blocks : [...blocks, { condition }])
      const opened = this.#opened(line)
      if (opened && blocks.length < MAX_BLOCKS) blocks.push(opened)
    }
  }

  /** `force_pkce unless Rails.env.test?` */
  #withoutModifier(line: readonly Token[]): [line: readonly Token[], condition: string | undefined] {
    const at = line.findIndex((one, i) => i > 0 && (isWord(one, 'if') || isWord(one, 'unless')) && !isMark(line[i - 1], '='))
    return at < 0 ? [line, undefined] : [line.slice(0, at), this.#code(line.slice(at))]
  }

  #opened(line: readonly Token[]): Block | undefined {
    const first = wordAt(line, 0)
    if (first === 'def') return isEndless(line) ? undefined : { method: wordAt(line, isMark(line[2], '.') ? 3 : 1) ?? '' }
    if (first === 'if' || first === 'unless') return { condition: this.#code(line) }
    if (first !== undefined && OPENS.has(first)) return {}
    if (line.some((one, i) => i > 0 && isWord(one, 'do'))) return { call: dotted(pathFrom(line)[0] ?? '') }
    const assigned = line.findIndex((one) => one.is === 'mark' && ASSIGNS.has(one.text))
    return assigned > 0 && OPENS.has(wordAt(line, assigned + 1) ?? '') ? { condition: this.#code(line) } : undefined
  }

  #code(line: readonly Token[]): string {
    const { start, end } = this.#values.span(line)
    return this.#text.at.file.text.slice(start, Math.min(end, start + 200))
  }

  /** A call without brackets or an assignment, and what stands in their brackets. */
  #statement(whole: readonly Token[], blocks: readonly Block[]): void {
    const does = whole.findIndex((one, i) => i > 0 && isWord(one, 'do'))
    const line = does < 0 ? whole : whole.slice(0, does)
    const [path, behind] = pathFrom(line)
    const next = line[behind]
    const isSet = path !== undefined && next?.is === 'mark' && ASSIGNS.has(next.text)
    const isCall = path !== undefined && !isSet && !KEYWORDS.has(path) && (next === undefined || isArgument(next, line[behind - 1]))
    const given = line.slice(isSet ? behind + 1 : behind)
    if (isSet) this.#say('set', path, this.#values.value(given), line, blocks)
    if (isCall) this.#say('call', path, this.#values.list(isBlock(next) ? [] : given), line, blocks)
    this.#options(given, isCall ? [...blocks, { call: dotted(path) }] : blocks)
    this.#inside(line, isCall ? [...blocks, { call: dotted(path) }] : blocks)
  }

  /** Named arguments. */
  #options(tokens: readonly Token[], blocks: readonly Block[]): void {
    for (const { key, value, at } of this.#values.entries(tokens))
      this.#found.push({ is: 'set', name: key.value, value, ...around(blocks), at })
  }

  /** What stands in brackets among tokens, and the calls that they are. */
  #inside(tokens: readonly Token[], blocks: readonly Block[]): void {
    tokens.forEach((token, i) => {
      if (token.is !== 'group') return
      const before = tokens[i - 1]
      const isCalled = token.open === '(' && before?.is === 'word' && before.end === token.start
      const name = isCalled ? pathBefore(tokens, i - 1) : undefined
      if (name) this.#say('call', name.name, this.#values.list(token.tokens), [{ ...token, start: name.start }], blocks)
      const inner = name ? [...blocks, { call: dotted(name.name) }] : blocks
      if (isBlock(token) && !isTable(token)) this.#walk(token.tokens, inner)
      else {
        if (isBlock(token)) this.#say('object', '', this.#values.value([token]), [token], inner)
        this.#options(token.tokens, inner)
        this.#inside(token.tokens, inner)
      }
    })
  }

  #say(is: 'call' | 'set' | 'object', name: string, value: Node, tokens: readonly Token[], blocks: readonly Block[]): void {
    this.#found.push({ is, name: dotted(name), value, ...around(blocks), at: this.#values.span(tokens) })
  }
}

const MAX_BLOCKS = 40

function around(blocks: readonly Block[]): Pick<Said, 'within' | 'conditions' | 'passed' | 'inFunction'> {
  const calls = blocks.flatMap(({ call }) => (call === undefined ? [] : [call])).reverse()
  const conditions = blocks.flatMap(({ condition }) => (condition === undefined ? [] : [condition])).reverse()
  const method = blocks.findLast((one) => one.method !== undefined)?.method
  return { within: calls, conditions, passed: [], ...(method ? { inFunction: method } : {}) }
}

function dotted(name: string): string {
  return name.replaceAll('::', '.').replaceAll('&.', '.')
}

/** Lines, and those that go on behind a comma, an operator or a dot as one. */
function* statements(tokens: readonly Token[]): Generator<readonly Token[]> {
  let line: Token[] = []
  for (const [i, token] of tokens.entries()) {
    const isEnd = isMark(token, ';') || (isMark(token, '\n') && !goesOn(line.at(-1)) && !continues(tokens, i + 1))
    if (!isEnd) {
      if (!isMark(token, '\n')) line.push(token)
      continue
    }
    if (line.length > 0) yield line
    line = []
  }
  if (line.length > 0) yield line
}

function goesOn(last: Token | undefined): boolean {
  return last?.is === 'mark' && /^(?:,|=>|&&|\|\||[-+*=.]|&\.|\|\|=|::)$/.test(last.text)
}

function continues(tokens: readonly Token[], from: number): boolean {
  const next = tokens[from]
  return isMark(next, '.') || isMark(next, '&.')
}

/** The dotted name that a line begins with, and where it ends. */
function pathFrom(line: readonly Token[]): [name: string | undefined, behind: number] {
  let name = wordAt(line, 0)
  if (name === undefined) return [undefined, 0]
  let at = 1
  for (let word = wordAt(line, at + 1); isJoint(line[at]) && word !== undefined; word = wordAt(line, at + 1)) {
    name += `.${word}`
    at += 2
  }
  return [name, at]
}

function isJoint(token: Token | undefined): boolean {
  return isMark(token, '.') || isMark(token, '::') || isMark(token, '&.')
}

/** A value with a space before it: `option :name`, `list %w[a b]`. */
function isArgument(token: Token, before: Token | undefined): boolean {
  if (!before || token.start === before.end) return false
  if (token.is === 'mark') return token.text === '->' || token.text === '-'
  return token.is !== 'word' || !KEYWORDS.has(token.text) || /^(?:true|false|nil|self)$/.test(token.text)
}

function isBlock(token: Token | undefined): token is Group {
  return token?.is === 'group' && token.open === '{'
}

/** `{ a: 1 }`, `{ 'a' => 1 }`, also over several lines, and no block. */
function isTable({ tokens }: Group): boolean {
  const first = tokens.findIndex((one) => !isMark(one, '\n'))
  return isMark(tokens[first + 1], ':') || isMark(tokens[first + 1], '=>')
}

/** `def answer = 42` */
function isEndless(line: readonly Token[]): boolean {
  return isMark(line[2], '=') || (line[2]?.is === 'group' && isMark(line[3], '='))
}
