import type { ReportingDescriptor } from 'sarif'
import type { RuleMeta } from '../judge/rule.ts'
import { descriptorsOf, type Descriptor } from '../judge/descriptor.ts'
import { own } from '../text/own.ts'
import { oncePer } from '../text/once-per.ts'
import { pageUrl, sentence } from './rule-text.ts'
import { rulePages } from './rule-pages.ts'

/** The page of a rule, from its doc comment. */
export interface Prose {
  readonly summary: string
  readonly why: string
  readonly instead: string
}

/** GitHub takes 20 tags and shows 10. */
const MOST_TAGS = 10
const MOST_MARKDOWN = 1200
const MOST_DESCRIPTION = 1000

/**
 * One descriptor for each variant and level, as GitHub reads scores from rules and not from results; sorted by id.
 * `also` are those beyond a rule's own, where a user or a profile raised a level.
 */
export function descriptorsWith(
  rules: readonly RuleMeta[],
  also: (rule: RuleMeta) => readonly Descriptor[] = () => [],
): ReportingDescriptor[] {
  const all = rules.flatMap((rule) => {
    const { made, shared } = partsOf(rule)
    return [...made, ...also(rule).map((one) => descriptor(rule, shared, one))]
  })
  return all.sort((a, b) => (a.id < b.id ? -1 : 1))
}

interface Parts {
  readonly shared: Shared
  /** The descriptors that a rule has by itself. */
  readonly made: readonly ReportingDescriptor[]
}

/** They are the same in every report. */
const partsOf = oncePer((rule: RuleMeta): Parts => {
  const page: Prose | undefined = own(rulePages, rule.id)
  const summary = cut(page?.summary || sentence(rule.title), MOST_DESCRIPTION)
  const shared: Shared = { summary, help: help(rule, page), helpUri: pageUrl(rule), tags: tagsOf(rule) }
  const parts = { shared, made: descriptorsOf(rule).map((one) => descriptor(rule, shared, one)) }
  return parts
})

/** What the descriptors of a rule have in common. */
interface Shared {
  readonly summary: string
  readonly help: { text: string; markdown: string }
  readonly helpUri: string
  readonly tags: string[]
}

function descriptor(rule: RuleMeta, shared: Shared, { variant, level, score }: Descriptor): ReportingDescriptor {
  const isOwn = Object.hasOwn(rule.variants, variant)
  const form = isOwn ? variant : `${variant.slice(0, -level.length - 1)}, as ${level === 'error' ? 'an' : 'a'} ${level}`
  return {
    id: `${rule.id}/${variant}`,
    name: camelCase(`${rule.id}-${variant}`),
    shortDescription: { text: `${rule.title} (${form.replaceAll('-', ' ')}).` },
    fullDescription: { text: shared.summary },
    help: shared.help,
    helpUri: shared.helpUri,
    defaultConfiguration: { level },
    properties: { tags: shared.tags, precision: rule.confidence, 'security-severity': score.toFixed(1) },
  }
}

function help(rule: RuleMeta, page: Prose | undefined): { text: string; markdown: string } {
  const { id, title, references, tags } = rule
  const suppress = `agent-auth-lint-disable-next-line ${id} -- reason`
  const links = [...references.map(link), ...tags.flatMap(weakness)]
  const ends = [
    `**Suppress:** \`${suppress}\` in a comment above, with your reason.`,
    `**References:** ${links.length > 0 ? links.join(' · ') : `[${id}](${pageUrl(rule)})`}`,
  ]
  const room = MOST_MARKDOWN - ends.join('\n\n').length - title.length - 40
  const why = cut(page?.why ?? '', room / 2)
  const instead = cut(page?.instead ?? '', room - why.length)
  const middle = [why && `**Why:** ${why}`, instead && `**Instead:** ${instead}`].filter(Boolean)
  return {
    text: [sentence(title), why, instead, `To suppress: ${suppress}.`].filter(Boolean).join('\n'),
    markdown: fitting([`**${sentence(title)}**`, ...middle, ...ends]),
  }
}

/** Drops whole references rather than cutting one in two. */
function fitting(parts: readonly string[]): string {
  let markdown = parts.join('\n\n')
  while (markdown.length > MOST_MARKDOWN && markdown.includes(' · ')) markdown = markdown.slice(0, markdown.lastIndexOf(' · '))
  return markdown
}

function link(url: string): string {
  return /^https?:/.test(url) ? `[${url.replace(/^https?:\/\/(www\.)?/, '').replace(/[[\]]/g, '')}](${url.replaceAll(')', '%29')})` : url
}

function weakness(tag: string): string[] {
  const number = /^CWE-(\d+)$/.exec(tag)?.[1]
  return number ? [`[${tag}](https://cwe.mitre.org/data/definitions/${number}.html)`] : []
}

/** Without the tag `security` GitHub does not read the score. */
function tagsOf({ tags }: RuleMeta): string[] {
  const own = tags.map((tag) => (/^CWE-\d+$/.test(tag) ? `external/cwe/${tag.toLowerCase()}` : tag))
  return [...new Set(['security', ...own])].slice(0, MOST_TAGS)
}

function camelCase(id: string): string {
  return id.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

/** The first sentences that have room. */
function cut(text: string, room: number): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (flat.length <= room) return flat
  const end = flat.slice(0, Math.max(0, room)).search(/[.!?](?= )(?!.*[.!?] )/)
  return end > 0 ? flat.slice(0, end + 1) : flat.slice(0, Math.max(0, room - 1)).replace(/\s+\S*$/, '') + '…'
}
