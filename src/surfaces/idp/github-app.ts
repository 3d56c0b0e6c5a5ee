import type { Owner } from '../../model/index.ts'
import { entries, get, getAny, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import type { Located } from '../../text/source.ts'
import { nameIn } from '../documents/document-checks.ts'
import { fieldsOf, literal, redirectUris } from './oauth-client-fields.ts'

/** Whether a map is the manifest of a GitHub App: permissions, beside another key of its own. */
export function isGitHubApp(node: Node): boolean {
  if (node.kind !== 'map') return false
  const fields = fieldsOf(node)
  return (
    fields.get('default_permissions')?.kind === 'map' &&
    ['default_events', 'hook_attributes', 'redirect_url', 'callback_urls', 'setup_url', 'request_oauth_on_install', 'public'].some((key) =>
      fields.has(key),
    )
  )
}

/** What a GitHub App asks for, and where codes go. Its tokens end by themselves unless somebody opts out, which no manifest says. */
export function* githubApp(root: Node): Generator<Statement> {
  const owner: Owner = { what: 'GitHub App', ...nameIn(root, 'name'), product: 'github-app' }
  yield* redirectUris(get(root, 'callback_urls'), owner)
  yield* redirectUris(getAny(root, ['callback_url', 'redirect_url']), owner)
  const permissions = entries(get(root, 'default_permissions')).flatMap(({ key, value }): Located<string>[] => {
    const level = literal(value)
    return level === 'admin' || level === 'write' ? [{ value: `${key.value}: ${level}`, at: value.at }] : []
  })
  if (permissions[0])
    yield {
      kind: 'scopeSet',
      owner,
      role: 'request',
      scopes: permissions,
      open: false,
      provider: 'GitHub App',
      noun: 'permission',
      at: permissions[0].at,
    }
}
