import { append } from './append.ts'

/** Some words, of which one stands in whatever an expression matches. */
type OneOf = readonly string[]

/** What a part of an expression matches. */
interface Part {
  /** All that it may be, where that is little; a part that matches nothing but a place is `''`. */
  readonly words?: OneOf
  /** What stands in it and in what is looked at beside it. */
  readonly needs: readonly OneOf[]
}

const PLACE: Part = { words: [''], needs: [] }
const ANYTHING: Part = { needs: [] }

/** How many words one after the other may be, and how many one of several. */
const MOST_IN_TURN = 32
const MOST = 400

/** A shorter word stands in most texts. */
const SHORTEST = 3

/**
 * What an expression needs, by what is written in it: whatever it matches has one word of each list, capitals aside. Words are in small
 * letters and in ASCII. It is empty where nothing is known.
 */
export function neededWords({ source, flags }: RegExp): readonly OneOf[] {
  // With these, letters have more spellings than two.
  if (/[uv]/.test(flags)) return []
  return needsOf(new Expression(source).alternatives()).map(withoutLonger)
}

/** The parts of an expression, from left to right. */
class Expression {
  readonly #source: string
  #at = 0

  constructor(source: string) {
    this.#source = source
  }

  alternatives(): Part {
    const all = [this.#sequence()]
    while (this.#take(/\|/y)) all.push(this.#sequence())
    return all.length === 1 ? (all[0] as Part) : oneOf(all)
  }

  #sequence(): Part {
    const parts: Part[] = []
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source[this.#at] as string)) {
      const written = this.#take(/[\w "'`,;:=<>@%&~#/-]+(?![*+?{])/y)
      parts.push(written ? { words: [written[0].toLowerCase()], needs: [] } : this.#repeated(this.#part()))
    }
    return inTurn(parts)
  }

  #repeated(part: Part): Part {
    const times = this.#take(/(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/y)
    if (!times) return part
    const [written, least, comma, most] = times
    if (written.startsWith('?')) return part.words && part.needs.length === 0 ? { words: ['', ...part.words], needs: [] } : ANYTHING
    if (written.startsWith('*') || Number(least) === 0) return ANYTHING
    return comma === '' && least === '1' && most === '' ? part : { needs: needsOf(part) }
  }

  #part(): Part {
    const group = this.#take(/\((?:\?(?:[:=!]|<[=!]|<\w+>))?/y)?.[0]
    if (group !== undefined) {
      const inner = this.alternatives()
      this.#take(/\)/y)
      if (group.endsWith('!')) return PLACE
      return group.endsWith('=') ? { words: [''], needs: needsOf(inner) } : inner
    }
    if (this.#take(/\^|\$|\\[bB]/y)) return PLACE
    const characters = this.#take(/\[(\^?)((?:\\[^]|[^\]\\])*)\]/y)
    if (characters) return characters[1] === '' ? classOf(characters[2] as string) : ANYTHING
    if (this.#take(/\\(?:[dDwWsScukxnrtfv]|\d|p\{|P\{)|\./y)) return this.#restOfEscape()
    return letter((this.#take(/\\?([^])/y) as RegExpExecArray)[1] as string)
  }

  /** What stands behind `\x` and the like is no word, and what it is does not matter. */
  #restOfEscape(): Part {
    const escape = this.#source.slice(this.#at - 2, this.#at)
    if (escape === '\\x') this.#at += 2
    if (escape === '\\u') this.#at += 4
    if (escape === '\\c') this.#at += 1
    if (escape === '\\k') this.#take(/<\w+>/y)
    if (/\\\d/.test(escape)) this.#take(/\d+/y)
    return ANYTHING
  }

  #take(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#at
    const found = expression.exec(this.#source)
    if (found) this.#at += found[0].length
    return found ?? undefined
  }
}

/** A character that is written as it is or behind `\`. */
function letter(character: string): Part {
  return character < '\x80' ? { words: [character.toLowerCase()], needs: [] } : ANYTHING
}

/** A class of few characters, without ranges and escapes that stand for several. */
function classOf(written: string): Part {
  if (/\\[a-zA-Z\d]|[^\\]-./.test(written)) return ANYTHING
  const letters = written.replace(/\\([^])/g, '$1')
  // eslint-disable-next-line no-control-regex
  return letters.length > 8 || !/^[\x00-\x7f]+$/.test(letters) ? ANYTHING : { words: [...new Set(letters.toLowerCase())], needs: [] }
}

function inTurn(parts: readonly Part[]): Part {
  const needs: OneOf[] = []
  let isAll = true
  let last: OneOf = ['']
  for (const part of parts) {
    append(needs, part.needs)
    const { words } = part
    const isFirst = last.length === 1 && last[0] === ''
    if (words && (isFirst || words.length * last.length <= MOST_IN_TURN)) {
      last = isFirst ? words : last.flatMap((before) => words.map((word) => before + word))
      continue
    }
    isAll = false
    needs.push(last)
    last = words ?? ['']
  }
  return isAll ? { words: last, needs } : { needs: [...needs, last].filter(saysSomething) }
}

function oneOf(parts: readonly Part[]): Part {
  const words = parts.flatMap((part) => part.words ?? [])
  if (parts.every((part) => part.words && part.needs.length === 0) && words.length <= MOST) return { words, needs: [] }
  const best = parts.map((part) =>
    needsOf(part).reduce<OneOf | undefined>((one, other) => (one && !isBetter(other, one) ? one : other), undefined),
  )
  const all = best.flatMap((one) => one ?? [])
  return best.includes(undefined) || all.length > MOST ? ANYTHING : { needs: [all] }
}

/** Of two lists the one with longer words tells more, and of those the one with fewer. */
function isBetter(one: OneOf, other: OneOf): boolean {
  return worth(one) > worth(other)
}

function worth(words: OneOf): number {
  return words.some((word) => COMMON.has(word)) ? 0 : shortest(words) - words.length / MOST
}

/** They stand in most programs. */
const COMMON: ReadonlySet<string> = new Set(['from', 'import', 'require', 'const', 'let', 'var', 'return'])

function needsOf({ words, needs }: Part): readonly OneOf[] {
  return (words ? [...needs, words] : needs).filter(saysSomething)
}

function saysSomething(words: OneOf): boolean {
  return shortest(words) >= SHORTEST
}

function shortest(words: OneOf): number {
  return words.reduce((least, { length }) => Math.min(least, length), 12)
}

/** Where a longer word stands, a shorter one that is in it stands too. */
function withoutLonger(words: OneOf): OneOf {
  return [...new Set(words)].filter((word) => !words.some((other) => other !== word && word.includes(other)))
}
