import { entries, get } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { frontmatterOf } from './frontmatter.ts'
import { readServers } from './mcp-servers.ts'
import { toolNames, toolSet } from './tool-sets.ts'

// It works on GitHub's machines and cannot sign in with a browser there.
const agent = { id: 'copilot-agents', name: 'Copilot agent', oauth: 'none', reference: '${{ secrets.COPILOT_MCP_NAME }}' } as const

export default defineTextSurface({
  id: 'copilot-agents',
  name: 'GitHub Copilot custom agents',
  spec: 'https://docs.github.com/en/copilot/reference/custom-agents-configuration',
  counts: 'agent',
  files: [
    '**/.github/agents/**/*.md',
    '**/*.agent.md',
    '**/.github-private/agents/*.md',
    '**/.github/chatmodes/**/*.md',
    '**/.copilot/agents/*.md',
  ],
  mentions: ['mcp-servers', 'mcpServers', 'tools'],
  async *read(text, reader): AsyncGenerator<Reading> {
    const root = await frontmatterOf(text, reader)
    if (!root) return
    yield* readServers(root, { agent, servers: [['mcp-servers'], ['mcpServers']] })
    // `server/*` is a choice among servers; `*` is none.
    yield* toolSet(
      ['copilot-agent-tools'],
      'Copilot agent',
      undefined,
      toolNames(get(root, 'tools')).filter(({ value }) => value === '*'),
    )
    for (const { key, value } of entries(get(root, 'mcp-servers')))
      yield* toolSet(['copilot-agent-tools'], 'server', key.value, toolNames(get(value, 'tools')))
  },
})
