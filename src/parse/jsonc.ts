import type { Span, Text } from '../text/source.ts'
import { firstThat } from '../text/by-halves.ts'
import { withoutConflicts, withoutMark } from './conflicts.ts'
import { Builder } from './jsonc-builder.ts'
import type { LongListParts, LongLists } from './jsonc-frames.ts'
import { Tokens } from './jsonc-tokens.ts'
import type { LongItems, Node, Parsed } from './node.ts'
import { hasPlainPlaces, problemsOf, type Problems } from './place.ts'

/**
 * Parses JSON with comments, trailing commas, JSON5's quotes and bare keys, and keeps what it can of broken files.
 *
 * It has a stack and does not recurse. Long lists of long texts are parsed again whenever they are read: `LongItems`.
 */
export function parseJsonc(text: Text, longList = LONG_LIST): Parsed {
  const problems = problemsOf(text)
  const tokens = new Tokens(withoutConflicts(withoutMark(text.value), problems))
  const from = text.value.length >= longList * LONG_TEXT ? longList : Infinity
  const builder = new Builder(text, tokens, problems, { from, items: longItems })
  while (builder.step());
  const roots = builder.finish()
  if (problems.list.length === 0 || !TEMPLATE.test(text.value)) return { roots, problems: problems.list }
  const [first] = problems.list
  return { roots, problems: first ? [{ ...first, value: 'templates are not JSON' }] : [], templated: true }
}

/** Tags of EJS, ERB and the like, which stand between values: https://ejs.co/#docs */
const TEMPLATE = /<%[-_=#]?[^%]{1,400}[-_]?%>/

/** Characters of a list whose items are not kept, and how many times as long the text has to be. */
const LONG_LIST = 1024 * 1024
const LONG_TEXT = 4

const longItems = (parts: LongListParts): LongItems => new LongList(parts)
/** Items of a list that is passed over are all kept while it is read. */
const ALL_KEPT: LongLists = { from: Infinity, items: longItems }

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
    const builder = new Builder(text, tokens, this.#news(), ALL_KEPT)
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
    const last = firstThat(this.#starts, (one) => one > offset) - 1
    const from = this.#starts[last]
    if (from === undefined) return undefined
    const builder = new Builder(text, new Tokens(source, from), problemsOf(text), ALL_KEPT)
    const frame = builder.inside(around)
    while (frame.items.length === 0 && builder.step());
    const [item] = frame.items
    return item && { index: last, item }
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
