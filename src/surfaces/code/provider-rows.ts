import { fold, keyOf, nameOf, type AstOf, type Module } from '../../program/index.ts'
import type { Owner } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { authorizationRequest, scopeSetOf } from './authorization.ts'
import { addressOf, bool, entryOf, isLocal, text } from './settings.ts'

const AUTHORIZE = /^(?:oauth_?)?(?:authori[sz]e|authori[sz]ation|auth)(?:_?(?:ur[il]|endpoint))?$/i
const TOKEN = /^(?:oauth_?)?(?:access_?)?token(?:_?(?:ur[il]|endpoint))?$/i
const SCOPES = ['scope', 'scopes', 'defaultScopes', 'default_scopes']
const RESPONSE_TYPES = ['responseType', 'response_type']
const PKCE = ['pkce', 'usePkce', 'usePKCE', 'use_pkce', 'supportsPkce', 'supports_pkce']

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
    for (const object of module.nodes('ObjectExpression')) {
      // What a call is given, the surface of its library judges.
      const parent = module.parent(object)
      if (object.named || parent?.type === 'CallExpression' || parent?.type === 'NewExpression') continue
      if (hasKey(object, AUTHORIZE) && hasKey(object, TOKEN)) yield* row(module, object)
    }
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
  const parent = module.parent(object)
  const name = (parent?.type === 'Property' ? keyOf(parent) : undefined) ?? nameOf(module, object)
  const owner: Owner = { what: 'the provider', name: name ?? host, product: 'this code' }
  const type = entryOf(folded, RESPONSE_TYPES)
  if (type && text(type.value)?.split(/\s+/).includes('token')) {
    yield { kind: 'grantUse', owner, grant: 'implicit', by: 'use', clientType: 'unknown', local: isLocal(host), at: type.value.at }
  }
  const scopes = entryOf(folded, SCOPES)
  for (const set of scopes ? scopeSetOf(owner, scopes.value, host, scopes.at) : []) yield { ...set, byForm: true }
  const pkce = entryOf(folded, PKCE)
  if (pkce && bool(pkce.value) === false) {
    const { at } = pkce
    const state = { is: 'dynamic', at } as const
    yield authorizationRequest(module, { owner, clientType: 'unknown', host, pkce: { is: 'set', value: 'off', at }, state }, at)
  }
}

function addressUnder(node: Node, key: RegExp): { readonly host: string } | undefined {
  const entry = node.kind === 'map' ? node.entries.find((one) => key.test(one.key.value)) : undefined
  return entry && addressOf(entry.value)
}
