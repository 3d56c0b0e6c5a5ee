import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'factory',
  name: 'Factory Droid MCP servers',
  spec: 'https://docs.factory.ai/cli/configuration/mcp',
  agent: {
    id: 'factory',
    name: 'Factory Droid',
    oauth: 'automatic',
    signIn: 'keep `type` and `url`, delete `headers` and sign in with `/mcp`',
    reference: '${NAME}',
  },
  files: ['**/.factory/mcp*.json', '**/.factory/mcp.json.*', '**/Factory Bridge/mcp.json'],
  servers: [['mcpServers']],
})
