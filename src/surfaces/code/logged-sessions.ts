import { webRequests } from '../../knowledge/libraries/web-requests.ts'
import { asWritten, asWrittenIn } from '../../knowledge/libraries/written.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { inTurn } from '../../text/pattern.ts'
import { codeAt, type SourceFile } from '../../text/source.ts'
import { functionAround, searchedOnce, TYPE } from '../../program/written/index.ts'

/**
 * The id of a web session, which is the value of its cookie and lets in whoever sends it: OWASP ASVS 5.0, 16.2.5. It is that of a request
 * of the web, or of a variable that is declared as such a session: trainings and sockets have sessions as well.
 */
export function idOfSession({ kind, at }: Node, language: CLike): Pick<LogCall, 'what' | 'at'> | undefined {
  const code = kind === 'dynamic' ? codeAt(at, 90) : ''
  if (IS_ID[language]?.test(code)) return { what: code, at }
  if (GIVES_ID[language]?.test(code) && isOfWeb(at.file, language)) return { what: code, at }
  const asked = ASKS_FOR_ID[language]?.exec(code)
  const variable = asked ? /^\w{1,60}$/.exec(code.slice(0, asked.index))?.[0] : undefined
  return variable !== undefined && isWebSession(variable, at, language) ? { what: code, at } : undefined
}

/** Whether a variable is declared as a session last in its function or, where that does not declare it, each time in the file. */
function isWebSession(variable: string, at: Node['at'], language: CLike): boolean {
  const declared =
    language === 'java'
      ? new RegExp(`\\b(${TYPE.java})\\s{1,4}${variable}(?=\\s{0,4}[=;,):])|\\b${variable}\\s?->`, 'g')
      : new RegExp(`\\b${variable}\\s?:\\s?(${TYPE.kt})|\\bva[lr] ${variable} ?=|\\b${variable}\\s?->`, 'g')
  const types = (code: string) => Array.from(code.matchAll(declared), ([, type = '']) => type)
  const last = types(functionAround(at, language).before).at(-1)
  if (last !== undefined) return SESSION.test(last)
  const inFile = () => {
    const all = types(at.file.text)
    return all.length > 0 && all.every((type) => SESSION.test(type))
  }
  return searchedOnce(at.file, `web session ${variable}`, inFile) === true
}

function isOfWeb(file: SourceFile, language: CLike): boolean {
  return searchedOnce(file, 'of the web', () => OF_WEB[language]?.test(file.text)) === true
}

const IS_ID = asWrittenIn(webRequests, 'is-session-id')
const GIVES_ID = asWrittenIn(webRequests, 'gives-session-id')
const OF_WEB = asWrittenIn(webRequests, 'is-of-web')
const ASKS_FOR_ID = asWrittenIn(webRequests, 'asks-for-id')
const SESSION = inTurn('', /^(?:\w{1,30}\.){0,6}/, asWritten(webRequests, 'is-session'), /\??$/)
