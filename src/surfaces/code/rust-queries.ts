import { webRequests } from '../../knowledge/libraries/web-requests.ts'
import { asWrittenIn } from '../../knowledge/libraries/written.ts'
import type { UrlCredential } from '../../model/index.ts'
import { isInComment } from '../../program/written/index.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { inTurn } from '../../text/pattern.ts'
import { slice, type Text } from '../../text/source.ts'
import { hostOfBase, hostOfName } from './c-like-query-hosts.ts'
import { CREDENTIALS, isPublic } from './put-queries.ts'
import { isPrivate } from './settings.ts'
import { besideInString, FORMATTED_IN_RUST, KEY_FORMATTED_IN_RUST } from './written-queries.ts'

const ADDS = new RegExp(asWrittenIn(webRequests, 'adds-to-query').rs?.source ?? '(?!)', 'g')

/** Credentials that code in Rust puts into a query: `.query(&[("access_token", token)])`, `format!("…?access_token={}", token)`. */
export function* queriesInRust(text: Text): Generator<UrlCredential> {
  for (const { index, 0: call } of text.value.matchAll(ADDS)) {
    if (isInComment(text.value, index)) continue
    const open = index + call.length - 1
    const given = call.endsWith(')')
      ? chainFrom(text, open)
      : text.value.slice(open, bracketEnd(text.value, open, '([{)]}', LONGEST) ?? open)
    const host = hostBefore(text, index)
    if (given.includes('"grant_type"') || (host !== undefined && isPrivate(host))) continue
    for (const { index: place, 1: name = '', 2: value = '' } of given.matchAll(PAIR))
      if (CREDENTIALS.test(name) && !isPublic(value) && isKnown(name, host))
        yield credential(text, open + given.indexOf(name, place), name, host)
  }
  for (const match of [...text.value.matchAll(FORMATTED_IN_RUST), ...text.value.matchAll(KEY_FORMATTED_IN_RUST)]) {
    const [whole, , written, name = ''] = match
    const quote = match.index + whole.indexOf('"')
    const host = written?.toLowerCase() ?? hostOfBase(text, quote)
    if (isInComment(text.value, match.index) || (host !== undefined && isPrivate(host))) continue
    if (!isKnown(name, host)) continue
    const beside = besideInString(text, match.index + whole.length)
    yield { ...credential(text, match.index + whole.lastIndexOf(`${name}=`), name, host), ...(beside.length > 0 && { beside }) }
  }
}

/** OAuth's own parameter, or a host that is written: what a library sends a key to may take it nowhere else. */
function isKnown(name: string, host: string | undefined): boolean {
  return host !== undefined || /^access_?token$/i.test(name)
}

/** A pair of a name and a value that is no literal: `("api_key", key.as_str())`, or the two arguments of a call. */
const PAIR = /\(\s{0,40}"([\w-]{1,40})"(?:\.to_string\(\)|\.into\(\))?,\s{0,40}([&*\w][\w.&()]{0,120})/g
const LONGEST = 1500

/** `url.query_pairs_mut().append_pair(…).append_pair(…);` */
function chainFrom({ value }: Text, start: number): string {
  return /^[^;]*/.exec(value.slice(start, start + LONGEST))?.[0] ?? ''
}

/** The host that the chain before a place asks: `client.get("https://api.acme.io/v1").query(`, `client.get(BASE)`. */
function hostBefore(text: Text, index: number): string | undefined {
  const before = text.value.slice(Math.max(0, index - 400), index)
  const chain = before.slice(before.lastIndexOf(';') + 1)
  const [, host, inText, bare] = ASKED.exec(chain) ?? []
  const name = inText ?? bare
  return host?.toLowerCase() ?? (name === undefined ? undefined : hostOfName(name, text.at.file))
}

/** The method and the first thing that it is given. */
const ASKED = inTurn(
  '',
  /\.(?:get|post|put|patch|delete|head)\(\s{0,40}&?(?:format!\(\s{0,40})?/,
  /(?:"https?:\/\/([\w.-]{1,200})|"\{([A-Z]\w{0,60})\}|([A-Z]\w{0,60})\s{0,20}\))/,
)

function credential(text: Text, start: number, parameter: string, host: string | undefined): UrlCredential {
  return { kind: 'urlCredential', by: 'client', parameter, ...(host ? { host } : {}), at: slice(text, start, start + parameter.length).at }
}
