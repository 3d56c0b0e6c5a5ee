import { boolean, get, items, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { folderOf } from '../../text/paths.ts'
import { permittedPrint } from './printed-secrets.ts'
import { toolSet } from './tool-sets.ts'

/** What Claude Code may read and do without asking. */
export default defineSurface({
  id: 'claude-permissions',
  name: 'Claude Code permissions',
  spec: 'https://code.claude.com/docs/en/permissions',
  counts: 'agent',
  files: ['**/.claude/settings*.json', '**/managed-settings.json'],
  format: 'jsonc',
  *read(root, { file }): Generator<Reading> {
    const deny = get(root, 'permissions', 'deny')
    const sandbox = get(root, 'sandbox', 'filesystem', 'denyRead')
    const denies = [
      ...items(deny).flatMap((item) => readPattern(string(item)?.value ?? '')),
      ...items(sandbox).flatMap((item) => pathPattern(string(item)?.value ?? '')),
    ]
    const at = (deny ?? sandbox)?.at
    if (denies.length > 0 && at)
      yield {
        kind: 'agentAccess',
        agent: 'Claude Code',
        denies,
        base: folderOf(folderOf(file.path)),
        deny: 'add `"Read(./.env*)"` to `permissions.deny` in .claude/settings.json',
        at,
      }
    const allowed = items(get(root, 'permissions', 'allow')).flatMap((item) => string(item) ?? [])
    yield* toolSet(ALLOW_ROWS, 'settings', undefined, allowed)
    const mode = string(get(root, 'permissions', 'defaultMode'))
    // Where any command runs, one that prints the environment adds nothing.
    const anyCommand = mode?.value === 'bypassPermissions' || allowed.some(({ value }) => /^(?:\*|Bash(?:\((?:\*|:\*)\))?)$/.test(value))
    for (const permission of anyCommand ? [] : allowed) {
      const printed = permittedPrint(permission)
      if (printed) yield { kind: 'contextOutput', by: 'permission', name: 'Claude Code', what: printed.what, at: printed.at }
    }
    if (mode) yield* toolSet(['claude-bypass'], 'settings', undefined, [mode])
    const all = get(root, 'enableAllProjectMcpServers')
    if (all && boolean(all) === true)
      yield* toolSet(['claude-enable-all-project-mcp'], 'settings', undefined, [{ value: 'true', at: all.at }])
  },
})

const ALLOW_ROWS = [
  'claude-allow-bash-any',
  'claude-allow-interpreter',
  'claude-allow-remove',
  'claude-allow-push',
  'claude-allow-mcp-all',
  'claude-allow-files-any',
  'claude-allow-all',
]

/** `Read(./.env)` as a pattern of git; `Read` alone is everything. */
function readPattern(rule: string): string[] {
  if (rule === 'Read' || rule === 'Read(*)' || rule === 'Read(**)') return ['*']
  const path = /^Read\((.+)\)$/.exec(rule)?.[1]
  return path === undefined ? [] : pathPattern(path)
}

/** `./x` and `/x` are told from the project, `x` matches at any depth, `//x` and `~/x` are outside. */
function pathPattern(path: string): string[] {
  if (/^(?:\/\/|~|\$)/.test(path) || path === '') return []
  return [path.startsWith('./') ? path.slice(1) : path]
}
