import { inTurn, oneOf } from '../../text/pattern.ts'
import { firstThat } from '../../text/by-halves.ts'
import type { NameShown } from './shown-in-text.ts'

const SIGN_IN = oneOf(
  'i',
  /(?:access|id|refresh)_?token|auth|jwt|log_?in|sign_?in|bearer|credential|secret|session|environ/,
  /getenv|(?:verify|validate|introspect|revoke|refresh|check|store|save)_?token/,
  /(?:create|generate|sign|issue|make|mint)_?(?:[a-z]{1,20}_)?token/,
)
/** A name that stands on the left side alone, with a type or before others, and the beginning of what it is given. */
const GIVEN = inTurn('g', /(?<![\w.])(\w+)(?!\w)/, /(?=(?:\s{0,4}:[^=\n]{0,80})?\s{0,4}(?:,[^=\n]{0,80})?:?=(?!=)([^]{0,320}))/)
const SENT = /\bBearer[^\w\n]{0,12}(\w+)/gi

/** What a text in Python, which nobody has parsed, shows to be about sign-ins: its functions and vague names, each looked up once. */
export class SignIns {
  readonly #text: string
  /** In small letters. */
  readonly #names: ReadonlySet<string>
  readonly #heads: readonly Head[]

  constructor(text: string) {
    this.#text = text
    this.#names = namesGiven(text)
    this.#heads = headsIn(text)
  }

  /** Whether a vague name is a part of something that is about sign-ins, is given something of them, or is a parameter there. */
  has({ name, at }: NameShown): boolean {
    const before = this.#text.slice(Math.max(0, at - 60), at)
    if (before.endsWith('.')) {
      if (!/^token$/i.test(name)) return false
      const holder = /(\w{1,50})\.$/.exec(before)?.[1] ?? ''
      return /(?:auth|session|cred|account|user)\w*\.$/i.test(before) || this.#names.has(holder.toLowerCase())
    }
    if (/["'([]\s{0,4}$/.test(before) && /["']/.test(this.#text[at] ?? '')) return true
    return this.#names.has(name.toLowerCase()) || SIGN_IN.test(this.#functionAround(at) ?? '')
  }

  /** The name of the function that a place stands in. */
  #functionAround(at: number): string | undefined {
    return this.#heads[firstThat(this.#heads, ({ from }) => from > at) - 1]?.name
  }
}

/** The names that are given something of sign-ins, or are sent as a token. */
function namesGiven(text: string): Set<string> {
  const found = new Set<string>()
  for (const [, word = '', given = ''] of text.matchAll(GIVEN)) {
    const name = word.toLowerCase()
    if (!found.has(name) && SIGN_IN.test(given)) found.add(name)
  }
  for (const [, name = ''] of text.matchAll(SENT)) found.add(name.toLowerCase())
  return found
}

/** From an offset on, up to the next, a function of this name is the one around; none at the top of the file. */
interface Head {
  readonly from: number
  readonly name: string | undefined
}

/** Where the functions begin and end, by the indentation of the lines. */
function headsIn(text: string): Head[] {
  const found: Head[] = []
  const open: { readonly indent: number; readonly name: string }[] = []
  for (let start = 0; start >= 0 && start <= text.length;) {
    const [, indent = '', code, name] = /^([ \t]*)((?:async )?def (\w+)|[^\s#])?/.exec(text.slice(start, start + LINE)) ?? []
    if (code !== undefined) {
      while ((open.at(-1)?.indent ?? -1) >= indent.length) open.pop()
      if (name !== undefined) open.push({ indent: indent.length, name })
      if (found.at(-1)?.name !== open.at(-1)?.name) found.push({ from: start, name: open.at(-1)?.name })
    }
    const end = text.indexOf('\n', start)
    start = end < 0 ? -1 : end + 1
  }
  return found
}

/** More of a line does not tell a head. */
const LINE = 160
