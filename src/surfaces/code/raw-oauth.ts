import { roleOf } from '../../classify/file-role.ts'
import { signsInAsItself } from '../../knowledge/words/signs-in-as-itself.ts'
import { PASSWORD_FORM } from './password-words.ts'
import { withAddedElsewhere } from './added-elsewhere.ts'
import { isBrought } from './brought-client.ts'
import { isJob, isMcpClientBeside, signsInForMcp } from './client.ts'
import { discoversByImport } from './imported-discovery.ts'
import { appOfGitHub } from '../../knowledge/words/oauth.ts'
import { enclosingFunction, isUnread, parameter, parameterSets, type Module, type Parameters } from '../../program/index.ts'
import { literally } from '../../text/pattern.ts'
import { isLogged, isOfLibrary, isSent, isTrial } from './sent-parameters.ts'
import { isOwnAddress } from './own-address.ts'
import { isBeginning, isProbe } from './probes.ts'
import { personalAddressOf } from './personal-addresses.ts'
import { isForPayments, peopleBehind } from './people.ts'
import { namesReaching } from './mcp-guard.ts'
import { challengeOf, VERIFIER } from './sent-challenge.ts'
import { clientFactsOf, clientTypeOf, sendsSecret } from './request-client.ts'
import { shippedSecret } from './shipped-secret.ts'
import { isStackOutput } from './state-source.ts'
import { addressOf, isLocal, isPrivate, text, textByDefault } from './settings.ts'
import { scopeProviderAtPath, scopeProviderFor } from '../../knowledge/scopes/index.ts'
import type { AuthorizationRequest, Owner, ScopeSet, TokenRequest } from '../../model/index.ts'
import { string, type Node } from '../../parse/node.ts'
import type { Reading, Statement } from '../../model/reading.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { mayBeSaid } from '../reading/code-around.ts'
import { grantUsed, redirectUri } from '../idp/oauth-client-fields.ts'
import { productOf } from './product-requests.ts'
import { isInstallLink } from '../../knowledge/install-links.ts'
import { expectsPkce, expectsVerifier } from './pkce-support.ts'
import { isWarnedOf } from './warned-grants.ts'
import { scopesIn } from './scope-sets.ts'
import { isBareNonce } from './read-nonces.ts'
import { sent, statedAt } from './sent-states.ts'
import { requestAt } from '../reading/authorization-request.ts'
import { ENCODES_WHOLE, IMPORTS_OWN, SENDS_OFF } from './imported-queries.ts'

export default defineProgramSurface({
  id: 'raw-oauth',
  name: 'OAuth requests written by hand',
  spec: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-4',
  counts: 'code',
  inTests: [[PASSWORD_FORM]],
  mentions: ['response_type', 'grant_type', 'client_id', 'code_challenge', 'URLSearchParams', 'urlencode', 'stringify'],
  together: [
    [/response_type|grant_type/],
    [/code_challenge_method/, /\bplain\b/],
    [/\/auth(?:orize)?\b/, /response_type|grant_type|client_id|code_challenge/],
    [ENCODES_WHOLE, SENDS_OFF, IMPORTS_OWN],
  ],

  *read(module): Generator<Reading> {
    for (const set of parameterSets(module)) {
      if (asksForCode(module, set)) yield* authorization(module, withAddedElsewhere(module, set))
      const grant = parameter(set, 'grant_type')
      const name = grant && text(grant.value)
      if (grant && name !== undefined && isSent(module, set)) yield* token(module, set, { value: name, at: grant.at })
    }
  },
})

const AUTHORIZE = /(?:oauth2?|connect)\/(?:v\d+(?:\.\d+)?\/)?auth(?:orize)?$|\/authorize$/

/** An address of this application itself is a link of its own server; who sends a code redeems it; what nobody reads is no request. */
function asksForCode(module: Module, set: Parameters): boolean {
  // An answer that refuses has what was asked for beside it: https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1
  if (parameter(set, 'error')) return false
  if (parameter(set, 'code') || isOwnAddress(set) || isOfLibrary(set) || isLogged(module, set) || isUnread(module, set.node)) return false
  // A product's own page of sign-in: RFC 6749 has another name for it.
  const isOther = parameter(set, 'redirect_url') !== undefined && parameter(set, 'redirect_uri') === undefined
  if (isOther && !AUTHORIZE.test(addressOf(set.url)?.path ?? ending(set.url) ?? '')) return false
  // The rest of a request whose parameters come from elsewhere.
  if (!parameter(set, 'client_id')) return set.open && sendsVerifierPlain(set)
  const type = parameter(set, 'response_type')
  if (isProbe(module, set) || isBeginning(module, set)) return false
  if (type) return text(type.value) !== '' && (set.url !== undefined || parameter(set, 'redirect_uri') !== undefined)
  const address = addressOf(set.url)
  if (isInstallLink(address?.host, scopeText(set))) return false
  const path = address?.path ?? ending(set.url)
  return path !== undefined && AUTHORIZE.test(path) && parameter(set, 'grant_type') === undefined
}

/** A client's own words: the verifier itself is the challenge. */
function sendsVerifierPlain(set: Parameters): boolean {
  const method = parameter(set, 'code_challenge_method')
  return method !== undefined && text(method.value) === 'plain' && VERIFIER.test(parameter(set, 'code_challenge')?.code ?? '')
}

function scopeText(set: Parameters): string | undefined {
  const scope = parameter(set, 'scope')
  return scope && text(scope.value)
}

/** What a template ends with, when that is written: `/authorize` of `${issuer}/authorize`. */
function ending(url: Node | undefined): string | undefined {
  const last = url?.kind === 'template' ? url.parts.at(-1) : url
  return last && text(last)
}

function* authorization(module: Module, set: Parameters): Generator<Statement> {
  const address = addressOf(set.url)
  const host = address?.host
  const type = parameter(set, 'response_type')
  const owner: Owner = { what: host ? `the authorization request to ${host}` : 'the authorization request', product: 'this code' }
  const types = type && text(type.value)?.split(/\s+/)
  if (type && types?.includes('token')) yield grant(module, set, owner, 'implicit', isLocal(host), type.at)
  else if (type && types?.join() === 'id_token') yield grant(module, set, owner, 'id_token', isLocal(host), type.at)

  const at = set.at
  const elsewhere = isStackOutput(module, set.node) ? ({ is: 'dynamic', at } as const) : undefined
  const request: AuthorizationRequest = requestAt(at, {
    owner,
    ...clientFactsOf(module, set),
    host,
    responseType: sent(set, 'response_type', textByDefault),
    pkce: elsewhere ?? pkceAt(module, set, host),
    state: elsewhere ?? statedAt(module, set),
    nonce: isBareNonce(module, set) ? { is: 'unset', at } : sent(set, 'nonce', () => 'sent'),
    resource: sent(set, 'resource', text),
    mcp: signsInForMcp(module, host) || (host === undefined && (isMcpClientBeside(module) || discoversByImport(module))),
  })
  yield request
  yield* scopes(module, set, owner)
  yield* plainEndpoint(set)
  const redirect = parameter(set, 'redirect_uri')
  const uri = redirect && string(redirect.value)
  if (uri && !isLocal(addressOf(redirect.value)?.host)) yield redirectUri(uri, owner)
}

/** A server that ignores a challenge says nothing of a client that sends none, and leaves it with its `state`. */
function pkceAt(module: Module, set: Parameters, host: string | undefined): AuthorizationRequest['pkce'] {
  const challenge = challengeOf(module, set)
  // What installs an application somewhere ends with a code as well, which nobody has to redeem.
  if (isInstallLink(host, scopeText(set)) && !/identify|email|guilds/.test(scopeText(set) ?? '') && isNeverRedeemed(module))
    return challenge.is === 'unset' ? { is: 'set', value: 'ignored', at: set.at } : challenge
  if (expectsPkce(module, set.node, host, set.url)) return challenge
  return challenge.is === 'unset' ? { is: 'set', value: 'ignored', at: set.at } : { is: 'dynamic', at: set.at }
}

function isNeverRedeemed({ project }: Module): boolean {
  return project !== undefined && !mayBeSaid(project, 'redeem codes', (text) => REDEEMS.test(text))
}

const REDEEMS = /\bauthorization_code\b|oauth2\/token\b|\btoken_url\b/i

function* token(module: Module, set: Parameters, grantType: TokenRequest['grant']): Generator<Reading> {
  const address = addressOf(set.url)
  const local = isLocal(address?.host) || isOwnAddress(set)
  const owner: Owner = { what: address ? `the token request to ${address.host}` : 'the token request', product: 'this code' }
  yield* plainEndpoint(set)
  const secret = parameter(set, 'client_secret')
  if (secret) yield* shippedSecret(module, secret, owner)
  // A test that sends no user asks what the server refuses, and what nobody sends only says the name of the grant.
  const isBare = !set.open && !parameter(set, 'username') && !parameter(set, 'password')
  const isProbe = isBare && (set.url === undefined || roleOf(grantType.at.file).test)
  if (grantType.value === 'password' && !isProbe && productOf(set)?.grant !== 'password')
    yield grant(module, set, owner, 'password', local, grantType.at)
  if (grantType.value === 'client_credentials') {
    const asked = scopesIn(parameter(set, 'scope')?.value).scopes
    const opens = personalAddressOf(module, set.node, asked)
    yield {
      kind: 'machineGrant',
      owner,
      scopes: asked,
      ...(opens && { opens }),
      keyBased: parameter(set, 'client_assertion') !== undefined,
      people: peopleBehind(module, set.node),
      reachedBy: namesReaching(module, set.node),
      ...(isForPayments(module, set.node, set.url) ? { forPayments: true as const } : {}),
      job: isJob(module),
      ...(isBrought(module, set) ? { brought: true as const } : {}),
      at: grantType.at,
    }
  }
  if (grantType.value === 'refresh_token' || isTrial(set)) return
  yield* scopes(module, set, owner)
  yield {
    kind: 'tokenRequest',
    owner,
    ...clientFactsOf(module, set),
    ...(sendsSecret(set) ? { sendsSecret: true as const } : {}),
    ...(address ? { host: address.host } : {}),
    grant: grantType,
    verifier: expectsVerifier(module, set.node, address?.host, set.url)
      ? sent(set, 'code_verifier', () => 'sent')
      : { is: 'dynamic', at: set.at },
    resource: sent(set, 'resource', text),
    mcp: (signsInForMcp(module, address?.host) || (!address && discoversByImport(module))) && !isForApi(set, grantType.value),
    confidence: 'high',
    at: set.at,
  }
}

/** What a server asks for itself with an `audience`, as vendors call it, is for the API that is named there. */
function isForApi(set: Parameters, name: string): boolean {
  return name === 'client_credentials' && parameter(set, 'audience') !== undefined
}

function grant(
  module: Module,
  set: Parameters,
  owner: Owner,
  name: 'implicit' | 'id_token' | 'password',
  local: boolean,
  at: Parameters['at'],
): Statement {
  const warned = isWarnedOf(module, set.node, name)
  const clientType = clientTypeOf(module, set)
  const kept = { ...(warned ? { warned } : {}), ...(name === 'password' && !addressOf(set.url) ? { unseenServer: true as const } : {}) }
  const around = enclosingFunction(module, set.node)
  const isItself = name === 'password' && signsInAsItself.pattern.test(module.source(around ?? set.node))
  return grantUsed(owner, name, at, { clientType, local, ...kept, ...(isItself && { ofService: true as const }) })
}

function* scopes(module: Module, set: Parameters, owner: Owner): Generator<ScopeSet> {
  const scope = parameter(set, 'scope')
  if (!scope) return
  const { scopes: found, open } = scopesIn(scope.value)
  const address = addressOf(set.url)
  const provider =
    productOf(set)?.provider ??
    (address ? scopeProviderFor(`https://${address.host}${address.path}`) : scopeProviderAtPath(ending(set.url) ?? ''))
  if (found.length === 0) return
  const unread = provider === 'GitHub' && isOfApp(module, set) ? { unread: true as const } : {}
  yield { kind: 'scopeSet', owner, role: 'request', scopes: found, open, ...(provider ? { provider } : {}), ...unread, at: scope.at }
}

/** More of a function is not looked at. */
const LONGEST = 6000

/** Whether the client is an application that has no scopes, by the variable that its id is taken from. */
function isOfApp(module: Module, set: Parameters): boolean {
  const code = parameter(set, 'client_id')?.code ?? ''
  const name = /^[`'"]?\$?\{?([\w$]{1,60})\}?[`'"]?$/.exec(code)?.[1]
  const around = enclosingFunction(module, set.node)
  const given =
    name !== undefined && around
      ? new RegExp(`\\b${literally(name)}\\s{0,4}=[^=\\n][^\\n]{0,120}`).exec(module.source(around).slice(0, LONGEST))
      : null
  return appOfGitHub.pattern.test(given?.[0] ?? code)
}

function* plainEndpoint(set: Parameters): Generator<Statement> {
  const address = addressOf(set.url)
  if (!set.url || address?.scheme !== 'http:' || isPrivate(address.host)) return
  yield { kind: 'transportSetting', problem: 'plain-oauth-endpoint', written: `http://${address.host}`, host: address.host, at: set.url.at }
}
