import type { Subject } from '../model/index.ts'
import type { Facts } from './facts.ts'

/** What the module of a token check cannot say: which server runs it for its MCP callers. */
export function completeChecks(subjects: readonly Subject[], { guards }: Facts): Subject[] {
  if (guards.size === 0) return [...subjects]
  return subjects.map((subject) => {
    if (subject.kind !== 'tokenCheck' || subject.evidence.some(({ is }) => is === 'mcp-route')) return subject
    const shown = subject.reachedBy?.map((name) => guards.get(`${subject.at.file.path}\n${name}`)).find((one) => one !== undefined)
    return shown ? { ...subject, evidence: [shown, ...subject.evidence] } : subject
  })
}
