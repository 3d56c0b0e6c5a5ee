import { wholeNames } from '../knowledge/tunnels-and-previews.ts'
import { words } from '../text/words.ts'

/** `suffix` with or without its leading dot or `*.`; the host itself counts. */
export function underSuffix(host: string, suffix: string): boolean {
  const bare = suffix.replace(/^\*?\./, '')
  return host === bare || host.endsWith(`.${bare}`)
}

export function dotted(suffix: string): string {
  return `.${suffix.replace(/^\*?\./, '')}`
}

/** Whether a host is a pattern's: `*.acme.io` has the sub-domains, `acme.io` only itself. */
export function hostMatches(host: string, pattern: string): boolean {
  const bare = pattern.split('/')[0] as string
  if (bare.startsWith('*.')) return host.endsWith(bare.slice(1)) || host === bare.slice(2)
  return host === bare
}

/** Words of a host outside its registrable domain: `dev.to` and `live.com` name no environment. */
export function hostParts(host: string, hosting: string | undefined): string[] {
  if (wholeNames.test(host)) return []
  const labels = host.split('.')
  const own = hosting ? dotted(hosting).split('.').length - 1 : registrableLabels(labels)
  return labels.slice(0, Math.max(0, labels.length - own)).flatMap(words)
}

/** `acme.co.uk` of `login.acme.co.uk`: whose host it is. */
export function registrableDomain(host: string): string {
  const labels = host.split('.')
  return labels.slice(-registrableLabels(labels)).join('.')
}

/** How many labels the registrable domain has. A short list of second-level registries stands in for the whole public suffix list. */
function registrableLabels(labels: readonly string[]): number {
  const [second, top] = labels.slice(-2)
  return top?.length === 2 && SECOND_LEVEL.has(second ?? '') ? 3 : 2
}

const SECOND_LEVEL = new Set(['co', 'com', 'net', 'org', 'gov', 'edu', 'ac', 'or', 'ne', 'go', 'gob', 'nom'])
