import { boolean, entries, get, items, type Node, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import type { Located } from '../../text/source.ts'
import { defineSurface } from '../reading/surface.ts'
import { toolSet } from '../clients/tool-sets.ts'

/** Where a client keeps what its tools may do without asking. */
interface Approvals {
  readonly rows: readonly string[]
  readonly files: RegExp
  /** What, and whose, for messages. */
  values(root: Node): Iterable<{ readonly name?: string; readonly values: readonly Located<string>[] }>
}

const APPROVALS: readonly Approvals[] = [
  {
    rows: ['cline-autoapprove'],
    files: /cline_mcp_settings|mcp_settings\.json$|\.roo\//,
    values: (root) => perServer(root, ['autoApprove', 'alwaysAllow']),
  },
  { rows: ['amazonq-kiro-autoapprove'], files: /\.kiro\/|\.amazonq\/|\/amazonq\//, values: (root) => perServer(root, ['autoApprove']) },
  // Tools that an agent merely has are asked about; only `allowedTools` are not.
  {
    rows: ['q-agent-allowedtools'],
    files: /\.kiro\/agents\/|\.amazonq\/(?:cli-)?agents\/|\/amazonq\/(?:cli-)?agents\//,
    values: (root) => [{ values: texts(get(root, 'allowedTools')) }],
  },
  {
    rows: ['cursor-yolo', 'cursor-allow-mcp-all'],
    files: /\.cursor\//,
    values: (root) => [{ values: texts(get(root, 'permissions', 'allow')) }],
  },
  {
    rows: ['vscode-auto-approve'],
    files: /\.vscode\/settings\.json$|\.code-workspace$/,
    values: (root) => [
      {
        values: ['chat.tools.autoApprove', 'chat.tools.global.autoApprove'].flatMap((key) => [
          ...truth(get(root, key)),
          ...truth(get(root, 'settings', key)),
        ]),
      },
    ],
  },
  {
    rows: ['vscode-terminal-auto-approve'],
    files: /\.vscode\/settings\.json$/,
    values: (root) => [
      { values: entries(get(root, 'chat.tools.terminal.autoApprove')).flatMap(({ key, value }) => (boolean(value) === true ? [key] : [])) },
    ],
  },
  {
    // An extension may set every option but this one: https://github.com/google-gemini/gemini-cli/blob/main/docs/extensions/reference.md
    rows: ['gemini-trust'],
    files: /\.gemini\//,
    values: trustedServers,
  },
  { rows: ['qwen-trust'], files: /\.qwen\//, values: trustedServers },
  {
    rows: ['zed-always-allow'],
    files: /zed\/settings\.json$/i,
    values: (root) => [
      { values: [...truth(get(root, 'agent', 'always_allow_tool_actions')), ...texts(get(root, 'agent', 'tool_permissions', 'default'))] },
    ],
  },
]

export default defineSurface({
  id: 'tool-approvals',
  name: 'Tools that clients use without asking',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/server/tools#security-considerations',
  counts: 'other',
  files: [
    '**/cline_mcp_settings*.json',
    '**/mcp_settings.json',
    '**/.roo/mcp.json',
    '**/.kiro/**/*.json',
    '**/.amazonq/**/*.json',
    '**/.aws/amazonq/**/*.json',
    '**/.cursor/{permissions,cli,cli-config}.json',
    '**/.vscode/settings.json',
    '**/*.code-workspace',
    '**/.gemini/settings.json',
    '**/.qwen/settings.json',
    '**/.zed/settings.json',
    '**/zed/settings.json',
  ],
  format: 'jsonc',
  *read(root, { file }): Generator<Reading> {
    for (const { rows, files, values } of APPROVALS) {
      if (!files.test(file.path)) continue
      for (const one of values(root)) yield* toolSet(rows, one.name ? 'server' : 'settings', one.name, one.values)
    }
  },
})

function perServer(root: Node, keys: readonly string[]): { name: string; values: Located<string>[] }[] {
  return entries(get(root, 'mcpServers')).map(({ key, value }) => ({
    name: key.value,
    values: keys.flatMap((one) => texts(get(value, one))),
  }))
}

function trustedServers(root: Node): { name: string; values: Located<string>[] }[] {
  return entries(get(root, 'mcpServers')).map(({ key, value }) => ({ name: key.value, values: truth(get(value, 'trust')) }))
}

function texts(node: Node | undefined): Located<string>[] {
  return [node, ...items(node)].flatMap((item) => string(item) ?? [])
}

function truth(node: Node | undefined): Located<string>[] {
  return node && boolean(node) === true ? [{ value: 'true', at: node.at }] : []
}
