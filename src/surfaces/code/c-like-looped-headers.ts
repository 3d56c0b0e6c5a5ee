import { webRequests } from '../../knowledge/libraries/web-requests.ts'
import { asWrittenIn } from '../../knowledge/libraries/written.ts'
import { headersLooped, valueOfLoop } from '../../knowledge/words/logged-requests.ts'
import { wholeEnvironment } from '../../knowledge/words/whole-environment.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { literally } from '../../text/pattern.ts'
import { functionAround, givenLast, type FunctionAround } from '../../program/written/index.ts'
import { isBoundToHeaders } from './bound-headers.ts'
import { looksAtNames } from './names-looked-at.ts'
import { codeAt, type SourceFile } from '../../text/source.ts'

/**
 * The value of each header in turn, of a request that came or of what signs in elsewhere, or of each variable of the process:
 * `headers.forEach((name, value) -> …)`, `for name, value := range r.Header`, `foreach ($_ENV as $name => $value)`. One that looks at the
 * names may leave some out.
 */
export function valueLooped({ kind, at }: Node, language: CLike): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  const code = kind === 'dynamic' ? codeAt(at, LONGEST) : ''
  const named = valueOfLoop.pattern.exec(code)
  const name = named?.slice(1).find((one) => one !== undefined)
  if (name === undefined) return undefined
  const around = functionAround(at, language)
  const { before } = around
  // Of several with one name the innermost, or the last, is meant.
  for (const loop of [...`${before}${code}`.matchAll(LOOPS)].toReversed()) {
    const [through, value] = partsOfLoop(loop)
    const body = before.slice(loop.index + loop[0].length)
    if (value !== name || closesLoop(body)) continue
    const here = { around, file: at.file, language }
    const what = valueGiven(through, here) ?? through
    const isOpen = !looksAtNames(body) && (wholeEnvironment.pattern.test(what) || areCredentials(through, here))
    return isOpen ? { what: wholeEnvironment.pattern.test(what) ? what : through, within: code, at } : undefined
  }
  return undefined
}

const LOOPS = new RegExp(headersLooped.pattern, 'g')
/** A longer expression is no value of a loop. */
const LONGEST = 90

/** What is gone through, and the name of the value or the entry. */
export function partsOfLoop(loop: RegExpExecArray): readonly [through: string, value: string] {
  const value = Object.values(loop.groups ?? {}).find((one) => one !== undefined) ?? ''
  return [loop.slice(1).find((one) => one !== undefined && one !== value) ?? '', value]
}

/**
 * Whether a loop has ended: as many braces close as open, or more, or more parentheses than open. Braces of what is put into a text are
 * neither.
 */
export function closesLoop(body: string): boolean {
  let depth = 0
  for (const [mark] of body.matchAll(/[()]/g)) if ((depth += mark === '(' ? 1 : -1) < 0) return true
  depth = 0
  for (const [mark] of body.replaceAll(FILLED_IN, '').matchAll(/[{}]/g)) if ((depth += mark === '{' ? 1 : -1) <= 0) return true
  return false
}

/** `{}` of a message, `${name}` of Kotlin */
const FILLED_IN = /\$?\{[^{}\n;]{0,80}\}/g

/** A function, and where it stands. */
export interface Here {
  readonly around: FunctionAround
  readonly file: SourceFile
  readonly language: CLike
}

/** What a name was given last, as it is written. */
export function valueGiven(name: string, { around, file }: Here): string | undefined {
  const given = /^\$?\w+$/.test(name) ? givenLast(name, around, file) : undefined
  return given && codeAt(given.at, LONGEST)
}

/** Headers of the request, and those that a credential was put into here or that are called so. */
export function areCredentials(through: string, here: Here): boolean {
  const { around, file, language } = here
  const { before, start } = around
  if (areOfRequest(valueGiven(through, here) ?? through, language)) return true
  if (
    /auth\w{0,12}_?headers$/i.test(through) ||
    isBoundToHeaders(through, { file, start: start + before.length, end: start + before.length })
  )
    return true
  return (
    /headers?$/i.test(through) &&
    new RegExp(`${literally(through)}(?:\\.\\w{3,10}\\(|\\[)\\s{0,4}["'](?:authorization|x-api-key|cookie)["']`, 'i').test(before)
  )
}

function areOfRequest(code: string, language: CLike): boolean {
  if (HEADERS[language]?.test(code)) return true
  if (language === 'go') return /^(?:\w{1,40}\.)?(?:r|\w{0,20}req|\w{0,20}request)\.Header$/i.test(code)
  return language === 'cs' && /(?:^|\.)Request\.Headers$/.test(code)
}

const HEADERS = asWrittenIn(webRequests, 'is-headers-of-request')
