import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'mcphub-nvim',
  name: 'Neovim mcphub servers',
  spec: 'https://github.com/ravitemer/mcphub.nvim',
  agent: {
    id: 'mcphub-nvim',
    name: 'mcphub.nvim',
    oauth: 'automatic',
    signIn: 'keep `url`, delete `headers` and sign in when mcphub asks',
    reference: '${env:NAME}',
  },
  // JSON5: https://github.com/ravitemer/mcphub.nvim/blob/main/doc/mcp/servers_json.md
  format: 'json5',
  files: ['**/.mcphub/*.json', '**/mcphub/servers.json'],
  servers: [['mcpServers'], ['nativeMCPServers'], ['servers']],
})
