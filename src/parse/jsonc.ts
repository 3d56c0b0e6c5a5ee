import { spanWithin, type Text } from '../source.ts'
import { withoutConflicts, withoutMark } from './conflicts.ts'
import { backslash, decode, JSON_ESCAPES } from './escapes.ts'
import { tokens, type Token } from './jsonc-tokens.ts'
import type { Entry, Node, Parsed } from './node.ts'
import { literal, MAX_DEPTH, numeric, part, problemsOf, scalar, type Problems } from './place.ts'

/**
 * Parses JSON with comments, trailing commas, JSON5's quotes and bare keys, and keeps what it can of broken files.
 *
 * jsonc-parser splits the text. Its tree builder recurses and has no places inside strings, so this one has a stack.
 */
export function parseJsonc(text: Text): Parsed {
  const problems = problemsOf(text)
  const next = tokens(withoutConflicts(withoutMark(text.value), problems))
  const builder = new Builder(text, problems)
  for (let token = next(); ; token = next()) {
    if (token.problem) problems.add(token.problem, token.start, token.end)
    if (token.kind === 'end') break
    builder.take(token)
  }
  return { roots: builder.finish(), problems: problems.list }
}

/** A map or list still open. `expects` is what may come next. */
type Frame =
  | { kind: 'map'; start: number; entries: Entry[]; key?: Key; expects: 'key' | 'colon' | 'value' | 'comma' }
  | { kind: 'list'; start: number; items: Node[]; expects: 'value' | 'comma' }

/** `start` is where its quote stands. */
interface Key {
  readonly text: Text
  readonly start: number
}

const ENDS = { map: '}', list: ']' } as const
const EXPECTED = {
  key: 'expected a property name',
  colon: 'expected a colon',
  value: 'expected a value',
  comma: 'expected a comma',
}
const CLOSING = { map: 'expected a closing brace', list: 'expected a closing bracket' }

class Builder {
  readonly #text: Text
  readonly #problems: Problems
  readonly #roots: Node[] = []
  readonly #open: Frame[] = []
  /** Brackets open below the depth that is read. */
  #skipped = 0

  constructor(text: Text, problems: Problems) {
    this.#text = text
    this.#problems = problems
  }

  take(token: Token): void {
    if (this.#skip(token)) return
    switch (token.kind) {
      case '{':
      case '[':
        return this.#begin(token)
      case '}':
        return this.#close('map', token)
      case ']':
        return this.#close('list', token)
      case ',':
        return this.#comma(token)
      case ':':
        return this.#colon(token)
      default:
        return this.#leaf(token)
    }
  }

  /** The roots, with what is still open closed at the end. */
  finish(): Node[] {
    const end = this.#text.value.length
    const innermost = this.#open.at(-1)
    if (innermost) this.#problems.add(CLOSING[innermost.kind], end)
    while (this.#open.length > 0) this.#pop(end)
    return this.#roots
  }

  #skip({ kind, start, end }: Token): boolean {
    if (kind === '{' || kind === '[') {
      if (this.#skipped === 0 && this.#open.length < MAX_DEPTH) return false
      if (this.#skipped === 0) this.#problems.add('nested too deeply', start, end)
      this.#skipped++
    } else if (this.#skipped > 0 && (kind === '}' || kind === ']')) {
      this.#skipped--
      if (this.#skipped === 0) this.#value({ kind: 'dynamic', at: spanWithin(this.#text, start, end) }, start, end)
    } else {
      return this.#skipped > 0
    }
    return true
  }

  #begin(token: Token): void {
    this.#ready(token)
    const { start } = token
    if (token.kind === '{') this.#open.push({ kind: 'map', start, entries: [], expects: 'key' })
    else this.#open.push({ kind: 'list', start, items: [], expects: 'value' })
  }

  #close(kind: Frame['kind'], token: Token): void {
    if (!this.#open.some((frame) => frame.kind === kind)) {
      return this.#problems.add('unexpected closing bracket', token.start, token.end)
    }
    for (let frame = this.#open.at(-1); frame && frame.kind !== kind; frame = this.#open.at(-1)) {
      this.#problems.add(CLOSING[frame.kind], token.start, token.end)
      this.#pop(token.start)
    }
    const frame = this.#open.at(-1)
    if (frame?.kind === 'map' && (frame.expects === 'colon' || frame.expects === 'value')) this.#expected(frame, token)
    this.#pop(token.end)
  }

  #pop(end: number): void {
    const frame = this.#open.pop()
    if (!frame) return
    const at = spanWithin(this.#text, frame.start, end)
    if (frame.kind === 'list') this.#value({ kind: 'list', items: frame.items, at }, frame.start, end)
    else this.#value({ kind: 'map', entries: frame.entries, open: false, at }, frame.start, end)
  }

  #comma(token: Token): void {
    const frame = this.#open.at(-1)
    if (!frame) return this.#problems.add('expected the end of the file', token.start, token.end)
    if (frame.expects !== 'comma') this.#expected(frame, token)
    if (frame.kind === 'list') frame.expects = 'value'
    else {
      frame.expects = 'key'
      delete frame.key
    }
  }

  #colon(token: Token): void {
    const frame = this.#open.at(-1)
    if (frame?.kind === 'map' && frame.expects === 'colon') frame.expects = 'value'
    else this.#problems.add('unexpected colon', token.start, token.end)
  }

  #leaf(token: Token): void {
    const frame = this.#open.at(-1)
    const source = this.#text.value
    if (frame?.kind === 'map' && frame.expects === 'colon' && source[token.start] === '=') {
      this.#expected(frame, token)
      frame.expects = 'value'
      return
    }
    // Conditions of a template around the whole file are no value.
    if (!frame && token.kind === 'template') return
    this.#ready(token)
    if (frame?.kind === 'map' && frame.expects === 'key') return this.#key(frame, token)
    if (!frame && token.kind === 'word' && !WORDS.has(source.slice(token.start, token.end))) {
      return this.#problems.add('expected a value', token.start, token.end)
    }
    this.#value(this.#read(token), token.start, token.end)
  }

  #key(frame: Extract<Frame, { kind: 'map' }>, token: Token): void {
    if (token.kind === 'template') return
    if (token.kind === 'word') this.#problems.add('expected double quotes', token.start, token.end)
    const text = token.kind === 'string' ? this.#string(token) : part(this.#text, token.start, token.end)
    frame.key = { text, start: token.start }
    frame.expects = 'colon'
  }

  /** Says what is missing before a value or key, and goes on as if it were there. */
  #ready(token: Token): void {
    const frame = this.#open.at(-1)
    if (!frame) {
      if (this.#roots.length > 0) this.#problems.add('expected the end of the file', token.start, token.end)
      return
    }
    const container = token.kind === '{' || token.kind === '['
    if (frame.expects === 'comma') {
      this.#expected(frame, token)
      frame.expects = frame.kind === 'map' ? 'key' : 'value'
    }
    if (frame.kind === 'list') return
    if (frame.expects === 'colon') {
      this.#expected(frame, token)
      // On a line of its own it is more likely the next key than the value.
      frame.expects = token.newLine && !container ? 'key' : 'value'
    }
    if (frame.expects === 'key' && container) {
      this.#expected(frame, token)
      frame.key = { text: part(this.#text, token.start, token.start), start: token.start }
      frame.expects = 'value'
    }
  }

  #expected(frame: Frame, token: Token): void {
    this.#problems.add(EXPECTED[frame.expects], token.start, token.end)
  }

  #value(node: Node, start: number, end: number): void {
    const frame = this.#open.at(-1)
    if (!frame) this.#roots.push(node)
    else if (frame.kind === 'list') frame.items.push(node)
    else {
      const key = frame.key ?? { text: part(this.#text, start, start), start }
      frame.entries.push({ key: key.text, value: node, at: spanWithin(this.#text, key.start, end) })
      delete frame.key
    }
    if (frame) frame.expects = 'comma'
  }

  #read(token: Token): Node {
    const at = spanWithin(this.#text, token.start, token.end)
    if (token.kind === 'template') return { kind: 'dynamic', at }
    if (token.kind === 'string') return scalar(this.#string(token))
    const source = this.#text.value.slice(token.start, token.end)
    if (token.kind === 'number') return numeric(this.#text, token.start, token.end, Number(source))
    const word = WORDS.get(source)
    if (word !== undefined) return literal(at, word)
    this.#problems.add('expected double quotes', token.start, token.end)
    return scalar(part(this.#text, token.start, token.end))
  }

  #string({ start, end, closed }: Token): Text {
    const inner = { start: start + 1, end: closed ? end - 1 : end }
    const decoded = decode(this.#text.value.slice(inner.start, inner.end), /\\/, ESCAPE)
    if (decoded?.invalid !== undefined) {
      const at = inner.start + decoded.invalid
      this.#problems.add('invalid escape', at, at + 1)
    }
    return part(this.#text, inner.start, inner.end, decoded)
  }
}

const ESCAPE = backslash(JSON_ESCAPES)
const WORDS = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
])
