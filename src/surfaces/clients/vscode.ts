import { entries, get } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { variablesIn } from './entry-values.ts'
import { template } from '../deploy/interpolation.ts'
import { readServers } from './mcp-servers.ts'

const agent = {
  id: 'vscode',
  name: 'VS Code',
  oauth: 'automatic',
  signIn: 'keep `type` and `url`, delete `headers` and sign in when VS Code asks',
  reference: '${input:id}',
} as const

export default defineSurface({
  id: 'vscode',
  name: 'VS Code MCP servers, settings, workspaces and dev containers',
  spec: 'https://code.visualstudio.com/docs/copilot/reference/mcp-configuration',
  agent,
  counts: 'agent',
  files: [
    '**/.vscode/mcp*.json',
    '**/.vscode/mcp.json.*',
    '**/.vscode/settings.json',
    '**/*.code-workspace',
    '**/devcontainer.json',
    '**/.devcontainer.json',
    '**/Code*/User/*.json',
    '**/.vscode-server/**/mcp.json',
  ],
  format: 'jsonc',
  *read(root): Generator<Reading> {
    yield* readServers(root, {
      agent,
      servers: [
        ['servers'],
        ['mcpServers'],
        ['mcp', 'servers'],
        ['mcp.servers'],
        ['settings', 'mcp', 'servers'],
        ['settings', 'mcp.servers'],
        ['customizations', 'vscode', 'mcp', 'servers'],
        ['customizations', 'vscode', 'settings', 'mcp', 'servers'],
      ],
    })
    for (const key of ['remoteEnv', 'containerEnv']) {
      const block = get(root, key)
      if (block) yield variablesIn(block, template, 'devcontainer')
    }
    for (const { key, value } of entries(root)) {
      if (!/^terminal\.integrated\.env\./.test(key.value)) continue
      yield variablesIn(value, template, 'settings')
    }
  },
})
