import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'gemini-cli',
  name: 'Gemini CLI settings',
  spec: 'https://github.com/google-gemini/gemini-cli/blob/main/docs/tools/mcp-server.md',
  agent: {
    id: 'gemini-cli',
    name: 'Gemini CLI',
    oauth: 'automatic',
    signIn: 'keep `httpUrl`, delete `headers` and run `/mcp auth NAME`',
    reference: '$NAME',
  },
  files: ['**/.gemini/settings*.json', '**/.gemini/settings.json.*', '**/gemini-cli/settings.json'],
  servers: [['mcpServers'], ['mcp', 'servers']],
})
