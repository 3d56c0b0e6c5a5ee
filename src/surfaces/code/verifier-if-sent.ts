import { asksForVerifier, takesVerifier } from '../../knowledge/words/challenges.ts'
import { answersToken, makesRequest, sendsGrant, sendsVerifier } from '../../knowledge/words/pkce-clients.ts'
import { redeemsCode } from '../../knowledge/words/redemptions.ts'
import type { Project } from '../../discover/project.ts'
import type { PkcePolicy } from '../../model/index.ts'
import { mayBeSaid } from '../reading/code-around.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { asksAnywhere, isOfBoth } from './asked-by-server.ts'
import { C_LIKE_FILES, RUBY_FILES } from '../../program/written/index.ts'
import { codeAlone, codePromised } from './codes-alone.ts'
import { optionalVerifier } from './pkce-comparison.ts'
import { sentConditions } from './sent-conditions.ts'

/** Token endpoints that compare a verifier only where one comes, or ask for none, so that whoever stole a code leaves it out. */
export default defineTextSurface({
  id: 'verifier-if-sent',
  name: 'PKCE verifiers that a token endpoint compares only where they come, or knows none of',
  spec: 'https://www.rfc-editor.org/rfc/rfc7636.html#section-4.6',
  counts: 'code',
  files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py}', ...C_LIKE_FILES, ...RUBY_FILES],
  mentions: ['erifier', 'unsupported_grant_type', 'access_token'],
  together: [
    [/unsupported_grant_type/, redeemsCode.pattern],
    [
      /["']access_token["']\s{0,4}[:,=\]]|\baccess_token\s{0,4}[:=]/,
      /["']code["']|\.(?:body|query)\.code\b/,
      /\/token\b|\w{0,40}token\w{0,20}\s?\(/i,
    ],
    [/code_?challenge|pkce/i, /\bif\b[^\n]{0,80}[vV]erifier/, /authorization_?code|grant_?type|invalid_grant|auth_?code/i],
  ],
  skipsTests: true,
  *read(text, { project }): Generator<PkcePolicy> {
    const alone = codeAlone(text, project) ?? codePromised(text, project)
    if (alone) yield optionalVerifier(alone)
    if (asks(text.value)) return
    for (const { at, ofVerifier } of sentConditions(text)) {
      if (!ofVerifier) continue
      if (!isAskedFor(project)) yield optionalVerifier(at)
      return
    }
  },
})

/** Whether the code of a token endpoint asks for a verifier, and not a client for its own. */
function asks(text: string): boolean {
  return asksAnywhere(text, asksForVerifier, ({ around }) => !sends(around) && !isOfBoth(around))
}

/** Whether a function sends a verifier that it has not taken from a request itself. */
function sends(code: string): boolean {
  const isSent = sendsGrant.pattern.test(code) && sendsVerifier.pattern.test(code) && makesRequest.pattern.test(code)
  return isSent && !takesVerifier.pattern.test(code)
}

/** Whether any code of the repository about token requests asks for a verifier, as a schema of another file may. */
function isAskedFor(project: Project): boolean {
  return mayBeSaid(project, 'asks for a verifier', (text) => {
    if (!/verifier/i.test(text) || !OF_REQUESTS.test(text) || (sends(text) && !answersToken.pattern.test(text))) return false
    return asksAnywhere(text, asksForVerifier, ({ index, words, around }, code) => {
      const behind = code.slice(index + words.length, index + words.length + 160)
      return !sends(around) && !isOfBoth(around) && !(ANSWERS_NO.test(behind) && !OF_REQUEST.test(around))
    })
  })
}

/** A comparison answers no where it has nothing to compare, for whoever asks it. */
const ANSWERS_NO = /^[^\n]{0,80}\n?[^\n]{0,40}\breturn (?:false|False)\b/
const OF_REQUEST = /\b(?:req|request|body|form|params|payload|dto|input)\b|grant_?type/i
const OF_REQUESTS = /grant_?type|authorization_?code/i
