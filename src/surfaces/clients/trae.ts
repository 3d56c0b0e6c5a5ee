import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'trae',
  name: 'Trae MCP servers',
  spec: 'https://docs.trae.ai/ide/model-context-protocol',
  agent: { id: 'trae', name: 'Trae', oauth: 'unknown' },
  files: ['**/.trae/mcp*.json', '**/.trae/mcp.json.*', '**/Trae*/User/mcp.json'],
  servers: [['mcpServers']],
})
