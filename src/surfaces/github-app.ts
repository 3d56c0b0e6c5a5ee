import type { Owner } from '../model/index.ts'
import { entries, get, getAny, type Node } from '../parse/node.ts'
import type { Statement } from '../reading.ts'
import type { Located } from '../source.ts'
import { nameIn } from './document-checks.ts'
import { fieldsOf, literal, redirectUris } from './oauth-client-fields.ts'

/** Whether a map is the manifest of a GitHub App: permissions, beside another key of its own. */
export function isGitHubApp(node: Node): boolean {
  if (node.kind !== 'map') return false
  const fields = fieldsOf(node)
  return fields.get('default_permissions')?.kind === 'map' && ['default_events', 'hook_attributes', 'redirect_url', 'callback_urls', 'setup_url', 'request_oauth_on_install', 'public'].some((key) => fields.has(key))
}

/** What a GitHub App asks for, and where codes go. Its tokens end by themselves unless somebody opts out, which no manifest says. */
export function* githubApp(root: Node): Generator<Statement> {
  const owner: Owner = { what: 'GitHub App', ...nameIn(root, 'name'), product: 'github-app' }
  yield* redirectUris(get(root, 'callback_urls'), owner)
  yield* redirectUris(getAny(root, ['callback_url', 'redirect_url']), owner)
  const broad = entries(get(root, 'default_permissions')).flatMap(({ key, value }): Located<string>[] => {
    const level = literal(value)
    const scope = level === 'admin' || (level === 'write' && ADMINISTERS.has(key.value)) ? `${key.value}:admin` : undefined
    return scope ? [{ value: scope, at: value.at }] : []
  })
  if (broad[0]) yield { kind: 'scopeSet', owner, role: 'request', scopes: broad, open: false, at: broad[0].at }
}

/**
 * Permissions that are administration whatever their name, for which writing is changing who may do what:
 * https://docs.github.com/rest/authentication/permissions-required-for-github-apps
 */
const ADMINISTERS: ReadonlySet<string> = new Set([
  'administration', 'organization_administration', 'organization_custom_roles', 'organization_custom_org_roles', 'organization_personal_access_tokens', 'organization_user_blocking',
  'members', 'secrets', 'organization_secrets', 'dependabot_secrets', 'organization_dependabot_secrets', 'actions_variables', 'organization_hooks', 'enterprise_administration',
])
