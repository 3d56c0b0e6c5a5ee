import { serverReading } from '../reading/server-reading.ts'
import type { Agent } from '../../model/index.ts'
import { entries, get, items, type Node, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { agentOf } from './clients.ts'
import codex from './codex.ts'
import copilotCli from './copilot-cli.ts'
import cursor from './cursor.ts'
import geminiCli from './gemini-cli.ts'
import { template } from '../deploy/interpolation.ts'
import { assignmentsIn, variablesIn } from './entry-values.ts'
import { readServers } from './mcp-servers.ts'
import visualStudio from './visual-studio.ts'

export const claudeCode = {
  id: 'claude-code',
  name: 'Claude Code',
  oauth: 'automatic',
  signIn: 'keep `type` and `url`, delete `headers` and sign in with `/mcp`',
  reference: '${NAME}',
} as const

/** `.mcp.json` in its three root shapes (`mcpServers`, `servers`, bare map), `.claude.json` and settings. */
export default defineSurface({
  id: 'claude-code',
  name: 'Claude Code servers and settings',
  spec: 'https://code.claude.com/docs/en/mcp',
  agent: claudeCode,
  counts: 'agent',
  files: [
    '**/.mcp.json',
    '**/.mcp.*.json',
    '**/.mcp.json.*',
    '**/.claude.json',
    '**/.claude/settings*.json',
    '**/.claude/*.json',
    '**/managed-mcp.json',
    '**/managed-settings.json',
    '**/dot_claude/*.json',
    '**/.claude/.credentials.json',
  ],
  format: 'jsonc',
  *read(root, { file }): Generator<Reading> {
    // Warp's own file bears the same name.
    if (/(?:^|\/)\.warp\//.test(file.path)) return
    const dialect = { agent: readerOf(file.path, root) }
    yield* readServers(root, { ...dialect, servers: [['mcpServers'], ['servers'], ['projects', '*', 'mcpServers'], ['managedMcpServers']] })
    if (!get(root, 'mcpServers') && !get(root, 'servers')) yield* readServers(root, { ...dialect, servers: [[]] })
    const env = get(root, 'env')
    if (env) yield variablesIn(env, template, 'settings')
    yield* hookHeaders(get(root, 'hooks'))
    yield* pluginOptions(get(root, 'pluginConfigs'))
    for (const rule of items(get(root, 'permissions', 'allow'))) {
      const text = string(rule)
      if (text) yield { kind: 'literal', place: 'script', text, at: text.at }
    }
    const tokens = get(root, 'claudeAiOauth')
    for (const { key, value } of entries(tokens)) {
      const text = string(value)
      if (text && /token/i.test(key.value)) yield { kind: 'literal', place: 'agent-config', name: key, text, at: text.at }
    }
  },
})

/** Other clients read a `.mcp.json`, too: Visual Studio by its `servers`, others in a folder that bears their name (`plugins/copilot/`). */
function readerOf(path: string, root: Node): Agent {
  if (!/(?:^|\/)\.mcp(?:\.[^/]*)?\.json/.test(path)) return claudeCode
  const folders = path.toLowerCase().split('/').slice(0, -1)
  const named = NAMED_FOLDERS.find(({ folder }) => folders.some((one) => folder.test(one)))
  if (named) return agentOf(named.client)
  return get(root, 'servers') && !get(root, 'mcpServers') ? agentOf(visualStudio) : claudeCode
}

const NAMED_FOLDERS = [
  { folder: /^(?:github-)?copilot(?:-cli|-plugin)?$/, client: copilotCli },
  { folder: /^cursor(?:-plugin)?$/, client: cursor },
  { folder: /^(?:openai-)?codex(?:-cli|-plugin)?$/, client: codex },
  { folder: /^gemini(?:-cli|-extension)?$/, client: geminiCli },
  { folder: /^visual-?studio$/, client: visualStudio },
]

/** Headers of `type: "http"` hooks. */
function* hookHeaders(hooks: Node | undefined): Generator<Reading> {
  for (const { value } of entries(hooks)) {
    for (const matcher of items(value)) {
      for (const hook of items(get(matcher, 'hooks'))) {
        const url = string(get(hook, 'url'))
        if (!url) continue
        yield serverReading({
          agent: claudeCode,
          name: { value: 'hook', at: url.at },
          protocol: 'api',
          source: 'config',
          url: template(url),
          headers: assignmentsIn(get(hook, 'headers'), template),
          at: hook.at,
        })
      }
    }
  }
}

/** Plugin options that the client stores as plain text. */
function* pluginOptions(configs: Node | undefined): Generator<Reading> {
  for (const { value } of entries(configs)) {
    for (const group of [get(value, 'options'), ...entries(get(value, 'mcpServers')).map((one) => one.value)]) {
      for (const option of entries(group)) {
        const text = string(option.value)
        if (text) yield { kind: 'literal', place: 'agent-config', name: option.key, text, at: text.at }
      }
    }
  }
}
