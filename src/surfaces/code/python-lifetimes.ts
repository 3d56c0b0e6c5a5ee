import type { PythonCode, Scope } from '../../program/python/code.ts'
import { lifetimeSetting, literal, numeric, tokenPolicy } from '../../program/python/statements.ts'
import { writtenAt } from '../../program/python/values.ts'
import { textOf } from '../../program/template.ts'
import { djangoLifetimes, type LifetimeName, lifetimeNames } from '../../knowledge/python/lifetime-names.ts'
import type { Owner } from '../../model/index.ts'
import { boolean, entries, get, has, type Node } from '../../parse/node.ts'
import type { Expression } from '../../program/python/parse.ts'
import type { Reading } from '../../model/reading.ts'
import type { Located } from '../../text/source.ts'
import { definePythonSurface } from './python-surface.ts'
import { own } from '../../text/own.ts'

/** Lifetimes that Python settings give: constants of FastAPI applications, Django, Flask and their packages. */
export default definePythonSurface({
  id: 'python-lifetimes',
  name: 'Token and session lifetimes in Python settings',
  spec: 'https://django-rest-framework-simplejwt.readthedocs.io/en/latest/settings.html',
  mentions: ['EXPIRE', 'EXPIRY', 'EXPIRATION', 'LIFETIME', '_TTL', 'SESSION_', 'OAUTH2_', 'SIMPLE_JWT', 'expire_', '_expire', 'expiry', 'lifetime', '_ttl', 'expires_in', 'REST_KNOX'],
  together: [
    [/\b(?:OAUTH2_\w+|SIMPLE_JWT|REST_KNOX|\w{0,40}(?:token|jwt|refresh|session|code)\w{0,40}(?:expir|_exp_|ttl|lifetime|lifespan|validity|max_age|duration|cookie_age)\w{0,40})["']?\]?\s{0,4}(?::\s{0,4}[\w.[\]| ]{1,60})?=/i],
    [/\.\s{0,8}config\b/, /\b(?:update|from_mapping)\b/],
    [/["']access_token["']/, /["']expires_in["']/, /token_type/],
  ],
  *read(code): Generator<Reading> {
    for (const { target, value, scope } of code.assigned) {
      const name = settingName(target, scope, code)
      if (name) yield* named(name, code.value(value, scope))
    }
    for (const call of code.calls) {
      // `app.config.update(JWT_ACCESS_TOKEN_EXPIRES=…)`, `from_mapping`
      if (!/\.config\.(?:update|from_mapping)$/.test(call.source)) continue
      const given = call.args.get([], 0)
      for (const { key, value } of [...call.args.named.entries, ...entries(given)]) yield* named(key, value)
    }
    yield* answers(code)
  },
})

/** A constant, an attribute of a settings class, or a key of `app.config`. */
function settingName(target: Expression, scope: Scope, code: PythonCode): Located<string> | undefined {
  if (target.kind === 'name' && scope.kind !== 'function') return { value: target.id, at: target.at }
  if (target.kind === 'attribute' && /^(?:permanent_session_lifetime)$/.test(target.name.value)) return { value: target.name.value.toUpperCase(), at: target.name.at }
  if (target.kind !== 'subscript' || !target.index || !/(?:^|\.)config$/.test(writtenAt(target.object.at))) return undefined
  return textOf(code.value(target.index, scope))
}

function* named(name: Located<string>, node: Node): Generator<Reading> {
  const django = own(djangoLifetimes, name.value)
  if (django && node.kind === 'map') {
    for (const { key, token, effective } of django.rows) {
      const value = get(node, key)
      if (!value && (effective === undefined || node.open || node.entries.length === 0)) continue
      const rotates = boolean(get(node, 'ROTATE_REFRESH_TOKEN') ?? get(node, 'ROTATE_REFRESH_TOKENS'))
      const policy = { owner: ownerOf(name.value, django.product), token, lifetime: lifetimeSetting(value, name.at, node.open), key, at: value?.at ?? name.at }
      yield tokenPolicy({ ...policy, ...(effective === undefined ? {} : { effective }), rotates: rotates ?? name.value === 'OAUTH2_PROVIDER' })
    }
    yield* literal('SIGNING_KEY', get(node, 'SIGNING_KEY'))
    return
  }
  if (name.value === 'OAUTH2_TOKEN_EXPIRES_IN' && node.kind === 'map') {
    for (const { key, value } of node.entries) yield tokenPolicy({ owner: ownerOf(`${name.value}["${key.value}"]`, 'authlib'), token: 'access', lifetime: lifetimeSetting(value, key.at, true), key: key.value, at: value.at })
    return
  }
  const row = lifetimeNames.find((one) => one.name.test(name.value))
  if (row) yield* lifetime(name, node, row)
}

function* lifetime(name: Located<string>, node: Node, { token, unit, never, product }: LifetimeName): Generator<Reading> {
  const known = node.kind === 'dynamic' && node.fallback ? numeric(node.fallback) : node
  const delta = known.kind === 'scalar' && writtenAt(known.at).includes('timedelta')
  if (known.kind !== 'scalar' || (unit === 0 && !delta)) return
  const setting = lifetimeSetting(known, name.at, true, unit || 1, never ?? [])
  if (setting.is !== 'set') return
  const written = unit > 1 && !delta ? `${writtenAt(setting.at)} ${unit === 60 ? 'minutes' : unit === 3600 ? 'hours' : 'days'}` : writtenAt(setting.at)
  yield { ...tokenPolicy({ owner: { what: 'setting', name: name.value, product }, token, lifetime: setting, key: name.value, confidence: node === known ? 'high' : 'medium', at: setting.at }), written }
}

function ownerOf(name: string, product: string): Owner {
  return { what: 'setting', name, product }
}

/** A token response: `{"access_token": …, "token_type": "bearer", "expires_in": 3600}`. */
function* answers(code: PythonCode): Generator<Reading> {
  for (const { expression, scope } of code.all('dict')) {
    const keys = expression.entries.flatMap(({ key }) => (key?.kind === 'string' && key.parts[0] && 'value' in key.parts[0] ? [key.parts[0].value] : []))
    if (!keys.includes('access_token') || !keys.includes('expires_in')) continue
    const node = code.value(expression, scope)
    if (has(node, 'token_type') && !has(node, 'grant_type')) {
      const given = get(node, 'expires_in')
      if (given) yield tokenPolicy({ owner: { what: 'token response', product: 'this application' }, token: 'access', lifetime: lifetimeSetting(given, expression.at, true, 1, [null, 0, -1]), key: 'expires_in', at: given.at })
    }
  }
}
