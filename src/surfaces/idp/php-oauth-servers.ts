import type { Statement } from '../../model/reading.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { boolean, items } from '../../parse/node.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { cutTo } from '../../text/source.ts'
import { lifetime } from './lifetime-fields.ts'
import { grantEnabled, type Issuer, ownerOf, pkcePolicy, refreshRotation, set } from './oauth-client-fields.ts'

export default defineTextSurface({
  id: 'php-oauth-servers',
  name: 'OAuth servers in PHP with league/oauth2-server and oauth2-server-php',
  spec: 'https://oauth2.thephpleague.com/authorization-server/auth-code-grant/',
  counts: 'oauth',
  files: ['**/*.php'],
  mentions: ['League\\OAuth2\\Server', 'OAuth2\\Server', 'OAuth2\\GrantType'],
  skipsTests: true,
  *read(text): Generator<Statement> {
    const isLeague = /\bLeague\\OAuth2\\Server\b/.test(text.value)
    for (const said of saidIn(text, 'php')) yield* isLeague ? ofLeague(said) : ofShaffer(said)
  },
})

/** Refresh tokens are revoked when they are used: https://oauth2.thephpleague.com/authorization-server/refresh-token-grant/ */
const LEAGUE: Issuer = { owner: ownerOf('the authorization server', 'league/oauth2-server'), clientType: 'unknown', rotates: true }

/** https://oauth2.thephpleague.com/authorization-server/auth-code-grant/ */
function* ofLeague({ is, name, value, at }: Said): Generator<Statement> {
  if (is !== 'call') return
  const given = items(value)
  const last = name.replace(/^.*[.\\]/, '')
  const place = cutTo(at, name.length)
  const [first, second, third] = given
  switch (last) {
    case 'enableGrantType':
      if (second) yield* lifetime(second, { token: 'access', grammar: 'iso8601', key: 'enableGrantType(…, $accessTokenTTL)' }, LEAGUE)
      break
    case 'AuthCodeGrant':
      if (third) yield* lifetime(third, { token: 'code', grammar: 'iso8601', key: 'AuthCodeGrant(…, $authCodeTTL)' }, LEAGUE)
      break
    case 'setRefreshTokenTTL':
      if (first) yield* lifetime(first, { token: 'refresh', grammar: 'iso8601', key: last }, LEAGUE)
      break
    case 'PasswordGrant':
      if (given.length === 2) yield grantEnabled(LEAGUE.owner, 'unknown', 'password', place)
      break
    case 'ImplicitGrant':
      if (first) yield grantEnabled(LEAGUE.owner, 'unknown', 'implicit', place)
      break
    case 'disableRequireCodeChallengeForPublicClients':
      yield {
        ...pkcePolicy(LEAGUE.owner, 'server', 'public', set('optional', { at: place }), last),
        instead: `leave out \`${last}()\``,
      }
      break
    case 'revokeRefreshTokens':
      if (boolean(first) === false && first) yield refreshRotation(LEAGUE.owner, 'unknown', set(false, first), 'revokeRefreshTokens(true)')
  }
}

const SHAFFER = ownerOf('the authorization server', 'oauth2-server-php')

/** https://bshaffer.github.io/oauth2-server-php-docs/overview/configuration/ */
function* ofShaffer({ is, name, value, conditions, at }: Said): Generator<Statement> {
  if (is === 'set' && name === 'allow_implicit' && boolean(value) === true) yield grantEnabled(SHAFFER, 'unknown', 'implicit', value.at)
  if (is === 'set' && name === 'enforce_pkce' && boolean(value) === false)
    yield pkcePolicy(SHAFFER, 'server', 'unknown', set('optional', value), "'enforce_pkce' => true")
  // Behind a condition, the storage decides.
  if (is === 'call' && name === 'UserCredentials' && items(value).length > 0 && conditions.length === 0)
    yield grantEnabled(SHAFFER, 'unknown', 'password', cutTo(at, name.length))
}
