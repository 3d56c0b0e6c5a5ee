import type { ClientType, Owner } from '../../model/index.ts'
import { get, items, type Node, string } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { isDynamic, type LifetimeRow, literal, redirectUri, redirectUris, refreshRotation, set } from './oauth-client-fields.ts'
import { lifetimes } from './lifetime-fields.ts'
import { parseLifetime } from '../../text/lifetime.ts'

/** Texts such as `hours=1;minutes=30`: https://docs.goauthentik.io/add-secure-apps/providers/oauth2/ */
const LIFETIMES: readonly LifetimeRow[] = [
  { path: ['access_code_validity'], token: 'code', grammar: 'kv' },
  { path: ['access_token_validity'], token: 'access', grammar: 'kv' },
  { path: ['refresh_token_validity'], token: 'refresh', grammar: 'kv' },
  { path: ['token_validity'], token: 'access', grammar: 'kv' },
]

/** An OAuth2 provider of authentik, as blueprints and Terraform write it; they differ in the key of its redirect URIs. */
export function* authentikProvider(attrs: Node | undefined, owner: Owner, redirects: string): Generator<Statement> {
  const type = get(attrs, 'client_type')
  const clientType: ClientType = isDynamic(type) ? 'unknown' : literal(type) === 'public' ? 'public' : 'confidential'
  // Zero replaces the token at each use; more leaves it alone until its end is that near.
  const threshold = get(attrs, 'refresh_token_threshold')
  const margin = parseLifetime(literal(threshold), 'kv')
  const rotates = threshold === undefined || margin === undefined ? undefined : margin === 0
  yield* lifetimes(attrs, LIFETIMES, { owner, clientType, rotates })
  if (threshold && rotates !== undefined)
    yield refreshRotation(owner, clientType, set(rotates, threshold), 'refresh_token_threshold: seconds=0')

  const uris = get(attrs, redirects)
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
