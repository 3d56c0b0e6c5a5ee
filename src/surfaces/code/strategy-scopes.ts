import { scopeProviderFor } from '../../knowledge/scopes/index.ts'
import { googleScope } from '../../knowledge/scopes/packages.ts'
import type { Owner, ScopeSet } from '../../model/index.ts'
import { entries, type Node } from '../../parse/node.ts'
import { slice, type Located, type Text } from '../../text/source.ts'
import { scopes } from '../idp/oauth-client-fields.ts'

/**
 * The scopes that a sign-in by a named provider asks for: `provider :github, …, scope: 'read:user,repo'` of OmniAuth and Devise.
 * https://github.com/omniauth/omniauth-github#usage, https://github.com/zquestz/omniauth-google-oauth2#configuration
 */
export function* scopesOfStrategy(strategy: string, options: Node | undefined): Generator<ScopeSet> {
  const provider = scopeProviderFor(strategy)
  const owner: Owner = { what: 'the sign-in', name: strategy, product: 'omniauth' }
  for (const { key, value } of provider === undefined ? [] : entries(options)) {
    if (!/^(?:user_)?scope$/.test(key.value)) continue
    for (const set of scopes(value, 'request', owner, provider))
      yield { ...set, scopes: set.scopes.map((one) => (provider === 'Google' ? inFull(one) : one)) }
  }
}

/** A short name of Google's: `drive` for `https://www.googleapis.com/auth/drive`. */
function inFull(scope: Located<string>): Located<string> {
  return /^(?:openid|profile|email)$|[:/]/.test(scope.value) ? scope : { ...scope, value: googleScope(scope.value) }
}

/** `Socialite::driver('github')->scopes(['repo'])`, from the last `setScopes` on: https://laravel.com/docs/socialite#access-scopes */
export function* scopesOfDriver(driver: string, call: Text): Generator<ScopeSet> {
  const provider = scopeProviderFor(driver)
  const owner: Owner = { what: 'the sign-in', name: driver, product: 'Laravel Socialite' }
  if (provider === undefined) return
  const from = Math.max(0, call.value.lastIndexOf('->setScopes('))
  for (const { index, 0: whole, 1: list = '' } of call.value.matchAll(ADDS_SCOPES)) {
    if (index < from) continue
    const start = index + whole.length - list.length
    const found = Array.from(list.matchAll(/(["'])([^"']{1,200})\1/g), (one) =>
      slice(call, start + one.index + 1, start + one.index + one[0].length - 1),
    )
    const all = found.flatMap((one) =>
      Array.from(one.value.matchAll(/[^\s,]{1,200}/g), (word) => slice(one, word.index, word.index + word[0].length)),
    )
    const { at } = slice(call, index, index + whole.length)
    if (all.length > 0)
      yield {
        kind: 'scopeSet',
        owner,
        role: 'request',
        scopes: all,
        open: /[$.]\w|::/.test(list.replace(/(["'])[^"']{0,200}\1/g, '')),
        provider,
        at,
      }
  }
}

const ADDS_SCOPES = /->(?:scopes|setScopes)\(([^()]{1,600})/g
