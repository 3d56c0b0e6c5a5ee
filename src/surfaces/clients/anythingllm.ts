import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'anythingllm',
  name: 'AnythingLLM MCP servers',
  spec: 'https://docs.anythingllm.com/mcp-compatibility/overview',
  agent: {
    id: 'anythingllm',
    name: 'AnythingLLM',
    oauth: 'none',
    signIn: 'run the server through `mcp-remote` without a header, which signs in with the browser',
  },
  files: ['**/anythingllm_mcp_servers.json', '**/anythingllm_mcp_servers.*'],
  servers: [['mcpServers']],
})
