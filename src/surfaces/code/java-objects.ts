import { signsInWithOAuth1, tokenOfOAuth1 } from '../../knowledge/libraries/programs.ts'
import { withoutText } from '../../knowledge/words/typed-objects.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { oneOf } from '../../text/pattern.ts'
import type { SourceFile, Span } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'
import { functionAround, givenLast } from '../../program/written/index.ts'

// What a log of Java and Kotlin does not get of a token, by the class that holds it.

/** Whether a name is declared as an object of a class that writes no text of its own: only what its getters give is the credential. */
export function isObjectWithoutText({ what, at }: Pick<LogCall, 'what' | 'at'>, language: CLike): boolean {
  if (!NAME.test(what) || !isOfJava(language)) return false
  const type = typeOf(what, at, language)
  return type !== undefined && packagesOf(at, type).some((one) => withoutText.pattern.test(`${one}.${type}`))
}

/**
 * Whether a name holds the token of OAuth 1 without its secret, which signs every request: `getToken()` beside `getTokenSecret()`.
 * https://www.rfc-editor.org/rfc/rfc5849.html#section-3.1
 */
export function isHalfOfOAuth1({ what, at }: Pick<LogCall, 'what' | 'at'>, language: CLike): boolean {
  if (!isOfJava(language)) return false
  const around = functionAround(at, language)
  const value = NAME.test(what) ? givenLast(what, around, at.file) : undefined
  const code = value ? at.file.text.slice(value.at.start, Math.min(value.at.end, value.at.start + 100)) : what
  return tokenOfOAuth1.pattern.test(code) && signsInWithOAuth1.pattern.test(around.before) && !OAUTH2.test(around.before + around.after)
}

const NAME = /^[A-Za-z_]\w{0,60}$/
const OAUTH2 = /\bOAuth2/

function isOfJava(language: CLike): boolean {
  return language === 'java' || language === 'kt'
}

/** The type that a name was given last in its function: `OAuth2AccessToken token`, `token: SignedJWT`, `val token = (SignedJWT) given`. */
function typeOf(name: string, at: Span, language: CLike): string | undefined {
  const { before } = functionAround(at, language)
  const declared = oneOf(
    'g',
    new RegExp(`(?<![\\w.])([A-Z]\\w{0,60})\\s{1,8}${name}(?=\\s{0,8}[,;=)])`),
    new RegExp(`\\b${name}\\s{0,2}:\\s{0,2}([A-Z]\\w{0,60})`),
    new RegExp(`\\b(?:val|var)\\s{1,4}${name}\\s{0,4}=\\s{0,4}(?:\\(|new )([A-Z]\\w{0,60})[)(]`),
  )
  const last = [...before.matchAll(declared)].at(-1)
  return last?.slice(1).find((one) => one !== undefined)
}

/** The packages that a file has a class from by this name. */
function packagesOf({ file }: Span, type: string): readonly string[] {
  return importsOf(file).flatMap(([path, name]) => (name === type || name === '*' ? [path] : []))
}

/** What a file imports, as packages and names; many log calls of a file ask. */
const importsOf = oncePer(({ text }: SourceFile): readonly (readonly [path: string, name: string])[] => {
  const found = text.matchAll(/^import[ \t]{1,4}([\w.]{1,200})\.(\w{1,60}|\*)[ \t]{0,4};?[ \t\r]{0,4}$/gm)
  return Array.from(found, ([, path = '', name = '']) => [path, name] as const)
})
