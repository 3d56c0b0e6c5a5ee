import type { AuthorizationRequest } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import type { Project } from '../../discover/project.ts'
import { type CLike, saidIn } from '../../parse/c-like.ts'
import { entries, type Entry, get, type Node } from '../../parse/node.ts'
import { computedElsewhere, defaultOfField, whereWritten } from '../../program/written/index.ts'
import { isSetInSpring } from '../code/spring-settings.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { codeAt, cutTo } from '../../text/source.ts'
import { oneOf } from '../../text/pattern.ts'
import { literal, loose } from './oauth-client-fields.ts'
import { signInWithoutChallenge } from './spring-sign-ins.ts'
import { IN_BUILDERS, IN_OLD_BUILDERS, readRegisteredClient } from './spring-security.ts'

export default defineTextSurface({
  id: 'spring-code',
  name: 'Spring Authorization Server clients in Java and Kotlin',
  spec: 'https://docs.spring.io/spring-authorization-server/reference/core-model-components.html#registered-client',
  counts: 'oauth',
  files: ['**/*.{java,kt}'],
  mentions: ['RegisteredClient', 'TokenSettings', 'ClientSettings', 'authorizedGrantTypes', 'withRegistrationId', 'CommonOAuth2Provider'],
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    const language = file.path.endsWith('.kt') ? 'kt' : 'java'
    for (const { is, name, value, within } of saidIn(text, language)) {
      if (is !== 'chain') continue
      if (SIGN_IN.test(name)) {
        const request = ownClient(name, value, project)
        if (request) yield request
        continue
      }
      if (get(value, 'withClient') && get(value, 'authorizedGrantTypes')) {
        yield* readRegisteredClient(literal(get(value, 'withClient')), ofOldClient(value), IN_OLD_BUILDERS)
        continue
      }
      if (/(?:^|\.)RegisteredClient\.(?:withId|from)$/.test(name))
        yield* readRegisteredClient(literal(get(value, 'clientId')), ofClient(value, { language, project }), IN_BUILDERS)
      else if (within.some((one) => /(?:client|token)Settings$/.test(one))) continue
      else if (/(?:^|\.)ClientSettings\.builder$/.test(name)) {
        // A bean that no client of the file is given may be given to none.
        if (!BEAN.test(text.value.slice(Math.max(0, value.at.start - 300), value.at.start)) || GIVEN.test(text.value))
          yield* readRegisteredClient(undefined, map(entries(value), value), IN_BUILDERS)
      } else if (TOKEN_SETTINGS.test(name))
        yield* readRegisteredClient(undefined, map([nested('token', withDefaults(value, { language, project }))], value), IN_BUILDERS)
    }
  },
})

/** https://docs.spring.io/spring-security/reference/servlet/oauth2/client/core.html#oauth2Client-client-registration */
const SIGN_IN = /(?:^|\.)(?:ClientRegistration\.withRegistrationId|CommonOAuth2Provider\.([A-Z]{3,20})\.getBuilder)$/

/** A client that people sign in with, by its builder. */
function ownClient(called: string, chain: Node, project: Project): AuthorizationRequest | undefined {
  const fields = new Map(entries(chain).map(({ key, value }) => [loose(key.value), constant(value)]))
  const common = SIGN_IN.exec(called)?.[1]?.toLowerCase()
  const written = literal(get(chain, common ? 'getBuilder' : 'withRegistrationId'))
  const name = common ?? written
  const address = literal(fields.get('authorizationuri')) ?? literal(fields.get('issueruri'))
  // Another address may be one of a server that knows no challenge.
  if (name === undefined || (address === undefined && !common && fields.has('authorizationuri'))) return undefined
  const owner = { what: 'Spring client', name: written ?? name, product: 'spring-security' }
  const host = /^https:\/\/([\w.-]{3,200})/i.exec(address ?? '')?.[1]?.toLowerCase()
  const hasNoKeys = common === undefined && !['jwkseturi', 'issueruri'].some((one) => fields.has(one)) && fields.has('tokenuri')
  return signInWithoutChallenge({ name, owner, fields, host, hasNoKeys, at: cutTo(chain.at, called.length) }, project)
}

const BEAN = /@Bean\b[^{};]{0,200}\{[^{};]{0,80}$/
const GIVEN = /\.clientSettings\(/
const TOKEN_SETTINGS = /(?:^|\.)TokenSettings\.builder$/

/** How the code around is read. */
interface Reading {
  readonly language: CLike
  readonly project: Project
}

/**
 * A client of the server that came before, whose lifetimes are numbers of seconds. Of PKCE and of refresh tokens the server itself decides.
 * https://docs.spring.io/spring-security-oauth2-boot/docs/current/reference/html5/
 */
function ofOldClient(chain: Node): Node {
  const all = entries(chain)
  const given = (called: string): Node[] =>
    all.filter(({ key }) => key.value === called).flatMap(({ value }) => (value.kind === 'list' ? value.items : [value]))
  const list = (called: string, named: string): Entry[] => {
    const found = given(called)
    return found[0] ? [nested(named, { kind: 'list', items: found, at: found[0].at })] : []
  }
  const life = (called: string, named: string): Entry[] => {
    const [value] = given(called)
    const isSeconds = value?.kind === 'scalar' && typeof value.value === 'number' && value.value > 0
    return isSeconds ? [nested(named, { kind: 'scalar', value: `PT${String(value.value)}S`, at: value.at, opaque: true })] : []
  }
  const token = [
    ...life('accessTokenValiditySeconds', 'access-token-time-to-live'),
    ...life('refreshTokenValiditySeconds', 'refresh-token-time-to-live'),
    nested(REUSES, { kind: 'dynamic', at: chain.at }),
  ]
  const registration = [...list('authorizedGrantTypes', 'authorization-grant-types'), ...list('redirectUris', 'redirect-uris')]
  return map([nested('registration', map(registration, chain)), nested('token', map(token, chain))], chain)
}

/** A builder's calls in the shape of the properties: what is said several times is a list. */
function ofClient(chain: Node, reading: Reading): Node {
  const all = entries(chain)
  const list = (called: string, named: string): Entry[] => {
    const found = all.filter(({ key }) => key.value === called)
    const [first] = found
    return first
      ? [
          {
            ...first,
            key: { ...first.key, value: named },
            value: { kind: 'list', items: found.map(({ value }) => constant(value)), at: first.value.at },
          },
        ]
      : []
  }
  const registration = [
    ...list('authorizationGrantType', 'authorization-grant-types'),
    ...list('clientAuthenticationMethod', 'client-authentication-methods'),
    ...methodsNamed(all),
    ...list('redirectUri', 'redirect-uris'),
    ...list('scope', 'scopes'),
    ...grantsOfData(all),
  ]
  const settings = entries(get(chain, 'clientSettings'))
  const given = get(chain, 'tokenSettings')
  // A builder that is not built here may be told more.
  const token = given ? tokenSettings(given, reading) : get(chain, 'build') ? undefined : unseenSettings(chain)
  const known = token && withDefaults(token, reading)
  return map([nested('registration', map(registration, chain)), ...settings, ...(known ? [nested('token', known)] : [])], chain)
}

/**
 * Grants that nobody reads here, as each client of a database has its own: `.authorizationGrantTypes(set -> set.addAll(client.grants()))`.
 * One that names some means those, and so may a constant of the program; what is taken out is none.
 */
function grantsOfData(all: readonly Entry[]): Entry[] {
  const given = all.filter(({ key }) => key.value === 'authorizationGrantTypes')
  const codes = given.map(({ value }) => codeAt(value.at)).filter((code) => code.includes('->'))
  const isOfData = codes.some((code) => GRANTS_OF_DATA.test(code)) && !codes.some((code) => NAMED_OR_LEFT.test(code))
  return given[0] && isOfData ? [nested('grants-of-data', given[0].value)] : []
}

/** What a record has, or a list that was made of it: `row.getGrants()`, `grantTypes.forEach(`, `all.addAll(clientGrants)`. */
const GRANTS_OF_DATA = oneOf(
  '',
  /(?<![\w.])[a-z]\w{0,60}(?:\(\))?\.(?:get)?\w{0,40}[gG]rant\w{0,40}/,
  /[gG]rant\w{0,40}\.(?:forEach|stream|split|map)\b|\.addAll\(\w{0,40}[gG]rant\w{0,40}\)/,
)
/** Constants, `REFRESH_TOKEN` not among them, and what takes a grant out. */
const NAMED_OR_LEFT = /(?<!\w)[A-Z][A-Z_]{2,40}\b|["']refresh_token["']|\.(?:remove(?:If|All)?|retainAll|clear)\(/

/** Ways for clients to prove who they are, all of them constants: `.clientAuthenticationMethods(set -> set.add(CLIENT_SECRET_BASIC))`. */
function methodsNamed(all: readonly Entry[]): Entry[] {
  const [given, ...others] = all.filter(({ key }) => key.value === 'clientAuthenticationMethods')
  if (!given || others.length > 0) return []
  const code = codeAt(given.value.at)
  const named = Array.from(code.matchAll(NAMED_METHOD), ([, name = '']) => name.toLowerCase())
  const isAll = named.length > 0 && !METHODS_OF_DATA.test(code)
  const items = named.map((value): Node => ({ kind: 'scalar', value, at: given.value.at, opaque: true }))
  return isAll ? [nested('client-authentication-methods', { kind: 'list', items, at: given.value.at })] : []
}

const NAMED_METHOD = /(?<!\w)(CLIENT_SECRET_(?:BASIC|POST|JWT)|PRIVATE_KEY_JWT|(?:SELF_SIGNED_)?TLS_CLIENT_AUTH|NONE)\b/g
const METHODS_OF_DATA = /(?<![\w.])[a-z]\w{0,60}\.(?:get)?\w{0,40}[mM]ethod|[mM]ethod\w{0,40}\.(?:forEach|stream)\b|\bif\b|\?/

/** Lifetimes of constants and of classes of settings: `.refreshTokenTimeToLive(settings.refreshTtl())`. */
function withDefaults(token: Node, reading: Reading): Node {
  if (token.kind !== 'map') return token
  const all = token.entries.map((entry) => {
    const value = /TimeToLive$/.test(entry.key.value) ? lifetimeElsewhere(entry.value, reading) : undefined
    return value ? { ...entry, value } : entry
  })
  return { ...token, entries: all }
}

function lifetimeElsewhere(node: Node, reading: Reading): Node | undefined {
  if (node.kind !== 'dynamic') return undefined
  const constant = computedElsewhere(node, reading)
  if (constant) return constant
  const field = defaultOfField(node, reading)
  const prefix = field && PREFIX.exec(field.owner.above)?.[1]
  // What is made by hand may be given anything.
  if (!field || prefix === undefined || isSetInSpring(`${prefix}.${field.name}`, node.at.file.path, reading.project)) return undefined
  return field.value
}

/** https://docs.spring.io/spring-boot/reference/features/external-config.html */
const PREFIX = /@ConfigurationProperties\((?:(?:prefix|value)\s?=\s?)?"([\w.-]{1,100})"/

/** `TokenSettings.builder()…` as it stands there; of one that is made elsewhere, whose lifetimes are read there, how tokens are renewed. */
function tokenSettings(given: Node, { language, project }: Reading): Node {
  if (given.kind === 'map' && /^(?:[a-z]\w{0,40}\.){0,8}TokenSettings\s{0,80}\.builder\(/.test(codeAt(given.at))) return given
  const made = whereWritten(codeAt(given.at), { at: given.at, language, project })
  const [chain, ...more] = made
    ? saidIn(made.file.whole, language).filter(
        ({ is, name, at }) => is === 'chain' && TOKEN_SETTINGS.test(name) && at.start >= made.start && at.end <= made.end,
      )
    : []
  const [entry, ...others] = entries(chain?.value).filter(({ key }) => key.value === REUSES)
  const isOnly = get(chain?.value, 'build') !== undefined && more.length === 0 && others.length === 0
  const isKnown = isOnly && RETURNED.test(made?.file.text.slice(0, chain?.at.start) ?? '')
  return isKnown ? map(entry ? [entry] : [], given) : unseenSettings(given)
}

function unseenSettings({ at }: Node): Node {
  return map([nested(REUSES, { kind: 'dynamic', at })], { kind: 'dynamic', at })
}

const REUSES = 'reuseRefreshTokens'

/** What stands before a value that a function gives, or a name is given. */
const RETURNED = /(?:\breturn|=)\s{0,80}(?:[a-z]\w{0,40}\.){0,8}$/

/** `AuthorizationGrantType.PASSWORD` is `password`. */
function constant(node: Node): Node {
  const from = node.kind === 'dynamic' ? node.from : undefined
  return from && /(?:^|\.)(?:AuthorizationGrantType|ClientAuthenticationMethod)$/.test(from.module)
    ? { kind: 'scalar', value: from.name.toLowerCase(), at: node.at, opaque: true }
    : node
}

function nested(name: string, value: Node): Entry {
  return { key: { value: name, at: value.at }, value, at: value.at }
}

function map(all: Entry[], { at }: Node): Node {
  return { kind: 'map', entries: all, open: true, at }
}
