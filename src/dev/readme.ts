import { existsSync, readFileSync } from 'node:fs'
import { credentialKinds } from '../knowledge/credential-kinds/index.ts'
import type { Rule } from '../judge/rule.ts'
import { duration, LIFETIMES, type Limits } from '../knowledge/lifetimes.ts'
import { MATRIX } from '../knowledge/severity-matrix.ts'
import { EVIDENCE } from '../model/index.ts'
import type { Severity } from '../model/severity.ts'
import type { Surface } from '../surfaces/reading/surface.ts'
import { coverage } from './coverage.ts'
import type { GeneratedFile } from './written.ts'

/** rules/STANDARD.md with the tables that the code holds. */
export function standard(root: string, rules: readonly Rule[]): GeneratedFile[] {
  return filled(root, 'rules/STANDARD.md', {
    matrix: matrixTable,
    precedence: () => precedenceList(rules),
    lifetimes: lifetimeTable,
    evidence: evidenceTable,
  })
}

/** The README and the two lists that it links, with what the code says between `<!-- generated:rules -->` and `<!-- /generated -->`. */
export function readmes(root: string, rules: readonly Rule[], surfaces: readonly Surface[]): GeneratedFile[] {
  return [
    ...filled(root, 'README.md', {
      demo: () => demoExcerpt(readFileSync(`${root}/fixtures/demo.txt`, 'utf8')),
      counts: () => countsLine(rules, surfaces),
    }),
    ...filled(root, 'rules/README.md', { rules: () => ruleTable(rules), coverage: () => coverage(rules) }),
    ...filled(root, 'src/surfaces/README.md', { surfaces: () => surfaceTable(surfaces), 'credential-kinds': () => kindList() }),
  ]
}

/** A page with its generated parts. */
function filled(root: string, path: string, tables: Readonly<Record<string, () => string>>): GeneratedFile[] {
  if (!existsSync(`${root}/${path}`)) return []
  const text = readFileSync(`${root}/${path}`, 'utf8').replace(
    /(<!-- generated:([a-z-]+) -->\n)[^]*?(<!-- \/generated -->)/g,
    (_, open: string, name: string, close: string) => {
      const table = tables[name]
      if (!table) throw new Error(`${path} asks for "generated:${name}"; there are ${Object.keys(tables).join(', ')}`)
      return `${open}\n${table()}\n${close}`
    },
  )
  return [{ path, text }]
}

const FORMS: Readonly<Record<keyof typeof MATRIX, string>> = {
  tracked: 'literal, tracked by git',
  untracked: 'literal, neither tracked nor ignored',
  ignored: 'literal, ignored by git',
  reference: 'reference to a static key',
  testTracked: 'test key, tracked',
  shortLivedTracked: 'short-lived token, tracked',
}

function matrixTable(): string {
  const columns = ['local', 'private', 'tunnel', 'staging', 'remote', 'production'] as const
  const rows = (Object.keys(MATRIX) as (keyof typeof MATRIX)[]).map((row) => {
    const cells = columns.map((column) => MATRIX[row][column] as Severity | undefined)
    return `| ${[FORMS[row], ...cells.map((cell) => (cell ? `${cell.level} ${cell.score.toFixed(1)}` : '–'))].join(' | ')} |`
  })
  return `| The static credential | ${columns.join(' | ')} |\n| --- |${' --- |'.repeat(columns.length)}\n${rows.join('\n')}\n`
}

function evidenceTable(): string {
  const rows = Object.entries(EVIDENCE).map(([kind, { is, not }]) => `| \`${kind}\` | ${is} | ${not} |`)
  return `| Kind | What it is | What shows nothing |\n| --- | --- | --- |\n${rows.join('\n')}\n`
}

function precedenceList(rules: readonly Rule[]): string {
  const ranked = rules.filter(({ ofOneValue }) => ofOneValue).toSorted((a, b) => (a.ofOneValue?.rank ?? 0) - (b.ofOneValue?.rank ?? 0))
  return `  ${ranked.map(({ id }) => `\`${id}\``).join(' before ')}.\n`
}

const LIVES: Readonly<Record<keyof typeof LIFETIMES, string>> = {
  access: 'access token',
  internalAccess: 'access token of a service on a private network',
  assertion: 'assertion that is used once',
  code: 'authorization code',
  deviceCode: 'device code',
  state: '`state` and what is kept with it',
  session: 'session',
  link: 'link in a mail, an invitation or a survey',
  idleSession: 'session without activity',
  refresh: 'refresh token',
  idleRefresh: 'refresh token without use',
  reusableRefresh: 'refresh token of a public client, neither rotating nor bound',
  confidentialRefresh: 'refresh token of a confidential client',
  clientSecret: 'client secret',
  rotationGrace: 'a replaced refresh token',
}

function lifetimeTable(): string {
  const rows = (Object.keys(LIFETIMES) as (keyof typeof LIFETIMES)[]).map((row) => {
    const { fine, bounds } = LIFETIMES[row] as Limits
    const over = (level: string) =>
      bounds
        .filter((bound) => bound.level === level)
        .map(({ above }) => (above === 0 ? 'any' : duration(above)))
        .join() || '–'
    return `| ${[LIVES[row], fine, over('note'), over('warning'), over('error')].join(' | ')} |`
  })
  return `| What lives | Fine | Note above | Warning above | Error above |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`
}

function ruleTable(rules: readonly Rule[]): string {
  const groups = [...new Set(rules.map(({ group }) => group))].sort()
  const rows = groups.flatMap((group) =>
    rules
      .filter((rule) => rule.group === group)
      .map((rule) => {
        const levels = [...new Set(Object.values(rule.variants).map(({ level }) => level))].sort()
        return (
          `| ${group} | [\`${rule.id}\`](${rule.id}.md) | ${rule.title}${rule.recommended ? '' : ' (strict profile only)'} | ` +
          `${levels.join(', ')} |`
        )
      }),
  )
  return `| About | Rule | Mistake | Levels |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`
}

const COUNTS: Readonly<Record<Surface['counts'], string>> = {
  agent: 'Agents and MCP clients',
  variables: 'Variables',
  oauth: 'Authorization servers, clients and documents',
  code: 'Code',
  other: 'Around them',
}

function surfaceTable(surfaces: readonly Surface[]): string {
  const kinds = Object.keys(COUNTS) as Surface['counts'][]
  return kinds
    .map((kind) => {
      const names = surfaces
        .filter(({ counts }) => counts === kind)
        .toSorted((a, b) => compare(a.name, b.name))
        .map(({ name, spec }) => `[${name}](${spec})`)
      const head = `<details${kind === 'agent' ? ' open' : ''}><summary>${COUNTS[kind]} (${names.length})</summary>`
      return `${head}\n\n${names.join(' · ')}\n\n</details>\n`
    })
    .join('\n')
}

function kindList(): string {
  const providers = [...new Set(credentialKinds.map(({ provider }) => provider))].toSorted(compare)
  return `${credentialKinds.length} kinds of credentials of ${providers.length} providers: ${providers.join(', ')}.\n`
}

function countsLine(rules: readonly Rule[], surfaces: readonly Surface[]): string {
  const agents = surfaces.filter(({ counts }) => counts === 'agent').length
  return (
    `[${rules.length} rules](rules/README.md) · [${surfaces.length} kinds of files and code, ${agents} of them of agents ` +
    `and MCP clients](src/surfaces/README.md) · [${credentialKinds.length} kinds of credentials](src/surfaces/README.md#credentials)\n`
  )
}

/** Findings of the demo that no other tool has: a reference that is followed, and code without a key. */
const SHOWN = [/^warning\[static-key-remote-mcp\].*Cursor/, /^error\[pkce-missing\]/]

function demoExcerpt(output: string): string {
  const blocks = output.trimEnd().split('\n\n')
  const shown = SHOWN.flatMap((pattern) => blocks.find((block) => pattern.test(block)) ?? [])
  return `\`\`\`text\n${[...shown, '…', blocks.at(-1)].join('\n\n')}\n\`\`\`\n`
}

/** The same order on every machine. */
function compare(a: string, b: string): number {
  const [low, high] = [a.toLowerCase(), b.toLowerCase()]
  return low < high ? -1 : low > high ? 1 : 0
}
