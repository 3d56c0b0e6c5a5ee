import { get } from '../../parse/node.ts'
import { defineSurface } from '../reading/surface.ts'
import mcpJson, { anyClient, isOfClient, isSchema } from './mcp-json.ts'
import { holdsServers, readWithin } from './server-document.ts'
import { nameMatcher } from './names.ts'

// Read by that surface already.
const isMcpJson = nameMatcher(mcpJson.files)

/** mcpo, mcp-proxy, examples and applications of their own: any JSON file that has `mcpServers`, at any depth. */
export default defineSurface({
  id: 'mcp-in-json',
  name: 'MCP servers in any other JSON file',
  spec: 'https://github.com/open-webui/mcpo',
  counts: 'other',
  files: ['**/*.json'],
  format: 'jsonc',
  mentions: ['mcpServers"', 'mcp_servers"', 'mcp-servers"', 'mcpServerConfig"', 'mcp_server_config"', 'mcpConfig"', 'mcp_config"'],
  recognises: (root, { path }) =>
    !isOfClient(path) && !isMcpJson(path) && !isSchema(root) && holdsServers(root) && !OTHER_FORMATS.some((key) => get(root, key)),
  read: (root, reader) => readWithin(root, anyClient, reader),
})

/** Documents with a surface of their own that keep servers under the same key. */
const OTHER_FORMATS = ['manifest_version', 'dxt_version', 'systemConfig', 'useLegacyMcpJson']
