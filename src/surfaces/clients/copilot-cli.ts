import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'copilot-cli',
  name: 'GitHub Copilot CLI and JetBrains MCP servers',
  spec: 'https://docs.github.com/en/copilot/reference/copilot-cli-reference',
  agent: {
    id: 'copilot-cli',
    name: 'Copilot CLI',
    oauth: 'automatic',
    signIn: 'keep `url`, delete `headers` and sign in when Copilot CLI asks',
    reference: '${NAME}',
  },
  files: [
    '**/.github/mcp.json',
    '**/.copilot/mcp-config.json',
    '**/mcp-config.json',
    '**/github-copilot/*/mcp.json',
    '**/.github/copilot/mcp*.json',
    '**/.github/copilot-mcp*.json',
    '**/.github/*mcp*.json',
  ],
  servers: [['mcpServers'], ['servers']],
})
