/** A program that carries a remote MCP server over stdio: the entry is remote in fact. */
export interface Bridge {
  readonly name: string
  readonly programs: readonly string[]
  /** Whether the address is a word of its own. */
  readonly positionalUrl: boolean
  readonly urlOptions: readonly string[]
  /** `--header "Name: value"`. */
  readonly headerOptions: readonly string[]
  /** `-H NAME VALUE`: two words. */
  readonly headerPairs: readonly string[]
  readonly bearerOptions: readonly string[]
  /** JSON with `client_id` and perhaps `client_secret`. */
  readonly clientInfoOptions: readonly string[]
  readonly urlVariables: readonly string[]
  readonly tokenVariables: readonly string[]
  /** Signs in with OAuth and PKCE when no header is given. */
  readonly oauth: boolean
  readonly spec: string
}

const NONE = {
  urlOptions: [],
  headerOptions: [],
  headerPairs: [],
  bearerOptions: [],
  clientInfoOptions: [],
  urlVariables: [],
  tokenVariables: [],
} as const

export const bridges: readonly Bridge[] = [
  {
    ...NONE,
    name: 'mcp-remote',
    programs: ['mcp-remote', 'mcp-remote-client', '@geelen/mcp-remote'],
    positionalUrl: true,
    headerOptions: ['--header', '-H'],
    clientInfoOptions: ['--static-oauth-client-info'],
    oauth: true,
    spec: 'https://github.com/geelen/mcp-remote',
  },
  {
    ...NONE,
    name: 'supergateway',
    programs: ['supergateway'],
    positionalUrl: false,
    urlOptions: ['--sse', '--streamableHttp', '--streamable-http'],
    headerOptions: ['--header'],
    bearerOptions: ['--oauth2Bearer'],
    oauth: false,
    spec: 'https://github.com/supercorp-ai/supergateway',
  },
  {
    ...NONE,
    name: 'mcp-proxy',
    programs: ['mcp-proxy'],
    positionalUrl: true,
    headerPairs: ['-H', '--headers'],
    tokenVariables: ['API_ACCESS_TOKEN'],
    oauth: false,
    spec: 'https://github.com/sparfenyuk/mcp-proxy',
  },
  {
    ...NONE,
    name: 'mcp-stdio',
    programs: ['mcp-stdio'],
    positionalUrl: true,
    headerOptions: ['--header', '-H'],
    bearerOptions: ['--bearer', '--token', '--bearer-token'],
    oauth: true,
    spec: 'https://pypi.org/project/mcp-stdio/',
  },
  {
    ...NONE,
    name: 'mcp-stdio-to-streamable-http-adapter',
    programs: ['@pyroprompts/mcp-stdio-to-streamable-http-adapter'],
    positionalUrl: false,
    urlVariables: ['URI'],
    tokenVariables: ['BEARER_TOKEN'],
    oauth: false,
    spec: 'https://github.com/pyroprompts/mcp-stdio-to-streamable-http-adapter',
  },
  {
    ...NONE,
    name: 'MCP Inspector',
    programs: ['@modelcontextprotocol/inspector'],
    positionalUrl: false,
    urlOptions: ['--server-url'],
    headerOptions: ['--header'],
    oauth: true,
    spec: 'https://github.com/modelcontextprotocol/inspector',
  },
  {
    ...NONE,
    name: 'fastmcp',
    programs: ['fastmcp', 'fastmcp-remote'],
    positionalUrl: true,
    headerOptions: ['--header', '-H'],
    oauth: true,
    spec: 'https://gofastmcp.com/clients/fastmcp-remote',
  },
  {
    ...NONE,
    name: 'mcp-client-cli',
    programs: ['mcp2cli', 'mcporter'],
    positionalUrl: true,
    urlOptions: ['--mcp', '--http-url'],
    headerOptions: ['--auth-header', '--header'],
    oauth: true,
    spec: 'https://github.com/steipete/mcporter',
  },
  {
    ...NONE,
    name: 'Smithery CLI',
    programs: ['@smithery/cli'],
    positionalUrl: true,
    headerOptions: ['--header'],
    oauth: true,
    spec: 'https://github.com/smithery-ai/cli',
  },
  {
    ...NONE,
    name: 'mcp-connect',
    programs: [
      'mcp-remote-proxy',
      '@automatalabs/mcp-http-bridge',
      'mcp-http-bridge',
      'mcp-bridge',
      '@modelcontextprotocol/server-proxy',
      '@modelcontextprotocol/remote-proxy',
      'mcp-sse-proxy',
      'mcp-streamablehttp-proxy',
    ],
    positionalUrl: true,
    urlOptions: ['--url', '--sse', '--streamable-http', '--endpoint'],
    headerOptions: ['--header', '-H'],
    bearerOptions: ['--token', '--bearer'],
    oauth: false,
    spec: 'https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http',
  },
]

/** One that no row knows. */
export const unnamedBridge: Bridge = {
  ...NONE,
  name: 'a bridge program',
  programs: [],
  positionalUrl: true,
  urlOptions: ['--url', '--sse', '--streamable-http', '--streamableHttp', '--sse-url', '--server-url'],
  headerOptions: ['--header', '-H', '--headers'],
  bearerOptions: ['--bearer'],
  oauth: false,
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/basic/transports',
}
