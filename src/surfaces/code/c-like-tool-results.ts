import { tableGivenBack } from '../../knowledge/words/tool-answers.ts'
import { wholeEnvironment } from '../../knowledge/words/whole-environment.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Text } from '../../text/source.ts'
import { beginsTyped } from '../../knowledge/words/redemptions.ts'
import { blockEnd, isInComment, shownIn } from '../../program/written/index.ts'
import { labelsCredential, secretIn } from './c-like-secrets.ts'
import { secretsIn } from './secrets-filled-in.ts'

/** A method that is a tool, from the parenthesis behind its parameters on. */
export interface ToolMethod {
  readonly name: string
  readonly parameters: string
  readonly end: number
}

/** More of a method is not looked at. */
const LONGEST = 8000

/**
 * Credentials and whole environments in what a method gives back that is a tool, or throws: either reaches the model. What the model has
 * given the tool, it knows already.
 */
export function* resultsOf({ name, parameters, end }: ToolMethod, text: Text, language: CLike): Generator<LogCall> {
  const opened = /^[^;{}=]{0,200}(?:\{|=(?!=)>?\s{0,20})/.exec(text.value.slice(end, end + 300))?.[0]
  if (opened === undefined) return
  const isBlock = opened.endsWith('{')
  const start = end + opened.length
  const stop = isBlock ? blockEnd(text.value, start - 1) : lineEnd(text.value, start)
  const body = text.value.slice(start, Math.min(stop, start + LONGEST))
  const seen = new Set<number>()
  for (const { index, 0: whole, 1: returned, 2: thrown } of isBlock
    ? withoutInnerFunctions(body, language).matchAll(GIVES)
    : [wholeOf(body)]) {
    const given = returned ?? thrown ?? ''
    const from = start + index + whole.lastIndexOf(given)
    if (given === '' || isInComment(text.value, from)) continue
    const found = givenBack(given, from, text, language) ?? filledInto(from, text, language)
    if (!found || seen.has(found.at.start) || isParameter(found.what, parameters)) continue
    seen.add(found.at.start)
    const by = `${thrown === undefined ? 'the result' : 'an error'} of tool \`${name.slice(0, 80)}\``
    yield { kind: 'logCall', sink: 'tool-result', ...found, by }
  }
}

/** `return …;` and `throw new Failed(…);`, in Kotlin to the end of the line. */
const GIVES = oneOf(
  'g',
  /\breturn\s{1,20}([^;\n]{1,400}(?:\n\s{1,40}[.+?:)\]'"][^;\n]{0,300}){0,8})/,
  /\bthrow\s{1,8}(?:new\s{1,8})?[\w\\.]{1,80}(?=\()(\([^;]{1,400}\))/,
)

function wholeOf(body: string): RegExpMatchArray & { index: number } {
  return Object.assign([body, body.trim()], { index: 0 }) as RegExpMatchArray & { index: number }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

function givenBack(given: string, from: number, text: Text, language: CLike): Pick<LogCall, 'what' | 'at'> | undefined {
  const code = given.replace(/^\(([^]*)\)$/, ' $1 ').trimEnd()
  const start = text.at.start + from + (code.length - code.trimStart().length)
  const at = { file: text.at.file, start, end: start + code.trim().length }
  if (wholeEnvironment.pattern.test(code.trim())) return { what: code.trim(), at }
  const node: Node = { kind: 'dynamic', at }
  for (const one of new Set([node, ...shownIn(node, language)])) {
    const found = secretIn(one, language)
    if (found) return found
  }
  return tableGivenBack.pattern.test(code.trim()) ? entryIn(code.trim(), start, text, language) : undefined
}

/** `$"{Environment.GetEnvironmentVariable("KEY")}"`, a text over several lines, a field that holds a setting. */
function filledInto(from: number, { at }: Text, language: CLike): Pick<LogCall, 'what' | 'at'> | undefined {
  const [secret] = secretsIn(at.start + from, { file: at.file, language })
  return secret && { what: secret.variable, at: secret.at }
}

/** An entry of a table that is given back: `['access_token' => $accessToken]`, `Map.of("access_token", token)`. */
function entryIn(code: string, start: number, text: Text, language: CLike): Pick<LogCall, 'what' | 'at'> | undefined {
  for (const match of code.matchAll(ENTRY)) {
    const [whole, name = '', value = ''] = match
    const from = start + match.index + whole.lastIndexOf(value)
    const at = { file: text.at.file, start: from, end: from + value.length }
    const found = secretIn({ kind: 'dynamic', at }, language)
    if (found) return found
    if (
      labelsCredential(name) &&
      !/^(?:true|false|null)$|(?:valid|set|exists|present|count|length|has\w*)$|hidden|mask|redact/i.test(value)
    )
      return { what: value, at }
  }
  return undefined
}

const ENTRY = inTurn(
  'g',
  /["'](\w{1,60})["']\s{0,8}(?:=>|,|to\b)\s{0,8}/,
  /(\$?[A-Za-z_]\w{0,60}(?:(?:\.|->|\?->)\w{1,60}(?:\(\))?){0,4}(?:\[["']\w{1,60}["']\])?)/,
  /(?=\s{0,8}[,)\]])/,
)

/** Whether the model has given the tool what it gives back: a parameter, or a member of one. */
function isParameter(what: string, parameters: string): boolean {
  const root = /^\$?(\w{1,60})/.exec(what)?.[1]
  return root !== undefined && new RegExp(`(?<!\\w)${root}(?!\\w)`).test(parameters)
}

/** A lambda with a block; behind `case` of a switch, the block belongs to the function around. */
const ARROW = /(?<!\b(?:case|default)\b[^;{}\n]{0,80})(?:->|=>)\s{0,40}\{/

/** How functions begin that stand in another. Lambdas of Kotlin are no such: a `return` there is that of the function around. */
const INNER: Readonly<Record<CLike, RegExp>> = {
  java: oneOf('g', ARROW, beginsTyped.pattern),
  cs: oneOf('g', ARROW, beginsTyped.pattern, /\bdelegate\s?(?:\([^(){};]{0,300}\))?\s{0,40}\{/),
  kt: /\bfun\b[^{}=;]{0,300}\{/g,
  php: /\bfunction\b[^{};]{0,300}\{/g,
  go: /\bfunc\b[^{};]{0,300}\{/g,
  rs: /\|[^|{};]{0,200}\|\s{0,8}\{/g,
}

/** The body of a function with blanks for the blocks of those in it, so that only its own `return` is left, and at its place. */
function withoutInnerFunctions(body: string, language: CLike): string {
  let kept = ''
  let from = 0
  for (const { 0: opened, index } of body.matchAll(INNER[language])) {
    const open = index + opened.length
    if (index < from) continue
    const end = blockEnd(body, open - 1) - 1
    kept += body.slice(from, open) + body.slice(open, end).replace(/[^\n]/g, ' ')
    from = end
  }
  return kept + body.slice(from)
}
