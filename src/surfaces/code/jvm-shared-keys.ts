import {
  asksForEmptyInJava,
  comparesInJava,
  interceptsInSpring,
  isBeanOfSpring,
  keyFilterType,
  keyShownInJava,
  oneValueInJava,
  passesOnInJava,
  pathOfMcp,
  pathOfNoWork,
  registeredPaths,
  registersInterceptor,
  tellsApartInJava,
  textFieldInJava,
} from '../../knowledge/words/jvm-keys.ts'
import { refusesInJava } from '../../knowledge/words/jvm-callers.ts'
import { bracketEnd, openBracket } from '../../text/brackets.ts'
import { oncePer } from '../../text/once-per.ts'
import { literally } from '../../text/pattern.ts'
import type { JvmModule } from './jvm-mcp-module.ts'

/** A filter that asks every caller for the same key, and the application without it. */
export interface KeyFilter {
  readonly path: string
  /** Where it compares. */
  readonly start: number
  readonly end: number
  readonly rest: JvmModule
}

/**
 * The only filter of an application that compares a header with one value of its settings and looks nobody up:
 * https://docs.spring.io/spring-framework/reference/web/webmvc/filters.html
 */
export const keyFilterOf = oncePer((module: JvmModule): KeyFilter | undefined => {
  const [found, ...more] = [...module.sources].flatMap(([path, code]) => filtersIn(path, code))
  if (!found || more.length > 0) return undefined
  const { path, name, from, to } = found
  const isNamed = new RegExp(`\\b${literally(name)}\\b`, 'g')
  const others = [...module.sources].map(([one, code]) => [one, one === path ? code.slice(0, from) + code.slice(to) : code] as const)
  if (
    !isForMcp(
      found,
      others.map(([, code]) => code),
    )
  )
    return undefined
  const rest = { ...module, sources: new Map(others.map(([one, code]) => [one, code.replace(isNamed, '')] as const)) }
  return { path, start: found.start, end: found.end, rest }
})

interface Found {
  readonly path: string
  readonly name: string
  /** The type with the marks above it. */
  readonly from: number
  readonly to: number
  readonly marks: string
  readonly head: string
  readonly body: string
  readonly start: number
  readonly end: number
}

const DECLARES = /\bclass\s{1,4}(\w{1,80})/g
const LONGEST_HEAD = 600
/** Of a filter with its body, in characters, and filters in a file. */
const LONGEST = 20_000
const MOST = 20

function filtersIn(path: string, code: string): Found[] {
  const heads = Array.from(code.matchAll(DECLARES), ({ index, 1: name = '' }) => {
    return { index, name, head: code.slice(index, index + LONGEST_HEAD).split('{', 1)[0] ?? '' }
  })
  const filters = heads.filter(({ index, head }) => keyFilterType.pattern.test(head) && code[index + head.length] === '{')
  return filters.slice(0, MOST).flatMap(({ index, name, head }) => {
    const to = bracketEnd(code, index + head.length, '{}', LONGEST)
    if (to === undefined) return []
    const marks = marksAt(code.slice(Math.max(0, index - ABOVE), index))
    const body = code.slice(index, to)
    const compared = tellsApartInJava.pattern.test(body) || !refusesInJava.pattern.test(body) ? undefined : comparedIn(body, name)
    if (!compared) return []
    const start = index + compared.start
    return [{ path, name, from: index - marks.length, to, marks, head, body, start, end: index + compared.end }]
  })
}

const ABOVE = 800

/** The lines of marks above a type, and the words before it. */
function marksAt(before: string): string {
  const lines = before.split('\n')
  const words = lines.at(-1) ?? ''
  const first = lines.slice(0, -1).findLastIndex((line) => !/^\s{0,40}@/.test(line)) + 1
  return [...lines.slice(first, -1), words].join('\n')
}

const FIELDS = new RegExp(textFieldInJava.pattern, 'g')
const SET = /\b(?:String|val|var|byte\[\]|final)\s{1,4}(\w{1,60})\s{0,4}(?::\s{0,4}[\w?]{1,40}\s{0,4})?=\s{0,4}([^;\n]{1,300})/g
const PIECE = /(?:[^;{}&|\n]|\n(?=\s{0,60}[.+)]))+/g

/** Where a header is compared with the value of a field or of the settings: nothing where no key lets everybody in. */
function comparedIn(body: string, type: string): { start: number; end: number } | undefined {
  const shown = new Set<string>()
  const members = membersOf(body)
  const fields = fieldsIn(body, members, type)
  for (const { index, 0: said, 1: name = '', 2: value = '' } of body.matchAll(SET)) {
    if (keyShownInJava.pattern.test(value) || says(value, shown)) shown.add(name)
    else if (oneValueInJava.pattern.test(value) || says(value, fields)) fields.add(name)
    // A variable of a method that something else gives: `String apiKey = desk.key();`
    else if (!members.startsWith(said, index) && !value.startsWith('"')) fields.delete(name)
  }
  for (const { index, 0: piece } of body.matchAll(PIECE)) {
    if (!comparesInJava.pattern.test(piece)) continue
    if (!keyShownInJava.pattern.test(piece) && !says(piece, shown)) continue
    const left = piece.replace(SHOWN, '')
    if (!oneValueInJava.pattern.test(left) && !says(left, fields)) continue
    const isOptional = [...fields].some((one) => isLeftOut(one, body))
    const lead = /^\s{0,200}(?:if\s{0,4}\(\s{0,4})?/.exec(piece)?.[0].length ?? 0
    return isOptional ? undefined : { start: index + lead, end: index + lead + closed(piece.slice(lead)) }
  }
  return undefined
}

/** A type with blanks for what stands in its methods and other blocks. */
function membersOf(body: string): string {
  let depth = 0
  return body.replace(/[{}]|[^{}\n]{1,400}/g, (piece) => {
    if (piece === '{') depth += 1
    const isInner = depth > 1
    if (piece === '}') depth -= 1
    return isInner ? ' '.repeat(piece.length) : piece
  })
}

/** The names of its fields that hold one text, and of what its constructors are given. */
function fieldsIn(body: string, members: string, type: string): Set<string> {
  const isConstructor = new RegExp(`\\b(?:${literally(type)}|constructor)\\s{0,4}$`)
  const found = [...body.matchAll(FIELDS)].filter(({ index, 0: said }) => {
    if (said.startsWith('@')) return true
    if (!members.startsWith(said, index)) return false
    const open = openBracket(members, '()', { start: index - LONGEST_HEAD, end: index })
    return open === undefined || isConstructor.test(members.slice(Math.max(0, open - LONGEST_NAME), open))
  })
  return new Set(found.map((one) => one.slice(1).find(Boolean) ?? ''))
}

const LONGEST_NAME = 100

/** How much of a condition stands before the bracket that closes it. */
function closed(piece: string): number {
  let depth = 0
  for (const [index, one] of [...piece].entries()) {
    if (one === '(') depth += 1
    else if (one === ')' && depth-- === 0) return index
  }
  return piece.trimEnd().length
}

const SHOWN = new RegExp(keyShownInJava.pattern, 'g')

/** Names, but for members of others: `apiKey`, `this.apiKey`. */
const NAMES = /(?<!(?<!\bthis)\.)\b[a-zA-Z_]\w{0,60}\b/g

function says(code: string, names: ReadonlySet<string>): boolean {
  return (code.match(NAMES) ?? []).some((word) => names.has(word))
}

/** `if (apiKey.isBlank()) { chain.doFilter(request, response); return; }` */
function isLeftOut(name: string, body: string): boolean {
  return [...body.matchAll(EMPTY)].some(({ index, 0: said }) => {
    const isOf = new RegExp(`\\b${literally(name)}\\b`).test(said)
    return isOf && passesOnInJava.pattern.test(body.slice(index + said.length, index + said.length + AFTER))
  })
}

const EMPTY = new RegExp(asksForEmptyInJava.pattern, 'g')
/** What a condition runs begins so near behind it. */
const AFTER = 120

/** Whether a filter stands in front of MCP: of all paths, or of those that its registration or it itself names. */
function isForMcp({ name, marks, head, body }: Found, others: readonly string[]): boolean {
  const naming = others.filter((code) => code.includes(name))
  const around = [marks, ...naming]
  const registered = around.flatMap((code) => [...code.matchAll(REGISTERED)].map(([said]) => textsIn(said)))
  if (registered.some((paths) => !paths.some((one) => pathOfMcp.pattern.test(one)))) return false
  const said = textsIn(body).filter((one) => /^\//.test(one) && !pathOfNoWork.pattern.test(one))
  if (said.length > 0 && !said.some((one) => pathOfMcp.pattern.test(one))) return false
  if (interceptsInSpring.pattern.test(head)) return others.some((code) => registersInterceptor.pattern.test(code))
  const isMade = naming.some((code) => new RegExp(`\\b${literally(name)}\\(`).test(code))
  return isBeanOfSpring.pattern.test(marks) || isMade || registered.length > 0
}

const REGISTERED = new RegExp(registeredPaths.pattern, 'g')

function textsIn(code: string): string[] {
  return [...code.matchAll(/"([^"\n]{0,160})"/g)].map(([, text = '']) => text)
}
