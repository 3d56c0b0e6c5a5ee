import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { oncePerPair } from '../../text/once-per.ts'
import type { SourceFile, Span } from '../../text/source.ts'

/** A value that a name is given, as it is written. */
interface Given {
  readonly value: string
  /** Where the functions begin that it stands in, the innermost first. */
  readonly functions: readonly number[]
  /** Whether the name is one of the function itself from here on. */
  readonly declares: boolean
}

/** All that a name is given which a place sees, in any language, by how the lines are indented; nothing where it is a parameter. */
export function valuesOfName(name: string, { file, start }: Span): readonly string[] {
  const all = givenIn(file, name)
  const around = all.length > 0 ? functionsAround(file.text, start) : []
  for (const [i, one] of [...around, MODULE].entries()) {
    const own = all.filter(({ functions, declares }) => (functions[0] ?? MODULE) === one && declares)
    const isLast = i === around.length
    if (own.length > 0 || isLast) return seenIn(one, own, all)
    if (takes(file.text, one, name)) return []
  }
  return []
}

const MODULE = -1

/** What a function gives its own name, and what others inside give it that have no such name of their own. */
function seenIn(one: number, own: readonly Given[], all: readonly Given[]): readonly string[] {
  const hidden = new Set(all.filter(({ declares }) => declares).map(({ functions }) => functions[0] ?? MODULE))
  const isInside = ({ functions, declares }: Given) => {
    const until = one === MODULE ? functions : functions.slice(0, Math.max(0, functions.indexOf(one)))
    return (
      !declares &&
      (functions[0] === one || until.length > 0 || (one === MODULE && functions.length === 0)) &&
      !until.some((f) => hidden.has(f))
    )
  }
  return [...own, ...all.filter(isInside)].map(({ value }) => value)
}

/** Whether a function is given what has the name. */
function takes(code: string, start: number, name: string): boolean {
  const head = /^[^()]{0,200}\(([^()]{0,400})/.exec(code.slice(start, start + 700))?.[1] ?? ''
  return inTurn('', /(?<![\w.])/, new RegExp(literally(name)), /(?!\w)/).test(head)
}

const givenIn = oncePerPair((file: SourceFile, name: string): readonly Given[] => {
  const set = new RegExp(`(?<![\\w.>])${literally(name)}(?:: ?\\w{1,20})? ?(:?)=(?![=>]) ?`, 'g')
  const hasNone = /\.(?:py|php|rb)$/i.test(file.path)
  return [...file.text.matchAll(set)].slice(0, MOST).flatMap(({ index, 0: whole, 1: colon }) => {
    const from = index + whole.length
    const value = statementAt(file.text, from)
    const before = file.text.slice(file.text.lastIndexOf('\n', index) + 1, index).slice(-LONGEST)
    if (!isStatement(before) || /,\s*$/.test(value) || /^\s{0,80}\)/.test(file.text.slice(from + value.length, from + value.length + 90)))
      return []
    const functions = functionsAround(file.text, index)
    const isOuter = functions[0] !== undefined && isSaidOuter(file.text.slice(functions[0], index), name)
    return [{ value, functions, declares: hasNone ? !isOuter : colon === ':' || /[\w>\]?*]\s+$/.test(before.replace(/\belse\s+$/, '')) }]
  })
})

/** Names that are given more are not read to their end. */
const MOST = 40
const LONGEST = 300

function statementAt(code: string, from: number): string {
  return code.slice(from, from + LONGEST).split(/;|(?<!\\)\n(?!\s{0,40}(?:[.+?]|\|\|))/)[0] ?? ''
}

/** What stands on the line before a name that is given a value: no argument of a call is named there, and no option of an object. */
function isStatement(before: string): boolean {
  return !/,\s*$/.test(before) && (before.match(/[([]/g) ?? []).length === (before.match(/[)\]]/g) ?? []).length
}

/** `global dsn` of Python and PHP, `nonlocal dsn` */
function isSaidOuter(code: string, name: string): boolean {
  return inTurn('', /\b(?:global|nonlocal) [\w$, ]{0,80}/, new RegExp(literally(name)), /(?!\w)/).test(code)
}

/** Where the functions around a place begin, the innermost first, by lines that stand less deep. */
function functionsAround(code: string, at: number): readonly number[] {
  const lines = code
    .slice(0, code.lastIndexOf('\n', at) + 1)
    .split('\n')
    .slice(0, -1)
  const found: number[] = []
  let limit = depthOf(code.slice(code.lastIndexOf('\n', at) + 1))
  let start = lines.reduce((sum, line) => sum + line.length + 1, 0)
  for (const line of lines.toReversed()) {
    start -= line.length + 1
    const depth = depthOf(line)
    if (line.trim() === '' || depth >= limit) continue
    // A head of several lines ends with one that stands as deep as it begins.
    limit = /^\s*[{)\]]/.test(line) ? depth + 1 : depth
    if (HEAD.test(line) && !CONTROL.test(line)) found.push(start + depth)
    if (limit === 0) break
  }
  return found
}

function depthOf(line: string): number {
  return /^[ \t]*/.exec(line)?.[0].length ?? 0
}

const HEAD = oneOf(
  '',
  /\b(?:def|function|func|fn|fun)\b|=>\s{0,4}\{?\s{0,4}$/,
  /\)\s{0,4}(?::\s?[\w<>[\]| ]{1,60}|throws [\w., ]{1,80})?\s{0,4}\{?\s{0,4}$/,
)
const CONTROL = inTurn(
  '',
  /^\s*(?:\}\s*)?/,
  oneOf(
    '',
    /(?:if|elif|else|elsif|for|foreach|while|until|unless|switch|match|case|when|do)\b/,
    /(?:try|catch|except|rescue|using|with|lock|return)\b/,
  ),
)
