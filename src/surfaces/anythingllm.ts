import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: 'anythingllm',
  name: 'AnythingLLM MCP servers',
  spec: 'https://docs.anythingllm.com/mcp-compatibility/overview',
  agent: { id: 'anythingllm', name: 'AnythingLLM', oauth: 'none' },
  files: ['**/anythingllm_mcp_servers.json', '**/anythingllm_mcp_servers.*'],
  servers: [['mcpServers']],
})
