import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'antigravity',
  name: 'Google Antigravity MCP servers',
  spec: 'https://antigravity.google/docs/mcp',
  agent: {
    id: 'antigravity',
    name: 'Antigravity',
    oauth: 'automatic',
    signIn: 'keep `serverUrl`, delete `headers` and sign in when Antigravity asks',
  },
  files: [
    '**/.agents/mcp_config.json',
    '**/.gemini/antigravity/mcp_config.json',
    '**/.gemini/config/mcp_config.json',
    '**/.antigravity/mcp*.json',
  ],
  servers: [['mcpServers']],
})
