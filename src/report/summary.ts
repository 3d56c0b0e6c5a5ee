import type { Finding, Result, Seen, Unreadable } from '../judge/finding.ts'
import type { Connection, Credential } from '../model/index.ts'
import type { Level } from '../model/severity.ts'
import { asShown, ours, type Shown, together, type Written } from '../text/shown.ts'

/** How an agent gets into a server. */
export type Authentication = 'OAuth' | 'static key' | 'short-lived token' | 'local' | 'none'

/** What was found and what was looked at, in one to five lines; never "no problems" where something was not checked. */
export function summary(result: Result, { quiet = false, verbose = false } = {}): Shown[] {
  return [
    ...verdict(result, quiet),
    servers(result.model.connection),
    notAnalysed(result.seen),
    ...policyLines(result),
    remainder(result, verbose),
  ].filter((line) => line !== '')
}

/** What the repository itself has left out or made milder: a line each. No name of a file is in it. */
export function policyLines({ policy, suppressed }: Result): Shown[] {
  if (!policy) return []
  const { leftOut, rules } = policy
  const lines: Shown[] = []
  if (leftOut.files > 0) {
    const own = leftOut.configuration.length
    const sources = [
      ...(leftOut.by.some((one) => one.endsWith(IGNORE_FILE)) ? [ours`${IGNORE_FILE}`] : []),
      ...(leftOut.by.some((one) => !one.endsWith(IGNORE_FILE)) ? [ours`the configuration`] : []),
    ]
    const named = leftOut.asked.length > 0 ? ours`; ${leftOut.asked.length} of them named on the command line` : ''
    const among = ours`${own === 0 ? 'no' : own} agent configuration or .env ${own === 1 ? 'file' : 'files'} among them`
    lines.push(ours`${plural(leftOut.files, 'file')} left out by ${together(sources, ' and ')}, ${among}${named}`)
  }
  const changed = [
    ...(rules.off.length > 0 ? [ours`${plural(rules.off.length, 'rule')} off`] : []),
    ...(rules.lowered.length > 0 ? [ours`${plural(rules.lowered.length, 'rule')} lowered`] : []),
    ...(rules.by.some((one) => one.endsWith(LOCAL)) ? [ours`profile local`] : []),
  ]
  if (changed.length > 0) lines.push(ours`${together(changed, ', ')}, by the configuration`)
  const inComments = suppressed.filter(({ by }) => by !== 'baseline').length
  if (inComments > 0) lines.push(ours`${plural(inComments, 'finding')} suppressed by exceptions`)
  return lines
}

const IGNORE_FILE = '.agent-auth-lintignore'
const LOCAL = ' (profile local)'

/** Whether the repository had a say in what is reported. */
function isMilder({ policy, suppressed }: Result): boolean {
  return suppressed.length > 0 || (policy !== undefined && (policy.leftOut.files > 0 || policy.rules.by.length > 0))
}

/** The findings of each level. */
export function levelCounts(findings: readonly Pick<Finding, 'level'>[]): Record<Level, number> {
  const counts: Record<Level, number> = { error: 0, warning: 0, note: 0 }
  for (const { level } of findings) counts[level]++
  return counts
}

/** Loopback servers and programs on this machine are local, whatever they are handed. */
export function authentication({ agent, credentials, endpoint, oauth }: Connection): Authentication {
  if (endpoint.transport === 'stdio' || endpoint.host.class === 'loopback' || endpoint.host.class === 'none') return 'local'
  const kinds = credentials.map(keyOf)
  if (kinds.includes('static key')) return 'static key'
  if (oauth) return 'OAuth'
  // An agent signs in by itself only where nothing is sent.
  if (kinds.includes('short-lived token')) return 'short-lived token'
  return agent.oauth === 'automatic' ? 'OAuth' : 'none'
}

/** `1 file`, `2 files`, `1,118 files`. */
export function plural<One extends string, Many extends string>(count: number, one: Written<One>, many?: Written<Many>): Shown {
  return asShown(`${grouped(count)} ${count === 1 ? one : (many ?? `${one}s`)}`)
}

function grouped(count: number): Shown {
  return asShown(String(count).replace(/\B(?=(?:\d{3})+$)/g, ','))
}

/** Whether a file was read in part, and not passed over as a whole. */
export function isBroken({ reason, missed }: Unreadable): boolean {
  return missed === true || reason === 'syntax' || reason === 'unreadable' || reason === 'internal error'
}

function isPart({ reason }: Unreadable): boolean {
  return reason === 'syntax' || reason === 'internal error'
}

function keyOf(credential: Credential): Authentication | undefined {
  // A reference to what ends by itself is no credential of the connection: what is left is a key that lasts.
  if (credential.form === 'reference') return 'static key'
  const { class: kind } = credential.judged
  // A placeholder stands where a key is to be filled in: the agent will send that, and not sign in.
  if (kind === 'public-id') return undefined
  return kind === 'short-lived' ? 'short-lived token' : 'static key'
}

function leavesOut({ policy }: Result): boolean {
  return policy !== undefined && policy.leftOut.files > 0
}

function verdict(result: Result, quiet: boolean): Shown[] {
  const { findings, unreadable, seen, noRules } = result
  if (noRules) return [ours`no rule ran, so nothing was checked`]
  const files = plural(seen.files, 'file')
  if (findings.length === 0) {
    const rest = leavesOut(result) ? 'what was not left out, ' : ''
    if (seen.agent + seen.variables + seen.oauth + seen.parsedCode + seen.other === 0)
      return [
        seen.files === 0 && leavesOut(result)
          ? ours`nothing was checked: all files were left out`
          : ours`nothing was checked: no agent files, .env files or OAuth code in ${rest}${files}`,
      ]
    const broken = new Set(unreadable.filter(isBroken).map(({ path }) => path)).size
    const say =
      broken > 0
        ? ours`nothing was found, but ${plural(broken, 'file')} could not be read in full`
        : ours`no problems${isMilder(result) ? ' in what was not left out or suppressed' : ''}`
    return [ours`${say}; ${files} read: ${kindsOf(seen)}`]
  }
  const { error, warning, note } = levelCounts(findings)
  const counts = [
    ...(error > 0 ? [plural(error, 'error')] : []),
    ...(warning > 0 ? [plural(warning, 'warning')] : []),
    ...(note > 0 ? [plural(note, 'note')] : []),
  ]
  const shown = quiet && warning + note > 0 ? '; only errors are shown' : ''
  const hit = new Set(findings.map((finding) => finding.at.file.path)).size
  const where = seen.files > 1 ? ours` · findings in ${grouped(hit)} of them` : ''
  return [ours`${together(counts, ', ')}${shown}`, byRule(findings), ours`${files} read: ${kindsOf(seen)}${where}`]
}

/** Rules that are named with their counts. */
const NAMED = 8

/** How often each rule reported, the most frequent first; nothing for one rule alone. */
function byRule(findings: readonly Finding[]): Shown {
  const counts = new Map<string, number>()
  for (const { rule } of findings) counts.set(rule.id, (counts.get(rule.id) ?? 0) + 1)
  if (counts.size < 2) return ours``
  const sorted = [...counts].toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
  const named = sorted.slice(0, NAMED).map(([id, count]) => ours`${count} ${asShown(id)}`)
  const left = sorted.length - named.length
  return ours`by rule: ${together(named, ', ')}${left > 0 ? ours` and ${plural(left, 'more rule')}` : ''}`
}

/** `3 agent files, 1 .env file, 1,114 others`. */
function kindsOf(seen: Seen): Shown {
  const kinds = [
    [seen.agent, 'agent file'],
    [seen.variables, '.env file'],
    [seen.oauth, 'OAuth file'],
    [seen.parsedCode, 'code file'],
  ] as const
  const others = seen.files - kinds.reduce((sum, [count]) => sum + count, 0)
  const said = kinds.filter(([count]) => count > 0).map(([count, name]) => plural(count, name))
  if (said.length === 0) return ours`no agent files, .env files or OAuth code`
  return together([...said, ...(others > 0 ? [plural(others, 'other')] : [])], ', ')
}

/** So few files of a language beside others are no part of the product: a header, a build script. */
const FEW = 10

/** What code the silence says nothing of, as nobody here understands its language. */
export function notAnalysed({ unanalysed = [], parsedCode }: Seen): Shown {
  const said = unanalysed.filter(({ files }) => files >= FEW || parsedCode === 0)
  if (said.length === 0) return ours``
  const named = said.slice(0, LANGUAGES).map(({ language, files }) => ours`${grouped(files)} ${language} ${files === 1 ? 'file' : 'files'}`)
  const left = said.length - named.length
  const more = left > 0 ? ours` and ${plural(left, 'more language')}` : ''
  return ours`code that is not analysed, only searched for keys: ${together(named, ', ')}${more}`
}

/** Languages that are named. */
const LANGUAGES = 3

const WAYS = [
  ['OAuth', 'with OAuth'],
  ['static key', 'with a static key'],
  ['short-lived token', 'with a short-lived token'],
  ['local', 'local'],
  ['none', 'without credentials'],
] as const satisfies readonly (readonly [Authentication, string])[]

function servers(connections: readonly Connection[]): Shown {
  const used = connections.filter((connection) => connection.protocol === 'mcp' && connection.enabled)
  if (used.length === 0) return ours``
  const ways = used.map(authentication)
  const counts = WAYS.map(([way, say]) => [ways.filter((one) => one === way).length, say] as const)
  const said = counts.filter(([count]) => count > 0).map(([count, say]) => ours`${grouped(count)} ${say}`)
  return ours`${plural(used.length, 'MCP server')}: ${together(said, ', ')}`
}

/** What was hidden or could not be read: nothing is passed over in silence. */
function remainder({ suppressed, unreadable, policy }: Result, verbose: boolean): Shown {
  const parts: Shown[] = []
  const known = suppressed.filter(({ by }) => by === 'baseline').length
  if (suppressed.length > known && !policy) parts.push(ours`${plural(suppressed.length - known, 'finding')} suppressed`)
  if (known > 0) parts.push(ours`${plural(known, 'finding')} in the baseline`)
  const broken = new Set(unreadable.filter(isPart).map(({ path }) => path)).size
  if (broken > 0) parts.push(ours`${plural(broken, 'file')} read only in part`)
  const skipped = unreadable.filter((input) => !isPart(input))
  if (skipped.length > 0) {
    const reasons = [...new Set(skipped.map(({ reason }) => reason))].sort()
    const counts = reasons.map((reason) => ours`${skipped.filter((one) => one.reason === reason).length} ${reason}`)
    const hint = verbose || skipped.every(isBroken) ? '' : '; --verbose lists them'
    parts.push(ours`${plural(skipped.length, 'file')} not read (${together(counts, ', ')}${hint})`)
  }
  return together(parts, ', ')
}
