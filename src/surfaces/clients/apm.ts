import { defineManifestSurface } from './server-manifest.ts'

export default defineManifestSurface({
  id: 'apm',
  name: 'Agent Package Manager (apm.yml)',
  spec: 'https://microsoft.github.io/apm/reference/manifest-schema/',
  agent: {
    id: 'apm',
    name: 'APM',
    oauth: 'automatic',
    signIn: 'leave `headers` out, and each client signs in when the server asks',
    reference: '${NAME}',
  },
  files: ['**/apm.{yml,yaml}'],
  format: 'yaml',
  servers: [
    ['dependencies', 'mcp'],
    ['devDependencies', 'mcp'],
  ],
  source: 'config',
})
