import type { ClientType, Owner } from '../../model/index.ts'
import type { Project } from '../../discover/project.ts'
import { string, type Entry, type Node } from '../../parse/node.ts'
import type { Reading, Statement } from '../../model/reading.ts'
import { plainEndpoints } from '../documents/document-checks.ts'
import {
  flag,
  grantsIn,
  isDynamic,
  type Issuer,
  type LifetimeRow,
  literal,
  loose,
  looseFields,
  ownerOf,
  pkcePolicy,
  redirectUris,
  refreshRotation,
  scopes,
  set,
  unset,
  words,
} from './oauth-client-fields.ts'
import { hasNoCode, isOfService, scopesOf } from './machine-clients.ts'
import { atItsPlace } from './native-clients.ts'
import { lifetime } from './lifetime-fields.ts'
import { keyWords } from './key-words.ts'
import { signInWithoutChallenge } from './spring-sign-ins.ts'
import { below, valueAt } from './relaxed-keys.ts'
import type { Reader } from '../reading/surface.ts'
import { holdsForDevelopment, isForDevelopment, profilesOf } from './setting-profiles.ts'
import { isMarkedInProduction, isOfTls, sessionCookie } from './production-cookies.ts'
import { swaggerClient, swaggerSecret } from '../reading/swagger-client.ts'
import { template } from '../deploy/interpolation.ts'
import { own } from '../../text/own.ts'
import { codeAt } from '../../text/source.ts'

const SERVER = ['spring', 'security', 'oauth2', 'authorizationserver', 'client']
/** Authorization servers that clients sign in with. */
const SIGN_IN = ['spring', 'security', 'oauth2', 'client', 'provider']
const ENDPOINTS = ['issueruri', 'authorizationuri', 'tokenuri', 'jwkseturi', 'userinfouri']
const CLIENT = ['spring', 'security', 'oauth2', 'client', 'registration']

/** https://springdoc.org/#swagger-ui-properties */
const DOCUMENTATION = ['springdoc', 'swaggerui', 'oauth']

/** Words of which one is in every configuration that is read here. */
export const MENTIONS = [
  'authorizationserver',
  ...keyWords('authorization-server'),
  'authorizationServer',
  ...keyWords('registration'),
  'client.registration',
  'servlet',
  'reactive',
  'springdoc',
]

/** Whether a document configures the authorization server, OAuth clients or sessions of Spring. */
export function isSpring(root: Node): boolean {
  return [SERVER, CLIENT, DOCUMENTATION].some((path) => below(root, path).length > 0) || sessionCookie(root).length > 0
}

/** https://docs.spring.io/spring-boot/reference/web/spring-security.html#web.security.oauth2 */
export function* readSpring(root: Node, reader: Pick<Reader, 'file' | 'project'>): Generator<Reading> {
  for (const { key, value } of below(root, SERVER)) yield* readRegisteredClient(key.value, value)
  for (const { key, value } of below(root, CLIENT)) yield* ownClient(key, value, { root, project: reader.project })
  for (const setting of sessionCookie(root))
    if (isOfTls(setting) && flag(setting.value) === false && !isOfNoProduction(root, reader))
      yield { kind: 'transportSetting', problem: 'insecure-cookie', written: codeAt(setting.at, 120), at: setting.at }
  if (!holdsForDevelopment(root) && !isForDevelopment(reader.file.path.replace(/^.*\//, ''))) yield* documentation(root)
  for (const { value } of below(root, SIGN_IN)) yield* plainEndpoints(ENDPOINTS.map((name) => looseFields(value).get(name)))
}

/** The client of the page that documents an API. */
function* documentation(root: Node): Generator<Reading> {
  const fields = new Map(below(root, DOCUMENTATION).map(({ key, value }) => [loose(key.value), value]))
  const secret = fields.get('clientsecret')
  const pkce = fields.get('usepkcewithauthorizationcodegrant')
  const text = secret && string(secret)
  if (secret && /^["']?\$\{[\w.-]{1,100}\}["']?$/.test(codeAt(secret.at, 120).trim())) yield swaggerSecret(secret.at)
  else if (secret && text && text.value.trim() !== '' && !text.value.includes('${'))
    yield { kind: 'clientSecret', value: template(text), statement: swaggerSecret(secret.at) }
  yield* swaggerClient({ pkceOff: pkce && flag(pkce) === false ? pkce.at : undefined })
}

/** Whether what a document says of cookies holds for who develops, for one machine, or where a profile for production says otherwise. */
function isOfNoProduction(root: Node, { file, project }: Pick<Reader, 'file' | 'project'>): boolean {
  return holdsForDevelopment(root) || staysHere(root) || (profilesOf(root).length === 0 && isMarkedInProduction(file, project))
}

/** Whether a document has the server answer its own machine alone. */
function staysHere(root: Node): boolean {
  const address = valueAt(root, 'server.address')
  return address?.kind === 'scalar' && /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)$/.test(String(address.value))
}

/**
 * Spring's durations: `30m`, `PT30M`; a bare number is milliseconds. An authorization code and a token live 5 minutes, a refresh token 60,
 * when unset.
 */
const LIFETIMES: readonly (readonly [key: string, token: LifetimeRow['token']])[] = [
  ['authorization-code-time-to-live', 'code'],
  ['access-token-time-to-live', 'access'],
  ['refresh-token-time-to-live', 'refresh'],
  ['device-code-time-to-live', 'device-code'],
]

/** How what is to be changed is written. */
interface Written {
  readonly life: (key: string) => string
  readonly rotation: string
  readonly proof: string
}

const IN_SETTINGS: Written = {
  life: (key) => `token.${key}`,
  rotation: 'token.reuse-refresh-tokens: false',
  proof: 'require-proof-key: true',
}

/** As calls of the builders: `accessTokenTimeToLive`. */
export const IN_BUILDERS: Written = {
  life: (key) => key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  rotation: 'reuseRefreshTokens(false)',
  proof: 'requireProofKey(true)',
}

/** And of those that came before: `accessTokenValiditySeconds`. */
export const IN_OLD_BUILDERS: Written = { ...IN_BUILDERS, life: (key) => IN_BUILDERS.life(key).replace('TimeToLive', 'ValiditySeconds') }

/** A client of the authorization server; its name may be none where code makes it up. */
export function* readRegisteredClient(name: string | undefined, node: Node, written = IN_SETTINGS): Generator<Statement> {
  const client = looseFields(node)
  const registration = looseFields(client.get('registration'))
  const token = looseFields(client.get('token'))
  const owner = ownerOf('Spring client', 'spring-authorization-server', name)
  const methods = registration.get('clientauthenticationmethods')
  const clientType = typeOf(methods)
  const grantTypes = registration.get('authorizationgranttypes')
  const reuse = token.get('reuserefreshtokens')
  // Reused unless switched off (TokenSettings).
  const rotates = isDynamic(reuse) ? undefined : flag(reuse) === false
  const forService = isOfService(grantTypes)
  const issuer: Issuer = { owner, clientType, rotates, forService }
  for (const [key, kind] of LIFETIMES) {
    const value = token.get(loose(key))
    if (value)
      yield* lifetime(
        value,
        { token: kind, grammar: /^\d+$/.test(literal(value)?.trim() ?? '') ? 'ms-int' : 'iso8601', key: written.life(key) },
        issuer,
      )
  }
  const isOfData = registration.get('grantsofdata') !== undefined && reuse !== undefined && flag(reuse) === true
  if ((isOfData || words(grantTypes).some(({ value }) => value === 'refresh_token')) && rotates !== undefined) {
    yield refreshRotation(owner, clientType, reuse ? set(rotates, reuse) : unset(node), written.rotation)
  }
  // A public client cannot redeem a code without PKCE anyway; a confidential one may leave it out.
  const proof = client.get('requireproofkey')
  if (proof && flag(proof) !== undefined && !hasNoCode(grantTypes))
    yield pkcePolicy(owner, 'client', clientType, set(flag(proof) ? 'S256' : 'optional', proof), written.proof)
  yield* grantsIn(grantTypes, owner, clientType)
  const redirects = registration.get('redirecturis')
  yield* redirectUris(redirects, owner)
  yield* scopesOf(scopes(registration.get('scopes'), 'allowed', atItsPlace(owner, redirects, clientType)), forService)
}

function typeOf(methods: Node | undefined): ClientType {
  const all = words(methods)
  if (all.length === 0) return 'unknown'
  return all.some(({ value }) => value === 'none') ? 'public' : 'confidential'
}

/** Registrations whose provider Spring knows by name. */
const PROVIDERS: Readonly<Record<string, string>> = {
  google: 'Google',
  github: 'GitHub',
  okta: 'Okta',
  azure: 'Microsoft',
  gitlab: 'GitLab',
}

function* ownClient({ value: name, at }: Entry['key'], node: Node, { root, project }: Around): Generator<Statement> {
  const fields = looseFields(node)
  const owner: Owner = { what: 'Spring client', name, product: 'spring-security' }
  const method = literal(fields.get('clientauthenticationmethod'))
  const clientType: ClientType = method
    ? method === 'none'
      ? 'public'
      : 'confidential'
    : fields.has('clientsecret')
      ? 'confidential'
      : 'unknown'
  for (const use of grantsIn(fields.get('authorizationgranttype'), owner, clientType)) yield { ...use, by: 'use' }
  yield* scopes(fields.get('scope'), 'request', owner, own(PROVIDERS, (literal(fields.get('provider')) ?? name).toLowerCase()))
  const request = signInWithoutChallenge({ name, owner, fields, host: hostOf(literal(fields.get('provider')) ?? name, root), at }, project)
  if (request) yield request
}

interface Around {
  readonly root: Node
  readonly project: Project
}

/** The host of the provider of a name that the same document describes. */
function hostOf(provider: string, root: Node): string | undefined {
  const described = below(root, SIGN_IN).find(({ key }) => key.value === provider)
  const fields = described && looseFields(described.value)
  const address = ['authorizationuri', 'issueruri'].flatMap((name) => literal(fields?.get(name)) ?? [])[0]
  return /^https:\/\/([\w.-]{3,200})/i.exec(address ?? '')?.[1]?.toLowerCase()
}
