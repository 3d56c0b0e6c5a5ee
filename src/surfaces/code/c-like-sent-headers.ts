import { bearerSetter } from '../../knowledge/libraries/bearer-setters.ts'
import { fillsHeaders } from '../../knowledge/libraries/programs.ts'
import { dotnetDefaultHeader, dotnetHeaderValue } from '../../knowledge/libraries/dotnet.ts'
import { webRequests } from '../../knowledge/libraries/web-requests.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import type { Assignment } from '../../model/reading.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { entries, items, string, type Node } from '../../parse/node.ts'
import { usedAt } from '../../program/index.ts'
import { codeAt, type Located, slice, type Span } from '../../text/source.ts'
import { valueOf, writtenValue, type Given, type SaidByPlace } from '../../program/written/index.ts'
import { oneOf, whole } from '../../text/pattern.ts'
import { append } from '../../text/append.ts'

/** A file as the headers of its requests are looked for in. */
export interface SaidOfFile {
  readonly all: readonly Said[]
  readonly places: SaidByPlace
  readonly given: Given
  readonly language: CLike
}

/** A header's name and the expression of its value. */
interface Pair {
  readonly name: Located<string>
  readonly value: Node
}

/** Calls that are given a header, or some of them in twos. */
const GIVES = asWritten(webRequests, 'gives-header')
const MAPS = oneOf('', /^$/, asWritten(webRequests, 'holds-headers'))
/** The words of a header's name, or a constant of a library: `HttpHeaders.AUTHORIZATION`. */
const HEADER = /^[A-Za-z][\w-]{1,60}$/
const CONSTANT = whole('', asWritten(webRequests, 'names-headers'))

/** The headers, of which the last of a name counts, that are written by what is said. */
export function headersIn(inside: readonly Said[], file: SaidOfFile): Assignment[] {
  const found = new Map<string, Assignment>()
  for (const one of inside) {
    for (const { name, value } of pairs(one)) {
      const written = writtenValue(value, one.inFunction, file.given, file.language)
      if (written) found.set(name.value.toLowerCase(), { name, value: usedAt(written, value.at) })
    }
  }
  return [...found.values()]
}

/** Where variables that stand in a span are made and filled: `opts...`, `headers`, `httpClient`, and those in them in turn. */
export function handedOver(span: Span, file: SaidOfFile, inFunction: string | undefined): Span[] {
  const found: Span[] = []
  let places = [span]
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const names = new Set(places.flatMap((at) => variablesIn(codeAt(at, 2000))))
    places = [...names].flatMap((name) => [...madeAt(name, span, file, inFunction), ...filledAt(name, span, file, inFunction)])
    places = places.filter((one) => !found.some(({ start }) => start === one.start))
    append(found, places)
  }
  return found
}

const MOST_STEPS = 2

/** Variables that are arguments or fields by themselves, but those of a call within that makes no part of a request: `retries(headers)`. */
function variablesIn(code: string): string[] {
  const found: string[] = []
  const open: boolean[] = []
  for (const [whole, called, variable] of code.matchAll(ARGUMENT)) {
    const isPart = open.at(-1) ?? true
    if (variable !== undefined) {
      if (isPart) found.push(variable)
    } else if (called === undefined) open.pop()
    else open.push(isPart && (open.length === 0 || !whole.endsWith('(') || called === '' || GIVES.test(called) || CARRIES.test(called)))
  }
  return found
}

/** What is called or opened, a variable that is an argument or a field by itself, or an end. */
const ARGUMENT = oneOf(
  'g',
  /(?<![\w.])([\w.]{0,80})[({[]/,
  /(?<=[(,=:]\s{0,20}&?)(\$?[a-zA-Z_]\w{0,40})(?=\s{0,20}(?:\.\.\.)?\s{0,20}[,)}])/,
  /[)}\]]/,
)
/** Calls that make the options, the client or the headers of a transport. */
const CARRIES = oneOf(
  'i',
  /with|header|client|transport|option|http|auth|request|tripper|handler|intercept|config/,
  /(?:^|\.)(?:of|listOf|asList|make)$/,
)

function madeAt(name: string, { start, file }: Span, { given, language }: SaidOfFile, inFunction: string | undefined): Span[] {
  const value = valueOf(name, { file, start, end: start }, inFunction, given, language)
  return value ? [value.at] : []
}

/** `headers.put("X", v)`, `client.DefaultRequestHeaders.Authorization = …` */
function filledAt(name: string, { start }: Span, { places }: SaidOfFile, inFunction: string | undefined): Span[] {
  const filled = places.ofVariable(name, inFunction).filter((one) => one.at.start < start && fillsHeaders.pattern.test(one.name))
  return filled.map(({ at }) => at)
}

function pairs(said: Said): Pair[] {
  const { is, name, value } = said
  const [token] = is === 'call' && bearerSetter.pattern.test(name) ? items(value) : []
  if (token) return [{ name: { value: 'Authorization', at: token.at }, value: token }]
  if (is === 'call' && GIVES.test(name)) return [...inTwos(items(value)), ...items(value).flatMap((one) => written(one) ?? [])]
  if (is === 'object' && MAPS.test(name))
    return [...fields(value), ...items(value).flatMap((one) => inTwos(items(one)).concat(written(one) ?? []))]
  return is === 'set' && dotnetDefaultHeader.pattern.test(name) ? ofSharp(said) : []
}

function fields(value: Node): Pair[] {
  return entries(value).flatMap((one) => (HEADER.test(one.key.value) ? [{ name: one.key, value: one.value }] : []))
}

function inTwos(all: readonly Node[]): Pair[] {
  return all.flatMap((key, i) => {
    const [name, value] = [headerOf(key), all[i + 1]]
    return i % 2 === 0 && name && value ? [{ name, value }] : []
  })
}

function headerOf(node: Node): Located<string> | undefined {
  const text = string(node)
  if (text) return HEADER.test(text.value) ? text : undefined
  const from = node.kind === 'dynamic' ? node.from : undefined
  return from && CONSTANT.test(from.module) ? { value: titled(from.name), at: node.at } : undefined
}

/** `["Authorization"] = value` of C#, `"Authorization" to value` of Kotlin. */
function written({ kind, at }: Node): Pair | undefined {
  if (kind !== 'dynamic') return undefined
  // A text ends before its quote.
  const end = /["`]/.test(at.file.text[at.end] ?? '') ? at.end + 1 : at.end
  const code = at.file.text.slice(at.start - 1, end)
  const [whole, name = ''] = /^[^[]?\[?"?([A-Za-z][\w-]{1,60})"(?:\]\s{0,4}=|\s{1,4}to)\s{0,40}/.exec(code) ?? []
  if (whole === undefined) return undefined
  const start = at.start - 1 + whole.indexOf(name)
  const value = { ...at, start: at.start - 1 + whole.length, end }
  return { name: { value: name, at: { ...at, start, end: start + name.length } }, value: { kind: 'dynamic', at: value } }
}

/** `client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key)` */
function ofSharp({ value: { at } }: Said): Pair[] {
  const code = codeAt(at)
  const [whole, given = ''] = dotnetHeaderValue.pattern.exec(code) ?? []
  if (whole === undefined) return []
  const start = at.start + whole.length - 1 - given.length
  const value: Node = {
    kind: 'dynamic',
    at: slice(at.file.whole, start, start + given.length).at,
  }
  return [{ name: { value: 'Authorization', at }, value }]
}

/** `X_API_KEY` as headers are written: `X-Api-Key`. */
function titled(constant: string): string {
  return constant
    .replaceAll('_', '-')
    .toLowerCase()
    .replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase())
}
