import { oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import type { UrlCredential } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { entries, items, type Node } from '../../parse/node.ts'
import { handedOnce } from '../../knowledge/words/oauth.ts'
import { oncePer } from '../../text/once-per.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice, type Text } from '../../text/source.ts'
import { isInComment, methodAround } from '../../program/written/index.ts'
import { CREDENTIALS } from './put-queries.ts'
import { opensSession } from './session-values.ts'

const SENDS = asWritten(oauthWritten, 'gives-query')

/** Parameters that a library of Ruby adds to the address: `HTTParty.post(url, query: { token: key })`. */
export function* addedInRuby(all: readonly Said[]): Generator<UrlCredential> {
  for (const { is, name, value, within } of all) {
    if (is === 'call' && FARADAY_GETS.test(name) && isOfFaraday(name, value.at.file)) yield* ofTable(items(value)[1])
    if (is !== 'set' || !/^(?:query|params)$/.test(name) || !within.some((one) => SENDS.test(one))) continue
    yield* ofTable(value)
  }
}

function* ofTable(table: Node | undefined): Generator<UrlCredential> {
  for (const { key, value } of entries(table))
    if (CREDENTIALS.test(key.value) && value.kind === 'dynamic')
      yield { kind: 'urlCredential', by: 'client', parameter: key.value, at: key.at }
}

/** Faraday puts the second argument of what has no body into the query: https://lostisland.github.io/faraday/#/getting-started */
const FARADAY_GETS = /\.(?:get|head|delete)$/
const FARADAY_GIVEN = inTurn(
  'g',
  oneOf(
    '',
    /\bdef (?:self\.)?(\w{1,60})(?:\([^()\n]{0,100}\))?\s{1,20}(?:@\w{1,60}\s{0,4}\|\|=\s{0,8})?/,
    /(@{0,2}\b\w{1,60})\s{0,4}(?:\|\|)?=\s{0,8}/,
  ),
  /Faraday\.new\b/,
)

/** `client.get` of `client = Faraday.new(…)`, or of a method that gives it, in a file that has no `get` of its own. */
function isOfFaraday(name: string, file: Text['at']['file']): boolean {
  const [, receiver = '', verb = ''] = /^(?:self\.)?(.{1,80})\.(\w{1,8})$/.exec(name) ?? []
  if (new RegExp(`\\bdef (?:self\\.)?${verb}\\b`).test(file.text)) return false
  return receiver === 'Faraday' || givenFaraday(file).has(receiver)
}

const givenFaraday = oncePer(({ text: code }: Text['at']['file']): ReadonlySet<string> => {
  if (!code.includes('Faraday.new')) return new Set()
  return new Set(Array.from(code.matchAll(FARADAY_GIVEN), (match) => match.slice(1).find((one) => one !== undefined) ?? ''))
})

/** `home_url(token: jwt)` of Rails: a bare `token` says nothing, its value does. */
const HANDED = inTurn(
  'g',
  /\b(\w{1,60}_(?:path|url))\((?:[^()\n]{0,200}?, ?)?/,
  /(token|jwt|access_token|auth_token):/,
  / ?([\w.@&]{0,80}(?:\([^()\n]{0,80}\))?)/,
  / ?[,)]/,
)

/** More of a method is not looked at. */
const METHOD = 3000

/** Sessions that a controller of Rails puts into the address of the page that it sends the browser to. */
export function* handedByRuby(text: Text): Generator<UrlCredential> {
  if (!/\bredirect_to\b|_sign_in_path|_sign_in_url/.test(text.value)) return
  for (const match of text.value.matchAll(HANDED)) {
    const [, page = '', parameter = '', value = ''] = match
    const start = match.index + match[0].indexOf(parameter, page.length)
    const { at } = slice(text, start, start + parameter.length)
    const written = value === '' ? parameter : value
    const { code, start: from } = methodAround(at)
    const end = at.start - from
    const near = code.slice(Math.max(0, end - METHOD), end + METHOD)
    if (isInComment(text.value, match.index) || !/\bredirect_to\b|^\s*def \w+_path/.test(near)) continue
    if (handedOnce.pattern.test(page) || !opensSession(written, at)) continue
    yield { kind: 'urlCredential', by: 'client', parameter, redirected: true, at }
  }
}
