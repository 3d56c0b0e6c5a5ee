import { agentOf } from './clients.ts'
import { defineClient } from './mcp-servers.ts'
import ruler from './ruler.ts'

export default defineClient({
  id: 'ruler-json',
  name: 'Ruler MCP servers in JSON',
  spec: 'https://github.com/intellectronica/ruler#mcp-model-context-protocol-server-configuration',
  agent: agentOf(ruler),
  files: ['**/.ruler/mcp.json'],
  servers: [['mcpServers']],
})
