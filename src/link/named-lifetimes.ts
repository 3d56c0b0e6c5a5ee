import { fileRole } from '../classify/file-role.ts'
import type { Subject, TokenPolicy } from '../model/index.ts'
import type { Facts } from './facts.ts'

/**
 * Subjects without the lifetimes that only the name of a constant tells, where the life of such a token is stated with the same value by
 * what makes one in the same package: it is the same decision. What an example or a test makes decides nothing for other code.
 */
export function withoutRepeatedNames(subjects: readonly Subject[], facts: Facts): readonly Subject[] {
  const stated = new Map<string, number>()
  for (const one of subjects) {
    if (one.kind !== 'tokenPolicy' || one.byName) continue
    const decision = decisionOf(one, facts)
    if (decision !== undefined) stated.set(decision, Math.max(stated.get(decision) ?? 0, weightOf(one, facts)))
  }
  return subjects.filter((one) => !isRepeated(one))

  function isRepeated(one: Subject): boolean {
    if (one.kind !== 'tokenPolicy' || !one.byName) return false
    const decision = decisionOf(one, facts)
    return decision !== undefined && (stated.get(decision) ?? -1) >= weightOf(one, facts)
  }
}

function decisionOf({ token, lifetime, at }: TokenPolicy, { packageOf }: Facts): string | undefined {
  return lifetime.is === 'set' ? `${packageOf(at.file.path)}\n${token} ${lifetime.value}` : undefined
}

/** What a file counts for: tests the least, then what is there to learn or copy from. */
function weightOf({ at: { file } }: TokenPolicy, { inTests, inSamples }: Facts): number {
  const { test, example, template } = fileRole(file.path)
  if (test || inTests(file.path)) return 0
  return example || template || inSamples(file.path) ? 1 : 2
}
