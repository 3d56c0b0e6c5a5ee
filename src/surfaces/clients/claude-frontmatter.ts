import { get, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { claudeCode } from './claude-code.ts'
import { frontmatterOf } from './frontmatter.ts'
import { readServers } from './mcp-servers.ts'
import { toolNames, toolSet } from './tool-sets.ts'

export default defineTextSurface({
  id: 'claude-frontmatter',
  name: 'Claude Code subagents, skills and commands',
  spec: 'https://code.claude.com/docs/en/sub-agents',
  counts: 'agent',
  files: ['**/.claude/{agents,skills,commands}/**/*.md', '**/agents/*.md', '**/SKILL.md'],
  mentions: ['mcpServers', 'tools', 'permissionMode'],
  async *read(text, reader): AsyncGenerator<Reading> {
    // A folder of this name is Copilot's as well.
    const root = /\.agent\.md$|(?:^|\/)\.github\//.test(reader.file.path) ? undefined : await frontmatterOf(text, reader)
    if (!root) return
    yield* readServers(root, { agent: claudeCode, servers: [['mcpServers']] })
    const name = reader.file.path.split('/').slice(-2).join('/')
    // `tools` of a subagent only chooses among tools that are asked about; these are not.
    yield* toolSet(['claude-frontmatter-tools'], 'file', name, toolNames(get(root, 'allowed-tools')))
    // A plugin's subagents may set it without effect: https://code.claude.com/docs/en/plugins-reference#agents
    const mode = OF_PROJECT.test(reader.file.path) ? string(get(root, 'permissionMode')) : undefined
    if (mode) yield* toolSet(['claude-bypass'], 'file', name, [mode])
  },
})

/** Subagents of a project or a person. */
const OF_PROJECT = /(?:^|\/)\.claude\/agents\//
