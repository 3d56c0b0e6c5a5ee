import { takesKeysInQueryOnly } from '../../knowledge/query-only-apis.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Said } from '../../parse/c-like.ts'
import type { Located, SourceFile, Span, Text } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'
import { goFunctionAround, type Part } from '../../program/written/index.ts'

/** Whether the one host that the function writes down takes the credential in the query only. */
export function isForcedByHost({ value, at }: Located<string>): boolean {
  const host = hostOf(goFunctionAround(at))
  return host !== undefined && takesKeysInQueryOnly(host, value)
}

/** The host of all addresses that are written in a function, where it is one. */
const hostOf = oncePer(({ code }: Part) => {
  const written = code.matchAll(/["`]https?:\/\/([\w.-]{1,200})/g)
  const all = new Set(Array.from(written, ([, host]) => (host as string).toLowerCase()))
  return all.size === 1 ? [...all][0] : undefined
})

/**
 * Whether the values of a holder go into the address of a request: `u.RawQuery = q.Encode()`, `"?" + q.Encode()`. Google's token
 * information has no other place for what it is asked about.
 */
export function becomesQuery(holder: string, at: Span): boolean {
  return holdersOfQueries(goFunctionAround(at)).has(holder)
}

/** What of this code, or of the request that it answers, says whether the credential goes into the query. */
export function optionOf({ conditions, name, value }: Said): string | undefined {
  if (isByResponseMode(/^\w+/.exec(name)?.[0] ?? '', value.at)) return 'response_mode'
  return conditions.map((one) => PLACE_OPTION.exec(one)?.[1]).find((one) => one !== undefined)
}

/** `if (o.TokenStyle == "query")`: who sets it up says where the credential goes. */
const PLACE_OPTION = /([\w.]{1,60})\s{0,4}===?\s{0,4}["']query["']/

/**
 * Whether the same values go into the fragment instead, as the response mode says:
 * https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html
 */
function isByResponseMode(holder: string, at: Span): boolean {
  return holdersOfFragments(goFunctionAround(at)).has(holder)
}

const holdersOfFragments = oncePer(({ code }: Part): ReadonlySet<string> => {
  if (!/response_?mode/i.test(code)) return new Set()
  return new Set(Array.from(code.matchAll(INTO_FRAGMENT), ([, holder]) => holder as string))
})

const INTO_FRAGMENT = /\.(?:Raw)?Fragment\s{0,4}=\s{0,4}(\w{1,60})\.Encode\(\)/g

const BEFORE_QUERY = /(?:RawQuery\s{0,4}[:=]\s{0,4}|\?"\s{0,4}\+\s{0,4}|\?%[sv]"[^\n]{0,80})$/

const holdersOfQueries = oncePer(({ code }: Part): ReadonlySet<string> => {
  if (/tokeninfo/i.test(code)) return new Set()
  const encoded = [...code.matchAll(/\b(\w{1,60})\.Encode\(\)/g)]
  return new Set(
    encoded.flatMap(({ index, 1: holder = '' }) => (BEFORE_QUERY.test(code.slice(Math.max(0, index - 100), index)) ? [holder] : [])),
  )
})

/** What stands at the beginning of a text for the base of an address: `"$base?…`, `"#{BASE}/…`, `$"{BaseUrl}/…`, `"%s/…", baseURL`. */
const BEGINS_WITH = oneOf(
  '',
  /^["'`](?:\$\{?|[#$]?\{\$?)(?:this(?:\.|->)|self\.)?@?(\w{1,60})\b(?!\()/,
  /^["`]%[sv][^"`\n]{0,300}["`],\s{0,40}(?:\w{1,40}\.)?(\w{1,60})\s{0,20}[,)]/,
)
/** The same in front of the text: `BASE_URL + "/send?…"`, `self::BASE . '/send?…'`. */
const JOINED_TO = /(?:^|[^\w.>:])(?:\w{1,40}(?:\.|->|::))?\$?(\w{1,60})\s{0,4}[.+]\s{0,4}$/

/** The host of an address that begins with a constant of the same file, wherever that is written, where it is one. */
export function hostOfBase({ value: code, at: { file } }: Text, start: number): string | undefined {
  const after = BEGINS_WITH.exec(code.slice(start, start + 400))?.slice(1)
  const first = firstOfChain(code.slice(Math.max(0, start - LONGEST_CHAIN), start))
  const written = /^["'`]https?:\/\/([\w.-]{1,200})(?=[/:?"'`])/.exec(first ?? '')?.[1]
  if (written !== undefined) return written.toLowerCase()
  const name =
    after?.find((one) => one !== undefined) ??
    JOINED_TO.exec(code.slice(Math.max(0, start - 120), start))?.[1] ??
    /(\w{1,60})$/.exec(first ?? '')?.[1]
  if (name === undefined) return undefined
  return hostOfName(name, file)
}

/** What is joined before a text, at its beginning: `"https://api.acme.io/" + version + "/" + id +`. */
function firstOfChain(before: string): string | undefined {
  let rest = before
  let first: string | undefined
  for (let steps = 0; steps < MOST_JOINED; steps++) {
    const joined = /\s{0,40}([.+])\s{0,40}$/.exec(rest)
    if (!joined) return first
    rest = rest.slice(0, joined.index)
    const operand = (joined[1] === '+' ? JOINED_BY_PLUS : JOINED_BY_DOT).exec(rest)
    if (!operand) return undefined
    first = operand[0]
    rest = rest.slice(0, operand.index)
  }
  return undefined
}

const LONGEST_CHAIN = 600
const MOST_JOINED = 12
const QUOTED = /"[^"\n]{0,300}"|'[^'\n]{0,300}'/
const GIVEN = /(?:\([^()\n]{0,80}\))?/
/** `version`, `this.version`, `request.getId()` */
const JOINED_BY_PLUS = inTurn('', oneOf('', QUOTED, inTurn('', /\$?\w{1,60}(?:\.\w{1,60}){0,4}/, GIVEN)), /$/)
/** `$version`, `$this->version`, `self::VERSION` */
const JOINED_BY_DOT = inTurn('', oneOf('', QUOTED, inTurn('', /\$?\w{1,60}(?:(?:->|::)\$?\w{1,60}){0,4}/, GIVEN)), /$/)

/** The host of the address that a name of a file is given, where it is one. */
export function hostOfName(name: string, file: SourceFile): string | undefined {
  return basesIn(file).get(name) ?? undefined
}

const ADDRESS = /["'`]https?:\/\/([\w.-]{1,200})/g
/** `val base: String =`, `const base string =`, `static BASE: &str =`, `$base =`, `base :=` */
const DECLARED = /(\w{1,60})(?:\s{0,4}:\s{0,4}&?(?:'static )?[A-Za-z]{1,20}\??| string)?\s{0,20}:?=\s{0,20}@?$/

/** The hosts of the addresses that names are given; null for a name that has had several. */
const basesIn = oncePer(({ text: code }: SourceFile): ReadonlyMap<string, string | null> => {
  const found = new Map<string, string | null>()
  for (const { index, 1: written = '' } of code.matchAll(ADDRESS)) {
    const name = DECLARED.exec(code.slice(Math.max(0, index - 140), index))?.[1]
    if (name === undefined) continue
    const host = written.toLowerCase()
    found.set(name, (found.get(name) ?? host) === host && found.get(name) !== null ? host : null)
  }
  return found
})
