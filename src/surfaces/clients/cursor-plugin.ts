import { agentOf } from './clients.ts'
import cursor from './cursor.ts'
import { defineManifestSurface } from './server-manifest.ts'

export default defineManifestSurface({
  id: 'cursor-plugin',
  name: 'Cursor plugins',
  spec: 'https://cursor.com/docs/plugins',
  agent: agentOf(cursor),
  files: ['**/.cursor-plugin/plugin.json', '**/.cursor-plugin/marketplace.json', '**/.cursor-plugin/*mcp*.json'],
  servers: [['mcpServers']],
})
