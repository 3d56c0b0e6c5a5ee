/** A program that offers MCP over the network and lets everybody in unless it is told otherwise. */
export interface OpenServer {
  /** Part of the image's or the program's name. */
  readonly program: RegExp
  /** A word of its command line, or a variable as `NAME=value`, without which nobody else reaches it; absent where it needs none. */
  readonly network?: RegExp
  /** A word of its command line with which it talks over stdio. */
  readonly stdio?: RegExp
  /** The port of the container that it listens at, where the container has others too. */
  readonly port?: string
  /** Options, and variables as `NAME=value`, that make it ask for a token. */
  readonly protectedBy: RegExp
  /** The newest version, where that asks for a token by itself, and the option that stops it. */
  readonly asks?: { readonly program: RegExp; readonly unless: RegExp }
  /** How to make it ask, when it can. */
  readonly protect?: string
  readonly spec: string
}

/** Of a program that listens on the machine itself where nobody gives another address. */
const EVERY_ADDRESS = /^(?:--[a-z-]{0,40}(?:host|address)=)?(?:0\.0\.0\.0|::)(?::\d{2,5})?$/

export const openServers: readonly OpenServer[] = [
  {
    program: /(?:^|\/)docker\/mcp-gateway(?:[:@]|$)/,
    network: /^--transport=?(?:streaming|sse)?$/,
    protectedBy: /^MCP_GATEWAY_AUTH_TOKEN=/,
    // In a container too, with a token that it makes itself: docs/security.md.
    asks: { program: /(?:^|\/)docker\/mcp-gateway(?::latest)?$/, unless: /^--allow-unauthenticated(?:=true)?$/ },
    protect: 'set `MCP_GATEWAY_AUTH_TOKEN`',
    spec: 'https://github.com/docker/mcp-gateway/blob/main/docs/mcp-gateway.md',
  },
  {
    program: /(?:^|\/)supergateway(?:[:@]|$)/,
    // With the address of a server in its place it talks over stdio.
    network: /^--stdio(?:=|$)/,
    protectedBy: /^--(?:oauth|auth|jwt)/i,
    spec: 'https://github.com/supercorp-ai/supergateway',
  },
  {
    // Asks for a token by itself: docs/docs/manage/configuration.md.
    program: /(?:^|\/)ibm\/mcp-context-forge(?:[:@]|$)/i,
    network: /^AUTH_REQUIRED=(?:false|0|no)$/i,
    protectedBy: /^$/,
    protect: 'set `AUTH_REQUIRED` to `true`',
    spec: 'https://ibm.github.io/mcp-context-forge/manage/configuration/',
  },
  { program: /(?:^|\/)sparfenyuk\/mcp-proxy(?:[:@]|$)/, protectedBy: /^$/, spec: 'https://github.com/sparfenyuk/mcp-proxy' },
  {
    // Two programs have the name: that of PyPI listens on the machine itself until it is told another address.
    program: /(?:^|\/)mcp-proxy(?:[:@]|$)/,
    network: EVERY_ADDRESS,
    // Each option is a variable too.
    protectedBy: /^(?:--api-?key(?:=|$)|MCP_PROXY_API_?KEY=)/i,
    spec: 'https://github.com/punkpeye/mcp-proxy',
  },
  {
    program: /(?:^|\/)(?:open-webui\/)?mcpo(?:[:@]|$)/,
    network: /^--(?:port|host|config|server-type)?(?:=|$)|^-[cp]$/,
    protectedBy: /^--api-key|^MCPO_API_KEY=/,
    protect: 'set `MCPO_API_KEY`',
    spec: 'https://github.com/open-webui/mcpo',
  },
  {
    program: /(?:^|\/)playwright\/mcp(?:[:@]|$)/,
    network: /^--port(?:=|$)/,
    protectedBy: /^$/,
    spec: 'https://github.com/microsoft/playwright-mcp',
  },
  {
    program: /(?:^|\/)(?:grafana\/mcp-grafana|mcp\/grafana)(?:[:@]|$)/,
    stdio: /^(?:-t|--transport)?=?stdio$/,
    // A proxy in front: https://grafana.com/docs/grafana/latest/developer-resources/mcp/configure/
    protectedBy: /^$/,
    spec: 'https://grafana.com/docs/grafana/latest/developer-resources/mcp/set-up/install-with-docker/',
  },
  {
    program: /(?:^|\/)mcp-grafana$/,
    network: /^(?:--?address=)?(?:0\.0\.0\.0)?:\d{2,5}$/,
    stdio: /^(?:-t|--?transport)?=?stdio$/,
    protectedBy: /^$/,
    spec: 'https://github.com/grafana/mcp-grafana#transport-options',
  },
  {
    program: /^@playwright\/mcp(?:@|$)/,
    network: EVERY_ADDRESS,
    protectedBy: /^$/,
    spec: 'https://github.com/microsoft/playwright-mcp#standalone-mcp-server',
  },
  {
    program: /(?:^|\/)1mcp-app\/agent(?:[:@]|$)/,
    network: /^(?:--host|-H)(?:=|$)|^ONE_MCP_HOST=/,
    stdio: /^(?:-t|--transport)?=?stdio$/,
    protectedBy: /^--(?:enable-)?auth(?:=|$)|^ONE_MCP_(?:ENABLE_)?AUTH=(?!false|0|no|$)/,
    protect: 'set `ONE_MCP_ENABLE_AUTH`',
    spec: 'https://github.com/1mcp-app/agent/blob/main/docs/en/guide/essentials/configuration.md',
  },
  {
    program: /(?:^|\/)bytebase\/dbhub(?:[:@]|$)/,
    network: /^(?:--transport=|TRANSPORT=)?http$/,
    protectedBy: /^--auth-token(?:=|$)|^DBHUB_AUTH_TOKEN=/,
    protect: 'set `DBHUB_AUTH_TOKEN`',
    spec: 'https://github.com/bytebase/dbhub',
  },
  {
    program: /(?:^|\/)crystaldba\/postgres-mcp(?:[:@]|$)/,
    network: /^(?:--transport=)?(?:sse|streamable-http)$/,
    protectedBy: /^$/,
    spec: 'https://github.com/crystaldba/postgres-mcp',
  },
  {
    program: /(?:^|\/)postgres-mcp$/,
    network: EVERY_ADDRESS,
    protectedBy: /^$/,
    spec: 'https://github.com/crystaldba/postgres-mcp',
  },
  {
    program: /(?:^|\/)zepai\/knowledge-graph-mcp(?:[:@]|$)/,
    port: '8000',
    stdio: /^(?:--transport=)?stdio$/,
    protectedBy: /^$/,
    spec: 'https://github.com/getzep/graphiti/tree/main/mcp_server',
  },
]
