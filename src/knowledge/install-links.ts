/** Addresses of authorization endpoints that add an application to a place of the user's, and give out no code. */
const INSTALL_LINKS: readonly { readonly host: string; readonly scope: string }[] = [
  // https://discord.com/developers/docs/topics/oauth2#bot-authorization-flow: without `response_type` there is no callback.
  { host: 'discord.com', scope: 'bot' },
]

/** Whether a link without `response_type` installs: by its host and its scopes, as written. */
export function isInstallLink(host: string | undefined, scopes: string | undefined): boolean {
  return INSTALL_LINKS.some((one) => one.host === host && scopes?.split(/[\s+]+|%20/).includes(one.scope) === true)
}
