import { assertionOfGoogle } from '../knowledge/words/assertions.ts'
import type { Subject } from '../model/index.ts'

/** Whether an assertion lives as long as its provider has it, and no longer. */
export function livesAsDocumented(subject: Subject): boolean {
  if (subject.kind !== 'tokenPolicy' || subject.token !== 'assertion' || subject.lifetime.is !== 'set') return false
  const { lifetime, at } = subject
  if (lifetime.value === 'never' || lifetime.value > assertionOfGoogle.longest) return false
  return assertionOfGoogle.pattern.test(at.file.text.slice(Math.max(0, at.start - NEAR), at.end + NEAR))
}

/** In characters: the claims and what stands around them. */
const NEAR = 800
