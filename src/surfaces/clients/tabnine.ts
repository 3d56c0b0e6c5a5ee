import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'tabnine',
  name: 'Tabnine MCP servers',
  spec: 'https://docs.tabnine.com/main/getting-started/tabnine-agent/mcp-intro-and-setup/mcp-server-config',
  agent: { id: 'tabnine', name: 'Tabnine', oauth: 'unknown' },
  files: ['**/.tabnine/mcp_servers.json', '**/.tabnine/agent/settings.json'],
  servers: [['mcpServers']],
})
