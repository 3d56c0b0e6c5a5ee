import { get, entries, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { readServers } from './mcp-servers.ts'

const agent = {
  id: 'cline',
  name: 'Cline',
  oauth: 'automatic',
  signIn: 'keep `url`, delete `headers` and sign in when Cline asks',
  reference: '${env:NAME}',
} as const

export default defineSurface({
  id: 'cline',
  name: 'Cline MCP settings',
  spec: 'https://docs.cline.bot/mcp/configuring-mcp-servers',
  agent,
  counts: 'agent',
  files: ['**/cline_mcp_settings*.json', '**/.cline/mcp.json', '**/.cline/**/mcp*.json'],
  format: 'jsonc',
  *read(root): Generator<Reading> {
    yield* readServers(root, { agent, servers: [['mcpServers']] })
    // Cline writes the tokens that it gets into the same file (McpOAuthManager).
    for (const { value } of entries(get(root, 'mcpServers'))) {
      for (const name of ['access_token', 'refresh_token']) {
        const token = string(get(value, 'oauth', 'tokens', name))
        if (token) yield { kind: 'literal', place: 'agent-config', name: { value: name, at: token.at }, text: token, at: token.at }
      }
    }
  },
})
