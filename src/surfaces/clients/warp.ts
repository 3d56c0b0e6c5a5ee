import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'warp',
  name: 'Warp MCP servers',
  spec: 'https://docs.warp.dev/agent-platform/capabilities/mcp/',
  agent: {
    id: 'warp',
    name: 'Warp',
    oauth: 'automatic',
    signIn: 'keep `url`, delete `headers` and sign in when Warp asks',
    reference: '${NAME}',
  },
  files: ['**/.warp/.mcp.json', '**/.warp/mcp*.json', '**/.warp/.mcp.json.*'],
  // A bare table is what its form takes: https://docs.warp.dev/agent-platform/capabilities/mcp/
  servers: [['mcpServers'], ['mcp_servers'], ['servers'], []],
})
