import { get, has } from '../../parse/node.ts'
import { template } from '../deploy/interpolation.ts'
import { variablesIn } from './entry-values.ts'
import { defineManifestSurface } from './server-manifest.ts'

export default defineManifestSurface({
  id: 'fastmcp',
  name: 'FastMCP project and client configuration',
  spec: 'https://gofastmcp.com/deployment/server-configuration',
  agent: {
    id: 'fastmcp',
    name: 'FastMCP',
    oauth: 'configured',
    signIn: 'set `"auth": "oauth"` and delete the token',
    reference: '${NAME}',
  },
  files: ['**/fastmcp.json', '**/*.fastmcp.json', '**/fastmcp.*.json'],
  recognises: (root) => ['source', 'deployment', 'environment', 'mcpServers'].some((key) => has(root, key)),
  servers: [['mcpServers']],
  source: 'config',
  *more(root) {
    const env = get(root, 'deployment', 'env')
    if (env) yield variablesIn(env, template, 'config')
  },
})
