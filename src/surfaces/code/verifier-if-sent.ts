import { asksForVerifier } from '../../knowledge/words/challenges.ts'
import type { Project } from '../../discover/project.ts'
import type { PkcePolicy } from '../../model/index.ts'
import { mayBeSaid } from '../reading/code-around.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { C_LIKE_FILES, RUBY_FILES } from './c-like-files.ts'
import { optionalVerifier } from './pkce-comparison.ts'
import { sentConditions } from './sent-conditions.ts'

/** Token endpoints that compare a verifier only where one comes, so that whoever stole a code leaves it out. */
export default defineTextSurface({
  id: 'verifier-if-sent',
  name: 'PKCE verifiers that a token endpoint compares only where they come',
  spec: 'https://www.rfc-editor.org/rfc/rfc7636.html#section-4.6',
  counts: 'code',
  files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py}', ...C_LIKE_FILES, ...RUBY_FILES],
  mentions: ['erifier'],
  together: [[/code_?challenge|pkce/i, /\bif\b[^\n]{0,80}[vV]erifier/, /authorization_?code|grant_?type|invalid_grant|auth_?code/i]],
  skipsTests: true,
  *read(text, { project }): Generator<PkcePolicy> {
    if (asks(text.value)) return
    for (const { at, ofVerifier } of sentConditions(text)) {
      if (!ofVerifier) continue
      if (!isAskedFor(project)) yield optionalVerifier(at)
      return
    }
  },
})

/** Whether code, and no comment, asks for a verifier. */
function asks(text: string): boolean {
  return asksForVerifier.pattern.test(text.replaceAll(COMMENTS, ''))
}

const COMMENTS = /^[ \t]{0,80}(?:\/\/|#(?!\[)|\*|\/\*)[^\n]*$/gm

/** Whether any code of the repository about token requests asks for a verifier, as a schema of another file may. */
function isAskedFor(project: Project): boolean {
  return mayBeSaid(project, 'asks for a verifier', (text) => /verifier/i.test(text) && OF_REQUESTS.test(text) && asks(text))
}

const OF_REQUESTS = /grant_?type|authorization_?code/i
