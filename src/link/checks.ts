import type { Subject, TokenCheck } from '../model/index.ts'
import type { Facts } from './facts.ts'

/** What the module of a token check cannot say: which server runs it for its MCP callers, and who signs its tokens. */
export function completeChecks(subjects: readonly Subject[], { guards, signing, packageOf }: Facts): Subject[] {
  const signed = new Set(signing.flatMap(({ pairs = [], at }) => pairs.map((pair) => `${packageOf(at.file.path)}\n${pair}`)))
  return subjects.map((subject) => {
    if (subject.kind !== 'tokenCheck') return subject
    const isOwn = subject.pair !== undefined && signed.has(`${packageOf(subject.at.file.path)}\n${subject.pair}`)
    const check = isOwn ? ofOwnTokens(subject) : subject
    if (check.evidence.some(({ is }) => is === 'mcp-route')) return check
    const shown = check.reachedBy?.map((name) => guards.get(`${check.at.file.path}\n${name}`)).find((one) => one !== undefined)
    return shown ? { ...check, evidence: [shown, ...check.evidence] } : check
  })
}

/** Tokens that the package signs with the other half of the pair have no other audience, and no other issuer. */
function ofOwnTokens(check: TokenCheck): TokenCheck {
  return {
    ...check,
    missing: check.missing.filter((gap) => gap !== 'audience' && gap !== 'named-audience' && gap !== 'issuer'),
    evidence: check.evidence.filter(({ is }) => is !== 'foreign-issuer'),
  }
}
