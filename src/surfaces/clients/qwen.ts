import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'qwen',
  name: 'Qwen Code settings',
  spec: 'https://qwenlm.github.io/qwen-code-docs/en/users/features/mcp/',
  agent: {
    id: 'qwen',
    name: 'Qwen Code',
    oauth: 'automatic',
    signIn: 'keep `httpUrl`, delete `headers` and run `/mcp auth NAME`',
    reference: '$NAME',
  },
  files: ['**/.qwen/settings*.json', '**/.qwen/settings.json.*'],
  servers: [['mcpServers'], ['mcp', 'servers']],
})
