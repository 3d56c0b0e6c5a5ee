import { words } from '../../classify/words.ts'
import type { Ast } from '../../program/ast.ts'
import type { Module } from '../../program/module.ts'

/**
 * Authorization servers that ignore a challenge of web applications, so that its absence says nothing about the client.
 * An unknown host counts as one that supports PKCE, as OAuth 2.1 requires.
 */
const IGNORE_PKCE: readonly string[] = [
  'kauth.kakao.com',
  'nid.naver.com',
  'api.login.yahoo.com',
  'api.notion.com',
  'www.linkedin.com',
  'linkedin.com',
  'www.fitbit.com',
  'slack.com',
  'api.trakt.tv',
  'trakt.tv',
  'zoom.us',
  'marketplace.zoom.us',
  'www.facebook.com',
  'api.instagram.com',
  'www.pinterest.com',
  'ssl.reddit.com',
  'www.reddit.com',
  'api.weixin.qq.com',
  'open.weixin.qq.com',
  // https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login
  'www.instagram.com',
  'graph.instagram.com',
  'graph.facebook.com',
  // https://developers.facebook.com/docs/threads/get-started/get-access-tokens-and-permissions
  'threads.net',
  'www.threads.net',
  'graph.threads.net',
  // https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/
  'id.twitch.tv',
  // https://www.tumblr.com/docs/en/api/v2#oauth2-authorization
  'www.tumblr.com',
  'api.tumblr.com',
  // https://developer.dribbble.com/v2/oauth/
  'dribbble.com',
  // No methods in https://appleid.apple.com/.well-known/openid-configuration
  'appleid.apple.com',
  // https://developers.strava.com/docs/authentication/#details-about-requesting-access
  'www.strava.com',
  'strava.com',
  // https://docs.stripe.com/connect/oauth-reference
  'connect.stripe.com',
  // https://developer.box.com/reference/get-authorize/
  'account.box.com',
]

/** What the servers are called: `notion` of api.notion.com. */
const NAMES: ReadonlySet<string> = new Set(IGNORE_PKCE.flatMap((host) => host.split('.').slice(-2, -1)))

/**
 * Whether a missing challenge in a request of this code is worth a word. An address that stands elsewhere, such as in a sibling module,
 * is that of the provider which the class or the file around is named for: `class NotionClient`, `notion/client.py`.
 */
export function expectsPkce(module: Module, node: Ast, host: string | undefined): boolean {
  if (host !== undefined) return supportsPkce(host)
  return !isInClassOf(module, node, NAMES) && !isNamedForOther(module.file.path)
}

/** Whether code stands in a class that is named for one of some servers. */
function isInClassOf(module: Module, node: Ast, names: ReadonlySet<string>): boolean {
  for (const outer of module.ancestors(node)) {
    if (outer.type === 'ClassDeclaration' && names.has(words(outer.id?.name ?? '')[0] ?? '')) return true
  }
  return false
}

/**
 * Servers that take each challenge as a SHA-256, so that a request needs no method:
 * https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_pkce.htm
 */
const HASHING: ReadonlySet<string> = new Set(['salesforce'])

/** Whether the server of a request of this code hashes the verifier whatever a request says, by its host or by the class around. */
export function hashesAlways(module: Module, node: Ast, host: string | undefined): boolean {
  return host === undefined ? isInClassOf(module, node, HASHING) : HASHING.has(host.split('.').at(-2) ?? '')
}

/** Whether a function, or a provider's plug-in, is named for a server that ignores a challenge: `boxAuthorizationURL`. */
export function namesOther(name: string): boolean {
  return words(name).some((word) => NAMES.has(word))
}

/** Whether a file, or its folder, is named for a server that ignores a challenge. */
export function isNamedForOther(path: string): boolean {
  const [file = '', folder = ''] = path.split('/').reverse()
  return namesOther(folder) || namesOther(file.replace(/\..*$/, ''))
}

/** Whether a missing challenge at a host is worth a word. */
export function supportsPkce(host: string | undefined): boolean {
  return host === undefined || !IGNORE_PKCE.includes(host)
}
