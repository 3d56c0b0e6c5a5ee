import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'eca',
  name: 'ECA configuration',
  spec: 'https://eca.dev/config/mcp/',
  agent: { id: 'eca', name: 'ECA', oauth: 'automatic', signIn: 'keep `url`, delete `headers` and sign in when ECA asks', reference: '${env:NAME}' },
  files: ['**/.eca/config.json', '**/eca/config.json', '**/.eca/*.json'],
  servers: [['mcpServers']],
})
