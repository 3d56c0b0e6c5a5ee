/** The systems of which paths are known; others count as Linux. */
export type System = 'linux' | 'darwin' | 'win32'

/**
 * Where a client keeps its configuration in a user's home. `{app}` stands for the system's folder for programs' data
 * (`~/.config`, `~/Library/Application Support`, `%APPDATA%`), `{local}` for `~/.config` or `%LOCALAPPDATA%`; `*` for any name of a file or folder.
 */
export interface HomeFiles {
  /** The surface that reads them. */
  readonly client: string
  /** On every system, or on those that are named. */
  readonly paths: readonly string[]
  readonly only?: readonly System[]
}

const VS_CODES = ['Code', 'Code - Insiders', 'VSCodium', 'Cursor', 'Windsurf'].map((name) => `{app}/${name}/User`)
const extension = (settings: string) => VS_CODES.map((user) => `${user}/globalStorage/${settings}`)

/** A row for each client, after the page of its vendor that its surface links. */
export const HOME_FILES: readonly HomeFiles[] = [
  { client: 'claude-code', paths: ['.claude.json', '.claude/settings.json', '.claude/settings.local.json', '.mcp.json', '.claude/plugins/cache/*/.mcp.json'] },
  { client: 'claude-frontmatter', paths: ['.claude/agents/*.md', '.claude/commands/*.md', '.claude/skills/*/SKILL.md'] },
  { client: 'claude-desktop', paths: ['{app}/Claude/claude_desktop_config.json'] },
  { client: 'cursor', paths: ['.cursor/mcp.json', '.cursor/hooks.json'] },
  { client: 'vscode', paths: VS_CODES.slice(0, 3).flatMap((user) => [`${user}/mcp.json`, `${user}/profiles/*/mcp.json`]) },
  { client: 'vscode', paths: ['{app}/Code/User/settings.json', '{app}/Code - Insiders/User/settings.json', '.vscode-server/data/User/mcp.json'] },
  { client: 'visual-studio', paths: ['.mcp.json'], only: ['win32'] },
  { client: 'copilot-cli', paths: ['.copilot/mcp-config.json', '{local}/github-copilot/intellij/mcp.json', '{local}/github-copilot/xcode/mcp.json'] },
  { client: 'copilot-agents', paths: ['.copilot/agents/*.md'] },
  { client: 'windsurf', paths: ['.codeium/windsurf/mcp_config.json', '.codeium/mcp_config.json'] },
  { client: 'cline', paths: ['.cline/data/settings/cline_mcp_settings.json', '.cline/mcp.json', ...extension('saoudrizwan.claude-dev/settings/cline_mcp_settings.json')] },
  { client: 'roo-code', paths: [...extension('rooveterinaryinc.roo-cline/settings/mcp_settings.json'), ...extension('kilocode.kilo-code/settings/mcp_settings.json'), '.kilocode/cli/global/settings/mcp_settings.json'] },
  { client: 'codex', paths: ['.codex/config.toml'] },
  { client: 'opencode', paths: ['.config/opencode/opencode.json', '.config/opencode/opencode.jsonc', '.config/kilo/kilo.json', '.config/kilo/kilo.jsonc'] },
  { client: 'gemini-cli', paths: ['.gemini/settings.json', '.gemini/.env'] },
  { client: 'gemini-extension', paths: ['.gemini/extensions/*/gemini-extension.json', '.qwen/extensions/*/qwen-extension.json'] },
  { client: 'antigravity', paths: ['.gemini/antigravity/mcp_config.json', '.gemini/config/mcp_config.json'] },
  { client: 'qwen', paths: ['.qwen/settings.json', '.qwen/.env'] },
  { client: 'kiro', paths: ['.kiro/settings/mcp.json', '.kiro/agents/*.json'] },
  { client: 'amazon-q', paths: ['.aws/amazonq/mcp.json', '.aws/amazonq/cli-agents/*.json', '.aws/amazonq/agents/*.json'] },
  { client: 'junie', paths: ['.junie/mcp/mcp.json'] },
  { client: 'continue', paths: ['.continue/config.yaml', '.continue/config.json', '.continue/mcpServers/*.yaml', '.continue/mcpServers/*.yml', '.continue/mcpServers/*.json', '.continue/.env'] },
  { client: 'zed', paths: ['.config/zed/settings.json'] },
  { client: 'zed', paths: ['{app}/Zed/settings.json'], only: ['win32'] },
  { client: 'goose', paths: ['.config/goose/config.yaml', '.config/goose/secrets.yaml'], only: ['linux', 'darwin'] },
  { client: 'goose', paths: ['{app}/Block/goose/config/config.yaml'], only: ['win32'] },
  { client: 'amp', paths: ['.config/amp/settings.json'], only: ['linux', 'darwin'] },
  { client: 'amp', paths: ['{app}/amp/settings.json'], only: ['win32'] },
  { client: 'augment', paths: ['.augment/settings.json'] },
  { client: 'trae', paths: ['{app}/Trae/User/mcp.json'] },
  { client: 'factory', paths: ['.factory/mcp.json', '.factory/settings.json'] },
  { client: 'factory', paths: ['{app}/Factory Bridge/mcp.json'], only: ['darwin', 'win32'] },
  { client: 'crush', paths: ['{local}/crush/crush.json'] },
  { client: 'warp', paths: ['.warp/.mcp.json'] },
  { client: 'lm-studio', paths: ['.lmstudio/mcp.json', '.cache/lm-studio/mcp.json'] },
  { client: 'mistral-vibe', paths: ['.vibe/config.toml'] },
  { client: 'kimi', paths: ['.kimi/mcp.json'] },
  { client: 'qoder', paths: ['.qoder/mcp.json'] },
  { client: 'qoder', paths: ['{app}/Qoder/SharedClientCache/mcp.json'], only: ['win32'] },
  { client: 'hermes', paths: ['.hermes/config.yaml', '.hermes/.env'] },
  { client: 'openclaw', paths: ['.openclaw/openclaw.json', '.clawdbot/clawdbot.json'] },
  { client: 'eca', paths: ['.config/eca/config.json'] },
  { client: 'mcphub-nvim', paths: ['.config/mcphub/servers.json'] },
  { client: 'tabnine', paths: ['.tabnine/mcp_servers.json', '.tabnine/agent/settings.json'] },
  { client: 'five-ire', paths: ['{app}/5ire/mcp.json'] },
  { client: 'jan', paths: ['{app}/Jan/data/mcp_config.json'] },
  { client: 'anythingllm', paths: ['{app}/anythingllm-desktop/storage/plugins/anythingllm_mcp_servers.json'] },
  { client: 'instructions', paths: ['.claude/CLAUDE.md', '.codex/AGENTS.md', '.gemini/GEMINI.md', '.qwen/QWEN.md', '.config/opencode/AGENTS.md'] },
]

/** Surfaces of agents whose files belong to a repository: no user has them in the home. */
export const NEVER_AT_HOME: ReadonlySet<string> = new Set([
  'agent-hooks', 'agent-plugin', 'apm', 'cherry-studio', 'claude-permissions', 'claude-plugin', 'codex-permissions', 'codex-plugin', 'cursor-plugin', 'fastmcp', 'gh-aw',
  'librechat', 'mcp-agent', 'mcp-json', 'mcp-registry', 'mcpb', 'mcphub-gateway', 'opencode-permissions', 'ruler', 'rulesync', 'smithery', 'toolhive',
])

/** The patterns for a system; `~/.config` may lie elsewhere below the home (https://specifications.freedesktop.org/basedir-spec/). */
export function homePatterns(system: System, config = '.config'): string[] {
  const app = { linux: config, darwin: 'Library/Application Support', win32: 'AppData/Roaming' }[system]
  const local = system === 'win32' ? 'AppData/Local' : config
  const own = HOME_FILES.filter(({ only }) => only?.includes(system) ?? true).flatMap(({ paths }) => paths)
  return [...new Set(own.map((path) => path.replace('{app}', app).replace('{local}', local).replace(/^\.config(?=\/)/, config)))]
}
