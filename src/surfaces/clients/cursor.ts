import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'cursor',
  name: 'Cursor MCP servers',
  spec: 'https://cursor.com/docs/mcp',
  agent: {
    id: 'cursor',
    name: 'Cursor',
    oauth: 'automatic',
    signIn: 'keep `url`, delete `headers` and sign in when Cursor asks',
    reference: '${env:NAME}',
  },
  files: ['**/.cursor/mcp.json', '**/.cursor/mcp.*.json', '**/.cursor/mcp.json.*', '**/.cursor/mcp_config.json'],
  servers: [['mcpServers'], ['servers'], ['mcp', 'servers']],
})
