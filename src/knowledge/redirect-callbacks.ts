import { addressInName, loopbackNames, previewPatterns, privateSuffixes, tunnelSuffixes } from './tunnels-and-previews.ts'

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

export type RedirectHost = 'loopback' | 'any-address' | 'private' | 'tunnel' | 'preview' | 'documentation' | 'public'

/** What a redirect URI's host is; lower case, IPv6 in brackets, without port. */
export function redirectHost(host: string): RedirectHost {
  if (host === '0.0.0.0' || host === '[::]') return 'any-address'
  const address = addressInName(host) ?? host
  if (LOOPBACK_ADDRESS.test(address) || loopbackNames.some((name) => matches(host, name))) return 'loopback'
  if (/(?:^|\.)(?:example(?:\.(?:com|net|org))?|invalid)$/.test(host)) return 'documentation'
  if (tunnelSuffixes.some((suffix) => host.endsWith(`.${suffix}`))) return 'tunnel'
  if (previewPatterns.some((preview) => preview.host.test(host))) return 'preview'
  if (PRIVATE_ADDRESS.test(address) || privateSuffixes.some((suffix) => host.endsWith(`.${suffix}`))) return 'private'
  return 'public'
}

/** RFC 8252 section 7.3. */
const LOOPBACK_ADDRESS = /^(?:127(?:\.\d{1,3}){3}|\[::1\])$/

/** RFC 1918, RFC 4193, link-local, and names without a dot: STANDARD.md, "Where it goes". */
const PRIVATE_ADDRESS =
  /^(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|\[f[cde][\da-f]{2}:[\da-f:]*\]|[\w-]+)$/

function matches(host: string, name: string): boolean {
  return name.startsWith('*') ? host.endsWith(name.slice(1)) : host === name
}
