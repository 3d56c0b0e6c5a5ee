import { arithmetic } from '../text/arithmetic.ts'
import { spanWithin, type Span, type Text } from '../text/source.ts'
import { blanksEnd, type Ending, expressionEnd, heredocAt, lineEnd } from './hcl-skip.ts'
import { heredoc, quoted } from './hcl-strings.ts'
import type { Node } from './node.ts'
import { literal, part, type Problems } from './place.ts'

const NAME = /[\p{L}_][\p{L}\p{N}_-]*/uy
const REFERENCE = /^[A-Za-z_][\w-]*(?:\.[\w-]+)+$/
const ARITHMETIC = /^[\d\s.()*/%+-]+$/

/** What of HCL holds no expressions of its own: names, strings, ends, and what cannot be read. */
export abstract class HclLeaves {
  protected readonly text: Text
  protected readonly source: string
  protected readonly problems: Problems
  protected at = 0

  constructor(text: Text, problems: Problems) {
    this.text = text
    this.source = text.value
    this.problems = problems
  }

  /** Whether a value may end here. */
  protected ends(ending: Ending): boolean {
    switch (this.source[this.at]) {
      case undefined:
      case '}':
      case ']':
      case ')':
      case '\n':
        return true
      case ',':
        return ending !== 'line'
      default:
        return false
    }
  }

  protected string(): Node {
    const { node, end, closed } = quoted(this.text, this.at)
    if (!closed) this.problems.add('unterminated string', this.at, end)
    this.at = end
    return node
  }

  protected heredoc(): Node | undefined {
    const found = heredocAt(this.source, this.at)
    if (!found) return undefined
    if (!found.closed) this.problems.add('unterminated heredoc', this.at)
    this.at = found.next
    return heredoc(this.text, found)
  }

  protected isFor(): boolean {
    return /^for[ \t\r\n]/.test(this.source.slice(this.at, this.at + 4))
  }

  /** `[for x in y : z]` */
  protected comprehension(start: number): Node {
    this.at = expressionEnd(this.source, this.at, 'brace').end
    if (this.at < this.source.length) this.at++
    return this.dynamic(start, this.at)
  }

  protected closed(start: number, bracket: string): Span {
    if (this.source[this.at] === bracket) this.at++
    else this.problems.add(`expected \`${bracket}\``, this.at)
    return this.span(start, this.at)
  }

  protected dynamic(start: number, end: number): Node {
    const at = this.span(start, end)
    const written = this.source.slice(start, Math.min(end, start + 200))
    if (end - start <= 200 && ARITHMETIC.test(written)) {
      const value = arithmetic(written)
      if (value !== undefined) return literal(at, value)
    }
    return REFERENCE.test(written) ? { kind: 'dynamic', variable: written, at } : { kind: 'dynamic', at }
  }

  /** A quoted name without templates. */
  protected label(): Text | undefined {
    const { node, end } = quoted(this.text, this.at)
    this.at = end
    return node.kind === 'scalar' && typeof node.value === 'string' ? (node as Text) : undefined
  }

  protected name(): Text | undefined {
    NAME.lastIndex = this.at
    const name = NAME.exec(this.source)?.[0]
    if (!name) return undefined
    const start = this.at
    this.at += name.length
    return part(this.text, start, this.at)
  }

  protected skip(lines: boolean): void {
    this.at = blanksEnd(this.source, this.at, lines)
  }

  /** What cannot be read is left out up to the end of its line. */
  protected lost(message: string, start: number): undefined {
    this.problems.add(message, start, Math.min(this.at + 1, this.source.length))
    const { end } = expressionEnd(this.source, this.at, 'line')
    const char = this.source[end]
    this.at = char === ')' || char === ']' ? lineEnd(this.source, end) : end
    if (this.at === start) this.at++
    return undefined
  }

  protected span(start: number, end: number): Span {
    return spanWithin(this.text, start, end)
  }
}
