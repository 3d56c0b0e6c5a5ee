import { type Span, spanWithin, type Text } from '../text/source.ts'
import { withoutConflicts, withoutMark } from './conflicts.ts'
import { backslash, decode, JSON_ESCAPES } from './escapes.ts'
import { endOfList, Tokens } from './jsonc-tokens.ts'
import type { Entry, LongItems, Node, Parsed } from './node.ts'
import { hasPlainPlaces, literal, MAX_DEPTH, numeric, part, problemsOf, scalar, type Problems } from './place.ts'

/**
 * Parses JSON with comments, trailing commas, JSON5's quotes and bare keys, and keeps what it can of broken files.
 *
 * It has a stack and does not recurse. Long lists of long texts are parsed again whenever they are read: `LongItems`.
 */
export function parseJsonc(text: Text, longList = LONG_LIST): Parsed {
  const problems = problemsOf(text)
  const tokens = new Tokens(withoutConflicts(withoutMark(text.value), problems))
  const builder = new Builder(text, tokens, problems, text.value.length >= longList * LONG_TEXT ? longList : Infinity)
  while (builder.step());
  return { roots: builder.finish(), problems: problems.list }
}

/** Characters of a list whose items are not kept, and how many times as long the text has to be. */
const LONG_LIST = 1024 * 1024
const LONG_TEXT = 4

/** A map or list still open. `expects` is what may come next. */
type Frame = MapFrame | ListFrame
interface MapFrame {
  readonly kind: 'map'
  readonly start: number
  readonly entries: Entry[]
  key?: Key | undefined
  expects: 'key' | 'colon' | 'value' | 'comma'
}

interface ListFrame {
  readonly kind: 'list'
  readonly start: number
  readonly items: Node[]
  expects: 'value' | 'comma'
}

/** `start` is where its quote stands. */
interface Key {
  readonly text: Text
  readonly start: number
}

const EXPECTED = {
  key: 'expected a property name',
  colon: 'expected a colon',
  value: 'expected a value',
  comma: 'expected a comma',
}
const CLOSING = { map: 'expected a closing brace', list: 'expected a closing bracket' }

class Builder {
  readonly #text: Text
  readonly #tokens: Tokens
  readonly #problems: Problems
  readonly #longList: number
  /** Where the text begins in its file, when every character of it has its own place there. */
  readonly #base: number | undefined
  readonly #roots: Node[] = []
  readonly #open: Frame[] = []
  #top: Frame | undefined
  /** Brackets open below the depth that is read. */
  #skipped = 0

  constructor(text: Text, tokens: Tokens, problems: Problems, longList: number) {
    this.#text = text
    this.#tokens = tokens
    this.#problems = problems
    this.#longList = longList
    this.#base = hasPlainPlaces(text) ? text.at.start : undefined
  }

  /** Takes one token; false at the end. */
  step(): boolean {
    const tokens = this.#tokens
    const kind = tokens.next()
    if (tokens.problem !== undefined) this.#problems.add(tokens.problem, tokens.start, tokens.end)
    if (kind === 'end') return false
    if (this.#skipped > 0 || kind === '{' || kind === '[') {
      if (this.#skip()) return true
    }
    switch (kind) {
      case '{':
      case '[':
        this.#begin()
        break
      case '}':
        this.#close('map')
        break
      case ']':
        this.#close('list')
        break
      case ',':
        this.#comma()
        break
      case ':':
        this.#colon()
        break
      default:
        this.#leaf()
    }
    return true
  }

  /** The roots, with what is still open closed at the end. */
  finish(): Node[] {
    const end = this.#text.value.length
    if (this.#top) this.#problems.add(CLOSING[this.#top.kind], end)
    while (this.#open.length > 0) this.#pop(end)
    return this.#roots
  }

  /** Puts the builder inside a list of its own at a place in others. */
  inside(around: readonly Frame['kind'][]): ListFrame {
    for (const kind of around)
      this.#push(kind === 'map' ? { kind, start: 0, entries: [], expects: 'comma' } : { kind, start: 0, items: [], expects: 'comma' })
    const frame: ListFrame = { kind: 'list', start: 0, items: [], expects: 'value' }
    this.#push(frame)
    return frame
  }

  get depth(): number {
    return this.#open.length
  }

  /** Closes what is open below a depth. */
  closeTo(depth: number): void {
    while (this.#open.length > depth) this.#pop(this.#text.value.length)
  }

  #push(frame: Frame): void {
    this.#open.push(frame)
    this.#top = frame
  }

  #span(start: number, end: number): Span {
    return this.#base === undefined
      ? spanWithin(this.#text, start, end)
      : { file: this.#text.at.file, start: this.#base + start, end: this.#base + end }
  }

  #skip(): boolean {
    const { kind, start, end } = this.#tokens
    if (kind === '{' || kind === '[') {
      if (this.#skipped === 0 && this.#open.length < MAX_DEPTH) return false
      if (this.#skipped === 0) this.#problems.add('nested too deeply', start, end)
      this.#skipped++
    } else if (kind === '}' || kind === ']') {
      this.#skipped--
      if (this.#skipped === 0) this.#value({ kind: 'dynamic', at: this.#span(start, end) }, start, end)
    }
    return true
  }

  #begin(): void {
    this.#ready()
    const { start, kind } = this.#tokens
    if (kind === '{') this.#push({ kind: 'map', start, entries: [], expects: 'key' })
    else if (!this.#long(start)) this.#push({ kind: 'list', start, items: [], expects: 'value' })
  }

  /** Passes over a long list, which is parsed when somebody asks for its items. */
  #long(start: number): boolean {
    if (this.#text.value.length - start < this.#longList) return false
    const around = this.#open.map(({ kind }) => kind)
    const end = endOfList(this.#tokens.source, start, around.includes('map'))
    if (end - start < this.#longList) return false
    const long = new LongList({ text: this.#text, source: this.#tokens.source, start, around, problems: this.#problems })
    this.#tokens.end = end
    const at = this.#span(start, end)
    this.#value(
      {
        kind: 'list',
        get items() {
          return [...long.each()]
        },
        long,
        at,
      },
      start,
      end,
    )
    return true
  }

  #close(kind: Frame['kind']): void {
    const { start, end } = this.#tokens
    if (this.#top?.kind !== kind && !this.#open.some((frame) => frame.kind === kind)) {
      return this.#problems.add('unexpected closing bracket', start, end)
    }
    for (let frame = this.#top; frame && frame.kind !== kind; frame = this.#top) {
      this.#problems.add(CLOSING[frame.kind], start, end)
      this.#pop(start)
    }
    const frame = this.#top
    if (frame?.kind === 'map' && (frame.expects === 'colon' || frame.expects === 'value')) this.#expected(frame)
    this.#pop(end)
  }

  #pop(end: number): void {
    const frame = this.#open.pop()
    this.#top = this.#open.at(-1)
    if (!frame) return
    const at = this.#span(frame.start, end)
    if (frame.kind === 'list') this.#value({ kind: 'list', items: frame.items, at }, frame.start, end)
    else this.#value({ kind: 'map', entries: frame.entries, open: false, at }, frame.start, end)
  }

  #comma(): void {
    const frame = this.#top
    if (!frame) return this.#problems.add('expected the end of the file', this.#tokens.start, this.#tokens.end)
    if (frame.expects !== 'comma') this.#expected(frame)
    if (frame.kind === 'list') frame.expects = 'value'
    else {
      frame.expects = 'key'
      frame.key = undefined
    }
  }

  #colon(): void {
    const frame = this.#top
    if (frame?.kind === 'map' && frame.expects === 'colon') frame.expects = 'value'
    else this.#problems.add('unexpected colon', this.#tokens.start, this.#tokens.end)
  }

  #leaf(): void {
    const frame = this.#top
    const source = this.#text.value
    const { kind, start, end } = this.#tokens
    if (frame?.kind === 'map' && frame.expects === 'colon' && source[start] === '=') {
      this.#expected(frame)
      frame.expects = 'value'
      return
    }
    // Conditions of a template around the whole file are no value.
    if (!frame && kind === 'template') return
    this.#ready()
    if (frame?.kind === 'map' && frame.expects === 'key') return this.#key(frame)
    if (!frame && kind === 'word' && !WORDS.has(source.slice(start, end))) {
      return this.#problems.add('expected a value', start, end)
    }
    this.#value(this.#read(), start, end)
  }

  #key(frame: MapFrame): void {
    const { kind, start, end } = this.#tokens
    if (kind === 'template') return
    if (kind === 'word') this.#problems.add('expected double quotes', start, end)
    const text = kind === 'string' ? this.#string() : part(this.#text, start, end)
    frame.key = { text, start }
    frame.expects = 'colon'
  }

  /** Says what is missing before a value or key, and goes on as if it were there. */
  #ready(): void {
    const frame = this.#top
    const { kind, start, end, newLine } = this.#tokens
    if (!frame) {
      if (this.#roots.length > 0) this.#problems.add('expected the end of the file', start, end)
      return
    }
    const container = kind === '{' || kind === '['
    if (frame.expects === 'comma') {
      this.#expected(frame)
      frame.expects = frame.kind === 'map' ? 'key' : 'value'
    }
    if (frame.kind === 'list') return
    if (frame.expects === 'colon') {
      this.#expected(frame)
      // On a line of its own it is more likely the next key than the value.
      frame.expects = newLine && !container ? 'key' : 'value'
    }
    if (frame.expects === 'key' && container) {
      this.#expected(frame)
      frame.key = { text: part(this.#text, start, start), start }
      frame.expects = 'value'
    }
  }

  #expected(frame: Frame): void {
    this.#problems.add(EXPECTED[frame.expects], this.#tokens.start, this.#tokens.end)
  }

  #value(node: Node, start: number, end: number): void {
    const frame = this.#top
    if (!frame) this.#roots.push(node)
    else if (frame.kind === 'list') frame.items.push(node)
    else {
      const key = frame.key ?? { text: part(this.#text, start, start), start }
      frame.entries.push({ key: key.text, value: node, at: this.#span(key.start, end) })
      frame.key = undefined
    }
    if (frame) frame.expects = 'comma'
  }

  #read(): Node {
    const { kind, start, end } = this.#tokens
    if (kind === 'template') return { kind: 'dynamic', at: this.#span(start, end) }
    if (kind === 'string') return scalar(this.#string())
    const source = this.#text.value.slice(start, end)
    if (kind === 'number') return numeric(this.#text, start, end, Number(source))
    const word = WORDS.get(source)
    if (word !== undefined) return literal(this.#span(start, end), word)
    this.#problems.add('expected double quotes', start, end)
    return scalar(part(this.#text, start, end))
  }

  #string(): Text {
    const { start, end, closed, escaped } = this.#tokens
    const from = start + 1
    const to = closed ? end - 1 : end
    const value = this.#text.value.slice(from, to)
    if (!escaped && this.#base !== undefined) return { value, at: this.#span(from, to) }
    const decoded = decode(value, /\\/, ESCAPE)
    if (decoded?.invalid !== undefined) {
      const at = from + decoded.invalid
      this.#problems.add('invalid escape', at, at + 1)
    }
    return part(this.#text, from, to, decoded)
  }
}

interface LongListParts {
  readonly text: Text
  readonly source: string
  readonly start: number
  readonly around: readonly Frame['kind'][]
  readonly problems: Problems
}

/** Items that are parsed one after the other each time they are asked for, and not kept. */
class LongList implements LongItems {
  readonly #parts: LongListParts
  /** Where items begin, as far as somebody has read. */
  readonly #starts: number[] = []
  /** Problems up to here have been said. */
  #said = -1

  constructor(parts: LongListParts) {
    this.#parts = parts
  }

  *each(): Generator<Node> {
    const { text, start, around } = this.#parts
    const tokens = new Tokens(this.#parts.source, start + 1)
    const builder = new Builder(text, tokens, this.#news(), Infinity)
    const frame = builder.inside(around)
    const depth = around.length + 1
    for (let index = 0, more = true; more && builder.depth >= depth;) {
      const between = builder.depth === depth
      more = builder.step()
      if (!more) builder.closeTo(depth)
      if (between && (builder.depth > depth || frame.items.length > 0)) this.#starts[index] = tokens.start
      const item = frame.items.pop()
      if (item) {
        index++
        yield item
      }
    }
  }

  holding({ start }: Span): { index: number; item: Node } | undefined {
    const { text, source, around } = this.#parts
    if (!hasPlainPlaces(text)) return undefined
    const offset = start - text.at.start
    let low = 0
    for (let high = this.#starts.length; low < high;) {
      const middle = (low + high) >> 1
      if ((this.#starts[middle] as number) <= offset) low = middle + 1
      else high = middle
    }
    const from = this.#starts[low - 1]
    if (from === undefined) return undefined
    const builder = new Builder(text, new Tokens(source, from), problemsOf(text), Infinity)
    const frame = builder.inside(around)
    while (frame.items.length === 0 && builder.step());
    const [item] = frame.items
    return item && { index: low - 1, item }
  }

  /** Problems that no reading before has met. */
  #news(): Problems {
    const { problems } = this.#parts
    const before = this.#said
    return {
      list: problems.list,
      add: (message, start, end) => {
        if (start <= before) return
        this.#said = Math.max(this.#said, start)
        problems.add(message, start, end)
      },
    }
  }
}

const ESCAPE = backslash(JSON_ESCAPES)
const WORDS = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
])
