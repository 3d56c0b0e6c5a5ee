import type { Owner } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { entries, get, type Node } from '../../parse/node.ts'
import { defineSurface } from '../reading/surface.ts'
import { flag, grantEnabled, ownerOf, pkcePolicy, refreshRotation, set } from './oauth-client-fields.ts'

/** The bundles that make a Symfony application an authorization server: the league's, and Trikoder's, from which it was made. */
const BUNDLES: readonly string[] = ['league_oauth2_server', 'trikoder_oauth2']

/** Grants and PKCE of the authorization server of a Symfony application; its lifetimes are settings as any other. */
export default defineSurface({
  id: 'symfony-oauth-server',
  name: 'OAuth servers of Symfony (league and Trikoder bundles)',
  spec: 'https://oauth2.thephpleague.com/authorization-server/symfony/',
  counts: 'oauth',
  files: ['**/*.{yaml,yml}'],
  mentions: BUNDLES,
  format: 'yaml',
  recognises: (root) => servers(root).length > 0,
  skipsTests: true,
  *read(root): Generator<Statement> {
    for (const server of servers(root)) yield* settings(server)
  },
})

/** The settings of each server; they may stand in a section for one environment: https://symfony.com/doc/current/configuration.html */
function servers(root: Node): readonly Node[] {
  const sections = [root, ...entries(root).flatMap(({ key, value }) => (/^when@(?!dev|test)/.test(key.value) ? [value] : []))]
  return sections.flatMap((section) => BUNDLES.flatMap((bundle) => get(section, bundle, 'authorization_server') ?? []))
}

const OWNER: Owner = ownerOf('Symfony OAuth server', 'symfony-oauth-server')
const CHALLENGE = 'require_code_challenge_for_public_clients'
/** What the league's bundle calls the switch of a grant; Trikoder's has a section for each grant. */
const GRANTS = [
  ['implicit', 'enable_implicit_grant'],
  ['password', 'enable_password_grant'],
] as const

/** Only what is written counts: a grant that nobody mentions is on by default, and serves only clients that were given it. */
function* settings(server: Node): Generator<Statement> {
  for (const [grant, option] of GRANTS) {
    const enabled = get(server, option) ?? get(server, 'grant_types', grant, 'enable')
    if (enabled && flag(enabled) === true) yield grantEnabled(OWNER, 'unknown', grant, enabled.at)
  }
  const challenge = get(server, CHALLENGE) ?? get(server, 'grant_types', 'authorization_code', CHALLENGE)
  if (challenge && flag(challenge) === false) yield pkcePolicy(OWNER, 'server', 'public', set('optional', challenge), `${CHALLENGE}: true`)
  const revoked = get(server, 'revoke_refresh_tokens')
  if (revoked && flag(revoked) === false) yield refreshRotation(OWNER, 'unknown', set(false, revoked), 'revoke_refresh_tokens: true')
}
