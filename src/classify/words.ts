/** The words of a name: split at `.`, `-`, `_`, `/`, blanks and case changes, lower case. `APIKey2` gives api, key, 2. */
export function words(name: string): string[] {
  return name
    .slice(0, 400)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
}

/** `accessTokenURL` with an underscore where a word begins: `access_Token_URL`. */
export function inUnderscores(name: string): string {
  return name.replace(/([a-z\d])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3_$2')
}

const PRODUCTION = new Set(['prod', 'production', 'prd', 'live', ...Array.from({ length: 9 }, (_, i) => `prod${i + 1}`)])
const NON_PRODUCTION = new Set([
  'staging',
  'stage',
  'stg',
  'uat',
  'preprod',
  'qa',
  'test',
  'testing',
  'dev',
  'develop',
  'development',
  'sandbox',
  'sbx',
  'demo',
  'preview',
  'nightly',
  'canary',
  'beta',
  'int',
  'ci',
  'nonprod',
])

/**
 * The environment that a list of words names, and the word that says so: STANDARD.md, "What names say".
 * Production wins when both are named, except in `non-prod` and `pre-prod`.
 */
export function environmentOf(parts: readonly string[]): { environment: 'production' | 'staging'; word: string } | undefined {
  let staging: string | undefined
  for (const [i, part] of parts.entries()) {
    if (PRODUCTION.has(part)) {
      const before = parts[i - 1]
      if (before === 'non' || before === 'pre' || before === 'not') staging = `${before}-${part}`
      else return { environment: 'production', word: part }
    } else if (NON_PRODUCTION.has(part)) staging ??= part
  }
  return staging ? { environment: 'staging', word: staging } : undefined
}
