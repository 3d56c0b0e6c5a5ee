import { serversOf } from '../code/python/mcp-servers.ts'
import type { Reading } from '../reading.ts'
import { definePythonSurface } from './python-surface.ts'

/** MCP servers that FastMCP and the MCP Python SDK run. */
export default definePythonSurface({
  id: 'python-mcp-servers',
  name: 'MCP servers in Python',
  spec: 'https://gofastmcp.com/deployment/running-server',
  mentions: ['FastMCP', 'MCPServer', 'mcp.server', 'FastApiMCP'],
  *read(code): Generator<Reading> {
    yield* serversOf(code)
  },
})
