import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'rulesync',
  name: 'rulesync MCP servers',
  spec: 'https://github.com/dyoshikawa/rulesync',
  agent: { id: 'rulesync', name: 'rulesync', oauth: 'unknown' },
  files: ['**/.rulesync/mcp.json', '**/.rulesync/.mcp.json', '**/.rulesync/mcp.jsonc'],
  servers: [['mcpServers']],
})
