import { webRequests } from '../../knowledge/libraries/web-requests.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { headerWithCredential } from '../../knowledge/words/names-looped.ts'
import type { LogCall } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import { functionAround, givenLast } from '../../program/written/index.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { areTakenOut } from './c-like-secrets.ts'

/**
 * The text of a whole request, its headers among it, that is logged: of one that came, or of one that was made here and given a
 * credential. `dump, _ := httputil.DumpRequest(r, true); log.Printf("%s", dump)`
 */
export function dumpOfRequest({ kind, at }: Node): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  const name = kind === 'dynamic' ? /^\w{1,60}$/.exec(codeAt(at, 90))?.[0] : undefined
  if (name === undefined || !at.file.text.includes(PACKAGE)) return undefined
  const around = functionAround(at, 'go')
  const given = givenLast(name, around, at.file)
  const [, request, withBody] = (given && DUMPED.exec(codeAt(given.at, 160))) ?? []
  if (!given || request === undefined) return undefined
  const before = around.before.slice(0, given.at.start - around.start)
  return holdsCredential(request, before, given.at)
    ? { what: withBody === 'false' ? 'headers' : 'body and headers', within: name, at }
    : undefined
}

const DUMPS = asWritten(webRequests, 'dumps-request')
const DUMPED = inTurn('', /^/, DUMPS, /\(\s{0,4}(\w[\w.()]{0,60}?),\s{0,4}(\w{1,40})\s{0,4}\)$/)
/** What is in each file that dumps requests. */
const PACKAGE = 'httputil'

/** Whether a request that is dumped behind some code came with its headers, or was given a credential before. */
function holdsCredential(request: string, before: string, at: Span): boolean {
  if (areTakenOut(`${request}.Header`, at) || isMasked(request, before)) return false
  const one = `(?<![\\w.])${literally(request)}`
  if (/^(?:c|ctx|context)\.Request(?:\(\))?$/.test(request) || new RegExp(`${one} \\*http\\.Request\\b`).test(before)) return true
  return new RegExp(`${one}\\.${headerWithCredential.pattern.source}`, 'i').test(before)
}

/** `r.Header.Set("Authorization", "redacted")` */
function isMasked(request: string, before: string): boolean {
  return new RegExp(`(?<![\\w.])${literally(request)}\\.Header\\.Set\\("(?:authorization|cookie)", ?"[^"\n]{0,80}"\\)`, 'i').test(before)
}
