import { boundToBrowser } from '../../knowledge/words/oauth.ts'
import { entity } from '../../knowledge/words/states.ts'
import { unwrap, withoutComments, type Ast, type Module } from '../../program/index.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { oncePer } from '../../text/once-per.ts'

// What the value of a `state` may be, by its code.

/** Names of what a person or a record is. */
const ENTITY = `(?:${entity.pattern.source})`
export const IDENTIFIER = new RegExp(
  `^(?:[\\w$]{1,60}[?!]?\\.){0,6}(?:${ENTITY}_?(?:id|email|slug|name)|${ENTITY}(?:data` +
    '|details|info|record)?[?!]?\\.(?:id|_id|uid|email|slug|name))!?$',
  'i',
)
export const CLOCK = oneOf(
  '',
  /^(?:String\()?\+?(?:Date\.now\(\)|new Date\(\)(?:\.getTime\(\))?)\)?(?:\.toString\((?:16|36)?\))?$/,
  /^(?:(?:int|str)\(){0,2}time\.time(?:_ns)?\(\)\)?\)?$/,
  /^(?:(?:int|str)\(){0,2}(?:datetime\.){1,2}(?:utc)?now\([\w.]{0,24}\)(?:\.(?:timestamp|isoformat)\(\))?\)?\)?$/,
)
/** A text into which something is put: `f"{team_id}-{user_id}"`, `${orgId}:${userId}`. */
const TEXT = /^(?:[fF](?:"([^"\\\n]{3,300})"|'([^'\\\n]{3,300})')|`([^`\\\n]{3,300})`)$/
const PUT_IN = /\$?\{([^{}]{1,120})\}/g

/** Whether a text is made of nothing but ids of persons and records, and the time. */
export function isTextOfIds(code: string): boolean {
  const text = TEXT.exec(code)
    ?.slice(1)
    .find((one) => one !== undefined)
  if (text === undefined) return false
  const parts = Array.from(text.matchAll(PUT_IN), ([, one = '']) => one.replace(/![rsa]$/, '').trim())
  return parts.some((one) => IDENTIFIER.test(one)) && parts.every((one) => IDENTIFIER.test(one) || CLOCK.test(one))
}

/** The address of the page that asks, by itself. */
export const PAGE = /^(?:(?:window|document|self|globalThis)\.)?location(?:\.(?:pathname|href|origin|search|hash))?$/
/** A part of that address, or of the one that was asked for, whatever is cut off: `requestUrl.href.replace(/\/$/, '')`. */
export const PART_OF_PAGE = inTurn(
  '',
  /^(?:(?:(?:window|document|self|globalThis)\.)?location|(?:req(?:uest)?|current|page)_?(?:url|URL|Url))/,
  /\.(?:pathname|href|origin|search|hash)(?:\.replace\(\/(?:\\.|[^\n\\/]){1,20}\/\w{0,2}, ?["'`][^"'`]{0,20}["'`]\))?$/,
)
/** One of two words: `url.search ? '&' : '?'`. */
export const ONE_OF_WORDS = /^[\w$.]{1,60} \? ["'`][^"'`${}]{0,20}["'`] : ["'`][^"'`${}]{0,20}["'`]$/
/** Generators whose next number is known to whoever saw a few: https://docs.python.org/3/library/random.html. */
export const WEAK = /\bMath\.random\(\)|(?<![\w.])random\.(?:choices?|random|randint|randrange|sample|getrandbits)\(/
/** What makes or signs a value that nobody can guess. */
export const STRONG =
  /crypto|uuid|nanoid|random(?:Bytes|UUID|Values|String)|SystemRandom|cuid|ulid|sign|encrypt|hmac|jwt|nonce|csrf|secret/i
/** Where to go afterwards. */
export const WAY_BACK = /^["']?(?:return|redirect|next|callback|continue)(?:_?(?:to|url|uri|path|page))?["']?$/i

const RECORD = /(?:[a-z](?:Id|ID|Slug)|_(?:id|slug)|^(?:id|slug|email))$/

/** Whether a name is that of a record's id. */
export function isOfRecord(name: string): boolean {
  return /^[\w$]{1,60}$/.test(name) && RECORD.test(name)
}

const QUERY = '(?:query|params|body|query_params|queryStringParameters|args|GET|form)'
const OF_REQUEST = new RegExp(`^(?:await )?(?:req|request|ctx|context|c|event)(?:\\.(?:req|request))?\\.${QUERY}(?![\\w$])`)
const SEARCHED = /^(?:[\w$]{1,40}\.){0,4}searchParams\.get\(/

/** The part of a request that a code takes out of it: `account` of `url.searchParams.get("account")`, `req.query.account`. */
export function partAsked(code: string): string | undefined {
  const rest = SEARCHED.test(code) ? code.replace(SEARCHED, '') : OF_REQUEST.test(code) ? code.replace(OF_REQUEST, '') : undefined
  return rest === undefined ? undefined : /^(?:\.get\(|[.[?])?\??\.?["'`]?([\w-]{1,60})/.exec(rest)?.[1]
}

/** What the request that starts the sign-in calls a value, where it is one of its parameters: its path, or the code that takes it out. */
export function requestedName(module: Module, node: Ast): string | undefined {
  const inner = unwrap(node)
  const binding = module.binding(inner)
  if (binding && (!binding.init || module.written(binding))) return undefined
  const code = module.source(unwrap(binding?.init ?? inner)).slice(0, 200)
  const rest = SEARCHED.test(code) ? code.replace(SEARCHED, '') : OF_REQUEST.test(code) ? code.replace(OF_REQUEST, '') : undefined
  // The whole of a query says nothing of its members, unless one is taken out of it.
  return rest === undefined ? undefined : [rest, ...(binding?.path ?? [])].join(' ').trim() || undefined
}

/** Whether the code of a module keeps something in the browser that starts a sign-in. */
export const keepsHalf = oncePer((module: Module): boolean =>
  boundToBrowser.pattern.test(module.tree.program ? withoutComments(module, module.tree.program) : ''),
)
