import type { Evidence } from '../../model/index.ts'
import type { PythonCode } from '../../program/python/code.ts'

/** What shows that a module makes an MCP server or its verifier: it imports the server side of an SDK; a client's side shows nothing. */
export function mcpServerHere(code: PythonCode): Evidence | undefined {
  for (const bounds of code.scope.names.values()) {
    for (const { how, source, name, at } of bounds.filter((bound) => bound.how === 'import')) {
      if (how === 'import' && SERVER.test(name ? `${source}.${name}` : source)) return { is: 'mcp-route', at, say: `its module imports ${source}` }
    }
  }
  return undefined
}

/** https://gofastmcp.com/servers/auth/authentication, https://github.com/modelcontextprotocol/python-sdk */
const SERVER = /^(?:fastmcp(?:\.(?:FastMCP|server\b)|$)|mcp\.server(?:\.|$)|fastapi_mcp(?:\.|$))/
