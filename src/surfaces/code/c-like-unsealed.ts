import type { Project } from '../../discover/project.ts'
import { beginsMethod, declaresMethod, handsCodeOn, takesCode } from '../../knowledge/words/redemptions.ts'
import { bindsSignIn, keepsSignIn, looksUpSignIn, takesApart } from '../../knowledge/words/states.ts'
import type { AuthorizationRequest } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { literally } from '../../text/pattern.ts'
import { slice, SourceFile, type Span } from '../../text/source.ts'
import { requestOfCallback } from '../reading/authorization-request.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { skippedIn } from './c-like-skipped-states.ts'
import { C_LIKE_FILES, filesOfLanguage, functionAround, isInComment, languageOf } from '../../program/written/index.ts'

/**
 * Callbacks that believe what a `state` says when it is taken apart, in languages that are read without a grammar: nothing has signed it,
 * and it is compared with nothing, so that everybody can write one. And those that compare it only where one is there, or was kept.
 */
export default defineTextSurface({
  id: 'c-like-unsealed',
  name: 'Callbacks that believe an unsigned state, or need none, in Go, Java, Kotlin, C#, PHP and Rust',
  spec: 'https://www.rfc-editor.org/rfc/rfc9700.html#section-4.7.1',
  counts: 'code',
  files: C_LIKE_FILES,
  mentions: ['tate'],
  together: [[takesApart.pattern], [/\bif\b[^\n]{0,160}[sS]tate\b/, /!==?|\bequals\(/, /\bcode\b|\bCode\b/]],
  skipsTests: true,
  *read(text, { file, project }): Generator<AuthorizationRequest> {
    const language = languageOf(file.path)
    if (!language || !OF_OAUTH.test(text.value)) return
    for (const { only, at } of skippedIn(text, language)) yield requestOfCallback(only, at)
    if (language === 'rs') return
    for (const { index, 0: written } of text.value.matchAll(new RegExp(takesApart.pattern, 'g'))) {
      const { at } = slice(text, index, index + written.length)
      if (isInComment(text.value, index) || !isBelieved(at, language, project)) continue
      yield requestOfCallback('unsealed', at)
    }
  },
})

const OF_OAUTH = /oauth|authorization_?code|redirect_?uri|sign_?in|callback/i

/** Whether the function that takes a state apart, or each that calls it, is a callback that nothing binds to a browser or a person. */
function isBelieved(at: Span, language: CLike, project: Project): boolean {
  const own = functionAround(at, language).code
  if (isBound(own)) return false
  if (takesCode.pattern.test(own)) return handsCodeOn.pattern.test(own)
  const [, called, method] = beginsMethod.pattern.exec(own) ?? []
  const name = called ?? method
  const callers = name === undefined ? [] : callersOf(name, at, language, project)
  return callers.some((code) => takesCode.pattern.test(code) && handsCodeOn.pattern.test(code)) && callers.every((code) => !isBound(code))
}

/** Behind the call that redeems the code, a callback begins the session of who has signed in. */
function isBound(code: string): boolean {
  if (bindsSignIn.pattern.test(code) || looksUpSignIn.pattern.test(code)) return true
  const redeemed = [...code.matchAll(new RegExp(handsCodeOn.pattern, 'g'))].find(({ index }) => !DECLARED.test(code.slice(0, index)))
  return keepsSignIn.pattern.test(redeemed ? code.slice(0, redeemed.index) : code)
}

/** Before the name of a function where it is declared. */
const DECLARED = /\b(?:function|fun|func|private|public|protected|internal|static)\b[^\n;={]{0,120}$/

/** The functions that call another by its name, in the files of the language. */
function callersOf(name: string, { file }: Span, language: CLike, project: Project): string[] {
  const calls = new RegExp(`(?:->|\\.|\\b)${literally(name)}\\([^;\\n]{0,80}[sS]tate\\w{0,20}["']?\\s{0,4}[,)]`, 'g')
  const paths = filesOfLanguage(project, language)
  const asked = ASKED.get(file) ?? 0
  ASKED.set(file, asked + 1)
  if (paths.length > MOST_FILES || asked >= MOST_ASKED) return []
  return paths.flatMap((path) => {
    const text = path === file.path ? file.text : (project.text(path) ?? '')
    const source = text.includes(`${name}(`) ? (path === file.path ? file : new SourceFile(path, text)) : undefined
    return source
      ? Array.from(text.matchAll(calls), ({ index, 0: { length } }) => ({ file: source, start: index, end: index + length }))
          .filter((at) => !declaresMethod.pattern.test(text.slice(Math.max(0, at.start - 100), at.start)))
          .map((at) => functionAround(at, language).code)
      : []
  })
}

const MOST_FILES = 2000

/** How often the callers of a function of a file were looked for, and how often they are: nobody takes a state apart in more functions. */
const ASKED = new WeakMap<SourceFile, number>()
const MOST_ASKED = 20
