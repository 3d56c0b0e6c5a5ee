import { get, type Node, string } from '../../parse/node.ts'
import { defineManifestSurface } from './server-manifest.ts'

export default defineManifestSurface({
  id: 'agent-plugin',
  name: 'Agent Plugins (open specification)',
  spec: 'https://github.com/agentplugins/agent-plugins-spec',
  // Nothing is expanded in headers, and the specification keeps secrets out of them.
  agent: { id: 'agent-plugin', name: 'agent plugin', oauth: 'automatic', signIn: 'delete `headers`; clients sign in by themselves' },
  files: ['**/mcp.json', '**/plugin.json'],
  mentions: ['agent-plugins.org'],
  recognises: isAgentPlugin,
  servers: [['mcpServers']],
})

/** By its schema: a root `mcp.json` may be many things. */
export function isAgentPlugin(root: Node): boolean {
  return /agent-plugins\.org/.test(string(get(root, '$schema'))?.value ?? '')
}
