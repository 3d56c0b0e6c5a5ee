import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'five-ire',
  name: '5ire MCP servers',
  spec: 'https://github.com/nanbingxyz/5ire',
  agent: { id: 'five-ire', name: '5ire', oauth: 'none' },
  files: ['**/5ire/mcp.json', '**/.5ire/mcp.json'],
  servers: [['mcpServers'], ['servers']],
})
