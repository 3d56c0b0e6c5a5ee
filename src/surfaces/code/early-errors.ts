import {
  goesSomewhere,
  handsErrorOn,
  isOfRequest,
  keptRedirect,
  ofAuthorizationEndpoint,
  redirectOfRequest,
  tellsErrorThere,
} from '../../knowledge/words/early-errors.ts'
import { asksForRedirect, comparesRedirect, looksUpRedirect, ofAuthorizeRequest } from '../../knowledge/words/redirects.ts'
import { asksClientBefore } from '../../knowledge/words/registers-unknown.ts'
import { checksRequest } from '../../knowledge/words/checks.ts'
import type { Project } from '../../discover/project.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { RedirectUri } from '../../model/index.ts'
import { declarationOf, functionAround, isInComment, withoutComments } from '../../program/written/index.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { lazy } from '../../text/lazy.ts'
import { alone, inTurn } from '../../text/pattern.ts'
import { slice, type Span, type Text } from '../../text/source.ts'
import { comparison } from './redirect-checks.ts'
import { blockFrom, isBehindUnknownClient, mayCompareRedirect } from './registers-unknown.ts'
import type { Around } from './registered-schemes.ts'

/** Places that are looked at in one file. */
const MOST = 40
/** Before a function, in characters, stand its route and what runs before it. */
const NEAR = 400
/** A token endpoint redirects nobody; what an error is called is no grant. */
const GRANT = /(?<!unsupported_?)grant_?type(?!s)/i

/** The same in braces, where the class that another one is built on may have the function that tells of errors. */
export function earlyErrorsInBraces(text: Text, language: CLike, project: Project, codes: readonly RedirectUri[]): Iterable<RedirectUri> {
  const inherited = lazy(() => {
    const base = BUILT_ON.exec(text.value)?.[1]
    return base === undefined ? '' : (declarationOf(base, text.at.file, language, project)?.body ?? '')
  })
  const around = (at: Span): Around => {
    const { before, after } = functionAround(at, language)
    return { before: withoutFields(before), after }
  }
  return earlyErrors(text, around, codes, { inherited })
}

/** What stands before a place in its method: the fields of a class stand before its first one. */
function withoutFields(before: string): string {
  const [, margin] = FIRST_MEMBER.exec(before) ?? []
  const field = margin === undefined ? undefined : [...before.matchAll(new RegExp(`^${margin}\\S[^\\n]{0,300};[ \\t]{0,4}$`, 'gm'))].at(-1)
  return field ? before.slice(field.index + field[0].length) : before
}

const FIRST_MEMBER = /\bclass\s[^{};]{1,200}\{\s{0,20}?\n([ \t]{1,12})(?=\S)/

const BUILT_ON = /\bclass\s{1,4}\w{1,80}(?:\([^(){}]{0,200}\))?\s{0,4}(?:\bextends|:)\s{1,4}([A-Z]\w{1,60})/

interface Elsewhere {
  /**
   * Whether what runs before the function that begins at a place may look at the redirect URI, where that can be read; else its name says
   * it.
   */
  readonly isAskedBefore?: (begins: number) => boolean | undefined
  /** The code that a class of the file takes over. */
  readonly inherited?: () => string
}

/**
 * An authorization endpoint that tells of an error at the redirect URI of the request before it compares that with those of the client, or
 * where it knows no client: `if (response_type !== 'code') return res.redirect(`${redirect_uri}?error=…`)`.
 *
 * @param codes the places at which an endpoint of the file is known to send a code to whatever the request names, which says it all
 */
export function* earlyErrors(
  text: Text,
  around: (at: Span) => Around,
  codes: readonly RedirectUri[],
  { isAskedBefore = () => undefined, inherited = () => '' }: Elsewhere = {},
): Generator<RedirectUri> {
  if (!SPEAKS.test(text.value)) return
  const seen = new Set<number>()
  for (const { match, by } of tells(text.value, inherited)) {
    if (isInComment(text.value, match.index)) continue
    const { at } = slice(text, match.index, match.index + match[0].length)
    const { before, after } = around(at)
    const begins = at.start - before.length
    if (before === '' || seen.has(begins)) continue
    seen.add(begins)
    if (codes.some((one) => one.at.start >= begins && one.at.end <= at.end + after.length)) continue
    const head = text.value.slice(Math.max(0, begins - NEAR), begins)
    if (!isOfEndpoint(match[0], before + match[0] + after, head + before.slice(0, NEAR))) continue
    if (holdsKept(match[0], before) || mayCompareRedirect(before) || checksRequest.pattern.test(before)) continue
    if (isAskedBefore(begins) ?? asksClientBefore.pattern.test(head)) continue
    const later = withoutComments(by === undefined ? after : after.replaceAll(`${by}(`, 'redirect('))
    const isChecked = [comparesRedirect, looksUpRedirect].some(({ pattern }) => pattern.test(later))
    if (isChecked || isBehindUnknownClient(text.value, begins, match.index)) yield comparison('error', at)
  }
}

const SPEAKS = /redirect_?ur[il]/i

/** Whether a name for a redirect URI has one by then that is not of the request: `const redirectUri = client.uris[0]`. */
function holdsKept(told: string, before: string): boolean {
  return [...told.matchAll(/(?<![\w.>])\$?(\w{0,40}redirect_?ur[il])\b/gi)].some(([, name = '']) => {
    const given = new RegExp(`(?<![\\w.>])\\$?${alone(name).source}[^\\n=;(){}]{0,60}:?=(?![=>])([^\\n;]{0,200})`, 'g')
    const unpacked = new RegExp(
      `[{[][^=;(){}[\\]]{0,200}${alone(name).source}[^=;(){}[\\]]{0,200}[}\\]]\\s{0,4}=(?![=>])([^\\n;]{0,200})`,
      'g',
    )
    const [, value] = [...before.matchAll(given), ...before.matchAll(unpacked)].toSorted((a, b) => a.index - b.index).at(-1) ?? []
    return value !== undefined && keptRedirect.pattern.test(value) && !isOfRequest.pattern.test(value)
  })
}

/** Where an error is told, in the order of the file; `by`: the function of the same file that does so. */
function tells(code: string, inherited: () => string): readonly { readonly match: RegExpExecArray; readonly by?: string }[] {
  const direct = [...code.matchAll(tellsErrorThere.pattern)].slice(0, MOST).map((match) => ({ match }))
  const known = new Map<string, boolean>()
  const handed = [...code.matchAll(handsErrorOn.pattern)].slice(0, MOST).flatMap((match) => {
    const [, by = ''] = match
    const does = known.get(by) ?? (redirects(by, code) || redirects(by, inherited()))
    known.set(by, does)
    return does ? [{ match, by }] : []
  })
  return [...direct, ...handed].toSorted((one, other) => one.match.index - other.match.index)
}

/** Whether code has a function of this name that sends the browser somewhere, and does not look at the address itself. */
function redirects(name: string, code: string): boolean {
  const named = [...code.matchAll(new RegExp(`${alone(name).source}(?:\\s?=\\s?(?:async\\s)?)?(?=\\()`, 'g'))].slice(0, MOST)
  return named.some(({ index, 0: { length } }) => {
    const end = bracketEnd(code, index + length, '()', LONGEST_HEAD)
    const [begins] = (end !== undefined && BEGINS_BODY.exec(code.slice(end, end + 80))) || []
    if (end === undefined || begins === undefined || !goesSomewhere.pattern.test(code.slice(end, end + LONGEST_BODY))) return false
    return !mayCompareRedirect(blockFrom(code, end + begins.trimEnd().length))
  })
}

const LONGEST_HEAD = 600
const LONGEST_BODY = 1200
/** What stands between the parameters of a function and its code: its result, in Java what it throws. */
const BEGINS_BODY = inTurn(
  '',
  /^(?:\s?(?::|->) ?[\w<>[\]?.|, ]{1,60}|\s?throws [\w, ]{1,40}|\s?\(?[\w.*, ]{1,30}\)?)?/,
  /\s{0,8}(?:\{|=>\s{0,4}\{|=>|=|:\s{0,4}\n)/,
)

/** Whether a function is an authorization endpoint that takes the redirect URI of its own request. */
function isOfEndpoint(found: string, code: string, head: string): boolean {
  if (!ofAuthorizeRequest.pattern.test(code) || GRANT.test(code)) return false
  return asksForRedirect.pattern.test(code) || (redirectOfRequest.pattern.test(found) && ofAuthorizationEndpoint.pattern.test(head))
}
