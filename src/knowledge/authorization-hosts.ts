/** Authorization servers that do not do what OAuth 2.1 requires of a challenge, or that publish documents of their own. */

/** A server that ignores the challenge of a web application, so that its absence says nothing about the client. */
interface ChallengeBlind {
  /** `*.` stands for the names of customers. */
  readonly hosts: readonly string[]
  /** What else than its hosts code calls it. */
  readonly called?: string
  /** Its page on authorization, which knows no challenge. */
  readonly docs: string
}

/**
 * An unknown host counts as one that compares a challenge: servers must support PKCE (RFC 9700 section 2.1.1), and one that does not has
 * to ignore the parameter (RFC 6749 section 3.1).
 */
export const challengeBlind: readonly ChallengeBlind[] = [
  { hosts: ['kauth.kakao.com'], docs: 'https://developers.kakao.com/docs/latest/en/kakaologin/rest-api' },
  { hosts: ['nid.naver.com'], docs: 'https://developers.naver.com/docs/login/api/api.md' },
  { hosts: ['api.login.yahoo.com'], docs: 'https://developer.yahoo.com/oauth2/guide/flows_authcode/' },
  { hosts: ['api.notion.com'], docs: 'https://developers.notion.com/docs/authorization' },
  { hosts: ['www.linkedin.com', 'linkedin.com'], docs: 'https://learn.microsoft.com/linkedin/shared/authentication/authorization-code-flow' },
  { hosts: ['www.fitbit.com', 'api.fitbit.com'], docs: 'https://dev.fitbit.com/build/reference/web-api/authorization/' },
  { hosts: ['slack.com'], docs: 'https://docs.slack.dev/authentication/installing-with-oauth' },
  { hosts: ['api.trakt.tv', 'trakt.tv'], docs: 'https://trakt.docs.apiary.io/#reference/authentication-oauth' },
  { hosts: ['zoom.us', 'marketplace.zoom.us'], docs: 'https://developers.zoom.us/docs/integrations/oauth/' },
  { hosts: ['www.facebook.com', 'graph.facebook.com'], docs: 'https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow' },
  { hosts: ['api.instagram.com', 'www.instagram.com', 'graph.instagram.com'], docs: 'https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login' },
  { hosts: ['www.pinterest.com', 'api.pinterest.com'], docs: 'https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/' },
  { hosts: ['ssl.reddit.com', 'www.reddit.com'], docs: 'https://github.com/reddit-archive/reddit/wiki/OAuth2' },
  { hosts: ['api.weixin.qq.com', 'open.weixin.qq.com'], docs: 'https://developers.weixin.qq.com/doc/oplatform/en/Website_App/WeChat_Login/Wechat_Login.html' },
  { hosts: ['threads.net', 'www.threads.net', 'graph.threads.net'], docs: 'https://developers.facebook.com/docs/threads/get-started/get-access-tokens-and-permissions' },
  { hosts: ['id.twitch.tv'], docs: 'https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/' },
  { hosts: ['www.tumblr.com', 'api.tumblr.com'], docs: 'https://www.tumblr.com/docs/en/api/v2#oauth2-authorization' },
  { hosts: ['dribbble.com'], docs: 'https://developer.dribbble.com/v2/oauth/' },
  { hosts: ['appleid.apple.com'], docs: 'https://appleid.apple.com/.well-known/openid-configuration' },
  { hosts: ['www.strava.com', 'strava.com'], docs: 'https://developers.strava.com/docs/authentication/#details-about-requesting-access' },
  { hosts: ['connect.stripe.com'], docs: 'https://docs.stripe.com/connect/oauth-reference' },
  { hosts: ['todoist.com', 'app.todoist.com', 'api.todoist.com'], docs: 'https://developer.todoist.com/api/v1/#tag/Authorization/OAuth' },
  { hosts: ['app.hubspot.com', 'app-eu1.hubspot.com', 'api.hubapi.com'], docs: 'https://developers.hubspot.com/docs/apps/legacy-apps/authentication/working-with-oauth' },
  { hosts: ['appcenter.intuit.com', 'oauth.platform.intuit.com'], called: 'quickbooks', docs: 'https://developer.intuit.com/app/developer/qbo/docs/develop/authentication-and-authorization/oauth-2.0' },
  { hosts: ['*.myshopify.com', 'admin.shopify.com'], docs: 'https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/authorization-code-grant' },
  { hosts: ['app.clickup.com', 'api.clickup.com'], docs: 'https://developer.clickup.com/docs/authentication#oauth-flow' },
  { hosts: ['auth.ebay.com', 'auth.sandbox.ebay.com', 'api.ebay.com', 'api.sandbox.ebay.com'], docs: 'https://developer.ebay.com/api-docs/static/oauth-authorization-code-grant.html' },
  { hosts: ['account.withings.com', 'wbsapi.withings.net'], docs: 'https://developer.withings.com/developer-guide/v3/integration-guide/public-health-data-api/get-access/oauth-authorization-url/' },
  { hosts: ['oauth.pipedrive.com'], docs: 'https://pipedrive.readme.io/docs/marketplace-oauth-authorization' },
  { hosts: ['login.mailchimp.com'], docs: 'https://mailchimp.com/developer/marketing/guides/access-user-data-oauth-2/' },
  { hosts: ['ticktick.com'], docs: 'https://developer.ticktick.com/docs#/openapi?id=authorization' },
  { hosts: ['www.patreon.com'], docs: 'https://docs.patreon.com/#oauth' },
  { hosts: ['miro.com', 'api.miro.com'], docs: 'https://developers.miro.com/docs/getting-started-with-oauth' },
  { hosts: ['auth.atlassian.com'], docs: 'https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/' },
  { hosts: ['launchpad.37signals.com'], docs: 'https://github.com/basecamp/api/blob/master/sections/authentication.md' },
  { hosts: ['gitcode.com'], docs: 'https://docs.gitcode.com/en/docs/oauth' },
  { hosts: ['sellercentral.amazon.com', 'sellercentral-europe.amazon.com', 'vendorcentral.amazon.com'], called: 'spapi', docs: 'https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow' },
  { hosts: ['*.myideasoft.com'], called: 'ideasoft', docs: 'https://apidoc.ideasoft.dev/' },
  { hosts: ['api.upstox.com'], docs: 'https://upstox.com/developer/api-documentation/authorize' },
  { hosts: ['account.box.com', 'api.box.com'], docs: 'https://developer.box.com/reference/get-authorize/' },
]

/** Servers of providers' own APIs, which know no `resource` (RFC 8707) and sign nobody in to an MCP server. */
export const resourceBlindHosts: ReadonlySet<string> = new Set([
  ...challengeBlind.flatMap(({ hosts }) => hosts),
  'accounts.google.com', 'oauth2.googleapis.com', 'www.googleapis.com', 'login.microsoftonline.com', 'login.live.com', 'github.com', 'discord.com',
  'accounts.spotify.com', 'x.com', 'twitter.com', 'api.twitter.com', 'api.x.com', 'login.salesforce.com', 'test.salesforce.com', 'identity.xero.com',
  'login.xero.com', 'www.dropbox.com', 'api.dropboxapi.com',
])

/**
 * Paths of such servers at hosts of their customers, as a shop's own domain, and of an older version that knows no verifier beside a newer
 * one: https://open.feishu.cn/document/server-docs/authentication-management/access-token/create-2
 */
export const challengeBlindPaths: readonly string[] = [
  '/admin/oauth/authorize', '/open-apis/authen/v1/access_token', '/open-apis/authen/v1/oidc/access_token',
]

export const challengeBlindHosts: readonly string[] = challengeBlind.flatMap(({ hosts }) => hosts)
export const challengeBlindNames: readonly string[] = challengeBlind.flatMap(({ called }) => called ?? [])

/**
 * Names of servers that take each challenge as a SHA-256, so that a request needs no method:
 * https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_pkce.htm
 */
export const challengeHashers: ReadonlySet<string> = new Set(['salesforce'])

/** Hosts at which providers publish the metadata of their own servers and of their customers' tenants. */
export const publicIssuers: readonly string[] = [
  'accounts.google.com', 'securetoken.google.com', 'login.microsoftonline.com', 'login.microsoftonline.us', 'login.windows.net', 'sts.windows.net', 'login.live.com',
  '*.b2clogin.com', '*.ciamlogin.com', '*.auth0.com', '*.okta.com', '*.oktapreview.com', '*.okta-emea.com', '*.onelogin.com', '*.pingone.com', '*.pingone.eu', '*.descope.com',
  '*.stytch.com', '*.clerk.accounts.dev', '*.authkit.app', '*.workos.com', '*.supabase.co', '*.zitadel.cloud', '*.logto.app', '*.fusionauth.io', '*.kinde.com', '*.amazonaws.com',
  'appleid.apple.com', 'github.com', '*.githubusercontent.com', 'gitlab.com', 'login.salesforce.com', 'slack.com', '*.slack.com', '*.facebook.com', '*.yahoo.com', '*.paypal.com',
  'id.twitch.tv', 'discord.com', '*.linkedin.com', 'auth.atlassian.com', '*.cluster.local',
]

/** The server that Google's clients sign in at, whatever they are written in. */
export const googleSignIn = 'accounts.google.com'

/** Servers that take app passwords of mail accounts: https://support.google.com/mail/answer/7126229 */
export const mailHosts: readonly string[] = ['smtp.gmail.com', 'imap.gmail.com']
