import { compareLevels } from '../model/severity.ts'
import { compareFindings } from './check.ts'
import type { Finding } from './finding.ts'

/** More related places than this help nobody; the count says how many there are. */
const MOST_PLACES = 100

/**
 * What was decided once in a package is one finding: the same variable, value, option or permission
 * (STANDARD.md, "One finding for one fault"). The most severe place leads, of equals the first by path and line; the others are related
 * and counted. `homeOf` gives the folder of a path's nearest manifest. Comes after suppression, so that a comment hides its own place alone.
 */
export function byDecision(findings: readonly Finding[], homeOf: (path: string) => string): Finding[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = keyOf(finding, homeOf) ?? `${groups.size}`
    const known = groups.get(key)
    if (known) known.push(finding)
    else groups.set(key, [finding])
  }
  return [...groups.values()].map((group) => joined(group, homeOf)).toSorted(compareFindings)
}

/** In memory only: it may hold the text of a secret. */
function keyOf({ rule, variant, at, decision }: Finding, homeOf: (path: string) => string): string | undefined {
  if (decision === false) return undefined
  const what = decision ?? (rule.decidedBy === 'text' && at.end - at.start >= LEAST_TEXT ? at.file.text.slice(at.start, at.end) : undefined)
  return what === undefined
    ? undefined
    : JSON.stringify([rule.id, withoutLevel(variant), homeOf(at.file.path), decision !== undefined, what])
}

/** A shorter text is a number or a flag, which many decisions share. */
const LEAST_TEXT = 4

/** `literal-warning` is the variant `literal` at another level. */
export function withoutLevel(variant: string): string {
  return variant.replace(/-(?:warning|note)$/, '')
}

function joined(group: readonly Finding[], homeOf: (path: string) => string): Finding {
  const [lead, ...others] = group.toSorted((a, b) => compareLevels(a.level, b.level) || compareFindings(a, b)) as [Finding, ...Finding[]]
  const home = typeof lead.decision !== 'string' ? {} : { home: homeOf(lead.at.file.path) }
  if (others.length === 0) return { ...lead, ...home }
  const places = others.length === 1 ? 'one other place' : `${others.length} other places`
  return {
    ...lead,
    ...home,
    message: `${lead.message}; the same at ${places} of the package`,
    related: [...lead.related, ...others.slice(0, MOST_PLACES).map(({ at }) => ({ at, label: 'the same decision' }))],
    alsoRules: [...new Set(group.flatMap(({ alsoRules }) => alsoRules))],
    facts: { ...lead.facts, places: String(group.length) },
  }
}
