import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'augment',
  name: 'Augment servers in Auggie and VS Code',
  spec: 'https://docs.augmentcode.com/cli/integrations',
  agent: {
    id: 'augment',
    name: 'Augment',
    oauth: 'automatic',
    signIn: 'keep `url`, delete `headers` and sign in when Augment asks',
    reference: '${NAME}',
  },
  files: ['**/.augment/settings*.json', '**/.augment/mcp*.json', '**/.vscode/settings.json', '**/*.code-workspace'],
  mentions: ['augment', 'mcpServers'],
  recognises: (root, { path }) =>
    path.includes('.augment/') ||
    (root.kind === 'map' && root.entries.some(({ key }) => key.value.startsWith('augment.') || key.value === 'settings')),
  servers: [
    ['mcpServers'],
    ['augment.advanced', 'mcpServers'],
    ['augment.advanced.mcpServers'],
    ['augment.mcpServers'],
    ['settings', 'augment.advanced', 'mcpServers'],
    ['settings', 'augment.advanced.mcpServers'],
  ],
})
