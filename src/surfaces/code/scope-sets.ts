import { scopeProviderFor } from '../../knowledge/scopes/index.ts'
import type { Owner, ScopeSet } from '../../model/index.ts'
import { string, type Node } from '../../parse/node.ts'
import { textOf } from '../../program/index.ts'
import { piecesOf, type Located, type Text } from '../../text/source.ts'
import { entryOf } from './settings.ts'

/** The scopes at a place; nothing where none can be read. `server`: the host, address or name of the authorization server. */
export function* scopeSet(
  node: Node | undefined,
  role: ScopeSet['role'],
  owner: Owner,
  server?: string,
  at = node?.at,
): Generator<ScopeSet> {
  const { scopes, open } = scopesIn(node)
  if (!at || scopes.length === 0) return
  const provider = server ? scopeProviderFor(server) : undefined
  yield { kind: 'scopeSet', owner, role, scopes, open, ...(provider ? { provider } : {}), at }
}

/** The scopes of an option, where it stands. */
export function* scopesOption(
  options: Node | undefined,
  keys: string | readonly string[],
  owner: Owner,
  server?: string,
): Generator<ScopeSet> {
  const entry = entryOf(options, keys)
  yield* scopeSet(entry?.value, 'request', owner, server, entry?.at)
}

/** The scopes of a list, of words in a string, or of the keys that describe them, each at its place. `open`: some cannot be read. */
export function scopesIn(node: Node | undefined): { readonly scopes: readonly Located<string>[]; readonly open: boolean } {
  const text = textOf(node)
  if (text) return { scopes: words(text), open: false }
  switch (node?.kind) {
    case 'scalar':
      return { scopes: [], open: false }
    case 'map':
      return { scopes: node.entries.map(({ key }) => key), open: node.open }
    case 'list': {
      const all = node.items.map(scopesIn)
      return { scopes: all.flatMap(({ scopes }) => scopes), open: node.open === true || all.some(({ open }) => open) }
    }
    case 'template':
      return { scopes: node.parts.flatMap((part, i) => inner(part, i, node.parts)), open: true }
    case 'dynamic':
      return { scopes: scopesIn(node.fallback).scopes, open: true }
    case undefined:
      return { scopes: [], open: true }
  }
}

function words(text: Text): Located<string>[] {
  return piecesOf(text, /[^\s,]+/g)
}

/** The words of a piece that do not touch what is put in beside it. */
function inner(part: Node, index: number, parts: readonly Node[]): Located<string>[] {
  const text = string(part)
  if (!text) return []
  const all = words(text)
  const from = index > 0 && /^[^\s,]/.test(text.value) ? 1 : 0
  const to = index < parts.length - 1 && /[^\s,]$/.test(text.value) ? all.length - 1 : all.length
  return all.slice(from, Math.max(from, to))
}
