/** Addresses of authorization endpoints that add an application to a place of the user's, and give out no code. */
const INSTALL_LINKS: readonly { readonly host: string; readonly scope: string }[] = [
  // https://discord.com/developers/docs/topics/oauth2#bot-authorization-flow: without `response_type` there is no callback.
  { host: 'discord.com', scope: 'bot' },
]

/** Whether a link without `response_type` installs: by its host and its scopes, as written. */
export function isInstallLink(host: string | undefined, scopes: string | undefined): boolean {
  return INSTALL_LINKS.some((one) => one.host === host && scopes?.split(/[\s+]+|%20/).includes(one.scope) === true)
}

/** Whether a server sends people back to the one address that is registered where a request names none, and gives out a code. */
export function knowsWayBack(host: string | undefined): boolean {
  // https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#redirect-urls
  return host === 'github.com'
}

/** How links begin that install an MCP server in a client, by its id. */
export const linksOfClients: ReadonlyMap<string, RegExp> = new Map([
  // https://cursor.com/docs/context/mcp/install-links
  ['cursor', /^cursor:|^https?:\/\/(?:www\.)?cursor\.com/i],
  // https://code.visualstudio.com/api/extension-guides/ai/mcp#create-an-mcp-installation-url
  ['vscode', /^vscode|^https?:\/\/(?:insiders\.)?vscode\.dev/i],
  // https://learn.microsoft.com/visualstudio/ide/mcp-servers
  ['visual-studio', /^vsweb|^https?:\/\/(?:aka\.ms|vs-open\.link)/i],
  // https://lmstudio.ai/docs/app/mcp/deeplink
  ['lm-studio', /^lmstudio:|^https?:\/\/lmstudio\.ai/i],
  // https://kiro.dev/docs/mcp/servers
  ['kiro', /^kiro:|^https?:\/\/kiro\.dev/i],
])
