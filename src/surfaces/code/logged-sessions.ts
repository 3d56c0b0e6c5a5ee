import { webRequests } from '../../knowledge/libraries/web-requests.ts'
import { asWritten, asWrittenIn } from '../../knowledge/libraries/written.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'

/**
 * The id of a web session, which is the value of its cookie and lets in whoever sends it: OWASP ASVS 5.0, 16.2.5. It is that of a request,
 * or of a variable that the file declares as one.
 */
export function idOfSession({ kind, at }: Node, language: CLike): Pick<LogCall, 'what' | 'at'> | undefined {
  const code = kind === 'dynamic' ? at.file.text.slice(at.start, Math.min(at.end, at.start + 90)) : ''
  if (GIVES_ID[language]?.test(code)) return { what: code, at }
  const asked = ASKS_FOR_ID[language]?.exec(code)
  const variable = asked ? /^\w{1,60}$/.exec(code.slice(0, asked.index))?.[0] : undefined
  if (variable === undefined) return undefined
  const declared = language === 'java' ? `${SESSION}\\s{1,4}${variable}\\b` : `\\b${variable}: ${SESSION}\\b`
  return new RegExp(declared).test(at.file.text) ? { what: code, at } : undefined
}

const GIVES_ID = asWrittenIn(webRequests, 'gives-session-id')
const ASKS_FOR_ID = asWrittenIn(webRequests, 'asks-for-id')
const SESSION = asWritten(webRequests, 'is-session').source
