import type { Text } from '../text/source.ts'
import { NO_TYPES, STATEMENTS } from './c-like-statements.ts'
import type { CLike, Token } from './c-like-tokens.ts'

export function isWord(token: Token | undefined, text: string): boolean {
  return token?.is === 'word' && token.text === text
}

export function isMark(token: Token | undefined, text: string): boolean {
  return token?.is === 'mark' && token.text === text
}

export function wordAt(tokens: readonly Token[], i: number): string | undefined {
  const token = tokens[i]
  return token?.is === 'word' ? token.text : undefined
}

/** The dotted name that ends with the word at `i`. */
export function pathBefore(tokens: readonly Token[], i: number): { name: string; first: number; start: number } {
  let name = wordAt(tokens, i) ?? ''
  let at = i
  while (isJoint(tokens[at - 1])) {
    const before = wordAt(tokens, at - 2)
    if (before === undefined) return { name: `.${name}`, first: at, start: tokens[at]?.start ?? 0 }
    name = `${before}.${name}`
    at -= 2
  }
  return { name, first: at, start: tokens[at]?.start ?? 0 }
}

/** Whether the name at `i` is declared there: `func f(`, `public Builder f(`, `func (s *S) f(`. */
export function isDefinition(tokens: readonly Token[], i: number, source: string): boolean {
  const before = tokens[i - 1]
  if (!before || source.slice(before.end, tokens[i]?.start).includes('\n')) return false
  if (before?.is === 'word') return !CALLS.has(before.text)
  if (isMark(before, '>')) return skipGenerics(tokens, i - 1) !== i - 1
  return before?.is === 'group' && before.open === '(' && isWord(tokens[i - 2], 'func')
}

/** Words before a call. */
const CALLS: ReadonlySet<string> = new Set([
  'if',
  'switch',
  'range',
  'when',
  'while',
  'return',
  'new',
  'await',
  'throw',
  'else',
  'in',
  'case',
  'yield',
  'go',
  'defer',
  'not',
  'and',
  'or',
  'is',
  'echo',
  'print',
  'do',
  'then',
])

export function isJoint(token: Token | undefined): boolean {
  return token?.is === 'mark' && /^(?:\.|::|->|\?\.|\?->)$/.test(token.text)
}

/** The index before `<T, U>` when that ends at `i`; else `i`. */
export function skipGenerics(tokens: readonly Token[], i: number): number {
  if (!isMark(tokens[i], '>')) return i
  let depth = 0
  for (let at = i; at >= Math.max(0, i - 20); at--) {
    const token = tokens[at]
    if (isMark(token, '>')) depth++
    else if (isMark(token, '<') && --depth === 0) return at - 1
    else if (token?.is === 'string' || token?.is === 'number') return i
  }
  return i
}

/** The `>` of `<T, U>` that begins at `i` and is given to a constructor or a call; else `i`. */
function endOfGenerics(tokens: readonly Token[], i: number): number {
  if (!isMark(tokens[i], '<') || tokens[i - 1]?.is !== 'word') return i
  let depth = 0
  for (let at = i; at < Math.min(tokens.length, i + 20); at++) {
    const token = tokens[at]
    if (isMark(token, '<')) depth++
    else if (isMark(token, '>') && --depth === 0) return tokens[at + 1]?.is === 'group' ? at : i
    else if (token?.is === 'string' || token?.is === 'number') return i
  }
  return i
}

/** The type whose object begins with the brace at `i`: `new T(…) {`, `T{`, `&pkg.T{`; not a block. */
export function typeBefore(tokens: readonly Token[], i: number, language: CLike): { name: string; start: number } | undefined {
  const called = tokens[i - 1]
  const isConstructor = called?.is === 'group' && called.open === '('
  const end = skipGenerics(tokens, isConstructor ? i - 2 : i - 1)
  const word = wordAt(tokens, end)
  if (word === undefined || NO_TYPES.has(word)) return undefined
  const path = pathBefore(tokens, end)
  const before = wordAt(tokens, path.first - 1)
  if (before === 'new') return path
  if (isConstructor && path.name === 'new' && (before === undefined || before === 'return')) return targetBefore(tokens, path)
  if (isThrown(tokens, path.first) || isGivenBack(tokens, path.first)) return undefined
  // What a function of Go gives back.
  if (isMark(tokens[path.first - 1], '*') || tokens[path.first - 1]?.is === 'group') return undefined
  if (isConstructor || path.name.startsWith('.') || (before !== undefined && before !== 'return' && before !== 'range')) return undefined
  if (/(?:^|\.)[A-Z]\w*$/.test(path.name)) return path
  return language === 'go' && isMadeOfOwn(tokens, i, path.first) ? path : undefined
}

/** `meta := metadata{Issuer: …}`, `return &metadata{…}`, `Encode(metadata{…})`: of a type that its package keeps to itself. */
function isMadeOfOwn(tokens: readonly Token[], i: number, first: number): boolean {
  const group = tokens[i]
  if (group?.is !== 'group' || wordAt(group.tokens, 0) === undefined || !isMark(group.tokens[1], ':')) return false
  const before = isMark(tokens[first - 1], '&') ? first - 2 : first - 1
  return before < 0 || [':=', '=', ','].some((mark) => isMark(tokens[before], mark)) || wordAt(tokens, before) === 'return'
}

/**
 * `new() { … }` of C# by the type of what it is given to: `Type name = new()`, `Type Name { get; } = new()`, `Type Make(…) => new()`; by
 * itself where the statement does not say.
 */
function targetBefore(tokens: readonly Token[], path: { name: string; first: number; start: number }): { name: string; start: number } {
  const mark = tokens[path.first - 1]
  let at = path.first - 2
  if (isMark(mark, '=>') || (isMark(mark, '=') && tokens[at]?.is === 'group')) at -= tokens[at]?.is === 'group' ? 1 : 0
  else if (!isMark(mark, '=')) return path
  if (wordAt(tokens, at) === undefined || isJoint(tokens[at - 1])) return path
  const type = skipGenerics(tokens, isMark(tokens[at - 1], '?') ? at - 2 : at - 1)
  const name = wordAt(tokens, type) === undefined ? '' : pathBefore(tokens, type).name
  return /(?:^|\.)[A-Z]\w*$/.test(name) ? { name, start: path.start } : path
}

/** Whether the name at `i` is what a function gives back: `function show(): JsonResponse {`, `fun show(): Answer {`. */
function isGivenBack(tokens: readonly Token[], i: number): boolean {
  const colon = isMark(tokens[i - 1], '?') ? i - 2 : i - 1
  const given = tokens[colon - 1]
  return isMark(tokens[colon], ':') && given?.is === 'group' && given.open === '('
}

/** Whether the name at `i` ends the list of what a method of Java throws: `throws IOException, ParseException {`. */
function isThrown(tokens: readonly Token[], i: number): boolean {
  let at = i
  while (isMark(tokens[at - 1], ',') && wordAt(tokens, at - 2) !== undefined) at = pathBefore(tokens, at - 2).first
  return at !== i && isWord(tokens[at - 1], 'throws')
}

/** The condition of the block at `i`, as written, for `if` and its `else`. */
export function conditionBefore(tokens: readonly Token[], i: number, text: Text): string | undefined {
  for (let at = i - 1; at >= Math.max(0, i - 60); at--) {
    const token = tokens[at]
    if (token?.is === 'group' && token.open === '{') return isWord(tokens[at + 1], 'else') ? conditionBefore(tokens, at, text) : undefined
    if (isMark(token, ';') && !isWord(tokens[at - 1], 'if') && !tokens.slice(Math.max(0, at - 20), at).some((one) => isWord(one, 'if')))
      return undefined
    if (token?.is === 'word' && /^(?:if|elseif|switch|match|when)$/.test(token.text))
      return text.at.file.text.slice(token.end, Math.min(tokens[i]?.start ?? token.end, token.end + 300)).trim()
  }
  return undefined
}

/** `{"a": 1}`, `["a" => 1]`, `array('a' => 1)` */
export function isMapOfTexts(tokens: readonly Token[], i: number): boolean {
  const group = tokens[i]
  if (group?.is !== 'group' || (group.open === '(' && !isWord(tokens[i - 1], 'array'))) return false
  const [key, mark] = group.tokens
  return key?.is === 'string' && (isMark(mark, ':') || isMark(mark, '=>'))
}

/** Whether a block ends the function or the round of the loop that it stands in. */
export function leaves(token: Token): boolean {
  return token.is === 'group' && token.open === '{' && token.tokens.some((one) => one.is === 'word' && LEAVES.has(one.text))
}

const LEAVES: ReadonlySet<string> = new Set(['return', 'throw', 'continue'])

/** The name of the function whose body begins with the brace at `i`. */
export function functionBefore(tokens: readonly Token[], i: number): string | undefined {
  for (let at = i - 1; at >= Math.max(0, i - 24); at--) {
    const token = tokens[at]
    if ((token?.is === 'group' && token.open === '{') || isMark(token, ';')) return undefined
    const name = wordAt(tokens, at - 1)
    if (
      token?.is === 'group' &&
      token.open === '(' &&
      name !== undefined &&
      !STATEMENTS.has(name) &&
      name !== 'func' &&
      !isMark(tokens[at - 2], '.')
    )
      return name
  }
  return undefined
}

/** `#[cfg(test)] mod tests { … }` of Rust. */
export function isTestModule(tokens: readonly Token[], i: number): boolean {
  if (wordAt(tokens, i - 2) !== 'mod') return false
  const attribute = tokens[i - 3]
  return (
    attribute?.is === 'group' &&
    attribute.open === '[' &&
    isWord(attribute.tokens[0], 'cfg') &&
    attribute.tokens.some((one) => one.is === 'group' && one.tokens.some((inner) => isWord(inner, 'test')))
  )
}

/** No value that can be read has more tokens. */
const MAX_VALUE = 400

/** From `i` to where the statement or item ends: at `,`, `;`, or at a new line that begins another statement. */
export function upToEnd(tokens: readonly Token[], i: number, source: string): readonly Token[] {
  let end = i
  for (; end < Math.min(tokens.length, i + MAX_VALUE); end++) {
    const token = tokens[end] as Token
    if (isMark(token, ',') || isMark(token, ';')) break
    end = endOfGenerics(tokens, end)
    const previous = tokens[end - 1]
    if (end > i && previous && token.is === 'word' && previous.is !== 'mark' && source.slice(previous.end, token.start).includes('\n'))
      break
  }
  return tokens.slice(i, end)
}

/** What stands between commas. */
export function splitAtCommas(tokens: readonly Token[]): (readonly Token[])[] {
  const parts: Token[][] = [[]]
  for (const token of tokens) {
    if (isMark(token, ',')) parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts.filter((part) => part.length > 0)
}
