import {
  type DjangoLifetimes,
  djangoLifetimes,
  type LifetimeName,
  lifetimeName,
  lifetimesByGrant,
} from '../../knowledge/libraries/lifetime-names.ts'
import {
  argumentsOf,
  calls,
  fold,
  isFunction,
  isNothing,
  keyOf,
  propertyNode,
  textOf,
  unwrap,
  walk,
  writtenAt,
  type Ast,
  type AstOf,
  type Module,
} from '../../program/index.ts'
import type { TokenPolicy } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import { boolean, entries, get, has, type Node } from '../../parse/node.ts'
import { own } from '../../text/own.ts'
import type { Located, Span } from '../../text/source.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { countsDates } from './date-uses.ts'
import { isOfDevelopment } from './development-classes.ts'
import { ofProviders } from './provider-constants.ts'
import { isSettingOfSession, keepsSession, signsSessions } from './session-settings.ts'
import { purposeOfUses, usersOf } from './token-purpose.ts'
import { isSpanOfTime, lifetimeSetting, literal, numeric, tokenPolicy } from './statements.ts'
import { settingWords } from '../../knowledge/words/lifetimes.ts'
import { isOfNoToken } from './unused-lifetimes.ts'

const ROUTES = /\boauth2_provider(?:\.(?:urls|views)\b|[ \t]{1,4}import[ \t][^\n]{0,80}\b(?:urls|views)\b)/

/** Lifetimes that settings of Python give: constants by their names, as FastAPI's tutorial has them, Django, Flask and their packages. */
export default defineProgramSurface({
  id: 'lifetime-settings',
  name: 'Token and session lifetimes in Python settings',
  spec: 'https://django-rest-framework-simplejwt.readthedocs.io/en/latest/settings.html',
  counts: 'code',
  only: 'python',
  mentions: [
    'EXPIRE',
    'EXPIRY',
    'EXPIRATION',
    'LIFETIME',
    '_TTL',
    'SESSION_',
    'OAUTH2_',
    'SIMPLE_JWT',
    'expire_',
    '_expire',
    'expiry',
    'lifetime',
    '_ttl',
    'expires_in',
    'REST_KNOX',
    'oauth2_provider',
  ],
  together: [
    [settingWords.pattern],
    [/\bconfig\s{0,8}\.\s{0,8}(?:update|from_mapping)\b/],
    [ROUTES],
    [/["']access_token["']/, /["']expires_in["']/, /token_type/],
  ],
  *read(module): Generator<Reading> {
    const foreign = ofProviders(module)
    for (const { name, value } of settings(module))
      if (!foreign.some((one) => name.value.startsWith(one))) yield* judged(module, name, fold(module, value))
    for (const { from, node, name } of calls(module)) {
      // `app.config.update(JWT_ACCESS_TOKEN_EXPIRES=…)`, `from_mapping`
      if ((name !== 'update' && name !== 'from_mapping') || !/(?:^|\.)config\.\w+$/.test(from?.name ?? module.source(node.callee))) continue
      const {
        named,
        positional: [first],
      } = argumentsOf(module, node)
      for (const { key, value } of [...named.entries, ...entries(first && fold(module, first))]) yield* judged(module, key, value)
    }
    yield* answers(module)
    yield* toolkitRoutes(module)
  },
})

/** A token response, wherever it is made: `{"access_token": …, "token_type": "bearer", "expires_in": 3600}`. */
function* answers(module: Module): Generator<TokenPolicy> {
  for (const node of module.nodes('ObjectExpression')) {
    const keys = node.named ? [] : node.properties.map((one) => (one.type === 'Property' ? keyOf(one) : undefined))
    if (!keys.includes('access_token') || !keys.includes('expires_in')) continue
    const answer = fold(module, node)
    const given = has(answer, 'token_type') && !has(answer, 'grant_type') ? get(answer, 'expires_in') : undefined
    // What shows a token as it is written is the example of a description.
    if (given && get(answer, 'access_token')?.kind !== 'scalar' && !isCopied(module, node, given))
      yield tokenPolicy({
        owner: { what: 'token response', product: 'this application' },
        token: 'access',
        lifetime: lifetimeSetting(given, module.span(node), true, 1, [null, 0, -1]),
        key: 'expires_in',
        at: given.at,
      })
  }
}

/** `"expires_in": self.expires_in`, of a field that is None until somebody else's answer fills it. */
function isCopied(module: Module, answer: AstOf<'ObjectExpression'>, given: Node): boolean {
  if (!isNothing(given)) return false
  const value = propertyNode(module, answer, 'expires_in')?.value
  return value?.type === 'MemberExpression' && keyOf(value) === 'expires_in'
}

interface Given {
  readonly name: Located<string>
  readonly value: Ast
}

/** Constants, fields of settings classes, keys of `app.config`. */
export function* settings(module: Module): Generator<Given> {
  for (const { id, init } of module.nodes('VariableDeclarator')) {
    if (init && id.type === 'Identifier' && isSetting(module, id)) yield { name: nameAt(module, id), value: init }
  }
  for (const node of module.nodes('PropertyDefinition')) {
    if (node.value && node.key.type === 'Identifier' && !isOfDevelopment(module, node))
      yield { name: nameAt(module, node.key), value: node.value }
  }
  for (const { left, right } of module.nodes('AssignmentExpression')) {
    const target = unwrap(left)
    if (target.type === 'Identifier' && isSetting(module, target)) yield { name: nameAt(module, target), value: right }
    if (target.type !== 'MemberExpression') continue
    const at = module.span(target.property)
    if (!target.computed && keyOf(target) === 'permanent_session_lifetime')
      yield { name: { value: 'PERMANENT_SESSION_LIFETIME', at }, value: right }
    const key = target.computed && /(?:^|\.)config$/.test(module.source(target.object)) ? textOf(fold(module, target.property)) : undefined
    if (key) yield { name: key, value: right }
  }
}

function nameAt(module: Module, id: Extract<Ast, { type: 'Identifier' }>): Located<string> {
  const at = module.span(id)
  return { value: id.name, at: { ...at, end: at.start + id.name.length } }
}

/** At the top of a module or of a class; what a function keeps is its own business. */
function isSetting(module: Module, node: Ast): boolean {
  for (const one of module.ancestors(node)) if (isFunction(one) || one.type === 'ClassBody') return one.type === 'ClassBody'
  return true
}

/** The class whose field is set at a place. */
function classAround(module: Module, { start }: Span): string | undefined {
  return module.nodes('ClassDeclaration').findLast((one) => one.start <= start && start < one.end)?.id?.name
}

/** Whether a moment is made of a setting that has a statement of its own. */
export function namesLifetime(module: Module, moment: Ast): boolean {
  for (const one of walk(moment)) if (one.type === 'Identifier' && lifetimeName(one.name, module.language)) return true
  return false
}

function* judged(module: Module, name: Located<string>, node: Node): Generator<Reading> {
  const django = own<DjangoLifetimes>(djangoLifetimes, name.value)
  if (django && node.kind === 'map') return yield* djangoSettings(name, node, django)
  if (name.value === lifetimesByGrant.name && node.kind === 'map') {
    for (const { key, value } of node.entries)
      yield tokenPolicy({
        owner: { what: 'setting', name: `${name.value}["${key.value}"]`, product: lifetimesByGrant.product },
        token: 'access',
        lifetime: lifetimeSetting(value, key.at, true),
        key: key.value,
        at: value.at,
      })
    return
  }
  const row = lifetimeName(name.value, module.language)
  const used = row?.token === 'access' ? purposeOfUses(module, name.value) : undefined
  if (!row || used === null || isOfNoToken(module, name.value, row)) return
  const isSession =
    row.token === 'access' &&
    (used === 'session' ||
      keepsSession(module) ||
      isSettingOfSession(name.value, module.file, [classAround(module, name.at)]) ||
      signsSessions(module, usersOf(module, name.value)))
  const byDate = /days?$/i.test(name.value) && countsDates(module, name.value) ? { byDate: true as const } : {}
  for (const policy of lifetime(name, node, isSession ? { ...row, token: 'session' } : row)) yield { ...policy, ...byDate }
}

function* djangoSettings(
  name: Located<string>,
  node: Extract<Node, { kind: 'map' }>,
  { product, rows, routed }: DjangoLifetimes,
): Generator<Reading> {
  for (const { key, token, effective } of rows) {
    const value = get(node, key)
    if (!value && (effective === undefined || node.open || node.entries.length === 0)) continue
    const rotates = boolean(get(node, 'ROTATE_REFRESH_TOKEN') ?? get(node, 'ROTATE_REFRESH_TOKENS')) ?? name.value === 'OAUTH2_PROVIDER'
    const policy = tokenPolicy({
      owner: { what: 'setting', name: name.value, product },
      token: token === 'access' && isInCookie(node, value) ? 'session' : token,
      lifetime: lifetimeSetting(value, name.at, node.open),
      key,
      ...(effective === undefined ? {} : { effective }),
      rotates,
      at: value?.at ?? name.at,
    })
    yield !value && routed ? { ...policy, awaitsDefault: true } : policy
  }
  yield* literal('SIGNING_KEY', get(node, 'SIGNING_KEY'))
}

/** Django OAuth Toolkit issues tokens where its endpoints are routed; an application may use its table of tokens alone. */
function* toolkitRoutes({ file }: Module): Generator<Reading> {
  const found = ROUTES.exec(file.text)
  if (!found) return
  const at = { file, start: found.index, end: found.index + found[0].length }
  yield { kind: 'signing', product: djangoLifetimes.OAUTH2_PROVIDER.product, setsLifetime: false, registers: true, at }
}

/** A token that the pages of the application keep in a cookie is their session. */
function isInCookie(node: Node, value: Node | undefined): boolean {
  return has(node, 'AUTH_COOKIE') || (value !== undefined && /cookie/i.test(writtenAt(value.at)))
}

function* lifetime(name: Located<string>, node: Node, { token, unit, never, product, effective }: LifetimeName): Generator<TokenPolicy> {
  const known = node.kind === 'dynamic' && node.fallback ? numeric(node.fallback) : node
  const isSpan = isSpanOfTime(known)
  if (known.kind !== 'scalar' || (unit === 0 && !isSpan)) return
  const setting = lifetimeSetting(known, name.at, true, unit || 1, never ?? [])
  if (setting.is !== 'set') return
  // A name that says no unit is told of where it is more than RFC 6749 section 4.1.2 recommends.
  if (token === 'code' && unit === 1 && !/_S(?:EC(?:OND)?S?)?$/i.test(name.value) && Number(setting.value) <= 600) return
  const written =
    unit > 1 && !isSpan ? `${writtenAt(setting.at)} ${unit === 60 ? 'minutes' : unit === 3600 ? 'hours' : 'days'}` : writtenAt(setting.at)
  yield {
    ...tokenPolicy({
      owner: { what: 'setting', name: name.value, product },
      token,
      lifetime: setting,
      key: name.value,
      ...(effective === undefined ? {} : { effective }),
      confidence: node === known ? 'high' : 'medium',
      at: setting.at,
    }),
    written,
  }
}
