import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'cherry-studio',
  name: 'Cherry Studio MCP servers',
  spec: 'https://docs.cherry-ai.com/advanced-basic/mcp/config',
  agent: {
    id: 'cherry-studio',
    name: 'Cherry Studio',
    oauth: 'automatic',
    signIn: 'keep `baseUrl`, delete `headers` and sign in when Cherry Studio asks',
  },
  files: ['**/*cherry*studio*.json', '**/cherry-studio/**/mcp*.json', '**/CherryStudio/**/mcp*.json'],
  servers: [['mcpServers']],
})
