import type { RuleMeta } from '../judge/rule.ts'

const PAGES = 'https://github.com/agent-auth-lint/agent-auth-lint/blob/main/rules'

/** The page of a rule on the web. */
export function pageUrl(rule: RuleMeta): string {
  return `${PAGES}/${rule.id}.md`
}

/** With a full stop, and a capital unless the first word is a name such as `openid-client`. */
export function sentence(text: string): string {
  return ended(text.trim().replace(/^(?:[a-z]+|one-time)(?=[ ,])/, (word) => word.charAt(0).toUpperCase() + word.slice(1)))
}

/** With a full stop. */
export function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : text + '.'
}
