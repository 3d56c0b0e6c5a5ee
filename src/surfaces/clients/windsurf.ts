import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'windsurf',
  name: 'Windsurf MCP servers',
  spec: 'https://docs.windsurf.com/windsurf/cascade/mcp',
  agent: {
    id: 'windsurf',
    name: 'Windsurf',
    oauth: 'automatic',
    signIn: 'keep `serverUrl`, delete `headers` and sign in when Windsurf asks',
    reference: '${env:NAME}',
  },
  files: [
    '**/.windsurf/mcp_config.json',
    '**/.windsurf/mcp.json',
    '**/.windsurf/mcp*.json',
    '**/.codeium/**/mcp_config.json',
    '**/.codeium/mcp_config.json',
    '**/windsurf_mcp*.json',
    '**/windsurf-mcp*.json',
  ],
  servers: [['mcpServers']],
})
