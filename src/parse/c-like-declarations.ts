import { isMark, isWord, pathBefore } from './c-like-context.ts'
import type { CLike, Token } from './c-like-tokens.ts'

/** What an assignment sets, and the index of its mark. */
export interface Assigned {
  readonly name: string
  readonly start: number
  readonly mark: number
}

/** The assignment whose name ends at `i`: `a.b = `, `"a" => `, `X: u64 = `, `X time.Duration = `, `X { get; set; } = `. */
export function assignedAt(tokens: readonly Token[], i: number, language: CLike, source: string): Assigned | undefined {
  const token = tokens[i]
  if (token?.is === 'string') return token.value !== undefined && isAssigning(tokens[i + 1]) ? named(token.value, token, i + 1) : undefined
  if (token?.is !== 'word') return undefined
  const typed = behindType(tokens, i, language, source)
  if (typed !== undefined) return named(token.text, token, typed)
  if (!isAssigning(tokens[i + 1]) || (language === 'go' && isTypeOfGo(tokens, i, source))) return undefined
  const { name, start, first } = pathBefore(tokens, i)
  if ((language === 'kt' || language === 'rs') && isTypeOfName(tokens, first)) return undefined
  return { name, start, mark: i + 1 }
}

function named(name: string, { start }: Token, mark: number): Assigned {
  return { name, start, mark }
}

function isAssigning(token: Token | undefined): boolean {
  return token?.is === 'mark' && ASSIGNS.has(token.text)
}

/** Marks between a name and what it is set to. */
export const ASSIGNS: ReadonlySet<string> = new Set(['=', ':', ':=', '=>', '+='])

/** The index of the mark behind the type that is declared for the name at `i`. */
function behindType(tokens: readonly Token[], i: number, language: CLike, source: string): number | undefined {
  if (language === 'cs') return isAccessors(tokens[i + 1]) && isMark(tokens[i + 2], '=') ? i + 2 : undefined
  if (language === 'go') return namesTyped(tokens, i, source) ? afterType(tokens, i + 1) : undefined
  return (language === 'rs' || language === 'kt') && isMark(tokens[i + 1], ':') ? afterType(tokens, i + 2) : undefined
}

/** `{ get; set; }`, `{ get; private init; }` */
function isAccessors(token: Token | undefined): boolean {
  return (
    token?.is === 'group' &&
    token.open === '{' &&
    isWord(
      token.tokens.find((one) => !isWord(one, 'private')),
      'get',
    )
  )
}

/** Words of Go that stand before the name that is set. */
const NO_NAMES: ReadonlySet<string> = new Set(['const', 'var', 'if', 'for', 'else', 'switch', 'case', 'return', 'go', 'defer', 'range'])

const MAX_TYPE = 8

/** From the first word of a type on: `time.Duration =`, `Option<u64> =`; undefined where something else stands before the mark. */
function afterType(tokens: readonly Token[], from: number): number | undefined {
  if (tokens[from]?.is !== 'word') return undefined
  for (let at = from + 1; at < Math.min(tokens.length, from + MAX_TYPE); at++) {
    const token = tokens[at]
    if (isMark(token, '=')) return at
    if (token?.is !== 'word' && !(token?.is === 'mark' && /^(?:\.|::|<|>|\?)$/.test(token.text))) return undefined
    if (token.is === 'word' && tokens[at - 1]?.is === 'word') return undefined
  }
  return undefined
}

/** Whether the word at `i` of Go stands before another one on its line, and is no keyword. */
function namesTyped(tokens: readonly Token[], i: number, source: string): boolean {
  const word = tokens[i]
  const next = tokens[i + 1]
  return word?.is === 'word' && next?.is === 'word' && !NO_NAMES.has(word.text) && !source.slice(word.end, next.start).includes('\n')
}

/** Whether a type begins at `first`, of a name that stands before the colon: `life: Duration = 12.hours`. */
function isTypeOfName(tokens: readonly Token[], first: number): boolean {
  return isMark(tokens[first - 1], ':') && tokens[first - 2]?.is === 'word' && afterType(tokens, first) !== undefined
}

/** Whether the word at `i` is the end of a type behind the name that is declared with it. */
function isTypeOfGo(tokens: readonly Token[], i: number, source: string): boolean {
  const { first } = pathBefore(tokens, i)
  return isMark(tokens[i + 1], '=') && namesTyped(tokens, first - 1, source) && afterType(tokens, first) === i + 1
}
