import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'kimi',
  name: 'Kimi Code CLI MCP servers',
  spec: 'https://moonshotai.github.io/kimi-cli/en/customization/mcp.html',
  agent: {
    id: 'kimi',
    name: 'Kimi Code',
    oauth: 'configured',
    signIn: 'delete `headers`, set `"auth": "oauth"` and run `kimi mcp auth NAME`',
  },
  files: ['**/.kimi/mcp*.json', '**/.kimi-code/mcp*.json'],
  servers: [['mcpServers']],
})
