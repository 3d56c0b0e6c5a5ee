import type { ClientType } from '../../model/index.ts'
import { entries, get, items, type Node, plain } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import {
  grantsIn,
  isOpen,
  type Issuer,
  literal,
  loose,
  looseFields,
  ownerOf,
  pkcePolicy,
  redirectUris,
  scopes,
  set,
  words,
} from './oauth-client-fields.ts'
import { lifetime, tokenPolicy } from './lifetime-fields.ts'
import { atItsPlace } from './native-clients.ts'

export default defineSurface({
  id: 'openiddict-appsettings',
  name: 'OpenIddict applications and options in appsettings and seed files',
  spec: 'https://documentation.openiddict.com/configuration/application-permissions',
  counts: 'oauth',
  files: ['**/*.json'],
  mentions: ['OpenIddict', 'openiddict', '"gt:', '"ept:', 'ft:pkce'],
  format: 'jsonc',
  recognises: (root) => applications(root).length > 0 || sections(root).some(isOptions),
  *read(root): Generator<Statement> {
    for (const node of applications(root)) yield* readApplication(node)
    for (const node of sections(root)) yield* options(node)
  },
})

const DEPTH = 4

/** Descriptors: a `ClientId` with permissions or requirements in OpenIddict's own words, or below `OpenIddict`; in lists or by key. */
function applications(root: Node, depth = 0, own = false): Node[] {
  if (isApplication(root) || (own && looseFields(root).has('clientid'))) return [root]
  if (depth > DEPTH) return []
  if (root.kind === 'list') return items(root).flatMap((item) => applications(item, depth + 1, own))
  return entries(root).flatMap(({ key, value }) => applications(value, depth + 1, own || loose(key.value) === 'openiddict'))
}

/** Whether an object is an OpenIddict application: https://documentation.openiddict.com/configuration/application-permissions */
export function isApplication(node: Node): boolean {
  const fields = looseFields(node)
  return (
    fields.has('clientid') &&
    [...words(fields.get('permissions')), ...words(fields.get('requirements'))].some(({ value }) =>
      /^(?:ept|gt|rst|scp|aud|ft):/.test(value),
    )
  )
}

/** `OpenIddict` itself and the sections in it, which are bound to `OpenIddictServerOptions`. */
function sections(root: Node): Node[] {
  return entries(root)
    .filter(({ key, value }) => loose(key.value) === 'openiddict' && value.kind === 'map')
    .flatMap(({ value }) => [
      value,
      ...entries(value).flatMap((inner) =>
        /^(?:server|options|serveroptions|tokenlifetimes|lifetimes)$/.test(loose(inner.key.value)) ? [inner.value] : [],
      ),
    ])
}

function isOptions(node: Node): boolean {
  const fields = looseFields(node)
  return OPTIONS.some(([key]) => fields.has(loose(key)))
}

/** A client of the OpenID Foundation's certification suite, which tries every flow: https://openid.net/certification/instructions/ */
const CERTIFIES = /^https:\/\/(?:www\.)?certification\.openid\.net\//

/** `TimeSpan?` of the server's options: an hour, 14 days and 5 minutes when unset, no end when null. */
const OPTIONS = [
  ['AccessTokenLifetime', 'access'],
  ['RefreshTokenLifetime', 'refresh'],
  ['AuthorizationCodeLifetime', 'code'],
  ['DeviceCodeLifetime', 'device-code'],
  ['IdentityTokenLifetime', 'id'],
] as const

/** Of one application: https://documentation.openiddict.com/configuration/token-lifetimes; its own keys say the same in `Settings`. */
const SETTINGS = [
  ['tkn_lft:act', 'access'],
  ['tkn_lft:reft', 'refresh'],
  ['tkn_lft:code', 'code'],
  ['tkn_lft:dvc', 'device-code'],
  ['tkn_lft:idt', 'id'],
] as const

function* options(node: Node): Generator<Statement> {
  const fields = looseFields(node)
  const issuer: Issuer = { owner: ownerOf('OpenIddict server', 'openiddict'), clientType: 'unknown' }
  for (const [key, token] of OPTIONS) {
    const value = fields.get(loose(key))
    if (value) yield* span(value, token, key, issuer)
  }
}

/** A time span, a number of seconds of an application's own class, or null for no end. */
function* span(value: Node, token: (typeof OPTIONS)[number][1], key: string, issuer: Issuer): Generator<Statement> {
  if (value.kind === 'scalar' && value.value === null)
    yield tokenPolicy(token, { lifetime: set('never', value), written: 'null' }, key, issuer)
  else if (plain(value)?.value.includes(':')) yield* lifetime(value, { token, grammar: 'timespan', key }, issuer)
}

/**
 * A response type alone does nothing: each request that asks for a token at the authorization endpoint needs the permission for the grant
 * (https://documentation.openiddict.com/configuration/application-permissions#grant-type-permissions).
 */
const GRANTS = { 'gt:implicit': 'implicit', 'gt:password': 'password' } as const

/** One application of OpenIddict, from a file or from code. */
export function* readApplication(node: Node): Generator<Statement> {
  const fields = looseFields(node)
  const redirects = words(fields.get('redirecturis'))
  if (redirects.length > 0 && redirects.every(({ value }) => CERTIFIES.test(value))) return
  const owner = ownerOf('OpenIddict application', 'openiddict', literal(fields.get('clientid')))
  const type = loose(literal(fields.get('clienttype') ?? fields.get('type')) ?? '')
  const clientType: ClientType =
    type === 'public' ? 'public' : type === 'confidential' || fields.has('clientsecret') ? 'confidential' : 'unknown'
  const issuer: Issuer = { owner, clientType, rotates: true }
  for (const [key, token] of OPTIONS.slice(0, 2)) {
    const value = fields.get(loose(key))
    if (value?.kind === 'scalar' && typeof value.value === 'number') yield* lifetime(value, { token, grammar: 'sec', key }, issuer)
    else if (value) yield* span(value, token, key, issuer)
  }
  for (const [key, token] of SETTINGS) {
    const value = get(fields.get('settings'), key)
    if (value) yield* lifetime(value, { token, grammar: 'timespan', key }, issuer)
  }
  const permissions = fields.get('permissions')
  yield* grantsIn(permissions, owner, clientType, GRANTS)
  yield* redirectUris(fields.get('redirecturis'), owner, { native: literal(fields.get('applicationtype')) === 'native' || undefined })
  const requirements = fields.get('requirements')
  const code = words(permissions).some(({ value }) => value === 'gt:authorization_code')
  if (requirements && code && clientType !== 'confidential' && !isOpen(requirements)) {
    const required = words(requirements).some(({ value }) => value === 'ft:pkce')
    yield pkcePolicy(owner, 'client', clientType, set(required ? 'S256' : 'optional', requirements), '"Requirements": ["ft:pkce"]')
  }
  const asked = words(permissions).filter(({ value }) => value.startsWith('scp:'))
  if (permissions && asked.length > 0)
    yield* scopes(
      {
        kind: 'list',
        items: asked.map((scope) => ({ kind: 'scalar', value: scope.value.slice(4), at: { ...scope.at, start: scope.at.start + 4 } })),
        open: isOpen(permissions),
        at: permissions.at,
      },
      'allowed',
      atItsPlace(owner, fields.get('redirecturis'), clientType),
    )
}
