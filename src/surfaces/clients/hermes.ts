import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'hermes',
  name: 'Hermes Agent configuration',
  spec: 'https://hermes-agent.nousresearch.com/docs/user-guide/features/mcp',
  agent: {
    id: 'hermes',
    name: 'Hermes Agent',
    oauth: 'configured',
    signIn: 'delete `headers`, set `auth: oauth` and run `hermes mcp login NAME`',
    reference: '${NAME}',
  },
  files: ['**/.hermes/config.{yaml,yml}', '**/hermes/config.{yaml,yml}', '**/.hermes/profiles/**/config.yaml'],
  format: 'yaml',
  servers: [['mcp_servers']],
})
