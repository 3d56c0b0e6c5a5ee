import { comparesChallenge, handsRequestItself, takesVerifier } from '../../knowledge/words/challenges.ts'
import { ofProofKeys } from '../../knowledge/words/pkce-clients.ts'
import type { Project } from '../../discover/project.ts'
import type { PkcePolicy } from '../../model/index.ts'
import { literally } from '../../text/pattern.ts'
import { slice } from '../../text/source.ts'
import { mayBeSaid } from '../reading/code-around.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { C_LIKE_FILES, isInComment, RUBY_FILES } from '../../program/written/index.ts'
import { verifierIgnored } from './pkce-comparison.ts'

/** Token endpoints that take a PKCE verifier and compare it with nothing, in repositories in which nothing else does. */
export default defineTextSurface({
  id: 'ignored-verifiers',
  name: 'PKCE verifiers that a token endpoint takes and ignores',
  spec: 'https://www.rfc-editor.org/rfc/rfc7636.html#section-4.6',
  counts: 'code',
  files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py}', ...C_LIKE_FILES, ...RUBY_FILES],
  mentions: ['code_verifier'],
  together: [[takesVerifier.pattern, /authorization_code/, /access_?token/i, /grant_?type/i]],
  skipsTests: true,
  *read(text, { project }): Generator<PkcePolicy> {
    if (comparesChallenge.pattern.test(text.value)) return
    for (const match of text.value.matchAll(new RegExp(takesVerifier.pattern, 'g'))) {
      const name = match.slice(1).find((one) => one !== undefined)
      const end = match.index + match[0].length
      const [behind = ''] = text.value.slice(end, end + FAR).split(ENDS, 1)
      if (name === undefined || isInComment(text.value, match.index) || !isOnlyAskedFor(name, behind) || isHandedOn(behind)) continue
      if (!isComparedElsewhere(project)) yield verifierIgnored(slice(text, match.index, end).at)
      return
    }
  },
})

/** How far behind it a function may use what it has taken, in characters. */
const FAR = 8000
/** The end of a function that stands by itself: another one may have a parameter of that name. */
const ENDS = /\n(?:\}|@|class |(?:async )?def )/
const COMMENTS = /^[ \t]{0,80}(?:\/\/|#|\*)[^\n]*$/gm

/** The whole of what the verifier was taken from, which a server behind this one may look at. */
const HANDS_WHOLE = /[(,:]\s{0,4}(?:\.\.\.|\*\*)?(?:req(?:uest)?\.(?:body|form|rawBody)|formData|params|form|body)\s{0,4}[),}\n]/

/** What asks who calls, or reads a part of it. */
const OF_CALLERS = /client|auth\w{0,12}$|user|session|origin|cors|log|trace|rate|limit|ip$|parse|read|bind|redirect/i

function isHandedOn(behind: string): boolean {
  if (HANDS_WHOLE.test(behind)) return true
  return [...behind.matchAll(new RegExp(handsRequestItself.pattern, 'g'))].some(
    ([, called = '']) => !OF_CALLERS.test(called.slice(called.lastIndexOf('.') + 1)),
  )
}

/** Whether a name is asked for nothing but whether it is there. */
function isOnlyAskedFor(name: string, code: string): boolean {
  const bare = code.replaceAll(COMMENTS, '')
  return [...bare.matchAll(new RegExp(`(?<![\\w.$])\\$?${literally(name)}\\b`, 'g'))].every(({ index, 0: { length } }) => {
    const before = bare.slice(Math.max(0, index - 40), index)
    const after = bare.slice(index + length, index + length + 30)
    return /(?:!|\bnot |isBlank\(|isEmpty\(|hasText\(|IsNullOr\w{5,12}\(|empty\()$/.test(before) || IS_THERE.test(after)
  })
}

const IS_THERE = /^ ?(?:===?|!==?|is|is not) ?(?:null|nil|None|undefined|""|'')|^\??\.(?:isBlank|isEmpty|blank\?|nil\?|length\b)/

/** Whether any code of the repository compares a challenge, which it does then for this endpoint. */
function isComparedElsewhere(project: Project): boolean {
  return mayBeSaid(project, 'compares a challenge', (text) => ofProofKeys.pattern.test(text) && comparesChallenge.pattern.test(text))
}
