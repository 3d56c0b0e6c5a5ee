import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'jan',
  name: 'Jan MCP servers',
  spec: 'https://jan.ai/docs/desktop/mcp',
  agent: { id: 'jan', name: 'Jan', oauth: 'unknown' },
  files: ['**/Jan/data/mcp_config.json', '**/jan/**/mcp_config.json', '**/jan/mcp_config.json'],
  servers: [['mcpServers']],
})
