import type { Finding, Result, Seen, Unreadable } from '../judge/finding.ts'
import type { Connection, Credential } from '../model/index.ts'
import type { Level } from '../model/severity.ts'

/** How an agent gets into a server. */
export type Authentication = 'OAuth' | 'static key' | 'short-lived token' | 'local' | 'none'

/** What was found and what was looked at, in one to five lines; never "no problems" where something was not checked. */
export function summary(result: Result, { quiet = false, verbose = false } = {}): string[] {
  return [...verdict(result, quiet), servers(result.model.connection), ...policyLines(result), remainder(result, verbose)].filter(
    (line) => line !== '',
  )
}

/** What the repository itself has left out or made milder: a line each. No name of a file is in it. */
export function policyLines({ policy, suppressed }: Result): string[] {
  if (!policy) return []
  const { leftOut, rules } = policy
  const lines: string[] = []
  if (leftOut.files > 0) {
    const own = leftOut.configuration.length
    const sources = [
      leftOut.by.some((one) => one.endsWith(IGNORE_FILE)) && IGNORE_FILE,
      leftOut.by.some((one) => !one.endsWith(IGNORE_FILE)) && 'the configuration',
    ].filter(Boolean)
    const named = leftOut.asked.length > 0 ? `; ${leftOut.asked.length} of them named on the command line` : ''
    lines.push(
      `${plural(leftOut.files, 'file')} left out by ${sources.join(' and ')}, ${own === 0 ? 'no' : own} agent configuration or .env ${own === 1 ? 'file' : 'files'} among them${named}`,
    )
  }
  const changed = [
    rules.off.length > 0 && `${plural(rules.off.length, 'rule')} off`,
    rules.lowered.length > 0 && `${plural(rules.lowered.length, 'rule')} lowered`,
    rules.by.some((one) => one.endsWith(LOCAL)) && 'profile local',
  ].filter(Boolean)
  if (changed.length > 0) lines.push(`${changed.join(', ')}, by the configuration`)
  const inComments = suppressed.filter(({ by }) => by !== 'baseline').length
  if (inComments > 0) lines.push(`${plural(inComments, 'finding')} suppressed by exceptions`)
  return lines
}

const IGNORE_FILE = '.agent-auth-lintignore'
const LOCAL = ' (profile local)'

/** Whether the repository had a say in what is reported. */
function isMilder({ policy, suppressed }: Result): boolean {
  return suppressed.length > 0 || (policy !== undefined && (policy.leftOut.files > 0 || policy.rules.by.length > 0))
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

/** `1 file`, `2 files`, `1,118 files`. */
export function plural(count: number, one: string, many = one + 's'): string {
  return `${grouped(count)} ${count === 1 ? one : many}`
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** Whether a file was read in part, and not passed over as a whole. */
export function isBroken({ reason, missed }: Unreadable): boolean {
  return missed === true || reason === 'syntax' || reason === 'unreadable' || reason === 'internal error'
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

function verdict(result: Result, quiet: boolean): string[] {
  const { findings, unreadable, seen, noRules } = result
  if (noRules) return ['no rule ran, so nothing was checked']
  if (findings.length === 0) {
    const kinds = kindsOf(seen)
    if (seen.agent + seen.variables + seen.oauth + seen.parsedCode + seen.other === 0)
      return [
        `nothing was checked: no agent files, .env files or OAuth code in ${plural(seen.files, 'file')}${isMilder(result) ? ' that was not left out' : ''}`,
      ]
    const broken = new Set(unreadable.filter(isBroken).map(({ path }) => path)).size
    const say =
      broken > 0
        ? `nothing was found, but ${plural(broken, 'file')} could not be read in full`
        : isMilder(result)
          ? 'no problems in what was not left out or suppressed'
          : 'no problems'
    return [`${say}; ${plural(seen.files, 'file')} read: ${kinds}`]
  }
  const { error, warning, note } = levelCounts(findings)
  const counts = [error && plural(error, 'error'), warning && plural(warning, 'warning'), note && plural(note, 'note')]
  const shown = quiet && warning + note > 0 ? '; only errors are shown' : ''
  const hit = new Set(findings.map((finding) => finding.at.file.path)).size
  const where = seen.files > 1 ? ` · findings in ${grouped(hit)} of them` : ''
  return [counts.filter(Boolean).join(', ') + shown, byRule(findings), `${plural(seen.files, 'file')} read: ${kindsOf(seen)}${where}`]
}

/** Rules that are named with their counts. */
const NAMED = 8

/** How often each rule reported, the most frequent first; nothing for one rule alone. */
function byRule(findings: readonly Finding[]): string {
  const counts = new Map<string, number>()
  for (const { rule } of findings) counts.set(rule.id, (counts.get(rule.id) ?? 0) + 1)
  if (counts.size < 2) return ''
  const sorted = [...counts].toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
  const left = sorted.length - NAMED
  return `by rule: ${sorted
    .slice(0, NAMED)
    .map(([id, count]) => `${count} ${id}`)
    .join(', ')}${left > 0 ? ` and ${plural(left, 'more rule')}` : ''}`
}

/** `3 agent files, 1 .env file, 1,114 others`. */
function kindsOf(seen: Seen): string {
  const kinds: [count: number, name: string][] = [
    [seen.agent, 'agent file'],
    [seen.variables, '.env file'],
    [seen.oauth, 'OAuth file'],
    [seen.parsedCode, 'code file'],
  ]
  const others = seen.files - kinds.reduce((sum, [count]) => sum + count, 0)
  const said = kinds.filter(([count]) => count > 0).map(([count, name]) => plural(count, name))
  if (said.length === 0) return 'no agent files, .env files or OAuth code'
  return [...said, ...(others > 0 ? [plural(others, 'other')] : [])].join(', ')
}

const WAYS: readonly (readonly [Authentication, string])[] = [
  ['OAuth', 'with OAuth'],
  ['static key', 'with a static key'],
  ['short-lived token', 'with a short-lived token'],
  ['local', 'local'],
  ['none', 'without credentials'],
]

function servers(connections: readonly Connection[]): string {
  const used = connections.filter((connection) => connection.protocol === 'mcp' && connection.enabled)
  if (used.length === 0) return ''
  const ways = used.map(authentication)
  const counts = WAYS.map(([way, say]) => [ways.filter((one) => one === way).length, say] as const)
  const said = counts.filter(([count]) => count > 0).map(([count, say]) => `${grouped(count)} ${say}`)
  return `${plural(used.length, 'MCP server')}: ${said.join(', ')}`
}

/** What was hidden or could not be read: nothing is passed over in silence. */
function remainder({ suppressed, unreadable, policy }: Result, verbose: boolean): string {
  const parts: string[] = []
  const known = suppressed.filter(({ by }) => by === 'baseline').length
  if (suppressed.length > known && !policy) parts.push(`${plural(suppressed.length - known, 'finding')} suppressed`)
  if (known > 0) parts.push(`${plural(known, 'finding')} in the baseline`)
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
