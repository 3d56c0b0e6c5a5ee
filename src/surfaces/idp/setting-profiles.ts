import { environmentOf } from '../../classify/environment.ts'
import { words } from '../../text/words.ts'
import { forDevelopment, forTrial } from '../../knowledge/words/files.ts'
import { items, type Node } from '../../parse/node.ts'
import { valueAt } from './relaxed-keys.ts'

/** Where settings say in which surroundings they hold: https://docs.spring.io/spring-boot/reference/features/external-config.html */
const KEYS = ['spring.config.activate.on-profile', 'spring.profiles', 'micronaut.environments']

/** The profiles for which one document of an application's settings holds; none where it holds for all. */
export function profilesOf(root: Node): readonly string[] {
  return KEYS.flatMap((key) => {
    const node = valueAt(root, key)
    const named = node?.kind === 'scalar' ? [node] : items(node)
    return named.flatMap((one) => (one.kind === 'scalar' && typeof one.value === 'string' ? one.value.split(/[\s,|&()]+/) : []))
  }).filter((name) => name !== '')
}

/**
 * The profile that a file of settings is for, by its name: `application-prod.yml`.
 * https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.files.profile-specific,
 * https://quarkus.io/guides/config-reference#profile-aware-files
 */
export function profileOfFile(path: string): string | undefined {
  return /(?:^|\/)(?:application|bootstrap|microprofile-config)-([\w-]{1,60})\.(?:ya?ml|properties)$/.exec(path)?.[1]
}

/** Whether a document of settings holds only for who develops or tries something out. */
export function holdsForDevelopment(root: Node): boolean {
  const names = profilesOf(root)
  return names.length > 0 && names.every((name) => (name.startsWith('!') ? isProduction(name.slice(1)) : isForDevelopment(name)))
}

/** By the name of a file, a profile, or a part of settings: `environments.development`. */
export function isForDevelopment(name: string): boolean {
  return forDevelopment.pattern.test(name) || forTrial.pattern.test(name)
}

/** Also as what holds for all others: `!dev`. */
export function isForProduction(name: string): boolean {
  return name.startsWith('!') ? isForDevelopment(name.slice(1)) : isProduction(name)
}

/**
 * Whether a profile may be one in which others are served: places have names of their own, as `k8s` and `aws`, and only those for who
 * develops, tests or tries something out are known not to be.
 */
export function mayServeOthers(name: string): boolean {
  if (name.startsWith('!')) return isForDevelopment(name.slice(1))
  return !isForDevelopment(name) && environmentOf(words(name))?.environment !== 'staging'
}

function isProduction(name: string): boolean {
  return environmentOf(words(name))?.environment === 'production'
}
