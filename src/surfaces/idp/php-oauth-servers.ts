import type { Project } from '../../discover/project.ts'
import type { Statement } from '../../model/reading.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { boolean, items, string, type Node } from '../../parse/node.ts'
import { constantText, givenIn, valueOf, type Given } from '../../program/written/index.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { codeAt, cutTo } from '../../text/source.ts'
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
  *read(text, { project }): Generator<Statement> {
    const isLeague = /\bLeague\\OAuth2\\Server\b/.test(text.value)
    const all = saidIn(text, 'php')
    const given = givenIn(all)
    if (isLeague && BUILDS_GRANTS.test(text.value)) yield* passwordListed(all)
    for (const said of all) yield* isLeague ? ofLeague(said, (node) => spanOf(node, said, given, project)) : ofShaffer(said)
  },
})

/** A class of the library whose name is put together: `'\\League\\OAuth2\\Server\\Grant\\' . $grant . 'Grant'`. */
const BUILDS_GRANTS = /\bOAuth2\\{1,2}Server\\{1,2}Grant\\{1,2}(?:["']\s?\.\s?\$\w{1,60}|\{\$\w{1,60}\}|\$\{?\w{1,60})/

/** The list that such names are taken from where nobody sets another: `'supportedGrants' => ['AuthCode', 'Password']`. */
function* passwordListed(all: readonly Said[]): Generator<Statement> {
  for (const { is, name, value, conditions } of all) {
    if (is !== 'set' || conditions.length > 0 || !/(?:support|default|enabled)\w{0,12}_?grants?(?:_?types?)?$/i.test(name)) continue
    const password = items(value).find((one) => string(one)?.value === 'Password')
    if (password) return void (yield grantEnabled(LEAGUE.owner, 'unknown', 'password', password.at))
  }
}

/** A length of time that a variable of the function holds, or a constant of another class gives: `new DateInterval(Lifetime::ACCESS)`. */
function spanOf(node: Node, { inFunction, at }: Said, given: Given, project: Project): Node {
  const variable = /^\$\w{1,60}$/.exec(codeAt(node.at, 62))?.[0]
  const held = variable === undefined ? node : (valueOf(variable, at, inFunction, given, 'php') ?? node)
  const code = held.kind === 'dynamic' ? codeAt(held.at, 200) : ''
  const [all = '', name = ''] = OF_CONSTANT.exec(code) ?? []
  if (name === '') return held.kind === 'scalar' ? { ...held, at: node.at } : node
  const start = held.at.start + all.lastIndexOf(name)
  const value = constantText({ file: held.at.file, start, end: start + name.length }, { language: 'php', project })
  return value === undefined ? node : { kind: 'scalar', value, at: node.at }
}

/** https://www.php.net/manual/en/class.dateinterval.php */
const OF_CONSTANT = /^new \\?DateInterval\(\s{0,8}([\w\\]{1,100}(?:::\w{1,60})?)\s{0,8}\)$/

/** Refresh tokens are revoked when they are used: https://oauth2.thephpleague.com/authorization-server/refresh-token-grant/ */
const LEAGUE: Issuer = { owner: ownerOf('the authorization server', 'league/oauth2-server'), clientType: 'unknown', rotates: true }

/** https://oauth2.thephpleague.com/authorization-server/auth-code-grant/ */
function* ofLeague({ is, name, value, at }: Said, span: (node: Node) => Node): Generator<Statement> {
  if (is !== 'call') return
  const given = items(value)
  const last = name.replace(/^.*[.\\]/, '')
  const place = cutTo(at, name.length)
  const [first, second, third] = given
  switch (last) {
    case 'enableGrantType':
      if (second) yield* lifetime(span(second), { token: 'access', grammar: 'iso8601', key: 'enableGrantType(…, $accessTokenTTL)' }, LEAGUE)
      break
    case 'AuthCodeGrant':
      if (third) yield* lifetime(span(third), { token: 'code', grammar: 'iso8601', key: 'AuthCodeGrant(…, $authCodeTTL)' }, LEAGUE)
      break
    case 'setRefreshTokenTTL':
      if (first) yield* lifetime(span(first), { token: 'refresh', grammar: 'iso8601', key: last }, LEAGUE)
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
