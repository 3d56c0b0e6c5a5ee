import { get } from '../../parse/node.ts'
import { defineSurface } from '../reading/surface.ts'
import mcpJson, { anyClient, isOfClient, isSchema } from './mcp-json.ts'
import { readServers } from './mcp-servers.ts'
import { serverTables } from './server-document.ts'
import { nameMatcher } from './names.ts'

// Read by that surface already.
const isMcpJson = nameMatcher(mcpJson.files)

/** mcpo, mcp-proxy, examples and applications of their own: any JSON file that has `mcpServers`. */
export default defineSurface({
  id: 'mcp-in-json',
  name: 'MCP servers in any other JSON file',
  spec: 'https://github.com/open-webui/mcpo',
  counts: 'other',
  files: ['**/*.json'],
  format: 'jsonc',
  mentions: ['"mcpServers"'],
  recognises: (root, { path }) => !isOfClient(path) && !isMcpJson(path) && !isSchema(root) && serverTables(root).some(([key]) => key === 'mcpServers') && !OTHER_FORMATS.some((key) => get(root, key)),
  read: (root) => readServers(root, { agent: anyClient, servers: [['mcpServers']] }),
})

/** Documents with a surface of their own that keep servers under the same key. */
const OTHER_FORMATS = ['manifest_version', 'dxt_version', 'systemConfig', 'useLegacyMcpJson']
