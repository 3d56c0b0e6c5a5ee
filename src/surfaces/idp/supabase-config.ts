import type { Owner } from '../../model/index.ts'
import { entries, get, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { fieldsOf, flag, isDynamic, type LifetimeRow, redirectUris, refreshRotation, set } from './oauth-client-fields.ts'
import { lifetimes } from './lifetime-fields.ts'

export default defineSurface({
  id: 'supabase-config',
  name: 'Supabase config.toml',
  spec: 'https://supabase.com/docs/guides/local-development/cli/config',
  counts: 'oauth',
  files: ['**/supabase/**/*.toml', '**/config.toml', '**/config.toml.*', '**/supabase*.toml'],
  mentions: ['jwt_expiry', 'enable_refresh_token_rotation', 'additional_redirect_urls', 'refresh_token_reuse_interval', 'site_url'],
  format: 'toml',
  recognises: (root) => isAuth(get(root, 'auth')) || branches(root).some(isAuth),
  *read(root): Generator<Statement> {
    for (const auth of [get(root, 'auth'), ...branches(root)]) if (auth && isAuth(auth)) yield* authSettings(auth)
  },
})

/** `[remotes.<branch>.auth]` overrides the settings for one branch. */
function branches(root: Node): Node[] {
  return entries(get(root, 'remotes')).flatMap(({ value }) => get(value, 'auth') ?? [])
}

function isAuth(node: Node | undefined): boolean {
  const fields = fieldsOf(node)
  return ['jwt_expiry', 'enable_refresh_token_rotation', 'additional_redirect_urls', 'site_url', 'sessions'].some((key) => fields.has(key))
}

/** Seconds, and Go durations for sessions. An hour and ten seconds when unset; sessions have no limit then. */
const LIFETIMES: readonly LifetimeRow[] = [
  { path: ['jwt_expiry'], token: 'access', grammar: 'sec' },
  { path: ['refresh_token_reuse_interval'], token: 'rotation-grace', grammar: 'sec' },
  { path: ['sessions', 'timebox'], token: 'session', grammar: 'go', special: { '0': 'default', '0s': 'default' } },
  { path: ['sessions', 'inactivity_timeout'], token: 'session-idle', grammar: 'go', special: { '0': 'default', '0s': 'default' } },
].map((row) => ({ ...row, key: `auth.${row.path.join('.')}` }) as LifetimeRow)

function* authSettings(auth: Node): Generator<Statement> {
  const owner: Owner = { what: 'Supabase Auth', product: 'supabase' }
  // Sign-in runs in browsers and apps: https://supabase.com/docs/guides/auth/sessions
  const issuer = { owner, clientType: 'public' } as const
  const rotation = get(auth, 'enable_refresh_token_rotation')
  const rotates = flag(rotation)
  for (const policy of lifetimes(auth, LIFETIMES, issuer)) if (policy.token !== 'rotation-grace' || rotates !== false) yield policy
  if (rotation && rotates !== undefined && !isDynamic(rotation)) {
    yield refreshRotation(owner, 'public', set(rotates, rotation), 'auth.enable_refresh_token_rotation = true')
  }
  yield* redirectUris(get(auth, 'site_url'), owner)
  yield* redirectUris(get(auth, 'additional_redirect_urls'), owner)
}
