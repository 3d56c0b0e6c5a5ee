import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'visual-studio',
  name: 'Visual Studio MCP servers',
  spec: 'https://learn.microsoft.com/visualstudio/ide/mcp-servers',
  agent: {
    id: 'visual-studio',
    name: 'Visual Studio',
    oauth: 'automatic',
    signIn: 'keep `url`, delete `headers` and sign in when Visual Studio asks',
    reference: '${input:id}',
  },
  files: ['**/.vs/mcp.json'],
  servers: [['servers'], ['mcpServers']],
})
