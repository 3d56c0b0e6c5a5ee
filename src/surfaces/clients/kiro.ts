import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'kiro',
  name: 'Kiro servers, agents and powers',
  spec: 'https://kiro.dev/docs/mcp/configuration',
  agent: {
    id: 'kiro',
    name: 'Kiro',
    oauth: 'automatic',
    signIn: 'keep `url`, delete `headers` and sign in when Kiro asks',
    reference: '${NAME}',
  },
  files: [
    '**/.kiro/settings/*.json',
    '**/.kiro/settings/mcp.json.*',
    '**/.kiro/agents/**/*.json',
    '**/.kiro/powers/**/mcp.json',
    '**/.kiro/mcp.json',
  ],
  servers: [['mcpServers'], ['powers', 'mcpServers']],
})
