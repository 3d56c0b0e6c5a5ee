import { entries, get, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { frontmatterOf } from './frontmatter.ts'
import { template } from '../deploy/interpolation.ts'
import { variablesIn } from './entry-values.ts'
import { literalUnder } from './literals.ts'
import { readServers } from './mcp-servers.ts'
import { toolNames, toolSet } from './tool-sets.ts'

// A runner has no browser to sign in with.
const agent = { id: 'gh-aw', name: 'GitHub Agentic Workflow', oauth: 'none', reference: '${{ secrets.NAME }}' } as const

export default defineTextSurface({
  id: 'gh-aw',
  name: 'GitHub Agentic Workflows',
  spec: 'https://github.github.com/gh-aw/reference/frontmatter/',
  counts: 'agent',
  files: ['**/.github/workflows/**/*.md', '**/.github/aw/**/*.md'],
  async *read(text, reader): AsyncGenerator<Reading> {
    const root = await frontmatterOf(text, reader)
    if (!root) return
    yield* readServers(root, { agent, servers: [['mcp-servers'], ['tools']] })
    for (const block of [get(root, 'env'), get(root, 'engine', 'env'), get(root, 'sandbox', 'agent', 'env')]) {
      if (block) yield variablesIn(block, template, 'workflow')
    }
    for (const token of [
      get(root, 'github-token'),
      get(root, 'tools', 'github', 'github-token'),
      get(root, 'safe-outputs', 'github-token'),
      ...entries(get(root, 'safe-outputs')).map(({ value }) => get(value, 'github-token')),
    ])
      yield* literalUnder('github-token', token)
    yield* literalUnder('api-key', get(root, 'sandbox', 'mcp', 'api-key'))
    yield* toolSet(['mcp-toolsets-all'], 'workflow', string(get(root, 'name'))?.value, toolNames(get(root, 'tools', 'github', 'toolsets')))
  },
})
