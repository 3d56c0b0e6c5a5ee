import type { AuthorizationRequest } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import type { Said } from '../../parse/c-like.ts'
import { boolean, entries, items, string } from '../../parse/node.ts'
import { saidInRuby } from '../../parse/ruby.ts'
import { inTurn, whole } from '../../text/pattern.ts'
import { slice, type Span, type Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isInComment } from './c-like-comments.ts'

/** Sign-in with libraries that send a challenge only when they are asked to. */
export default defineTextSurface({
  id: 'sign-in-libraries',
  name: 'Sign-in with Laravel Socialite and OmniAuth',
  spec: 'https://github.com/omniauth/omniauth-oauth2#creating-an-oauth2-strategy',
  counts: 'code',
  files: ['**/*.{php,rb}'],
  mentions: ['Socialite::', 'omniauth', 'OmniAuth'],
  skipsTests: true,
  *read(text, { file }): Generator<Statement> {
    if (file.path.endsWith('.php')) return yield* ofSocialite(text)
    for (const said of saidInRuby(text)) {
      const found = ofOmniauth(said)
      if (found) yield found
    }
  },
})

/**
 * Providers that take a challenge of web applications, by what the libraries call them: Google, GitHub
 * (https://github.blog/changelog/2025-07-14-pkce-support-for-oauth-and-github-app-authentication/), GitLab, Dropbox, Spotify, Microsoft,
 * Okta, Auth0, Keycloak, and OpenID providers in general. Others are left alone, as are strategies that always send one.
 */
const TAKES_PKCE = whole(
  '',
  /google(?:_oauth2)?|github|gitlab|dropbox|spotify|okta|auth0|keycloak(?:_openid)?/,
  /microsoft(?:_graph)?|azure(?:_activedirectory_v2)?|entra_id|oidc|openid(?:_connect)?/,
)
/** Those that send a `nonce`: https://github.com/omniauth/omniauth_openid_connect#options-overview */
const SENDS_NONCE = /^openid_connect$/

function request(product: string, provider: string, isStateless: boolean, at: Span): AuthorizationRequest {
  return {
    kind: 'authorizationRequest',
    owner: { what: 'the sign-in', name: provider, product },
    clientType: 'confidential',
    responseType: { is: 'set', value: 'code', at },
    pkce: { is: 'unset', at },
    state: isStateless ? { is: 'unset', at } : { is: 'set', value: 'sent', at },
    nonce: SENDS_NONCE.test(provider) ? { is: 'dynamic', at } : { is: 'unset', at },
    resource: { is: 'dynamic', at },
    mcp: false,
    confidence: 'high',
    at,
  }
}

/** `Socialite::driver('github')->scopes([…])->redirect()`: https://laravel.com/docs/socialite */
const REDIRECTS = inTurn('g', /\bSocialite::(?:driver|with)\(["']([\w-]{1,40})["']\)/, /((?:[^;{}]){0,600}?)->redirect\(\)/)

function* ofSocialite(text: Text): Generator<Statement> {
  for (const { index, 0: whole, 1: driver = '', 2: between = '' } of text.value.matchAll(REDIRECTS)) {
    if (/enablePKCE|Socialite::/.test(between) || isInComment(text.value, index) || !TAKES_PKCE.test(driver)) continue
    yield request('Laravel Socialite', driver, /->stateless\(\)/.test(between), slice(text, index, index + whole.length).at)
  }
}

/** `config.omniauth :github, key, secret, scope: 'user'` of Devise, and `provider :github, …` of the builder. */
function ofOmniauth({ is, name, value, within, at }: Said): AuthorizationRequest | undefined {
  const isStrategy = /(?:^|\.)omniauth$/.test(name) || (name === 'provider' && within.some((one) => /OmniAuth|\buse$/.test(one)))
  if (is !== 'call' || !isStrategy) return undefined
  const [strategy, ...given] = items(value)
  const provider = string(strategy)?.value
  const options = given.find((one) => one.kind === 'map')
  // The key and the secret; anything else by a name may hold options.
  const isSeen = given.filter((one) => one !== options).length === 2 || (given.length === 1 && options !== undefined)
  if (provider === undefined || !TAKES_PKCE.test(provider) || !isSeen || (options?.kind === 'map' && options.open)) return undefined
  const set = entries(options)
  if (set.some((one) => /^(?:pkce|setup|provider_ignores_state)$/.test(one.key.value) && boolean(one.value) !== false)) return undefined
  return request('omniauth', provider, false, at)
}
