import { isMark, isWord, pathBefore, splitAtCommas } from './c-like-context.ts'
import { ASSIGNS } from './c-like-declarations.ts'
import type { CLike, Group, Token } from './c-like-tokens.ts'

/** A name of a table, and what it is given. */
export interface Pair {
  readonly name: string
  readonly key: Token
  readonly value: readonly Token[]
}

/**
 * A part of a table that names something: `A = 1`, `B: 2`, `"c" => 3`; of a dictionary in C#, `["d"] = 4` and `{ "e", 5 }`; of a map in
 * Kotlin and Java, `"f" to 6` and `Map.entry("g", 7)`.
 */
export function pairIn(part: readonly Token[]): Pair | undefined {
  const [key, mark] = part
  if (key?.is === 'group' && key.open === '[' && isMark(mark, '=')) return named(key.tokens, part.slice(2))
  if (key?.is === 'group' && key.open === '{' && part.length === 1) return ofTwo(key)
  if (key?.is === 'string' && isWord(mark, 'to')) return named([key], part.slice(2))
  const given = part.at(-1)
  if (given?.is === 'group' && given.open === '(' && ENTRY.test(pathBefore(part, part.length - 2).name)) return ofTwo(given)
  const name = key?.is === 'word' ? key.text : key?.is === 'string' ? key.value : undefined
  if (!key || name === undefined || mark?.is !== 'mark' || !ASSIGNS.has(mark.text)) return undefined
  return { name, key, value: part.slice(2) }
}

const ENTRY = /^(?:(?:[\w.]{1,80}\.)?(?:Map\.)?entry|Pair)$/

function ofTwo({ tokens }: Group): Pair | undefined {
  const [key, value, ...more] = splitAtCommas(tokens)
  return key && value && more.length === 0 ? named(key, value) : undefined
}

/** A name that is a text, and nothing else. */
function named([key, ...more]: readonly Token[], value: readonly Token[]): Pair | undefined {
  return key?.is === 'string' && key.value !== undefined && more.length === 0 ? { name: key.value, key, value } : undefined
}

/** `Map.of("a", 1, "b", 2)`, `mapOf("a" to 1)`, `Map.ofEntries(Map.entry("a", 1))`: the parts that name something, and how many do not. */
export function pairsGiven(path: string, group: Group): { readonly pairs: readonly Pair[]; readonly rest: number } | undefined {
  const parts = MAPS.test(path) ? splitAtCommas(group.tokens) : []
  const inTwos = /\.of$/.test(path) ? parts.flatMap((part, i) => (i % 2 === 0 ? [named(part, parts[i + 1] ?? [])] : [])) : parts.map(pairIn)
  const pairs = inTwos.filter((one) => one !== undefined)
  return pairs.length === 0 ? undefined : { pairs, rest: inTwos.length - pairs.length }
}

const MAPS = /(?:^|\.)(?:Map\.of|ImmutableMap\.of|Map\.ofEntries|(?:m|mutableM|linkedM|hashM)apOf|parametersOf)$/

/** What is put into a table by its name: `document["a"] = 1`, at the brackets. */
export function putAt(tokens: readonly Token[], i: number): { readonly holder: string; readonly pair: Pair } | undefined {
  const [group, mark, before] = [tokens[i], tokens[i + 1], tokens[i - 1]]
  if (group?.is !== 'group' || group.open !== '[' || !isMark(mark, '=') || before?.is !== 'word') return undefined
  const pair = named(group.tokens, [])
  return pair && { holder: pathBefore(tokens, i - 1).name, pair }
}

/** `("name", value)` of Rust: https://doc.rust-lang.org/reference/types/tuple.html */
export function isTuple({ open, tokens }: Group, language: CLike): boolean {
  return language === 'rs' && open === '(' && tokens.some((token) => isMark(token, ','))
}
