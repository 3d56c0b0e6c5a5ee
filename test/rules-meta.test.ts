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
