import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'ruler',
  name: 'Ruler MCP servers',
  spec: 'https://github.com/intellectronica/ruler#mcp-model-context-protocol-server-configuration',
  agent: { id: 'ruler', name: 'Ruler', oauth: 'unknown' },
  files: ['**/.ruler/ruler.toml', '**/ruler.toml', '**/.ruler/mcp.json'],
  format: 'by name',
  servers: [['mcp_servers'], ['mcpServers']],
})
