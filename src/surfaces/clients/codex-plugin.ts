import { agentOf } from './clients.ts'
import codex from './codex.ts'
import { defineManifestSurface } from './server-manifest.ts'

export default defineManifestSurface({
  id: 'codex-plugin',
  name: 'Codex plugins',
  spec: 'https://developers.openai.com/codex/plugins',
  agent: agentOf(codex),
  files: ['**/.codex-plugin/plugin.json', '**/.codex-plugin/*mcp*.json'],
  servers: [['mcpServers'], ['mcp_servers']],
})
