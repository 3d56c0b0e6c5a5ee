import { fold, keyOf, textAt, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { asksForNoScope, holdsGrant } from '../../knowledge/words/scope-names.ts'
import { isScopeAddress } from '../../knowledge/scopes/index.ts'
import type { ScopeSet } from '../../model/index.ts'
import { scopesIn } from './scope-sets.ts'

/**
 * Texts of several scopes, addresses among them, in an entry of that name beside a client or an address: a row of a table of providers that
 * requests are made of, which may also be the only thing in an entry by the name of its provider. A row of one scope may also be what a
 * page shows of it, and one of an account what it was granted; beside the addresses of both endpoints one is asked for, also by its name:
 * `ProviderConfig(authorize_url=…, token_url=…, scopes=CALENDAR)`.
 */
export function* writtenRows(module: Module): Generator<ScopeSet> {
  for (const node of module.nodes('Property')) {
    const value = unwrap(node.value)
    const table = module.parent(node)
    const name = keyOf(node) ?? ''
    if (!WRITTEN.has(value.type) || !/^(?:default_?)?scopes?$/i.test(name)) continue
    if (table?.type !== 'ObjectExpression' || !isOfProvider(module, table)) continue
    const isClient = [AUTHORIZES, GIVES_TOKENS].every((one) => namesOf(table).some((key) => one.test(key)))
    const folded = value.type === 'Identifier' && !isClient ? undefined : fold(module, value)
    if (!folded || (value.type === 'Identifier' && folded.kind !== 'scalar')) continue
    const { scopes, open } = scopesIn(folded)
    if (scopes.length < (isClient ? 1 : 2) || !scopes.some((one) => isScopeAddress(one.value))) continue
    const owner = { what: 'the entry', name, product: 'this code' }
    yield { kind: 'scopeSet', owner, role: 'request', scopes, open, byForm: true, at: module.span(value) }
  }
}

const WRITTEN: ReadonlySet<string> = new Set(['Literal', 'TemplateLiteral', 'Identifier'])
const AUTHORIZES = /^auth\w{0,20}_?ur[il]$/i
const GIVES_TOKENS = /^(?:access_?)?token_?ur[il]$/i

function namesOf({ properties }: AstOf<'ObjectExpression'>): readonly string[] {
  return properties.flatMap((one) => (one.type === 'Property' ? (keyOf(one) ?? []) : []))
}

/**
 * A row that says how a provider is asked, or the entry of the provider that it names: `google: { provider: "google" }`. What an account
 * was granted, and what a table of risks says of scopes, ask for nothing.
 */
function isOfProvider(module: Module, row: AstOf<'ObjectExpression'>): boolean {
  const entries = row.properties.flatMap((one) => (one.type === 'Property' ? one : []))
  if (entries.some((one) => holdsGrant.pattern.test(keyOf(one) ?? ''))) return false
  if (asksForNoScope.pattern.test(tableOf(module, row))) return false
  if (entries.some((one) => ASKS.test(keyOf(one) ?? ''))) return true
  const named = entries.find((one) => keyOf(one) === 'provider')
  const holder = module.parent(row)
  const key = holder?.type === 'Property' && holder.value === row ? keyOf(holder) : undefined
  return named !== undefined && key !== undefined && textAt(module, named.value)?.value.toLowerCase() === key.toLowerCase()
}

const ASKS = /^(?:client_?id|auth\w{0,20}_?ur[il]|token_?ur[il]|redirect_?ur[il])$/i

/** The variable that a table is given to. */
function tableOf(module: Module, row: Ast): string {
  for (const one of module.ancestors(row)) if (one.type === 'VariableDeclarator') return one.id.type === 'Identifier' ? one.id.name : ''
  return ''
}
