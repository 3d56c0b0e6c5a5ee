import { asksForVerifier } from '../../knowledge/words/challenges.ts'
import type { PkcePolicy } from '../../model/index.ts'
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
  *read(text): Generator<PkcePolicy> {
    if (asksForVerifier.pattern.test(text.value.replaceAll(COMMENTS, ''))) return
    for (const { at, ofVerifier } of sentConditions(text)) {
      if (!ofVerifier) continue
      yield optionalVerifier(at)
      return
    }
  },
})

const COMMENTS = /^[ \t]{0,80}(?:\/\/|#(?!\[)|\*|\/\*)[^\n]*$/gm
