import { describe, expect, test } from 'vitest'
import agentIgnoreFiles from '../src/surfaces/clients/agent-ignore-files.ts'
import claudeFrontmatter from '../src/surfaces/clients/claude-frontmatter.ts'
import claudePermissions from '../src/surfaces/clients/claude-permissions.ts'
import codexPermissions from '../src/surfaces/clients/codex-permissions.ts'
import copilotAgents from '../src/surfaces/clients/copilot-agents.ts'
import mcpInJson from '../src/surfaces/clients/mcp-in-json.ts'
import mcpJson from '../src/surfaces/clients/mcp-json.ts'
import mcpRegistry from '../src/surfaces/documents/mcp-registry.ts'
import mcpb from '../src/surfaces/documents/mcpb.ts'
import opencodePermissions from '../src/surfaces/clients/opencode-permissions.ts'
import toolApprovals from '../src/surfaces/code/tool-approvals.ts'
import { shownBy } from './surfaces-shown.ts'

describe('an mcp.json of any client', () => {
  test.each([
    ['mcp.json', '{ "mcpServers": { "desk": { "url": "https://a.acme.io" } } }'],
    ['mcp.json', '{ "servers": { "desk": { "url": "https://a.acme.io" } } }'],
    ['config/mcp-servers.json', '{ "mcp": { "servers": { "desk": { "url": "https://a.acme.io" } } } }'],
    ['my-mcp-config.json', '{ "desk": { "url": "https://a.acme.io" } }'],
    ['.agents/mcp.json', '{ "mcpServers": { "desk": { "url": "https://a.acme.io" } } }'],
  ])('%s %s', async (path, text) => {
    expect(await shownBy(mcpJson, text, path)).toEqual(['MCP client: desk https://a.acme.io'])
  })

  test.each([
    [
      'a translation',
      'locales/en/mcp.json',
      '{ "title": "MCP", "url": "Address", "mcp": { "server": { "command": "Command", "url": "URL" } } }',
    ],
    [
      'a JSON Schema',
      'mcp.json',
      '{ "$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "properties": { "mcpServers": { "properties": { "url": {} } } } }',
    ],
    ['a database', 'mcp.json', '{ "servers": [{ "id": 1, "name": "a", "url": "https://a.acme.io" }] }'],
    ['an OpenAPI document', 'mcp.json', '{ "openapi": "3.0.0", "servers": [{ "url": "https://a.acme.io" }] }'],
    ['settings', 'mcp.json', '{ "mcp": { "enabled": true, "command": "x" } }'],
    ['a file of Cursor', '.cursor/mcp.json', '{ "mcpServers": { "desk": { "url": "https://a.acme.io" } } }'],
    [
      'an agent plugin',
      'mcp.json',
      '{ "$schema": "https://agent-plugins.org/1.0/mcp.json", "mcpServers": { "desk": { "url": "https://a.acme.io" } } }',
    ],
    ['nothing', 'mcp.json', '{ "mcpServers": null }'],
    ['a list', 'mcp.json', '[]'],
    ['an empty file', 'mcp.json', ''],
  ])('leaves %s alone', async (_, path, text) => {
    expect(await shownBy(mcpJson, text, path)).toEqual([])
  })

  test('is not read twice', async () => {
    const text = '{ "mcpServers": { "desk": { "url": "https://a.acme.io" } } }'
    expect(await shownBy(mcpInJson, text, 'services/gateway.json')).toEqual(['MCP client: desk https://a.acme.io'])
    expect(await shownBy(mcpInJson, text, 'mcp.json')).toEqual([])
    expect(await shownBy(mcpInJson, text, 'opencode.json')).toEqual([])
    expect(await shownBy(mcpInJson, text, '.kiro/settings/mcp.json')).toEqual([])
  })
})

describe('manifests', () => {
  test('of a future version are not guessed at', async () => {
    expect(
      await shownBy(
        mcpRegistry,
        '{ "$schema": "https://static.modelcontextprotocol.io/schemas/2030-01-01/server.schema.json", "name": "x", "remotes": "later", "packages": [1, { "identifier": {} }] }',
        'server.json',
      ),
    ).toEqual([])
    expect(await shownBy(mcpb, '{ "manifest_version": "9", "name": "x", "server": { "mcp_config": ["node"] } }', 'manifest.json')).toEqual(
      [],
    )
  })

  test('of something else are left alone', async () => {
    expect(await shownBy(mcpRegistry, '{ "name": "x", "port": 80, "packages": { "a": 1 } }', 'server.json')).toEqual([])
    expect(await shownBy(mcpb, '{ "manifest_version": 3, "name": "x", "permissions": [] }', 'manifest.json')).toEqual([])
  })

  test('of packages give the command that a client makes of them', async () => {
    const text =
      '{ "name": "io.acme/desk", "packages": [{ "registryType": "npm", "identifier": "desk-mcp", "packageArguments": [{ "type": "named", "name": "--key", "value": "k" }], "environmentVariables": [{ "name": "TOKEN", "default": "t" }] }] }'
    expect(await shownBy(mcpRegistry, text, 'server.json')).toEqual(['MCP client: io.acme/desk desk-mcp --key k env {TOKEN=t 1:221}'])
  })
})

describe('what agents may read', () => {
  test('by ignore files', async () => {
    expect(await shownBy(agentIgnoreFiles, '# secrets\n.env*\n!.env.example\n', 'app/.cursorignore')).toEqual([
      'Cursor below app .env* !.env.example',
    ])
  })

  test('by Claude Code', async () => {
    expect(
      await shownBy(
        claudePermissions,
        '{ "permissions": { "deny": ["Read(./.env)", "Read(**/*.pem)", "WebFetch", "Read(~/x)", "Read(//etc)"] } }',
        'app/.claude/settings.json',
      ),
    ).toEqual(['Claude Code below app /.env **/*.pem'])
    expect(await shownBy(claudePermissions, '{ "permissions": { "deny": ["Read"] } }', '.claude/settings.json')).toEqual([
      'Claude Code below . *',
    ])
    expect(await shownBy(claudePermissions, '{ "permissions": { "deny": ["WebFetch"] } }', '.claude/settings.json')).toEqual([])
  })

  test('by Codex, in the chosen profile', async () => {
    expect(
      await shownBy(
        codexPermissions,
        'default_permissions = "a"\n[permissions.a.filesystem.":workspace_roots"]\n"." = "write"\n"**/.env" = "deny"\n[permissions.b.filesystem]\n"*.pem" = "deny"\n',
        '.codex/config.toml',
      ),
    ).toEqual(['Codex below . **/.env'])
  })

  test('by OpenCode, which denies variable files itself', async () => {
    expect(await shownBy(opencodePermissions, '{}', 'opencode.json')).toEqual(['OpenCode below . *.env *.env.* !*.env.example'])
    expect(
      await shownBy(opencodePermissions, '{ "permission": { "read": { "*": "allow", ".env": "allow" } } }', '.opencode/opencode.json'),
    ).toEqual(['OpenCode below . *.env *.env.* !*.env.example !.env'])
  })
})

describe('what agents may do', () => {
  test('only where the catalogue says that it is too much', async () => {
    expect(
      await shownBy(
        claudePermissions,
        '{ "permissions": { "allow": ["Bash(*)", "Bash(npm test:*)", "mcp__desk", "mcp__desk__search"] } }',
        '.claude/settings.json',
      ),
    ).toEqual(['1:31 tool Claude Code Bash(*)', '1:62 tool Claude Code mcp__desk'])
    expect(
      await shownBy(
        toolApprovals,
        '{ "mcpServers": { "a": { "autoApprove": ["*"] } }, "tools": ["*"], "allowedTools": ["@a/b"] }',
        '.kiro/agents/x.json',
      ),
    ).toEqual(['1:43 tool Kiro / Amazon Q *'])
    expect(await shownBy(toolApprovals, '{ "chat.tools.autoApprove": true, "editor.tabSize": 2 }', '.vscode/settings.json')).toEqual([
      '1:29 tool VS Code / Copilot true',
    ])
    expect(await shownBy(claudeFrontmatter, '---\nallowed-tools: Bash(curl:*), Read\n---\n', '.claude/skills/x/SKILL.md')).toEqual([])
    expect(await shownBy(claudeFrontmatter, '---\ntools: Bash\n---\n', '.claude/agents/x.md')).toEqual([])
    expect(await shownBy(claudeFrontmatter, '---\nallowed-tools: Bash\n---\n', '.claude/commands/x.md')).toEqual([])
    expect(await shownBy(claudeFrontmatter, '---\nallowed-tools: "*"\n---\n', '.claude/commands/x.md')).toEqual(['2:17 tool Claude Code *'])
    expect(await shownBy(claudeFrontmatter, '---\ntools: ["*"]\n---\n', 'agents/x.agent.md')).toEqual([])
    expect(await shownBy(copilotAgents, '---\ntools: ["github/*"]\n---\n', '.github/agents/x.md')).toEqual([])
    expect(await shownBy(copilotAgents, '---\ntools: ["*"]\n---\n', '.github/agents/x.md')).toEqual(['2:10 tool GitHub Copilot *'])
  })
})

test('broken front matter says nothing', async () => {
  expect(await shownBy(claudeFrontmatter, '---\nmcpServers: [unclosed\n---\n', '.claude/agents/x.md')).toEqual([])
  expect(await shownBy(claudeFrontmatter, '---\n- a list\n---\n', '.claude/agents/x.md')).toEqual([])
  expect(await shownBy(claudeFrontmatter, 'no front matter, mcpServers', '.claude/agents/x.md')).toEqual([])
})
