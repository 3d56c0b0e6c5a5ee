import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'five-ire',
  name: '5ire MCP servers',
  spec: 'https://github.com/nanbingxyz/5ire',
  agent: {
    id: 'five-ire',
    name: '5ire',
    oauth: 'none',
    signIn: 'run the server through `mcp-remote` without a header, which signs in with the browser',
  },
  files: ['**/5ire/mcp.json', '**/.5ire/mcp.json'],
  servers: [['mcpServers'], ['servers']],
})
