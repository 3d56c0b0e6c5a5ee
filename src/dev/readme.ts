import { existsSync, readFileSync } from 'node:fs'
import { credentialKinds } from '../knowledge/credential-kinds/index.ts'
import type { Rule } from '../judge/rule.ts'
import type { Surface } from '../surfaces/reading/surface.ts'
import type { GeneratedFile } from './generated.ts'

/** The README with its tables between `<!-- generated:rules -->` and `<!-- /generated -->`, and so on. */
export function readme(root: string, rules: readonly Rule[], surfaces: readonly Surface[]): GeneratedFile[] {
  if (!existsSync(`${root}/README.md`)) return []
  const tables: Readonly<Record<string, () => string>> = {
    rules: () => ruleTable(rules),
    surfaces: () => surfaceTable(surfaces),
    'credential-kinds': () => kindList(),
    demo: () => demoExcerpt(readFileSync(`${root}/fixtures/demo.txt`, 'utf8')),
  }
  const text = readFileSync(`${root}/README.md`, 'utf8').replace(
    /(<!-- generated:([a-z-]+) -->\n)[^]*?(<!-- \/generated -->)/g,
    (_, open: string, name: string, close: string) => {
      const table = tables[name]
      if (!table) throw new Error(`README.md asks for "generated:${name}"; there are ${Object.keys(tables).join(', ')}`)
      return `${open}\n${table()}\n${close}`
    },
  )
  return [{ path: 'README.md', text }]
}

function ruleTable(rules: readonly Rule[]): string {
  const groups = [...new Set(rules.map(({ group }) => group))].sort()
  const rows = groups.flatMap((group) => rules.filter((rule) => rule.group === group).map((rule) => {
    const levels = [...new Set(Object.values(rule.variants).map(({ level }) => level))].sort()
    return `| ${group} | [\`${rule.id}\`](rules/${rule.id}.md) | ${rule.title}${rule.recommended ? '' : ' (strict profile only)'} | ${levels.join(', ')} |`
  }))
  return `| About | Rule | Mistake | Levels |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`
}

const COUNTS: Readonly<Record<Surface['counts'], string>> = {
  agent: 'Agents and MCP clients', variables: 'Variables', oauth: 'Authorization servers, clients and documents', code: 'Code', other: 'Around them',
}

function surfaceTable(surfaces: readonly Surface[]): string {
  const kinds = Object.keys(COUNTS) as Surface['counts'][]
  return kinds.map((kind) => {
    const names = surfaces.filter(({ counts }) => counts === kind).toSorted((a, b) => compare(a.name, b.name)).map(({ name, spec }) => `[${name}](${spec})`)
    return `<details${kind === 'agent' ? ' open' : ''}><summary>${COUNTS[kind]} (${names.length})</summary>\n\n${names.join(' · ')}\n\n</details>\n`
  }).join('\n')
}

function kindList(): string {
  const providers = [...new Set(credentialKinds.map(({ provider }) => provider))].toSorted(compare)
  return `${credentialKinds.length} kinds of credentials of ${providers.length} providers: ${providers.join(', ')}.\n`
}

/** Findings of the demo that show the most different things. */
const SHOWN = [/^error\[static-key-remote-mcp\].*Claude Code/, /^warning\[static-key-remote-mcp\].*Cursor/, /^error\[static-key-stdio-backend\]/, /^error\[secret-in-prompt\]/, /^error\[pkce-missing\]/]

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
