import { webRequests } from '../../knowledge/libraries/web-requests.ts'
import { asWrittenIn } from '../../knowledge/libraries/written.ts'
import { addsQuery } from '../../knowledge/words/dotnet-values.ts'
import type { UrlCredential } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { functionAround, isInComment, methodAround } from '../../program/written/index.ts'
import { append } from '../../text/append.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice, type Span, type Text } from '../../text/source.ts'
import { addedTo, isOfTable, isTable, isWholeTable, setTo, takenFrom } from './formed-tables.ts'
import { CREDENTIALS, isPublic } from './put-queries.ts'
import { isPrivate } from './settings.ts'

// Queries that code forms of a table and puts behind an address, in languages that are read without a grammar:
// `uri.query = URI.encode_www_form(params.merge(access_token: token))`, `'?' . http_build_query($params)`,
// `url.Values{"access_token": {token}}.Encode()`.

type Language = CLike | 'rb'

interface Spelling {
  /** What a query is put behind, up to what it is made of. */
  readonly begins: RegExp
  /** What makes a query of a table; without it a text is no query. */
  readonly encodes?: RegExp
  /** A pair of a table whose value is no text; its first group with a value is the name. */
  readonly pair: RegExp
  /** The name of a variable. */
  readonly variable: RegExp
}

const NAME = /(\w{1,40}|x-api-key|api-key|api-token)/
/** A text that is a query: `"access_token=#{token}"`, `"page=1&access_token=" + token`. */
const IN_TEXT = inTurn('g', /["'&](\w{1,40})=/, oneOf('', /#\{/, /\{\$?\w/, /\$\w/, /%[sv]/, /["']\s{0,8}[.+]\s{0,8}[\w$@]/))

/** What a helper of C# adds its table to, up to the table: `AddQueryString(address, `. */
const ADDED_IN_SHARP = inTurn('', addsQuery.pattern, /\s{0,8}/)

const SPELLINGS: Partial<Readonly<Record<Language, Spelling>>> = {
  rb: {
    begins: oneOf('g', /\.query\s{0,4}=(?![=~])\s{0,8}/, /\?#\{\s{0,8}/, /\?["']\s{0,4}(?:\+|<<)\s{0,8}/),
    encodes: /\bencode_www_form\b|\.to_(?:query|param)\b/,
    pair: inTurn(
      'g',
      oneOf(
        '',
        inTurn('', /(?<![\w:@])["']?/, NAME, /["']?:(?!:)\s{0,8}/),
        inTurn('', /[:"']/, NAME, /["']?\s{0,4}=>\s{0,8}/),
        inTurn('', /\[\s{0,8}["']/, NAME, /["'],\s{0,8}/),
        inTurn('', /\[[:"']/, NAME, /["']?\]\s{0,4}=(?!=)\s{0,8}/),
      ),
      /(?!nil\b|true\b|false\b)[@A-Za-z_]/,
    ),
    variable: /(?<![\w.@:"'])@{0,2}([a-z_]\w{0,60})(?![\w(:"'?])/g,
  },
  php: {
    begins: oneOf('g', /\?["']\s{0,8}\.\s{0,8}/, /\?\{?(?=\$\w)/, /\?%s["']\s{0,4},\s{0,8}/),
    encodes: /\bhttp_build_query\s{0,4}\(/,
    pair: inTurn(
      'g',
      oneOf('', inTurn('', /["']/, NAME, /["']\s{0,4}=>\s{0,8}/), inTurn('', /\[["']/, NAME, /["']\]\s{0,4}=(?!=)\s{0,8}/)),
      /(?!null\b|true\b|false\b)[$\\A-Za-z]/,
    ),
    variable: /\$(?!this\b)(\w{1,60})/g,
  },
  go: {
    begins: oneOf('g', /\bRawQuery\s{0,4}[:=]\s{0,4}/, /\?"\s{0,4}\+\s{0,4}/, /\?%[sv]",\s{0,8}/),
    encodes: /\.Encode\(\)/,
    pair: inTurn('g', /"/, NAME, /":\s{0,20}(?:\[\]string)?\{\s{0,8}[A-Za-z_]/),
    variable: /(?<![\w.])([a-z]\w{0,60})(?=\.Encode\(\))/g,
  },
  rs: {
    begins: /\.query\(\s{0,8}&?(?=\w)/g,
    pair: inTurn('g', /\(\s{0,40}"/, NAME, /"(?:\.to_string\(\)|\.into\(\)|\.to_owned\(\))?,\s{0,40}[&*A-Za-z_]/),
    variable: /(?<![\w.])([a-z_]\w{0,60})(?![\w(])/g,
  },
  cs: {
    begins: oneOf('g', ADDED_IN_SHARP, /\.Query\s{0,4}=(?!=)\s{0,8}/),
    pair: inTurn(
      'g',
      oneOf('', inTurn('', /\["/, NAME, /"\]\s{0,4}=(?!=)\s{0,8}/), inTurn('', /\{\s{0,8}"/, NAME, /",\s{0,8}/)),
      /(?!null\b)[A-Za-z_]/,
    ),
    variable: /(?!)/g,
  },
}

const CLIENT_IN_RUST = asWrittenIn(webRequests, 'is-client-with-query').rs

/** More queries of a file are not looked at. */
const MOST_QUERIES = 200

/** Credentials in such queries. */
export function* formedQueries(text: Text, language: Language): Generator<UrlCredential> {
  const spelling = SPELLINGS[language]
  if (!spelling || (language === 'rs' && CLIENT_IN_RUST?.test(text.value) !== true)) return
  let left = MOST_QUERIES
  for (const { index, 0: begins } of text.value.matchAll(spelling.begins)) {
    if (left-- === 0) return
    const start = index + begins.length
    if (isInComment(text.value, index)) continue
    const end = expressionEnd(text.value, start, language !== 'rs' && /[,(]\s{0,8}$/.test(begins))
    // What asks a database has a statement and its values: `.query(&statement, &[&id])`.
    if (language === 'rs' && text.value.charAt(end) !== ')') continue
    const found = credentialIn({ start, end }, text, language, spelling)
    if (found) yield found
  }
}

interface Part {
  readonly start: number
  readonly end: number
}

function credentialIn(written: Part, text: Text, language: Language, spelling: Spelling): UrlCredential | undefined {
  const around = functionOf(slice(text, written.start, written.start + 1).at, language)
  const parts = partsOf(written, text.value, around, spelling)
  const codes = parts.map(({ start, end }) => text.value.slice(start, end))
  if (codes.some((code) => /grant_type|tokeninfo/.test(code))) return undefined
  const isEncoded = spelling.encodes === undefined || codes.some((code) => spelling.encodes?.test(code))
  for (const [i, code] of codes.entries()) {
    const pairs = [...(isEncoded ? code.matchAll(spelling.pair) : []), ...(i === 0 && language !== 'rs' ? code.matchAll(IN_TEXT) : [])]
    for (const match of pairs) {
      const name = match.slice(1).find((one) => one !== undefined) ?? ''
      const value = /^[\w$@.>()-]{1,120}/.exec(code.slice(match.index + match[0].length - 1))?.[0] ?? ''
      if (!CREDENTIALS.test(name) || isPublic(value) || !isOfTable(code, match.index)) continue
      const at = (parts[i] as Part).start + match.index + match[0].indexOf(name)
      const host = hostOf(text.value.slice(Math.max(around.start, at - LONGEST_FUNCTION), at + LONGEST))
      if (host !== undefined && isPrivate(host)) return undefined
      return { kind: 'urlCredential', by: 'client', parameter: name, ...(host ? { host } : {}), at: slice(text, at, at + name.length).at }
    }
  }
  return undefined
}

interface Around {
  readonly start: number
}

function functionOf(at: Span, language: Language): Around {
  return language === 'rb' ? methodAround(at) : functionAround(at, language)
}

/** More tables are not looked at. */
const MOST_PARTS = 8

/**
 * What a query is written of: the expression itself, and what the variables that stand whole in it were given before in the function, from
 * the last time on.
 */
function partsOf(written: Part, code: string, { start: from }: Around, { variable }: Spelling): readonly Part[] {
  const parts: Part[] = [written]
  const known = new Set<string>()
  for (let i = 0; i < parts.length && parts.length < MOST_PARTS; i++) {
    const { start, end } = parts[i] as Part
    const before = code.slice(Math.max(from, start - LONGEST_FUNCTION), start)
    const expression = code.slice(start, end)
    for (const { index: at, 0: all, 1: name = '' } of expression.matchAll(variable)) {
      if (known.has(name) || known.size > MOST_PARTS || !isWholeTable(expression, at, at + all.length)) continue
      known.add(name)
      append(parts, given(name, before, start - before.length, code))
    }
  }
  return parts.slice(0, MOST_PARTS)
}

/** What a name was given last, and what was added to it since. `offset`: where `before` begins. */
function given(name: string, before: string, offset: number, code: string): readonly Part[] {
  const last = [...before.matchAll(setTo(name))].at(-1)
  const since = last ? last.index + last[0].length : 0
  if (takenFrom(name).test(before.slice(since))) return []
  const added = Array.from(before.matchAll(addedTo(name)), ({ index, 0: all }) => index + (all.startsWith('[') ? 0 : all.length))
  const parts = added.filter((at) => at >= since).map((at) => partAt(offset + at, code))
  if (!last) return parts
  const first = partAt(offset + since, code)
  return isTable(code.slice(first.start, first.end)) ? [first, ...parts] : parts
}

function partAt(start: number, code: string): Part {
  return { start, end: expressionEnd(code, start) }
}

const LONGEST_FUNCTION = 3000

/** More of an expression is not looked at. */
const LONGEST = 800

/** Where an expression ends, or a list of them: at the mark or the line that ends the statement, or the bracket around it. */
function expressionEnd(code: string, start: number, isList = false): number {
  const last = Math.min(code.length, start + LONGEST)
  let depth = 0
  for (let at = start; at < last; at++) {
    const mark = code.charAt(at)
    if ('([{'.includes(mark)) depth++
    else if (')]}'.includes(mark) && --depth < 0) return at
    else if (depth === 0 && (mark === ';' || (mark === ',' && !isList))) return at
    else if (depth === 0 && mark === '\n' && !/^\s{0,80}[.+&]/.test(code.slice(at, at + 90))) return at
  }
  return last
}

/** The one host that is written near. */
function hostOf(code: string): string | undefined {
  const all = new Set(Array.from(code.matchAll(/["'`]https?:\/\/([\w.-]{1,200})/g), ([, host = '']) => host.toLowerCase()))
  return all.size === 1 ? [...all][0] : undefined
}
