import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'roo-code',
  name: 'Roo Code and legacy Kilo Code MCP servers',
  spec: 'https://docs.roocode.com/features/mcp/using-mcp-in-roo',
  agent: {
    id: 'roo-code',
    name: 'Roo Code',
    oauth: 'none',
    signIn: 'run the server through `mcp-remote` without a header, which signs in with the browser',
    reference: '${env:NAME}',
  },
  files: ['**/.roo/mcp*.json', '**/.kilocode/mcp*.json', '**/mcp_settings.json', '**/.roo/**/mcp*.json'],
  servers: [['mcpServers']],
})
