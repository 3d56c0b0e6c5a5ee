import { givenBySettings, looksForProof, ofMail, proofOfDomain, publishedProof, verifiesDomain } from '../knowledge/words/domain-proofs.ts'
import type { Subject } from '../model/index.ts'
import { literally } from '../text/pattern.ts'

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
  if (ofMail.pattern.test(before + rest)) return false
  const isNamed = publishedProof.pattern.test(what) || (/(?:^|[.>:$])token$/i.test(what) && looksForProof.pattern.test(statement))
  return (
    isNamed && (verifiesDomain.pattern.test(path) || proofOfDomain.pattern.test(before + rest)) && !isGivenBySettings(what, before, text)
  )
}

/** `expected_token = os.environ["API_TOKEN"]`, before the log or at the top of its file. */
function isGivenBySettings(what: string, before: string, text: string): boolean {
  const name = /\w{1,60}$/.exec(what)?.[0]
  if (name === undefined) return false
  const given = new RegExp(`\\b${literally(name)}(?:\\s?:\\s?[\\w.<>|? ]{1,40})?\\s{0,4}:?=(?![=>])([^\\n]{0,120})`, 'g')
  return Array.from(`${text.slice(0, FAR)}\n${before}`.matchAll(given)).some(([, value = '']) => givenBySettings.pattern.test(value))
}

/** In characters: a function, and a statement. */
const FAR = 1200
const NEAR = 240
