import type { Rule } from '../judge/rule.ts'

interface List {
  readonly name: string
  readonly page: string
  /** The entries of the list that a rule stands for. */
  readonly entries: (rule: Rule) => readonly string[]
}

const tagged =
  (list: string) =>
  ({ tags }: Rule) =>
    tags.filter((tag) => tag.startsWith(`${list}/`)).map((tag) => tag.slice(list.length + 1))

const LISTS: readonly List[] = [
  {
    name: 'OWASP Top 10 for Agentic Applications 2026',
    page: 'https://genai.owasp.org/resource/owasp-top-10-for-agentic-applications-for-2026/',
    entries: tagged('owasp-asi-2026'),
  },
  { name: 'OWASP MCP Top 10 2025', page: 'https://owasp.org/www-project-mcp-top-10/', entries: tagged('owasp-mcp-2025') },
  {
    name: 'OWASP Top 10 for LLM Applications 2026',
    page: 'https://genai.owasp.org/resource/owasp-genai-llm-top-10-2026/',
    entries: tagged('owasp-llm-2026'),
  },
  { name: 'OWASP Top 10 for LLM Applications 2025', page: 'https://genai.owasp.org/llm-top-10/', entries: tagged('owasp-llm-2025') },
  {
    name: 'OWASP Non-Human Identities Top 10 2025',
    page: 'https://owasp.org/www-project-non-human-identities-top-10/2025/',
    entries: tagged('owasp-nhi-2025'),
  },
  { name: 'OWASP ASVS 5.0.0', page: 'https://github.com/OWASP/ASVS/tree/v5.0.0/5.0/en', entries: tagged('owasp-asvs-5.0.0') },
  {
    name: 'RFC 9700 (security of OAuth 2.0)',
    page: 'https://www.rfc-editor.org/rfc/rfc9700.html',
    entries: ({ references }) => references.flatMap((address) => /rfc9700\.html#section-([\d.]+)$/.exec(address)?.[1] ?? []),
  },
  { name: 'CWE', page: 'https://cwe.mitre.org/', entries: ({ tags }) => tags.filter((tag) => tag.startsWith('CWE-')) },
]

/** For each list of weaknesses: its entries that rules stand for, and these rules. */
export function coverage(rules: readonly Rule[]): string {
  const rows = LISTS.map(({ name, page, entries }) => {
    const byEntry = new Map<string, string[]>()
    for (const rule of rules) for (const entry of new Set(entries(rule))) byEntry.set(entry, [...(byEntry.get(entry) ?? []), rule.id])
    const listed = [...byEntry]
      .toSorted(([a], [b]) => inOrder.compare(a, b))
      .map(([entry, ids]) => `| ${entry} | ${ids.map((id) => `[\`${id}\`](${id}.md)`).join(' ')} |`)
    return (
      `<details><summary>${name} (${listed.length} entries)</summary>\n\n[The list](${page})\n\n| Entry ` +
      `| Rules |\n| --- | --- |\n${listed.join('\n')}\n\n</details>\n`
    )
  })
  return rows.join('\n')
}

/** `9.2.1` before `10.1.1`. */
const inOrder = new Intl.Collator('en', { numeric: true })
