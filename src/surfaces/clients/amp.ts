import { has } from '../../parse/node.ts'
import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'amp',
  name: 'Amp MCP servers',
  spec: 'https://ampcode.com/manual#mcp',
  agent: {
    id: 'amp',
    name: 'Amp',
    oauth: 'automatic',
    signIn: 'keep `url`, delete `headers` and sign in when Amp asks',
    reference: '${NAME}',
  },
  files: ['**/.amp/settings.json', '**/.amp/settings.jsonc', '**/amp/settings.json', '**/.vscode/settings.json', '**/*.code-workspace'],
  mentions: ['amp.mcpServers'],
  recognises: (root) => has(root, 'amp.mcpServers') || has(root, 'settings'),
  servers: [['amp.mcpServers'], ['settings', 'amp.mcpServers']],
})
