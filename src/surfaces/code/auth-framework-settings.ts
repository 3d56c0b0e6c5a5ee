import {
  argumentsOf,
  callsTo,
  definition,
  fold,
  importedAs,
  keyOf,
  originOf,
  pathOf,
  textOf,
  type Arguments,
  type Call,
  type Ast,
  type AstOf,
  type Module,
} from '../../program/index.ts'
import type { Owner, TokenCheck } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import { boolean, entries, get, items, type Node, string } from '../../parse/node.ts'
import type { Located, Span } from '../../text/source.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { settings } from './lifetime-settings.ts'
import { literal } from './statements.ts'
import { scopeSet } from './scope-sets.ts'
import { grantEnabled, pkcePolicy, redirectsMatched, refreshRotation, set, unset } from '../idp/oauth-client-fields.ts'
import { requestAt } from '../reading/authorization-request.ts'
import { djangoStops } from '../../knowledge/libraries/default-keys.ts'
import { debugsInDjango } from '../../knowledge/words/app-config.ts'
import { forDevelopment } from '../../knowledge/words/files.ts'
import { isForDevelopment } from './development-branches.ts'
import { checkOfService } from './checks-of-tokens.ts'

/** Grants and settings that frameworks of Python issue tokens by: authlib's servers, Django OAuth Toolkit, Simple JWT, social logins. */
export default defineProgramSurface({
  id: 'auth-framework-settings',
  name: 'Authorization servers and sign-in settings of Python frameworks',
  spec: 'https://docs.authlib.org/en/latest/oauth2/authorization-server/index.html',
  counts: 'code',
  only: 'python',
  mentions: ['OAUTH2_PROVIDER', 'SIMPLE_JWT', 'register_grant', 'SOCIAL', 'SESSION_COOKIE_SECURE', 'REMEMBER_COOKIE'],
  *read(module): Generator<Reading> {
    for (const call of callsTo(module, 'register_grant')) yield* registeredGrant(module, call.at, argumentsOf(module, call.node))
    const all = [...settings(module)].map(({ name, value }) => ({ name, value: fold(module, value) }))
    yield* defaultSigningKey(module, new Map(all.map(({ name, value }) => [name.value, value])))
    // Where another branch sets a flag, a variable of whoever runs this decides.
    const chosen = new Set(all.flatMap(({ name, value }) => (boolean(value) === false ? [] : [name.value])))
    for (const { name, value } of all) {
      yield* setting(name, value)
      if (COOKIE_FLAG.test(name.value) && boolean(value) === false && !chosen.has(name.value))
        yield { kind: 'transportSetting', problem: 'insecure-cookie', written: `${name.value} = False`, at: value.at }
    }
    for (const call of callsTo(module, /^(?:update|from_mapping)$/)) yield* cookieFlagsGiven(module, call, chosen)
  },
})

const COOKIE_FLAG = /^(?:SESSION|REMEMBER)_COOKIE_SECURE$/

const COOKIE_FLAGS = ['SESSION_COOKIE_SECURE', 'REMEMBER_COOKIE_SECURE']

/** `app.config.update(SESSION_COOKIE_SECURE=False)`: https://flask.palletsprojects.com/en/stable/config/ */
function* cookieFlagsGiven(module: Module, { node }: Call, chosen: ReadonlySet<string>): Generator<Reading> {
  const { callee } = node
  if (callee.type !== 'MemberExpression' || !/(?:^|\.)config$/.test(module.source(callee.object)) || isForDevelopment(module, node)) return
  const given = argumentsOf(module, node)
  for (const name of COOKIE_FLAGS) {
    const flag = given.option(name)
    if (flag.is === 'set' && boolean(flag.value.value) === false && !chosen.has(name))
      yield { kind: 'transportSetting', problem: 'insecure-cookie', written: `${name} = False`, at: flag.at }
  }
}

function owner(product: string): Owner {
  return { what: product, product }
}

const AUTHLIB: Owner = { what: 'this authorization server', product: 'authlib' }

/**
 * authlib's `server.register_grant(AuthorizationCodeGrant, [CodeChallenge(required=True)])`; a grant may be a class of this file, or of one
 * next door.
 */
function* registeredGrant(module: Module, call: Span, given: Arguments): Generator<Reading> {
  const [grant] = given.positional
  if (!grant) return
  const { from, own } = classOf(module, grant)
  const bases = own ? [own.superClass, ...own.bases] : [grant]
  const is = (name: string) => bases.some((base) => base && pathTo(from, base).endsWith(name))
  if (is('ImplicitGrant')) yield grantEnabled(AUTHLIB, 'unknown', 'implicit', module.span(grant))
  if (is('ResourceOwnerPasswordCredentialsGrant')) yield grantEnabled(AUTHLIB, 'unknown', 'password', module.span(grant))
  if (is('RefreshTokenGrant') && own && from === module) yield* refreshGrant(module, own)
  if (!is('AuthorizationCodeGrant')) return
  const extensions = given.expression(['extensions', 1])
  const list = extensions && definition(module, extensions)
  const challenge =
    list?.type === 'ArrayExpression'
      ? list.elements.find((one) => one?.type === 'CallExpression' && pathTo(module, one.callee).endsWith('.CodeChallenge'))
      : undefined
  const required = challenge?.type === 'CallExpression' ? argumentsOf(module, challenge).value(['required', 0]) : undefined
  const isOff = required?.is === 'set' && boolean(required.value) === false
  if (challenge ? !isOff : list && list.type !== 'ArrayExpression') return
  const at = required?.is === 'set' ? required.at : call
  const require = isOff ? set('optional' as const, { at }) : unset<'optional'>({ at })
  const fix = 'server.register_grant(AuthorizationCodeGrant, [CodeChallenge(required=True)])'
  yield pkcePolicy(AUTHLIB, 'server', 'unknown', require, fix, false)
}

/** The class that a name stands for, with the module that it is written in. */
function classOf(module: Module, grant: Ast): { readonly from: Module; readonly own?: AstOf<'ClassDeclaration'> } {
  const binding = module.binding(grant)
  if (binding?.node.type === 'ClassDeclaration') return { from: module, own: binding.node }
  const imported = importedAs(module, grant)
  const next = imported && module.neighbour(imported.module)
  const id = next && imported && next.exported(imported.name)
  const there = id?.type === 'Identifier' ? next?.binding(id)?.node : id
  return next && there?.type === 'ClassDeclaration' ? { from: next, own: there } : { from: module }
}

function pathTo(module: Module, node: Ast): string {
  const from = originOf(module, node)
  return from ? pathOf(from) : ''
}

/** authlib gives a new refresh token only when told to, and lets public clients refresh only when `none` is listed. */
function* refreshGrant(module: Module, { id, body }: AstOf<'ClassDeclaration'>): Generator<Reading> {
  const attribute = (name: string) => {
    const field = body.body.find((one) => one.type === 'PropertyDefinition' && keyOf(one) === name)
    return field?.type === 'PropertyDefinition' && field.value ? fold(module, field.value) : undefined
  }
  const renews = attribute('INCLUDE_NEW_REFRESH_TOKEN')
  if (!id || (renews && boolean(renews) !== false)) return
  const isPublic = items(attribute('TOKEN_ENDPOINT_AUTH_METHODS')).some((method) => textOf(method)?.value === 'none')
  const rotates = renews ? set(false, renews) : unset<boolean>({ at: module.span(id) })
  yield refreshRotation(AUTHLIB, isPublic ? 'public' : 'confidential', rotates, 'INCLUDE_NEW_REFRESH_TOKEN = True')
}

function* setting(name: Located<string>, node: Node): Generator<Reading> {
  if (name.value === 'OAUTH2_PROVIDER') yield* toolkit(node)
  if (name.value === 'SIMPLE_JWT') yield* simpleJwt(node)
  const social = /^SOCIAL_AUTH_(\w+?)_(SCOPE|USE_PKCE|SECRET)$/.exec(name.value)
  if (social?.[2] === 'SCOPE') yield* scopeSet(node, 'request', owner('python-social-auth'), social[1])
  if (social?.[2] === 'SECRET') yield* literal(name, node)
  if (social?.[2] === 'USE_PKCE' && boolean(orDefault(node)) === false) yield withoutPkce(owner('python-social-auth'), node.at)
  if (name.value === 'SOCIALACCOUNT_PROVIDERS') yield* allauth(node)
}

/** `env.bool('OAUTH_PKCE', default=False)`: what everybody has who sets nothing. */
function orDefault(node: Node | undefined): Node | undefined {
  return node?.kind === 'dynamic' ? node.fallback : node
}

/** Django OAuth Toolkit. The names of its `SCOPES` are what it knows, and say of no client that it gets them. */
function* toolkit(node: Node): Generator<Reading> {
  const product = owner('Django OAuth Toolkit')
  const pkce = get(node, 'PKCE_REQUIRED')
  if (pkce && boolean(orDefault(pkce)) === false)
    yield pkcePolicy(product, 'server', 'unknown', set('optional', pkce), '"PKCE_REQUIRED": True')
  yield* rotation(node, 'ROTATE_REFRESH_TOKEN', product)
  const wildcards = get(node, 'ALLOW_URI_WILDCARDS')
  if (wildcards && boolean(orDefault(wildcards)) === true) yield redirectsMatched(product, 'pattern', wildcards.at)
  yield* scopeSet(get(node, 'DEFAULT_SCOPES'), 'allowed', product)
}

function* rotation(node: Node, key: string, product: Owner): Generator<Reading> {
  const value = get(node, key)
  if (value && boolean(orDefault(value)) === false) yield refreshRotation(product, 'unknown', set(false, value), `"${key}": True`)
}

/** A rotated refresh token of Simple JWT stays valid until it is blacklisted, which is off by default. */
function* simpleJwt(node: Node): Generator<Reading> {
  const product = owner('Simple JWT')
  yield* rotation(node, 'ROTATE_REFRESH_TOKENS', product)
  if (boolean(orDefault(get(node, 'ROTATE_REFRESH_TOKENS'))) === true) yield* rotation(node, 'BLACKLIST_AFTER_ROTATION', product)
}

/** django-allauth: scopes and PKCE of each provider. */
function* allauth(node: Node): Generator<Reading> {
  const product = owner('django-allauth')
  for (const { key, value } of entries(node)) {
    yield* scopeSet(get(value, 'SCOPE'), 'request', { ...product, name: key.value }, key.value)
    const pkce = get(value, 'OAUTH_PKCE_ENABLED')
    if (pkce && boolean(orDefault(pkce)) === false) yield withoutPkce({ ...product, name: key.value }, pkce.at)
    yield* literal('secret', get(value, 'APP', 'secret'))
  }
}

function withoutPkce(who: Owner, at: Span): Reading {
  return requestAt(at, {
    owner: who,
    clientType: 'confidential',
    pkce: { is: 'set', value: 'off', at },
  })
}

/**
 * Simple JWT signs with the key of Django where it has none of its own:
 * https://django-rest-framework-simplejwt.readthedocs.io/en/latest/settings.html#signing-key
 */
const OF_DJANGO = 'SECRET_KEY'

/**
 * The key that Simple JWT signs and checks tokens with, where settings have a text for it that everybody can read who has the code, and
 * nothing of them stops where no variable is set. `all` are the settings of the module by their names.
 */
function* defaultSigningKey(module: Module, all: ReadonlyMap<string, Node>): Generator<TokenCheck> {
  const jwt = all.get('SIMPLE_JWT')
  const { path, text } = module.file
  if (jwt?.kind !== 'map' || forDevelopment.pattern.test(path) || debugsInDjango.pattern.test(text) || djangoStops.pattern.test(text))
    return
  const algorithm = string(get(jwt, 'ALGORITHM'))?.value ?? 'HS256'
  const own = get(jwt, 'SIGNING_KEY')
  const key = own ?? (jwt.open ? undefined : all.get(OF_DJANGO))
  if (!algorithm.startsWith('HS') || key?.kind !== 'dynamic' || key.variable === undefined) return
  const fallback = string(key.fallback)
  if (!fallback || fallback.value === '') return
  yield checkOfService(['known-key'], 'SIMPLE_JWT', fallback.at, { unlessSet: key.variable, confidence: 'medium' })
}
