import type { Span, Text } from '../text/source.ts'
import { type LongLists, type Frame, CLOSING, type ListFrame, type MapFrame, EXPECTED } from './jsonc-frames.ts'
import { Leaves, WORDS } from './jsonc-leaves.ts'
import { endOfList, type Tokens } from './jsonc-tokens.ts'
import type { Node } from './node.ts'
import { MAX_DEPTH, part, type Problems } from './place.ts'

/** Puts tokens together; it has a stack and does not recurse. */
export class Builder {
  readonly #text: Text
  readonly #tokens: Tokens
  readonly #problems: Problems
  readonly #long: LongLists
  readonly #leaves: Leaves
  readonly #roots: Node[] = []
  readonly #open: Frame[] = []
  #top: Frame | undefined
  /** Brackets open below the depth that is read. */
  #skipped = 0

  constructor(text: Text, tokens: Tokens, problems: Problems, long: LongLists) {
    this.#text = text
    this.#tokens = tokens
    this.#problems = problems
    this.#long = long
    this.#leaves = new Leaves(text, tokens, problems)
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
    return this.#leaves.span(start, end)
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
    else if (!this.#passesOver(start)) this.#push({ kind: 'list', start, items: [], expects: 'value' })
  }

  /** Passes over a long list, which is parsed when somebody asks for its items. */
  #passesOver(start: number): boolean {
    if (this.#text.value.length - start < this.#long.from) return false
    const around = this.#open.map(({ kind }) => kind)
    const end = endOfList(this.#tokens.source, start, around.includes('map'))
    if (end - start < this.#long.from) return false
    const long = this.#long.items({ text: this.#text, source: this.#tokens.source, start, around, problems: this.#problems })
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
    this.#value(this.#leaves.value(), start, end)
  }

  #key(frame: MapFrame): void {
    const { kind, start, end } = this.#tokens
    if (kind === 'template') return
    if (kind === 'word') this.#problems.add('expected double quotes', start, end)
    const text = kind === 'string' ? this.#leaves.string() : part(this.#text, start, end)
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
}
