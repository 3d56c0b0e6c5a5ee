import { asksForChallenge, asksForNamed, letsPassWithoutChallenge, serverWithPkce } from '../../knowledge/words/challenges.ts'
import { asksForAuthorization, readsMetadata, takesChallenge } from '../../knowledge/words/pkce-clients.ts'
import type { Project } from '../../discover/project.ts'
import type { PkcePolicy } from '../../model/index.ts'
import { mayBeSaid } from '../reading/code-around.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { asksAnywhere, isOfBoth } from './asked-by-server.ts'
import { C_LIKE_FILES, RUBY_FILES } from '../../program/written/index.ts'
import { challengeIfSent } from './pkce-comparison.ts'
import { passedIfNotSent, refusedIfSent } from './refused-if-sent.ts'
import { sentConditions } from './sent-conditions.ts'

/** Token endpoints that look at a verifier only for codes whose request had a challenge, where nothing refuses requests without one. */
export default defineTextSurface({
  id: 'challenge-if-sent',
  name: 'PKCE checks of codes that were asked for with a challenge',
  spec: 'https://www.rfc-editor.org/rfc/rfc9700.html#section-4.8.2',
  counts: 'code',
  files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py}', ...C_LIKE_FILES, ...RUBY_FILES],
  mentions: ['erifier'],
  together: [
    [
      /code_?verifier|pkce/i,
      /\bif\b[^\n]{0,60}[cC]hallenge/,
      /authorization_?code|grant_?type|invalid_grant|auth_?code|\bStatusCode::BAD_REQUEST/i,
    ],
  ],
  skipsTests: true,
  *read(text, { project }): Generator<PkcePolicy> {
    if (!OF_CODES.test(text.value) || asks(text.value)) return
    for (const { at, ofVerifier } of sentConditions(text)) {
      // verifier-if-sent.ts
      if (ofVerifier) continue
      if (!isAskedFor(project)) yield challengeIfSent(at)
      return
    }
    for (const at of [...refusedIfSent(text), ...passedIfNotSent(text)]) if (!isAskedFor(project)) yield challengeIfSent(at)
  },
})

/** A second factor has challenges and verifiers as well. */
const OF_CODES = /code_?challenge|pkce/i

/** Whether the code of an authorization endpoint asks for a challenge, and not a client for its own or for what a server publishes. */
function asks(whole: string): boolean {
  // Who lets a code pass without one asks nobody for it.
  const text = whole.replace(letsPassWithoutChallenge.pattern, '')
  return [asksForChallenge, asksForNamed].some((one) =>
    asksAnywhere(text, one, ({ words, around }) => !isClient(words, around) && !isOfBoth(around)),
  )
}

function isClient(words: string, around: string): boolean {
  if (readsMetadata.pattern.test(around)) return true
  return !MEMBER.test(words) && asksForAuthorization.pattern.test(around) && !takesChallenge.pattern.test(around)
}

/** Of a request, which a client has none of. */
const MEMBER = /[\w)](?:\??\.|->|\[["':])code_?challenge/i

/** Whether any code of the repository asks for a challenge, or a library that does answers the requests. */
function isAskedFor(project: Project): boolean {
  return mayBeSaid(
    project,
    'asks for a challenge',
    (text) => /challenge|pkce/i.test(text) && (asks(text) || serverWithPkce.pattern.test(text)),
  )
}
