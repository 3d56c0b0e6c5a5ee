/** A redirect URI that agents and their hosts publish for servers to register, and where they say so. */
interface Callback {
  readonly owner: string
  readonly uri: RegExp
  readonly source: string
}

/** Callbacks that are fine as they are, though their form would not be. */
export const KNOWN_CALLBACKS: readonly Callback[] = [
  {
    owner: 'Claude',
    uri: /^https:\/\/claude\.(?:ai|com)\/api\/mcp\/auth_callback$/,
    source: 'https://support.claude.com/en/articles/11503834-building-custom-connectors-via-remote-mcp-servers',
  },
  {
    owner: 'ChatGPT',
    uri: /^https:\/\/chatgpt\.com\/(?:connector_platform_oauth_redirect|connector\/oauth\/[\w*-]+)$/,
    source: 'https://developers.openai.com/plugins/build/auth',
  },
  { owner: 'Cursor', uri: /^cursor:\/\/anysphere\.cursor-[\w/-]+$/, source: 'https://cursor.com/docs/mcp' },
  {
    owner: 'VS Code',
    uri: /^(?:vscode(?:-insiders)?:\/\/.*|https:\/\/(?:insiders\.)?vscode\.dev\/redirect)$/,
    source: 'https://code.visualstudio.com/api/extension-guides/ai/mcp',
  },
  {
    owner: 'browser extensions',
    uri: /^(?:chrome|moz|safari-web)-extension:\/\//,
    source: 'https://developer.chrome.com/docs/extensions/reference/api/identity',
  },
  {
    owner: 'MSAL',
    uri: /^(?:msal[\da-f-]{36}|msauth|brk-[\da-f-]{36}|ms-appx-web):\/\//i,
    source: 'https://learn.microsoft.com/entra/identity-platform/reply-url',
  },
  {
    owner: 'the out-of-band flow of older installed apps',
    uri: /^urn:ietf:wg:oauth:2\.0:oob(?::auto)?$/,
    source: 'https://developers.google.com/identity/protocols/oauth2/resources/oob-migration',
  },
]

/** Hosts that belong to whoever opened a tunnel last: standards.md 2.1, row 15. */
export const TUNNEL_HOST =
  /(?:^|\.)(?:ngrok\.(?:io|app|dev)|ngrok-free\.(?:app|dev)|trycloudflare\.com|loca\.lt|localhost\.run|lhr\.life|serveo\.net|devtunnels\.ms|app\.github\.dev|githubpreview\.dev|gitpod\.io|bore\.pub|pinggy\.(?:link|io)|zrok\.io|tunnelmole\.net|sharedwithexpose\.com|webcontainer\.io)$/

/** Hosts of one preview deployment: standards.md 2.1, row 19. */
export const PREVIEW_HOST =
  /^(?:[\w-]+-git-[\w-]+\.vercel\.app|[\w-]+-[a-z\d]{9}-[\w-]+\.vercel\.app|[\w-]+--[\w-]+\.netlify\.app|[a-f\d]{8}\.[\w-]+\.pages\.dev|[\w-]+-pr-\d+\.(?:onrender\.com|herokuapp\.com)|[\w-]+-pr-\d+[\w-]*\.fly\.dev)$/

/** Names of the own machine, by RFC 8252 section 7.3 and RFC 6761. */
export const LOOPBACK_HOST = /^(?:localhost|[\w.-]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** Hosts inside a network: standards.md 2.1, rows 10 to 14. */
export const PRIVATE_HOST =
  /^(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|\[f[cde][\da-f:]+\]|[\w-]+|[\w.-]+\.(?:local|internal|lan|home|home\.arpa|corp|intranet|private|svc|test|docker|ts\.net))$/
