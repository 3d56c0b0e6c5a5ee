import {
  handlerValidates,
  jose4jVerify,
  lcobucciValidates,
  nimbusVerify,
  type AnsweringCheck,
} from '../../knowledge/words/dropped-answers.ts'
import type { Statement } from '../../model/reading.ts'
import { functionAround, isInComment, languageOf } from '../../program/written/index.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { slice, type Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { doneBy } from './policy.ts'

/** Checks of tokens that stand as a statement of their own: they answer whether a token is signed, and nothing looks at the answer. */
export default defineTextSurface({
  id: 'dropped-answers',
  name: 'Checks of tokens whose answer is dropped, in Java, Kotlin, C# and PHP',
  spec: 'https://www.rfc-editor.org/rfc/rfc8725.html#section-3.3',
  counts: 'code',
  files: ['**/*.{java,kt,cs,php}'],
  mentions: ['.verify(', '.verifySignature(', '.ValidateTokenAsync(', '->validate('],
  together: [[/\b(?:SignedJWT|JWSObject|JsonWebSignature|JsonWebTokenHandler|JwtSecurityTokenHandler)\b|Lcobucci\\JWT\b/]],
  skipsTests: true,
  *read(text, { file }): Generator<Statement> {
    const language = languageOf(file.path)
    if (!language) return
    for (const row of CHECKS.filter(({ languages }) => languages.includes(language))) {
      for (const match of [...text.value.matchAll(new RegExp(row.pattern, 'g'))].slice(0, MOST)) {
        const end = bracketEnd(text.value, match.index + match[0].length - 1, '()')
        const on = match.groups?.on ?? ''
        if (end === undefined || isInComment(text.value, match.index) || !isOf(on, row, text)) continue
        if (!STARTS.test(before(text, match.index)) || !(language === 'kt' ? ENDS_IN_KOTLIN : ENDS).test(text.value.slice(end))) continue
        const { at } = slice(text, match.index, match.index + match[0].length - 1)
        const around = functionAround(at, language)
        if (row.toldBy?.test(around.after)) continue
        const by = match[0].slice(match[0].lastIndexOf(on), -1)
        const name = [...around.before.matchAll(FUNCTION)].at(-1)?.[1]
        yield {
          kind: 'tokenCheck',
          owner: name === undefined ? { what: 'this service', product: 'this code' } : doneBy(name, 'this code'),
          evidence: [],
          missing: ['signature'],
          answerDropped: true,
          by,
          confidence: 'high',
          at,
        }
      }
    }
  },
})

const CHECKS: readonly AnsweringCheck[] = [nimbusVerify, jose4jVerify, handlerValidates, lcobucciValidates]
const MOST = 20
/** What is called on is declared as such, or given what such a type makes. */
function isOf(on: string, { of, itself }: AnsweringCheck, { value }: Text): boolean {
  if (itself?.test(on)) return true
  const name = new RegExp(`\\b${literally(on)}\\b`)
  return oneOf(
    '',
    inTurn('', /\b/, of, /\??\s{1,4}\$?/, name),
    inTurn('', name, /\s{0,4}(?::\s{0,4}|(?::\s{0,4}\w{1,40}\s{0,4})?=\s{0,20}(?:new\s{1,4})?)\\?(?:\w{1,40}\\){0,4}/, of, /\b/),
  ).test(value)
}

/** The end of what stands before a statement. */
const STARTS = /(?:^|[;{})])\s*$/
/** Behind a call: the end of its statement, of which waiting for it is no look at its answer. */
const ENDS = /^(?:\.Wait\(\)|\.ConfigureAwait\(\w{4,5}\))?\s{0,40};/
/** The last line of a block may be its value. */
const ENDS_IN_KOTLIN = /^[ \t]{0,8}(?:;[ \t]{0,8})?(?:\/\/[^\n]{0,200})?\n\s{0,200}(?!(?:as|in|is|or|and|xor|else)\b)[\w@]/
const FUNCTION = inTurn(
  'g',
  /\b(?!(?:if|for|while|switch|catch|when|try|using|lock)\b)(\w{1,60})\s{0,4}\([^;{}]{0,400}\)\s{0,80}/,
  /(?::\s{0,4}[\w?<>\\]{1,60}\s{0,80})?(?:throws [\w., ]{1,120})?\{/,
)

/** The code before a place, without comments on lines of their own. */
function before({ value }: Text, index: number): string {
  return value.slice(Math.max(0, index - 300), index).replace(/^\s*\/\/.*$/gm, '')
}
