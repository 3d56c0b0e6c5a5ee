import { isInstallLink, knowsWayBack } from '../../knowledge/install-links.ts'
import { webRequests } from '../../knowledge/libraries/web-requests.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { words } from '../../text/words.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { entries, items, string, type Node } from '../../parse/node.ts'
import { inTurn, literally, oneOf, whole } from '../../text/pattern.ts'
import { codeAt, slice, type Span, type Text } from '../../text/source.ts'
import { inBlock, inTuples } from './request-builders-written.ts'
import { isClosed, isContinued } from './closed-queries.ts'
import { isTypeless } from './typeless-requests.ts'
import { functionAround, isInComment, isUnreadText } from '../../program/written/index.ts'

/** Parameters that a request for an authorization code is made of. */
export interface Sent {
  readonly keys: ReadonlySet<string>
  /** Whether nothing else can be among them. */
  readonly isWhole: boolean
  /** What is not seen of it can be whatever others name: values of a loop, what a call that gets it adds. */
  readonly isMade?: true
  /** A table that becomes a query where it stands, so that no variable of its function is put into it later. */
  readonly isHandedOn?: true
  readonly at: Span
}

/** The requests of a file that ask for a code: tables, builders and texts of parameters. */
export function requestsIn(all: readonly Said[], text: Text, language: CLike): Sent[] {
  const tables = all.flatMap((said) => inTable(said, language) ?? inChain(said) ?? [])
  const lists = language === 'rs' ? inTuples(text) : language === 'kt' ? inBlock(text) : []
  return [...tables, ...lists, ...setOneByOne(text, language), ...inText(text)]
}

/** `['client_id' => $id, 'response_type' => 'code']`, `url.Values{"response_type": {"code"}}`, `new Dictionary<string, string> { … }`. */
function inTable({ is, value, within, at }: Said, language: CLike): Sent | undefined {
  if (is !== 'object') return undefined
  const fields = new Map(entries(value).map((entry) => [entry.key.value, entry.value]))
  const indexed = value.kind === 'list' && language === 'cs' ? indexes(at) : []
  const keysHere = new Set([...fields.keys(), ...indexed])
  const isTyped = asksForCode(fields.get('response_type')) || indexed.includes('response_type')
  if (!isTyped && !isTypeless(keysHere, () => functionAround(at, language).code)) return undefined
  const name = /(\$?[A-Za-z_]\w{0,60})(?:\s{1,4}[\w<>, ]{0,40})? ?:?=\s{0,20}(?:new [\w<>, ]{1,60}(?:\(\))?\s{0,40}|array)?$/.exec(
    at.file.text.slice(Math.max(0, at.start - 120), at.start),
  )?.[1]
  const isHandedOn = name === undefined && QUERIES.test(within[0] ?? '')
  const isWhole = !(value.kind === 'map' && value.open) && (isHandedOn || (name !== undefined && isOnlySent(name, at, language)))
  return {
    keys: new Set([...keysHere, ...(name === undefined ? [] : keysOf(name, at, language))]),
    isWhole,
    ...(isHandedOn ? { isHandedOn } : {}),
    at,
  }
}

/** `["client_id"] = id`, `{ "client_id", id }` of a dictionary in C#, which asks for a code or for nothing that is known. */
function indexes(at: Span): string[] {
  const code = codeAt(at, 3000)
  const keys = Array.from(code.matchAll(/[[{]\s{0,4}"(\w{1,60})"(?:\]\s{0,4}=|,)/g), ([, key = '']) => key)
  return /"response_type"(?:\]\s{0,4}=|,)\s{0,4}"code"/.test(code) ? keys : []
}

/** Functions that make a query of a table. */
const MAKES_QUERY = asWritten(webRequests, 'makes-query')
const QUERIES = inTurn('', /(?:^|\.)/, MAKES_QUERY, /$/)

function asksForCode(type: Node | undefined): boolean {
  const words = type?.kind === 'list' ? items(type).map((one) => string(one)?.value) : [type && string(type)?.value]
  return words.length === 1 && words[0] === 'code'
}

/** `UriComponentsBuilder.fromUriString(…).queryParam("response_type", "code")`, `HttpUrl.Builder` and others like them. */
function inChain({ is, value, at }: Said): Sent | undefined {
  if (is !== 'chain' || value.kind !== 'map') return undefined
  const keys = new Set<string>()
  let isCode = false
  let isWhole = false
  for (const { key, value: given } of value.entries) {
    if (ENDS.test(key.value)) isWhole = true
    const [name, word] = ADDS.test(key.value) ? items(given) : []
    const written = name && (string(name)?.value ?? (name.kind === 'dynamic' ? parameterNamed(name.from?.name) : undefined))
    if (written === undefined) {
      if (ADDS.test(key.value) || /params|parameters|query$/i.test(key.value)) return undefined
      continue
    }
    keys.add(written)
    if (written === 'response_type' && asksForCode(word)) isCode = true
  }
  return isCode || isTypeless(keys, () => codeAt(at)) ? { keys, isWhole, at } : undefined
}

const ADDS = whole('', asWritten(webRequests, 'adds-parameter'))
const ENDS = asWritten(webRequests, 'ends-address')

/** The parameter that a constant names: `ResponseTypeName`, `RESPONSE_TYPE`, `ClientIdParameter`. */
function parameterNamed(constant: string | undefined): string | undefined {
  const name =
    constant === undefined
      ? undefined
      : words(constant)
          .join('_')
          .replace(/_(?:name|param|parameter|key)$/, '')
  return name !== undefined && OF_REQUESTS.has(name) ? name : undefined
}

/** Parameters of a request (RFC 6749 section 4.1.1, RFC 7636 section 4.3, OpenID Connect Core section 3.1.2.1). */
const OF_REQUESTS: ReadonlySet<string> = new Set([
  'response_type',
  'response_mode',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'nonce',
  'prompt',
  'max_age',
  'login_hint',
  'code_challenge',
  'code_challenge_method',
  'resource',
  'audience',
])

/** A method or an index that sets a parameter. */
const SETS = /(?:(?:\.|->)(?:[sS]et|[aA]dd|put|[aA]ppend)(?:Query)?(?:Param(?:eter)?)?\(|\[)\s{0,20}/
/** What it is called: a text, or a constant of a class. */
const CALLED = /["'](\w{1,60})["']|(?:[A-Za-z]\w{0,60}\.){1,5}(\w{1,60})(?=[,\]])/
const SETS_TYPE = inTurn(
  'g',
  /(?<![\w.$>])(\$?[A-Za-z_]\w{0,60})/,
  SETS,
  /(?:["']response_type["']|(?:[A-Za-z]\w{0,60}\.){1,5}(?:ResponseType|RESPONSE_TYPE)\w{0,12})\]?(?:,| =)\s{0,20}/,
  oneOf('', /["']code["']/, /[^;\n]{0,60}\{\s?"code"\s?\}/, /[\w.]{0,80}(?:ResponseTypes?|RESPONSE_TYPES?)[._](?:Code|CODE)\b/),
)

/** `params := url.Values{}`, `params.Set("response_type", "code")` */
function* setOneByOne(text: Text, language: CLike): Generator<Sent> {
  for (const { index, 0: whole, 1: name = '' } of text.value.matchAll(SETS_TYPE)) {
    if (isInComment(text.value, index)) continue
    const { at } = slice(text, index, index + whole.length)
    const { before } = functionAround(at, language)
    const isMade = MADE(name).test(before)
    yield {
      keys: new Set(keysOf(name, at, language)),
      isWhole: isMade && isOnlySent(name, at, language),
      ...(isMade || (language === 'go' && isMadeByOwn(name, before) && isOnlySent(name, at, language)) ? { isMade: true } : {}),
      at,
    }
  }
}

const EMPTY = asWritten(webRequests, 'makes-parameters')
/** Where a table of parameters begins empty, or with what an address has. */
const MADE = (name: string) => inTurn('', new RegExp(`(?<![\\w.$>])${literally(name)} ?(?:url\\.Values)? ?:?= ?`), EMPTY)

/** Where a table of parameters begins, empty or with some. */
export function beginsParameters(name: string): RegExp {
  return inTurn('', new RegExp(`(?<![\\w.>])${literally(name)} ?(?:url\\.Values)? ?:?= ?`), oneOf('', EMPTY, BEGUN))
}

const BEGUN = /(?:\[|array\()\s{0,20}["']|(?:url\.Values|map\[string\]string)\{/

/** Whether a function of the same package of Go makes the parameters: what it puts into them is not seen here. */
function isMadeByOwn(name: string, before: string): boolean {
  return new RegExp(`(?<![\\w.$>])${literally(name)} := (?!make\\b)\\w{1,60}\\(`).test(before)
}

/** What a variable's parameters are called. */
function keysOf(name: string, at: Span, language: CLike): string[] {
  const { code } = functionAround(at, language)
  const set = inTurn('g', new RegExp(`(?<![\\w.$>])${literally(name)}`), SETS, oneOf('', CALLED))
  return Array.from(code.matchAll(set), ([, key, constant]) => key ?? parameterNamed(constant) ?? '')
}

/** Whether a table of parameters is only filled with names that are written, and made a query. */
function isOnlySent(name: string, at: Span, language: CLike): boolean {
  const one = `(?<![\\w.$>])${literally(name)}`
  const own = functionAround(at, language)
    .code.replace(inTurn('g', new RegExp(one), SETS, oneOf('', CALLED, /["']/)), (whole: string, _key?: string, constant?: string) =>
      constant === undefined || parameterNamed(constant) !== undefined ? '' : whole,
    )
    .replace(new RegExp(`${one}\\s{0,4}(?:url\\.Values )?:?=(?!=)`, 'g'), '')
  const sent = new RegExp(
    `${one}\\.(?:Encode|ToString|toString)\\(\\)|${MAKES_QUERY.source}\\((?:[^;(),]{1,80}, ?)?${literally(name)}\\b`,
    'g',
  )
  return sent.test(own) && !new RegExp(`${one}(?![\\w])`).test(own.replace(sent, ''))
}

/** A text with both, and what it is joined with up to the end of its statement. */
const AS_TEXT = inTurn(
  'g',
  /["'`][^"'`\n;]{0,200}[?&]/,
  oneOf(
    '',
    // What stands in the next function is of another text.
    /response_type=code[&"'`](?:[^;\n]|\n(?!\s{0,8}(?:\}|func\b|\n))){0,800}?client_id=/,
    /client_id=(?:[^;\n]|\n(?!\s{0,8}(?:\}|func\b|\n))){0,800}?[?&]response_type=code(?=[&"'`])/,
  ),
  /(?:[^;\n]|\n(?=\s{0,40}(?:\+ ?["'`$\w]|\. ["'`$]))|(?<=["'`\w)] ?[+.][ \t]{0,2})\n){0,900}/,
)

/**
 * The address of a server that takes no `response_type`, as GitHub, Slack and Facebook do, with what it is joined with: a link that only
 * adds a program somewhere has no redirect URI.
 */
const AS_ADDRESS = inTurn(
  'g',
  /["'`]https:\/\/[\w.-]{3,80}\/[\w/.-]{0,60}(?:oauth2?\/(?:v[\d.]{1,6}\/)?authori[sz]e|\bdialog\/oauth)\?/,
  /(?:(?!response_type)[^;\n]|\n(?=\s{0,40}(?:\+ ?["'`$\w]|\. ["'`$]))|(?<=["'`\w)] ?[+.][ \t]{0,2})\n){0,900}/,
)
const WITHOUT_TYPE = /[?&]client_id=/
const LEADS_BACK = /[?&]redirect_uri=/

function* inText(text: Text): Generator<Sent> {
  const addresses = [...text.value.matchAll(AS_ADDRESS)].filter(({ 0: whole, index }) => {
    const isTyped = text.value.startsWith('response_type', index + whole.length)
    return (
      !isTyped &&
      WITHOUT_TYPE.test(whole) &&
      (LEADS_BACK.test(whole) || knowsWayBack(hostOf(whole))) &&
      !isInstallLink(hostOf(whole), scopeOf(whole))
    )
  })
  for (const { index, 0: whole } of [...text.value.matchAll(AS_TEXT), ...addresses]) {
    if (isInComment(text.value, index)) continue
    const keys = new Set(Array.from(whole.matchAll(/[?&](\w{1,60})=/g), ([, key = '']) => key))
    const { at } = slice(text, index + 1, index + whole.length)
    if (isUnreadText(at)) continue
    yield {
      keys,
      isWhole:
        isClosed(whole.replace(/\s{0,40}\n\s{0,40}/g, ' ')) &&
        !isContinued(whole, text.value.slice(index + whole.length, index + whole.length + 40)),
      at,
    }
  }
}

function hostOf(address: string): string | undefined {
  return /\/\/([\w.-]{3,80})\//.exec(address)?.[1]
}

function scopeOf(address: string): string | undefined {
  return /[?&]scope=([\w.:%+ -]{1,200})/.exec(address)?.[1]
}
