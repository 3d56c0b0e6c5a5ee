import { looksAtScheme } from '../../knowledge/words/redirect-checks.ts'
import type { Owner, RedirectUri } from '../../model/index.ts'
import { functionsIn, type Module } from '../../program/index.ts'
import { oneOf } from '../../text/pattern.ts'
import { slice, type Span, type Text } from '../../text/source.ts'
import { isInComment } from '../../program/written/index.ts'
import { redirectsMatched } from '../idp/oauth-client-fields.ts'

/** The code of a function on both sides of a place. */
export interface Around {
  readonly before: string
  readonly after: string
}

/**
 * A registration of clients that looks at the scheme of their redirect URIs and takes http of any host with it, where codes can be read on
 * their way: https://www.rfc-editor.org/rfc/rfc7591.html#section-5, RFC 9700 section 2.6.
 */
export function* plainHttpRegistered(text: Text, around: (at: Span) => Around): Generator<RedirectUri> {
  if (!REDIRECTS.test(text.value) || !REGISTERS.test(text.value) || HOSTS.test(text.value)) return
  for (const match of text.value.matchAll(CHECKS)) {
    const [check] = match
    // Both of them, and not one twice.
    if (!/http(?!s)/i.test(check) || !/https/i.test(check) || isInComment(text.value, match.index)) continue
    const { at } = slice(text, match.index, match.index + check.length)
    const { before, after } = around(at)
    const code = (before + after).replaceAll(TEXTS, '""')
    if (!REDIRECTS.test(before + after) || !isOfRedirects(before, after)) continue
    if (LOOKS_AT_MORE.test(code) || !REFUSES.test(after)) continue
    yield redirectsMatched(OWNER, 'plain', at)
  }
}

/** The same in TypeScript and Python. */
export function plainHttpInModule(module: Module): Iterable<RedirectUri> {
  return plainHttpRegistered(module.file.whole, (at) => aroundIn(module, at))
}

/** The code of the function or method around a place of a module. */
export function aroundIn(module: Module, { start, end }: Span): Around {
  const fn = functionsIn(module).findLast((one) => one.start <= start && one.end >= end)
  const { text } = module.file
  const method = fn && module.parent(fn)
  const around = method?.type === 'MethodDefinition' ? method : fn
  return around ? { before: text.slice(around.start, start), after: text.slice(end, around.end) } : { before: '', after: '' }
}

const OWNER: Owner = { what: 'the authorization server', product: 'code' }
const CHECKS = new RegExp(looksAtScheme.pattern, 'g')
const REDIRECTS = /redirect_?ur[il]s/i
/**
 * One function takes addresses of pages and of logos as well: the one that is looked at is spoken of right beside, or by the function's
 * name.
 */
function isOfRedirects(before: string, after: string): boolean {
  return OF_REDIRECTS.test(before.slice(0, NAME)) || OF_REDIRECTS.test(before.slice(-NEAR)) || OF_REDIRECTS.test(after.slice(0, NEAR))
}

const OF_REDIRECTS = /redirect|call_?back/i
/** In characters: some lines. */
const NEAR = 300
const NAME = 120
/** What speaks of the registration of clients (RFC 7591 section 2). */
const REGISTERS = /token_?endpoint_?auth_?method|client_?name|grant_?types|regist(?:er|ration)/i
/** Where hosts of this machine are named, http may be for them. */
const HOSTS = /loopback|localhost|127\.0\.0\.1|\[::1\]/i
/** What a function looks at beside the scheme, or what lets it take http only for development. */
const LOOKS_AT_MORE = oneOf(
  'i',
  /\.host(?:name)?\b|get_?host|netloc|\["']host["']|_HOST\b/,
  /allow(?:ed)?_?(?:list|hosts|domains|http|insecure)|white_?list|is_?(?:secure|safe|allowed|local)|trusted/,
  /insecure|\bdebug\b|development|production|NODE_ENV|logout/,
)
/** What follows is no other value: `check ? page : null`. */
const REFUSES = /^[^?;]{0,240}?\b(?:raise|throw|return|abort|errors?|status|fail|reject|BadRequest|invalid)/i
const TEXTS = /'[^'\n]{0,300}'|"[^"\n]{0,300}"|`[^`\n]{0,300}`/g
