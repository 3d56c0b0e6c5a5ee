import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'lm-studio',
  name: 'LM Studio MCP servers',
  spec: 'https://lmstudio.ai/docs/app/mcp',
  agent: { id: 'lm-studio', name: 'LM Studio', oauth: 'unknown' },
  files: ['**/.lmstudio/mcp*.json', '**/lm-studio/mcp*.json', '**/lmstudio/mcp*.json'],
  servers: [['mcpServers']],
})
