import { fold, isCallNode, keyOf, nameOf, type AstOf, type Module } from '../../program/index.ts'
import type { Owner } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { authorizationRequest } from './authorization.ts'
import { addressOf, bool, entryOf, isLocal, text } from './settings.ts'
import { scopeSet } from './scope-sets.ts'
import { grantUsed } from '../idp/oauth-client-fields.ts'

const AUTHORIZE = /^(?:oauth_?)?(?:authori[sz]e|authori[sz]ation|auth)(?:_?(?:ur[il]|endpoint))?$/i
const TOKEN = /^(?:oauth_?)?(?:access_?)?token(?:_?(?:ur[il]|endpoint))?$/i
const SCOPES = ['scope', 'scopes', 'defaultScopes', 'default_scopes']
const RESPONSE_TYPES = ['responseType', 'response_type']
const PKCE = ['pkce', 'usePkce', 'usePKCE', 'use_pkce', 'supportsPkce', 'supports_pkce']

/** So many providers are no choice of one: whoever uses the table chooses among them. */
const MANY = 8

/** Keys for the part of a row that OAuth is in: the row's own key names the provider. */
const PART = /^(?:oauth2?|oidc|auth|authentication|config|options|settings)$/i

/** Rows of a table of authorization servers: both addresses, and what is asked for there, for code elsewhere that sends it. */
export default defineProgramSurface({
  id: 'provider-rows',
  name: 'Tables of authorization servers in code',
  spec: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.1',
  counts: 'code',
  mentions: ['responseType', 'response_type', 'scope', 'kce', 'KCE'],
  together: [[/["'`]https?:\/\/[^"'`\s]{3,200}\/[^"'`\s]{0,200}auth/i, /["'`]https?:\/\/[^"'`\s]{3,200}token/i]],
  skipsTests: true,
  *read(module): Generator<Statement> {
    const rows = module.nodes('ObjectExpression').filter((object) => {
      // What a call is given, the surface of its library judges.
      const parent = module.parent(object)
      if (object.named || isCallNode(parent)) return false
      return hasKey(object, AUTHORIZE) && hasKey(object, TOKEN)
    })
    for (const object of rows)
      for (const one of row(module, object)) yield one.kind === 'scopeSet' && rows.length >= MANY ? { ...one, suggested: true } : one
  },
})

function hasKey(object: AstOf<'ObjectExpression'>, pattern: RegExp): boolean {
  return object.properties.some((one) => one.type === 'Property' && pattern.test(keyOf(one) ?? ''))
}

function* row(module: Module, object: AstOf<'ObjectExpression'>): Generator<Statement> {
  const folded = fold(module, object)
  const authorize = addressUnder(folded, AUTHORIZE)
  if (!authorize || !addressUnder(folded, TOKEN)) return
  const { host } = authorize
  const name = nameOfRow(module, object) ?? nameOf(module, object)
  const owner: Owner = { what: 'the provider', name: name ?? host, product: 'this code' }
  const type = entryOf(folded, RESPONSE_TYPES)
  if (type && text(type.value)?.split(/\s+/).includes('token')) {
    yield grantUsed(owner, 'implicit', type.value.at, { local: isLocal(host) })
  }
  const scopes = entryOf(folded, SCOPES)
  for (const set of scopeSet(scopes?.value, 'request', owner, host, scopes?.at)) yield { ...set, byForm: true }
  const pkce = entryOf(folded, PKCE)
  if (pkce && bool(pkce.value) === false) {
    const { at } = pkce
    const state = { is: 'dynamic', at } as const
    yield authorizationRequest(module, { owner, clientType: 'unknown', host, pkce: { is: 'set', value: 'off', at }, state }, at)
  }
}

function nameOfRow(module: Module, object: AstOf<'ObjectExpression'>): string | undefined {
  const property = module.parent(object)
  if (property?.type !== 'Property') return undefined
  const key = keyOf(property)
  const around = module.parent(property)
  if (key === undefined || !PART.test(key) || around?.type !== 'ObjectExpression') return key
  return nameOfRow(module, around) ?? key
}

function addressUnder(node: Node, key: RegExp): { readonly host: string } | undefined {
  const entry = node.kind === 'map' ? node.entries.find((one) => key.test(one.key.value)) : undefined
  return entry && addressOf(entry.value)
}
