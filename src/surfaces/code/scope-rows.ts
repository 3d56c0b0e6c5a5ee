import { fold, keyOf, unwrap, type AstOf, type Module } from '../../program/index.ts'
import { isScopeAddress } from '../../knowledge/scopes/index.ts'
import type { ScopeSet } from '../../model/index.ts'
import { scopesIn } from './scope-sets.ts'

/**
 * Texts of several scopes, addresses among them, in an entry of that name beside what says whom they are asked of: a row of a table of
 * providers that requests are made of. A row of one scope may also be what a page shows of it.
 */
export function* writtenRows(module: Module): Generator<ScopeSet> {
  for (const node of module.nodes('Property')) {
    const value = unwrap(node.value)
    const table = module.parent(node)
    const name = keyOf(node) ?? ''
    if ((value.type !== 'Literal' && value.type !== 'TemplateLiteral') || !/^(?:default_?)?scopes?$/i.test(name)) continue
    if (table?.type !== 'ObjectExpression' || !isOfProvider(table)) continue
    const { scopes, open } = scopesIn(fold(module, value))
    if (scopes.length < 2 || !scopes.some((one) => isScopeAddress(one.value))) continue
    const owner = { what: 'the entry', name, product: 'this code' }
    yield { kind: 'scopeSet', owner, role: 'request', scopes, open, byForm: true, at: module.span(value) }
  }
}

/** A row that says which provider it is of, or how one is asked. */
function isOfProvider({ properties }: AstOf<'ObjectExpression'>): boolean {
  return properties.some((one) => one.type === 'Property' && PROVIDER.test(keyOf(one) ?? ''))
}

const PROVIDER = /^(?:provider|client_?id|auth\w{0,20}_?ur[il]|token_?ur[il]|redirect_?ur[il])$/i
