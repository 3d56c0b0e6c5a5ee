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
