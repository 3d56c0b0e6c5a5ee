import { literally, oneOf } from '../../text/pattern.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { type SourceFile, type Span } from '../../text/source.ts'
import { languageOf } from './files.ts'
import { searchedOnce, spotsAround } from './known.ts'
import { methodAround } from './parts.ts'

/** The function that a place stands in, as far as it can be told without a grammar. */
export interface FunctionAround {
  /** Its code up to the place; of the rest, `after`. */
  readonly before: string
  readonly after: string
  /** All of it. */
  readonly code: string
  readonly start: number
}

/** More of a function is not looked at. */
const LONGEST = 6000

/**
 * The end of a method of C# that is one expression, and of its line: `public bool Knows(string key) => keys.Contains(key);`
 * https://learn.microsoft.com/dotnet/csharp/language-reference/operators/lambda-operator#expression-body-definition
 */
function endOfExpression(indent: RegExp): RegExp {
  return new RegExp(`(?<=^${indent.source}${MODIFIER.source}${UP_TO_END.source});[ \\t]*$`)
}

const MODIFIER = /(?:public|private|protected|internal|static|async|override|virtual|sealed|new|partial)\s/
/** Its name and parameters, and the expression, in which statements of a lambda may not stand. */
const UP_TO_END = /[^;{}]{0,400}\)\s{0,80}=>[^;]{0,1200}/

/** Where functions begin or the one before ends. */
const BEGINNINGS: Record<CLike, RegExp> = {
  go: /^func\b/gm,
  php: /\bfunction\s{1,4}\w{1,80}\s{0,4}\(/g,
  java: /^(?: {2,4}|\t)\}\s*$/gm,
  kt: /\bfun\s{1,4}[\w.<>]{1,80}\s{0,4}\(/g,
  cs: oneOf('gm', /^(?: {4}|\t)\}\s*$/, endOfExpression(/(?: {4}|\t)/)),
  rs: /\bfn\s{1,4}\w{1,80}/g,
}

/** The members of a class stand deeper where its namespace has braces. */
const BEGINNINGS_IN_NAMESPACE = oneOf('gm', /^(?: {4}| {8}|\t\t?)\}\s*$/, endOfExpression(/(?: {4}| {8}|\t\t?)/))
const NAMESPACE_WITH_BRACES = /^namespace [\w.]{1,200}\s{0,8}\{/m

/** No file that people write asks more often; what asks after that gets nothing. */
const MOST_LOOKS = 4000
const LOOKS = new WeakMap<SourceFile, number>()

/** The function around a place. */
export function functionAround({ file, start, end }: Span, language: CLike): FunctionAround {
  const looks = (LOOKS.get(file) ?? 0) + 1
  LOOKS.set(file, looks)
  const place = file.text.slice(start, end)
  if (looks > MOST_LOOKS) return { before: '', after: '', code: place, start }
  const around = spotsAround(file, beginnings(file, language), start, end)
  const from = Math.max(0, start - LONGEST, around.before?.start ?? 0)
  const before = file.text.slice(from, start)
  const after = file.text.slice(end, Math.min(end + LONGEST, around.after?.start ?? Infinity))
  return { before, after, code: before + place + after, start: from }
}

function beginnings(file: SourceFile, language: CLike): RegExp {
  if (language !== 'cs') return BEGINNINGS[language]
  const isDeep = searchedOnce(file, 'namespace with braces', () => NAMESPACE_WITH_BRACES.test(file.text)) === true
  return isDeep ? BEGINNINGS_IN_NAMESPACE : BEGINNINGS.cs
}

/** A function up to its body, with its name, what it belongs to and its attributes. */
export function headOf({ before }: Pick<FunctionAround, 'before'>): string {
  return before.slice(0, 300).split('{')[0] ?? ''
}

/** The same up to the line that opens its body: types in braces stand in it as well. */
export function signatureOf(before: string, most = 1200): string {
  return before.slice(0, most).split(/\{[ \t]*\n/, 1)[0] ?? ''
}

/** The one host that a pattern finds in code. */
export function onlyHost(code: string, pattern: RegExp): string | undefined {
  const found = new Set(Array.from(code.matchAll(pattern), ([, host = '']) => host.toLowerCase()))
  return found.size === 1 ? [...found][0] : undefined
}

/** A text as the value of a name: up to the end of the line or statement. */
const VALUE = /^(?:[^\n;"'`]|"(?:[^"\\\n]|\\.){0,300}"|'(?:[^'\\\n]|\\.){0,300}'|`[^`]{0,300}`){1,300}/

/** What a variable was given last before a place in its function; of several that a call gives, the first is what its name says. */
export function givenLast(name: string, { before, start }: Pick<FunctionAround, 'before' | 'start'>, file: SourceFile): Node | undefined {
  const set = new RegExp(`(?<![\\w.$>"'])(?<!\\w, ?)${literally(name)}(?:, ?\\w{1,40}){0,3} ?:?=(?![=>]) ?`, 'g')
  const last = [...before.matchAll(set)].at(-1)
  if (!last) return undefined
  const from = last.index + last[0].length
  const code = VALUE.exec(before.slice(from))?.[0].trimEnd()
  return code === undefined ? undefined : { kind: 'dynamic', at: { file, start: start + from, end: start + from + code.length } }
}

/** The function around a place, as far as it can be told without a grammar. */
export interface Body {
  readonly start: number
  readonly code: string
}

export function bodyAround(at: Span): Body {
  const language = languageOf(at.file.path)
  return language === undefined ? methodAround(at) : functionAround(at, language)
}
