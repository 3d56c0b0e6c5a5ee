import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'junie',
  name: 'JetBrains Junie MCP servers',
  spec: 'https://www.jetbrains.com/help/junie/model-context-protocol-mcp.html',
  // Its page knows commands only.
  agent: {
    id: 'junie',
    name: 'Junie',
    oauth: 'none',
    signIn: 'run the server through `mcp-remote` without a header, which signs in with the browser',
  },
  files: ['**/.junie/mcp/*.json', '**/.junie/mcp/mcp.json.*', '**/.junie/mcp.json', '**/.ai/mcp/mcp.json', '**/.idea/**/mcp*.json'],
  servers: [['mcpServers']],
})
