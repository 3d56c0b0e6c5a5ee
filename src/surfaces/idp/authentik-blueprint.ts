import type { ClientType } from '../../model/index.ts'
import { get, items, type Node, string } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { isDynamic, type LifetimeRow, literal, ownerOf, redirectUri, redirectUris, refreshRotation, set } from './oauth-client-fields.ts'
import { lifetimes } from './lifetime-fields.ts'
import { parseLifetime } from '../../text/lifetime.ts'

export default defineSurface({
  id: 'authentik-blueprint',
  name: 'authentik blueprints',
  spec: 'https://docs.goauthentik.io/customize/blueprints/v1/structure/',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: ['authentik_providers_oauth2.oauth2provider'],
  format: 'yaml',
  recognises: (root) => providers(root).length > 0,
  *read(root): Generator<Statement> {
    for (const entry of providers(root)) yield* provider(entry)
  },
})

function providers(root: Node): Node[] {
  return items(get(root, 'entries')).filter((entry) => literal(get(entry, 'model')) === 'authentik_providers_oauth2.oauth2provider')
}

/** Texts such as `hours=1;minutes=30`: https://docs.goauthentik.io/add-secure-apps/providers/oauth2/ */
const LIFETIMES: readonly LifetimeRow[] = [
  { path: ['access_code_validity'], token: 'code', grammar: 'kv' },
  { path: ['access_token_validity'], token: 'access', grammar: 'kv' },
  { path: ['refresh_token_validity'], token: 'refresh', grammar: 'kv' },
  { path: ['token_validity'], token: 'access', grammar: 'kv' },
]

function* provider(entry: Node): Generator<Statement> {
  const attrs = get(entry, 'attrs')
  const name = literal(get(attrs, 'name')) ?? literal(get(entry, 'identifiers', 'name')) ?? literal(get(entry, 'id'))
  const owner = ownerOf('authentik provider', 'authentik', name)
  const type = get(attrs, 'client_type')
  const clientType: ClientType = isDynamic(type) ? 'unknown' : literal(type) === 'public' ? 'public' : 'confidential'
  // Zero replaces the token at each use; more leaves it alone until its end is that near.
  const threshold = get(attrs, 'refresh_token_threshold')
  const margin = parseLifetime(literal(threshold), 'kv')
  const rotates = threshold === undefined || margin === undefined ? undefined : margin === 0
  yield* lifetimes(attrs, LIFETIMES, { owner, clientType, rotates })
  if (threshold && rotates !== undefined)
    yield refreshRotation(owner, clientType, set(rotates, threshold), 'refresh_token_threshold: seconds=0')

  const uris = get(attrs, 'redirect_uris')
  // One text, a line each, before 2024.12.
  if (uris?.kind === 'scalar') yield* redirectUris(uris, owner, { separator: /\s+/ })
  for (const item of items(uris)) {
    const uri = string(get(item, 'url'))
    if (!uri || isDynamic(get(item, 'url'))) continue
    if (literal(get(item, 'matching_mode')) !== 'regex') yield redirectUri(uri, owner)
    else if (!isHarmless(uri.value)) yield redirectUri(uri, owner, undefined, 'pattern')
  }
}

/** A pattern whose only freedom is escaped dots or the port of a loopback address. */
function isHarmless(pattern: string): boolean {
  if (/^\^?https?:\/\/(?:localhost|127\\?\.0\\?\.0\\?\.1)(?::|\/|\(|$)/.test(pattern)) return true
  return !/(?<!\\)[*+?[(|]|(?<!\\)\.(?=[*+])|\\[wdDWsS]/.test(pattern)
}
