import { get } from '../parse/node.ts'
import { defineSurface } from '../surface.ts'
import { anyClient, isOfClient } from './mcp-json.ts'
import { readServers } from './mcp-servers.ts'
import { serverTables } from './server-document.ts'

const OWN_NAMES = /(?:^|\/)(?:librechat|mcp_agent|mcp-agent|fastagent)[^/]*\.ya?ml$|(?:^|\/)(?:hermes|goose)\//

/** Gateways and applications of their own: any YAML file that has `mcpServers` or `mcp_servers`. */
export default defineSurface({
  id: 'mcp-in-yaml',
  name: 'MCP servers in any other YAML file',
  spec: 'https://docs.litellm.ai/docs/mcp',
  counts: 'other',
  files: ['**/*.{yaml,yml}'],
  format: 'yaml',
  mentions: ['mcpServers:', 'mcp_servers:', 'mcp-servers:'],
  recognises: (root, { path }) => !isOfClient(path) && !OWN_NAMES.test(path) && !get(root, 'jobs') && serverTables(root).some(([key]) => key === 'mcpServers' || key === 'mcp_servers' || key === 'mcp-servers'),
  read: (root) => readServers(root, { agent: anyClient, servers: [['mcpServers'], ['mcp_servers'], ['mcp-servers']] }),
})
