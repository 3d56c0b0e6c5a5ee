import { asksForChallenge, asksForNamed, serverWithPkce } from '../../knowledge/words/challenges.ts'
import { fileRole } from '../../classify/file-role.ts'
import type { Project } from '../../discover/project.ts'
import type { PkcePolicy } from '../../model/index.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice, type Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isInComment } from './c-like-comments.ts'
import { C_LIKE_FILES, RUBY_FILES } from './c-like-files.ts'
import { challengeIfSent } from './pkce-comparison.ts'

/** Token endpoints that look at a verifier only for codes whose request had a challenge, where nothing refuses requests without one. */
export default defineTextSurface({
  id: 'challenge-if-sent',
  name: 'PKCE checks of codes that were asked for with a challenge',
  spec: 'https://www.rfc-editor.org/rfc/rfc9700.html#section-4.8.2',
  counts: 'code',
  files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py}', ...C_LIKE_FILES, ...RUBY_FILES],
  mentions: ['erifier'],
  together: [[/code_?verifier|pkce/i, /\bif\b[^\n]{0,60}[cC]hallenge/, /authorization_?code|grant_?type|invalid_grant|auth_?code/i]],
  skipsTests: true,
  *read(text, { project }): Generator<PkcePolicy> {
    if (!OF_CODES.test(text.value) || asks(text.value)) return
    for (const match of text.value.matchAll(IF_SENT)) {
      if (isInComment(text.value, match.index) || !checksVerifier(text, match.index, match[0])) continue
      if (isAskedFor(project)) return
      yield challengeIfSent(slice(text, ...conditionOf(match[0], match.index)).at)
      return
    }
  },
})

/** `if (stored.codeChallenge) {`, `if code.CodeChallenge != "" {`, `if row["code_challenge"]:` */
const CHALLENGE = inTurn(
  '',
  /(?:\$?\w{1,40}(?:\?\.|\.|->|\[["']))?(?:get\()?["']?/,
  /(?:\w{0,20}(?:code|Code|stored|expected)_?)?[cC]hallenge/,
  /(?:\(\)|["'][\])]|["'])?/,
)
const IF_SENT = inTurn(
  'gm',
  /^[ \t]{0,80}if \(?/,
  CHALLENGE,
  /(?: ?(?:!==?|is not) ?(?:""|''|null|nil|None|undefined))?/,
  /(?: ?(?:&&|and) ?\(?[\w.$>]{0,40}(?:[mM]ethod)[^\n{:]{0,24})?/,
  // A verifier that is looked at only where it comes as well leaves even more out.
  /(?: ?(?:&&|and) ?\(?[\w.$>]{0,40}[vV]erifier[^\n{:]{0,20})?/,
  /\)?\s?(?:\{|:)?[ \t]*$/,
)

/** From where to where the condition stands, without what closes it. */
function conditionOf(head: string, from: number): [from: number, to: number] {
  const start = /^\s*if \(?/.exec(head)?.[0].length ?? 0
  const condition = head.slice(start).replace(/[\s{:]+$/, '')
  const isOpen = condition.split('(').length < condition.split(')').length
  return [from + start, from + start + condition.length - (isOpen ? 1 : 0)]
}

/** Whether the block compares what comes with the challenge, and no other block is for codes without one. */
function checksVerifier({ value }: Text, from: number, head: string): boolean {
  const behind = value.slice(from + head.length, from + head.length + 1600)
  const [block = ''] = new RegExp(`^(?:[ \\t]*\\n|${indentOf(head)}[ \\t]+[^\\n]*\\n){1,40}`).exec(behind.replace(/^\n/, '')) ?? []
  const rest = behind.replace(/^\n/, '').slice(block.length)
  return /verifier/i.test(block) && COMPARES.test(block) && !/^[ \t]*\}?\s?(?:else|elif|elsif)\b(?![^\n{:]{0,80}hallenge)/.test(rest)
}

function indentOf(head: string): string {
  return /^[ \t]*/.exec(head)?.[0] ?? ''
}

const COMPARES = oneOf(
  'i',
  /[!=]==?[^\n]{0,60}challenge|challenge[^\n]{0,60}[!=]==?/,
  /(?:verif|valid|check|compar|equal|match)\w{0,30}[!?]?\(?[^\n]{0,80}challenge/,
)

/** A second factor has challenges and verifiers as well. */
const OF_CODES = /code_?challenge|pkce/i

/** Whether code, and no comment, asks for a challenge. */
function asks(text: string): boolean {
  const code = text.replaceAll(COMMENTS, '')
  return asksForChallenge.pattern.test(code) || asksForNamed.pattern.test(code)
}

const COMMENTS = /^[ \t]{0,80}(?:\/\/|#(?!\[)|\*|\/\*)[^\n]*$/gm

const ANSWERS = new WeakMap<Project, boolean>()
const MOST_FILES = 2000

/** Whether any code of the repository asks for a challenge, or a library that does answers the requests. */
function isAskedFor(project: Project): boolean {
  const known = ANSWERS.get(project)
  if (known !== undefined) return known
  const paths = project.below('').filter((path) => CODE.test(path) && !fileRole(path).test)
  const answer =
    paths.length > MOST_FILES ||
    paths.some((path) => {
      const text = project.text(path)
      return text !== undefined && /challenge|pkce/i.test(text) && (asks(text) || serverWithPkce.pattern.test(text))
    })
  ANSWERS.set(project, answer)
  return answer
}

const CODE = /\.(?:[cm]?[jt]sx?|py|go|java|kt|cs|php|rb|rs)$/
