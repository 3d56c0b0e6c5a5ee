import { keepsPagesSignedIn } from '../knowledge/libraries/sessions.ts'
import type { Subject } from '../model/index.ts'
import { agentPackage, type Facts } from './facts.ts'

/**
 * What the module of a session cannot say: that agents act for who is signed in to its package. One that a framework keeps for its own
 * pages ends by sign-out and renews itself, whatever else is in the package.
 */
export function completeSessions(subjects: readonly Subject[], facts: Facts): Subject[] {
  return subjects.map((subject) => {
    if (subject.kind !== 'tokenPolicy' || subject.token !== 'session' || keepsPagesSignedIn.has(subject.owner.product)) return subject
    const agent = agentPackage(subject.at.file.path, facts)
    return agent ? { ...subject, opens: [...(subject.opens ?? []), agent] } : subject
  })
}
