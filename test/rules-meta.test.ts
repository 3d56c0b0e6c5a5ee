import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Rule } from '../src/judge/rule.ts'

const FOLDER = new URL('../rules/', import.meta.url)

const rules = await Promise.all(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .map(async (name) => {
      const { default: rule }: { default: Rule } = await import(new URL(name, FOLDER).href)
      return { id: name.slice(0, -'.ts'.length), rule, text: readFileSync(new URL(name, FOLDER), 'utf8') }
    }),
)

/** CWEs that rules name, and the lists in force. */
const TAGS = [
  /^CWE-(?:200|214|250|269|272|287|290|294|295|306|312|319|324|330|331|338|345|347|352|441|522|532|538|540|598|601|613|653|668|732|757|798|862|863|1327|1392)$/,
  /^owasp-llm-2026\/LLM(?:02|03|04|08)$/,
  /^owasp-llm-2025\/LLM(?:02|03|06|07)$/,
  /^owasp-asi-2026\/ASI(?:02|03|04|06|07)$/,
  /^owasp-mcp-2025\/MCP(?:01|02|04|07|08|09|10)$/,
  /^owasp-nhi-2025\/NHI(?:[1-9]|10)$/,
  /^owasp-asvs-5\.0\.0\/\d{1,2}\.\d{1,2}\.\d{1,2}$/,
]

const LLM_2025: Record<string, string> = { LLM02: 'LLM02', LLM03: 'LLM06', LLM04: 'LLM03', LLM08: 'LLM07' }

/** GitHub reads 7.0 as high and 4.0 as medium; our levels keep to their side of it. */
const SCORES = { error: [7, 10], warning: [4, 6.9], note: [0.1, 3.9] } as const

describe.each(rules)('$id', ({ id, rule, text }) => {
  test('is named like its file', () => {
    expect(rule.id).toBe(id)
    expect(rule.title, 'title: a short noun phrase without full stop').toMatch(/^[A-Z].{5,60}[^.]$/)
  })

  test('has a page: a summary of one sentence, then Why, Instead and Not reported', () => {
    const comment = /\/\*\*\n((?: \*.*\n)+?) \*\/\nexport default defineRule/.exec(text)?.[1] ?? ''
    const page = comment.replace(/^ \* ?/gm, '')
    const [summary = ''] = page.split('\n\n')
    expect(summary.trim(), 'first paragraph: one sentence').toMatch(/^[A-Z][^]*[^.]\.$/)
    expect(summary.match(/\.(?=\s[A-Z])/g), 'first paragraph: one sentence').toBeNull()
    expect(page.match(/^## .*$/gm)).toEqual(['## Why', '## Instead', '## Not reported'])
    for (const section of page.split(/^## .*$/m).slice(1)) expect(section.trim(), 'no empty section').not.toBe('')
  })

  test('has a page with an example, what to use instead, options and references that have titles', () => {
    const page = readFileSync(new URL(`${id}.md`, FOLDER), 'utf8')
    expect(page.match(/^## .*$/gm)?.filter((title) => title !== '## Use instead')).toEqual(
      ['Why', 'Instead', 'Example', 'Not reported', 'Options', 'Suppress', 'References'].map((title) => `## ${title}`),
    )
    const bad = readdirSync(new URL(`../fixtures/rules/${id}/`, import.meta.url)).filter((name) => name.startsWith('bad-'))
    // The first is the example.
    const others = page.match(/^- \[[^\]]+\]\(\.\.\/fixtures\/rules\/[^)]+\/bad-[^)]+\): \S.+\. \*\*Instead:\*\* \S.+\.$/gm) ?? []
    expect(others, 'a fact and a step for each').toHaveLength(bad.length - 1)
    const references = page.slice(page.indexOf('## References')).match(/^- .*$/gm) ?? []
    expect(references.filter((line) => !/^- \[[^\]]*[A-Za-z][^\]]*\]\(https:/.test(line) || /^- \[https?:/.test(line))).toEqual([])
    expect(page).not.toMatch(/^- <https?:/m)
  })

  test('names the settings that it reads', () => {
    const code = text.slice(text.indexOf('export default'))
    const read = [
      ...(/\{[^{}]*\blifetimes\b[^{}]*\}\) \{/.test(code) ? [/^lifetimes\./] : []),
      ...(/\{[^{}]*\bprofile\b[^{}]*\}\) \{/.test(code) ? [/^profile$/] : []),
      ...(/\{[^{}]*\bforMachines\b[^{}]*\}\) \{/.test(code) ? [/^machineToMachine$/] : []),
      ...(/\bisRemote\b|\bhost\.class\b|\bhosts\.(?:some|every|find)\(/.test(text) ? [/^endpoints$/] : []),
      ...(/company\.trustedHosts/.test(code) ? [/^trustedHosts$/] : []),
      ...(/company\.allowScopes/.test(code) ? [/^allowScopes$/] : []),
      ...(/company\.scopes/.test(code) ? [/^scopes$/] : []),
      ...(/company\.providers/.test(code) ? [/^credentials$/] : []),
    ]
    const named = [...(rule.options ?? []), ...(rule.settledBy ? [rule.settledBy] : [])]
    expect(read.filter((one) => !named.some((option) => one.test(option))).map(String), 'options: …').toEqual([])
  })

  test('has variants whose scores fit their levels', () => {
    expect(Object.keys(rule.variants).length).toBeGreaterThan(0)
    for (const [variant, { level, score }] of Object.entries(rule.variants)) {
      expect(variant).toMatch(/^[a-z\d]+(?:-[a-z\d]+)*$/)
      const [least, most] = SCORES[level]
      expect(score, `${variant} is a ${level}`).toBeGreaterThanOrEqual(least)
      expect(score, `${variant} is a ${level}`).toBeLessThanOrEqual(most)
    }
  })

  test('cites clauses and carries tags of the lists in force', () => {
    expect(rule.references.length).toBeGreaterThan(0)
    expect(new Set(rule.references).size, 'no reference twice').toBe(rule.references.length)
    for (const reference of rule.references) expect(new URL(reference).protocol).toBe('https:')

    expect(new Set(rule.tags).size, 'no tag twice').toBe(rule.tags.length)
    expect(rule.tags.filter((tag) => !TAGS.some((known) => known.test(tag)))).toEqual([])
    expect(rule.tags.some((tag) => tag.startsWith('CWE-'))).toBe(true)
    for (const tag of rule.tags.filter((one) => one.startsWith('owasp-llm-2026/'))) {
      expect(rule.tags, 'both editions of the LLM list').toContain(`owasp-llm-2025/${LLM_2025[tag.slice(-'LLM02'.length)]}`)
    }
  })

  test('states facts and gives steps', () => {
    const code = text.slice(text.indexOf('export default'))
    expect(code, 'no "should" in what a rule says').not.toMatch(/\bshould\b/i)
    expect(code, 'no "please" in what a rule says').not.toMatch(/\bplease\b/i)
  })
})
