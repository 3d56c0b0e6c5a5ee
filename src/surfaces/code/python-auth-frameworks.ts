import type { Bound, Call, PythonCode } from '../../program/python/code.ts'
import { isGiven, lifetimeSetting, literal, scopeSet, tokenPolicy } from '../../program/python/statements.ts'
import { textOf } from '../../program/template.ts'
import type { Owner, TokenPolicy } from '../../model/index.ts'
import { boolean, entries, get, items, type Node } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import type { Located, Span } from '../../text/source.ts'
import { definePythonSurface } from './python-surface.ts'

/** Sessions, tokens and grants that Python frameworks issue: fastapi-users, flask-jwt-extended, Starlette, Django packages, authlib servers. */
export default definePythonSurface({
  id: 'python-auth-frameworks',
  name: 'Authorization servers and sessions in Python',
  spec: 'https://docs.authlib.org/en/latest/oauth2/authorization-server/index.html',
  inTests: 'password grants',
  mentions: ['Strategy', 'CookieTransport', 'create_access_token', 'create_refresh_token', 'SessionMiddleware', 'OAUTH2_PROVIDER', 'SIMPLE_JWT', 'register_grant', 'SOCIAL', 'SESSION_COOKIE_SECURE', 'REMEMBER_COOKIE'],
  *read(code): Generator<Reading> {
    for (const call of code.calls) {
      const row = CALLS.find(({ source }) => source.test(call.source))
      if (row) yield* row.read(call, code)
    }
    for (const { target, value, scope } of code.assigned) {
      if (target.kind === 'name' && scope.kind !== 'function') yield* setting({ value: target.id, at: target.at }, code.value(value, scope))
    }
  },
})

const CALLS: readonly { readonly source: RegExp; read(call: Call, code: PythonCode): Iterable<Reading> }[] = [
  { source: /^fastapi_users(?:_\w+)?(?:\.\w+)*\.JWTStrategy$/, read: (call) => [...literal('secret', call.args.get('secret', 0)), ...strategy(call, 'access', 1)] },
  { source: /^fastapi_users(?:_\w+)?(?:\.\w+)*\.(?:DatabaseStrategy|RedisStrategy)$/, read: (call) => strategy(call, 'session', 1) },
  { source: /^fastapi_users(?:\.\w+)*\.CookieTransport$/, read: cookieTransport },
  { source: /^flask_jwt_extended(?:\.\w+)*\.create_access_token$/, read: (call) => flaskToken(call, 'access') },
  { source: /^flask_jwt_extended(?:\.\w+)*\.create_refresh_token$/, read: (call) => flaskToken(call, 'refresh') },
  { source: /^starlette\.middleware\.sessions\.SessionMiddleware$|^fastapi\.middleware\.sessions\.SessionMiddleware$/, read: (call) => sessionMiddleware(call.args.named, call.at) },
  { source: /\.add_middleware$/, read: (call, code) => (/\.SessionMiddleware$/.test(code.source(call.args.positional[0] ?? call.expression, call.scope)) ? sessionMiddleware(call.args.named, call.at) : []) },
  { source: /\.register_grant$/, read: registeredGrant },
]

function owner(what: string, product: string): Owner {
  return { what, product }
}

/** `lifetime_seconds=None`, and no word of it for the database and Redis, is no end. */
function* strategy(call: Call, token: TokenPolicy['token'], position: number): Generator<Reading> {
  const name = call.source.split('.').at(-1) ?? ''
  const given = call.args.get('lifetime_seconds', position)
  if (!given && token === 'access') return
  yield tokenPolicy({ owner: owner(name, 'fastapi-users'), token, lifetime: lifetimeSetting(given, call.at, call.args.open), key: 'lifetime_seconds', effective: 'never', at: given?.at ?? call.at })
}

function* cookieTransport(call: Call): Generator<Reading> {
  const age = call.args.get('cookie_max_age')
  if (isGiven(age)) yield tokenPolicy({ owner: owner('CookieTransport', 'fastapi-users'), token: 'session', lifetime: lifetimeSetting(age, call.at, true), key: 'cookie_max_age', at: age.at })
  const secure = call.args.get('cookie_secure')
  if (secure && boolean(secure) === false) yield { kind: 'transportSetting', problem: 'insecure-cookie', written: 'cookie_secure=False', at: secure.at }
}

function* flaskToken(call: Call, token: 'access' | 'refresh'): Generator<Reading> {
  const given = call.args.get('expires_delta')
  if (isGiven(given)) yield tokenPolicy({ owner: owner('flask-jwt-extended', 'flask-jwt-extended'), token, lifetime: lifetimeSetting(given, call.at, true, 1, [false]), key: 'expires_delta', at: given.at })
}

function* sessionMiddleware(args: Node, at: Span): Generator<Reading> {
  yield* literal('secret_key', get(args, 'secret_key'))
  const age = get(args, 'max_age')
  if (isGiven(age)) yield tokenPolicy({ owner: owner('SessionMiddleware', 'Starlette'), token: 'session', lifetime: lifetimeSetting(age, at, true), key: 'max_age', at: age.at })
  const secure = get(args, 'https_only')
  if (secure && boolean(secure) === false) yield { kind: 'transportSetting', problem: 'insecure-cookie', written: 'https_only=False', at: secure.at }
}

const AUTHLIB: Owner = owner('this authorization server', 'authlib')

/** authlib's `server.register_grant(AuthorizationCodeGrant, [CodeChallenge(required=True)])`; a grant may be a class of this file. */
function* registeredGrant(call: Call, code: PythonCode): Generator<Reading> {
  const given = call.args.positional[0]
  if (!given) return
  const bound = given.kind === 'name' ? code.bound(given.id, call.scope) : undefined
  const bases = bound?.how === 'class' ? bound.class.bases.map(({ value }) => code.source(value, code.scope)) : [code.source(given, call.scope)]
  const is = (name: string) => bases.some((base) => base.endsWith(name))
  const enabled = { owner: AUTHLIB, by: 'enabled', clientType: 'unknown', local: false, at: given.at } as const
  if (is('ImplicitGrant')) yield { kind: 'grantUse', grant: 'implicit', ...enabled }
  if (is('ResourceOwnerPasswordCredentialsGrant')) yield { kind: 'grantUse', grant: 'password', ...enabled }
  if (is('RefreshTokenGrant') && bound?.how === 'class') yield* refreshGrant(bound, code)
  if (!is('AuthorizationCodeGrant')) return
  const extensions = call.args.expression('extensions', 1)
  const items = extensions ? code.resolve(extensions, call.scope).expression : undefined
  const challenge = items?.kind === 'sequence' ? items.items.map((item) => code.callOf(item)).find((one) => one && /\.CodeChallenge$/.test(one.source)) : undefined
  const required = challenge?.args.get('required', 0)
  const off = required && boolean(required) === false
  if (challenge ? !off : items && items.kind !== 'sequence') return
  const at = required?.at ?? call.at
  yield { kind: 'pkcePolicy', owner: AUTHLIB, by: 'server', clientType: 'unknown', require: off ? { is: 'set', value: 'optional', at } : { is: 'unset', at }, byDefault: false, fix: 'server.register_grant(AuthorizationCodeGrant, [CodeChallenge(required=True)])', at }
}

/** authlib gives a new refresh token only when told to, and lets public clients refresh only when `none` is listed. */
function* refreshGrant({ class: type, scope }: Extract<Bound, { how: 'class' }>, code: PythonCode): Generator<Reading> {
  const attribute = (name: string) => {
    const [own] = scope.names.get(name) ?? []
    return own?.how === 'value' ? code.value(own.value, scope) : undefined
  }
  const renews = attribute('INCLUDE_NEW_REFRESH_TOKEN')
  if (renews && boolean(renews) !== false) return
  const isPublic = items(attribute('TOKEN_ENDPOINT_AUTH_METHODS')).some((method) => textOf(method)?.value === 'none')
  const at = renews?.at ?? type.name.at
  yield {
    kind: 'refreshRotation', owner: AUTHLIB, clientType: isPublic ? 'public' : 'confidential', rotates: renews ? { is: 'set', value: false, at } : { is: 'unset', at }, byDefault: !renews, bound: false,
    fix: 'INCLUDE_NEW_REFRESH_TOKEN = True', at,
  }
}

function* setting(name: Located<string>, node: Node): Generator<Reading> {
  if (name.value === 'OAUTH2_PROVIDER') yield* toolkit(node)
  if (name.value === 'SIMPLE_JWT') yield* simpleJwt(node)
  if (/^(?:SESSION|REMEMBER)_COOKIE_SECURE$/.test(name.value) && boolean(node) === false) yield { kind: 'transportSetting', problem: 'insecure-cookie', written: `${name.value} = False`, at: node.at }
  const social = /^SOCIAL_AUTH_(\w+?)_(SCOPE|USE_PKCE|SECRET)$/.exec(name.value)
  if (social?.[2] === 'SCOPE') yield* scopeSet(node, 'request', owner('python-social-auth', 'python-social-auth'), social[1])
  if (social?.[2] === 'SECRET') yield* literal(name, node)
  if (social?.[2] === 'USE_PKCE' && boolean(node) === false) yield withoutPkce(owner('python-social-auth', 'python-social-auth'), node.at)
  if (name.value === 'SOCIALACCOUNT_PROVIDERS') yield* allauth(node)
}

/** Django OAuth Toolkit. */
function* toolkit(node: Node): Generator<Reading> {
  const product = owner('Django OAuth Toolkit', 'Django OAuth Toolkit')
  const pkce = get(node, 'PKCE_REQUIRED')
  if (pkce && boolean(pkce) === false) yield { kind: 'pkcePolicy', owner: product, by: 'server', clientType: 'unknown', require: { is: 'set', value: 'optional', at: pkce.at }, byDefault: false, fix: '"PKCE_REQUIRED": True', at: pkce.at }
  yield* rotation(node, 'ROTATE_REFRESH_TOKEN', product)
  const wildcards = get(node, 'ALLOW_URI_WILDCARDS')
  if (wildcards && boolean(wildcards) === true) yield { kind: 'redirectUri', owner: product, matching: 'pattern', native: undefined, development: false, at: wildcards.at }
  yield* scopeSet(get(node, 'DEFAULT_SCOPES'), 'allowed', product)
  yield* scopeSet(get(node, 'SCOPES'), 'allowed', product)
}

function* rotation(node: Node, key: string, product: Owner): Generator<Reading> {
  const value = get(node, key)
  if (value && boolean(value) === false) yield { kind: 'refreshRotation', owner: product, clientType: 'unknown', rotates: { is: 'set', value: false, at: value.at }, byDefault: false, bound: false, fix: `"${key}": True`, at: value.at }
}

/** A rotated refresh token of Simple JWT stays valid until it is blacklisted, which is off by default. */
function* simpleJwt(node: Node): Generator<Reading> {
  const product = owner('Simple JWT', 'Simple JWT')
  yield* rotation(node, 'ROTATE_REFRESH_TOKENS', product)
  if (boolean(get(node, 'ROTATE_REFRESH_TOKENS')) === true) yield* rotation(node, 'BLACKLIST_AFTER_ROTATION', product)
}

/** django-allauth: scopes and PKCE of each provider. */
function* allauth(node: Node): Generator<Reading> {
  const product = owner('django-allauth', 'django-allauth')
  for (const { key, value } of entries(node)) {
    yield* scopeSet(get(value, 'SCOPE'), 'request', { ...product, name: key.value }, key.value)
    const pkce = get(value, 'OAUTH_PKCE_ENABLED')
    if (pkce && boolean(pkce) === false) yield withoutPkce({ ...product, name: key.value }, pkce.at)
    yield* literal('secret', get(value, 'APP', 'secret'))
  }
}

function withoutPkce(who: Owner, at: Span): Reading {
  return {
    kind: 'authorizationRequest', owner: who, clientType: 'confidential', responseType: { is: 'set', value: 'code', at }, pkce: { is: 'set', value: 'off', at }, state: { is: 'set', value: 'sent', at },
    nonce: { is: 'unset', at }, resource: { is: 'dynamic', at }, mcp: false, confidence: 'high', at,
  }
}
