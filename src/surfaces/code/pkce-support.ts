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
]

/** Whether a missing challenge at a host is worth a word. */
export function supportsPkce(host: string | undefined): boolean {
  return host === undefined || !IGNORE_PKCE.includes(host)
}
