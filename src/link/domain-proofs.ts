import { looksForProof, ofMail, proofOfDomain, publishedProof } from '../knowledge/words/domain-proofs.ts'
import type { Subject } from '../model/index.ts'

/** Whether a log has the token that proves whose a domain is, which its owner publishes for everybody to read. */
export function isProofOfDomain(subject: Subject): boolean {
  if (subject.kind !== 'logCall') return false
  const { what, at } = subject
  const { text, path } = at.file
  const before = text.slice(Math.max(0, at.start - FAR), at.start)
  const begun =
    before
      .slice(-NEAR)
      .split(/[;{}]\s{0,40}\n|\n\s{0,40}\n/)
      .at(-1) ?? ''
  const [rest = ''] = text.slice(at.start, at.end + NEAR).split('\n\n', 1)
  const statement = begun + rest
  if (ofMail.pattern.test(statement)) return false
  const isNamed = publishedProof.pattern.test(what) || (/(?:^|[.>:$])token$/i.test(what) && looksForProof.pattern.test(statement))
  return isNamed && proofOfDomain.pattern.test(`${path} ${before} ${statement}`)
}

/** In characters: a function, and a statement. */
const FAR = 1200
const NEAR = 240
