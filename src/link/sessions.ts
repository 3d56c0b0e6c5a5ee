import type { Subject } from '../model/index.ts'
import { agentPackage, type Facts } from './facts.ts'

/** What the module of a session cannot say: that agents act for who is signed in to its package. */
export function completeSessions(subjects: readonly Subject[], facts: Facts): Subject[] {
  return subjects.map((subject) => {
    if (subject.kind !== 'tokenPolicy' || subject.token !== 'session') return subject
    const agent = agentPackage(subject.at.file.path, facts)
    return agent ? { ...subject, opens: [...(subject.opens ?? []), agent] } : subject
  })
}
