import type { RuleMeta } from '../judge/rule.ts'
import { asShown, type Shown } from '../text/shown.ts'
import { pageUrl, sentence } from './rule-text.ts'

/** All rules, one a line. */
export function ruleTable(rules: readonly RuleMeta[]): Shown {
  const width = Math.max(...rules.map(({ id }) => id.length))
  const lines = sorted(rules).map((rule) => {
    const aside = rule.recommended ? '' : ' (strict profile only)'
    return `${rule.id.padEnd(width)}  ${levelOf(rule).padEnd(7)}  ${rule.title}${aside}`
  })
  return asShown(lines.join('\n') + '\n')
}

/** All rules, as JSON. */
export function ruleJson(rules: readonly RuleMeta[]): Shown {
  const plain = sorted(rules).map((rule) => {
    const { id, title, group, variants, confidence, recommended, references, tags } = rule
    return { id, title, group, level: levelOf(rule), confidence, recommended, variants, tags, references, url: pageUrl(rule) }
  })
  return asShown(JSON.stringify(plain, null, 2) + '\n')
}

/** What there is to say of a rule without its page. */
export function ruleFacts(rule: RuleMeta): Shown {
  const variants = Object.entries(rule.variants).map(([name, { level, score }]) => `  ${name}: ${level} ${score.toFixed(1)}`)
  const references = rule.references.map((url) => `  ${url}`)
  const lines = [
    rule.id,
    '',
    sentence(rule.title),
    '',
    'Levels and scores:',
    ...variants,
    '',
    ...(references.length > 0 ? ['References:', ...references, ''] : []),
    `Page: ${pageUrl(rule)}`,
    `To suppress: agent-auth-lint-disable-next-line ${rule.id} -- reason`,
    '',
  ]
  return asShown(lines.join('\n'))
}

function levelOf({ variants }: RuleMeta): string {
  return Object.values(variants)[0]?.level ?? 'warning'
}

function sorted(rules: readonly RuleMeta[]): RuleMeta[] {
  return rules.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
