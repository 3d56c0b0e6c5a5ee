import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'mistral-vibe',
  name: 'Mistral Vibe configuration',
  spec: 'https://docs.mistral.ai/mistral-vibe/introduction/configuration',
  agent: { id: 'mistral-vibe', name: 'Mistral Vibe', oauth: 'unknown', reference: 'api_key_env = "NAME"' },
  files: ['**/.vibe/config.toml', '**/.vibe/*.toml', '**/.vibe/config.toml.*'],
  format: 'toml',
  servers: [['mcp_servers']],
})
