import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'qoder',
  name: 'Qoder MCP servers',
  spec: 'https://docs.qoder.com/user-guide/chat/model-context-protocol',
  agent: { id: 'qoder', name: 'Qoder', oauth: 'unknown' },
  files: ['**/.qoder/**/mcp*.json', '**/.qoder/mcp*.json', '**/.qoder/settings*.json', '**/Qoder/SharedClientCache/mcp.json'],
  servers: [['mcpServers']],
})
