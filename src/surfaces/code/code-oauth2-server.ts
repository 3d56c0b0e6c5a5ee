import { calls, callsOnImport, fold, importsFrom, keyOf, newOf, type Call, type Module } from '../../program/index.ts'
import { property } from '../../program/objects.ts'
import { optionPolicy, policyOf, SECONDS, type PolicyFacts } from './policy.ts'
import { entryOf } from './settings.ts'
import { depends, versionOf } from '../../program/version.ts'
import type { Owner, TokenPolicy } from '../../model/index.ts'
import { boolean, string } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineCodeSurface } from '../reading/surface.ts'
import { grantEnabled, grantsIn, pkcePolicy, redirectUris, refreshRotation, set } from '../idp/oauth-client-fields.ts'

/** Authorization servers of @node-oauth/oauth2-server, oauth2orize and @jmondi/oauth2-server. */
export default defineCodeSurface({
  id: 'code-oauth2-server',
  name: 'node-oauth2-server, oauth2orize and @jmondi/oauth2-server',
  spec: 'https://node-oauthoauth2-server.readthedocs.io',
  counts: 'code',
  inTests: 'password grants',
  mentions: ['oauth2-server', 'oauth2orize', 'express-oauth-server', '@node-oauth', 'redirectUris'],
  together: [[/oauth2-server|oauth2orize|express-oauth-server|@node-oauth/], [/\bgrants\b/, /\bredirectUris\b/]],
  *read(module): Generator<Statement> {
    yield* nodeOauth(module)
    yield* orize(module)
    yield* jmondi(module)
  },
})

const NODE_OAUTH = [
  '@node-oauth/oauth2-server',
  '@node-oauth/express-oauth-server',
  'oauth2-server',
  'express-oauth-server',
  'koa-oauth-server',
]

/** Seconds, in the constructor and in single calls. */
const LIFETIMES: readonly (readonly [string, TokenPolicy['token']])[] = [
  ['accessTokenLifetime', 'access'],
  ['refreshTokenLifetime', 'refresh'],
  ['authorizationCodeLifetime', 'code'],
]

function* nodeOauth(module: Module): Generator<Statement> {
  yield* clients(module)
  if (!importsFrom(module, NODE_OAUTH)) return
  const owner: Owner = { what: 'OAuth server', product: 'oauth2-server' }
  const made = calls(module).filter(
    ({ from, name }) =>
      from !== undefined &&
      NODE_OAUTH.some((one) => from.module === one) &&
      (from.name === '' ||
        /^(?:OAuth2?Server|ExpressOAuthServer)$/.test(from.name) ||
        name === 'token' ||
        name === 'authorize' ||
        name === 'authenticate'),
  )
  for (const call of made) {
    for (const options of call.node.arguments.flatMap((one) => (one.type === 'SpreadElement' ? [] : [fold(module, one)]))) {
      const rotation = entryOf(options, 'alwaysIssueNewRefreshToken')
      const rotates = rotation && boolean(rotation.value)
      if (rotation && rotates === false) yield refreshRotation(owner, 'unknown', set(false, rotation), 'alwaysIssueNewRefreshToken: true')
      for (const [key, token] of LIFETIMES) {
        yield* optionPolicy(
          { owner, token, key, ...(rotates === undefined || token !== 'refresh' ? {} : { rotates }) },
          options,
          key,
          SECONDS,
        )
      }
      const plain = entryOf(options, 'enablePlainPKCE')
      if (plain && boolean(plain.value) === true)
        yield pkcePolicy(owner, 'server', 'unknown', set('plain', plain), 'enablePlainPKCE: false')
      const query = entryOf(options, 'allowBearerTokensInQueryString')
      if (query && boolean(query.value) === true) yield { kind: 'urlCredential', by: 'server', parameter: 'access_token', at: query.at }
    }
  }
  const constructor = made.find(({ node }) => node.type === 'NewExpression')
  const version = versionOf(module.project, module.file.path, '@node-oauth/oauth2-server')
  if (constructor && version && version.major === 5 && version.minor < 3) {
    yield pkcePolicy(owner, 'server', 'unknown', { is: 'set', value: 'plain', at: constructor.at }, 'enablePlainPKCE: false', true)
  }
}

/** Clients that a model gives back, in any file of the server's package: their grants and redirect URIs. */
function* clients(module: Module): Generator<Statement> {
  const imports = importsFrom(module, NODE_OAUTH)
  if (!imports && !NODE_OAUTH.some((name) => depends(module.project, module.file.path, name))) return
  const owner: Owner = { what: 'OAuth client', product: 'oauth2-server' }
  for (const node of module.nodes('Property')) {
    const object = module.parent(node)
    if (keyOf(node) !== 'grants' || object?.type !== 'ObjectExpression') continue
    const uris = property(module, object, 'redirectUris')
    if (!uris && !imports) continue
    yield* grantsIn(fold(module, node.value), owner, 'unknown')
    if (uris) yield* redirectUris(fold(module, uris), owner)
    // A database may keep the number as text.
    for (const [key, token] of LIFETIMES) yield* optionPolicy({ owner, token, key }, fold(module, object), key, SECONDS_AS_TEXT)
  }
}

const SECONDS_AS_TEXT = { number: 'sec', string: 'sec' } as const

/** oauth2orize: each grant is a call, and PKCE is an extension. */
function* orize(module: Module): Generator<Statement> {
  const owner: Owner = { what: 'OAuth server', product: 'oauth2orize' }
  for (const { at } of callsOnImport(module, 'oauth2orize', /^grant\.(?:token|implicit)$/))
    yield grantEnabled(owner, 'unknown', 'implicit', at)
  for (const { at } of callsOnImport(module, 'oauth2orize', /^exchange\.password$/)) yield grantEnabled(owner, 'unknown', 'password', at)
  const [code] = callsOnImport(module, 'oauth2orize', /^grant\.(?:code|authorizationCode)$/)
  if (!code || importsFrom(module, 'oauth2orize-pkce') || depends(module.project, module.file.path, 'oauth2orize-pkce')) return
  yield pkcePolicy(
    owner,
    'server',
    'unknown',
    { is: 'unset', at: code.at },
    "server.grant(require('oauth2orize-pkce').extensions())",
    false,
  )
}

function* jmondi(module: Module): Generator<Statement> {
  const owner: Owner = { what: 'OAuth server', product: '@jmondi/oauth2-server' }
  for (const call of newOf(module, '@jmondi/oauth2-server', 'AuthorizationServer')) yield* jmondiOptions(module, call, owner)
  for (const call of callsOnImport(module, '@jmondi/oauth2-server', /\.enableGrantTypes?$/)) {
    for (const argument of call.node.arguments) {
      if (argument.type === 'SpreadElement') continue
      const [first, interval] = argument.type === 'ArrayExpression' ? argument.elements : [argument, undefined]
      const grant = first && first.type !== 'SpreadElement' ? string(fold(module, first)) : undefined
      if (grant?.value === 'implicit' || grant?.value === 'password') yield grantEnabled(owner, 'unknown', grant.value, grant.at)
      const span = interval?.type === 'NewExpression' ? interval.arguments[0] : undefined
      if (!grant || !interval || !span || span.type === 'SpreadElement') continue
      const facts: PolicyFacts = { owner, token: 'access', key: `enableGrantTypes(['${grant.value}', …])` }
      const at = module.span(interval)
      yield policyOf(facts, { key: { value: grant.value, at }, value: fold(module, span), at }, { number: undefined, string: 'ms-lib' })
    }
  }
}

/** Both options are on by default. */
function* jmondiOptions(module: Module, call: Call, owner: Owner): Generator<Statement> {
  for (const argument of call.node.arguments) {
    const options = argument.type === 'SpreadElement' ? undefined : fold(module, argument)
    const required = entryOf(options, 'requiresPKCE')
    const s256 = entryOf(options, 'requiresS256')
    if (required && boolean(required.value) === false)
      yield pkcePolicy(owner, 'server', 'unknown', set('optional', required), 'requiresPKCE: true')
    else if (s256 && boolean(s256.value) === false) yield pkcePolicy(owner, 'server', 'unknown', set('plain', s256), 'requiresS256: true')
  }
}
