import { publishedByName, serverSecret } from '../knowledge/words/secrets.ts'
import type { Judgement } from '../model/index.ts'

/** Prefixes by which frameworks publish a variable; the stem does not have them. */
const PUBLIC_PREFIXES = [
  'next_public_',
  'vite_',
  'react_app_',
  'expo_public_',
  'nuxt_public_',
  'public_',
  'gatsby_',
  'vue_app_',
  'storybook_',
]

/** The public build prefix of a variable, when it has one: its value is compiled into what users download. */
export function publicPrefix(name: string): string | undefined {
  const lower = name.toLowerCase()
  return PUBLIC_PREFIXES.find((prefix) => lower.startsWith(prefix))
}

/**
 * Whether a build compiles the key of a variable into what every visitor loads, and nothing in its name says that it should not: counters
 * of visitors, maps and search take such keys. What a provider's format proves is judged before.
 */
export function isPublishedKey(name: string): boolean {
  const lower = name.toLowerCase()
  if (publishedByName.pattern.test(name)) return true
  return (
    PUBLIC_PREFIXES.some((prefix) => lower.startsWith(prefix) || (prefix !== 'public_' && lower.includes(`_${prefix}`))) &&
    !/secret|private|passw|pwd|pswr?d|token|admin|service|role|server/.test(lower)
  )
}

/** Whether only a server may have what a variable holds: by its name, or by a provider's format of a key that no page carries by design. */
export function isServersOwn(name: string, { kind }: Judgement): boolean {
  return (
    /secret|private|password|service_role/i.test(name) ||
    serverSecret.pattern.test(name.toUpperCase()) ||
    (kind !== undefined && !kind.needsName && !kind.openBeside)
  )
}

/** The name without a framework's prefix and without the environment: `PROD_DESK_TOKEN` and `DESK_URL` belong together. */
export function withoutPublicPrefix(name: string): string {
  const lower = name.toLowerCase().replaceAll('-', '_')
  const prefix = PUBLIC_PREFIXES.find((one) => lower.startsWith(one))
  const bare = prefix ? lower.slice(prefix.length) : lower
  const environment = /^(?:prod|production|prd|live|staging|stage|stg|test|dev|development|sandbox|qa|uat)_(?=[a-z])/.exec(bare)?.[0] ?? ''
  return bare.slice(environment.length)
}
