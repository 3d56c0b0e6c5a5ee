import type { Agent } from '../../model/index.ts'
import { get, has, type Node } from '../../parse/node.ts'
import { defineSurface } from '../reading/surface.ts'
import { anyClient, isOfClient } from './mcp-json.ts'
import { holdsServers, readWithin } from './server-document.ts'
import { keyWords } from '../idp/key-words.ts'

const OWN_NAMES = /(?:^|\/)(?:librechat|mcp_agent|mcp-agent|fastagent)[^/]*\.ya?ml$|(?:^|\/)(?:hermes|goose)\//

/** Gateways and applications of their own: any YAML file that has `mcpServers` or `mcp_servers`, at any depth and in strings. */
export default defineSurface({
  id: 'mcp-in-yaml',
  name: 'MCP servers in any other YAML file',
  spec: 'https://docs.litellm.ai/docs/mcp',
  counts: 'other',
  files: ['**/*.{yaml,yml}'],
  format: 'yaml',
  mentions: keyWords('mcpServers', 'mcp_servers', 'mcp-servers', 'mcpServerConfig', 'mcp_server_config', 'mcpConfig', 'mcp_config'),
  recognises: (root, { path }) => !isOfClient(path) && !OWN_NAMES.test(path) && !get(root, 'jobs') && holdsServers(root),
  read: (root, reader) => readWithin(root, agentIn(root), reader),
})

/** Whose file it is, by the keys beside the servers. */
function agentIn(root: Node): Agent {
  return ['model_list', 'litellm_settings', 'router_settings'].some((key) => has(root, key)) ? litellm : anyClient
}

// https://docs.litellm.ai/docs/mcp_oauth
const litellm: Agent = {
  id: 'litellm',
  name: 'LiteLLM',
  oauth: 'configured',
  signIn: 'delete the credential, and set `auth_type: oauth2` and `oauth2_flow: authorization_code`',
  reference: 'os.environ/NAME',
}
