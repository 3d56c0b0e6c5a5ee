import type { SourceFile, Span } from '../text/source.ts'
import { isMark, splitAtCommas, wordAt } from './c-like-context.ts'
import { durationOf } from './c-like-durations.ts'
import type { Token } from './c-like-tokens.ts'
import type { Entry, Node } from './node.ts'

type Constants = ReadonlyMap<string, Node | undefined>

/** What expressions of Ruby are, as far as they are written. */
export class RubyValues {
  readonly #file: SourceFile
  readonly #constants: Constants

  constructor(file: SourceFile, constants: Constants) {
    this.#file = file
    this.#constants = constants
  }

  /** Literals, symbols as texts, durations as ISO 8601, lists and maps; `dynamic` for anything else. */
  value(tokens: readonly Token[]): Node {
    const part = tokens.filter((one) => !isMark(one, '\n'))
    const [first] = part
    const at = this.span(part)
    if (part.length === 1 && first) return this.#single(first, at)
    const seconds = this.#duration(part)
    if (seconds !== undefined) return { kind: 'scalar', value: `PT${String(seconds)}S`, at, opaque: true }
    const number = durationOf(part, (name) => this.#constants.get(name))
    if (typeof number === 'number') return { kind: 'scalar', value: number, at, opaque: true }
    const last = part.at(-1)
    const isFrozen = part.length === 3 && isMark(part[1], '.') && wordAt(part, 2) === 'freeze'
    if (isFrozen && first) return this.#single(first, at)
    return last?.is === 'word' && part.length === 3 && first?.is === 'word' && /^(?:\.|::)$/.test(this.#code(part.slice(1, 2)))
      ? { kind: 'dynamic', from: { module: first.text, name: last.text }, at }
      : { kind: 'dynamic', at }
  }

  /** Arguments in turn, and the named ones as a map behind them. */
  list(tokens: readonly Token[]): Node {
    const named = this.entries(tokens)
    const items = partsOf(tokens).flatMap((part) => (this.#entry(part) ? [] : [this.value(part)]))
    const at = this.span(tokens)
    return { kind: 'list', items: named.length > 0 ? [...items, { kind: 'map', entries: named, open: false, at }] : items, at }
  }

  /** `a: 1`, `'a' => 1` */
  entries(tokens: readonly Token[]): Entry[] {
    return splitAtCommas(tokens).flatMap((part) => this.#entry(part) ?? [])
  }

  span(tokens: readonly Token[]): Span {
    return { file: this.#file, start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? tokens[0]?.start ?? 0 }
  }

  #entry(tokens: readonly Token[]): Entry | undefined {
    // Behind a name: `provider :x, a: 1` without a comma between them is no call that anybody writes.
    const [key, mark, ...rest] = tokens.filter((one) => !isMark(one, '\n'))
    if (!key || (!isMark(mark, ':') && !isMark(mark, '=>')) || rest.length === 0) return undefined
    const name = key.is === 'word' ? key.text : key.is === 'string' ? key.value : undefined
    if (name === undefined) return undefined
    const value = this.value(rest)
    return { key: { value: name, at: this.span([key]) }, value, at: this.span([key, ...rest]) }
  }

  #single(token: Token, at: Span): Node {
    if (token.is === 'string') return token.value === undefined ? { kind: 'dynamic', at } : { kind: 'scalar', value: token.value, at }
    if (token.is === 'number') return { kind: 'scalar', value: token.value, at }
    if (token.is === 'group') {
      if (token.open === '(') return this.value(token.tokens)
      const entries = this.entries(token.tokens)
      if (entries.length > 0) return { kind: 'map', entries, open: entries.length < parts(token.tokens), at }
      return token.open === '[' ? { kind: 'list', items: partsOf(token.tokens).map((one) => this.value(one)), at } : { kind: 'dynamic', at }
    }
    if (token.text === 'true' || token.text === 'false') return { kind: 'scalar', value: token.text === 'true', at }
    if (token.text === 'nil') return { kind: 'scalar', value: null, at }
    return this.#constants.get(token.text) ?? { kind: 'dynamic', at }
  }

  /** `30.days`, `1.hour.to_i`, `2 * 7.days`: https://api.rubyonrails.org/classes/ActiveSupport/Duration.html */
  #duration(part: readonly Token[]): number | undefined {
    const code = this.#code(part).replace(/\.(?:to_i|from_now|in_seconds|freeze)(?:\.to_i)?$/, '')
    const found = /^(?:(\d{1,6}) ?\* ?)?(\d[\d_]{0,9}(?:\.\d{1,4})?)\.(second|minute|hour|day|week|month|year)s?$/.exec(code)
    const unit = found && UNITS[found[3] as keyof typeof UNITS]
    return unit ? Number(found[1] ?? 1) * Number((found[2] as string).replace(/_/g, '')) * unit : undefined
  }

  #code(part: readonly Token[]): string {
    const { start, end } = this.span(part)
    return this.#file.text.slice(start, Math.min(end, start + 60))
  }
}

/** How many things stand between commas: `**claims` and `role:` are no entries that can be read. */
function parts(tokens: readonly Token[]): number {
  return partsOf(tokens).length
}

/** What stands between commas; nothing stands behind the last one. */
function partsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  return splitAtCommas(tokens).filter((part) => part.some((one) => !isMark(one, '\n')))
}

const UNITS = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800, month: 2_592_000, year: 31_536_000 } as const
