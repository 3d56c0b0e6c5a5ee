import type { Finding, Result, Seen, Unreadable } from '../judge/finding.ts'
import type { Connection, Credential } from '../model/index.ts'
import type { Level } from '../model/severity.ts'

/** How an agent gets into a server. */
export type Authentication = 'OAuth' | 'static key' | 'short-lived token' | 'local' | 'none'

/** What was found and what was looked at, in one to three lines; never "clean" when nothing was read. */
export function summary(result: Result, { quiet = false, verbose = false } = {}): string[] {
  return [verdict(result, quiet), servers(result.model.connection), remainder(result, verbose)].filter((line) => line !== '')
}

/** The findings of each level. */
export function levelCounts(findings: readonly Finding[]): Record<Level, number> {
  const counts: Record<Level, number> = { error: 0, warning: 0, note: 0 }
  for (const { level } of findings) counts[level]++
  return counts
}

/** Loopback servers and programs on this machine are local, whatever they are handed. */
export function authentication({ agent, credentials, endpoint, oauth }: Connection): Authentication {
  if (endpoint.transport === 'stdio' || endpoint.host.class === 'loopback' || endpoint.host.class === 'none') return 'local'
  const kinds = credentials.map(keyOf)
  if (kinds.includes('static key')) return 'static key'
  if (oauth || agent.oauth === 'automatic') return 'OAuth'
  return kinds.includes('short-lived token') ? 'short-lived token' : 'none'
}

/** `1 file`, `2 files`. */
export function plural(count: number, one: string, many = one + 's'): string {
  return `${count} ${count === 1 ? one : many}`
}

/** Whether a file was read in part, and not passed over as a whole. */
export function isBroken({ reason }: Unreadable): boolean {
  return reason === 'syntax' || reason === 'unreadable' || reason === 'internal error'
}

function isPart({ reason }: Unreadable): boolean {
  return reason === 'syntax' || reason === 'internal error'
}

function keyOf(credential: Credential): Authentication | undefined {
  if (credential.form === 'reference') return credential.store === 'command' ? 'short-lived token' : 'static key'
  const { class: kind } = credential.judged
  if (kind === 'placeholder' || kind === 'public-id') return undefined
  return kind === 'short-lived' ? 'short-lived token' : 'static key'
}

function verdict({ findings, seen }: Result, quiet: boolean): string {
  const read = lookedAt(seen)
  const all = `(${plural(seen.files, 'file')} seen)`
  if (findings.length === 0) {
    const others = read.count === seen.other ? `no agent files, .env files or OAuth code found ${all}; ` : ''
    if (read.count === 0) return `${others}nothing was checked`
    return others ? `${others}no problems in ${read.say}` : `no problems in ${read.say} ${all}`
  }
  const { error, warning, note } = levelCounts(findings)
  const counts = [error && plural(error, 'error'), warning && plural(warning, 'warning'), note && plural(note, 'note')]
  const hit = new Set(findings.map((finding) => finding.at.file.path)).size
  // Other than what, when there is nothing else?
  const say = read.count === seen.other ? '' : read.say
  const where = read.count <= 1 ? say || plural(read.count, 'file') : `${hit} of ${read.count} files read${say && `: ${say}`}`
  const shown = quiet && warning + note > 0 ? '; only errors are shown' : ''
  return `${counts.filter(Boolean).join(', ')}${where && ` in ${where}`} ${all}${shown}`
}

function lookedAt(seen: Seen): { count: number; say: string } {
  const kinds: [count: number, name: string][] = [
    [seen.agent, 'agent file'],
    [seen.variables, '.env file'],
    [seen.oauth, 'OAuth file'],
    [seen.parsedCode, 'code file'],
    [seen.other, 'other file'],
  ]
  const present = kinds.filter(([count]) => count > 0)
  return {
    count: present.reduce((sum, [count]) => sum + count, 0),
    say: present.map(([count, name]) => plural(count, name)).join(', '),
  }
}

const WAYS: readonly (readonly [Authentication, string])[] = [
  ['OAuth', 'OAuth'],
  ['static key', 'static key'],
  ['short-lived token', 'short-lived token'],
  ['local', 'local'],
  ['none', 'without credentials'],
]

function servers(connections: readonly Connection[]): string {
  const used = connections.filter((connection) => connection.protocol === 'mcp' && connection.enabled)
  if (used.length === 0) return ''
  const ways = used.map(authentication)
  const counts = WAYS.map(([way, say]) => [ways.filter((one) => one === way).length, say] as const)
  const said = counts.filter(([count]) => count > 0).map(([count, say]) => `${count} ${say}`)
  return `${plural(used.length, 'server')}: ${said.join(', ')}`
}

/** What was hidden or could not be read: nothing is passed over in silence. */
function remainder({ suppressed, unreadable }: Result, verbose: boolean): string {
  const parts: string[] = []
  if (suppressed.length > 0) parts.push(`${plural(suppressed.length, 'finding')} suppressed`)
  const broken = new Set(unreadable.filter(isPart).map(({ path }) => path)).size
  if (broken > 0) parts.push(`${plural(broken, 'file')} read only in part`)
  const skipped = unreadable.filter((input) => !isPart(input))
  if (skipped.length > 0) {
    const reasons = [...new Set(skipped.map(({ reason }) => reason))].sort()
    const counts = reasons.map((reason) => `${skipped.filter((one) => one.reason === reason).length} ${reason}`)
    const hint = verbose || skipped.every(isBroken) ? '' : '; --verbose lists them'
    parts.push(`${plural(skipped.length, 'file')} not read (${counts.join(', ')}${hint})`)
  }
  return parts.join(', ')
}
