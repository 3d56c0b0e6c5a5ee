import type { Agent } from '../../model/index.ts'
import { entries, get, type Node, string } from '../../parse/node.ts'
import { defineSurface } from '../reading/surface.ts'
import { isAgentPlugin } from './agent-plugin.ts'
import { readDocument, serverTables } from './server-document.ts'
import { clientConfiguration } from '../../knowledge/words/files.ts'

/** Many clients read such a file; which ones cannot be told. */
export const anyClient: Agent = {
  id: 'mcp-json',
  name: 'MCP client',
  oauth: 'unknown',
  signIn: 'keep the address, delete `headers` and let the client sign in when the server asks',
}

export default defineSurface({
  id: 'mcp-json',
  name: 'MCP servers in an mcp.json of any client',
  spec: 'https://gofastmcp.com/integrations/mcp-json-configuration',
  counts: 'agent',
  files: [
    '**/mcp.json',
    '**/mcp.*.json',
    '**/mcp-*.json',
    '**/mcp_*.json',
    '**/*.mcp.json',
    '**/*-mcp.json',
    '**/*_mcp.json',
    '**/*mcp-config*.json',
    '**/*mcp_config*.json',
    '**/*mcp-servers*.json',
    '**/*mcp_servers*.json',
    '**/mcpServers*.json',
    '**/mcp.json.*',
    '**/mcp.jsonc',
  ],
  format: 'jsonc',
  recognises: (root, { path }) => !isOfClient(path) && !isAgentPlugin(root) && serverTables(root).length > 0,
  read: (root) => readDocument(root, { agent: anyClient, source: 'config' }),
})

/** Names that have a surface of their own, and folders of clients: `.cursor/`, `.kiro/settings/`. */
export function isOfClient(path: string): boolean {
  const folders = path.split('/').slice(0, -1)
  return folders.some((folder) => folder.startsWith('.') && !SHARED_FOLDERS.has(folder)) || clientConfiguration.pattern.test(path)
}

const SHARED_FOLDERS = new Set(['.agents', '.ai', '.mcp', '.config', '.devcontainer', '.docker', '.local'])

/** The entries of a document are those of a JSON Schema, not of servers. */
export function isSchema(root: Node): boolean {
  return (
    /json-schema\.org/.test(string(get(root, '$schema'))?.value ?? '') ||
    (entries(root).some(({ key }) => key.value === 'properties') && string(get(root, 'type'))?.value === 'object')
  )
}
