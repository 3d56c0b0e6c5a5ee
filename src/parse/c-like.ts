import type { Span, Text } from '../text/source.ts'
import { durationOf } from './c-like-durations.ts'
import {
  conditionBefore,
  functionBefore,
  isDefinition,
  isJoint,
  isMapOfTexts,
  isMark,
  isTestModule,
  isWord,
  leaves,
  pathBefore,
  skipGenerics,
  splitAtCommas,
  typeBefore,
  upToEnd,
  wordAt,
} from './c-like-context.ts'
import { STATEMENTS } from './c-like-statements.ts'
import { assignedAt } from './c-like-declarations.ts'
import type { Said } from './c-like-said.ts'
import { isTuple, pairIn, pairsGiven, putAt, type Pair } from './c-like-maps.ts'
import { tokensOf, type CLike, type Group, type Token } from './c-like-tokens.ts'
import type { Entry, Node } from './node.ts'

export type { Said } from './c-like-said.ts'
export type { CLike } from './c-like-tokens.ts'

/** What code in a language with braces says, in the order of the text. Test modules of Rust are left out. */
export function saidIn(text: Text, language: CLike): Said[] {
  const known = KNOWN.get(text.at.file)
  if (known) return known
  const said = new Reader(text, language).read()
  KNOWN.set(text.at.file, said)
  return said
}

const KNOWN = new WeakMap<object, Said[]>()

interface Around {
  readonly within: readonly string[]
  readonly conditions: readonly string[]
  readonly passed: readonly string[]
  readonly inFunction?: string
}

class Reader {
  readonly #text: Text
  readonly #language: CLike
  readonly #found: Said[] = []
  /** Constants of the file, and those that are set twice as undefined. */
  readonly #constants = new Map<string, Node | undefined>()

  constructor(text: Text, language: CLike) {
    this.#text = text
    this.#language = language
  }

  read(): Said[] {
    const tokens = tokensOf(this.#text, this.#language)
    this.#collect(tokens)
    this.#walk(tokens, { within: [], conditions: [], passed: [] })
    return this.#found
  }

  /** `const TTL = 3600`, `private static final long TTL = 3600L;`; all of `const ( … )`, which is `constant`. */
  #collect(tokens: readonly Token[], constant = false): void {
    tokens.forEach((token, i) => {
      if (token.is === 'group') {
        const introduced = token.open === '(' && isWord(tokens[i - 1], 'const')
        if (token.open === '{' || introduced) this.#collect(token.tokens, introduced)
        return
      }
      // A variable of a function that has the name of a constant.
      if (token.is === 'word' && isMark(tokens[i + 1], ':=')) this.#constants.set(token.text, undefined)
      const set =
        token.is === 'word' && !isMark(tokens[i - 1], '.') ? assignedAt(tokens, i, this.#language, this.#text.at.file.text) : undefined
      if (!set || token.is !== 'word' || !isMark(tokens[set.mark], '=')) return
      if (
        !constant &&
        !/^[A-Z]|^\$?[A-Z_]/.test(token.text) &&
        !tokens.slice(Math.max(0, i - 5), i).some((one) => isWord(one, 'const') || isWord(one, 'final') || isWord(one, 'val'))
      )
        return
      this.#constants.set(
        token.text,
        this.#constants.has(token.text) ? undefined : this.#value(upToEnd(tokens, set.mark + 1, this.#text.at.file.text)),
      )
    })
  }

  #walk(tokens: readonly Token[], outer: Around): void {
    let around = outer
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] as Token
      if (token.is === 'group') {
        if (!isTestModule(tokens, i)) this.#group(tokens, i, token, around)
        this.#put(tokens, i, around)
        const left = leaves(token) ? conditionBefore(tokens, i, this.#text) : undefined
        if (left !== undefined) around = { ...around, passed: [left, ...around.passed] }
        continue
      }
      const set = assignedAt(tokens, i, this.#language, this.#text.at.file.text)
      if (!set) continue
      const value = this.#value(upToEnd(tokens, set.mark + 1, this.#text.at.file.text))
      this.#say('set', set.name, value, { ...this.#span(set.start, value.at.end) }, around)
    }
  }

  #put(tokens: readonly Token[], i: number, around: Around): void {
    const put = putAt(tokens, i)
    if (!put) return
    const value = upToEnd(tokens, i + 2, this.#text.at.file.text)
    const at = this.#span(tokens[i]?.start ?? 0, value.at(-1)?.end ?? tokens[i]?.end ?? 0)
    this.#say('put', put.holder, this.#map([{ ...put.pair, value }], false, at), at, around)
  }

  #group(tokens: readonly Token[], i: number, group: Group, around: Around): void {
    if (isMapOfTexts(tokens, i) || (group.open === '{' && isWord(tokens[i - 1], 'new')))
      this.#say('object', '', this.#fields(group), this.#span(group.start, group.end), around)
    const before = skipGenerics(tokens, i - 1)
    const word = tokens[before]
    if (word?.is === 'word' && group.open === '(' && !STATEMENTS.has(word.text)) {
      const path = pathBefore(tokens, before)
      const isDefined = isDefinition(tokens, path.first, this.#text.at.file.text)
      if (!isDefined) this.#say('call', path.name, this.#list(group), this.#span(path.start, group.end), around)
      const given = isDefined ? undefined : pairsGiven(path.name, group)
      const at = this.#span(path.start, group.end)
      if (given) this.#say('object', '', this.#map(given.pairs, given.rest > 0, at), at, around)
      this.#walk(group.tokens, { ...around, within: isDefined ? around.within : [path.name, ...around.within] })
      if (path.name.startsWith('.') && !isJoint(tokens[i + 1])) this.#sayChain(tokens, path.first, i, around)
      return
    }
    if (group.open !== '{') return this.#walk(group.tokens, around)
    const type = typeBefore(tokens, i, this.#language)
    if (type) this.#say('object', type.name, this.#fields(group), this.#span(type.start, group.end), around)
    const condition = conditionBefore(tokens, i, this.#text)
    const name = type ? undefined : functionBefore(tokens, i)
    this.#walk(group.tokens, {
      ...around,
      within: type ? [type.name, ...around.within] : around.within,
      conditions: condition ? [condition, ...around.conditions] : around.conditions,
      ...(name ? { inFunction: name } : {}),
    })
  }

  /** The chain whose last call ends at `end`. */
  #sayChain(tokens: readonly Token[], from: number, end: number, around: Around): void {
    let start = from
    let name = ''
    while (isJoint(tokens[start - 1])) {
      const before = skipGenerics(tokens, start - 3)
      if (tokens[start - 2]?.is !== 'group' || wordAt(tokens, before) === undefined) return
      const path = pathBefore(tokens, before)
      start = path.first
      name = path.name
    }
    const at = this.#span(tokens[start]?.start ?? 0, tokens[end]?.end ?? 0)
    const value = this.#chain(tokens.slice(start, end + 1), at)
    if (value && !name.startsWith('.')) this.#say('chain', name, value, at, around)
  }

  #say(is: Said['is'], name: string, value: Node, at: Span, around: Around): void {
    this.#found.push({ is, name, value, ...around, at })
  }

  #span(start: number, end: number): Span {
    return { file: this.#text.at.file, start, end }
  }

  #list(group: Group): Node {
    return { kind: 'list', items: splitAtCommas(group.tokens).map((part) => this.#value(part)), at: this.#span(group.start, group.end) }
  }

  /** `{ A = 1, B: 2, "c" => 3 }` as a map; `{ a, b }` as a list. */
  #fields(group: Group): Node {
    const pairs: Pair[] = []
    const items: Node[] = []
    for (const part of splitAtCommas(group.tokens)) {
      const pair = pairIn(part)
      if (pair) pairs.push(pair)
      else items.push(this.#value(part))
    }
    const at = this.#span(group.start, group.end)
    return pairs.length === 0 ? { kind: 'list', items, at } : this.#map(pairs, items.length > 0, at)
  }

  #map(pairs: readonly Pair[], open: boolean, at: Span): Node {
    const entries = pairs.map(({ name, key, value: part }): Entry => {
      const value = this.#value(part)
      return { key: { value: name, at: this.#span(key.start, key.end) }, value, at: this.#span(key.start, value.at.end) }
    })
    return { kind: 'map', entries, open, at }
  }

  /** What an expression is, as far as it is written: literals, sums and products, durations, lists, objects, chains of calls. */
  #value(part: readonly Token[]): Node {
    const first = part[0]
    const last = part.at(-1)
    const at = this.#span(first?.start ?? this.#text.at.end, last?.end ?? this.#text.at.end)
    if (part.length === 1 && first) return this.#single(first, at)
    const number = durationOf(part, (name) => this.#constants.get(name.replace(/^(?:self|static|this|\$this)\./, '')))
    if (number !== undefined) return { kind: 'scalar', value: number, at, opaque: true }
    const group = part.at(-1)
    if (group?.is === 'group') {
      const before = skipGenerics(part, part.length - 2)
      if (group.open === '{' || isMapOfTexts(part, part.length - 1)) return this.#fields(group)
      const name = part[before]
      const given = group.open === '(' && name?.is === 'word' ? pairsGiven(pathBefore(part, before).name, group) : undefined
      if (given) return this.#map(given.pairs, given.rest > 0, at)
      const chain = group.open === '(' && name?.is === 'word' ? this.#chain(part, at) : undefined
      if (chain) return chain
      if (group.open === '(' && name?.is === 'word' && LISTS.test(pathBefore(part, before).name)) return this.#list(group)
    }
    const path = last?.is === 'word' ? pathBefore(part, part.length - 1) : undefined
    if (path && path.start === first?.start && path.name.includes('.')) {
      const dot = path.name.lastIndexOf('.')
      return { kind: 'dynamic', from: { module: path.name.slice(0, dot), name: path.name.slice(dot + 1) }, at }
    }
    return { kind: 'dynamic', at }
  }

  #single(token: Token, at: Span): Node {
    if (token.is === 'string') return token.value === undefined ? { kind: 'dynamic', at } : { kind: 'scalar', value: token.value, at }
    if (token.is === 'number') return { kind: 'scalar', value: token.value, at }
    if (token.is === 'group') return token.open === '(' && !isTuple(token, this.#language) ? this.#value(token.tokens) : this.#fields(token)
    if (/^(?:true|false)$/i.test(token.text)) return { kind: 'scalar', value: /^t/i.test(token.text), at }
    if (/^(?:null|nil|None)$/.test(token.text)) return { kind: 'scalar', value: null, at }
    const constant = this.#constants.get(token.text)
    return constant?.kind === 'scalar' ? constant : { kind: 'dynamic', at }
  }

  /** `X.builder().a(1).b(2)` as `{ a: 1, b: 2 }`, from the second call on; undefined for a single call. */
  #chain(part: readonly Token[], at: Span): Node | undefined {
    const entries: Entry[] = []
    part.forEach((token, i) => {
      if (token.is !== 'group' || token.open !== '(') return
      const name = part[skipGenerics(part, i - 1)]
      if (name?.is !== 'word') return
      const values = splitAtCommas(token.tokens).map((one) => this.#value(one))
      const inner = this.#span(token.start, token.end)
      const value: Node = values.length === 1 ? (values[0] as Node) : { kind: 'list', items: values, at: inner }
      entries.push({ key: { value: name.text, at: this.#span(name.start, name.end) }, value, at: this.#span(name.start, token.end) })
    })
    return entries.length > 1 ? { kind: 'map', entries, open: true, at } : undefined
  }
}

const LISTS = /(?:^|\.)(?:List|Set|Arrays|Collections)\.(?:of|asList|singleton\w*)$|^(?:listOf|setOf|vec|array)$/
