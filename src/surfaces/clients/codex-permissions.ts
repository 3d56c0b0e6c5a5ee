import { entries, get, items, type Node, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { folderOf } from '../../text/paths.ts'
import { toolSet } from './tool-sets.ts'

/** What Codex may read and do without asking. */
export default defineSurface({
  id: 'codex-permissions',
  name: 'Codex permissions',
  spec: 'https://developers.openai.com/codex/permissions',
  counts: 'agent',
  files: ['**/.codex/config.toml', '**/.codex/*.toml'],
  format: 'toml',
  *read(root, { file }): Generator<Reading> {
    const base = folderOf(folderOf(file.path))
    const chosen = string(get(root, 'default_permissions'))?.value
    for (const { key, value } of entries(get(root, 'permissions'))) {
      if (chosen !== undefined && key.value !== chosen) continue
      const denies = deniedPaths(get(value, 'filesystem'))
      if (denies.length > 0) yield { kind: 'agentAccess', agent: 'Codex', denies, base, deny: DENY, at: value.at }
    }
    // Commands that do not get the variables are what this setting is for; it counts as a rule (STANDARD.md, "Agents").
    const excluded = get(root, 'shell_environment_policy', 'exclude')
    if (excluded && items(excluded).length > 0)
      yield { kind: 'agentAccess', agent: 'Codex', denies: ['.env', '.env.*'], base, deny: DENY, at: excluded.at }
    const approval = string(get(root, 'approval_policy'))
    const sandbox = string(get(root, 'sandbox_mode'))
    if (approval?.value === 'never' && sandbox?.value === 'danger-full-access')
      yield* toolSet(['codex-never-ask'], 'configuration', undefined, [sandbox])
  },
})

const DENY = 'deny `**/.env*` in the `filesystem` of a permission profile in .codex/config.toml'

/** Paths with `deny` (older: `none`), also below `:workspace_roots`. */
function deniedPaths(rules: Node | undefined): string[] {
  return entries(rules).flatMap(({ key, value }) => {
    if (value.kind === 'map') return deniedPaths(value)
    const path = key.value.replace(/^\.\//, '/')
    return /^(?:deny|none)$/.test(string(value)?.value ?? '') && !/^[~:]/.test(path) ? [path] : []
  })
}
