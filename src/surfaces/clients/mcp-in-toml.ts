import { defineSurface } from '../reading/surface.ts'
import { anyClient, isOfClient } from './mcp-json.ts'
import { holdsServers, readWithin } from './server-document.ts'

/** Applications of their own: any TOML file that has a table of MCP servers, at any depth. */
export default defineSurface({
  id: 'mcp-in-toml',
  name: 'MCP servers in any other TOML file',
  spec: 'https://gofastmcp.com/integrations/mcp-json-configuration',
  counts: 'other',
  files: ['**/*.toml'],
  format: 'toml',
  mentions: ['mcpServers', 'mcp_servers', 'mcp-servers'],
  recognises: (root, { path }) => !isOfClient(path) && !/(?:^|\/)(?:codex|goose|vibe)\//.test(path) && holdsServers(root),
  read: (root, reader) => readWithin(root, anyClient, reader),
})
