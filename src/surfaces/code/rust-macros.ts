import { isTestModule } from '../../parse/c-like-context.ts'
import type { Group, Token } from '../../parse/c-like-tokens.ts'
import { rustLogMacros } from '../../knowledge/rust-log-macros.ts'
import type { SourceFile, Span } from '../../text/source.ts'
import { asksToShow } from './debug-switches.ts'

/** A macro that writes a log, and what it shows. */
export interface LogMacro {
  readonly name: string
  /** What stands in its brackets. */
  readonly at: Span
  readonly shown: readonly ShownByMacro[]
  /** Whether a switch that is named for it has to be on. */
  readonly asked: boolean
}

/** An expression whose value is shown, as a text or by its `Debug`, with what the text says before it, or the name of its field. */
export interface ShownByMacro {
  readonly at: Span
  readonly debug: boolean
  readonly before: string
}

/** The macros of log, tracing and the standard library that write; test modules are left out. */
export function* logMacros(file: SourceFile, tokens: readonly Token[], asked = false): Generator<LogMacro> {
  for (const [i, token] of tokens.entries()) {
    if (token.is !== 'group' || isTestModule(tokens, i)) continue
    const [word, mark] = [tokens[i - 2], tokens[i - 1]]
    if (word?.is === 'word' && mark?.is === 'mark' && mark.text === '!' && token.open === '(' && rustLogMacros.includes(word.text))
      yield {
        name: `${word.text}!`,
        at: { file, start: token.start, end: token.end },
        shown: word.text === 'dbg' ? shownWhole(file, token) : shownBy(file, token),
        asked,
      }
    yield* logMacros(file, token.tokens, asked || (token.open === '{' && isBehindSwitch(file, tokens, i)))
  }
}

/** `if CONFIG.sso_debug_tokens() { … }`, a setting that is named for such logs. */
function isBehindSwitch(file: SourceFile, tokens: readonly Token[], block: number): boolean {
  const first = tokens.slice(Math.max(0, block - LONGEST_TEST), block).findLastIndex((one) => one.is === 'word' && one.text === 'if')
  const test = first < 0 ? [] : tokens.slice(Math.max(0, block - LONGEST_TEST) + first + 1, block)
  const [start, end] = [test[0]?.start, test.at(-1)?.end]
  if (start === undefined || end === undefined) return false
  return asksToShow(file.text.slice(start, end), file.text)
}

/** So many words a switch has at most. */
const LONGEST_TEST = 10

function shownBy(file: SourceFile, group: Group): ShownByMacro[] {
  const given = split(group)
  const format = given.findIndex((one) => one.length === 1 && one[0]?.is === 'string')
  const fields = given.slice(0, format < 0 ? given.length : format).flatMap((one) => fieldOf(file, one) ?? [])
  const text = format < 0 ? undefined : given[format]?.[0]
  return text?.is === 'string' ? [...fields, ...filledIn(file, text, given.slice(format + 1))] : fields
}

/** `dbg!(answer, &headers)`: each by its `Debug`. */
function shownWhole(file: SourceFile, group: Group): ShownByMacro[] {
  return split(group)
    .flatMap((one) => spanOf(file, one) ?? [])
    .map((at) => ({ at, debug: true, before: '' }))
}

/** The tokens between commas, but for those of types: `collect::<HashMap<String, String>>()`. */
function split({ tokens }: Group): Token[][] {
  const parts: Token[][] = [[]]
  let types = 0
  for (const [i, token] of tokens.entries()) {
    const mark = token.is === 'mark' ? token.text : ''
    if (mark === '<' && (types > 0 || endsPath(tokens[i - 1]))) types++
    if (mark === '>' && types > 0) types--
    if (mark === ',' && types === 0) parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts.filter((one) => one.length > 0)
}

function endsPath(token: Token | undefined): boolean {
  return token?.is === 'mark' && token.text.endsWith(':')
}

/** `?token`, `%token`, `token`, `token = ?answer`, `token = %answer`: https://docs.rs/tracing/latest/tracing/#recording-fields */
function fieldOf(file: SourceFile, tokens: readonly Token[]): ShownByMacro | undefined {
  const set = tokens.findIndex((one) => one.is === 'mark' && /^[=:]$/.test(one.text))
  if (set > 0 && tokens[set]?.is === 'mark' && (tokens[set] as { text: string }).text === ':') return undefined
  const value = tokens.slice(set + 1)
  const [first] = value
  const sign = first?.is === 'mark' && /^[?%]$/.test(first.text) ? first.text : ''
  const name = set > 0 ? codeOf(file, tokens.slice(0, set)) : ''
  const at = spanOf(file, sign ? value.slice(1) : value)
  return at && { at, debug: sign === '?', before: name && `${name}=` }
}

/** `{token}`, `{token:?}`, and `{}` with what is given for it: https://doc.rust-lang.org/std/fmt/ */
function filledIn(file: SourceFile, text: Token, given: readonly Token[][]): ShownByMacro[] {
  const found: ShownByMacro[] = []
  const named = namedAmong(given)
  let next = 0
  const written = file.text.slice(text.start, text.end)
  for (const { index, 0: all, 1: name = '', 2: how = '' } of written.matchAll(/\{\{|\{([A-Za-z_]\w{0,60}|\d{1,2})?(:[^{}]{0,20})?\}/g)) {
    if (all === '{{') continue
    const before = written.slice(Math.max(0, index - 60), index)
    const start = text.start + index + 1
    const argument = named.get(name) ?? (/^\d*$/.test(name) ? given[name === '' ? next++ : Number(name)] : undefined)
    const at = argument ? spanOf(file, argument) : /^\D/.test(name) ? { file, start, end: start + name.length } : undefined
    if (at) found.push({ at, debug: how.includes('?'), before })
  }
  return found
}

/** `token = answer.token` behind the text of a format; of two with one name the first. */
function namedAmong(given: readonly Token[][]): ReadonlyMap<string, readonly Token[]> {
  const named = new Map<string, readonly Token[]>()
  for (const [word, mark, ...value] of given)
    if (word?.is === 'word' && mark?.is === 'mark' && mark.text === '=' && !named.has(word.text)) named.set(word.text, value)
  return named
}

function spanOf(file: SourceFile, tokens: readonly Token[]): Span | undefined {
  const [first, last] = [tokens[0], tokens.at(-1)]
  return first && last && { file, start: first.start, end: last.is === 'string' ? last.end + 1 : last.end }
}

function codeOf(file: SourceFile, tokens: readonly Token[]): string {
  const at = spanOf(file, tokens)
  return at ? file.text.slice(at.start, at.end) : ''
}
