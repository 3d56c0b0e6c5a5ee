import { rustAddsScope, rustScope, rustScopeList } from '../../knowledge/libraries/rust-oauth.ts'
import { isScopeAddress, scopeProviderFor } from '../../knowledge/scopes/index.ts'
import { asksForNoScope } from '../../knowledge/words/scope-names.ts'
import type { Owner, ScopeSet } from '../../model/index.ts'
import { slice, type Located, type Text } from '../../text/source.ts'
import { functionAround, isInComment } from '../../program/written/index.ts'

/**
 * The scopes that code of Rust asks for, up to its tests: those that a request of the crates `oauth2` and `openidconnect` is given, and
 * lists of addresses, as yup-oauth2 takes them.
 *
 * @param host the server that the file asks, where it names one only
 */
export function* scopesInRust(text: Text, tests: number, host: string | undefined): Generator<ScopeSet> {
  yield* added(text, tests, host)
  for (const match of text.value.matchAll(rustScopeList.pattern)) {
    const [whole, name = '', list = ''] = match
    if (match.index > tests || asksForNoScope.pattern.test(name) || isInComment(text.value, match.index)) continue
    const start = match.index + whole.lastIndexOf(list)
    const scopes = [...list.matchAll(/"([^"\s]{2,300})"/g)].map((one) => located(text, start + one.index + 1, one[1] ?? ''))
    if (scopes.some(({ value }) => isScopeAddress(value)))
      yield setOf(
        scopes,
        name === '' ? { what: 'the token request', product: 'this code' } : { what: 'the list', name, product: 'this code' },
      )
  }
}

/** What requests are given one by one; those of one function are one request. */
function* added(text: Text, tests: number, host: string | undefined): Generator<ScopeSet> {
  const provider = host === undefined ? undefined : scopeProviderFor(`https://${host}`)
  const requests = new Map<number, Located<string>[]>()
  for (const match of text.value.matchAll(rustAddsScope.pattern)) {
    const begins = match.index + match[0].length
    if (match.index > tests || isInComment(text.value, match.index)) continue
    const around = functionAround(slice(text, match.index, begins).at, 'rs').start
    const [given = ''] = text.value.slice(begins, begins + LONGEST).split(ENDS, 1)
    const scopes = [...given.matchAll(rustScope.pattern)].map(({ 0: whole, 1: scope = '', index }) =>
      located(text, begins + index + whole.length - scope.length - 1, scope),
    )
    requests.set(around, [...(requests.get(around) ?? []), ...scopes])
  }
  const owner = { what: host === undefined ? 'the authorization request' : `the authorization request to ${host}`, product: 'oauth2' }
  for (const scopes of requests.values())
    if (scopes.length > 0 && (provider !== undefined || scopes.some(({ value }) => isScopeAddress(value))))
      yield setOf(scopes, owner, provider)
}

/** In characters. */
const LONGEST = 1500
/** Where what a request is given ends. */
const ENDS = /;|\.(?:add_scopes?|set_\w{1,40}|url)\(/

function located(text: Text, start: number, value: string): Located<string> {
  return { value, at: slice(text, start, start + value.length).at }
}

function setOf(scopes: readonly Located<string>[], owner: Owner, provider?: string): ScopeSet {
  const [first, last] = [scopes[0]?.at, scopes.at(-1)?.at]
  const at = { ...first, end: last?.end } as ScopeSet['at']
  return { kind: 'scopeSet', owner, role: 'request', scopes, open: false, ...(provider && { provider }), byForm: true, at }
}
