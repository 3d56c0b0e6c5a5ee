import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'amazon-q',
  name: 'Amazon Q Developer servers and agents',
  spec: 'https://github.com/aws/amazon-q-developer-cli/blob/main/docs/agent-format.md',
  agent: {
    id: 'amazon-q',
    name: 'Amazon Q',
    oauth: 'automatic',
    signIn: 'keep `type` and `url`, delete `headers` and sign in when Amazon Q asks',
  },
  files: ['**/.amazonq/**/*.json', '**/.amazonq/*.json', '**/.amazonq/mcp.json.*', '**/.aws/amazonq/**/*.json', '**/.aws/amazonq/*.json'],
  servers: [['mcpServers']],
})
