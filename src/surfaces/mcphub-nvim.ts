import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'mcphub-nvim',
  name: 'Neovim mcphub servers',
  spec: 'https://ravitemer.github.io/mcphub.nvim/mcp/servers_json.html',
  agent: { id: 'mcphub-nvim', name: 'mcphub.nvim', oauth: 'automatic', signIn: 'keep `url`, delete `headers` and sign in when mcphub asks', reference: '${NAME}' },
  files: ['**/.mcphub/*.json', '**/mcphub/servers.json'],
  servers: [['mcpServers'], ['nativeMCPServers'], ['servers']],
})
