import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'claude-desktop',
  name: 'Claude Desktop configuration',
  spec: 'https://support.claude.com/en/articles/11503834-building-custom-connectors-via-remote-mcp-servers',
  // Remote servers are added under Connectors; the file knows commands only and expands nothing.
  agent: {
    id: 'claude-desktop',
    name: 'Claude Desktop',
    oauth: 'none',
    signIn: 'add the server under Settings → Connectors, sign in there and delete this entry',
  },
  files: [
    '**/claude_desktop_config*.json',
    '**/claude_desktop_config.json.*',
    '**/claude-desktop-config*.json',
    '**/claude_desktop*.json',
    '**/claude-desktop*.json',
  ],
  servers: [['mcpServers']],
})
