/** How the program of FastMCP starts a server that has no start of its own: https://gofastmcp.com/cli/running */
export const fastMcpCommand = {
  program: 'fastmcp',
  object: 'FastMCP',
  /** The words may stand in a list. */
  runs: /\bfastmcp["',\s]{1,6}run\b[^\n]{0,300}/g,
  network: /(?:--transport|-t)["',\s=]{1,6}(?:http|sse|streamable-http)\b/,
  host: /--host["',\s=]{1,6}([^\s"',\]]+)/,
  /** https://gofastmcp.com/more/settings */
  hostVariable: /\bFASTMCP_HOST["']?\s{0,4}[=:]\s{0,4}["']?([\w.:]+)/,
  /**
   * Until version 3 the settings could name the provider that checks tokens:
   * https://gofastmcp.com/v2/servers/auth/authentication#environment-configuration
   */
  authVariable: /\bFASTMCP_SERVER_AUTH["']?\s{0,4}[=:]\s{0,4}["']?\w/,
} as const
