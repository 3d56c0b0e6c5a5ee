import { entries, get, type Node, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { folderOf } from '../../text/paths.ts'
import { toolSet } from './tool-sets.ts'

/** What OpenCode may read and do without asking. */
export default defineSurface({
  id: 'opencode-permissions',
  name: 'OpenCode permissions',
  spec: 'https://opencode.ai/docs/permissions',
  counts: 'agent',
  files: [
    '**/opencode.json',
    '**/opencode.jsonc',
    '**/.opencode/*.{json,jsonc}',
    '**/kilo.json',
    '**/kilo.jsonc',
    '**/.kilo/*.{json,jsonc}',
  ],
  format: 'jsonc',
  *read(root, { file }): Generator<Reading> {
    const permission = get(root, 'permission')
    const folder = folderOf(file.path)
    const base = /(?:^|\/)\.[^/]+$/.test(folder) ? folderOf(folder) : folder
    yield {
      kind: 'agentAccess',
      agent: 'OpenCode',
      denies: deniedFiles(get(permission, 'read')),
      base,
      deny: 'set `"*.env*": "deny"` under `permission.read` in opencode.json',
      at: (permission ?? root).at,
    }
    const bash = get(permission, 'bash')
    const written = (...nodes: (Node | undefined)[]) => nodes.flatMap((node) => string(node) ?? [])
    yield* toolSet(['opencode-permission-allow'], 'permission', undefined, written(permission, get(permission, '*')))
    yield* toolSet(['opencode-commands-allow'], 'permission', undefined, written(bash, get(bash, '*')))
  },
})

/** The last rule that matches wins; variable files are denied unless a rule says otherwise. */
function deniedFiles(read: Node | undefined): string[] {
  const rules = entries(read).map(({ key, value }) => (string(value)?.value === 'deny' ? key.value : `!${key.value}`))
  const all = string(read)?.value
  if (all !== undefined) return all === 'deny' ? ['*'] : []
  return [...DENIED_BY_DEFAULT, ...rules.filter((rule) => rule !== '!*')]
}

/** https://opencode.ai/docs/permissions#defaults */
const DENIED_BY_DEFAULT = ['*.env', '*.env.*', '!*.env.example']
